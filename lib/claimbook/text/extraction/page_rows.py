"""The rows of a data table on a page: cells between bars, and the row that names the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.text.extraction.stretches import Line

BETWEEN_CELLS = " | "
_YEARLIKE = re.compile(r"[^\W\d]{0,12}[\s.'’]{0,2}(?:19|20)\d\d\D{0,12}|\D*")
_FIGURE = re.compile(r"[-+−–(~約]?\s?[$€£¥￥]?\s?\d.{0,30}|[-–—…]|n/?a", re.IGNORECASE)


@dataclass(slots=True)
class Rows:
    """The state of one table while its rows go by."""

    head: str = ""  # the row that names the columns, where there is one
    _first: str = ""

    def lead_in(self, row: Line, cells: str) -> str:
        """What names the columns of this row; empty for the row that names them.

        Args:
            row: the row, with bars between its cells.
            cells: one letter a cell: "h" for a head, "d" for a datum.

        A row of heads names the columns, as does one all in bold, or a first row of names or years over
        figures.
        """
        if not self.head and len(cells) > 1 and ("d" not in cells or _is_bold(row)):
            self.head = row.text
            return ""
        if not self.head and _names_columns(self._first, row.text):
            self.head = self._first
        self._first = self._first or row.text
        return self.head


def _is_bold(row: Line) -> bool:
    return row.bold >= len(re.sub(r"[\s|]", "", row.text)) > 0


def _names_columns(first: str, row: str) -> bool:
    """Whether a first row names columns by this next one.

    >>> _names_columns("Park | 2018", "Elm Fell | 2,010"), _names_columns("North | 7.4", "South | 5.1")
    (True, False)
    """
    heads, cells = first.split(BETWEEN_CELLS), row.split(BETWEEN_CELLS)
    # A head row may leave the corner empty.
    if not first or len(cells) < 2 or not len(cells) - 1 <= len(heads) <= len(cells):
        return False
    above = heads[1:] if len(heads) == len(cells) else heads
    return all(_YEARLIKE.fullmatch(head) for head in above) and all(_FIGURE.fullmatch(c) for c in cells[1:])
