"""Examples as tensors: pieces cut once, batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from examples import CLASSES, Example, Label
from torch import Tensor

from claimbook.judging.entailment_input import PairIds, PairReader, segment_weights

# How many batches are sorted by length together: enough for little padding, few enough to stay mixed.
_POOL = 40


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network takes, and what it should say.

    Attributes:
        pieces: (pairs, width, hidden).
        mask: (pairs, width), true where there is a piece.
        segments: (pairs, 2, width).
        allowed: (pairs, 3), true for every class that the label leaves open.
    """

    pieces: Tensor
    mask: Tensor
    segments: Tensor
    allowed: Tensor


def cut(reader: PairReader, examples: Sequence[Example]) -> list[PairIds]:
    """The word pieces of every example; equal texts are cut once."""
    seen: dict[str, list[int]] = {}

    def pieces(text: str) -> list[int]:
        if text not in seen:
            seen[text] = reader.pieces(text)
        return seen[text]

    return [reader.join(pieces(e.claim), pieces(e.evidence)) for e in examples]


def shuffled(pairs: Sequence[PairIds], size: int, seed: int) -> list[list[int]]:
    """Places of the pairs in batches of like length, in a random order."""
    chance = random.Random(seed)  # noqa: S311
    order = list(range(len(pairs)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lambda i: len(pairs[i].ids))
        of_pool = [pool[i : i + size] for i in range(0, len(pool), size)]
        chance.shuffle(of_pool)
        batches += of_pool
    return batches


def by_length(pairs: Sequence[PairIds], size: int) -> Iterator[list[int]]:
    """Places of the pairs in batches of like length, for measuring."""
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].ids))
    for start in range(0, len(order), size):
        yield order[start : start + size]


def batch(reader: PairReader, pairs: Sequence[PairIds], labels: Sequence[Label]) -> Batch:
    """Puts pairs side by side, padded to the longest."""
    width = max(len(pair.ids) for pair in pairs)
    vectors = [reader.vectors(pair) for pair in pairs]
    pieces = np.zeros((len(pairs), width, vectors[0].shape[1]), dtype=np.float32)
    mask = np.zeros((len(pairs), width), dtype=bool)
    for i, vector in enumerate(vectors):
        pieces[i, : len(vector)] = vector
        mask[i, : len(vector)] = True
    segments = np.stack([segment_weights(pair, width) for pair in pairs])
    allowed = np.array([_allowed(label) for label in labels])
    return Batch(*(torch.from_numpy(array) for array in (pieces, mask, segments, allowed)))


def _allowed(label: Label) -> list[bool]:
    wanted = (Label.REFUTED, Label.NOT_ENOUGH) if label is Label.NOT_SUPPORTED else (label,)
    return [one in wanted for one in CLASSES]
