"""Durations in languages with Latin letters: four years, a decade, two and a half months, vier Jahre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimbook.text.dates.calendar_words import duration_of
from claimbook.text.dates.time_model import Precision, Reading, Time
from claimbook.text.dates.time_words import alternatives, time_words
from claimbook.text.numbers.digits import read_digits

_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0400-\u04ff"
_B, _E = rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])"
_DIGITS = r"(?<![0-9A-Za-z$€£¥_.,:-])(?P<digits>[0-9][0-9.,]{0,12})"
_BETWEEN = (
    r"(?:(?:more|full|consecutive|straight|long|whole|additional|further|calendar|business|working|successive|entire|other|extra"
    r"|volle[n]?|weitere[n]?|dernières?|derniers|prochaines?|últimos|últimas|próximos|próximas)[\s-])?"
)
_WHOLE = (
    (
        re.compile(rf"{_B}(?:a\s)?quarter[\s-](?:of\sa\s|of\sthe\s)?century{_E}", re.IGNORECASE),
        Decimal(25),
        "year",
    ),
    (re.compile(rf"{_B}half[\s-](?:an?\s|the\s)?century{_E}", re.IGNORECASE), Decimal(50), "year"),
    (re.compile(rf"{_B}half[\s-]a\sdecade{_E}", re.IGNORECASE), Decimal(5), "year"),
    (re.compile(rf"{_B}half\sa\syear{_E}", re.IGNORECASE), Decimal(6), "month"),
    (re.compile(rf"{_B}half\san\shour{_E}", re.IGNORECASE), Decimal(30), "minute"),
    (re.compile(rf"{_B}(?:a|one)\syear\sand\sa\shalf{_E}", re.IGNORECASE), Decimal(18), "month"),
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    units: re.Pattern[str]
    amount: re.Pattern[str]
    spans: re.Pattern[str]
    one_needs: re.Pattern[str]
    one_takes: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]


def latin_durations(text: str, language: str) -> Iterator[Reading]:
    """The durations of a normalised text; an age ("20-year-old", "20 years old") is none."""
    language = language or "en"
    if language == "en":
        for pattern, amount, unit in _WHOLE:
            for m in pattern.finditer(text):
                yield Reading(*m.span(), _time(*m.span(), amount, unit))
    grammar = _grammar(language)
    if grammar is None:
        return
    for m in grammar.units.finditer(text):
        unit = next(name for name, value in m.groupdict().items() if value)
        if grammar.not_after.match(text, m.end()):
            continue
        left = text[max(0, m.start() - 60) : m.start()]
        if reading := _counted(m, unit, left, text, grammar, language):
            yield reading


def _counted(
    m: re.Match[str], unit: str, left: str, text: str, grammar: _Grammar, language: str
) -> Reading | None:
    base = m.start() - len(left)
    found = grammar.amount.search(left)
    if found:
        start = base + found.start()
        if grammar.not_before.search(left[: found.start()]):
            return None
        if found["one"] and not (
            grammar.one_needs.search(left[: found.start()]) or grammar.one_takes.match(text, m.end())
        ):
            return None  # "$10 billion a year", "one day"
        amount = _amount(found, language)
        if amount is None and not found["vague"]:
            return None
        if m.group().lower() == "second" and (found["one"] or amount != 1):
            return None  # "for a second time"
        if unit == "year" and amount is not None and found["half"]:
            return Reading(start, m.end(), _time(start, m.end(), 12 * amount + 6, "month"))
        if amount is not None and found["half"]:
            amount += Decimal("0.5")
        return Reading(start, m.end(), _time(start, m.end(), amount, unit))
    if span := grammar.spans.search(left):  # over the next decade; the coming years
        one = None if m.group().lower().endswith(("s", "ies")) else Decimal(1)
        return Reading(
            base + span.start("unit"), m.end(), _time(base + span.start("unit"), m.end(), one, unit)
        )
    return None


def _amount(found: re.Match[str], language: str) -> Decimal | None:
    if found["one"]:
        return Decimal(1)
    if found["word"]:
        return Decimal(time_words(language).numbers[found["word"].lower()])
    if found["digits"]:
        number = read_digits(found["digits"], 0, language)
        return number[0] if number and number[1] == len(found["digits"]) else None
    return None


def _time(start: int, end: int, amount: Decimal | None, unit: str) -> Time:
    duration = None if amount is None else duration_of(amount, unit)
    return Time(start, end, "", precision=Precision.NONE, duration=duration)


@cache
def _grammar(language: str) -> _Grammar | None:
    words = time_words(language)
    if not words.units:
        return None
    units = "|".join(f"(?P<{unit}>{forms})" for unit, forms in words.units.items())
    numbers = {word: n for word, n in words.numbers.items() if n != 1 or language != "en"} | (
        {"one": 1} if language == "en" else {}
    )
    one = "an?" if language == "en" else "(?!)"
    vague = words.pattern("vague")
    around = "|".join(
        words.pattern(kind)
        for kind in (
            "coming",
            "past",
            "within",
            "throughout",
            "later before",
            "ago before",
            "about",
            "at least",
            "at most",
        )
    )
    after = "|".join(words.pattern(kind) for kind in ("ago after", "later after", "coming after"))
    return _Grammar(
        units=re.compile(rf"{_B}(?:{units}){_E}", re.IGNORECASE),
        amount=re.compile(
            rf"(?:{_DIGITS}|{_B}(?P<word>{alternatives(numbers)})|{_B}(?P<one>{one})|{_B}(?P<vague>{vague}))(?P<half>\sand\sa\shalf|½|\s½)?[\s-]{_BETWEEN}$",
            re.IGNORECASE,
        ),
        spans=re.compile(
            rf"{_B}(?:(?:over|in|within|during|for|across|throughout)\s(?:the\s|its\s|their\s)?(?:next|last|previous|following|coming|past|preceding|upcoming)|the\s(?:coming|past|upcoming))\s(?P<unit>)$"
            if language == "en"
            else r"(?!)(?P<unit>)",
            re.IGNORECASE,
        ),
        one_needs=re.compile(
            rf"{_B}(?:{around}|takes?|took|lasts?|lasted|than|needs?|only)\s$", re.IGNORECASE
        ),
        one_takes=re.compile(rf"\s(?:{after}){_E}", re.IGNORECASE),
        not_before=re.compile(rf"{_B}(?:{words.pattern('age before')}|aged?(?:\sof)?)\s$", re.IGNORECASE),
        not_after=re.compile(rf"[\s-]{words.pattern('age after')}{_E}", re.IGNORECASE),
    )
