"""The columns of every table, once, and the reading and writing of CSV.

Tables are UTF-8 CSV in a stable column order; empty means empty. They are read as text throughout
("NA", "null" and "007" stay what they are), from files with or without a byte order mark.
"""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from claimbook.core.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

CLAIMS = (
    "claim_id", "paragraph", "start", "end", "quote", "claim", "claim_type", "checkability",
    "speaker", "attribution", "status", "note",
)  # fmt: skip
SOURCES = (
    "source_id", "url", "title", "publisher", "tier", "mirror_of", "language", "published", "note",
)  # fmt: skip
NAMES = ("name", "canonical", "language", "note")
CAPTURES = (
    "source_id", "url", "title", "publisher", "tier", "status", "how", "captured_at", "final_url",
    "archived_url", "snapshot", "text_sha256", "passages", "problem",
)  # fmt: skip
ATTEMPTS = ("source_id", "step", "address", "status", "why")
EVIDENCE = (
    "claim_id", "rank", "source_id", "snapshot", "start", "end", "quote",
    "score", "semantic", "contrast", "lexical", "wording", "facts", "names", "fuzzy",
    "shared",
)  # fmt: skip
VERDICTS = (
    "claim_id", "claim", "checkability", "verdict", "confidence", "evidence_status", "source_id",
    "url", "archived_url", "snapshot", "captured_at", "quote", "quote_start", "quote_end",
    "deep_link", "explanation", "reason_code", "decided_by", "reviewer", "reviewed_at", "rating",
    "run_id",
)  # fmt: skip
CHANGES = (
    "claim_id", "source_id", "since", "captured_at", "verdict", "snapshot", "text_sha256", "quote_start",
    "quote_end", "quote", "kind", "facts", "new_snapshot", "new_start", "new_end", "new_quote",
)  # fmt: skip
DIFF = (
    "claim_id", "what", "claim", "old_claim", "old_verdict", "new_verdict", "causes", "why",
    "old_evidence_status", "old_source_id", "old_quote", "new_evidence_status", "new_source_id", "new_quote",
)  # fmt: skip
CASES = (
    "case", "outcome", "run_id", "finished", "Supported", "Refuted", "Not Enough Evidence",
    "Conflicting Evidence/Cherrypicking", "not checkable", "sources unread", "problem",
)  # fmt: skip

# Python versions differ in whether they quote it, and readers in what they take it for.
_LONE_RETURN = re.compile(r"\r(?!\n)")
# A cell may hold a long passage; the csv module stops at 128 KB unless told otherwise.
_LONGEST_CELL = 100_000_000
_LONGEST_HEADER = 100_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as text: its columns in order, and its rows by column."""

    columns: tuple[str, ...]
    rows: list[dict[str, str]]


def read_csv(path: Path, required: Sequence[str] = (), unique: str = "") -> Table:
    """Reads a CSV file as text, checking its columns.

    Args:
        path: the file; UTF-8, with or without a byte order mark. Where the header has no comma, semicolons
            or tabs may stand between cells, as spreadsheets write them in much of Europe.
        required: columns that must be there; others are kept. A column without a name, or with that of
            another, gets a name of its own.
        unique: a column whose values must not be empty or repeat; empty for none.

    Returns:
        the rows in file order; blank lines are none, and cells that a row lacks at its end are empty.

    Raises:
        TableError: the file is missing, empty, not UTF-8 CSV, lacks a column or repeats an id.
    """
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=_separator(file), strict=True)
            columns = tuple(_named(next((row for row in reader if row), [])))
            rows = [_row(columns, cells, path, reader.line_num) for cells in reader if cells]
    except FileNotFoundError:
        raise TableError(f"{path} does not exist. Check the path.") from None
    except IsADirectoryError:
        raise TableError(f"{path} is a folder, not a CSV file.") from None
    except UnicodeDecodeError:
        raise TableError(f"{path} is not UTF-8. Save it as 'CSV UTF-8' and try again.") from None
    except csv.Error as error:
        raise TableError(f"{path} is not a readable CSV file: {error} (line {reader.line_num}).") from None
    if not columns:
        raise TableError(f"{path} is empty. It needs at least the columns {_list(required)}.")
    missing = [column for column in required if column not in columns]
    if missing:
        raise TableError(
            f"{path} lacks the column{'s' if len(missing) > 1 else ''} {_list(missing)}. "
            f"It has {_list(columns)}."
        )
    if unique:
        _check_unique([row[unique] for row in rows], path, unique)
    return Table(columns, rows)


def read_rows(path: Path, required: Sequence[str] = (), unique: str = "") -> list[dict[str, str]]:
    """The rows of `read_csv`."""
    return read_csv(path, required, unique).rows


def read_table(path: Path, required: Sequence[str] = (), unique: str = "") -> pd.DataFrame:
    """Like `read_csv`, as a pandas frame of text, to sort and count in a notebook."""
    import pandas as pd  # only where somebody wants a frame: a stage does not wait for it

    table = read_csv(path, required, unique)
    return pd.DataFrame(table.rows, columns=list(table.columns), dtype=str)


def as_table(items: Sequence[Any]) -> pd.DataFrame:
    """Dataclasses as a pandas frame to look at, one row each; an enum shows its word."""
    import pandas as pd

    rows = [{f.name: _shown(getattr(item, f.name)) for f in fields(item)} for item in items]
    return pd.DataFrame(rows)


def _shown(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Writes rows as UTF-8 CSV with the given columns, whole or not at all; a missing cell is empty."""
    write_text(path, csv_text(columns, rows))


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]], line_end: str = "\n") -> str:
    """Rows as the text of a CSV file; a lone carriage return in a cell becomes a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows([_LONE_RETURN.sub("\n", str(row.get(column, ""))) for column in columns] for row in rows)
    return text.getvalue()


def write_text(path: Path, text: str) -> None:
    """Writes a text file in UTF-8, whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file by a temporary neighbour and a rename, so that no half file is ever seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def spreadsheet_safe(value: str) -> str:
    """Keeps a spreadsheet from running a cell as a formula.

    >>> spreadsheet_safe("=1+1"), spreadsheet_safe("1,000")
    ("'=1+1", '1,000')

    Source: OWASP, CSV Injection.
    """
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def _separator(file: TextIO) -> str:
    """What stands between the cells of a CSV file: a comma, unless its first line shows another mark."""
    first = file.readline(_LONGEST_HEADER)
    if declared := re.fullmatch(r"\"?sep=(.)\"?\s*", first):
        return declared[1]  # a line by which Excel tells itself the mark; the table begins after it
    file.seek(0)
    return next((mark for mark in ";\t" if mark in first and "," not in first), ",")


def _named(header: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for number, given in enumerate(header, start=1):
        name = given or f"column {number}"
        while name in seen:
            name = f"{name} ({number})"
        seen.add(name)
        yield name


def _row(columns: Sequence[str], cells: Sequence[str], path: Path, line: int) -> dict[str, str]:
    # Spreadsheets end rows with empty cells; any other cell without a column would be lost.
    if any(cells[len(columns) :]):
        raise TableError(
            f"{path}, line {line}: {len(cells)} cells, but the header names {len(columns)} columns. Put a "
            "cell that holds a comma into quotation marks, or name the missing column."
        )
    return dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))


def _check_unique(values: Sequence[str], path: Path, column: str) -> None:
    rows: dict[str, list[int]] = {}
    for row, value in enumerate(values, start=2):  # row 1 of the file is the header
        if not value.strip():
            raise TableError(f"{path}: {column} is empty in row {row}. Every row needs one.")
        rows.setdefault(value, []).append(row)
    for value, places in rows.items():
        if len(places) > 1:
            raise TableError(f"{path}: {column} '{value}' stands in rows {_list(places)}. Ids must differ.")


def _list(items: Sequence[object]) -> str:
    return ", ".join(str(item) for item in items)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
