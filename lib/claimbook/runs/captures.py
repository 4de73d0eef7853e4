"""The captures that a run used: found in the store, and taken away as a web archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from claimbook.core.errors import CaseError, StoreError
from claimbook.core.tables import CAPTURES, read_rows
from claimbook.core.workspace import Run
from claimbook.web.records import Record
from claimbook.web.snapshots import Store
from claimbook.web.warc import export_warc

WARC_NAME = "captures.warc.gz"


def record_of(row: Mapping[str, str], records: Iterable[Record]) -> Record | None:
    """The record that a row of captures.csv was made from; None where no record fits.

    Another source's record of the same bytes, had at the same time in the same way, serves as well.
    """
    wanted = (row["snapshot"], row["text_sha256"], row["captured_at"], row["how"])
    same = [
        record
        for record in records
        if wanted
        == (
            record.capture.sha256,
            record.capture.text_sha256,
            record.capture.captured_at,
            record.capture.how.value,
        )
    ]
    own = [record for record in same if record.capture.source_id == row["source_id"]]
    found = own or same
    return found[-1] if found else None


def export_captures(run: Run, out: Path | None = None) -> Path:
    """Writes the captures that a run used as one .warc.gz file; the same captures give the same bytes.

    Args:
        run: a run whose sources were captured.
        out: a file, or a folder to put the file into; the run's folder where None.

    Returns:
        where the file lies.

    Raises:
        CaseError: the run has no captures yet.
        StoreError: the store lacks what captures.csv names, or holds something else.
        UsageError: `out` cannot be written.
    """
    if not run.captures_csv.is_file():
        raise CaseError(
            f"The run '{run.run_id}' of the case '{run.case}' has no captures in {run.folder}. Run "
            f"'claimbook run {run.case}', or the notebook 2_sources."
        )
    store = Store(run.workspace.store)
    kept = store.records()
    records = []
    for row in read_rows(run.captures_csv, CAPTURES, "source_id"):
        if not row["snapshot"]:
            continue
        record = record_of(row, kept)
        if record is None:
            raise StoreError(
                f"The store has no record of the snapshot {row['snapshot'][:12]} of '{row['source_id']}'. "
                f"See 'claimbook verify {run.case}/{run.run_id}', or capture the sources again."
            )
        records.append(record)
    target = out or run.folder
    return export_warc(store, records, target / WARC_NAME if target.is_dir() else target)
