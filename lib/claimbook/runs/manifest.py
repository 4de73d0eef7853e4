"""run.json: the record of a run, written last and whole.

A run without it did not finish, whatever its notebooks say. It is the only file of a run that holds
the time of day, so that two runs of the same inputs differ in nothing else but their ids.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimbook.core.errors import RunError
from claimbook.core.labels import Checkability, EvidenceStatus, Tier, Verdict
from claimbook.core.past_runs import next_number
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import CAPTURES, VERDICTS, read_rows, write_text
from claimbook.core.workspace import Run
from claimbook.runs.carrying import read_done
from claimbook.runs.folders import started_at
from claimbook.runs.kept_inputs import keep_inputs
from claimbook.runs.plan import STAGES
from claimbook.runs.seal import record_text, sealed
from claimbook.runs.secrets import redact
from claimbook.stages.provenance import hash_files, input_files, models_used, package_versions, settings_used

COMPLETE, FAILED = "complete", "failed"

# What a finished run holds, and the notebook that writes each of them.
OUTPUTS = {
    "captures.csv": "2_sources",
    "evidence.csv": "3_evidence",
    "verdicts.csv": "4_verdicts",
    "certificates.jsonl": "4_verdicts",
    "report.html": "5_report",
    "verdicts.excel.csv": "5_report",
}


def finish_run(run: Run) -> Path:
    """Writes run.json with status "complete": inputs and outputs by hash, versions, settings, counts.

    Returns:
        the path of run.json.

    Raises:
        RunError: a file that a stage writes is missing, or verdicts.csv belongs to another run.
    """
    for name, notebook in OUTPUTS.items():
        if not (run.folder / name).is_file():
            raise RunError(f"The run {run.run_id} has no {name}. Run the notebook {notebook}, then this one.")
    others = {row["run_id"] for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id")} - {run.run_id}
    if others:
        raise RunError(
            f"{run.verdicts_csv} was made by the run '{min(others)}', not by '{run.run_id}'. "
            "Run the notebook 4_verdicts again, then this one."
        )
    root, settings = run.workspace.root, _settings(run)
    keep_inputs(run)
    _write(
        run,
        {
            "status": COMPLETE,
            "case": run.case,
            "run_id": run.run_id,
            "number": next_number(run),
            "started": started_at(run.run_id),
            "finished": _now(),
            "inputs": hash_files(input_files(run), root),
            "outputs": hash_files(_outputs(run), run.folder),
            "stages": stages_made_by(run),
            "counts": _counts(run),
            "settings": settings_used(settings),
            "models": models_used(settings),
            "versions": package_versions(),
        },
    )
    return run.manifest


def fail_run(run: Run, stage: str, reason: str) -> None:
    """Writes run.json with status "failed", the stage, and the reason in one line."""
    _write(
        run,
        {
            "status": FAILED,
            "case": run.case,
            "run_id": run.run_id,
            "started": started_at(run.run_id),
            "finished": _now(),
            "stage": stage,
            "reason": " ".join(redact(reason).split()).encode("utf-8", "replace").decode("utf-8"),
            "versions": package_versions(),
        },
    )


def read_manifest(run: Run) -> dict[str, Any]:
    """The record of a run that finished or failed.

    Raises:
        RunError: there is none, or it is not what this module writes.
    """
    try:
        record = json.loads(run.manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RunError(f"The run {run.run_id} did not finish: {run.manifest} is not there.") from None
    except ValueError:
        record = None
    if not isinstance(record, dict) or record.get("status") not in (COMPLETE, FAILED):
        raise RunError(f"{run.manifest} is not the record of a run. Run the case again.")
    return record


def unread_sources(run: Run) -> tuple[str, ...]:
    """The ids of the sources that could not be read, in table order; mirrors only stand in for others."""
    return tuple(
        row["source_id"]
        for row in read_rows(run.captures_csv, CAPTURES, "source_id")
        if row["status"] != EvidenceStatus.FOUND and row["tier"] != Tier.MIRROR
    )


def _outputs(run: Run) -> tuple[Path, ...]:
    also = (run.machine_csv, run.changes_csv, *sorted(run.folder.glob("*.parquet")))
    kept = sorted((run.folder / "inputs").glob("*.csv"))
    return (*(run.folder / name for name in OUTPUTS), *(p for p in (*also, *kept) if p.is_file()))


def stages_made_by(run: Run) -> dict[str, str]:
    """The id of the run that executed each stage: this one, or one whose files were taken over.

    Empty for a run whose notebooks were executed by hand.
    """
    done = read_done(run)
    if not done:
        return {}
    return {s.name: done[s.name].made_by if s.name in done else run.run_id for s in STAGES}


def _settings(run: Run) -> Settings:
    """The settings with the judge that the run was told to ask; notebooks run by hand tell it to nobody."""
    done = read_done(run).get("4_verdicts")
    judge = done.inputs.get("parameter judge", "") if done else ""
    return replace(DEFAULTS, judge=judge) if judge else DEFAULTS


def _counts(run: Run) -> dict[str, Any]:
    rows = read_rows(run.verdicts_csv, VERDICTS, "claim_id")
    verdicts, kinds = Counter(r["verdict"] for r in rows), Counter(r["checkability"] for r in rows)
    return {
        "statements": len(rows),
        "checkability": {kind: kinds[kind] for kind in Checkability},
        "verdicts": {verdict: verdicts[verdict] for verdict in Verdict},
        "sources_unread": len(unread_sources(run)),
    }


def _write(run: Run, record: dict[str, Any]) -> None:
    write_text(run.manifest, record_text(sealed(record)))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
