"""Which places exclude each other: those of one kind, never one that may lie in the other."""

from __future__ import annotations

import pytest

from claimbook.text.entities.places import place_of


@pytest.mark.parametrize(
    ("first", "second", "excluded"),
    [
        ("Lisbon", "Porto", True),
        ("リスボン", "里斯本", False),
        ("Lisbon", "Portugal", False),
        ("Japan", "東京", False),
        ("Japan", "Norway", True),
        ("東京", "長野県", True),
        ("大阪", "堺市", False),
        ("星川区", "緑台区", True),
        ("星川区", "北泉市", False),
        ("China", "New York", False),
    ],
)
def test_places_of_one_kind_exclude_each_other(first: str, second: str, excluded: bool) -> None:
    one, other = place_of(first), place_of(second)
    assert one is not None
    assert other is not None
    assert one.excludes(other) is other.excludes(one) is excluded


@pytest.mark.parametrize("surface", ["", "Dorran", "Hong Kong", "Verrano", "\x00", "\ud800", "州"])
def test_what_may_be_no_place_is_none(surface: str) -> None:
    assert place_of(surface) is None
