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
from claimbook.text.numbers.comparators import Comparator
from claimbook.text.numbers.quantities import Quantity

Shares = NDArray[np.float64]


# What a passage's number or date says of a claim's: the same; one that "more than" or "under" leaves room
# for, as for many others; the same figure in another unit or size; one of the same kind, such as another sum
# of money, which is what a wrong claim has.
_SAME, WITHIN, _SAME_FIGURE, _SAME_KIND = 1.0, 0.7, 0.6, 0.3
_OPEN = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN)
_ROUNDING = 0.02  # 1,192億 and "about 119 billion"
# A page goes on about what it has named so many characters before, some twenty sentences, and how much such a
# name counts: of .5, .8 and 1, what put the most right sentences first.
_ABOVE, _SAID_ABOVE = 3_000, 0.8
_LIGHT = 1 / 3


@dataclass(frozen=True, slots=True)
class InContext:
    """A passage as it is read: by itself, under its title and heading, and after what the page has said."""

    own: Facts
    topic: Facts  # of the title, the heading or the lead-in
    page: str  # the whole text, which `own` begins at `start` of
    start: int

    def is_said_above(self, words: str) -> bool:
        """Whether the page has the words shortly before, so that the passage may go on about them."""
        return self.page.find(words, max(0, self.start - _ABOVE), self.start) >= 0


def fact_shares(claim: Facts, passages: Sequence[InContext]) -> Shares:
    """How much of a claim's numbers and dates a passage or its topic speaks of: (passages,), 0 to 1."""
    wanted = len(claim.quantities) + len(claim.times)
    if not wanted:
        return np.zeros(len(passages))
    return np.array([_likeness(claim, (p.own, p.topic)) for p in passages]) / wanted


def _likeness(claim: Facts, texts: Sequence[Facts]) -> float:
    amounts = [amount for text in texts for amount in text.quantities]
    times = [time for text in texts for time in text.times]
    return sum(max((amount_likeness(q, a) for a in amounts), default=0.0) for q in claim.quantities) + sum(
        max((time_likeness(t, other) for other in times), default=0.0) for t in claim.times
    )


def amount_likeness(first: Quantity, second: Quantity) -> float:
    """How much one quantity says of another, 0 to 1: from `WITHIN` on both may be the same amount."""
    same_unit = first.unit == second.unit
    if same_unit and first.low <= second.high and second.low <= first.high:
        is_open = first.comparator in _OPEN or second.comparator in _OPEN
        return WITHIN if is_open and first.value != second.value else _SAME
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


def name_shares(claim: Facts, passages: Sequence[InContext], aliases: Aliases) -> Shares:
    """The share of a claim's names that each passage or its topic holds too, in whatever script.

    A name that few passages hold says more than one that stands in all of them: each is weighted by its
    inverse document frequency (Spärck Jones 1972). A name that the page has shortly before counts in part:
    "It was paid for by …" says of what only there.
    """
    names = tuple(dict.fromkeys(n.surface for n in claim.names))
    if not names:
        return np.zeros(len(passages))
    spelled: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        for surface in dict.fromkeys(n.surface for n in (*passage.own.names, *passage.topic.names)):
            spelled.setdefault(surface, []).append(place)
    held = np.zeros((len(names), len(passages)))
    for row, name in enumerate(names):
        forms = [
            s for s in spelled if _comparable(name, s, aliases) and match_names(name, s, aliases).score > 0
        ]
        held[row] = [_SAID_ABOVE * any(p.is_said_above(form) for form in forms) for p in passages]
        for form in forms:
            held[row, spelled[form]] = 1.0
    weights = rarity(held == 1)
    return np.asarray(weights @ held / weights.sum())


def word_shares(claim: Facts, passages: Sequence[InContext]) -> Shares:
    """The share of a claim's content words that each passage carries, shape (passages,), 0 to 1.

    A word that few passages carry weighs more, as with names, and a light one a third of another. Words of
    the topic do not count: every sentence of a page is about it, whether it says so or not. 0 where the two
    languages cannot be compared.
    """
    words = claim.words
    carried = np.zeros((len(words), len(passages)), dtype=bool)
    counted = np.ones((len(words), len(passages)), dtype=bool)
    topics = {id(p.topic): p.topic for p in passages}  # passages under one heading have one
    of_topic = {key: np.array(_carried(claim, topic), dtype=bool) for key, topic in topics.items()}
    for place, passage in enumerate(passages):
        carried[:, place] = _carried(claim, passage.own)
        told = of_topic[id(passage.topic)]
        counted[:, place] = ~told | told.all()
    weights = rarity(carried) * [_LIGHT if word.is_light else 1.0 for word in words]
    weighed = counted * weights[:, np.newaxis]
    whole = weighed.sum(axis=0)
    return np.asarray((weighed * carried).sum(axis=0) / np.where(whole > 0, whole, 1.0))


def _carried(claim: Facts, text: Facts) -> list[bool]:
    """Of each word of a claim, whether a text has a counterpart."""
    if not text.words or not comparable(claim.language, text.language):
        return [False] * len(claim.words)
    pairs = pair_words(claim.words, claim.language, text.words, text.language)
    return [pair.counterpart is not None for pair in pairs]


def rarity(held: NDArray[np.bool_]) -> Shares:
    """How much each row tells the passages apart, shape (rows,): its inverse document frequency."""
    return np.asarray(np.log1p(held.shape[1] / (1 + held.sum(axis=1))))


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


def wording_coverage(claim: Facts, passage: Facts) -> float:
    """The weighted share, 0 to 1, of a claim's content words that the passage carries.

    A light word weighs a third of another. 0 where the two languages cannot be compared.
    """
    weights = [_LIGHT if word.is_light else 1.0 for word in claim.words]
    carried = _carried(claim, passage)
    return sum(w for w, has in zip(weights, carried, strict=True) if has) / sum(weights) if weights else 0.0
