"""Tables: what is written is read again, whatever stands in the cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.errors import TableError
from claimbook.core.tables import read_csv, read_rows, read_table, spreadsheet_safe, write_table

# A carriage return inside a cell is folded by every CSV reader; surrogates are no characters.
CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=40)


@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_any_text_comes_back_as_it_was(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("tables") / "t.csv"
    write_table(path, ("id", "text"), [{"id": f"x{a}", "text": b} for a, b in rows])
    assert [(r["id"], r["text"]) for r in read_rows(path, ("id", "text"))] == [(f"x{a}", b) for a, b in rows]


@pytest.mark.parametrize(
    "value", ["NA", "null", "None", "nan", "007", "1e5", "TRUE", " padded ", "", "\ufeff"]
)
def test_values_that_look_like_something_else_stay_text(value: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_table(path, ("id", "text"), [{"id": "a", "text": value}])
    assert read_rows(path, ("text",))[0]["text"] == value


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffid;text\r\na;b, c\r\n",
        "\ufeffsep=;\r\nid;text\r\na;b, c\r\n",
        "id\ttext\na\tb, c\n",
        'id,text\na,"b, c"\n',
    ],
    ids=["semicolons", "semicolons, declared", "tabs", "commas"],
)
def test_marks_between_cells_as_spreadsheets_write_them(content: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content.encode())
    assert read_rows(path, ("id", "text")) == [{"id": "a", "text": "b, c"}]


def test_a_semicolon_in_a_header_with_commas_is_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,a;b\nx,y\n", encoding="utf-8")
    assert read_csv(path).columns == ("id", "a;b")


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbfclaim_id,claim\na,b\n")
    assert list(read_table(path, ("claim_id",)).columns) == ["claim_id", "claim"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"other\n1\n", "lacks the column claim_id"),
        (b"claim_id\na\nb\na\n", "stands in rows 2, 4"),
        (b"claim_id,claim\n,x\n", "is empty in row 2"),
        ("claim_id\n日本\n".encode("shift_jis"), "is not UTF-8"),
        (b'claim_id\n"never closed\n', "not a readable CSV"),
        (b"claim_id,claim\na,it grew by 1,000\n", "line 2: 3 cells, but the header names 2"),
        (b"claim_id,claim\na,b\nc,it grew by 1,000\n", "line 3: 3 cells, but the header names 2"),
    ],
    ids=[
        "empty",
        "missing column",
        "duplicate id",
        "empty id",
        "Shift_JIS",
        "open quote",
        "bare comma in all rows",
        "bare comma in one row",
    ],
)
def test_a_bad_table_says_what_is_wrong_and_where(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    with pytest.raises(TableError, match=message) as caught:
        read_table(path, ("claim_id",), unique="claim_id")
    assert "claims.csv" in str(caught.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="does not exist"):
        read_table(tmp_path / "none.csv", ())


def test_a_failed_write_leaves_the_old_table_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_table(path, ("a",), [{"a": "old"}])

    def broken() -> object:
        yield {"a": "new"}
        raise RuntimeError("stopped half-way")

    with pytest.raises(RuntimeError):
        write_table(path, ("a",), broken())  # type: ignore[arg-type]
    assert read_rows(path, ("a",)) == [{"a": "old"}]
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_disarmed_for_spreadsheets(start: str) -> None:
    assert spreadsheet_safe(f"{start}cmd()") == f"'{start}cmd()"
    assert spreadsheet_safe("plain = text") == "plain = text"


@pytest.mark.parametrize(
    ("content", "columns", "rows"),
    [
        pytest.param("a,b\r\n1,2\r\n", ["a", "b"], [["1", "2"]], id="line ends of Windows"),
        pytest.param("a,b\n1,2,,\n", ["a", "b"], [["1", "2"]], id="empty cells beyond the last column"),
        pytest.param("a,b\n1\n", ["a", "b"], [["1", ""]], id="a cell too few"),
        pytest.param("\na,b\n\n1,2\n\n", ["a", "b"], [["1", "2"]], id="blank lines"),
        pytest.param("a,,b,\n1,2,3,4\n", ["a", "column 2", "b", "column 4"], [["1", "2", "3", "4"]],
                     id="columns without a name"),
        pytest.param("a,b,a,a\n1,2,3,4\n", ["a", "b", "a (3)", "a (4)"], [["1", "2", "3", "4"]],
                     id="columns of one name"),
        pytest.param('a,b\n"x ""y"" z","1,000\nmore"\n', ["a", "b"], [['x "y" z', "1,000\nmore"]],
                     id="quoted marks, commas and lines"),
        pytest.param(f"a,b\n{'x' * 300_000},2\n", ["a", "b"], [["x" * 300_000, "2"]], id="a long cell"),
        pytest.param("a,b\n", ["a", "b"], [], id="no rows"),
    ],
)  # fmt: skip
def test_what_spreadsheets_write_is_read(
    content: str, columns: list[str], rows: list[list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content.encode())
    table = read_csv(path)
    assert list(table.columns) == columns
    assert [list(row.values()) for row in table.rows] == rows
    frame = read_table(path)
    assert list(frame.columns) == columns
    assert frame.to_numpy().tolist() == rows


def test_a_lone_carriage_return_does_not_end_the_row(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", ("a", "b"), [{"a": "x\ry", "b": "z\r\n"}])
    assert read_rows(tmp_path / "t.csv") == [{"a": "x\ny", "b": "z\r\n"}]
