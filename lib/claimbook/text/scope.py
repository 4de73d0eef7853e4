"""Words that widen or narrow a statement: only, all, every."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How much a statement takes in."""

    ONLY = "only"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ScopeMark:
    """A word of scope; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    scope: Scope


_PATTERNS: dict[str, tuple[tuple[Scope, re.Pattern[str]], ...]] = {
    "en": (
        (Scope.ONLY, re.compile(
            r"(?<!not )\b(?:only|solely|exclusively|alone|nothing but|no one but)\b", re.I)),
        (Scope.ALL, re.compile(
            r"\b(?:all|every|each|entire|entirely|wholly|always|everyone|everything"
            r"|without exception)\b", re.I)),
    ),
    "ja": (
        (Scope.ONLY, re.compile(
            r"のみ(?!なら)|だけ(?!で(?:は)?な[くい])|に限[らりるっ]|しか(?=[^。]*(?:ない"
            r"|ません|ず))|(?:なければ|ないと)(?=[^。]{1,16}(?:ない|ません))(?!(?:なら|いけ"
            r"|なり))|独占的に|専属")),
        (Scope.ALL, re.compile(r"すべて|全て|全員|全社|全額|あらゆる|常に|全部|一切")),
    ),
    "zh": (
        (Scope.ONLY, re.compile(r"只(?!不过)|仅(?!仅是)|唯一|独家|专属|单独")),
        (Scope.ALL, re.compile(r"所有(?!者|权)|全部|一切|每个|每一|全体|始终|全都|均")),
    ),
}  # fmt: skip


def find_scopes(text: str, language: str) -> tuple[ScopeMark, ...]:
    """The words of scope in a text, in order; empty where the language has no list.

    >>> [m.scope.value for m in find_scopes("APIはAzureのみで動く", "ja")]
    ['only']
    """
    marks = [
        ScopeMark(m.start(), m.end(), m.group(), scope)
        for scope, pattern in _PATTERNS.get(language, ())
        for m in pattern.finditer(text)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
