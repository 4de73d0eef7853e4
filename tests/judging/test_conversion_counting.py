"""Measures of one dimension in other units, and what numbers count across languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimbook.judging.conversion import in_base_unit, is_misnamed
from claimbook.judging.counting import count_alike
from claimbook.text.numbers.quantities import Quantity, find_quantities


def quantity(text: str, language: str) -> Quantity:
    return find_quantities(text, language)[0]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("10 miles", "metre", "16093.44"),
        ("3 hectares", "square metre", "30000"),
        ("500 litres", "cubic metre", "0.5"),
        ("2 kilometres", "metre", "2000"),
        ("5 dollars", "USD", "5"),
    ],
)
def test_a_measure_in_the_base_unit(text: str, unit: str, value: str) -> None:
    found = in_base_unit(quantity(text, "en"))
    assert (found.unit, found.value) == (unit, Decimal(value))


@pytest.mark.parametrize(
    ("one", "other", "misnamed"),
    [
        ("20 million dollars", "20 million euros", True),
        ("22 million dollars", "20 million euros", False),
        ("12 percent", "12 percentage points", True),
        ("20 million dollars", "$20 million", False),
        ("20 miles", "20 kilometres", False),
    ],
)
def test_one_number_in_two_units_is_misnamed(one: str, other: str, misnamed: bool) -> None:
    assert is_misnamed(quantity(one, "en"), quantity(other, "en")) is misnamed


@pytest.mark.parametrize(
    ("one", "first", "other", "second", "same"),
    [
        ("3か国が参加した", "ja", "three countries took part", "en", True),
        ("3社が参加した", "ja", "three countries took part", "en", False),
        ("建造2500套住房", "zh", "2,500 homes", "en", True),
        ("建造2500座桥", "zh", "2,500 homes", "en", False),
        ("40機を発注", "ja", "40 aircraft", "en", True),
        ("5所学校", "zh", "5 schools", "en", True),
    ],
)
def test_what_is_counted_is_the_same_or_not(
    one: str, first: str, other: str, second: str, same: bool
) -> None:
    assert count_alike(quantity(one, first), first, quantity(other, second), second) is same
