"""names.csv: which names mean the same, as people know it and as the program proposes it.

The note says how a row stands. One that begins with "proposed:" is the program's and has no effect; a
person confirms it by clearing that word, or keeps it from coming back by writing "rejected:" instead. Every
other row is a person's and holds. The word stands in the note, so that the table needs no column for it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claimbook.core.errors import TableError
from claimbook.core.tables import NAMES, csv_text, read_csv, read_rows, write_bytes

_STANDING = re.compile(r"\s*(proposed|rejected)\s*(?::|$)", re.IGNORECASE)


class Standing(StrEnum):
    """How a row of names.csv stands."""

    CONFIRMED = "confirmed"  # a person's: it holds
    PROPOSED = "proposed"  # the program's: it waits for a person
    REJECTED = "rejected"  # a person refused it: it has no effect and is not proposed again


@dataclass(frozen=True, slots=True)
class NameRow:
    """One row of names.csv."""

    name: str
    canonical: str
    language: str = ""
    note: str = ""

    @property
    def standing(self) -> Standing:
        """How the row stands, by the first word of its note.

        >>> NameRow("砂の会", "Sand Club", "ja", "proposed: they sound the same").standing.value
        'proposed'
        """
        match = _STANDING.match(unicodedata.normalize("NFKC", self.note))
        return Standing(match[1].lower()) if match else Standing.CONFIRMED

    @property
    def reason(self) -> str:
        """Why the program proposes the row: its note without the first word and without the advice."""
        return self.note.partition(":")[2].partition(";")[0].strip()


def read_names(path: Path) -> tuple[NameRow, ...]:
    """The rows of names.csv, in file order, blank ones left out; language and note may be missing.

    Raises:
        TableError: the table is missing or lacks a column; a row that holds leaves a name empty, or calls
            a name otherwise than another row does.
    """
    rows: list[NameRow] = []
    meant: dict[str, str] = {}
    for number, cells in enumerate(read_rows(path, NAMES[:2]), start=2):
        row = NameRow(*(cells.get(column, "").strip() for column in NAMES))
        if not any((row.name, row.canonical, row.language, row.note)):
            continue
        rows.append(row)
        if row.standing is not Standing.CONFIRMED:
            continue
        if not row.name or not row.canonical:
            raise TableError(f"{path}: row {number} needs both a name and a canonical name.")
        if meant.setdefault(row.name, row.canonical) != row.canonical:
            raise TableError(
                f"{path}: '{row.name}' is called '{meant[row.name]}' and, in row {number}, "
                f"'{row.canonical}'. Keep one of them."
            )
    return tuple(rows)


def add_names(path: Path, rows: Sequence[NameRow]) -> None:
    """Adds rows at the end of names.csv, which is made where it is missing; no other byte is changed.

    Raises:
        TableError: the table cannot be read, or lacks a column that a row needs.
    """
    if not rows:
        return
    cells = [{column: getattr(row, column) for column in NAMES} for row in rows]
    if not path.exists():
        write_bytes(path, csv_text(NAMES, cells).encode("utf-8"))
        return
    columns = read_csv(path, NAMES).columns
    before = path.read_bytes()
    line_end = "\r\n" if b"\r\n" in before else "\n"
    added = io.StringIO()
    writer = csv.DictWriter(added, columns, lineterminator=line_end)
    writer.writerows(cells)
    gap = "" if before.endswith((b"\n", b"\r")) else line_end
    write_bytes(path, before + f"{gap}{added.getvalue()}".encode())
