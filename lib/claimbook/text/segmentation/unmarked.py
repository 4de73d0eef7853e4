"""A sentence without Markdown and line breaks, that still knows where its characters stood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.text.segmentation.strand import Strand, strand_of
from claimbook.text.syntax.clauses import Clause

# The parts that a reader does not see: before and after the words of a link, stars, and footnote numbers.
_LINK = re.compile(r"(!?\[)[^\]\n]{1,300}(\]\([^)\s]{1,2000}(?: \"[^\"]{0,200}\")?\))")
_STRESS = re.compile(r"(\*\*|__)(?=\S).{1,300}?(?<=\S)(\1)")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])[^*_\n]{1,300}?(?<=\S)([*_])(?![\w*])")
_FOOTNOTE = re.compile(r"((?:\[\d{1,3}\])+)()(?=\s|$|[.,])")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[*_\[]|\s\s|[^\S ]")


def unmarked(sentence: str) -> Strand:
    """The sentence as a reader sees it.

    >>> unmarked("The **plan** [starts](https://a.example/x) now.").text
    'The plan starts now.'
    """
    whole = strand_of(sentence)
    if not _MARKS.search(sentence):
        return whole
    shown = whole.without(list(_unseen(sentence)))
    return Strand(_SPACES.sub(lambda run: " " * len(run.group()), shown.text), shown.places)


def written(clause: Clause, shown: Strand, sentence: str) -> Clause:
    """A clause of the shown words with its place in the sentence as written, the marks around it included."""
    start = shown.places[clause.start - 1] + 1 if clause.start else 0
    end = shown.places[clause.end] if clause.end < len(shown.places) else len(sentence)
    words = sentence[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return Clause(start, max(start, end), clause.text)


def _unseen(sentence: str) -> Iterator[tuple[int, int]]:
    for pattern in (_LINK, _STRESS, _EMPHASIS, _FOOTNOTE):
        for found in pattern.finditer(sentence):
            yield found.span(1)
            yield found.span(2)
    for run in _SPACES.finditer(sentence):
        yield run.start() + 1, run.end()
