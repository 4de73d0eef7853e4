"""The small tables that a run was made from, kept in its folder: what they said then can be compared."""

from __future__ import annotations

import shutil
from pathlib import Path

from claimbook.core.errors import TableError
from claimbook.core.tables import CLAIMS, NAMES, SOURCES, read_rows
from claimbook.core.workspace import Run

_FOLDER = "inputs"
_COLUMNS = {"claims.csv": CLAIMS, "names.csv": NAMES, "sources.csv": SOURCES}


def keep_inputs(run: Run) -> tuple[Path, ...]:
    """Copies claims.csv, names.csv and sources.csv, those that are there, into the run's folder inputs/."""
    folder = run.folder / _FOLDER
    kept = []
    for path in _tables(run):
        copy = folder / path.name
        if path.is_file():
            folder.mkdir(exist_ok=True)
            shutil.copyfile(path, copy)
            kept.append(copy)
        else:
            copy.unlink(missing_ok=True)
    return tuple(kept)


def read_kept(run: Run, name: str) -> list[dict[str, str]] | None:
    """The rows of a table as the run had it; None where the run kept none that can be read.

    Args:
        run: a run that finished.
        name: claims.csv, names.csv or sources.csv.
    """
    path = run.folder / _FOLDER / name
    if not path.is_file():
        return [] if path.parent.is_dir() else None
    try:
        return read_rows(path, _COLUMNS[name])
    except TableError:
        return None


def _tables(run: Run) -> tuple[Path, ...]:
    space = run.workspace
    return tuple(path(run.case) for path in (space.claims_csv, space.names_csv, space.sources_csv))
