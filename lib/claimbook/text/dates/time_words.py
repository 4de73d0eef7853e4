"""Words around dates in languages with Latin letters: months, weekdays, units, prepositions."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claimbook.text.dates.time_model import TimeRelation

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_NUMBERS = {word: n for n, word in enumerate(_ONES)} | {"hundred": 100}
for _t, _ten in enumerate(_TENS, 2):
    ENGLISH_NUMBERS[_ten] = 10 * _t
    for _o, _one in enumerate(_ONES[1:10], 1):
        ENGLISH_NUMBERS[f"{_ten}-{_one}"] = ENGLISH_NUMBERS[f"{_ten} {_one}"] = 10 * _t + _o
ENGLISH_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What surrounds times in one language written in Latin letters; patterns are regular expressions.

    Attributes:
        relations: a relation and the words before a time that set it.
        units: the unit of a duration and its word forms.
        numbers: small numbers in words.
        parts: "early" and the like before a date, with the words for it.
        relative: a pattern such as "last year" with its unit and offset; None for one that leans on
            a date before it ("the following day").
        around: what stands before or after times, by its kind in data/time_words.csv ("coming",
            "ago after", ...); a kind that the language lacks matches nothing.
    """

    relations: tuple[tuple[TimeRelation, str], ...]
    units: dict[str, str]
    numbers: dict[str, int]
    parts: dict[str, str]
    relative: tuple[tuple[str, str, int | None], ...]
    around: dict[str, str]

    def pattern(self, kind: str) -> str:
        """The words of a kind as one group."""
        return f"(?:{self.around.get(kind, '(?!)')})"


@cache
def time_words(language: str) -> TimeWords:
    """The words of a language from data/time_words.csv; without entries for one not listed there."""
    file = resources.files("claimbook.text") / "data" / "time_words.csv"
    rows = [
        row for row in csv.DictReader(file.read_text("utf-8").splitlines()) if row["language"] == language
    ]
    numbers = {word: int(r["key"]) for r in rows if r["kind"] == "number" for word in r["words"].split("|")}
    relative = [(r["words"], *r["key"].partition(" ")[::2]) for r in rows if r["kind"] == "relative"]
    return TimeWords(
        relations=tuple((TimeRelation(r["key"]), r["words"]) for r in rows if r["kind"] == "relation"),
        units={r["key"]: r["words"] for r in rows if r["kind"] == "unit"},
        numbers=ENGLISH_NUMBERS if language == "en" else numbers,
        parts={r["key"]: r["words"] for r in rows if r["kind"] == "part"},
        relative=tuple((p, unit, int(offset) if offset else None) for p, unit, offset in relative),
        around={r["kind"]: r["words"] for r in rows if not r["key"]},
    )


@cache
def months(language: str) -> dict[str, int]:
    """Names and abbreviations of the months, lower case and without a final dot, by CLDR.

    Empty for a language that CLDR does not know.
    """
    return _names(language, "months") | ({"sept": 9} if language == "en" else {})


@cache
def weekdays(language: str) -> dict[str, int]:
    """Names of the weekdays, lower case, Monday 0, by CLDR."""
    return _names(language, "days") | ({"tues": 1, "thur": 3, "thurs": 3} if language == "en" else {})


def _names(language: str, kind: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    try:
        table = getattr(Locale.parse(language), kind)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in table[context][width].items():
                found.setdefault(name.lower().rstrip("."), number)
    return found


def alternatives(words: dict[str, int]) -> str:
    """The words as one alternation, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
