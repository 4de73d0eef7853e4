"""A text into lines without their markers, and lines into paragraphs where a hard wrap broke them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimbook.text.segmentation.lines import marker_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its marker (bullet, number, #, >) and the white space around it.

    A paragraph is a line, too: from the first to the last of those that a hard wrap made of it.
    """

    start: int
    end: int
    marker: str  # "heading", "item" or ""
    after_blank: bool


FINAL = re.compile(r"[。｡．.！!？?…؟।۔][」』”’»\")）\]］】〉》*_\s]*(?:\[\d{1,3}\]\s*)*$")
_LINES = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_UNDERLINE = re.compile(r"[=\-]{3,}\s*$")
# A Japanese or Chinese line that ends so cannot be the whole of anything.
_OPEN_END = re.compile(r"[、，がはをの]$")
_INNER_END = re.compile(r"[。．.！!？?]\s?[^\s」』”’»\")）\]]")
# Display columns; hard-wrapped text is narrower than this, and wider than a list of names.
_WIDEST_WRAP, _NARROWEST_WRAP = 130, 30
_MARKER_WINDOW = 300


def paragraphs(text: str) -> tuple[Line, ...]:
    """The paragraphs of a text, in order; lines without a letter or a digit are in none.

    >>> text = "- one\\n- two\\n\\nThree."
    >>> [(text[p.start : p.end], p.marker) for p in paragraphs(text)]
    [('one', 'item'), ('two', 'item'), ('Three.', '')]
    """
    return tuple(_paragraphs(text, tuple(_lines(text))))


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold letters or digits, markers taken off; underlined lines become headings."""
    previous_end = 0
    pending: Line | None = None
    for match in _LINES.finditer(text):
        trimmed = trim(text, match.start(), match.end())
        gap = text[previous_end : match.start()]
        previous_end = match.end()
        if trimmed is None:
            raw = match.group().strip()
            if pending and _UNDERLINE.fullmatch(raw) and gap.count("\n") == 1 and not pending.marker:
                pending = Line(pending.start, pending.end, "heading", pending.after_blank)
            if raw and pending:
                yield pending
                pending = None
            continue
        if pending:
            yield pending
        start, end = trimmed
        length, marker = marker_of(text[start : min(end, start + _MARKER_WINDOW)])
        after_blank = pending is None or _is_blank_between(gap)
        body = trim(text, start + length, end)
        pending = Line(*body, marker, after_blank) if body else None
    if pending:
        yield pending


def _is_blank_between(gap: str) -> bool:
    return len(gap.replace("\r\n", "\n").strip(" \t\u3000")) > 1


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Lines joined where a hard wrap broke them."""
    block: list[Line] = []
    for line in lines:
        if block and (line.after_blank or line.marker):
            yield from _unwrapped(text, block)
            block = []
        block.append(line)
    yield from _unwrapped(text, block)


def _unwrapped(text: str, block: Sequence[Line]) -> Iterator[Line]:
    if len(block) < 2 or block[0].marker == "heading":
        yield from block
        return
    widths = [display_width(text[line.start : line.end]) for line in block]
    is_wrapped = _is_hard_wrapped(text, block, widths)
    current = block[0]
    for i, (before, line) in enumerate(pairwise(block)):
        if is_wrapped or (widths[i] >= _NARROWEST_WRAP and _goes_on(text, current, before, line)):
            current = Line(current.start, line.end, current.marker, current.after_blank)
        else:
            yield current
            current = line
    yield current


def _goes_on(text: str, first: Line, before: Line, line: Line) -> bool:
    """Whether a line carries on what the one before it cannot have ended: small letters after a capital."""
    tail = text[max(before.start, before.end - 20) : before.end]
    if FINAL.search(tail):
        return False
    return bool(_OPEN_END.search(tail)) or (text[line.start].islower() and not text[first.start].islower())


def _is_hard_wrapped(text: str, block: Sequence[Line], widths: Sequence[int]) -> bool:
    """Whether lines were broken because the next word would not have fitted."""
    width = max(widths)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    full = 0
    for i in range(len(block) - 1):
        following = text[block[i + 1].start : block[i + 1].end]
        word = following[:1] if _is_wide(following[0]) else following.split(maxsplit=1)[0]
        # Two columns of slack: punctuation may not begin a line.
        full += widths[i] + 1 + display_width(word[:40]) > width - 2
    # In two lines anything looks full; then only a short line under a long one is believed.
    return full >= 2 and (full * 10 >= (len(block) - 1) * 8 or _is_even_prose(text, block, widths))


def _is_even_prose(text: str, block: Sequence[Line], widths: Sequence[int]) -> bool:
    """Whether lines of about one length hold sentences that end inside lines: wrapped between phrases."""
    *full, last = block
    is_even = min(widths[:-1]) * 10 >= max(widths) * 8
    if not is_even or not FINAL.search(text[max(last.start, last.end - 40) : last.end]):
        return False
    cut = [line for line in full if not FINAL.search(text[max(line.start, line.end - 40) : line.end])]
    inner = [line for line in cut if _INNER_END.search(text, line.start, line.end)]
    return len(cut) * 2 >= len(full) and len(inner) * 2 >= len(cut)


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without the white space at its ends; None where it holds no letter or digit."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if not _ALPHANUMERIC.search(piece):
        return None
    return start + left, start + right


def display_width(content: str) -> int:
    """How many columns a line takes on a screen; Chinese and Japanese characters take two."""
    return len(content) + sum(map(_is_wide, content))


def _is_wide(character: str) -> bool:
    return character > "\u1100" and unicodedata.east_asian_width(character) in "WF"
