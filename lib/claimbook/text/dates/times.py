"""Dates, spans and durations in a text: 2025年1月21日, "since 2016", 今後4年間."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from claimbook.text.dates.calendar_spans import day_span, months_span
from claimbook.text.dates.east_asian_dates import east_asian_dates
from claimbook.text.dates.east_asian_durations import east_asian_durations
from claimbook.text.dates.latin_dates import latin_dates
from claimbook.text.dates.latin_durations import latin_durations
from claimbook.text.dates.numeric_dates import numeric_dates
from claimbook.text.dates.time_model import Bound, Precision, Reading, Time, TimeRelation
from claimbook.text.dates.time_relations import related
from claimbook.text.language.languages import detect_language
from claimbook.text.language.normalise import normalise

__all__ = ["Bound", "Precision", "Time", "TimeRelation", "find_times"]

_EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_TO = re.compile(
    r"\s?(?:から|より|[~〜‐–—\-]|至|到了?|부터|(?:(?:to|through|until|till|and|bis(?:\szum)?|au|à|al?|hasta)\s(?:the\s|el\s|le\s)?))\s?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:自|从|從|(?<![A-Za-z])(?:from|between|vom|von|zwischen|du|de|entre|desde|del)\s(?:the\s|el\s)?)$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and)\s", re.IGNORECASE)
_PLUS = re.compile(r"\s?(?:,?\s?and\s|と|零|又)?")
_UNITS_IN = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
_CLOSING = re.compile(r"\s?(?:まで(?:の間|に)?|にかけて|の間|期间|期間|之间|之間|为止|까지)")


def find_times(text: str, language: str = "", reference: date | None = None) -> tuple[Time, ...]:
    """The time expressions of a text, in order and without overlap.

    Args:
        text: any text; offsets point into it as given.
        language: ISO 639-1; found from the text where empty.
        reference: the day that relative words ("last year", 昨年) count from; their days stay
            unknown without one.

    >>> [t.surface for t in find_times("The contract runs through 2030.", "en")]
    ['through 2030']
    >>> find_times("令和7年1月21日に発表した", "ja")[0].first
    datetime.date(2025, 1, 21)
    """
    folded = normalise(text)
    language = language or detect_language(text)
    times = _joined(folded.text, _chosen(_readings(folded.text, language, reference)))
    limits = [0, *(t.end for t in times)], [*(t.start for t in times), len(folded.text)]
    found: list[Time] = []
    for i, time in enumerate(times):
        left = max(limits[0][i], found[-1].end if found else 0)
        found.append(related(folded.text, time, left, limits[1][i + 1], language))
    return tuple(_as_given(text, folded.original_span(t.start, t.end), t) for t in found)


def _readings(text: str, language: str, reference: date | None) -> Iterable[Reading]:
    east = language in ("ja", "zh", "ko")
    yield from numeric_dates(text, language)
    if _EAST_ASIAN.search(text):
        yield from east_asian_dates(text, language, reference)
        yield from east_asian_durations(text, language)
    yield from latin_dates(text, "en" if east else language, reference)
    yield from latin_durations(text, "en" if east else language)


def _chosen(readings: Iterable[Reading]) -> list[Time]:
    """The readings that begin first, of these the longest; what cannot be a date keeps its place."""
    ordered = sorted(readings, key=lambda r: (r.start, -r.end, r.time is None))
    chosen: list[Time] = []
    position = 0
    for reading in ordered:
        if reading.start >= position and reading.end > reading.start:
            position = reading.end
            if reading.time:
                chosen.append(reading.time)
    return chosen


def _joined(text: str, times: Sequence[Time]) -> list[Time]:
    """Joins a date with its weekday and the two ends of a span."""
    joined: list[Time] = []
    for time in times:
        whole = None
        if joined:
            a = joined[-1]
            whole = _with_weekday(text, a, time) or _sum(text, a, time) or _span(text, a, time)
        if whole:
            joined[-1] = whole
        else:
            joined.append(time)
    return [_closed(text, time) for time in joined]


def _with_weekday(text: str, a: Time, b: Time) -> Time | None:
    """January 21, 2025 (Tuesday)."""
    only_weekday = b.weekday is not None and not b.first and not b.day and not b.relative
    bracketed = re.fullmatch(r"\s?\(", text[a.end : b.start]) and text[b.end : b.end + 1] == ")"
    if a.precision is Precision.DAY and a.weekday is None and only_weekday and bracketed:
        return replace(a, end=b.end + 1, weekday=b.weekday)
    return None


def _sum(text: str, a: Time, b: Time) -> Time | None:
    """Two hours and 30 minutes, 1年6か月: one duration, in the smaller unit."""
    if not (a.duration and b.duration and _PLUS.fullmatch(text, a.end, b.start)):
        return None
    factor = _UNITS_IN.get((a.duration[1], b.duration[1]))
    if factor is None or b.duration[0] >= factor:
        return None
    return replace(a, end=b.end, duration=(a.duration[0] * factor + b.duration[0], b.duration[1]))


def _span(text: str, a: Time, b: Time) -> Time | None:
    """From the one day, month or year to the other, each filled up with what the other has."""
    gap = text[a.end : b.start]
    if len(gap) > 20 or not _TO.fullmatch(gap):
        return None
    if a.duration and b.duration:
        return replace(a, end=b.end, duration=None)
    opening = _FROM.search(text[max(0, a.start - 12) : a.start])
    if _AND.fullmatch(gap) and not (opening and opening.group().lower().startswith("between")):
        return None
    first, last = _known(a, b), _known(b, a)
    if not (first and last and first.first and last.last and first.first <= last.last):
        return None
    return Time(
        start=a.start - len(opening.group()) if opening else a.start,
        end=b.end,
        surface="",
        relation=TimeRelation.DURING,
        first=first.first,
        last=last.last,
        precision=b.precision,
        relative=a.relative or b.relative,
    )


def _closed(text: str, time: Time) -> Time:
    """A span with the word that closes it: 2019年から2021年まで."""
    closing = _CLOSING.match(text, time.end) if time.relation is TimeRelation.DURING else None
    return replace(time, end=closing.end()) if closing else time


def _known(time: Time, other: Time) -> Time | None:
    """A date without a year takes it from the other end of the span."""
    if time.first or not other.first or not other.last or not (time.month or time.day):
        return time if time.first else None
    anchor = other.first
    later = time.start > other.start
    month = time.month or anchor.month
    for year in (anchor.year, anchor.year + 1 if later else anchor.year - 1):
        if time.precision is Precision.DAY and time.day:
            span = day_span(year, month, time.day)
        elif time.precision is Precision.MONTH:
            span = months_span(year, month)
        else:
            return None
        if span and (span[0] >= anchor if later else span[0] <= anchor):
            return replace(time, first=span[0], last=span[1])
    return None


def _as_given(text: str, span: tuple[int, int], time: Time) -> Time:
    start, end = span
    return replace(time, start=start, end=end, surface=text[start:end])
