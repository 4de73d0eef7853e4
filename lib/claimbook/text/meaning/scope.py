"""Words that widen or narrow a statement: only, all, except, nearly; former, deputy, acting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimbook.text.meaning.frames import find_framing


class Scope(StrEnum):
    """How much a statement takes in."""

    ONLY = "only"
    ALL = "all"
    EXCEPT = "except"
    NEARLY = "nearly"
    PARTLY = "partly"
    MOSTLY = "mostly"
    FEW = "few"
    # Words that make of an office, a rank or a thing another one.
    FORMER = "former"
    ACTING = "acting"
    DEPUTY = "deputy"
    JOINT = "joint"
    DESIGNATE = "designate"
    HONORARY = "honorary"
    RANKED = "ranked"  # second largest


@dataclass(frozen=True, slots=True)
class ScopeMark:
    """A word of scope; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    scope: Scope


def find_scopes(text: str, language: str) -> tuple[ScopeMark, ...]:
    """The words of scope in a text, in order; empty where the language has no list.

    >>> [m.scope.value for m in find_scopes("APIはAzureのみで動く", "ja")]
    ['only']
    """
    marks = [
        ScopeMark(match.start(), match.end(), match.group(), Scope(kind))
        for match, kind in find_framing(text, language, [s.value for s in Scope])
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
