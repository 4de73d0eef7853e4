"""A sentence without Markdown and line breaks, that still knows where its characters stood."""

from __future__ import annotations

import re

from claimbook.text.segmentation.strand import Strand, strand_of
from claimbook.text.syntax.clauses import Clause

_EAST = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
# The parts that a reader does not see stand in groups: line breaks between characters that need no space,
# what is before and after the words of a link, stars, footnote numbers, and all but the first of some spaces.
_UNSEEN = (
    re.compile(rf"(?<={_EAST})([ \t]*\n\s*)()(?={_EAST})"),
    re.compile(r"(!?\[)[^\]\n]{1,300}(\]\([^)\s]{1,2000}(?: \"[^\"]{0,200}\")?\))"),
    re.compile(r"(\*\*|__)(?=\S).{1,300}?(?<=\S)(\1)"),
    re.compile(r"(?<![\w*])([*_])(?=[^\s*_])[^*_\n]{1,300}?(?<=\S)([*_])(?![\w*])"),
    re.compile(r"((?:\[\d{1,3}\])+)()(?=\s|$|[。.,])"),
    re.compile(r"\s(\s+)()"),
)
_MARKS = re.compile(r"[*_\[]|\s\s|[^\S ]")
_SPACE = re.compile(r"\s+")


def plain(words: str) -> str:
    """The words of an article as one line, without Markdown, footnote numbers and line breaks.

    >>> plain("The **plan** [starts](https://a.example/x)\\nin May.[1]")
    'The plan starts in May.'
    """
    if not _MARKS.search(words):
        return words.strip()
    return unmarked(words).text.strip() or _SPACE.sub(" ", words).strip()


def unmarked(sentence: str) -> Strand:
    """The sentence as a reader sees it.

    >>> unmarked("The **plan** [starts](https://a.example/x) now.").text
    'The plan starts now.'
    """
    shown = strand_of(sentence)
    if not _MARKS.search(sentence):
        return shown
    for pattern in _UNSEEN:
        shown = shown.without([found.span(k) for found in pattern.finditer(shown.text) for k in (1, 2)])
    return Strand(_SPACE.sub(" ", shown.text), shown.places)


def written(clause: Clause, shown: Strand, sentence: str) -> Clause:
    """A clause of the shown words with its place in the sentence as written, the marks around it included."""
    start = shown.places[clause.start - 1] + 1 if clause.start else 0
    end = shown.places[clause.end] if clause.end < len(shown.places) else len(sentence)
    words = sentence[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return Clause(start, max(start, end), clause.text)
