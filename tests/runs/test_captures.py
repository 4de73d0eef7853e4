"""The captures of a run, taken away as a web archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from claimbook.core.errors import CaseError, StoreError
from claimbook.core.tables import read_csv, write_table
from claimbook.core.workspace import Run
from claimbook.runs.captures import export_captures, record_of
from claimbook.stages.sources import capture_sources
from claimbook.web.records import make_record
from claimbook.web.snapshots import Store
from small_case import PAGE


@pytest.fixture
def captured(small_run: Run) -> Run:
    capture_sources(small_run, "offline")
    return small_run


def test_a_run_goes_out_with_the_pages_it_used(captured: Run, tmp_path: Path) -> None:
    path = export_captures(captured)
    assert path == captured.folder / "captures.warc.gz"
    with path.open("rb") as file:
        pages = [
            (record.rec_type, record.content_stream().read().decode())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert ("resource", PAGE) in pages
    assert "response" not in dict(pages)
    assert export_captures(captured, tmp_path / "x.warc.gz").read_bytes() == path.read_bytes()


def test_a_run_without_captures_says_what_to_do(small_run: Run) -> None:
    with pytest.raises(CaseError, match="notebook 2_sources"):
        export_captures(small_run)


def test_a_snapshot_that_the_store_lacks_is_named(captured: Run) -> None:
    table = read_csv(captured.captures_csv)
    table.rows[0]["snapshot"] = "0" * 64
    write_table(captured.captures_csv, table.columns, table.rows)
    with pytest.raises(StoreError, match="000000 of 'halden'"):
        export_captures(captured)


def test_a_row_finds_its_own_record_before_anothers(captured: Run) -> None:
    (record,) = Store(captured.workspace.store).records()
    (row,) = read_csv(captured.captures_csv).rows
    other = make_record(replace(record.capture, source_id="copy"))
    assert record_of(row, [record, other]) == record
    assert record_of(row, [other]) == other
    assert record_of(row | {"captured_at": "2020-01-01T00:00:00Z"}, [record]) is None
