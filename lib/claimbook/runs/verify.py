"""Proves that a run is whole and its quotes are true, or names what is wrong.

Nothing is believed because a file says so: bytes and texts are hashed, the log is walked, pages are read
again, every quote is looked up at its offsets, and run.json is compared with what lies beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat

from claimbook.core.errors import ClaimbookError
from claimbook.core.labels import Checkability, EvidenceStatus, Tier, Verdict
from claimbook.core.model import Source
from claimbook.core.tables import CAPTURES, CLAIMS, EVIDENCE, VERDICTS, read_csv
from claimbook.core.workspace import Run
from claimbook.runs.findings import Finding, Place, shown
from claimbook.runs.folders import started_at
from claimbook.runs.inputs import began_as
from claimbook.runs.manifest import COMPLETE, OUTPUTS
from claimbook.runs.seal import SEAL, record_text, sealed
from claimbook.runs.verify_store import StoreCheck
from claimbook.runs.verify_tables import (
    Rows,
    check_certificates,
    check_claims,
    check_decided,
    check_evidence,
    check_verdicts,
)
from claimbook.stages.provenance import hash_file, package_versions
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources

_NOTEBOOKS = ("1_claims", *sorted(set(OUTPUTS.values())))
_ANEW = "Run the case again, or restore the run from a copy."
_INPUT = "Restore the file from a copy to prove this run, or run the case again to build on what it says now."
_GROUPS = ("inputs", "outputs", "counts", "settings", "versions")


def verify_run(run: Run) -> tuple[Finding, ...]:
    """Looks at everything that a run rests on.

    Hashes of inputs, outputs, snapshots and frozen texts; the chain of the store's log, each line against
    its record; the text of each snapshot, read again by today's code; each quote of evidence.csv and
    verdicts.csv at its offsets; the columns, words and counts of the tables; each certificate against its
    verdict; run.json; and that every cell of every executed notebook ran.

    Returns:
        what is wrong, in the order in which it was found; empty for a run that is whole and true. Two
        things are notes and no faults: a page that is read otherwise by versions that are not those of the
        run, and a capture that broke off without harm to any other.
    """
    return tuple(_findings(run))


def _findings(run: Run) -> Iterator[Finding]:
    record, found = _manifest(run)
    yield from found
    versions = _changed_versions(record)
    yield from _hashes(run, record)
    tables = _Tables()
    yield from tables.read(run)
    store = StoreCheck(run, Store(run.workspace.store))
    yield from store.log()
    sources, found = _sources(run)
    yield from found
    yield from store.captures(tables.captures, sources, versions)
    broken = {row["source_id"] for row in tables.captures if row["snapshot"]}
    broken -= {source_id for source_id, _ in store.texts}
    root = run.workspace.root
    evidence, verdicts = Place(root, run.evidence_csv, _ANEW), Place(root, run.verdicts_csv, _ANEW)
    yield from check_evidence(evidence, tables.evidence, tables.verdicts, store.texts, broken)
    machine = Place(root, run.machine_csv, _ANEW) if run.machine_csv.is_file() else None
    for place, rows in ((verdicts, tables.verdicts), (machine, tables.machine)):
        if place:
            yield from check_verdicts(
                place, rows, tables.evidence, tables.captures, store.texts, broken, run.run_id
            )
    if _is_as_recorded(run, record, run.workspace.sources_csv(run.case)):
        captures = Place(root, run.captures_csv, _ANEW)
        listed = [row["source_id"] for row in tables.captures]
        if listed != [*sources]:
            yield captures.fault(f"the sources {', '.join(sources)}", ", ".join(listed))
    if _is_as_recorded(run, record, run.workspace.claims_csv(run.case)):
        yield from check_claims(verdicts, tables.claims, tables.verdicts)
    if machine:
        yield from check_decided(verdicts, tables.verdicts, tables.machine)
    yield from _certificates(run, tables.machine if machine else tables.verdicts)
    yield from _counts(run, record, tables)
    yield from _notebooks(run)


# run.json -----------------------------------------------------------------------------------------


def _manifest(run: Run) -> tuple[dict[str, Any], list[Finding]]:
    """run.json, empty where there is none to read, and what is wrong with it."""
    place = Place(run.workspace.root, run.manifest, _ANEW)
    try:
        text = run.manifest.read_bytes().decode("utf-8")
        record = json.loads(text)
    except FileNotFoundError:
        return {}, [place.fault("the record of a run that finished", "none: the run did not finish")]
    except (OSError, ValueError, RecursionError) as error:
        return {}, [place.fault("the record of a run", str(error))]
    if not isinstance(record, dict):
        return {}, [place.fault("the record of a run", text)]
    found = [
        place.fault(f"{name} {shown(value)}", shown(record.get(name)))
        for name, value in (("status", COMPLETE), ("case", run.case), ("run_id", run.run_id))
        if record.get(name) != value
    ]
    if record.get("status") == COMPLETE:
        found += [
            place.fault(f"{name} by name", shown(record.get(name)))
            for name in _GROUPS
            if not isinstance(record.get(name), dict)
        ]
        if record.get("started") != started_at(run.run_id):
            found.append(
                place.fault(f"started {shown(started_at(run.run_id))}", shown(record.get("started")))
            )
    if SEAL not in record:
        found.append(place.note("a seal", "none: an earlier version wrote it", advice="Nothing."))
    elif record[SEAL] != sealed(record)[SEAL] or text != record_text(record):
        found.append(place.fault("what its seal was made of", "something else: a value was changed"))
    return record, found


def _changed_versions(record: Mapping[str, Any]) -> list[str]:
    """The packages, by name, whose version is another than in the run; all where that is not known."""
    then, now = _group(record, "versions"), package_versions()
    return sorted(name for name in {*then, *now} if then.get(name) != now.get(name))


def _hashes(run: Run, record: Mapping[str, Any]) -> Iterator[Finding]:
    root = run.workspace.root
    decisions = run.workspace.decisions_jsonl(run.case).relative_to(root).as_posix()
    for group, folder, advice in (("inputs", root, _INPUT), ("outputs", run.folder, _ANEW)):
        for name, expected in sorted(_group(record, group).items()):
            path, what = folder / name, "the input" if group == "inputs" else "the output"
            parts = PurePosixPath(name).parts
            if not parts or ".." in parts or PurePosixPath(name).is_absolute() or "\0" in name:
                place = Place(root, run.manifest, _ANEW)
                yield place.fault(f"the path of a file under {folder.name}", shown(name), group)
                continue
            try:
                found = hash_file(path)
            except (OSError, ValueError) as error:  # ValueError: no file can have such a name
                found = str(error)
            if found != expected and not (name == decisions and began_as(path, expected)):
                place = Place(root, path, advice)
                yield place.fault(f"{what} of the run, with the hash {expected}", found)
    missing = set(OUTPUTS) - set(_group(record, "outputs"))
    for name in sorted(missing) if record.get("status") == COMPLETE else ():
        yield Place(root, run.manifest, _ANEW).fault(f"the hash of {name}", "none", "outputs")


def _is_as_recorded(run: Run, record: Mapping[str, Any], path: Path) -> bool:
    """Whether an input is the one that the run read; what was changed since proves nothing about it."""
    expected = _group(record, "inputs").get(path.relative_to(run.workspace.root).as_posix())
    try:
        return expected is not None and hash_file(path) == expected
    except OSError:
        return False


def _group(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    group = record.get(name)
    return group if isinstance(group, dict) else {}


# Tables -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tables:
    """The rows of a run's tables; none where a table cannot be read."""

    captures: Rows = ()
    evidence: Rows = ()
    verdicts: Rows = ()
    machine: Rows = ()
    claims: Rows = ()

    def read(self, run: Run) -> Iterator[Finding]:
        """Reads the tables, and says which of them cannot be read or have other columns."""
        wanted = [
            ("captures", run.captures_csv, CAPTURES, "source_id"),
            ("evidence", run.evidence_csv, EVIDENCE, ""),
            ("verdicts", run.verdicts_csv, VERDICTS, "claim_id"),
            ("claims", run.workspace.claims_csv(run.case), CLAIMS, "claim_id"),
        ]
        if run.machine_csv.is_file():
            wanted.append(("machine", run.machine_csv, VERDICTS, "claim_id"))
        for name, path, columns, unique in wanted:
            place = Place(run.workspace.root, path, _ANEW)
            try:
                table = read_csv(path, columns, unique)
            except (ClaimbookError, OSError) as error:
                yield place.fault(f"a table with the columns {', '.join(columns)}", str(error))
                continue
            if table.columns[: len(columns)] != columns and name != "claims":
                yield place.fault(f"the columns {', '.join(columns)}", ", ".join(table.columns), "row 1")
            setattr(self, name, table.rows)


def _sources(run: Run) -> tuple[dict[str, Source], list[Finding]]:
    path = run.workspace.sources_csv(run.case)
    try:
        return {source.source_id: source for source in read_sources(path)}, []
    except (ClaimbookError, OSError) as error:
        return {}, [Place(run.workspace.root, path, _INPUT).fault("the sources of the case", str(error))]


def _certificates(run: Run, verdicts: Rows) -> Iterator[Finding]:
    place = Place(run.workspace.root, run.certificates_jsonl, _ANEW)
    try:
        content = run.certificates_jsonl.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, ValueError) as error:
        yield place.fault("the certificates of the verdicts", str(error))
        return
    *lines, rest = content.split("\n")
    if rest:
        yield place.fault("a last line that ends", rest, f"line {len(lines) + 1}")
    yield from check_certificates(place, lines, verdicts)


def _counts(run: Run, record: Mapping[str, Any], tables: _Tables) -> Iterator[Finding]:
    """Counts again what run.json has counted."""
    counts = _group(record, "counts")
    verdicts = Counter(row["verdict"] for row in tables.verdicts)
    kinds = Counter(row["checkability"] for row in tables.verdicts)
    unread = [
        row for row in tables.captures if row["status"] != EvidenceStatus.FOUND and row["tier"] != Tier.MIRROR
    ]
    expected = {
        "statements": len(tables.verdicts),
        "checkability": {str(kind): kinds[kind] for kind in Checkability},
        "verdicts": {str(verdict): verdicts[verdict] for verdict in Verdict},
        "sources_unread": len(unread),
    }
    place = Place(run.workspace.root, run.manifest, _ANEW)
    for name, number in expected.items() if counts else ():
        if counts.get(name) != number:
            yield place.fault(f"{name}: {number}, as the tables have them", str(counts.get(name)), "counts")


# Notebooks ----------------------------------------------------------------------------------------


def _notebooks(run: Run) -> Iterator[Finding]:
    """Every notebook that was executed ran to its end; a run that was made by hand has none."""
    folder = run.folder / "notebooks"
    if not folder.is_dir():
        return
    others = sorted(path.stem for path in folder.glob("*.ipynb"))
    for stage in dict.fromkeys((*_NOTEBOOKS, *others)):
        place = Place(run.workspace.root, folder / f"{stage}.ipynb", _ANEW)
        try:
            notebook = nbformat.read(place.path, as_version=4)  # type: ignore[no-untyped-call]
            cells = [_cell(cell) for cell in notebook.cells]
        except FileNotFoundError:
            yield place.fault("the executed notebook", "none")
            continue
        except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError) as error:
            yield place.fault("an executed notebook", str(error) or type(error).__name__)
            continue
        for number, wrong in enumerate(cells, start=1):
            if wrong:
                yield place.fault("a cell that ran to its end", wrong, f"cell {number}")


def _cell(cell: Any) -> str:
    """What is wrong with an executed cell; empty for nothing."""
    if cell.cell_type != "code" or not cell.source.strip():
        return ""
    stopped = [output for output in cell.outputs if output.output_type == "error"]
    if stopped:
        return f"it was stopped by {stopped[0].ename}: {stopped[0].evalue}"
    return "it did not run" if cell.execution_count is None else ""
