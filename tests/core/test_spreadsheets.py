"""What spreadsheets do to claims.csv by themselves, and what they never do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.claims_table import NOWHERE
from claimbook.core.errors import TableError
from claimbook.core.labels import Checkability, ClaimType, RowStatus
from claimbook.core.spreadsheets import read_repaired, same_cell, write_kept
from claimbook.core.tables import CLAIMS, read_rows

HEADER = ",".join(CLAIMS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" two  words\n", "two words"),
        ("1,000", "1000"),
        ("1000", "1,000"),
        ("1,234,567.50", "1234567.5"),
        ("007", "7"),
        ("5%", "5.00%"),
        ("12345678901234567890", "1.23457E+19"),
        ("true", "TRUE"),
        ("2025-01-21", "2025/1/21"),
        ("January 21, 2025", "21-Jan-25"),
        ("2025年1月21日", "2025/1/21"),
        ("1-2", "2-Jan"),
        ("March 2025", "Mar-25"),
        ("10:30", "10:30:00"),
        ("- an item", "#NAME?"),
        ("=1/0", "#DIV/0!"),
    ],
    ids=ascii,
)
def test_a_cell_that_a_spreadsheet_changed_is_the_same(before: str, after: str) -> None:
    assert same_cell(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1,000", "1,001"),
        ("1,000 people", "1000 people"),
        ("2-3", "3-2"),
        ("1/2/2025", "2/1/2025"),
        ("Mark 5 3", "March 5 3"),
        ("2025-01-21", "2025/1/22"),
        ("True story", "TRUE STORY"),
        ("an item", "#NAME?"),
        ("", "0"),
        ("nan", ""),
        ("1e999999999", "2e999999999"),
    ],
    ids=ascii,
)
def test_a_cell_that_a_person_changed_is_another(before: str, after: str) -> None:
    assert not same_cell(before, after)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_cells_can_be_compared(before: str, after: str) -> None:
    assert same_cell(before, before)
    assert same_cell(before, after) <= (before.split() == after.split() or any(c.isalnum() for c in before))


def _file(folder: Path, *rows: str) -> Path:
    path = folder / "claims.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        ("10", 10),
        ("1,234", 1234),
        ("1 234", 1234),
        ("1.234", 1234),
        ("12.00", 12),
        ("１２", 12),
        ("1.2E+05", NOWHERE),
    ],
    ids=ascii,
)
def test_places_in_a_spreadsheets_manner(tmp_path: Path, cell: str, start: int) -> None:
    (claim,) = read_repaired(_file(tmp_path, f'c1,1,"{cell}",,q,claim,event,checkable,,,split,'))
    assert claim.start == start


def test_labels_in_other_capitals_blank_rows_and_rows_without_an_id(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "c1,,,,,one,EVENT, Not A Claim ,,The article’s own voice,Split,",
        ",,,,,,,,,,,",
        ",,,,,two,,,,,,",
        ",,,,,two,,,,,,",
    )
    first, second, third = read_repaired(path)
    assert (first.claim_type, first.checkability) == (ClaimType.EVENT, Checkability.NOT_A_CLAIM)
    assert first.status is RowStatus.SPLIT
    assert third.claim_id == f"{second.claim_id}-2"
    assert second.status is RowStatus.ADDED


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("c1,,,,,one,,,,,,", "c1,,,,,two,,,,,,"), "rows 2 and 3"),
        (("c1,,x,,,one,,,,,,",), "start is 'x'"),
        (("c1,,-3,,,one,,,,,,",), "start is '-3'"),
        (("c1,,,,,one,,maybe,,,,",), "checkability is 'maybe'"),
        (("c1,,,,q,,,,,,split,",), "claim is empty"),
    ],
    ids=["repeated id", "no number", "negative", "unknown label", "no claim"],
)
def test_what_could_be_meant_in_two_ways_is_refused(
    tmp_path: Path, rows: tuple[str, ...], message: str
) -> None:
    with pytest.raises(TableError, match=message):
        read_repaired(_file(tmp_path, *rows))


def test_own_columns_stay_with_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(f"todo,{HEADER}\ncall her,c1,,,,,one,,,,,,\n", encoding="utf-8")
    (claim,) = read_repaired(path)
    write_kept(path, [claim])
    (row,) = read_rows(path)
    assert list(row) == [*CLAIMS, "todo"]
    assert (row["claim"], row["todo"]) == ("one", "call her")
