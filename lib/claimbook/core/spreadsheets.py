"""claims.csv as people and their spreadsheets leave it.

A spreadsheet that opens a CSV file and saves it again changes cells that nobody touched: it trims them,
reads a cell that is a number, a date or TRUE as such and writes it in its own manner, and shows an error
where a cell began like a formula. None of that is an edit, and none of it may stop a stage.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from claimbook.core.claim_ids import added_id, squeezed
from claimbook.core.claims_table import claim_of, write_claims
from claimbook.core.errors import TableError
from claimbook.core.labels import Attribution, Checkability, ClaimType, RowStatus
from claimbook.core.model import Claim
from claimbook.core.tables import CLAIMS, FORMULA_STARTS, read_csv, read_rows, write_table

_PLACES = ("paragraph", "start", "end")
_LABELS: Mapping[str, type[StrEnum]] = {
    "claim_type": ClaimType,
    "checkability": Checkability,
    "attribution": Attribution,
    "status": RowStatus,
}
# 1,234 and 1.234 and 1 234 and 1234.00 and 1.23E+05: the ways of spreadsheets with a whole number.
_WHOLE_NUMBER = re.compile(
    r"(\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+|\d+)(?:[.,]0+)?|\d(?:[.,]\d+)?E\+?\d+", re.I
)
_GROUPED = re.compile(r"(?<=\d)[,'’ \u00a0\u202f](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+")
_DATE_PIECE = re.compile(r"\d+|[^\W\d_]+")
_DATE_WORDS = {"年", "月", "日", "時", "分", "秒", "时", "am", "pm"}
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_LONGEST_DATE = 40
_ERRORS = ("#NAME?", "#VALUE!", "#REF!", "#NUM!", "#DIV/0!", "#N/A", "#ERROR!")


def read_repaired(path: Path) -> tuple[Claim, ...]:
    """Reads claims.csv, in file order, as `read_claims` does, but for what spreadsheets do to it.

    Blank rows are passed over; numbers in a spreadsheet's manner are read, and labels in other capitals;
    a row without an id gets one from its words. The file stays as it is.

    Raises:
        TableError: as `read_claims` does; what could be meant in two ways is never repaired.
    """
    # The header is row 1 of the file, so the first claim is row 2.
    rows = [
        (number, row)
        for number, row in enumerate(read_rows(path, CLAIMS), start=2)
        if any(cell.strip() for cell in row.values())
    ]
    first: dict[str, int] = {}
    for number, row in rows:
        claim_id = row["claim_id"].strip()
        if claim_id and first.setdefault(claim_id, number) != number:
            raise TableError(
                f"{path}: claim_id '{claim_id}' stands in rows {first[claim_id]} and {number}. Ids must "
                "differ: empty one of the two cells, and that row gets an id of its own."
            )
    taken = set(first)
    return tuple(claim_of(_repaired(row, taken), path, number) for number, row in rows)


def write_kept(path: Path, claims: Iterable[Claim]) -> None:
    """Writes claims.csv; columns that a person added stay, at the end, with the cells of each claim_id.

    Raises:
        TableError: two claims have the same id, or the file that is there cannot be read.
    """
    old = read_csv(path, CLAIMS[:1]) if path.exists() else None
    write_claims(path, claims)
    own = [column for column in old.columns if column not in CLAIMS] if old else []
    if old and own:
        cells = {row["claim_id"].strip(): {column: row[column] for column in own} for row in old.rows}
        rows = read_rows(path, CLAIMS)
        write_table(path, (*CLAIMS, *own), [{**cells.get(row["claim_id"], {}), **row} for row in rows])


def same_cell(before: str, after: str) -> bool:
    """Whether a spreadsheet may have made `after` of `before` by opening and saving the file.

    >>> same_cell("1,000", "1000"), same_cell("2025-01-21", "21-Jan-25"), same_cell("true", "TRUE")
    (True, True, True)
    >>> same_cell("- a list item", "#NAME?"), same_cell("1,000 people", "1000 people")
    (True, False)
    """
    one, other = squeezed(before), squeezed(after)
    if one == other:
        return True
    if one.lower() == other.lower() and one.lower() in ("true", "false"):
        return True
    if other in _ERRORS and before.startswith(FORMULA_STARTS):
        return True
    return _same_number(one, other) or _same_date(one, other)


# Repairs ------------------------------------------------------------------------------------------


def _repaired(row: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    cells = dict(row)
    for column in _PLACES:
        cells[column] = _whole(cells[column])
    for column, labels in _LABELS.items():
        cells[column] = _label(cells[column], labels)
    if not cells["claim_id"].strip():
        cells["claim_id"] = added_id(cells["claim"] or cells["quote"], taken)
    taken.add(cells["claim_id"])
    return cells


def _whole(cell: str) -> str:
    """A whole number as digits alone; a cell that is none is left for its reader to refuse."""
    text = unicodedata.normalize("NFKC", cell).strip()
    match = _WHOLE_NUMBER.fullmatch(text)
    if match is None:
        return cell
    if match[1] is None:
        return ""  # 1.2E+05 has lost its last digits: the quote tells the place
    return "".join(c for c in match[1] if c.isdigit())


def _label(cell: str, labels: type[StrEnum]) -> str:
    wanted = squeezed(unicodedata.normalize("NFKC", cell)).replace("’", "'").casefold()
    return next((label.value for label in labels if label.value.casefold() == wanted), cell)


# Cells that are the same --------------------------------------------------------------------------


def _same_number(one: str, other: str) -> bool:
    first, second = _decimal(one), _decimal(other)
    if first is None or second is None:
        return False
    if first == second:
        return True
    # 12345678901234567890 comes back as 1.23457E+19.
    return "E" in other.upper() and abs(first - second) <= abs(first) / 100_000


def _decimal(cell: str) -> Decimal | None:
    text = _GROUPED.sub("", unicodedata.normalize("NFKC", cell))
    share = text.endswith("%")
    try:
        number = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 400:
        return None
    return number / 100 if share else number


def _same_date(one: str, other: str) -> bool:
    """Whether two cells that are nothing but a date name the same numbers, in whatever order.

    A spreadsheet turns 21 January 2025 into 21-Jan-25, 1/21/2025 or 2025/1/21, as its country has it.
    """
    if _DIGITS.sub("0", one) == _DIGITS.sub("0", other):
        return False  # written in one manner: other numbers are a person's
    first, second = Counter(_date_numbers(one)), Counter(_date_numbers(other))
    return first == second and first.total() > 1


def _date_numbers(cell: str) -> Iterator[int]:
    text = unicodedata.normalize("NFKC", cell)
    pieces = _DATE_PIECE.findall(text) if len(text) <= _LONGEST_DATE else []
    numbers = []
    for piece in pieces:
        word = piece.lower()
        if word.isdecimal():
            numbers.append(int(word) % 100 if len(word) in (2, 4) else int(word))
        elif month := _month(word):
            numbers.append(month)
        elif word not in _DATE_WORDS:
            return
    # 10:30 comes back as 10:30:00.
    while len(numbers) > 2 and numbers[-1] == 0:
        numbers.pop()
    yield from numbers


def _month(word: str) -> int:
    """The number of a month by its English name, whole or cut after three letters or more; else 0."""
    named = (n for n, month in enumerate(_MONTHS, start=1) if len(word) >= 3 and month.startswith(word))
    return next(named, 0)
