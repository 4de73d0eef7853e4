"""The lines of a PDF in the order in which a reader takes them, without what frames every page.

Coordinates are points from the top left corner. A page of vertical writing is turned, so that its
columns of characters become lines like any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text set on one line; `size` is that of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page as the file has it: its size and its lines in the order of the file."""

    width: float
    height: float
    lines: tuple[Line, ...]


_MARGIN = 0.12  # of the height of a page, at its top and at its foot
_PAGE_NUMBER = re.compile(
    r"[-–—•\[(（|\s]*(?:(?:page|p\.|seite|página|pagina|pág\.|стр\.|第)\s*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|／|of|von|de|sur|di|van|из|\|)\s*\d{1,4})?\s*(?:頁|页|ページ|쪽|面)?[-–—•\])）|\s]*",
    re.IGNORECASE,
)
# The address of a page and the hour of printing, which browsers add.
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s\d{1,3}/\d{1,3})?|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s\d{1,2}:\d\d(?:\s?[AP]M)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MOST_GUTTERS = 12  # of the left edges where most lines begin, as many are tried
_FEWEST_LINES = 3  # that a column has
_NARROWEST_COLUMN = 8  # in sizes of its letters; what is narrower is a column of a table


def without_frames(pages: Sequence[PaperPage], title: str = "") -> tuple[PaperPage, ...]:
    """Leaves out page numbers, heads and feet that come back on other pages, and what printing adds.

    Args:
        pages: the pages of one file.
        title: what the file says that it is called; browsers print it above every page.
    """
    running = median(x.size for page in pages for x in page.lines) if any(p.lines for p in pages) else 0.0
    seen = Counter(key for page in pages for key in {_frame_key(line) for line in _margins(page)})
    # Left and right pages often have heads of their own.
    often = max(2, len(pages) * 0.3)

    def is_frame(line: Line) -> bool:
        if seen[_frame_key(line)] >= often or _is_page_number(line.text):
            return True
        beside_title = line.text.removesuffix(title).strip() if title else line.text
        if not beside_title:
            return line.size < 0.95 * running  # set large, it is the headline
        return _PRINTED.fullmatch(beside_title) is not None

    kept = []
    for page in pages:
        frames = {id(line) for line in _margins(page) if is_frame(line)}
        kept.append(replace(page, lines=tuple(line for line in page.lines if id(line) not in frames)))
    return tuple(kept)


def _is_page_number(text: str) -> bool:
    return len(text) <= 30 and _PAGE_NUMBER.fullmatch(text) is not None


def _margins(page: PaperPage) -> Iterator[Line]:
    for line in page.lines:
        if line.bottom <= page.height * _MARGIN or line.top >= page.height * (1 - _MARGIN):
            yield line


def _frame_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text).strip().lower(), round(line.top / 4)


def flows(page: PaperPage) -> list[list[Line]]:
    """The columns of a page one after the other, each with its lines from top to bottom."""
    lines = list(_mended(page.lines))
    vertical = [x for x in lines if len(x.text) > 1 and x.bottom - x.top > x.right - x.left]
    if sum(len(x.text) for x in vertical) * 2 <= sum(len(x.text) for x in lines):
        return list(_flows(lines))
    # A headline is often set across the columns of characters, and read before them.
    across = [x for x in lines if len(x.text) > 1 and x.bottom - x.top <= x.right - x.left]
    down = [
        replace(x, left=x.top, top=page.width - x.right, right=x.bottom, bottom=page.width - x.left)
        for x in lines
        if x not in across
    ]
    return [*_flows(across), *_flows(down)]


def _mended(lines: Iterable[Line]) -> Iterator[Line]:
    """Joins what the file has in pieces although it stands side by side on one line."""
    before: Line | None = None
    for line in lines:
        gap = line.left - before.right if before else 0.0
        if before and _on_one_row(before, line) and -0.2 * line.size <= gap <= 0.9 * line.size:
            space = " " if gap > 0.2 * line.size else ""
            before = replace(
                before,
                text=before.text + space + line.text,
                right=max(before.right, line.right),
                top=min(before.top, line.top),
                bottom=max(before.bottom, line.bottom),
                size=max(before.size, line.size),
            )
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _on_one_row(a: Line, b: Line) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.6 * min(a.bottom - a.top, b.bottom - b.top)


def rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of one column by rows; more than one in a row are the cells of a table."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda x: (x.top + x.bottom, x.left)):
        if row and not _on_one_row(row[0], line):
            yield sorted(row, key=lambda x: x.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda x: x.left)


def _flows(lines: list[Line], depth: int = 0) -> Iterator[list[Line]]:
    gutter = _gutter(lines) if depth < 6 else None
    if gutter is None:
        if lines:
            yield lines
        return
    # What runs across the gutter (a headline, a table) parts what stands above from what stands below.
    across: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda x: (x.top, x.left)):
        if line.right <= gutter or line.left >= gutter:
            if across:
                yield across
                across = []
            (left if line.right <= gutter else right).append(line)
            continue
        yield from _flows(left, depth + 1)
        yield from _flows(right, depth + 1)
        left, right = [], []
        across.append(line)
    if across:
        yield across
    yield from _flows(left, depth + 1)
    yield from _flows(right, depth + 1)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a page parts into columns of prose: the place that has most lines on either side of it."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    edges = Counter(round(line.left) for line in lines)
    likely = [edge for edge, count in edges.most_common(_MOST_GUTTERS) if count >= _FEWEST_LINES]
    best, most = None, 0.0
    for edge in sorted(likely):
        gutter = edge - 1.0
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.left >= gutter]
        if min(len(left), len(right)) < _FEWEST_LINES or not (_is_column(left) and _is_column(right)):
            continue
        beside = min(max(x.bottom for x in left), max(x.bottom for x in right)) - max(
            min(x.top for x in left), min(x.top for x in right)
        )
        if beside <= 2 * median(x.size for x in right):
            continue
        weight = min(len(left), len(right)) - 0.5 * (len(lines) - len(left) - len(right))
        if best is None or weight > most:
            best, most = gutter, weight
    return best


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines are set like prose, most of them as wide as the widest and none narrow."""
    widest = max(line.right - line.left for line in lines)
    size = median(line.size for line in lines)
    full = sum(line.right - line.left >= 0.6 * widest for line in lines)
    return widest >= _NARROWEST_COLUMN * size and full * 2 >= len(lines)
