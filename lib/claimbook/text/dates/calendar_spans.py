"""Calendar arithmetic: which days a year, a quarter, the end of a month or last week are."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from claimbook.text.dates.time_model import Precision

Span = tuple[date, date]  # first and last day, both included


def day_span(year: int, month: int, day: int) -> Span | None:
    """One day; None where the calendar has no such day."""
    if not (1 <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day), date(year, month, day)


def is_day_of_month(month: int, day: int) -> bool:
    """Whether some year has that day; February 29 is one."""
    return day_span(2024, month, day) is not None


def months_span(year: int, month: int, count: int = 1) -> Span | None:
    """The days of `count` months from a month on; `month` may run past 12 or below 1.

    >>> months_span(2024, 10, 6)
    (datetime.date(2024, 10, 1), datetime.date(2025, 3, 31))
    """
    begin, finish = year * 12 + month - 1, year * 12 + month + count - 2
    if begin < 12 or finish >= (MAXYEAR + 1) * 12:
        return None
    last_year, last_month = divmod(finish, 12)
    return (
        date(begin // 12, begin % 12 + 1, 1),
        date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]),
    )


def years_span(year: int, count: int = 1) -> Span | None:
    """The days of `count` years from a year on."""
    return months_span(year, 1, 12 * count)


def fiscal_year_span(year: int, first_month: int = 1) -> Span | None:
    """The fiscal year that is named after the year it starts in: from April in Japan."""
    return months_span(year, first_month, 12)


def quarter_span(year: int, quarter: int, first_month: int = 1) -> Span | None:
    """Quarter 1 to 4 of a year that starts in `first_month`."""
    return months_span(year, first_month + 3 * (quarter - 1), 3)


def half_span(year: int, half: int, first_month: int = 1) -> Span | None:
    """Half 1 or 2 of a year that starts in `first_month`."""
    return months_span(year, first_month + 6 * (half - 1), 6)


def century_span(number: int) -> Span | None:
    """A century by its number, by either custom: the 21st is 2000 to 2100."""
    return years_span(max(1, 100 * (number - 1)), 101) if number >= 1 else None


def season_span(year: int, season: str) -> Span | None:
    """A season, wide enough for every custom of the northern hemisphere; the year itself for winter.

    Winter 2024 may begin or end in 2024: the span runs from December before to the March after.
    """
    first_month, count = {"spring": (2, 5), "summer": (5, 5), "autumn": (8, 5), "winter": (0, 16)}[season]
    return months_span(year, first_month, count)


def part_of(span: Span, part: str) -> Span:
    """The early, middle or late part of a span, its beginning, its end or one of its halves.

    Vague parts are wide, so that they exclude only what they surely exclude: the early part of a
    year is its first half, its end the last quarter; the ten days of 上旬 are exact.
    """
    first, last = span
    length = (last - first).days + 1

    def slice_(begin: float, finish: float) -> Span:
        start = first + timedelta(days=round(length * begin))
        stop = first + timedelta(days=round(length * finish) - 1)
        return start, max(start, stop)

    whole_months = first.day == 1 and length > 31
    if whole_months and part in _MONTH_SHARES:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        begin, finish = _MONTH_SHARES[part]
        start = int(months * begin)
        found = months_span(first.year, first.month + start, max(1, int(months * finish) - start))
        return found or span
    if part in _TENS:
        begin_day, end_day = _TENS[part]
        return first.replace(day=begin_day), min(last, first.replace(day=end_day)) if end_day else last
    return slice_(*_MONTH_SHARES[part])


_MONTH_SHARES = {
    "first half": (0, 0.5),
    "second half": (0.5, 1),
    "early": (0, 0.5),
    "middle": (0.25, 0.75),
    "late": (0.5, 1),
    "beginning": (0, 0.25),
    "end": (0.75, 1),
}
_TENS = {"first ten days": (1, 10), "second ten days": (11, 20), "last ten days": (21, 0)}


def relative_span(reference: date, unit: str, offset: int) -> tuple[Span, Precision] | None:
    """The day, week, month, quarter, year or fiscal year that lies `offset` units from a day.

    Weeks run from Monday to Sunday (ISO 8601); fiscal years are those of Japan.
    """
    year, month = reference.year, reference.month
    spans: dict[str, tuple[Callable[[], Span | None], Precision]] = {
        "day": (lambda: _days(reference, offset, 1), Precision.DAY),
        "week": (
            lambda: _days(reference - timedelta(days=reference.weekday()), 7 * offset, 7),
            Precision.WEEK,
        ),
        "month": (lambda: months_span(year, month + offset), Precision.MONTH),
        "quarter": (lambda: quarter_span(year, (month + 2) // 3 + offset), Precision.QUARTER),
        "year": (lambda: years_span(year + offset), Precision.YEAR),
        "decade": (lambda: years_span(year // 10 * 10 + 10 * offset, 10), Precision.DECADE),
        "century": (lambda: century_span((year + 99) // 100 + offset), Precision.CENTURY),
        "fiscal year": (
            lambda: fiscal_year_span(year - (month < 4) + offset, 4),
            Precision.FISCAL_YEAR,
        ),
    }
    try:
        span = spans[unit][0]()
    except OverflowError:
        return None
    return (span, spans[unit][1]) if span else None


def _days(first: date, offset: int, count: int) -> Span:
    start = first + timedelta(days=offset)
    return start, start + timedelta(days=count - 1)
