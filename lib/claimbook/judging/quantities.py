"""How two quantities compare."""

from __future__ import annotations

from decimal import Decimal

from claimbook.core.labels import Level
from claimbook.text.numbers.comparators import about_margin
from claimbook.text.numbers.quantities import Comparator, Quantity

_ROUGH = (Comparator.ABOUT,)
# What is more than 80 is at least 80.
_WEAKER = ((Comparator.AT_LEAST, Comparator.MORE_THAN), (Comparator.AT_MOST, Comparator.LESS_THAN))


def compare_quantities(claim: Quantity, evidence: Quantity) -> Level:
    """The level of a claim's quantity against one of the evidence, units taken as comparable.

    "at least 400" contains 500 (compatible); 1.2 million is 1.23 million rounded; "hundreds of
    thousands" neither contains nor equals 100,000 (different); 300,000 says more than "hundreds of
    thousands" does (more specific).
    """
    same_range = claim.low == evidence.low and claim.high == evidence.high
    if same_range:
        if _strict(claim.comparator) == _strict(evidence.comparator):
            return Level.EQUAL
        if (claim.comparator, evidence.comparator) in _WEAKER:
            return Level.COMPATIBLE
        # "more than 500" of exactly 500, or the reverse: neither the same nor clearly otherwise.
        return (
            Level.COMPATIBLE
            if Comparator.ABOUT in (claim.comparator, evidence.comparator)
            else Level.MORE_SPECIFIC
        )
    if _rounds_to(claim, evidence):
        return Level.ROUNDED
    if claim.low <= evidence.low and evidence.high <= claim.high:
        if _loose_bound(claim, evidence):
            return Level.MORE_SPECIFIC
        return Level.COMPATIBLE if _holds_strictly(claim, evidence) else Level.MORE_SPECIFIC
    if evidence.low <= claim.low and claim.high <= evidence.high:
        return Level.MORE_SPECIFIC
    if claim.high < evidence.low or evidence.high < claim.low:
        return Level.DIFFERENT
    return Level.MORE_SPECIFIC


def _strict(comparator: Comparator) -> Comparator:
    return Comparator.EXACTLY if comparator in (Comparator.ABOUT, Comparator.BETWEEN) else comparator


def _holds_strictly(claim: Quantity, evidence: Quantity) -> bool:
    """ "more than 500" does not hold of 500 itself."""
    if claim.comparator is Comparator.MORE_THAN and evidence.low == claim.low:
        return evidence.comparator is Comparator.MORE_THAN
    if claim.comparator is Comparator.LESS_THAN and evidence.high == claim.high:
        return evidence.comparator is Comparator.LESS_THAN
    return True


def _loose_bound(claim: Quantity, evidence: Quantity) -> bool:
    """True where both state a bound and the claim's is less than half, or more than double, the evidence's.

    "More than 320 kg" follows from "more than 320 t", but nobody who knows the one says the other.
    """
    for bounds in ((Comparator.AT_LEAST, Comparator.MORE_THAN), (Comparator.AT_MOST, Comparator.LESS_THAN)):
        if claim.comparator in bounds and evidence.comparator in bounds and claim.value and evidence.value:
            low, high = sorted((abs(claim.value), abs(evidence.value)))
            return low * 2 < high
    return False


def _rounds_to(claim: Quantity, evidence: Quantity) -> bool:
    """True where the claim's number is the evidence's, written with fewer digits.

    At least two digits must be kept, or the claim must say that it is rough: 4 is not 4.4 rounded.
    """
    if claim.value is None or evidence.value is None or evidence.value == 0:
        return False
    if claim.comparator not in (Comparator.EXACTLY, Comparator.ABOUT) or evidence.comparator not in (
        Comparator.EXACTLY,
        Comparator.ABOUT,
    ):
        return False
    if claim.comparator in _ROUGH or evidence.comparator in _ROUGH:
        return abs(claim.value - evidence.value) <= about_margin(
            claim.value if claim.comparator in _ROUGH else evidence.value
        )
    if claim.significant < 2 or claim.significant >= evidence.significant:
        return False
    step = Decimal(10) ** (evidence.value.adjusted() - claim.significant + 1)
    return abs(claim.value - evidence.value) * 2 <= step
