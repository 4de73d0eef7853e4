"""Quantities in a text: number, unit, counted noun, comparator and the range that the words allow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from claimbook.text.language.normalise import normalise
from claimbook.text.numbers.cardinals import Cardinal, find_cardinals
from claimbook.text.numbers.comparators import (
    INFINITY,
    Comparator,
    allowed_range,
    comparator_after,
    comparator_before,
)
from claimbook.text.numbers.number_noise import HIDDEN, hide_noise
from claimbook.text.numbers.numerals import significant_digits
from claimbook.text.numbers.ordinals import find_ordinals
from claimbook.text.numbers.proportions import find_proportions
from claimbook.text.numbers.units import Kind

__all__ = ["Comparator", "Quantity", "find_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; `text[start:end] == surface`: comparator, number and unit, not the counted noun.

    `unit` is an ISO 4217 code ("USD"), "percent", "percentage point", "times", "person",
    "year of age", "ordinal", an SI unit by its name ("metre", "kilogram", "watt"; prefixes and tonnes
    are folded into the number), another measure ("mile", "hectare"), or empty for a plain count.
    """

    start: int
    end: int
    surface: str
    low: Decimal  # the closed range that the words allow; infinite where it is open
    high: Decimal
    value: Decimal | None  # the number as written, in `unit`; None for a vague one and for a range
    unit: str
    counted: str  # the noun counted, as written, where there is no measure: "data centers", "社"
    comparator: Comparator
    significant: int  # digits that carry the number as written: 5000億 has 1, 1.25億 has 3
    vague: bool  # "dozens", 数十万


def find_quantities(text: str, language: str = "") -> tuple[Quantity, ...]:
    """Every quantity in a text, in order and without overlaps.

    Years, dates, clock times and durations are left out, and so are the digits of names, addresses and
    identifiers. What could be read in two ways is left out rather than guessed.

    Args:
        text: any text; offsets point into it as given.
        language: ISO 639-1; decides on number formats ("1.234,5") and on words. Where it is empty,
            Chinese characters are read as they are in Japanese and Chinese, Latin words as English.

    >>> [(q.surface, q.value, q.unit) for q in find_quantities("約5,000億ドル", "ja")]
    [('約5,000億ドル', Decimal('500000000000'), 'USD')]
    >>> [(q.low, q.counted) for q in find_quantities("at least 10 data centers", "en")]
    [(Decimal('10'), 'data centers')]
    """
    folded = normalise(text)
    readable = hide_noise(folded.text, language)
    # Shares, factors and ranks are read as wholes first: 3分の2 holds two plain numbers.
    wholes = _wholes(readable, language)
    numbers = _numbers(_without(readable, ((q.start, q.end) for q in wholes)), language)
    quantities: list[Quantity] = []
    taken_until = 0
    for quantity in sorted((*wholes, *numbers), key=lambda q: (q.start, -q.end)):
        if quantity.start >= taken_until:
            taken_until = quantity.end
            start, end = folded.original_span(quantity.start, quantity.end)
            quantities.append(replace(quantity, start=start, end=end, surface=text[start:end]))
    return tuple(quantities)


def _wholes(text: str, language: str) -> list[Quantity]:
    found: list[Quantity] = []
    for share in find_proportions(text, language):
        before, after = comparator_before(text, share.start), comparator_after(text, share.end)
        comparator, start, end, nearly = _bounds(share.start, share.end, before, after)
        comparator = share.comparator or comparator
        low, high = allowed_range(share.value, comparator, nearly)
        digits = share.significant
        found.append(_quantity((start, end), (low, high), share.value, share.unit, "", comparator, digits))
    for rank in find_ordinals(text, language):
        span, both, digits = (rank.start, rank.end), (rank.value, rank.value), significant_digits(rank.value)
        found.append(_quantity(span, both, rank.value, "ordinal", rank.counted, Comparator.EXACTLY, digits))
    return sorted(found, key=lambda q: (q.start, -q.end))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans written over; they come in order of their start and may overlap."""
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        if end > position:
            start = max(start, position)
            pieces += [text[position:start], HIDDEN * (end - start)]
            position = end
    return "".join((*pieces, text[position:]))


def _numbers(text: str, language: str) -> list[Quantity]:
    quantities: list[Quantity] = []
    waiting: Cardinal | None = None
    for found in find_cardinals(text, language):
        if waiting:
            joined = _range(text, waiting, found)
            if joined is not None:
                quantities.extend(joined)
                waiting = None
                continue
            quantities.extend(_single(text, waiting))
        waiting = found
    return [*quantities, *(_single(text, waiting) if waiting else ())]


_HALF_OF_A_SCORE = re.compile(r"[0-9][-–—]$")


def _single(text: str, found: Cardinal) -> tuple[Quantity, ...]:
    """One number as a quantity; nothing for a time, a label or the second half of a score."""
    if found.kind in (Kind.TIME, Kind.LABEL):
        return ()
    if found.bare and _HALF_OF_A_SCORE.search(text[max(0, found.start - 2) : found.start]):
        return ()
    numeral = found.numeral
    after = comparator_after(text, found.end) or comparator_after(text, numeral.end)
    before = comparator_before(text, found.start)
    comparator, start, end, nearly = _bounds(found.start, found.end, before, after)
    if comparator is Comparator.EXACTLY and numeral.more:
        comparator, nearly = Comparator.MORE_THAN, True
    sign = -1 if found.negative else 1
    low, high = sorted((numeral.low * found.factor * sign, numeral.high * found.factor * sign))
    value = None if numeral.vague else low
    if value is not None:
        low, high = allowed_range(value, comparator, nearly)
    elif comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        high = INFINITY
    elif comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        low = Decimal(0)
    else:
        comparator = Comparator.ABOUT
    span, digits = (start, end), numeral.significant
    made = _quantity(span, (low, high), value, found.unit, found.counted, comparator, digits, numeral.vague)
    return (made,)


def _bounds(
    start: int,
    end: int,
    before: tuple[Comparator, int, bool] | None,
    after: tuple[Comparator, int, bool] | None,
) -> tuple[Comparator, int, int, bool]:
    """The comparator of a number and the span that takes it in; a bound is stronger than an estimate."""
    if before:
        start = before[1]
    if after:
        end = max(end, after[1])
    said = [each for each in (before, after) if each]
    bounds = [each for each in said if each[0] not in (Comparator.ABOUT, Comparator.EXACTLY)]
    comparator, _, nearly = (bounds or said or [(Comparator.EXACTLY, 0, False)])[0]
    return comparator, start, end, nearly


_JOINS = re.compile(
    r" ?(-|–|—|―|~|〜|〰|から|ないし|乃至|至|到|부터|에서|、) ?(?:约|約)?"
    r"| (to|and|à|bis|a|hasta|und|et|y|e) ",
    re.IGNORECASE,
)
_AND = ("and", "und", "et", "y", "e")
_FROM = re.compile(r"(?:from|从|由|von|de|自) ?$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(r" ?(?:に|へ|まで(?:に|上|下|増|減|拡|引|高|低))")
_BETWEEN = re.compile(r"(?<![A-Za-z])(?:between|zwischen|entre|tra|介于|在) ?(?:about )?$", re.IGNORECASE)


def _range(text: str, first: Cardinal, second: Cardinal) -> tuple[Quantity, ...] | None:
    """Joins "5-10 km", 5〜10人 and "between 5 and 10"; None where the two numbers are no range.

    Empty where neither is a quantity, as in a score. From 5% to 10% stays two: the one became the other.
    """
    match = _JOINS.fullmatch(text, first.end, second.start) if second.start - first.end < 12 else None
    if not match:
        return None
    joiner = (match[1] or match[2]).lower()
    said_between = _BETWEEN.search(text[max(0, first.start - 16) : first.start])
    if joiner in _AND and not said_between:
        return None
    if joiner == "、" and (
        not _next_to_each_other(first, second) or text[first.start - 1 : first.start] == "、"
    ):
        return None
    # A unit written once counts for both: "5-10 km", "$5-10".
    shared = first.currency_before or (first.unit == "year of age" and second.bare)
    if first.unit != second.unit and (first.unit or first.counted) and not shared:
        return None
    if second.kind in (Kind.TIME, Kind.LABEL):
        return _single(text, first) if first.kind is not None or first.unit else ()
    if first.bare and second.bare and not said_between:
        return () if joiner in ("-", "–", "—") else None  # a score, pages, an identifier
    first, second = _share_scale_and_unit(first, second)
    one, other = _single(text, first), _single(text, second)
    if not one or not other:
        return (*one, *other)
    changed = _FROM.search(text[max(0, first.start - 5) : first.start]) or (
        joiner == "から" and _CHANGE_AFTER.match(text, second.end)
    )
    low, high = min(one[0].low, one[0].high), max(other[0].low, other[0].high)
    if changed or low >= high or not (one[0].high.is_finite() and other[0].high.is_finite()):
        return (*one, *other)
    start = first.start - len(said_between.group()) if said_between else one[0].start
    span, digits = (start, other[0].end), max(one[0].significant, other[0].significant)
    vague = one[0].vague or other[0].vague
    noun = second.counted
    return (_quantity(span, (low, high), None, second.unit, noun, Comparator.BETWEEN, digits, vague),)


def _next_to_each_other(first: Cardinal, second: Cardinal) -> bool:
    """True for 2、3人, which is two or three people and no list."""
    low, high = first.numeral.low, second.numeral.low
    return first.bare and not second.bare and 0 < low < 9 and high == low + 1


def _share_scale_and_unit(first: Cardinal, second: Cardinal) -> tuple[Cardinal, Cardinal]:
    """In "$5-10 billion" and 5〜10万人 the factor and the unit are written once and count for both."""
    one, other = first.numeral, second.numeral
    if one.scale == 1 and other.scale > 1 and one.low < other.low / other.scale:
        first = replace(first, numeral=replace(one, low=one.low * other.scale, high=one.high * other.scale))
    if first.unit and not second.unit:  # "$5-10", "aged 18 to 25"
        second = replace(second, unit=first.unit, counted="", kind=Kind.MEASURE, bare=False)
    if not first.unit:
        first = replace(first, unit=second.unit, factor=second.factor, counted=second.counted, bare=False)
    return first, second


def _quantity(
    span: tuple[int, int],
    allowed: tuple[Decimal, Decimal],
    value: Decimal | None,
    unit: str,
    counted: str,
    comparator: Comparator,
    significant: int,
    vague: bool = False,
) -> Quantity:
    """A quantity with its numbers written out, its surface still to be filled in."""
    low, high = map(_plain, allowed)
    plain = None if value is None else _plain(value)
    return Quantity(*span, "", low, high, plain, unit, counted, comparator, significant, vague)


def _plain(number: Decimal) -> Decimal:
    """The same number without exponent and without zeros after the point: 5E+3 becomes 5000."""
    return Decimal(f"{number.normalize():f}") if number.is_finite() else number
