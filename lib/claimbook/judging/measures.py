"""The numbers and times of a claim against those that stand in the same place in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Aligned, Anchor, affinity, align, telling_anchors
from claimbook.judging.conversion import in_base_unit, in_one_unit, is_misnamed
from claimbook.judging.counting import count_alike
from claimbook.judging.quantities import compare_quantities
from claimbook.judging.rows import FROM_HEADING, row
from claimbook.judging.setting import Setting
from claimbook.judging.times import compare_times
from claimbook.matching.correspondence import Pairing
from claimbook.text.dates.times import Precision, Time, find_times
from claimbook.text.facts import Facts
from claimbook.text.meaning.slots import Slot, find_slot
from claimbook.text.numbers.quantities import Quantity

SWAPPED = "the numbers stand with other items"
# What is counted where nothing is named.
_PRONOUNS = ("them", "these", "those", "which", "whom", "us")
_COUNTABLE = ("", "person")
# Numbers that leave some out: "four others" are five with the first.
_OTHERS = re.compile(
    r"\b(?:others?|another|more|further|additional|remaining|else)\b|ほか|他の|さらに|残り|追加|另外?|其他|其余",
    re.IGNORECASE,
)
# The first of these has the first of those, and so on.
_RESPECTIVELY = re.compile(
    r"\brespectively\b|\bthe (?:former|latter)\b|それぞれ|前者|後者|順に|分别|前者|后者", re.IGNORECASE
)
_DIRECTED = (Slot.SOURCE, Slot.GOAL, Slot.AMOUNT)
# What figures are reported for, and a heading names once for all of them.
_SPANS_OF_REPORTS = (Precision.FISCAL_YEAR, Precision.YEAR, Precision.HALF, Precision.QUARTER)
_SOME_DAY = date(2001, 6, 13)
_NEAR_A_LIST = 16
_CHANGES = ("increase/decrease", "multiple")
# Two ways of pairing numbers with their items are told apart where one fits this many times better.
_CLEARLY = 1.1


@dataclass(slots=True)
class Measured:
    """The rows of all numbers and times, and those of them whose alignment is not certain."""

    rows: list[Comparison] = field(default_factory=list)
    doubtful: list[Comparison] = field(default_factory=list)


def compare_measures(
    claim: Facts,
    evidence: Facts,
    anchors: Sequence[Anchor],
    pairs: Sequence[Pairing],
    setting: Setting,
) -> Measured:
    """One row for each time and each quantity of the claim.

    Numbers that agree with numbers of other items ("A 5 and B 7" against "A 7 and B 5") are different;
    one that agrees but is not told in the same way ("by 300", "to 300") is missing. A year, half or quarter
    that only the heading names is that of a sentence without one.
    """
    result = Measured()
    agreed = [o for t in claim.times for o in evidence.times if compare_times(t, o) is Level.EQUAL]
    for time in claim.times:
        _time(time, claim, evidence, anchors, agreed, setting, result)
    shared_times = [
        Anchor(t.start, t.end, o.start, o.end)
        for t in claim.times
        for o in evidence.times
        if compare_times(t, o).agrees
    ]
    around = [*telling_anchors(anchors, evidence.words), *shared_times]
    found = [(q, _aligned(q, claim, evidence, around, pairs)) for q in claim.quantities]
    same_words = _say_the_same(claim, evidence, pairs)
    swapped = _swapped(found, claim, evidence, around)
    for quantity, aligned in found:
        fact, level, note = aligned.fact, aligned.level, ""
        if quantity in swapped:
            fact, level = swapped[quantity]
            note = SWAPPED
        elif fact is not None and level.agrees and not _told_alike(quantity, fact, claim, evidence):
            fact, level, note = fact, Level.MISSING_IN_EVIDENCE, "by, from or to: told in another way"
        elif fact is None and _counts_own_list(quantity, claim):
            level, note = Level.COMPATIBLE, "the number of the names"
        result.rows.append(row(FactKind.QUANTITY, claim, quantity, evidence, fact, level, note))
        loose = (
            fact is not None
            and _both_counted(quantity, fact)
            and not same_words
            and not _counts_the_same(quantity, fact, pairs)
            and not count_alike(quantity, claim.language, fact, evidence.language)
        )
        partial = fact is not None and (_of_others(quantity, claim) or _of_others(fact, evidence))
        used = any(fact is a.fact and a.level.agrees and q is not quantity for q, a in found)
        doubted = loose or partial or (used and quantity not in swapped)
        if not aligned.certain or (doubted and level.contradicts):
            result.doubtful.append(result.rows[-1])
    return result


def _say_the_same(claim: Facts, evidence: Facts, pairs: Sequence[Pairing]) -> bool:
    """True where, within one language, each side has all the words of weight that the other has."""
    matched = {p.counterpart.start for p in pairs if p.counterpart}
    return (
        claim.language == evidence.language
        and all(p.counterpart for p in pairs if not p.word.is_light)
        and all(w.is_light or w.start in matched for w in evidence.words)
    )


def _time(
    time: Time,
    claim: Facts,
    evidence: Facts,
    anchors: Sequence[Anchor],
    agreed: Sequence[Time],
    setting: Setting,
    result: Measured,
) -> None:
    def level_of(other: Time) -> Level:
        level = compare_times(time, other)
        if setting.same_moment and level is Level.MISSING_IN_EVIDENCE:
            days = _days_of_writing(time, claim.language)
            return Level.COMPATIBLE if days and days == _days_of_writing(other, evidence.language) else level
        # "2 December" on a page fits "2 December 2024": pages leave out the year that is plain.
        yearless = other.first is None and other.month is not None
        return Level.COMPATIBLE if level is Level.MORE_SPECIFIC and yearless else level

    found = align(time, evidence.times, level_of, anchors, claim.text, evidence.text)
    if found.level.contradicts and found.fact in agreed and time.weekday is None:
        # What another time of the claim agrees with does not answer this one as well.
        found = Aligned(None, Level.MISSING_IN_EVIDENCE, certain=True)
    level, note = found.level, ""
    if found.fact is None and _is_understood(time, claim, evidence, setting):
        level, note = Level.COMPATIBLE, FROM_HEADING
    result.rows.append(row(FactKind.TIME, claim, time, evidence, found.fact, level, note))
    # "Last July" cannot be told from a date where the article's own date is not known.
    floating = bool(time.relative) and time.first is None
    if floating and setting.same_moment and found.fact:
        days = _days_of_writing(time, claim.language), _days_of_writing(found.fact, evidence.language)
        floating = None in days
    if not found.certain or (floating and found.level.contradicts):
        result.doubtful.append(result.rows[-1])


def _is_understood(time: Time, claim: Facts, evidence: Facts, setting: Setting) -> bool:
    """True for a span of months that the heading names, where the sentence names no other time by itself."""
    if time.first is None or time.precision not in _SPANS_OF_REPORTS:
        return False
    if not any(compare_times(time, other).agrees for other in setting.times):
        return False
    return all(
        other.duration or any(compare_times(t, other).agrees for t in claim.times) for other in evidence.times
    )


def _days_of_writing(time: Time, language: str) -> tuple[date, date] | None:
    """The days of an unresolved relative word, counted from one day that is as good as any."""
    if not time.relative or time.first:
        return None
    return _days_of_word(time.surface, language)


@lru_cache(maxsize=4_096)
def _days_of_word(surface: str, language: str) -> tuple[date, date] | None:
    found = find_times(surface, language, _SOME_DAY)
    return (found[0].first, found[0].last) if found and found[0].first and found[0].last else None


def _aligned(
    quantity: Quantity, claim: Facts, evidence: Facts, anchors: Sequence[Anchor], pairs: Sequence[Pairing]
) -> Aligned[Quantity]:
    def level_of(other: Quantity) -> Level:
        if is_misnamed(quantity, other):
            return Level.DIFFERENT
        ours, theirs = in_one_unit(quantity, other, evidence.text)
        if ours.unit != theirs.unit:
            ours, theirs = in_base_unit(ours), in_base_unit(theirs)
        if not _same_measure(ours, theirs, pairs) and not (
            _both_counted(ours, theirs) and count_alike(ours, claim.language, theirs, evidence.language)
        ):
            return Level.MISSING_IN_EVIDENCE
        level = compare_quantities(ours, theirs)
        converted = ours is not quantity or theirs is not other
        return Level.ROUNDED if converted and level is Level.DIFFERENT and _is_near(ours, theirs) else level

    return align(quantity, evidence.quantities, level_of, anchors, claim.text, evidence.text)


def _is_near(first: Quantity, second: Quantity) -> bool:
    """True where a converted number may have been rounded: 16 km for ten miles."""
    return (
        first.value is not None
        and second.value is not None
        and abs(first.value - second.value) <= abs(second.value) / 50
    )


def _counts_own_list(quantity: Quantity, claim: Facts) -> bool:
    """True for the three of "A, B and C, the three members": each of the names is compared by itself."""
    return any(
        quantity.value == len(listed.names)
        and min(abs(quantity.start - listed.end), abs(listed.start - quantity.end)) <= _NEAR_A_LIST
        for listed in claim.lists
    )


def _swapped(
    found: Sequence[tuple[Quantity, Aligned[Quantity]]],
    claim: Facts,
    evidence: Facts,
    anchors: Sequence[Anchor],
) -> dict[Quantity, tuple[Quantity, Level]]:
    """The quantities that agree with each other's counterparts while their items stay where they are."""
    swapped: dict[Quantity, tuple[Quantity, Level]] = {}
    agreeing = [(q, a.fact) for q, a in found if a.fact is not None and a.level.agrees]
    for (first, its), (second, other) in combinations(agreeing, 2):
        if its is other or compare_quantities(first, second).agrees or not _of_one_kind(first, second):
            continue
        kinds = (claim.language, evidence.language)
        if any(
            count_alike(ours, kinds[0], theirs, kinds[1])
            and not count_alike(ours, kinds[0], not_its, kinds[1])
            for ours, theirs, not_its in ((first, its, other), (second, other, its))
        ):
            continue  # ten countries and 80 hospitals: what they count tells which is which

        def fit(here: Quantity, there: Quantity) -> float:
            return affinity(here, there, anchors, claim.text, evidence.text)

        as_told, exchanged = fit(first, its) + fit(second, other), fit(first, other) + fit(second, its)
        crossed = (first.start < second.start) != (its.start < other.start)
        listed = bool(_RESPECTIVELY.search(claim.text) or _RESPECTIVELY.search(evidence.text))
        if listed and crossed == _names_cross(anchors):
            continue
        if listed or exchanged > as_told * _CLEARLY:
            swapped |= {first: (other, Level.DIFFERENT), second: (its, Level.DIFFERENT)}
        elif crossed and exchanged * _CLEARLY > as_told:
            swapped |= {first: (its, Level.MISSING_IN_EVIDENCE), second: (other, Level.MISSING_IN_EVIDENCE)}
    return swapped


def _of_one_kind(first: Quantity, second: Quantity) -> bool:
    return first.unit == second.unit or {first.unit, second.unit} <= set(_COUNTABLE)


def _names_cross(anchors: Sequence[Anchor]) -> bool:
    """True where what stands first in the claim stands last in the evidence."""
    if len(anchors) < 2:
        return False
    ordered = sorted(anchors, key=lambda a: a.claim_start)
    places = [a.evidence_start for a in ordered]
    rising = sum(a < b for a, b in pairwise(places))
    return rising * 2 < len(places) - 1


def _told_alike(ours: Quantity, theirs: Quantity, claim: Facts, evidence: Facts) -> bool:
    """False for "by 300" against "to 300", and for "from 3" against "to 3"."""
    here = _slot(ours, claim)
    there = _slot(theirs, evidence)
    if here is there:
        return True
    if here in _DIRECTED and there in _DIRECTED:
        return False
    ends = (Slot.SOURCE, Slot.GOAL)
    changes = any(p.pair in _CHANGES for p in claim.poles) and any(p.pair in _CHANGES for p in evidence.poles)
    return not (changes and (here in ends) != (there in ends) and claim.language == evidence.language)


def _slot(quantity: Quantity, facts: Facts) -> Slot:
    return find_slot(facts.text, facts.language, quantity.start, quantity.end, is_first=False).slot


def _of_others(quantity: Quantity, facts: Facts) -> bool:
    return bool(_OTHERS.search(facts.text[max(0, quantity.start - 12) : quantity.end + 12]))


def _same_measure(first: Quantity, second: Quantity, pairs: Sequence[Pairing]) -> bool:
    """True where two quantities measure the same: one unit, or things counted that can be the same."""
    if first.unit not in _COUNTABLE or second.unit not in _COUNTABLE:
        return first.unit == second.unit
    return _is_bare(first) or _is_bare(second) or _counts_the_same(first, second, pairs)


def _both_counted(first: Quantity, second: Quantity) -> bool:
    return first.unit in _COUNTABLE and second.unit in _COUNTABLE


def _is_bare(quantity: Quantity) -> bool:
    """A counter (社, 件, つ), a pronoun or nothing: only that something is counted."""
    return len(quantity.counted) <= 1 or quantity.counted.lower() in _PRONOUNS


def _counts_the_same(first: Quantity, second: Quantity, pairs: Sequence[Pairing]) -> bool:
    """True where both are measured in one unit, or the things they count are known to be the same."""
    if first.unit and first.unit == second.unit and first.unit != "person":
        return True
    if first.counted and first.counted.casefold() == second.counted.casefold():
        return True
    return any(
        p.counterpart
        and (_is_bare(first) or p.word.surface in first.counted)
        and (_is_bare(second) or p.counterpart.surface in second.counted)
        for p in pairs
        if not (_is_bare(first) and _is_bare(second))
    )
