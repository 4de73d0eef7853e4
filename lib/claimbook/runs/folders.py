"""The folders of runs: made anew, found again by name, and the pointer to the newest that finished."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

from claimbook.core.errors import CaseError
from claimbook.core.tables import write_text
from claimbook.core.workspace import Run, Workspace, open_run

# A text file beside the runs of a case; it holds the id of the newest run that finished.
POINTER = "latest"

# The front of a run id that `new_run_id` made.
_STAMP = "%Y%m%dT%H%M%SZ"


def new_run(workspace: Workspace, case: str, run_id: str = "") -> Run:
    """Makes the folder of a new run; named by the time in UTC where `run_id` is empty.

    Raises:
        CaseError: there is no such case, the name is unsafe, or a run has it already.
    """
    run = open_run(case, run_id or new_run_id(datetime.now(UTC), secrets.token_hex(3)), str(workspace.root))
    try:
        if run.run_id == POINTER:
            raise FileExistsError
        run.folder.mkdir(parents=True)
    except FileExistsError:
        raise CaseError(f"There is '{run.run_id}' already: {run.folder}. Choose another name.") from None
    return run


def new_run_id(now: datetime, tail: str) -> str:
    """The time in UTC and a short tail that keeps two runs of one second apart.

    >>> new_run_id(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "a1b2c3")
    '20260102T030405Z-a1b2c3'
    """
    return f"{now.astimezone(UTC).strftime(_STAMP)}-{tail}"


def started_at(run_id: str) -> str:
    """When a run began, read from its id, in ISO 8601; empty for an id that a person chose."""
    try:
        return datetime.strptime(run_id.split("-")[0], _STAMP).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def point_latest(run: Run) -> None:
    """Makes `run` the newest finished run of its case, in one step."""
    write_text(run.folder.parent / POINTER, f"{run.run_id}\n")


def latest_run(workspace: Workspace, case: str) -> Run:
    """The newest run of a case that finished.

    Raises:
        CaseError: there is no such case, or no run of it has finished yet.
    """
    workspace.article(case)
    pointer = workspace.case_runs(case) / POINTER
    run_id = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""
    if not run_id:
        raise CaseError(f"The case '{case}' has no finished run. Run 'claimbook run {case}' first.")
    return _existing(workspace, case, run_id)


def find_run(workspace: Workspace, name: str) -> Run:
    """The run that a person means by its folder, by CASE/RUN, or by CASE for its newest finished run.

    Raises:
        CaseError: there is no such case, or no such run in it.
    """
    folder = Path(name).resolve()
    if folder.is_dir() and folder.parent.parent.name == "runs":
        return _existing(Workspace(folder.parents[2]), folder.parent.name, folder.name)
    case, _, run_id = name.strip("/").partition("/")
    return _existing(workspace, case, run_id) if run_id else latest_run(workspace, case)


def _existing(workspace: Workspace, case: str, run_id: str) -> Run:
    run = open_run(case, run_id, str(workspace.root))
    if not run.folder.is_dir():
        others = run.folder.parent
        known = sorted(p.name for p in others.iterdir() if p.is_dir()) if others.is_dir() else []
        raise CaseError(
            f"The case '{case}' has no run '{run_id}'. Its runs: {', '.join(known) or 'none yet'}."
        )
    return run
