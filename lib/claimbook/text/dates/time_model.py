"""What a time expression is: the values that the readers of dates give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class TimeRelation(StrEnum):
    """How a statement stands to the days that are named."""

    AT = "at"
    SINCE = "since"  # from then on; with a duration: over the past ...
    UNTIL = "until"  # up to and including, and deadlines ("by 2030")
    BEFORE = "before"  # with a duration: ... ago
    AFTER = "after"  # with a duration: ... later
    DURING = "during"
    WITHIN = "within"  # by the end of a coming span: over the next four years, 今後4年間


class Precision(StrEnum):
    """The calendar unit that a time names; NONE for durations and vague words."""

    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part of month"  # 7月下旬, "14-15 June", without a year
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal year"
    DECADE = "decade"
    CENTURY = "century"
    NONE = "none"


class Bound(StrEnum):
    """How firmly a duration or date is given: "about four years", "10年以上"."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in a text; `text[start:end] == surface`.

    Attributes:
        first, last: the closed range of days that the words name; None where it cannot be known
            (a duration alone, a date without a year, a relative word without a reference).
        precision: the unit that the words name; a quarter without a year has the quarter's first
            month in `month`.
        duration: amount and unit (year, month, week, day, hour, minute, second); decades and
            centuries are counted in years, half a year is 6 months.
        weekday: Monday 0 to Sunday 6.
        month, day: of a date without a year.
        relative: the relative word as written ("昨年", "last week"), else "".
        bound: whether the duration or date is exact, about, a least or a most.
    """

    start: int
    end: int
    surface: str
    relation: TimeRelation = TimeRelation.AT
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.NONE
    duration: tuple[Decimal, str] | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    relative: str = ""
    bound: Bound = Bound.EXACT


class Reading(NamedTuple):
    """What a reader made of `text[start:end]`; no time where the words are a date that cannot be."""

    start: int
    end: int
    time: Time | None
