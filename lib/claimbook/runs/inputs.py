"""What the outcome of a stage depends on, each thing by its name and its hash.

Two runs in which all of it is the same have the same outcome, so that it need not be made again. What is not
known to make no difference counts: every file that lies with the case, every file that earlier stages made.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from claimbook.core.past_runs import earlier_run
from claimbook.core.tables import CAPTURES, SOURCES, csv_text, read_csv, read_rows
from claimbook.core.workspace import Run
from claimbook.runs.plan import Stage
from claimbook.stages.provenance import hash_file, package_versions, settings_used
from claimbook.web.snapshots import Store

_PACKAGE = Path(__file__).parents[1]
NOTEBOOKS = "notebooks/"
_RUN_ID = "run_id"


def inputs_of(
    stage: Stage, run: Run, parameters: Mapping[str, str], notebook: Path, made: Mapping[str, str]
) -> dict[str, str]:
    """What a stage depends on, as it is now.

    Args:
        stage: the stage.
        run: the run in whose folder the earlier stages have left their files.
        parameters: what the notebook is told.
        notebook: the notebook as it lies with the project.
        made: the files that earlier stages of this run made, by name and `content_hash`.

    Returns:
        a hash, or a few words, for each thing by name.

    Raises:
        ClaimbookError: a table or the store cannot be read.
        OSError: a file cannot be read.
    """
    space, case = run.workspace, run.case
    found = {
        "claimbook": _code_version(),
        "settings": _settings(),
        "versions": _versions(),
        "notebook": hash_file(notebook),
        **{f"parameter {name}": value for name, value in parameters.items()},
        **dict(_files("claims", space.case_claims(case), stage.passes_over)),
        **dict(_files("sources", space.case_sources(case))),
        **{f"run/{name}": value for name, value in made.items() if not name.startswith(NOTEBOOKS)},
    }
    if stage.captures:
        found["captures of the sources"] = _stored(run)
    else:
        found |= _pages(run)
    if stage.looks_back:
        found["the run before"] = _run_before(run)
    return found


def content_hash(path: Path) -> str:
    """The sha256 of a file; of a table with the column run_id as if that column were empty.

    Raises:
        OSError: it cannot be read.
    """
    return hashlib.sha256(for_run(path, "")).hexdigest()


def for_run(path: Path, run_id: str) -> bytes:
    """The bytes of a file as they would be in another run: a table's column run_id names that run.

    Raises:
        OSError: it cannot be read.
    """
    content = path.read_bytes()
    if path.suffix != ".csv" or _RUN_ID not in _header(content):
        return content
    table = read_csv(path)
    rows = ({**row, _RUN_ID: run_id} for row in table.rows)
    return csv_text(table.columns, rows).encode("utf-8", "surrogatepass")


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The names of what is not the same in both, sorted."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def disturbing(run: Run, before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What differs so that a stage that read it cannot stand; sorted.

    A decision that somebody makes at the desk meanwhile is none: it is added below those that the stage
    read, and the next run takes it in.
    """
    path = run.workspace.decisions_jsonl(run.case)
    decisions = f"claims/{path.name}"
    names = differing(before, now)
    grew = path.is_file() and (decisions not in before or began_as(path, before[decisions]))
    return [name for name in names if name != decisions or not grew]


def began_as(path: Path, expected: str) -> bool:
    """Whether a file that is only ever added to, line by line, began with what has this hash.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for line in file:
            digest.update(line)
            if digest.hexdigest() == expected:
                return True
    return False


def _files(label: str, folder: Path, passed_over: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each file of a folder by name; what editors and file managers leave there is none of the case's."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if name not in passed_over and path.is_file() and not _is_passing(path):
            yield f"{label}/{name}", hash_file(path)


def _is_passing(path: Path) -> bool:
    return path.name.endswith(("~", ".lock", ".tmp")) or path.name in (".DS_Store", "Thumbs.db")


def _stored(run: Run) -> str:
    """The captures that the store has of the case's sources, but for those whose page lies with the case."""
    table, store = run.workspace.sources_csv(run.case), Store(run.workspace.store)
    if not table.is_file():
        return ""
    saved = run.workspace.offline_pages(run.case) / "captures.csv"
    at_hand = {row["source_id"] for row in read_rows(saved, ("source_id",))} if saved.is_file() else set()
    urls = {row["url"] for row in read_rows(table, SOURCES[:2]) if row["source_id"] not in at_hand}
    return _digest(sorted(r.identity for r in store.records() if r.capture.url in urls))


def _pages(run: Run) -> dict[str, str]:
    """The pages that the run's captures.csv names, as they lie in the store."""
    store, found = Store(run.workspace.store), {}
    for row in read_rows(run.captures_csv, CAPTURES) if run.captures_csv.is_file() else ():
        if row["snapshot"]:
            for path in (store.blob_path(row["snapshot"]), store.text_path(row["text_sha256"])):
                found[f"page {row['source_id']}{path.suffix}"] = hash_file(path) if path.is_file() else ""
    return found


def _run_before(run: Run) -> str:
    """What the run before has to say to this one: nothing where its pages are those of today."""
    before = earlier_run(run)
    if before is None or not run.captures_csv.is_file():
        return ""
    if not before.changes_csv.is_file() and _texts(before) == _texts(run):
        return ""
    tables = (before.captures_csv, before.verdicts_csv, before.changes_csv)
    return _digest([content_hash(path) for path in tables if path.is_file()])


def _texts(run: Run) -> list[tuple[str, str]]:
    return [(r["source_id"], r["text_sha256"]) for r in read_rows(run.captures_csv, CAPTURES)]


@cache
def _code_version() -> str:
    """The program itself: a version number alone would miss a change made on the spot."""
    paths = (p for p in sorted(_PACKAGE.rglob("*")) if p.is_file() and "__pycache__" not in p.parts)
    return _digest([[p.relative_to(_PACKAGE).as_posix(), hash_file(p)] for p in paths])


@cache
def _settings() -> str:
    return _digest(settings_used())


@cache
def _versions() -> str:
    return _digest(package_versions())


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _header(content: bytes) -> list[str]:
    line = content[:10_000].decode("utf-8-sig", "replace").partition("\n")[0]
    return next(csv.reader([line]), [])
