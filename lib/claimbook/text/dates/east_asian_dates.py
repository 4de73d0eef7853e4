"""Dates in Japanese, Chinese and Korean: years, eras, fiscal years, decades, relative words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from claimbook.text.dates import east_asian_patterns as patterns
from claimbook.text.dates.calendar_spans import (
    Span,
    century_span,
    day_span,
    fiscal_year_span,
    half_span,
    is_day_of_month,
    months_span,
    part_of,
    quarter_span,
    relative_span,
    season_span,
    years_span,
)
from claimbook.text.dates.calendar_words import (
    CHINESE_WEEKDAYS,
    EAST_RELATIVE,
    ERAS,
    HAN_WEEKDAYS,
    KOREAN_WEEKDAYS,
    PARTS_OF,
    han_number,
)
from claimbook.text.dates.time_model import Precision, Reading, Time, TimeRelation

_SENTENCE_END = re.compile(r"[。!?\n]")


def east_asian_dates(text: str, language: str, reference: date | None) -> Iterator[Reading]:
    """The dates in Han, kana and Hangul words of a normalised text.

    Args:
        text: NFKC-normalised.
        language: ja, zh, ko or whatever is known; Japanese fiscal years begin in April.
        reference: the day that relative words count from.
    """
    yield from _fixed(text)
    yield from _named(text, language, reference)


def _fixed(text: str) -> Iterator[Reading]:
    for m in patterns.BEFORE_CHRIST.finditer(text):
        yield Reading(*m.span(), Time(*m.span(), ""))
    for m in patterns.YEAR_RANGE.finditer(text):
        a, b = int(m["a"]), int(m["b"])
        if a < b:
            yield _reading(m, months_span(a, 1, 12 * (b - a + 1)), Precision.YEAR, TimeRelation.DURING)
    for m in patterns.DECADE.finditer(text):
        yield _decade(m)
    for m in patterns.CENTURY.finditer(text):
        number = han_number(m["century"])
        yield _reading(m, _part(century_span(number or 0), m["part"]), Precision.CENTURY)
    for m in patterns.DAY.finditer(text):
        day = int(m["day"])
        if day == 1 and not patterns.FIRST_OF_MONTH.search(text[m.start() : m.end() + 3]):
            continue  # "1日14往復" is a day's work
        yield _floating(m, None, day) if 1 <= day <= 31 else Reading(*m.span(), None)
    for m in patterns.WEEKDAY_ALONE.finditer(text):
        yield Reading(*m.span(), Time(*m.span(), "", precision=Precision.DAY, weekday=_weekday(m)))
    for m in patterns.TURN_OF_YEAR.finditer(text):
        yield Reading(*m.span(), Time(*m.span(), "", precision=Precision.YEAR, relative=m.group()))


def _named(text: str, language: str, reference: date | None) -> Iterator[Reading]:
    """Dates that may lean on one before them: 2024年8月28日 … 同日."""
    matches = [
        *patterns.WITH_YEAR.finditer(text),
        *patterns.WITHOUT_YEAR.finditer(text),
        *patterns.RELATIVE.finditer(text),
    ]
    before: Time | None = None
    position = 0
    for m in sorted(matches, key=lambda m: (m.start(), -m.end())):
        # A word leans on a date of its own sentence; further back it may be another one.
        if _SENTENCE_END.search(text, position, m.start()):
            before = None
        position = max(position, m.start())
        if m.re is patterns.WITH_YEAR:
            reading = _with_year(m, language, before, reference)
        elif m.re is patterns.WITHOUT_YEAR:
            reading = _without_year(m)
        else:
            reading = _relative(m, before, reference)
        yield reading
        if (
            reading.time
            and (reading.time.first or reading.time.month)
            and not (before and m.start() < before.end)
        ):
            before = reading.time


def _with_year(m: re.Match[str], language: str, before: Time | None, reference: date | None) -> Reading:
    year, relative = _year(m, before, reference, language)
    if year is None:
        # The year is not known, but the day and month beside it are.
        reading = (
            _without_year(m)
            if m["month"]
            or any(m[g] for g in ("quarter", "plain_quarter", "quarters", "half", "first_month"))
            else None
        )
        precision = Precision.FISCAL_YEAR if m["fiscal"] or "年度" in relative else Precision.YEAR
        time = reading.time if reading else Time(*m.span(), "", precision=precision)
        return Reading(*m.span(), replace(time, relative=relative) if time else None)
    fiscal = bool(m["fiscal"]) or "年度" in relative
    april = 4 if fiscal and language == "ja" else 1
    if fiscal and language == "zh" and m["fiscal"] == "度":
        fiscal = False  # 年度 is the calendar year in Chinese
    span, precision = _span_in_year(m, year, fiscal, april)
    if fiscal and april == 1 and precision in (Precision.QUARTER, Precision.HALF):
        # Which months these are, only the company knows.
        return Reading(*m.span(), Time(*m.span(), "", precision=precision))
    spans = TimeRelation.DURING if m["first_month"] or m["day"] or m["quarters"] else TimeRelation.AT
    time = _reading(m, span, precision, spans).time
    return Reading(*m.span(), replace(time, relative=relative, weekday=_weekday(m)) if time else None)


def _span_in_year(
    m: re.Match[str], year: int, fiscal: bool, first_month: int
) -> tuple[Span | None, Precision]:
    if m["quarters"]:  # the first three quarters
        return months_span(year, first_month, 3 * (han_number(m["quarters"]) or 1)), Precision.QUARTER
    if quarter := m["quarter"] or m["plain_quarter"]:
        return quarter_span(year, han_number(quarter) or 1, first_month), Precision.QUARTER
    if m["half"]:
        return half_span(year, _half(m["half"]), first_month), Precision.HALF
    if m["season"]:
        return season_span(
            year, {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}[m["season"]]
        ), Precision.SEASON
    if m["first_month"]:
        first, last = han_number(m["first_month"]) or 0, han_number(m["last_month"]) or 0
        good = 1 <= first <= 12 and 1 <= last <= 12
        return (months_span(year, first, (last - first) % 12 + 1) if good else None), Precision.MONTH
    if m["month"]:
        return _span_in_month(m, year, han_number(m["month"]) or 0)
    if fiscal:
        return _part(fiscal_year_span(year, first_month), m["year_part"]), Precision.FISCAL_YEAR
    return _part(years_span(year), m["year_part"]), Precision.YEAR


def _span_in_month(m: re.Match[str], year: int, month: int) -> tuple[Span | None, Precision]:
    if not 1 <= month <= 12:
        return None, Precision.MONTH
    if m["term"]:  # 2024年3月期 is the business year that ends in March 2024
        return months_span(year, month - 11, 12), Precision.FISCAL_YEAR
    if m["only_day"]:
        return day_span(year, month, han_number(m["only_day"]) or 0), Precision.DAY
    if m["day"]:
        first = day_span(year, month, han_number(m["day"]) or 0)
        last = day_span(year, month, han_number(m["last_day"]) or 0)
        return ((first[0], last[1]) if first and last and first <= last else None), Precision.DAY
    return _part(months_span(year, month), m["part"]), Precision.MONTH


def _without_year(m: re.Match[str]) -> Reading:
    if quarter := m["quarter"] or m["plain_quarter"]:
        return _floating(m, 3 * (han_number(quarter) or 1) - 2, None, Precision.QUARTER)
    if m["half"]:
        return _floating(m, 6 * _half(m["half"]) - 5, None, Precision.HALF)
    if m["first_month"] or m["quarters"]:
        precision = Precision.MONTH if m["first_month"] else Precision.QUARTER
        return Reading(*m.span(), Time(*m.span(), "", TimeRelation.DURING, precision=precision))
    if m["term"]:  # the business year that ends in March, of an unknown year
        return Reading(*m.span(), Time(*m.span(), "", precision=Precision.FISCAL_YEAR))
    month = han_number(m["month"]) or 0
    if m["only_day"]:
        return _floating(m, month, han_number(m["only_day"]) or 0)
    precision = Precision.PART_OF_MONTH if m["part"] or m["day"] else Precision.MONTH
    return _floating(m, month, None, precision) if 1 <= month <= 12 else Reading(*m.span(), None)


def _floating(
    m: re.Match[str], month: int | None, day: int | None, precision: Precision = Precision.DAY
) -> Reading:
    """A date without a year."""
    if day is not None and not is_day_of_month(1 if month is None else month, day):
        return Reading(*m.span(), None)
    weekday = _weekday(m) if precision is Precision.DAY else None
    return Reading(*m.span(), Time(*m.span(), "", precision=precision, month=month, day=day, weekday=weekday))


def _year(
    m: re.Match[str], before: Time | None, reference: date | None, language: str
) -> tuple[int | None, str]:
    if m["era"]:
        counted = han_number(m["era_year"])
        return (None if counted is None else ERAS[m["era"][-2:]] + counted), ""
    if m["initial"]:
        return ERAS[m["initial"]] + int(m["initial_year"]), ""
    if m["year"]:
        return han_number(m["year"]), ""
    if m["short"]:
        return None, ""
    word = m["relative_year"]
    unit, offset, leans = EAST_RELATIVE["year"][word]
    if word == "前年" and language == "zh":
        offset, leans = -2, False  # in Chinese the year before last
    span = _resolve(unit, offset, leans, before, reference)
    return (span[0][0].year if span else None), word


def _relative(m: re.Match[str], before: Time | None, reference: date | None) -> Reading:
    group = "month" if m["month"] else "week" if m["week"] else "relative_day"
    unit, offset, leans = EAST_RELATIVE[group.removeprefix("relative_")][m[group]]
    found = _resolve(unit, offset, leans, before, reference)
    span, precision = found or (None, Precision(unit))
    time = Time(*m.span(), "", precision=precision, relative=m[group])
    if m["only_day"]:
        day = han_number(m["only_day"]) or 0
        if not 1 <= day <= 31:
            return Reading(*m.span(), None)
        span = day_span(span[0].year, span[0].month, day) if span else None
        time = replace(time, precision=Precision.DAY, day=None if span else day, weekday=_weekday(m))
    elif m["part"] and span:
        span = part_of(span, PARTS_OF[m["part"]])
    elif m["week"] and (weekday := _weekday(m)) is not None:
        time = replace(time, precision=Precision.DAY, weekday=weekday)
        if span:
            day_of_week = span[0] + timedelta(days=weekday)
            span = day_of_week, day_of_week
    if leans and unit == "day" and offset == 0 and not span and before and before.day:
        return Reading(*m.span(), replace(time, month=before.month, day=before.day))
    return Reading(*m.span(), replace(time, first=span[0], last=span[1]) if span else time)


def _resolve(
    unit: str, offset: int, leans: bool, before: Time | None, reference: date | None
) -> tuple[Span, Precision] | None:
    """The days of a relative word; one that leans (同年, 翌日) counts from the date before it.

    翌日 and the like count from the reference where there is none.
    """
    if leans and not before:
        reference = reference if offset > 0 else None  # 同日 and 前年 need a date to lean on
    elif leans and before:
        exact = before.precision is Precision.DAY or unit != "day"
        within = before.first and before.last and before.first.year == before.last.year
        if unit == "month":
            within = within and before.first and before.last and before.first.month == before.last.month
        reference = before.first if exact and within else None
    return relative_span(reference, unit, offset) if reference else None


def _decade(m: re.Match[str]) -> Reading:
    number = han_number(m["decade"])
    if number is None or number % 10:
        return Reading(*m.span(), None)
    if m["era"]:
        span = years_span(ERAS[m["era"]] + number, 10)
    elif m["century"] or m["last_century"]:
        century = 20 if m["last_century"] else han_number(m["century"]) or 0
        span = years_span(100 * (century - 1) + number, 10)
    elif number >= 1000:
        # The 1900s are a century as often as a decade; 2000年代 is the decade.
        span = years_span(number, 100 if number % 100 == 0 and number != 2000 else 10)
    elif number >= 30:
        span = years_span(1900 + number, 10)
    else:
        return Reading(*m.span(), Time(*m.span(), "", precision=Precision.DECADE))
    return _reading(m, _part(span, m["part"]), Precision.DECADE)


def _reading(
    m: re.Match[str], span: Span | None, precision: Precision, relation: TimeRelation = TimeRelation.AT
) -> Reading:
    if span is None:
        return Reading(*m.span(), None)
    return Reading(*m.span(), Time(*m.span(), "", relation, span[0], span[1], precision))


def _part(span: Span | None, word: str | None) -> Span | None:
    return part_of(span, PARTS_OF[word]) if span and word else span


def _half(word: str) -> int:
    return 2 if word[0] in "下後하" else 1


def _weekday(m: re.Match[str]) -> int | None:
    for group, days in _WEEKDAY_GROUPS:
        if group in m.re.groupindex and m[group]:
            return next((table[m[group]] for table in days if m[group] in table), None)
    return None


_WEEKDAY_GROUPS = (
    ("paren_day", (HAN_WEEKDAYS, KOREAN_WEEKDAYS)),
    ("week_day", (HAN_WEEKDAYS,)),
    ("of_week", (HAN_WEEKDAYS,)),
    ("paren_zh", (CHINESE_WEEKDAYS,)),
    ("week_zh", (CHINESE_WEEKDAYS,)),
    ("of_week_zh", (CHINESE_WEEKDAYS,)),
    ("week_ko", (KOREAN_WEEKDAYS,)),
    ("of_week_ko", (KOREAN_WEEKDAYS,)),
)
