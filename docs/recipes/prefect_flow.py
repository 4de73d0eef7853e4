"""claimbook on Prefect 3: `python prefect_flow.py` serves it every night."""

from __future__ import annotations

import subprocess
from pathlib import Path

from prefect import flow, get_run_logger, task

PROJECT = Path("/srv/newsdesk")
DONE, UNREAD, CHANGED = 0, 3, 5


@task(retries=2, retry_delay_seconds=1200)
def check_all_cases() -> int:
    """Runs all cases; a run that failed is tried again, and goes on where it stopped."""
    done = subprocess.run(
        [
            PROJECT / ".venv" / "bin" / "claimbook", "run", "--all", "--live", "--timeout", "3600",
            "--fail-on-change", "--summary", "runs/cases.csv",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    get_run_logger().info(done.stdout)
    if done.returncode not in (DONE, UNREAD, CHANGED):
        raise RuntimeError(f"claimbook ended with {done.returncode}: {done.stderr}")
    return done.returncode


@flow(name="claimbook")
def nightly() -> None:
    """Checks all cases, and says whether verdicts changed."""
    if check_all_cases() == CHANGED:
        get_run_logger().warning("Verdicts changed. See: claimbook diff CASE")


if __name__ == "__main__":
    nightly.serve(name="nightly", cron="10 3 * * *")
