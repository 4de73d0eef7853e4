"""The runs of a case that finished, in the order in which they did, and the one before another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from claimbook.core.errors import TableError
from claimbook.core.tables import CAPTURES, CHANGES, VERDICTS, read_csv
from claimbook.core.workspace import Run, Workspace

_COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run that finished.

    Attributes:
        number: the how-many-eth of its case it is, from 1, whatever the clock said; 0 where run.json does
            not tell.
        finished: when, by the clock: ISO 8601 in UTC.
    """

    run: Run
    finished: str
    number: int = 0


def past_runs(workspace: Workspace, case: str) -> tuple[PastRun, ...]:
    """The finished runs of a case, oldest first; a folder whose run.json cannot be read is none of them."""
    folder = workspace.case_runs(case)
    if not folder.is_dir():
        return ()
    runs = (Run(workspace, case, path.name) for path in folder.iterdir() if path.is_dir())
    found = [past for run in runs if (past := _past(run)) is not None]
    return tuple(sorted(found, key=lambda past: (past.number, past.finished, past.run.run_id)))


def next_number(run: Run) -> int:
    """The number of a run that finishes now."""
    past = past_runs(run.workspace, run.case)
    return 1 + max((each.number for each in past if each.run.run_id != run.run_id), default=0)


def earlier_run(run: Run) -> Run | None:
    """The newest run of the case that had finished before this one began or, if it finished, before it did.

    A run whose tables cannot be read any more is passed over: it must not stop all that follow.
    None for the first run of a case.
    """
    finished = past_runs(run.workspace, run.case)
    places = [past.run.run_id for past in finished]
    before = finished[: places.index(run.run_id)] if run.run_id in places else finished
    return next((past.run for past in reversed(before) if _is_readable(past.run)), None)


def same_verdicts(one: Run, other: Run) -> bool:
    """Whether the tables of verdicts of two runs say the same, but for the name of the run.

    Raises:
        TableError: a verdicts.csv cannot be read.
    """
    tables = [read_csv(run.verdicts_csv, VERDICTS, "claim_id") for run in (one, other)]
    first, second = ([row | {"run_id": ""} for row in table.rows] for table in tables)
    return tables[0].columns == tables[1].columns and first == second


def read_record(run: Run) -> dict[str, Any]:
    """What run.json says; empty where there is none, or none that can be read."""
    try:
        record = json.loads(run.manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _is_readable(run: Run) -> bool:
    try:
        read_csv(run.verdicts_csv, VERDICTS, "claim_id")
        read_csv(run.captures_csv, CAPTURES, "source_id")
        if run.changes_csv.is_file():
            read_csv(run.changes_csv, CHANGES, "claim_id")
    except (TableError, OSError):
        return False
    return True


def _past(run: Run) -> PastRun | None:
    record = read_record(run)
    finished = record.get("finished")
    if record.get("status") != _COMPLETE or not isinstance(finished, str) or not run.verdicts_csv.is_file():
        return None
    number = record.get("number")
    return PastRun(run, finished, number if isinstance(number, int) else 0)
