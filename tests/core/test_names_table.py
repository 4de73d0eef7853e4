"""names.csv: what holds, what is only proposed, and that no byte of a person's is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.errors import TableError
from claimbook.core.names_table import NameRow, Standing, add_names, read_names

ROW = NameRow("砂の会", "Sand, Club", "ja", 'proposed: "near"')


@pytest.mark.parametrize(
    ("note", "standing"),
    [
        ("", Standing.CONFIRMED),
        ("the label, proposed by Anna", Standing.CONFIRMED),
        ("proposed by Anna", Standing.CONFIRMED),
        ("both are written 奥特曼 in Chinese", Standing.CONFIRMED),
        ("proposed: both are written 奥特曼 in Chinese", Standing.PROPOSED),
        (" PROPOSED ： trimmed", Standing.PROPOSED),
        ("proposed", Standing.PROPOSED),
        ("rejected: the hero is meant", Standing.REJECTED),
        ("Rejected", Standing.REJECTED),
    ],
    ids=ascii,
)
def test_the_note_says_how_a_row_stands(note: str, standing: Standing) -> None:
    assert NameRow("a", "b", "", note).standing is standing


def test_a_missing_table_is_made(tmp_path: Path) -> None:
    path = tmp_path / "case" / "names.csv"
    add_names(path, [])
    assert not path.exists()
    add_names(path, [ROW])
    assert read_names(path) == (ROW,)


@pytest.mark.parametrize(
    "before",
    [
        b"name,canonical,language,note\nb,B,ja,\na,A,ja,\n",
        b"name,canonical,language,note\nb,B,ja,\na,A,ja,",
        b"\xef\xbb\xbfname,canonical,language,note\r\nb,B,ja,\r\na,A,ja,\r\n",
        b"todo,note,name,canonical,language\nx,,b,B,ja\ny,,a,A,ja\n",
    ],
    ids=["plain", "no last line end", "spreadsheet", "own columns"],
)
def test_rows_are_added_and_all_else_stays(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(before)
    add_names(path, [ROW])
    assert path.read_bytes().startswith(before)
    assert read_names(path) == (NameRow("b", "B", "ja"), NameRow("a", "A", "ja"), ROW)


def test_rows_that_do_not_hold_may_contradict(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "name,canonical,language,note\na,A,,\na,B,,proposed: x\na,,,rejected: y\n,,,\n", encoding="utf-8"
    )
    assert [row.standing for row in read_names(path)] == [
        Standing.CONFIRMED,
        Standing.PROPOSED,
        Standing.REJECTED,
    ]


def test_a_table_without_notes_is_read_and_refuses_proposals(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,canonical\na,A\n", encoding="utf-8")
    assert read_names(path) == (NameRow("a", "A"),)
    with pytest.raises(TableError, match="lacks the columns language, note"):
        add_names(path, [ROW])
