"""The verdicts of a run as an Excel workbook: typed cells, a header that stays, wrapped text, links.

It is made to be worked on: the columns verdict, reviewer, rating and comment may be filled in, and the file
given back (`claimbook decisions import`). No cell is a formula, whatever it begins with.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from claimbook.core.columns import COLUMNS, OTHER, Kind
from claimbook.core.errors import UsageError
from claimbook.core.labels import Rating, Verdict
from claimbook.core.tables import CAPTURES, VERDICTS, write_bytes
from claimbook.core.workspace import Run
from claimbook.stages.outgoing import Row, check_judged, outgoing, verdict_rows, writable

COMMENT = "comment"  # a column of the workbook alone: why a person decided as they did
_FACTS = ("claim_id", "kind", "in_claim", "in_evidence", "level", "note")

# What spreadsheets hold at most: characters in a cell, in a link, and links in a sheet.
_LONGEST_CELL, _LONGEST_LINK, _MOST_LINKS = 32_767, 2_079, 60_000
_WIDTHS = {
    "claim": 48, "quote": 48, "explanation": 56, "problem": 40, "title": 36, "in_claim": 40,
    "in_evidence": 40, "note": 30, COMMENT: 36, "verdict": 22, "evidence_status": 15, "reason_code": 20,
    "url": 30, "archived_url": 30, "deep_link": 30, "final_url": 30, "captured_at": 20, "reviewed_at": 20,
    "checkability": 14, "publisher": 20,
}  # fmt: skip
_WIDTH = 13
_LINE, _TALLEST = 17, 409  # points: of a line, and of the tallest row that Excel takes
# Of use to programs; whoever wants to see them can show them.
_HIDDEN = ("url", "snapshot", "text_sha256", "quote_start", "quote_end", "run_id")
_COLOURS = {
    Verdict.SUPPORTED: ("#14603a", "#e6f4ea"),
    Verdict.REFUTED: ("#a01919", "#fdebe9"),
    Verdict.CONFLICTING: ("#7a4300", "#fdf0da"),
    Verdict.NOT_ENOUGH: ("#4d5560", "#eceff2"),
}
_EDITABLE = ("verdict", "reviewer", "rating", COMMENT)
# The same for the same run, whenever it is exported.
_CREATED = datetime(2000, 1, 1)

_ABOUT = (
    "Each row of the sheet Verdicts is a statement of the article. The sheet Facts has what was compared, "
    "the sheet Sources what was had of each page.",
    "To decide: write your name under reviewer, and under verdict and rating what you hold. A verdict that "
    "you leave and sign with your name is accepted. Say why under comment.",
    "Other words of the source may be put under quote: they are looked up in the captured page.",
    "Save the file as .xlsx, .ods or CSV UTF-8, and give it back: claimbook decisions import CASE FILE",
)


def write_workbook(run: Run, target: Path) -> None:
    """Writes the workbook of a run: the sheets Verdicts, Facts, Sources and About; same run, same bytes.

    Raises:
        CaseError: the run has no verdicts yet.
        TableError: a table of the run is not what its stage writes.
        UsageError: a table has more rows than a sheet holds.
    """
    check_judged(run)
    rows = verdict_rows(run)
    book = _Book()
    book.sheet("Verdicts", (*VERDICTS, COMMENT), rows)
    book.sheet("Facts", _FACTS, _facts(run, rows))
    book.sheet("Sources", CAPTURES, outgoing(run.captures_csv, CAPTURES).rows)
    book.about(run)
    write_bytes(target, book.content())


class _Book:
    """A workbook in the making."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, {"in_memory": True})
        self._book.set_properties({"created": _CREATED, "title": "claimbook", "author": ""})
        base: dict[str, Any] = {"valign": "top", "bottom": 1, "bottom_color": "#dcd8d0"}
        make = self._book.add_format
        self._head = make(base | {"bold": True, "bottom_color": "#000000", "bg_color": "#e8ecf3"})
        self._head_editable = make(base | {"bold": True, "bottom_color": "#000000", "bg_color": "#fff3c4"})
        self._plain = make(base)
        self._wrapped = make(base | {"text_wrap": True})
        self._share = make(base | {"num_format": "0.00", "align": "center"})
        self._whole = make(base | {"num_format": "0"})
        self._time = make(base | {"num_format": 'yyyy-mm-dd hh:mm:ss "UTC"', "align": "left"})
        # "fill" keeps a long address inside its cell.
        self._link = make(base | {"font_color": "#0b57d0", "underline": 1, "align": "fill"})
        self._verdicts = {
            verdict.value: make(
                base | {"font_color": ink, "bg_color": ground, "text_wrap": True, "bold": True}
            )
            for verdict, (ink, ground) in _COLOURS.items()
        }

    def sheet(self, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Adds a sheet with a header that stays, a filter, and a cell of the right type for each value."""
        if len(rows) >= 1_048_576:
            raise UsageError(f"{len(rows)} rows are more than a spreadsheet holds. Export them as CSV.")
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        for place, column in enumerate(columns):
            editable = name == "Verdicts" and column in _EDITABLE
            hidden = column in _HIDDEN or not (editable or any(row.get(column) for row in rows))
            sheet.write_string(0, place, column, self._head_editable if editable else self._head)
            sheet.set_column(place, place, _WIDTHS.get(column, _WIDTH), None, {"hidden": hidden})
        links = 0
        for line, row in enumerate(rows, start=1):
            sheet.set_row(line, _height(row, columns))
            for place, column in enumerate(columns):
                links += self._cell(sheet, line, place, column, row.get(column, ""), links < _MOST_LINKS)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        if name == "Verdicts":
            self._choices(sheet, columns, len(rows))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def about(self, run: Run) -> None:
        """Adds a sheet that says what this is and how it is given back."""
        sheet = self._book.add_worksheet("About")
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 100)
        for line, (label, words) in enumerate(
            (("case", run.case), ("run", run.run_id), *(("", text) for text in _ABOUT))
        ):
            sheet.write_string(line, 0, label, self._plain)
            sheet.write_string(line, 1, words, self._wrapped)

    def content(self) -> bytes:
        """The bytes of the file."""
        self._book.close()
        return self._file.getvalue()

    def _cell(self, sheet: Any, line: int, place: int, column: str, value: str, may_link: bool) -> bool:
        """Writes one cell; whether it became a link."""
        if not value:
            return False
        kind = COLUMNS.get(column, OTHER).kind
        typed: Callable[[], object] | None = {
            Kind.INTEGER: lambda: sheet.write_number(line, place, int(value), self._whole),
            Kind.NUMBER: lambda: sheet.write_number(line, place, float(value), self._share),
            Kind.TIME: lambda: sheet.write_datetime(line, place, _time(value), self._time),
        }.get(kind)
        if typed is not None:
            try:
                typed()
                return False
            except (ValueError, TypeError, OverflowError):
                pass  # a person wrote something else there; it is shown as it is
        text = _short(writable(value))
        if kind is Kind.ADDRESS and may_link and _is_link(text):
            sheet.write_url(line, place, text, self._link, string=text)
            return True
        style = self._verdicts.get(text) if column == "verdict" else None
        sheet.write_string(line, place, text, style or (self._plain if column in _HIDDEN else self._wrapped))
        return False

    def _choices(self, sheet: Any, columns: Sequence[str], rows: int) -> None:
        """Offers the words of a column to choose from."""
        for column, words in (("verdict", Verdict), ("rating", Rating)):
            place = columns.index(column)
            offered = {"validate": "list", "source": [word.value for word in words], "ignore_blank": True}
            sheet.data_validation(1, place, max(1, rows), place, offered)


def _facts(run: Run, rows: Sequence[Row]) -> list[dict[str, str]]:
    """The compared facts of each claim, one a row, in the order of the verdicts."""
    if not run.certificates_jsonl.is_file():
        return []
    found: dict[str, list[Mapping[str, Any]]] = {}
    for line in run.certificates_jsonl.read_text(encoding="utf-8").splitlines():
        try:
            certificate = json.loads(line)
            found[certificate["claim_id"]] = list(certificate["facts"])
        except (ValueError, KeyError, TypeError):
            continue  # `claimbook verify` names it; the verdicts are exported all the same
    return [
        {"claim_id": row["claim_id"]} | {name: str(fact.get(name, "")) for name in _FACTS[1:]}
        for row in rows
        for fact in found.get(row["claim_id"], ())
        if isinstance(fact, Mapping)
    ]


def _height(row: Row, columns: Sequence[str]) -> float:
    """The height in points that shows a row's longest cell: not every reader works it out by itself."""
    shown = [column for column in columns if COLUMNS.get(column, OTHER).kind is Kind.TEXT]
    lines = [
        sum(-(-max(1, _width(part)) // (_WIDTHS.get(column, _WIDTH) - 3)) for part in cell.split("\n"))
        for column in shown
        if column not in _HIDDEN and (cell := row.get(column, ""))
    ]
    return min(_LINE * max(lines, default=1), _TALLEST)


def _width(text: str) -> int:
    """How many narrow letters wide a text is: those of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _time(value: str) -> datetime:
    """A time in UTC without a zone, which the format cannot hold; the cell's format says "UTC"."""
    moment = datetime.fromisoformat(value)
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0) if moment.tzinfo else moment


def _is_link(text: str) -> bool:
    return text.startswith(("http://", "https://")) and len(text) <= _LONGEST_LINK and " " not in text


def _short(text: str) -> str:
    if len(text.encode("utf-16-le")) // 2 <= _LONGEST_CELL:
        return text
    return text[: _LONGEST_CELL // 2 - 1] + "…"
