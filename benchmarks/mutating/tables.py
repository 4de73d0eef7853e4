"""The generator's own word lists, read once."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Verb:
    """An English verb; `swappable` where its two sides cannot change places without changing the truth."""

    base: str
    third: str
    past: str
    participle: str
    swappable: bool


@lru_cache(maxsize=64)
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of `data/`, without its header."""
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))[1:]


@lru_cache(maxsize=64)
def swaps(kind: str, language: str) -> tuple[tuple[str, str], ...]:
    """What may stand for what in a mutation of this kind, longest first; both ways where the table says
    so."""
    found: dict[str, str] = {}
    for row_kind, row_language, old, new, way in rows("swaps"):
        if (row_kind, row_language) == (kind, language):
            found.setdefault(old, new)
            if way == "both":
                found.setdefault(new, old)
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=64)
def names(kind: str, language: str) -> tuple[str, ...]:
    """Names of a kind (place, person, organisation) in a language, in the order of the table."""
    return tuple(
        name for row_kind, row_language, name in rows("names") if (row_kind, row_language) == (kind, language)
    )


@lru_cache(maxsize=1)
def english_verbs() -> tuple[Verb, ...]:
    """The English verbs of `data/english_verbs.csv`."""
    return tuple(
        Verb(base, third, past, participle, swappable == "yes")
        for base, third, past, participle, swappable in rows("english_verbs")
    )


@lru_cache(maxsize=64)
def pattern(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Finds any of the words, longest first; whole words in languages that part them by blanks."""
    ordered = sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))
    inner = "|".join(map(re.escape, ordered)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])" if language == "en" else inner)
