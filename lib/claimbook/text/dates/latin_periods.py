"""Periods in Latin text: quarters, halves, fiscal years, seasons, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.text.dates.calendar_spans import (
    Span,
    century_span,
    fiscal_year_span,
    half_span,
    quarter_span,
    season_span,
    years_span,
)
from claimbook.text.dates.time_model import Precision, Reading, Time
from claimbook.text.dates.time_words import ENGLISH_ORDINALS, alternatives

_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0400-\u04ff"
_B, _E = rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])"
_YEAR = r"(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![0-9]|[.,][0-9])"

_QUARTER = re.compile(
    rf"{_B}(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter)"
    r"(?:(?:\sof|,)?\s?(?P<fiscal>fiscal(?:\syear)?\s|FY\s?)?(?:of\s)?['’]?"
    rf"(?:{_YEAR}|(?<=['’Q0-9])(?P<short>[0-9]{{2}})(?![0-9])))?{_E}",
    re.IGNORECASE,
)
_YEAR_QUARTER = re.compile(rf"{_B}{_YEAR}[\s-]?(?:Q(?P<q>[1-4])|H(?P<h>[12])){_E}")
_HALF = re.compile(
    rf"{_B}(?:H(?P<h>[12])|(?P<h2>[12])H|(?P<ordinal>first|second|latter)\shalf(?:\sof)?)\s?{_YEAR}{_E}",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"{_B}(?:fiscal(?:\syear)?|financial\syear|FYE?)[\s-]?['’]?"
    rf"(?:{_YEAR}|(?P<short>[0-9]{{2}})(?![0-9]))(?:[-/–][0-9]{{2}})?{_E}",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"{_B}(?P<season>spring|summer|autumn|fall|winter)(?:\sof)?\s{_YEAR}{_E}", re.IGNORECASE
)
_TEN = r"1[0-9]{2}0|20[0-9]0"
_DECADE = re.compile(
    rf"{_B}(?:the\s)?(?:(?P<decade>{_TEN})['’]?s|['’](?P<short>[0-9]0)s){_E}"
    rf"|{_B}(?P<german>{_TEN})er(?:[\s-]Jahren?)?{_E}"
    rf"|{_B}(?:années|años|anos|anni|década de(?: los)?)\s['’]?(?P<romance>{_TEN}|[3-9]0){_E}",
    re.IGNORECASE,
)
_CENTURY = re.compile(
    rf"{_B}(?:(?P<number>[0-9]{{1,2}})(?:st|nd|rd|th)[\s-]century|(?P<ordinal>{alternatives(ENGLISH_ORDINALS)})[\s-]century"
    rf"|(?P<german>[0-9]{{1,2}})\.\sJahrhunderts?|(?P<french>[IVX]{{1,6}})er?\ssiècle"
    rf"|(?:siglo|século|secolo)\s(?P<romance>[IVX]{{1,6}})|(?P<italian>[IVX]{{1,6}})\ssecolo){_E}",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def latin_periods(text: str) -> Iterator[Reading]:
    """Quarters, halves, fiscal years, seasons, decades and centuries of a normalised text.

    Fiscal years are given as the calendar year of their name, since only the company knows their
    months; for a quarter of one no days are given.
    """
    for m in _QUARTER.finditer(text):
        quarter = (
            int(m["q"] or m["q2"] or 0)
            or ENGLISH_ORDINALS.get((m["ordinal"] or "").lower(), 0)
            or int(m["ordinal"][0])
        )
        year = int(m["year"] or 0) or (2000 + int(m["short"]) if m["short"] else 0)
        if m["fiscal"] or (not year and not m["ordinal"]):
            # Q3 alone is often a name.
            if m["fiscal"] and year:
                yield Reading(*m.span(), Time(*m.span(), "", precision=Precision.QUARTER))
        elif year:
            yield _reading(m, quarter_span(year, quarter), Precision.QUARTER)
        else:
            yield Reading(*m.span(), Time(*m.span(), "", precision=Precision.QUARTER, month=3 * quarter - 2))
    for m in _YEAR_QUARTER.finditer(text):
        if m["q"]:
            yield _reading(m, quarter_span(int(m["year"]), int(m["q"])), Precision.QUARTER)
        else:
            yield _reading(m, half_span(int(m["year"]), int(m["h"])), Precision.HALF)
    for m in _HALF.finditer(text):
        half = int(m["h"] or m["h2"] or 0) or (1 if m["ordinal"].lower() == "first" else 2)
        yield _reading(m, half_span(int(m["year"]), half), Precision.HALF)
    for m in _FISCAL.finditer(text):
        yield _reading(m, fiscal_year_span(int(m["year"] or 2000 + int(m["short"]))), Precision.FISCAL_YEAR)
    for m in _SEASON.finditer(text):
        season = m["season"].lower().replace("fall", "autumn")
        yield _reading(m, season_span(int(m["year"]), season), Precision.SEASON)
    for m in _DECADE.finditer(text):
        first = int(m["decade"] or m["german"] or m["romance"] or m["short"])
        first += 0 if first >= 100 else 1900 if first >= 30 else 2000
        # The 1900s are a century as often as a decade.
        long = first % 100 == 0 and first != 2000
        yield _reading(
            m, years_span(first, 100 if long else 10), Precision.CENTURY if long else Precision.DECADE
        )
    for m in _CENTURY.finditer(text):
        roman = m["french"] or m["romance"] or m["italian"]
        number = int(m["number"] or m["german"] or 0) or (
            _roman(roman) if roman else ENGLISH_ORDINALS[m["ordinal"].lower()]
        )
        yield _reading(m, century_span(number), Precision.CENTURY)


def _reading(m: re.Match[str], span: Span | None, precision: Precision) -> Reading:
    return Reading(
        *m.span(), Time(*m.span(), "", first=span[0], last=span[1], precision=precision) if span else None
    )


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text.upper()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
