"""How two durations compare."""

from __future__ import annotations

from decimal import Decimal

from claimbook.core.labels import Level
from claimbook.text.dates.times import Bound, Time, TimeRelation

# Lengths that always hold: twelve months are a year, seven days a week.
_MONTHS = {"year": 12, "month": 1}
_SECONDS = {"week": 604_800, "day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
# A month has 28 to 31 days, a year of twelve months 365 or 366; between the two families only a
# range can be said.
_SHORTEST_MONTH, _LONGEST_MONTH = Decimal(28), Decimal(31)
_DAYS_OF_MONTHS = (Decimal(365) / 12, Decimal(366) / 12)
# "about ten years" allows eleven, not thirteen: some 15 per cent are common usage.
_ROUGHLY = Decimal("0.15")

_NEUTRAL = (TimeRelation.AT, TimeRelation.DURING, TimeRelation.UNTIL)
_PAST = (TimeRelation.SINCE, TimeRelation.BEFORE)


def compare_durations(claim: Time, evidence: Time) -> Level:
    """The level of a claim's duration against one of the evidence; both must have one.

    24 months equal two years and 90 days are three months rounded; "the next four years" against
    "the past four years" is different; "at least ten years" holds of twelve (compatible).
    """
    amounts = _compare_amounts(claim, evidence)
    a, b = claim.relation, evidence.relation
    if a is b or (a in _NEUTRAL and b in _NEUTRAL):
        return amounts
    if a in _NEUTRAL or b in _NEUTRAL:
        if amounts is Level.EQUAL:
            return Level.LESS_SPECIFIC if a in _NEUTRAL else Level.COMPATIBLE
        return amounts
    if not amounts.agrees:
        return Level.MISSING_IN_EVIDENCE  # ten years ago, over the next four years: two different things
    if (a in _PAST) != (b in _PAST):
        return Level.DIFFERENT
    return Level.COMPATIBLE


def _compare_amounts(claim: Time, evidence: Time) -> Level:
    a, b = claim.bound, evidence.bound
    low, high = _difference(claim, evidence)
    same = low <= 0 <= high
    if a is b and a in (Bound.AT_LEAST, Bound.AT_MOST):
        if same:
            return Level.EQUAL
        wider = low > 0 if a is Bound.AT_LEAST else high < 0
        return Level.LESS_SPECIFIC if wider else Level.MORE_SPECIFIC
    if Bound.AT_LEAST in (a, b) and Bound.AT_MOST in (a, b):
        apart = low > 0 if b is Bound.AT_LEAST else high < 0
        return Level.DIFFERENT if apart else Level.MISSING_IN_EVIDENCE
    if a in (Bound.AT_LEAST, Bound.AT_MOST):
        # "more than ten years" does not hold of ten, "at least ten" does: the same amount stays open.
        if same:
            return Level.MORE_SPECIFIC
        holds = low > 0 if a is Bound.AT_LEAST else high < 0
        return Level.COMPATIBLE if holds else Level.DIFFERENT
    if b in (Bound.AT_LEAST, Bound.AT_MOST):
        holds = same or (high < 0 if b is Bound.AT_LEAST else low > 0)
        return Level.MORE_SPECIFIC if holds else Level.DIFFERENT
    if same:
        if low != 0 or high != 0:
            return Level.ROUNDED
        return Level.EQUAL if a is b else Level.COMPATIBLE
    if Bound.ABOUT in (a, b) and min(abs(low), abs(high)) <= _ROUGHLY * max(
        _days(claim)[1], _days(evidence)[1]
    ):
        return Level.COMPATIBLE
    return Level.DIFFERENT


def _difference(claim: Time, evidence: Time) -> tuple[Decimal, Decimal]:
    """How much longer the evidence's duration is, in days: the least and the most that it can be."""
    (claim_amount, claim_unit), (evidence_amount, evidence_unit) = _duration(claim), _duration(evidence)
    for table in (_MONTHS, _SECONDS):
        if claim_unit in table and evidence_unit in table:
            exact = evidence_amount * table[evidence_unit] - claim_amount * table[claim_unit]
            days = exact * _DAYS_OF_MONTHS[0] if table is _MONTHS else exact / _SECONDS["day"]
            return days, days
    a, b = _days(claim), _days(evidence)
    return b[0] - a[1], b[1] - a[0]


def _days(time: Time) -> tuple[Decimal, Decimal]:
    amount, unit = _duration(time)
    if unit in _SECONDS:
        days = amount * _SECONDS[unit] / _SECONDS["day"]
        return days, days
    months = amount * _MONTHS[unit]
    # A few months may be short or long ones, many even out; 52 weeks count as a year.
    if months < 12:
        return months * _SHORTEST_MONTH, months * _LONGEST_MONTH
    return months * _DAYS_OF_MONTHS[0] - 1, months * _DAYS_OF_MONTHS[1]


def _duration(time: Time) -> tuple[Decimal, str]:
    if time.duration is None:
        raise ValueError("a time without a duration has no length; compare it with compare_times")
    return time.duration
