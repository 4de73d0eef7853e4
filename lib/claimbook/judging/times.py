"""How two times compare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from claimbook.core.labels import Level
from claimbook.judging.durations import compare_durations
from claimbook.text.dates.times import Bound, Precision, Time, TimeRelation

_ONWARD = (TimeRelation.SINCE, TimeRelation.AFTER)
_UP_TO = (TimeRelation.UNTIL, TimeRelation.BEFORE)
# These count from a date that the text has told, not from the day of writing.
_LEANING = (
    "前年",
    "翌年",
    "同年",
    "前月",
    "翌月",
    "同月",
    "前日",
    "翌日",
    "同日",
    "前年度",
    "翌年度",
    "次年",
    "上年",
    "当年",
)
_PARTS_OF_YEARS = (Precision.QUARTER, Precision.HALF)


def compare_times(claim: Time, evidence: Time) -> Level:
    """The level of a claim's time against one of the evidence.

    "January 2025" is less specific than "January 21, 2025"; "since 2016" and "since 2017" are
    different; a duration and a date, or "last year" of an unknown year and 2024, are not comparable
    (missing in evidence). Nothing is different that could be read to agree: 24 months are two years.
    """
    if claim.duration and evidence.duration:
        return compare_durations(claim, evidence)
    if claim.duration or evidence.duration:
        return Level.MISSING_IN_EVIDENCE
    if _weekday_clash(claim, evidence):
        return Level.DIFFERENT
    if claim.first and evidence.first:
        return _compare_ranges(claim, evidence)
    if _is_partial(claim) and _is_partial(evidence):
        return _unless_relative(claim, _compare_partial(claim, evidence))
    if _is_partial(claim) and evidence.first:
        return _unless_relative(claim, _compare_partial_with_range(claim, evidence, Level.LESS_SPECIFIC))
    if claim.first and _is_partial(evidence):
        return _compare_partial_with_range(evidence, claim, Level.MORE_SPECIFIC)
    leaning = claim.surface in _LEANING or not claim.relative
    if (
        leaning
        and claim.surface.casefold() == evidence.surface.casefold()
        and not claim.first
        and not evidence.first
    ):
        return Level.EQUAL  # 数年 and 数年, 前年 and 前年, the third quarter of fiscal 2024
    return Level.MISSING_IN_EVIDENCE


def _compare_ranges(claim: Time, evidence: Time) -> Level:
    if Precision.FISCAL_YEAR in (claim.precision, evidence.precision):
        fiscal = _compare_fiscal(claim, evidence)
        if fiscal is not None:
            return fiscal
    a, b = _direction(claim), _direction(evidence)
    if a == b:
        return _compare_anchors(claim, evidence)
    anchors = _nested(_range(claim), _range(evidence))
    strict = {claim.relation, evidence.relation} & {TimeRelation.BEFORE, TimeRelation.AFTER}
    if strict and anchors and not (a and b):
        return Level.MISSING_IN_EVIDENCE  # "after 2016" is often meant from within that year on
    if _disjoint(_days_meant(claim), _days_meant(evidence)):
        return Level.DIFFERENT
    if a and b:  # since against until: a clash about one and the same day, else two different facts
        return Level.DIFFERENT if anchors is Level.EQUAL else Level.MISSING_IN_EVIDENCE
    if strict or anchors is None:
        return Level.MISSING_IN_EVIDENCE
    # "dates from 2016" and "began in 2016" say the same of one beginning.
    return Level.COMPATIBLE if anchors is Level.EQUAL else anchors


def _compare_anchors(claim: Time, evidence: Time) -> Level:
    """Two times that point the same way: both at, both onward or both up to."""
    a, b = _range(claim), _range(evidence)
    if claim.relation is not evidence.relation and _direction(claim):
        # "before 2030" and "until 2029", "after 2016" and "since 2017"; the same year may be meant as well.
        if a == b or _days_meant(claim) == _days_meant(evidence):
            return Level.COMPATIBLE
        return Level.DIFFERENT if _disjoint(a, b) else Level.MISSING_IN_EVIDENCE
    same_unit = claim.precision is evidence.precision
    if same_unit and claim.relation is TimeRelation.UNTIL and a[1] == b[1]:
        return Level.EQUAL  # until the end of 2030, through 2030
    if same_unit and claim.relation is TimeRelation.SINCE and a[0] == b[0]:
        return Level.EQUAL
    if a != b and same_unit and _is_span(claim) and _is_span(evidence):
        return Level.DIFFERENT  # 2019 to 2021, 2019 to 2022: both ends are stated
    level = _nested(a, b)
    if level:
        return level
    if not _disjoint(a, b):
        return Level.MISSING_IN_EVIDENCE
    rough = Bound.ABOUT in (claim.bound, evidence.bound)
    return Level.MISSING_IN_EVIDENCE if rough and _near(a, b) else Level.DIFFERENT


def _compare_fiscal(claim: Time, evidence: Time) -> Level | None:
    """Business years: in Japan from April; elsewhere their months are not known from the text."""
    a, b = _range(claim), _range(evidence)
    both = claim.precision is evidence.precision
    known = [
        r
        for t, r in ((claim, a), (evidence, b))
        if t.precision is not Precision.FISCAL_YEAR or r[0].month != 1
    ]
    if len(known) == 2 or (both and a[0].month == b[0].month):
        return None
    if both and _direction(claim) == _direction(evidence) and a[0].year == b[0].year:
        return Level.COMPATIBLE
    year = timedelta(days=366)
    apart = a[0] - b[1] > year or b[0] - a[1] > year
    return Level.DIFFERENT if apart else Level.MISSING_IN_EVIDENCE


def _is_partial(time: Time) -> bool:
    """A date without a year."""
    return time.first is None and (time.month, time.day, time.weekday) != (None, None, None)


def _compare_partial(claim: Time, evidence: Time) -> Level:
    """Two dates without a year, by what both name."""
    if _direction(claim) * _direction(evidence) == -1:
        return Level.MISSING_IN_EVIDENCE
    named = [(claim.month, evidence.month), (claim.day, evidence.day), (claim.weekday, evidence.weekday)]
    shared = [(a, b) for a, b in named if a is not None and b is not None]
    if _has_part_of_year(claim, evidence) and claim.precision is not evidence.precision:
        return Level.MISSING_IN_EVIDENCE
    if any(a != b for a, b in shared):
        # "Before 27 December" and "as of 26 December" may both be so.
        same_way = _direction(claim) == _direction(evidence)
        other_weekday = None not in named[2] and named[2][0] != named[2][1]
        return Level.DIFFERENT if same_way or other_weekday else Level.MISSING_IN_EVIDENCE
    if not shared:
        return Level.MISSING_IN_EVIDENCE
    if Precision.PART_OF_MONTH in (claim.precision, evidence.precision):
        return _compare_parts_of_month(claim, evidence)
    if any(a is not None and b is None for a, b in named[:2]):
        return Level.MORE_SPECIFIC
    if any(a is None and b is not None for a, b in named):
        return Level.LESS_SPECIFIC
    return Level.EQUAL


def _compare_parts_of_month(claim: Time, evidence: Time) -> Level:
    """Early July against July, of one month; which days are early is not said."""
    if claim.precision is evidence.precision:
        same = claim.surface.casefold() == evidence.surface.casefold()
        return Level.EQUAL if same else Level.MISSING_IN_EVIDENCE
    if Precision.MONTH in (claim.precision, evidence.precision):
        return Level.LESS_SPECIFIC if claim.precision is Precision.MONTH else Level.MORE_SPECIFIC
    return Level.MISSING_IN_EVIDENCE


def _compare_partial_with_range(partial: Time, dated: Time, agreeing: Level) -> Level:
    """A date without a year against one with it: `agreeing` where every day of the range fits."""
    first, last = _range(dated)
    if _has_part_of_year(partial, dated):
        if not _is_part_alike(partial, dated):
            return Level.MISSING_IN_EVIDENCE
        return agreeing if first.month == partial.month else Level.DIFFERENT
    if (last - first).days > 366:
        return Level.MISSING_IN_EVIDENCE
    fits = [_fits(partial, first + timedelta(days=n)) for n in range((last - first).days + 1)]
    same_way = _direction(partial) == _direction(dated)
    if not any(fits):
        return Level.DIFFERENT if same_way else Level.MISSING_IN_EVIDENCE
    if partial.precision is Precision.PART_OF_MONTH:
        return Level.MISSING_IN_EVIDENCE
    if all(fits):
        return agreeing if _direction(partial) * _direction(dated) != -1 else Level.MISSING_IN_EVIDENCE
    one_month = (first.year, first.month) == (last.year, last.month)
    return Level.MORE_SPECIFIC if one_month and partial.day else Level.MISSING_IN_EVIDENCE


def _is_part_alike(partial: Time, dated: Time) -> bool:
    """True for two quarters or two halves, by name or by their days."""
    first, last = _range(dated)
    months = {Precision.QUARTER: 3, Precision.HALF: 6}.get(partial.precision, 0)
    return partial.precision is dated.precision or (last.month - first.month + 1 == months and first.day == 1)


def _fits(partial: Time, day: date) -> bool:
    return (
        partial.month in (None, day.month)
        and partial.day in (None, day.day)
        and partial.weekday in (None, day.weekday())
    )


def _has_part_of_year(a: Time, b: Time) -> bool:
    return any(t.first is None and t.precision in _PARTS_OF_YEARS for t in (a, b))


def _unless_relative(claim: Time, level: Level) -> Level:
    """The July of "last July" may agree; the year that it stands for is not known."""
    return Level.MISSING_IN_EVIDENCE if claim.relative and level.agrees else level


def _weekday_clash(claim: Time, evidence: Time) -> bool:
    if _direction(claim) != _direction(evidence):
        return False
    a, b = _weekday(claim), _weekday(evidence)
    stated = claim.weekday is not None or evidence.weekday is not None
    return stated and a is not None and b is not None and a != b


def _weekday(time: Time) -> int | None:
    if time.weekday is not None:
        return time.weekday
    return time.first.weekday() if time.first and time.first == time.last else None


def _direction(time: Time) -> int:
    """1 onward, -1 up to, 0 at or during."""
    return 1 if time.relation in _ONWARD else -1 if time.relation in _UP_TO else 0


def _range(time: Time) -> tuple[date, date]:
    return time.first or date.min, time.last or date.max


def _days_meant(time: Time) -> tuple[date, date]:
    """The days that the statement covers: "since 2016" runs on without an end."""
    first, last = _range(time)
    meant: dict[TimeRelation, Callable[[], tuple[date, date]]] = {
        TimeRelation.SINCE: lambda: (first, date.max),
        TimeRelation.AFTER: lambda: (min(last, date.max - timedelta(days=1)) + timedelta(days=1), date.max),
        TimeRelation.UNTIL: lambda: (date.min, last),
        TimeRelation.BEFORE: lambda: (date.min, max(first, date.min + timedelta(days=1)) - timedelta(days=1)),
    }
    return meant.get(time.relation, lambda: (first, last))()


def _nested(claim: tuple[date, date], evidence: tuple[date, date]) -> Level | None:
    if claim == evidence:
        return Level.EQUAL
    if claim[0] <= evidence[0] and evidence[1] <= claim[1]:
        return Level.LESS_SPECIFIC
    if evidence[0] <= claim[0] and claim[1] <= evidence[1]:
        return Level.MORE_SPECIFIC
    return None


def _disjoint(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[1] < b[0] or b[1] < a[0]


def _near(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Whether the gap is no longer than the longer of the two."""
    gap = max((b[0] - a[1]).days, (a[0] - b[1]).days)
    return gap <= max((a[1] - a[0]).days, (b[1] - b[0]).days) + 1


def _is_span(time: Time) -> bool:
    """Whether both ends are stated, as in "from 2019 to 2021"."""
    return time.relation is TimeRelation.DURING and time.first != time.last and _units(time) > 1


def _units(time: Time) -> Decimal:
    first, last = _range(time)
    days = {Precision.DAY: 1, Precision.MONTH: 31, Precision.YEAR: 366}.get(time.precision)
    return Decimal((last - first).days + 1) / days if days else Decimal(1)
