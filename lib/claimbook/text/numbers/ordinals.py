"""Ranks: 1st, twenty-first, the third, 第3位, 3番目, 第二大."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimbook.text.numbers.number_words import SMALL_WORDS, knows_words
from claimbook.text.numbers.numerals import HAN_NUMERAL, read_numeral

_ONES_WORDS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
_TENTHS_WORDS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: n for n, word in enumerate(_ONES_WORDS.split(), start=1)}
_TENTHS = {word: 10 * n for n, word in enumerate(_TENTHS_WORDS.split(), start=2)}
_TENS = {word: 10 * n for n, word in enumerate(_TENS_WORDS.split(), start=2)}

# What follows an ordinal that is a time, a name or a set phrase.
_NOT_RANKED_WORDS = """quarters? half century centuries millennium party parties hand lady ladies aid
    amendment class names? nations? times? thoughts? things? come world rate ever person refusal days?
    years? months? weeks? grade floor street avenue anniversary birthday fiscal"""
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NOT_NEXT = "|".join((*_NOT_RANKED_WORDS.split(), "of all", f"(?:of )?(?:{_MONTHS})"))
# "the first 41 people" and "the first two months" select and do not rank.
_NOT_RANKED = rf"(?![ -](?:(?:{_NOT_NEXT}|few|{SMALL_WORDS})(?![a-z])|[0-9]))"
_DIGITS = re.compile(
    rf"(?<![A-Za-z0-9.,-])([0-9]{{1,4}}(?:,[0-9]{{3}})?)(?:st|nd|rd|th)(?![A-Za-z0-9]){_NOT_RANKED}",
    re.IGNORECASE,
)
# An ordinal without one of these before it is an adverb more often than a rank: "first announced".
_DETERMINERS = """the its his her their our my ranks? ranked ranking placed came comes? finished finishing"""
_WORDS = re.compile(
    rf"(?<![A-Za-z-])(?:{'|'.join(_DETERMINERS.split())})(?: (?:world's|country's|nation's|very|company's))? "
    rf"(?P<word>(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join((*_ONES, *_TENTHS))}))(?![A-Za-z]){_NOT_RANKED}"
)
_HAN = rf"(?:[0-9]{{1,4}}|[{HAN_NUMERAL}]{{1,6}})"
_EAST_ASIAN = re.compile(
    rf"第 ?({_HAN}) ?(位|番目|代|世代|回|個|个|名|人|家|大|届|任|個目)(?!条|章)"
    r"|제 ?([0-9]{1,3})(?=위|대|회)"
    r"|(?<![0-9])([0-9]{1,3})代(?=目|大統領|首相|総理|会長|社長|総統)"
)
_COUNTER = {"位": "", "番目": "", "個目": ""}  # these say no more than that it is a rank


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A rank and the word that it ranks, where that is a counter: 大, 代, 回."""

    start: int
    end: int
    value: Decimal
    counted: str


def find_ordinals(text: str, language: str = "") -> Iterator[Ordinal]:
    """Ranks in a text; "at first", "third party" and "first quarter" are none.

    >>> [(o.value, o.counted) for o in find_ordinals("第47代大統領", "ja")]
    [(Decimal('47'), '代')]
    """
    for match in _EAST_ASIAN.finditer(text):
        written = match[1] or match[3] or match[4]
        numeral = read_numeral(written, 0)
        if numeral and numeral.value is not None and numeral.end == len(written):
            yield Ordinal(match.start(), match.end(), numeral.value, _COUNTER.get(match[2], match[2] or ""))
    if not knows_words(language):
        return
    for match in _DIGITS.finditer(text):
        yield Ordinal(match.start(), match.end(), Decimal(match[1].replace(",", "")), "")
    for match in _WORDS.finditer(text):
        yield Ordinal(match.start("word"), match.end("word"), Decimal(_value(match["word"])), "")


def _value(word: str) -> int:
    tens, _, ones = word.rpartition("-")
    return _TENS.get(tens, 0) + (_ONES.get(ones) or _TENTHS[ones])
