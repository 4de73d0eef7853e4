"""The columns of every table, once, and the reading and writing of CSV.

Tables are UTF-8 CSV in a stable column order; empty means empty. They are read as text throughout
("NA", "null" and "007" stay what they are), from files with or without a byte order mark.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any

import pandas as pd

from claimbook.core.errors import TableError

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
EVIDENCE = (
    "claim_id", "rank", "source_id", "snapshot", "start", "end", "quote",
    "score", "semantic", "lexical", "wording", "facts", "names", "fuzzy",
)  # fmt: skip
VERDICTS = (
    "claim_id", "claim", "checkability", "verdict", "confidence", "evidence_status", "source_id",
    "url", "archived_url", "snapshot", "captured_at", "quote", "quote_start", "quote_end",
    "deep_link", "explanation", "reason_code", "decided_by", "reviewer", "reviewed_at", "rating",
    "run_id",
)  # fmt: skip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def read_table(path: Path, required: Sequence[str], unique: str = "") -> pd.DataFrame:
    """Reads a CSV file as text, checking its columns.

    Args:
        path: the file; UTF-8, with or without a byte order mark.
        required: columns that must be there; others are kept.
        unique: a column whose values must not be empty or repeat; empty for none.

    Returns:
        a frame of strings (dtype object), rows in file order.

    Raises:
        TableError: the file is missing, empty, not UTF-8 CSV, lacks a column or repeats an id.
    """
    try:
        with warnings.catch_warnings():
            # Cells without a column: pandas would drop them, or shift all others, and only warn.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            frame = pd.read_csv(
                path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8-sig", index_col=False
            )
    except FileNotFoundError:
        raise TableError(f"{path} does not exist. Check the path.") from None
    except IsADirectoryError:
        raise TableError(f"{path} is a folder, not a CSV file.") from None
    except pd.errors.EmptyDataError:
        raise TableError(f"{path} is empty. It needs at least the columns {_list(required)}.") from None
    except UnicodeDecodeError:
        raise TableError(f"{path} is not UTF-8. Save it as 'CSV UTF-8' and try again.") from None
    except pd.errors.ParserWarning:
        raise TableError(
            f"{path}: the rows have more cells than the header has columns. Put a cell that holds a comma "
            "into quotation marks, or name the missing column."
        ) from None
    except pd.errors.ParserError as error:
        raise TableError(f"{path} is not a readable CSV file: {error}.") from None
    missing = [column for column in required if column not in frame.columns]
    if missing:
        raise TableError(
            f"{path} lacks the column{'s' if len(missing) > 1 else ''} {_list(missing)}. "
            f"It has {_list(list(frame.columns))}."
        )
    if unique:
        _check_unique(frame, path, unique)
    return frame


def read_rows(path: Path, required: Sequence[str], unique: str = "") -> list[dict[str, str]]:
    """Like `read_table`, as plain rows for code that has no use for a frame."""
    return rows_of(read_table(path, required, unique))


def rows_of(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a frame of strings, each by the names of its columns."""
    return [{str(k): str(v) for k, v in row.items()} for row in table.to_dict("records")]


def as_table(items: Sequence[Any]) -> pd.DataFrame:
    """Dataclasses as a frame to look at, one row each; an enum shows its word."""
    rows = [{f.name: _shown(getattr(item, f.name)) for f in fields(item)} for item in items]
    return pd.DataFrame(rows)


def _shown(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Writes rows as UTF-8 CSV with the given columns, whole or not at all."""
    frame = pd.DataFrame([{c: row.get(c, "") for c in columns} for row in rows], columns=list(columns))
    write_text(path, frame.to_csv(index=False, lineterminator="\n"))


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


def _check_unique(frame: pd.DataFrame, path: Path, column: str) -> None:
    values = frame[column]
    # Row 1 of the file is the header.
    empty = [i + 2 for i, value in enumerate(values) if not value.strip()]
    if empty:
        raise TableError(f"{path}: {column} is empty in row {empty[0]}. Every row needs one.")
    repeated = values[values.duplicated()]
    if len(repeated):
        rows = [i + 2 for i, value in enumerate(values) if value == repeated.iloc[0]]
        raise TableError(
            f"{path}: {column} '{repeated.iloc[0]}' stands in rows {_list(rows)}. Ids must differ."
        )


def _list(items: Sequence[object]) -> str:
    return ", ".join(str(item) for item in items)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
