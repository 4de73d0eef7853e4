"""Measures of one dimension in one unit: miles in metres, litres in cubic metres, pounds in kilograms.

Factors: BIPM, The International System of Units (2019), and the international yard and pound of 1959.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claimbook.text.numbers.quantities import Quantity

_BASES = {
    "mile": ("metre", "1609.344"), "yard": ("metre", "0.9144"), "foot": ("metre", "0.3048"),
    "inch": ("metre", "0.0254"), "litre": ("cubic metre", "0.001"),
    "gallon": ("cubic metre", "0.003785411784"), "barrel": ("cubic metre", "0.158987294928"),
    "hectare": ("square metre", "10000"), "acre": ("square metre", "4046.8564224"),
    "square mile": ("square metre", "2589988.110336"), "square foot": ("square metre", "0.09290304"),
    "pound": ("kilogram", "0.45359237"), "ounce": ("kilogram", "0.028349523125"),
    "mile per hour": ("kilometre per hour", "1.609344"),
}  # fmt: skip
_CURRENCY_LETTERS = 3
_KILO = {"metre": Decimal(1000), "kilogram": Decimal(1)}
_AGE = "year of age"
_AGED = re.compile(r"\bage[sd]?\b|歳|岁", re.IGNORECASE)


def in_base_unit(quantity: Quantity) -> Quantity:
    """The quantity in the base unit of its dimension; itself where it has none of another.

    >>> from claimbook.text.numbers.quantities import find_quantities
    >>> in_base_unit(find_quantities("10 miles", "en")[0]).value
    Decimal('16093.440')
    """
    if quantity.unit not in _BASES:
        return quantity
    unit, by = _BASES[quantity.unit]
    factor = Decimal(by)
    value = None if quantity.value is None else quantity.value * factor
    return replace(quantity, unit=unit, low=quantity.low * factor, high=quantity.high * factor, value=value)


def in_one_unit(claim: Quantity, evidence: Quantity, evidence_text: str) -> tuple[Quantity, Quantity]:
    """Two quantities, one of which leaves open what the other says.

    ポンド may be pounds sterling, キロ kilometres; "aged between 18 and 75" is in years of age.
    """
    return _told_by(claim, evidence), _told_by(evidence, claim, evidence_text)


def _told_by(open_: Quantity, other: Quantity, text: str = "") -> Quantity:
    if (open_.unit, other.unit) == ("pound", "GBP"):
        return replace(open_, unit="GBP")
    if not open_.unit and open_.counted.startswith("キロ") and other.unit in _KILO:
        factor = _KILO[other.unit]
        value = None if open_.value is None else open_.value * factor
        return replace(
            open_, unit=other.unit, counted="", low=open_.low * factor, high=open_.high * factor, value=value
        )
    if not open_.unit and other.unit == _AGE and _AGED.search(text[max(0, open_.start - 20) : open_.end + 8]):
        return replace(open_, unit=_AGE, counted="")
    return open_


def is_misnamed(claim: Quantity, evidence: Quantity) -> bool:
    """True for one number in two currencies, or in percent and in percentage points: one of them is wrong.

    Other numbers in two currencies may be the same amount.
    """
    if claim.unit == evidence.unit or claim.value is None or claim.value != evidence.value:
        return False
    units = {claim.unit, evidence.unit}
    return units == {"percent", "percentage point"} or all(
        len(unit) == _CURRENCY_LETTERS and unit.isupper() for unit in units
    )
