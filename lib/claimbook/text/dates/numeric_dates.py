"""Dates in digits alone: 2025-01-21, 2025/1/21, 21.01.2025, 01/21/2025, R7.1.21."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.text.dates.calendar_spans import Span, day_span, months_span, years_span
from claimbook.text.dates.calendar_words import ERAS
from claimbook.text.dates.time_model import Precision, Reading, Time

_YEAR_FIRST = re.compile(
    r"(?<![A-Za-z0-9_/.,-])(?P<year>1[0-9]{3}|2[01][0-9]{2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![A-Za-z0-9_/-]|\.[0-9])"
)
_YEAR_LAST = re.compile(
    r"(?<![A-Za-z0-9_/.,-])(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![A-Za-z0-9_/-]|\.[0-9])"
)
_YEAR_AND_MONTH = re.compile(
    r"(?<![A-Za-z0-9_/.,-])(?P<year>1[0-9]{3}|2[01][0-9]{2})[-/](?P<month>[0-9]{2})(?![A-Za-z0-9_/,-]|\.[0-9])"
)
_ERA = re.compile(
    r"(?<![A-Za-z0-9_/.,-])(?P<era>[MTSHR])(?P<year>[0-9]{1,2})[./](?P<month>[0-9]{1,2})[./](?P<day>[0-9]{1,2})(?![A-Za-z0-9_/-]|\.[0-9])"
)
_DAY_FIRST_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "tr", "id", "vi")


def numeric_dates(text: str, language: str) -> Iterator[Reading]:
    """The dates that are written in digits alone.

    01/02/2025 is January 2 to some and February 1 to others: where the language does not settle it,
    only the year is read.
    """
    for m in _YEAR_FIRST.finditer(text):
        yield _reading(m, day_span(int(m["year"]), int(m["month"]), int(m["day"])), Precision.DAY)
    for m in _ERA.finditer(text):
        year = ERAS[m["era"]] + int(m["year"])
        yield _reading(m, day_span(year, int(m["month"]), int(m["day"])), Precision.DAY)
    for m in _YEAR_LAST.finditer(text):
        yield _year_last(m, language)
    for m in _YEAR_AND_MONTH.finditer(text):
        year, month = int(m["year"]), int(m["month"])
        # 2011/12 may be a season; 2011/10 and 2009-01 cannot.
        if m["month"] != f"{(year + 1) % 100:02}" and 1 <= month <= 12:
            yield _reading(m, months_span(year, month), Precision.MONTH)


def _year_last(m: re.Match[str], language: str) -> Reading:
    year, a, b = int(m["year"]), int(m["a"]), int(m["b"])
    day_first, month_first = day_span(year, b, a), day_span(year, a, b)
    settled = m["mark"] == "." or language in _DAY_FIRST_LANGUAGES or a == b
    if settled or not (day_first and month_first):
        return _reading(m, day_first or (None if m["mark"] == "." else month_first), Precision.DAY)
    return _reading(m, years_span(year), Precision.YEAR)


def _reading(m: re.Match[str], span: Span | None, precision: Precision) -> Reading:
    if span is None:
        return Reading(*m.span(), None)
    return Reading(*m.span(), Time(*m.span(), "", first=span[0], last=span[1], precision=precision))
