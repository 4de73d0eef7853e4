"""Dates in words of languages with Latin or Cyrillic letters, English above all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claimbook.text.dates.calendar_spans import (
    Span,
    day_span,
    is_day_of_month,
    months_span,
    part_of,
    relative_span,
)
from claimbook.text.dates.latin_periods import latin_periods
from claimbook.text.dates.latin_years import bare_years
from claimbook.text.dates.time_model import Precision, Reading, Time, TimeRelation
from claimbook.text.dates.time_words import alternatives, months, time_words, weekdays

_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0400-\u04ff"
_B, _E = rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])"
_YEAR = r"(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![0-9]|[.,][0-9])"
_DAY_SUFFIX = r"(?:st|nd|rd|th|er|\.|º|ª)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|and|bis|au|al?|à)\s(?:the\s)?)"
_DIGIT = re.compile("[0-9]")
_CAPITALISED = ("en", "de")

_NO_WEEKDAY_BEFORE = re.compile(
    r"(?:Black|Good|Ash|Cyber|Super|Bloody|Ruby|Sheffield|Casual|Holy|Palm|Easter|Big|Giving|Shrove|Maundy)\s$"
)
_NO_WEEKDAY_AFTER = re.compile(r"\s(?:Times|Night|Telegraph|Mirror|Mail|Express|Football|Post|Herald)\b|-")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns of one language."""

    language: str
    day_first: re.Pattern[str] | None
    month_first: re.Pattern[str] | None
    month_and_year: re.Pattern[str] | None
    months_and_year: re.Pattern[str] | None
    month_alone: re.Pattern[str] | None
    weekday_alone: re.Pattern[str] | None
    any_relative: re.Pattern[str]
    relative: tuple[tuple[str, str, int | None], ...]
    parts: tuple[tuple[re.Pattern[str], str], ...]


def latin_dates(text: str, language: str, reference: date | None) -> Iterator[Reading]:
    """The dates in words of a normalised text, for any language whose months CLDR knows.

    Where the language is not known, English is read, and of German, French, Spanish, Italian and
    Portuguese the dates that have a day and a year.
    """
    grammar = _grammar(language or "en")
    for reading in _core(text, grammar, reference):
        yield _with_part(text, grammar, reading)
    if not language:
        for other in ("de", "fr", "es", "it", "pt"):
            pattern = _grammar(other).day_first
            for m in pattern.finditer(text) if pattern else ():
                if m["year"]:
                    yield _date(m, other)


def _core(text: str, grammar: _Grammar, reference: date | None) -> Iterator[Reading]:
    language = grammar.language
    if _DIGIT.search(text):
        yield from _with_digits(text, grammar)
    yield from _months_alone(text, grammar)
    yield from _weekdays(text, grammar)
    # Most sentences have none of these, and one search says so.
    for relative, unit, offset in grammar.relative if grammar.any_relative.search(text) else ():
        for m in _whole(relative).finditer(text):
            found = relative_span(reference, unit, offset) if reference and offset is not None else None
            span, precision = found or (None, Precision(unit))
            time = Time(*m.span(), "", precision=precision, relative=m.group())
            yield Reading(*m.span(), replace(time, first=span[0], last=span[1]) if span else time)
    yield from latin_periods(text)
    yield from bare_years(text, language)


def _with_digits(text: str, grammar: _Grammar) -> Iterator[Reading]:
    language = grammar.language
    for pattern in (grammar.day_first, grammar.month_first):
        for m in pattern.finditer(text) if pattern else ():
            if _has_case(m["month"], language):
                yield _date(m, language)
    for m in grammar.month_and_year.finditer(text) if grammar.month_and_year else ():
        if _has_case(m["month"], language):
            yield _reading(m, months_span(int(m["year"]), _month(m["month"], language)), Precision.MONTH)
    for m in grammar.months_and_year.finditer(text) if grammar.months_and_year else ():
        yield _months(m, language)


def _date(m: re.Match[str], language: str) -> Reading:
    """A day, or several days of one month."""
    month, day = _month(m["month"], language), int(m["day"])
    last = int(m["last_day"]) if m["last_day"] else day
    weekday = weekdays(language).get(m["weekday"].lower().rstrip(".")) if m["weekday"] else None
    if not (is_day_of_month(month, day) and is_day_of_month(month, last) and day <= last):
        return Reading(*m.span(), None)
    relation = TimeRelation.AT if last == day else TimeRelation.DURING
    time = Time(*m.span(), "", relation, precision=Precision.DAY, weekday=weekday)
    if not m["year"] and last == day:
        return Reading(*m.span(), replace(time, month=month, day=day))
    if not m["year"]:
        return Reading(*m.span(), replace(time, month=month, precision=Precision.PART_OF_MONTH))
    first_span, last_span = day_span(int(m["year"]), month, day), day_span(int(m["year"]), month, last)
    if not (first_span and last_span):
        return Reading(*m.span(), None)
    return Reading(*m.span(), replace(time, first=first_span[0], last=last_span[1]))


def _months(m: re.Match[str], language: str) -> Reading:
    """January to March 2025."""
    first, last, year = _month(m["month"], language), _month(m["last_month"], language), int(m["year"])
    if first >= last or not _has_case(m["month"], language):
        return Reading(*m.span(), None)
    return _reading(m, months_span(year, first, last - first + 1), Precision.MONTH, TimeRelation.DURING)


def _months_alone(text: str, grammar: _Grammar) -> Iterator[Reading]:
    """A month by itself, where a word before it shows that it is one: May is also a verb."""
    for m in grammar.month_alone.finditer(text) if grammar.month_alone else ():
        if _has_case(m["month"], grammar.language):
            month = _month(m["month"], grammar.language)
            relative = m["relative"].strip() if m["relative"] else ""
            start = m.start("relative") if relative else m.start("month")
            yield Reading(
                start,
                m.end(),
                Time(
                    start,
                    m.end(),
                    "",
                    precision=Precision.MONTH,
                    month=month,
                    relative=text[start : m.end()] if relative else "",
                ),
            )


def _weekdays(text: str, grammar: _Grammar) -> Iterator[Reading]:
    for m in grammar.weekday_alone.finditer(text) if grammar.weekday_alone else ():
        if not _has_case(m["weekday"], grammar.language):
            continue
        start = m.start("weekday")
        if _NO_WEEKDAY_BEFORE.search(text[max(0, start - 12) : start]) or _NO_WEEKDAY_AFTER.match(
            text, m.end()
        ):
            continue
        relative = m.group() if m["relative"] else ""
        weekday = weekdays(grammar.language)[m["weekday"].lower()]
        yield Reading(
            *m.span(), Time(*m.span(), "", precision=Precision.DAY, weekday=weekday, relative=relative)
        )


def _with_part(text: str, grammar: _Grammar, reading: Reading) -> Reading:
    """Takes in "early", "the end of" and the like before a date, and narrows its days."""
    time = reading.time
    if time is None or time.precision in (Precision.DAY, Precision.NONE):
        return reading
    left = text[max(0, reading.start - 30) : reading.start]
    for pattern, part in grammar.parts:
        if m := pattern.search(left):
            start = reading.start - len(left) + m.start()
            span = part_of((time.first, time.last), part) if time.first and time.last else None
            precision = Precision.PART_OF_MONTH if time.month and not span else time.precision
            time = replace(time, start=start, precision=precision)
            return Reading(start, reading.end, replace(time, first=span[0], last=span[1]) if span else time)
    return reading


def _reading(
    m: re.Match[str], span: Span | None, precision: Precision, relation: TimeRelation = TimeRelation.AT
) -> Reading:
    return Reading(*m.span(), Time(*m.span(), "", relation, span[0], span[1], precision) if span else None)


def _month(name: str, language: str) -> int:
    return months(language)[name.lower().rstrip(".")]


def _has_case(name: str, language: str) -> bool:
    """In English and German, march and mai are no months."""
    return language not in _CAPITALISED or name[0].isupper()


@cache
def _whole(words: str) -> re.Pattern[str]:
    """The words by themselves, not within a longer one."""
    return re.compile(rf"{_B}(?:{words}){_E}", re.IGNORECASE)


@cache
def _grammar(language: str) -> _Grammar:
    words = time_words(language)
    every, days = months(language), weekdays(language)
    wide = {name: n for name, n in every.items() if len(name) > 3 or (name == "may" and language == "en")}
    full_days = {name: n for name, n in days.items() if len(name) > 4}
    month = rf"(?P<month>{alternatives(every)})(?![{_LETTER}])(?:\.(?=,?\s?[0-9]))?"
    day = rf"(?P<day>[0-9]{{1,2}}){_DAY_SUFFIX}"
    weekday = (
        rf"(?:{_B}(?P<weekday>{alternatives(days)})\.?,?\s(?:the\s|den\s|le\s|el\s)?)?"
        if days
        else "(?P<weekday>(?!))?"
    )
    last_day = rf"(?:{_TO}(?P<last_day>[0-9]{{1,2}}){_DAY_SUFFIX}(?![{_LETTER}:]))?"
    year_after = rf"(?:(?:,?\s(?:of\s|de\s|del\s)?|,){_YEAR})?"
    cues = "|".join(pattern for _, pattern in words.relations)
    pointing = r"(?P<relative>last\s|next\s|this\s)" if language == "en" else r"(?P<relative>(?!))"

    def compiled(pattern: str, needed: object = True) -> re.Pattern[str] | None:
        return re.compile(pattern, re.IGNORECASE) if needed and every else None

    return _Grammar(
        language,
        day_first=compiled(
            rf"{weekday}{_B}(?<![0-9][.,:]){day}{last_day}\s{{0,2}}(?:of\s|de\s|del\s|d['’])?{month}{year_after}{_E}"
        ),
        month_first=compiled(
            rf"{weekday}{_B}{month}\s(?:the\s)?{day}(?![0-9:]|,[0-9]{{3}}(?![0-9]))(?!(?:\s?[ap]\.?m\b)){last_day}{year_after}{_E}",
            language == "en",
        ),
        month_and_year=compiled(rf"{_B}{month},?\s(?:of\s|de\s|del\s)?{_YEAR}{_E}"),
        months_and_year=compiled(
            rf"{_B}(?:(?:from|between|von|de|du|entre)\s)?{month}{_TO}(?P<last_month>{alternatives(every)})(?![{_LETTER}])\.?,?\s(?:of\s|de\s)?{_YEAR}{_E}"
        ),
        month_alone=compiled(
            rf"{_B}(?:{pointing}|(?:{cues}|{'|'.join(words.parts.values())})[\s-](?:the\s)?)(?P<month>{alternatives(wide)}){_E}",
            words.relations,
        ),
        weekday_alone=compiled(rf"{_B}{pointing}?(?P<weekday>{alternatives(full_days)}){_E}", full_days),
        any_relative=_whole("|".join(p for p, _, _ in words.relative) or "(?!)"),
        relative=tuple(words.relative),
        parts=tuple(
            (re.compile(rf"{_B}(?:{p})[\s-]?(?:(?:the|der|des|dem|las?|los|les)\s)?$", re.IGNORECASE), part)
            for part, p in words.parts.items()
        ),
    )
