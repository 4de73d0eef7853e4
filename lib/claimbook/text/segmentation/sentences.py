"""A text into sentences, headings, list items, credits and addresses, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimbook.text.language.languages import detect_language
from claimbook.text.segmentation.lines import is_address, is_credit
from claimbook.text.segmentation.paragraphs import FINAL, Line, display_width, paragraphs, trim
from claimbook.text.segmentation.sentence_ends import LAUGHTER, PICTURE, sentence_ends


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


# Headings, in display columns: a line of half a screen may still be a headline.
_LONGEST_HEADING = 110
_LONGEST_SPECIAL_LINE = 4_000
_SPOKEN_END = re.compile(rf"(?:{LAUGHTER.pattern}|{PICTURE})$")
# A sentence that Markdown stresses as a whole.
_STRESSED = re.compile(r"([*_]{1,3})(?=[^\s*_])[^*_]+(?<=\S)\1")


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
    sentences = []
    blocks = paragraphs(text)
    for number, (line, kind) in enumerate(zip(blocks, _kinds(text, blocks, language), strict=True), 1):
        if kind not in (SentenceKind.SENTENCE, SentenceKind.LIST_ITEM):
            sentences.append(Sentence(line.start, line.end, number, kind))
            continue
        start = line.start
        for end in sentence_ends(text, line.start, line.end, language):
            if trimmed := trim(text, start, end):
                sentences.append(Sentence(*_unstressed(text, *trimmed), number, kind))
            start = end
    return tuple(sentences)


def _unstressed(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence without the Markdown stress around it."""
    stress = _STRESSED.fullmatch(text, start, end)
    return (start + len(stress[1]), end - len(stress[1])) if stress else (start, end)


def _kinds(text: str, blocks: Sequence[Line], language: str) -> Iterator[SentenceKind]:
    kinds = [_kind(text, line) for line in blocks]
    prose = [line for line, kind in zip(blocks, kinds, strict=True) if kind is SentenceKind.SENTENCE]
    # Where nothing ends in a mark, a line without one says nothing; where there is one line, neither.
    is_set_text = len(blocks) > 1 and _has_final_marks(text, prose)
    for line, kind in zip(blocks, kinds, strict=True):
        is_heading = (
            is_set_text
            and kind is SentenceKind.SENTENCE
            and line.end - line.start <= _LONGEST_HEADING
            and _looks_like_heading(text[line.start : line.end], language)
        )
        yield SentenceKind.HEADING if is_heading else kind


def _kind(text: str, line: Line) -> SentenceKind:
    if line.marker == "heading":
        return SentenceKind.HEADING
    content = text[line.start : line.end] if line.end - line.start <= _LONGEST_SPECIAL_LINE else ""
    if content and is_address(content):
        return SentenceKind.ADDRESS
    if content and is_credit(content):
        return SentenceKind.CREDIT
    return SentenceKind.LIST_ITEM if line.marker == "item" else SentenceKind.SENTENCE


def _looks_like_heading(content: str, language: str) -> bool:
    """A short line without a final mark; only to be asked in text that uses final marks."""
    if content.endswith((":", "：")):
        return display_width(content) <= _LONGEST_HEADING
    if FINAL.search(content[-40:]) or content.endswith((",", "、", "，", ";", "；")):
        return False
    if re.fullmatch(r"[「『“\"].*[」』”\"]", content) and display_width(content) > 40:
        return False  # a quote that stands alone
    if _SPOKEN_END.search(content):
        return False  # "I did it myself (laughs)"
    inner = (content[:end].rstrip()[-1:] for end in sentence_ends(content, 0, len(content), language))
    return display_width(content) <= _LONGEST_HEADING and not any(mark in "。." for mark in inner if mark)


def _has_final_marks(text: str, prose: Sequence[Line]) -> bool:
    """Whether paragraphs end in final marks here, so that a line without one says something."""
    final = [line for line in prose if FINAL.search(text[max(line.start, line.end - 40) : line.end])]
    length = sum(line.end - line.start for line in prose)
    return sum(line.end - line.start for line in final) * 2 >= max(1, length)
