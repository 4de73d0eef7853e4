"""What every language needs to tell who says a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.core.labels import Attribution
from claimbook.text.syntax.clauses import Clause

_ASIDE = re.compile(r"[（(][^（）()]*[）)]$")
SHORTEST_QUOTE = 6  # characters with the marks; a shorter one is a term, not a statement


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who says a sentence, and which part of it is what they say; offsets are into the sentence."""

    attribution: Attribution
    speaker: str  # as written; empty where nobody is named
    body_start: int
    body_end: int
    claim: str = ""  # the sentence without what stands in `beside`; empty where that is all of it
    beside: tuple[Clause, ...] = ()  # what the article states in its own voice beside the speech
    pronoun: str = ""  # "he", where that is all that the sentence says of its speaker


def reported(sentence: str, speaker: str, start: int, end: int) -> Attributed:
    """A report whose body is `sentence[start:end]` without the commas and spaces around it."""
    while start < end and sentence[start] in " \t\n\u3000":
        start += 1
    while end > start and sentence[end - 1] in " \t\n\u3000、,，":
        end -= 1
    return Attributed(Attribution.REPORTED, _tidy(speaker), start, end)


def quoted(speaker: str, start: int, end: int) -> Attributed:
    """A direct quote whose words are `sentence[start:end]`."""
    return Attributed(Attribution.DIRECT_QUOTE, _tidy(speaker), start, end)


def quote_span(sentence: str, opener: str, closer: str) -> tuple[int, int] | None:
    """The first quote with its marks; nested ones stay inside. None where it is not closed."""
    at = sentence.find(opener)
    if at < 0:
        return None
    depth = 0
    for i in range(at, len(sentence)):
        if opener != closer and sentence[i] == opener:
            depth += 1
        elif sentence[i] == closer and i > at:
            depth -= opener != closer
            if depth == 0:
                return at, i + 1
    return None


def _tidy(speaker: str) -> str:
    return _ASIDE.sub("", " ".join(speaker.split())).strip("、，,：: ")
