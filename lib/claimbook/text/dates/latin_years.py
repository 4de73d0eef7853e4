"""Bare years in Latin and Cyrillic text: a four-digit number that its context makes a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.text.dates.calendar_spans import months_span, years_span
from claimbook.text.dates.time_model import Precision, Reading, Time, TimeRelation
from claimbook.text.dates.time_words import time_words

_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0400-\u04ff"
_B, _E = rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])"
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z\u00c0-\u024f_#$€£¥/.,:])(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![0-9A-Za-z_%°/:]|[.,-][0-9])"
)
_RANGE = re.compile(
    rf"(?<![{_LETTER}_#$€£¥/.,:-])(?P<a>1[0-9]{{3}}|2[01][0-9]{{2}})"
    r"(?P<to>\s?[-–—]\s?|\s(?:to|through|until|till|and|or|bis|und|au|à|al?|y|e|et|hasta)\s(?:en\s|el\s|al\s)?)"
    r"(?P<b>1[0-9]{3}|2[01][0-9]{2}|(?<=[-–—])[0-9]{2})(?![0-9A-Za-z_%°/:]|[.,-][0-9])"
)
_PAIR_BEFORE = re.compile(
    rf"{_B}(?:from|between|von|zwischen|de|entre|du|desde|dal|tra)\s(?:the\s(?:year\s)?)?$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"(?:r[io]se[ns]?|grew|grow[ns]?|increas\w{0,4}|fell|falls?|drop\w{0,4}|declin\w{0,4}|decreas\w{0,4}|jump\w{0,3}|climb\w{0,3}|up|down|expand\w{0,3}"
    r"|number|total|gestiegen|passé|subió)\s(?:[a-z]{1,12}\s){0,2}(?:from|by|to|von|um|de|à)\s$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    rf"{_B}(?:the|its|their|his|her|our|this|a|an|that|[A-Za-z]{{2,20}}['’]s)\s$", re.IGNORECASE
)
_PAREN = re.compile(
    r"\((?:(?:born|b\.|d\.|since|founded|est\.|established|c\.|ca\.|in|geb\.|[A-Z][A-Za-z]{1,15},?)\s)?$"
)
# What is counted, after a number: people, a unit, a factor.
_COUNTED = re.compile(
    r"\s(?:to\s(?!(?:1[0-9]{3}|2[01][0-9]{2})(?![0-9]))[0-9]|people|men|women|children|percent|per\s?cent"
    r"|million|billion|trillion|thousand|hundred|dozen|degrees?|(?-i:km|kg|m|cm|mm|ft|mph|kW|MW|GW|MB|GB)"
    r"|metres?|meters?|miles?|feet|foot|inch|inches|hours?|days?|weeks?|months?|years?|minutes?|seconds?"
    r"|dollars?|euros?|pounds?|yen|yuan|won|Menschen|Personen|Jahren?|Tagen?|personnes|ans|personas|años"
    r"|[a-z]{0,8}-?(?:word|page|strong|seat|mile|meter|metre))(?![A-Za-z])",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s[a-z][a-z-]{1,20}(?<![suiao])s(?![A-Za-z'’])")
# Words that end like plurals and follow years: "in 2016 sales rose", "in 2016 was", "in 2016 elections".
_NO_PLURAL = re.compile(
    r"\s(?:was|is|has|does|goes|says|sees|as|its|his|this|plus|us|thus|perhaps|always|onwards|towards|afterwards|sales|earnings|elections|prices|revenues"
    r"|results|profits|games|olympics|figures|levels|standards|exports|imports|emissions|saw)(?![A-Za-z])"
)
# "in 2016, 2018 and 2020": what joins a year to the one before it.
_LISTED = re.compile(r",?\s(?:(?:and|or|und|oder|et|ou|y|o|e)\s)?", re.IGNORECASE)
_PLAIN_YEARS = range(1900, 2100)


def bare_years(text: str, language: str) -> Iterator[Reading]:
    """The years and spans of years that stand without a month, where the words beside show them to be years.

    That is after a preposition ("in 2016"), in parentheses after a name, after "the" or a possessive
    ("the 2016 election"), or as the two ends of a span ("2019–2021"). "2000 people", "Fox 2000
    Pictures" and "rose by 2000" have none.
    """
    for m in _RANGE.finditer(text):
        if reading := _span(m, text, language):
            yield reading
    last_end = -1
    for m in _NUMBER.finditer(text):
        listed = last_end >= 0 and _LISTED.fullmatch(text, last_end, m.start()) is not None
        if (listed and not _is_counted(m, text, language)) or _is_year(m, text, language):
            last_end = m.end()
            span = years_span(int(m["year"]))
            if span:
                yield Reading(
                    *m.span(), Time(*m.span(), "", first=span[0], last=span[1], precision=Precision.YEAR)
                )


def _span(m: re.Match[str], text: str, language: str) -> Reading | None:
    a, b = int(m["a"]), int(m["b"])
    b = a // 100 * 100 + b if b < 100 else b
    if not a < b <= a + 1000 or (len(m["b"]) == 2 and b != a + 1) or _is_counted(m, text, language):
        return None
    left = text[max(0, m.start() - 40) : m.start()]
    dash = m["to"].strip() in ("-", "–", "—")
    plain = a in _PLAIN_YEARS and b in _PLAIN_YEARS and (a % 10 or b % 10)
    if _CHANGE.search(left) and not plain:
        return None
    pair = _PAIR_BEFORE.search(left)
    joined = m["to"].strip().lower() in ("and", "or", "und", "y", "e", "et")
    if joined and not (pair and pair.group().lower().split()[0] in ("between", "zwischen", "entre", "tra")):
        return None
    if not (pair or plain or (dash and (_PAREN.search(left) or _cue(language).search(left)))):
        return None
    span = months_span(a, 1, 12 * (b - a + 1))
    if not span:
        return None
    start = m.start() - len(pair.group()) if pair else m.start()
    time = Time(start, m.end(), "", TimeRelation.DURING, span[0], span[1], Precision.YEAR)
    return Reading(start, m.end(), time)


def _is_year(m: re.Match[str], text: str, language: str) -> bool:
    year = int(m["year"])
    left = text[max(0, m.start() - 40) : m.start()]
    right = text[m.end() : m.end() + 12]
    if _CHANGE.search(left) and (year % 10 == 0 or year not in _PLAIN_YEARS):
        return False
    if _is_counted(m, text, language):
        return False
    if _PAREN.search(left):
        return bool(re.match(r"[a-z]?[),;–-]|\s?[-–]", right))
    if _cue(language).search(left) or re.match(r"\s(?:onwards?|AD|CE)(?![A-Za-z])", right):
        return True
    # "the 2016 agreement", "the 1500 metre race": a round number after "the" counts.
    return bool(
        year in _PLAIN_YEARS and year % 100 and _DETERMINER.search(left) and re.match(r"\s?[A-Za-z]", right)
    )


def _is_counted(m: re.Match[str], text: str, language: str) -> bool:
    right = text[m.end() : m.end() + 30]
    if _COUNTED.match(right):
        return True
    if language == "de":
        return bool(re.match(r"\s[A-ZÄÖÜ][a-zäöüß]+(?:en|er|e|n|s)(?![a-zäöüß])", right))
    return bool(_PLURAL.match(right) and not _NO_PLURAL.match(right))


@cache
def _cue(language: str) -> re.Pattern[str]:
    """The words that make the number after them a year."""
    words = time_words(language)
    year = words.pattern("year noun")
    cues = [pattern for _, pattern in words.relations] + list(words.parts.values())
    if not cues:
        return re.compile(r"(?!)")
    every = "|".join(cues)
    return re.compile(rf"{_B}(?:(?:{every})[\s-](?:the\s)?(?:{year}\s)?|{year}\s)$", re.IGNORECASE)
