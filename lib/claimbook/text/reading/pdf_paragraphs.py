"""The lines of a PDF joined to headings, paragraphs, list items and rows of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claimbook.text.extraction.blocks import BlockKind, Draft
from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.furniture import ends_as_sentence
from claimbook.text.language.raised import settle
from claimbook.text.reading.pdf_layout import Line, rows

_BULLET = re.compile(r"(?:[•●○■□▪▫◦‣・※◆◇▶➢✓\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s))\s*")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[（(]\d{1,2}[)）]|[a-z][.)]|[①-⑳])\s+\S")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")
_HYPHENS = ("\xad", "-", "‐")
_LONGEST_HEADING = 200
_HEADING = 1.15  # of the size of the running text, from which on a line is a heading


@dataclass(slots=True)
class _Block:
    """Lines that belong together, while more may come."""

    lines: list[Line]
    cells: int = 1
    is_item: bool = False
    is_open: bool = False  # its last line is full and ends no sentence

    @property
    def size(self) -> float:
        return self.lines[0].size


def drafts(columns: Iterable[Sequence[Line]]) -> Iterator[Draft]:
    """Joins lines: hyphens at line ends are undone, and scripts without spaces get none.

    Args:
        columns: the columns of all pages in reading order.
    """
    columns = [column for column in columns if column]
    running = _running_size(columns)
    words = _vocabulary(columns)
    blocks: list[_Block] = []
    for column in columns:
        for number, block in enumerate(_blocks(column, running)):
            goes_on = _open_before(blocks, block) if number == 0 else None
            if goes_on is None:
                blocks.append(block)
            else:
                goes_on.lines.extend(block.lines)
                goes_on.is_open = block.is_open
    sizes = sorted({round(b.size, 1) for b in blocks if b.size >= _HEADING * running}, reverse=True)
    for block in blocks:
        text = _joined(block, words)
        if not any(c.isalnum() for c in text):
            continue
        is_heading = block.size >= _HEADING * running and len(text) <= _LONGEST_HEADING and not block.is_item
        if block.cells > 1:
            yield Draft(BlockKind.TABLE_ROW, text)
        elif is_heading:
            yield Draft(BlockKind.HEADING, text, level=min(6, 1 + sizes.index(round(block.size, 1))))
        elif block.is_item:
            yield Draft(BlockKind.LIST_ITEM, _BULLET.sub("", text, count=1))
        else:
            yield Draft(BlockKind.PARAGRAPH, text)


def _running_size(columns: Iterable[Sequence[Line]]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for column in columns:
        for line in column:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def _blocks(column: Sequence[Line], running: float) -> Iterator[_Block]:
    left, right = min(line.left for line in column), max(line.right for line in column)
    pitch = _pitch(column)
    block: _Block | None = None
    for row in rows(column):
        line = row[0]
        cells = _cells(row)
        if cells > 1:
            if block:
                yield block
            yield _Block(row, cells)
            block = None
            continue
        if len(row) > 1:  # a bullet that stands apart from its text
            line = Line(
                " ".join(x.text for x in row), line.left, line.top, row[-1].right, line.bottom, row[-1].size
            )
        is_item = bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))
        if block and not is_item and _belongs(block, line, left, right, pitch, running):
            block.lines.append(line)
        else:
            if block:
                yield block
            block = _Block([line], is_item=is_item)
        block.is_open = not _has_room(line, "x" * 6, right) and not ends_as_sentence(line.text)
    if block:
        yield block


def _cells(row: Sequence[Line]) -> int:
    first = row[0].text.strip()
    is_marker = len(row) > 1 and (_BULLET.fullmatch(first) or re.fullmatch(r"\d{1,2}[.)]", first))
    return len(row) - 1 if is_marker else len(row)


def _pitch(column: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [b.top - a.top for a, b in pairwise(sorted(column, key=lambda x: x.top))]
    likely = [s for s in steps if 0.5 * column[0].size < s < 4 * column[0].size]
    return median(likely) if likely else 1.3 * column[0].size


def _belongs(block: _Block, line: Line, left: float, right: float, pitch: float, running: float) -> bool:
    """Whether a line carries on the block above it."""
    before = block.lines[-1]
    if abs(line.size - before.size) > 0.12 * max(line.size, before.size):
        return False
    step = line.top - before.top
    if line.size >= _HEADING * running:
        return step <= 1.7 * line.size
    if step > 1.4 * pitch and step > 1.45 * line.size:
        return False
    if before.text.endswith("\xad"):
        return True
    is_indented = line.left - before.left > 0.7 * line.size and line.left - left > 0.7 * line.size
    if is_indented and not (block.is_item and len(block.lines) == 1):
        return False
    return not _has_room(before, line.text, right)


def _has_room(before: Line, text: str, right: float) -> bool:
    """Whether the next word would have fitted behind a line, so that its end was wanted."""
    if _UNSPACED.match(text) or _UNSPACED.search(before.text[-1:]):
        return before.right + 2.2 * before.size < right
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    width = (before.right - before.left) / max(1, len(before.text))
    return before.right + (len(word) + 2) * width + before.size < right


def _open_before(blocks: Sequence[_Block], block: _Block) -> _Block | None:
    """The paragraph that a new column carries on, past notes in smaller type between the two."""
    if block.is_item or block.cells > 1 or not block.lines:
        return None
    for before in reversed(blocks[-12:]):
        if before.size < 0.95 * block.size:
            continue
        is_alike = abs(before.size - block.size) <= 0.05 * block.size and before.cells == 1
        return before if is_alike and before.is_open else None
    return None


def _vocabulary(columns: Iterable[Sequence[Line]]) -> frozenset[str]:
    """The words that stand whole on a line somewhere."""
    words: set[str] = set()
    for column in columns:
        is_cut = False
        for line in column:
            found = [word.lower() for word in _WORD.findall(line.text)]
            first, is_cut = int(is_cut), line.text.endswith(_HYPHENS)
            words.update(found[first : len(found) - is_cut])
    return frozenset(words)


def _joined(block: _Block, words: frozenset[str]) -> str:
    if block.cells > 1:
        cells = (one_line(settle(line.text)) for line in block.lines)
        return " | ".join(cell for cell in cells if cell)
    pieces: list[str] = []
    for line in block.lines:
        text = line.text.strip()
        if pieces:
            pieces[-1], text = _seam(pieces[-1], text, words)
        pieces.append(text)
    return one_line(settle("".join(pieces).replace("\xad", "-")))


def _seam(before: str, after: str, words: frozenset[str]) -> tuple[str, str]:
    """Two lines made ready to be put together without anything between them."""
    if before.endswith(_HYPHENS) and len(before) > 1 and before[-2].isalpha():
        head = _WORD.match(after)
        tail = re.search(r"[^\W\d_]+$", before[-60:-1])
        if head is None or tail is None:
            return before.replace("\xad", "-"), after
        first, second = tail[0], re.split("[-‐]", head[0])[0]
        is_whole = f"{first}{second}".lower() in words
        is_compound = f"{first}-{second}".lower() in words or not second[0].islower()
        is_pair = min(len(first), len(second)) > 2 and {first.lower(), second.lower()} <= words
        if is_whole or not (is_compound or is_pair):
            return before[:-1], after
        return before[:-1] + "-", after
    if _UNSPACED.match(after) or _UNSPACED.search(before[-1:]):
        return before, after
    return before, f" {after}"
