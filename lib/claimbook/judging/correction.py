"""A claim set right by its evidence: the evidence's number, date or name in place of the claim's own.

What stands in another language is told in the claim's where that is certain: a value is written out by CLDR
(Babel), read back, and taken only where it is read as the same. Otherwise there is no corrected sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.quantities import compare_quantities
from claimbook.judging.times import compare_times
from claimbook.text.dates.times import Precision, Time, find_times
from claimbook.text.numbers.cardinals import find_cardinals
from claimbook.text.numbers.quantities import Quantity, find_quantities

_CORRECTABLE = (FactKind.QUANTITY, FactKind.TIME, FactKind.NAME)
_VAGUE = {
    "en": ("dozens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands", "millions"),
    "ja": ("数十", "数百", "数千", "数万", "数十万", "数百万", "数千万", "数億"),
    "zh": ("数十", "数百", "数千", "数万", "数十万", "数百万", "数千万", "数亿"),
}
_SKELETONS = {Precision.MONTH: "yMMMM", Precision.YEAR: "y"}
_MOST_DECIMALS = 3


def corrected(claim: str, language: str, differing: Sequence[Comparison], evidence_language: str) -> str:
    """The claim with what differs put right; empty where it cannot be, or not in the claim's language.

    Args:
        claim: its text, into which the offsets of the rows point.
        language: of the claim.
        differing: the rows that contradict it.
        evidence_language: of the passage.
    """
    sentence = claim
    for row in sorted(differing, key=lambda r: -r.claim_start):
        value = _value(row, language, evidence_language)
        if not value:
            return ""
        sentence = f"{sentence[: row.claim_start]}{value}{sentence[row.claim_end :]}"
    return sentence if sentence != claim else ""


def _value(row: Comparison, language: str, evidence_language: str) -> str:
    if row.kind not in _CORRECTABLE or row.claim_start < 0 or row.evidence_start < 0:
        return ""
    if language == evidence_language:
        return row.in_evidence
    if row.kind is FactKind.QUANTITY:
        return _quantity(row.in_claim, language, row.in_evidence, evidence_language)
    if row.kind is FactKind.TIME:
        return _time(language, row.in_evidence, evidence_language)
    return ""


def _quantity(ours: str, language: str, theirs: str, evidence_language: str) -> str:
    """The evidence's quantity in the manner of the claim's: $500 billion for 1000億ドル is 5000億ドル."""
    found, cardinals = find_quantities(theirs, evidence_language), list(find_cardinals(ours, language))
    if len(found) != 1 or len(cardinals) != 1:
        return ""
    numeral = cardinals[0].numeral
    head, tail = ours[: numeral.start], ours[numeral.end :]
    for written in _numbers(found[0], language):
        for before in dict.fromkeys((head, "")):
            text = f"{before}{written}{tail}"
            read = find_quantities(text, language)
            if len(read) == 1 and _is_same(read[0], found[0]):
                return text
    return ""


def _is_same(one: Quantity, other: Quantity) -> bool:
    alike = one.unit == other.unit or {one.unit, other.unit} == {"", "person"}
    return alike and one.vague == other.vague and compare_quantities(one, other) is Level.EQUAL


def _numbers(quantity: Quantity, language: str) -> Iterator[str]:
    if quantity.vague:
        yield from _VAGUE.get(language, ())
        return
    if quantity.value is None:
        return
    from babel.core import UnknownLocaleError
    from babel.numbers import format_compact_decimal, format_decimal

    value = quantity.value
    decimals = min(_MOST_DECIMALS, _decimals(value))
    try:
        for form in ("long", "short") if abs(value) >= 10_000 else ():
            try:
                yield format_compact_decimal(
                    value, format_type=form, locale=language, fraction_digits=_MOST_DECIMALS
                )
            except KeyError:  # Japanese, Chinese and Korean have the short form alone
                continue
        yield format_decimal(value, format="#,##0." + "#" * decimals, locale=language)
    except (UnknownLocaleError, ValueError):
        return


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _time(language: str, theirs: str, evidence_language: str) -> str:
    found = find_times(theirs, evidence_language)
    if len(found) != 1 or found[0].first is None or found[0].precision not in (Precision.DAY, *_SKELETONS):
        return ""
    written = _date(found[0], language)
    read = find_times(written, language) if written else ()
    return written if len(read) == 1 and compare_times(read[0], found[0]) is Level.EQUAL else ""


def _date(time: Time, language: str) -> str:
    from babel.core import UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        if time.precision is Precision.DAY:
            return str(format_date(time.first, "long", locale=language))
        return str(format_skeleton(_SKELETONS[time.precision], time.first, locale=language))
    except (UnknownLocaleError, ValueError, KeyError):
        return ""
