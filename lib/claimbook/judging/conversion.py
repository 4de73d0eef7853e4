"""Measures of one dimension in one unit: miles in metres, litres in cubic metres, pounds in kilograms.

Factors: BIPM, The International System of Units (2019), and the international yard and pound of 1959.
"""

from __future__ import annotations

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
