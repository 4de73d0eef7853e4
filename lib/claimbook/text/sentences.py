"""A text into sentences, headings, list items, credits and addresses, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claimbook.text.languages import detect_language
from claimbook.text.lines import is_address, is_credit, marker_of
from claimbook.text.sentence_ends import sentence_ends


class SentenceKind(StrEnum):
    """What a stretch of text is in its article."""

    SENTENCE = "sentence"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CREDIT = "credit"  # who wrote, took, published; dates and copyright lines
    ADDRESS = "address"  # a link or an e-mail address that stands alone


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text, trimmed and never empty; paragraphs are counted from 1."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its marker (bullet, number, #, >) and the white space around it."""

    start: int
    end: int
    marker: str  # "heading", "item" or ""
    after_blank: bool


_LINES = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_FINAL = re.compile(r"[。｡．.！!？?…؟।۔][」』）)］】〉》”’»\"*_\s]*(?:\[\d{1,3}\]\s*)*$")
_QUOTE_FINAL = re.compile(r"[」』”»\"]$")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_UNDERLINE = re.compile(r"[=\-]{3,}\s*$")
# Display columns; hard-wrapped text is narrower than this, and wider than a list of names.
_WIDEST_WRAP, _NARROWEST_WRAP = 130, 30
# Headings, in display columns: a line of half a screen may still be a headline.
_LONGEST_HEADING = 110
_LONGEST_SPECIAL_LINE = 4_000
_MARKER_WINDOW = 300


def split_sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """Splits a text into its sentences and the other things that stand between them.

    Args:
        text: plain text or Markdown.
        language: ISO 639-1; guessed from the text where empty.

    Returns:
        stretches in order that do not overlap. What holds no letter or digit (rules, fences) is left
        out. A sentence may run over the line breaks of hard-wrapped text, never over a blank line.

    >>> text = "# Plan\\n\\nOn Tuesday Mr. Son spoke. He left."
    >>> [(text[s.start:s.end], s.kind.value) for s in split_sentences(text)]
    [('Plan', 'heading'), ('On Tuesday Mr. Son spoke.', 'sentence'), ('He left.', 'sentence')]
    """
    language = language or detect_language(text)
    lines = tuple(_lines(text))
    paragraphs = tuple(_paragraphs(text, lines))
    sentences = []
    for number, (line, kind) in enumerate(zip(paragraphs, _kinds(text, paragraphs), strict=True), 1):
        if kind not in (SentenceKind.SENTENCE, SentenceKind.LIST_ITEM):
            sentences.append(Sentence(line.start, line.end, number, kind))
            continue
        start = line.start
        for end in sentence_ends(text, line.start, line.end, language):
            trimmed = _trim(text, start, end)
            if trimmed:
                sentences.append(Sentence(*trimmed, number, kind))
            start = end
    return tuple(sentences)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold letters or digits, markers taken off; underlined lines become headings."""
    previous_end = 0
    pending: _Line | None = None
    for match in _LINES.finditer(text):
        trimmed = _trim(text, match.start(), match.end())
        gap = text[previous_end : match.start()]
        previous_end = match.end()
        if trimmed is None:
            raw = match.group().strip()
            if pending and _UNDERLINE.fullmatch(raw) and gap.count("\n") == 1 and not pending.marker:
                pending = _Line(pending.start, pending.end, "heading", pending.after_blank)
            if raw and pending:
                yield pending
                pending = None
            continue
        if pending:
            yield pending
        start, end = trimmed
        length, marker = marker_of(text[start : min(end, start + _MARKER_WINDOW)])
        after_blank = pending is None or _is_blank_between(gap)
        body = _trim(text, start + length, end)
        pending = _Line(*body, marker, after_blank) if body else None
    if pending:
        yield pending


def _is_blank_between(gap: str) -> bool:
    return len(gap.replace("\r\n", "\n").strip(" \t\u3000")) > 1


def _paragraphs(text: str, lines: Sequence[_Line]) -> Iterator[_Line]:
    """Lines joined where a hard wrap broke them."""
    block: list[_Line] = []
    for line in lines:
        if block and (line.after_blank or line.marker):
            yield from _unwrapped(text, block)
            block = []
        block.append(line)
    yield from _unwrapped(text, block)


def _unwrapped(text: str, block: Sequence[_Line]) -> Iterator[_Line]:
    if len(block) < 2 or block[0].marker == "heading":
        yield from block
        return
    widths = [_width(text[line.start : line.end]) for line in block]
    is_wrapped = _is_hard_wrapped(text, block, widths)
    current = block[0]
    for i, (before, line) in enumerate(pairwise(block)):
        if is_wrapped or (widths[i] >= _NARROWEST_WRAP and _goes_on(text, current, before, line)):
            current = _Line(current.start, line.end, current.marker, current.after_blank)
        else:
            yield current
            current = line
    yield current


def _goes_on(text: str, first: _Line, before: _Line, line: _Line) -> bool:
    """Whether a line in small letters carries on a sentence that began with a capital."""
    is_open = not _FINAL.search(text[max(before.start, before.end - 20) : before.end])
    return is_open and text[line.start].islower() and not text[first.start].islower()


def _is_hard_wrapped(text: str, block: Sequence[_Line], widths: Sequence[int]) -> bool:
    """Whether lines were broken because the next word would not have fitted."""
    width = max(widths)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    full = 0
    for i in range(len(block) - 1):
        following = text[block[i + 1].start : block[i + 1].end]
        word = following[:1] if _is_wide(following[0]) else following.split(maxsplit=1)[0]
        # Two columns of slack: punctuation may not begin a line.
        full += widths[i] + 1 + _width(word[:40]) > width - 2
    # In two lines anything looks full; then only a short line under a long one is believed.
    return full >= 2 and full * 10 >= (len(block) - 1) * 8


def _kinds(text: str, paragraphs: Sequence[_Line]) -> Iterator[SentenceKind]:
    kinds = [_kind(text, line) for line in paragraphs]
    prose = [line for line, kind in zip(paragraphs, kinds, strict=True) if kind is SentenceKind.SENTENCE]
    # Where nothing ends in a mark, a line without one says nothing; where there is one line, neither.
    is_set_text = len(paragraphs) > 1 and _has_final_marks(text, prose)
    for line, kind in zip(paragraphs, kinds, strict=True):
        is_heading = (
            is_set_text
            and kind is SentenceKind.SENTENCE
            and line.end - line.start <= _LONGEST_HEADING
            and _looks_like_heading(text[line.start : line.end])
        )
        yield SentenceKind.HEADING if is_heading else kind


def _kind(text: str, line: _Line) -> SentenceKind:
    if line.marker == "heading":
        return SentenceKind.HEADING
    content = text[line.start : line.end] if line.end - line.start <= _LONGEST_SPECIAL_LINE else ""
    if content and is_address(content):
        return SentenceKind.ADDRESS
    if content and is_credit(content):
        return SentenceKind.CREDIT
    return SentenceKind.LIST_ITEM if line.marker == "item" else SentenceKind.SENTENCE


def _looks_like_heading(content: str) -> bool:
    """A short line without a final mark; only to be asked in text that uses final marks."""
    if content.endswith((":", "：")):
        return _width(content) <= _LONGEST_HEADING
    if _FINAL.search(content[-40:]) or content.endswith((",", "、", "，", ";", "；")):
        return False
    if re.fullmatch(r"[「『“\"].*[」』”\"]", content) and _width(content) > 40:
        return False  # a quote that stands alone
    return _width(content) <= _LONGEST_HEADING


def _has_final_marks(text: str, prose: Sequence[_Line]) -> bool:
    """Whether paragraphs end in final marks here, so that a line without one says something."""
    final = [line for line in prose if _FINAL.search(text[max(line.start, line.end - 40) : line.end])]
    length = sum(line.end - line.start for line in prose)
    return sum(line.end - line.start for line in final) * 2 >= max(1, length)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if not _ALPHANUMERIC.search(piece):
        return None
    return start + left, start + right


def _width(content: str) -> int:
    return len(content) + sum(map(_is_wide, content))


def _is_wide(character: str) -> bool:
    return character > "\u1100" and unicodedata.east_asian_width(character) in "WF"
