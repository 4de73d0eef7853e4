"""What the model learns from: how much of each set, and what is made out of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from changed import changed
from examples import Example, Label, Part
from shortened import shortened
from statements import statements
from unrelated import unrelated

# How much of each set is learned from, in examples: sets of few patterns teach little beyond their first
# thousands, and small ones are read twice. Sets that are not named here are taken whole.
_SHARES = {
    "jsick-train": 16_000,
    "jnli-valid": 4_000,
    "jnli-neg-train": 3_500,
    "jamp-train": 6_000,
    "janli-train": 1_200,
    "jsem": 1_600,
    "fever-rte": 8_000,
    "fm2-dev": 1_972,
}
_STATEMENTS, _CHANGED, _UNRELATED, _SHORTENED = 6_000, 6_000, 3_000, 2_500
# Sets of whole statements, which can be changed so that they become false, and of text from encyclopedias.
_CHANGEABLE = frozenset(("fever-rte", "fm2-dev", "jsem", "jnli-valid"))
_REAL_TEXT = frozenset(("fever-rte", "fm2-dev"))


def mixture(examples: Sequence[Example], seed: int) -> list[Example]:
    """The training part of the sets in its shares, and with them what is made out of it."""
    return [
        *_from_sets(examples, seed),
        *statements(_STATEMENTS, seed),
        *changed([e for e in examples if e.origin in _CHANGEABLE], _CHANGED, seed),
        *unrelated([e for e in examples if e.origin in _REAL_TEXT], _UNRELATED, seed),
        *shortened([e for e in examples if e.origin in _REAL_TEXT], _SHORTENED, seed),
    ]


def _from_sets(examples: Iterable[Example], seed: int) -> list[Example]:
    chance = random.Random(seed)  # noqa: S311
    by_origin: dict[str, list[Example]] = {}
    for example in examples:
        if example.part is Part.TRAINING:
            by_origin.setdefault(example.origin, []).append(example)
    taken: list[Example] = []
    for origin in sorted(by_origin):
        given = by_origin[origin]
        chance.shuffle(given)
        taken += _share(given, _SHARES.get(origin, len(given)))
    return taken


def _share(examples: Sequence[Example], size: int) -> list[Example]:
    """So many of the examples, of each label as nearly equally many as there are; again if too few."""
    if size >= len(examples):
        return [*examples, *examples[: size - len(examples)]]
    by_label: dict[Label, list[Example]] = {}
    for example in examples:
        by_label.setdefault(example.label, []).append(example)
    taken: list[Example] = []
    for number, label in enumerate(sorted(by_label, key=lambda one: len(by_label[one]))):
        left = (size - len(taken)) // (len(by_label) - number)
        taken += by_label[label][:left]
    return taken
