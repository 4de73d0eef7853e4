"""claimbook on Apache Airflow 3; goes into the folder of your DAGs."""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

PROJECT = "/srv/newsdesk"

with DAG(
    "claimbook",
    schedule="10 3 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,  # yesterday's pages cannot be had today
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=20)},
) as dag:
    # 3 is done with some sources unread; 5, verdicts changed, is told by the webhook and is no failure here.
    BashOperator(
        task_id="check_all_cases",
        cwd=PROJECT,
        bash_command=(
            f"{PROJECT}/.venv/bin/claimbook run --all --live --timeout 3600 --fail-on-change "
            "--summary runs/cases.csv || { code=$?; [ $code -eq 3 ] || [ $code -eq 5 ] || exit $code; }"
        ),
        append_env=True,
    )
