"""What a claim and a passage have in common, fact by fact: numbers, dates, names, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import comparable, pair_words
from claimbook.matching.name_forms import LATIN, form_of
from claimbook.matching.naming import match_names
from claimbook.text.dates.times import Time
from claimbook.text.facts import Facts
from claimbook.text.numbers.quantities import Quantity

Shares = NDArray[np.float64]


# What a passage's number or date says of a claim's: the same; the same figure in another unit or size; one of
# the same kind, such as another sum of money, which is what a wrong claim has.
_SAME, _SAME_FIGURE, _SAME_KIND = 1.0, 0.6, 0.3
_ROUNDING = 0.02  # 1,192億 and "about 119 billion"


def fact_shares(claim: Facts, passages: Sequence[Facts]) -> Shares:
    """How much of a claim's numbers and dates each passage speaks of, shape (passages,), 0 to 1."""
    wanted = len(claim.quantities) + len(claim.times)
    if not wanted:
        return np.zeros(len(passages))
    return (
        np.array(
            [
                sum(
                    max((amount_likeness(q, p) for p in passage.quantities), default=0.0)
                    for q in claim.quantities
                )
                + sum(max((time_likeness(t, p) for p in passage.times), default=0.0) for t in claim.times)
                for passage in passages
            ]
        )
        / wanted
    )


def amount_likeness(first: Quantity, second: Quantity) -> float:
    """How much one quantity says of another, 0 to 1: 1 where both may be the same amount."""
    same_unit = first.unit == second.unit
    if same_unit and first.low <= second.high and second.low <= first.high:
        return _SAME
    if (first.low, first.high) == (second.low, second.high):
        return _SAME_FIGURE
    if first.value is not None and second.value is not None:
        larger = max(abs(first.value), abs(second.value))
        if same_unit and float(abs(first.value - second.value)) <= _ROUNDING * float(larger):
            return _SAME
        # One digit says little: 5 million and 500.
        if len(_figures(first.value)) > 1 and _figures(first.value) == _figures(second.value):
            return _SAME_FIGURE
    return _SAME_KIND if same_unit and first.unit else 0.0


@lru_cache(maxsize=50_000)
def _figures(value: Decimal) -> tuple[int, ...]:
    """The digits of a number without its size: 5000億 and 500億 have the same."""
    return value.normalize().as_tuple().digits


def time_likeness(first: Time, second: Time) -> float:
    """How much one time says of another, 0 to 1: 1 where both are the same days, or as long."""
    if first.first and first.last and second.first and second.last:
        if first.first <= second.last and second.first <= first.last:
            return _SAME if (first.first, first.last) == (second.first, second.last) else _SAME_FIGURE
        return _SAME_KIND if first.precision is second.precision else 0.0
    if first.duration is not None and second.duration is not None:
        return _SAME if first.duration == second.duration else _SAME_KIND
    return 0.0


def name_shares(claim: Facts, passages: Sequence[Facts], topics: Sequence[Facts], aliases: Aliases) -> Shares:
    """The share of a claim's names that each passage or its topic holds too, in whatever script.

    A name that few passages hold says more than one that stands in all of them: each is weighted by its
    inverse document frequency (Spärck Jones 1972).
    """
    names = tuple(dict.fromkeys(n.surface for n in claim.names))
    if not names:
        return np.zeros(len(passages))
    spelled: dict[str, list[int]] = {}
    for place, (passage, topic) in enumerate(zip(passages, topics, strict=True)):
        for surface in dict.fromkeys(n.surface for n in (*passage.names, *topic.names)):
            spelled.setdefault(surface, []).append(place)
    held = np.zeros((len(names), len(passages)), dtype=bool)
    for row, name in enumerate(names):
        for surface, places in spelled.items():
            if _comparable(name, surface, aliases) and match_names(name, surface, aliases).score > 0:
                held[row, places] = True
    weights = np.log1p(len(passages) / (1 + held.sum(axis=1)))
    return np.asarray(weights @ held / weights.sum())


def _comparable(first: str, second: str, aliases: Aliases) -> bool:
    """Quickly: whether two names could be the same; in Latin letters both, they have a part in common."""
    one, other = _written(first, aliases), _written(second, aliases)
    if not (one.is_latin and other.is_latin):
        return True
    if not one.parts.isdisjoint(other.parts):
        return True
    return any(a.startswith(b) or b.startswith(a) for a in one.beginnings for b in other.beginnings)


@dataclass(frozen=True, slots=True)
class _Written:
    """How a name and the one that it stands for are written."""

    is_latin: bool
    parts: frozenset[str]
    beginnings: frozenset[str]  # the whole without spaces, and the initials of several words


@lru_cache(maxsize=100_000)
def _written(name: str, aliases: Aliases) -> _Written:
    canonical = aliases.canonical(name)
    forms = [form_of(name), *([form_of(canonical)] if canonical else [])]
    parts = [part for form in forms for part in form.parts]
    initials = ("".join(part[0] for part in form.parts) for form in forms if len(form.parts) > 2)
    return _Written(
        all(LATIN.fullmatch(part) for part in parts),
        frozenset(parts),
        frozenset((*(form.key for form in forms), *initials)),
    )


def wording_coverage(claim: Facts, passage: Facts, topic: Facts | None = None) -> float:
    """The weighted share, 0 to 1, of a claim's content words that the passage carries.

    A light word weighs a third of another. Words of the topic do not count: every sentence of a page is
    about it, whether it says so or not. 0 where the two languages cannot be compared.
    """
    if not claim.words or not comparable(claim.language, passage.language):
        return 0.0
    words = list(claim.words)
    if topic and topic.words and comparable(claim.language, topic.language):
        of_topic = pair_words(words, claim.language, topic.words, topic.language)
        words = [pair.word for pair in of_topic if not pair.counterpart] or words
    pairs = pair_words(words, claim.language, passage.words, passage.language)
    weights = [1 / 3 if pair.word.is_light else 1.0 for pair in pairs]
    return sum(w for w, pair in zip(weights, pairs, strict=True) if pair.counterpart) / sum(weights)
