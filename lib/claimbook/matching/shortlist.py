"""The passages that may answer a claim, best first, each with the parts of its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimbook.core.model import Score
from claimbook.core.settings import Settings
from claimbook.matching.aliases import Aliases
from claimbook.matching.lexical import Letters, fuzzy_similarities
from claimbook.matching.nearest import Places, cosines, nearest
from claimbook.matching.semantic import Embedder, Vectors, claim_vectors, passage_vectors
from claimbook.matching.shared_facts import InContext, fact_shares, name_shares, word_shares
from claimbook.text.facts import Facts

# The order in which settings.fusion_weights weighs them.
SIGNALS = ("semantic", "contrast", "lexical", "wording", "facts", "names", "fuzzy")
# A claim is compared fact by fact with so many passages: the nearest in meaning, and the nearest in letters.
# On pages of no more passages it is compared with them all.
_NEAREST, _NEAREST_IN_LETTERS = 100, 50
# Without a sentence model letters alone choose, and a passage in another script has few of them.
_WITHOUT_MODEL = 1_000
# What is usual on a page of few passages is mixed with what is usual on all: as if it had so many more.
_FROM_ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage's place in the list given to `shortlist`, and its score."""

    place: int
    score: Score


@dataclass(frozen=True, slots=True)
class Near:
    """The passages that one claim is compared with, by their places in order, and how near they are."""

    places: Places
    semantic: NDArray[np.float64]
    contrast: NDArray[np.float64]
    lexical: NDArray[np.float64]


def near_passages(
    claims: Sequence[str],
    passages: Sequence[str],
    in_context: Sequence[str],
    pages: Sequence[int],
    embedder: Embedder | None,
    settings: Settings,
) -> tuple[Near, ...]:
    """For each claim the passages that are near enough to be read, by meaning and by letters.

    Args:
        claims: their texts.
        passages: their texts.
        in_context: for each passage the same text behind what it stands under (title, heading, lead-in, the
            sentence before).
        pages: how many of the passages each page has, in order.
        embedder: None for matching by letters alone.
        settings: how many are wanted in the end.
    """
    if not claims or not passages:
        none = np.zeros(0, dtype=np.int64)
        return tuple(Near(none, np.zeros(0), np.zeros(0), np.zeros(0)) for _ in claims)
    if embedder is None:
        letters_depth, meant = max(_WITHOUT_MODEL, settings.top), None
    else:
        letters_depth = max(_NEAREST_IN_LETTERS, settings.top)
        asked, answers = claim_vectors(embedder, claims), passage_vectors(embedder, passages, in_context)
        meant = nearest(asked, answers, max(_NEAREST, settings.top))
        usual = _usual(answers, pages)
    letters = Letters(claims, passages)
    found = []
    for i in range(len(claims)):
        shares = letters.scores(i)
        depth = min(letters_depth, len(passages))
        # Of equal shares the first on the page: a sort that keeps order, where the cut could fall anywhere.
        lettered = np.argsort(-shares, kind="stable")[:depth]
        places = lettered if meant is None else np.union1d(meant[i], lettered)
        places = np.sort(places)
        semantic = contrast = np.zeros(len(places))
        if meant is not None:
            semantic = cosines(asked[i], answers, places)
            contrast = (1 + semantic - usual[places]) / 2
        found.append(Near(places, semantic, contrast, shares[places]))
    return tuple(found)


def _usual(passages: Vectors, pages: Sequence[int]) -> NDArray[np.float64]:
    """How near each passage is to the others of its page on average: so near any claim about the page comes.

    A sentence that sums a page up is near to all that can be asked of it. What a claim has beyond that is
    told by the contrast, as neighbourhoods are in cross-domain local scaling (Conneau et al. 2018).
    """
    mean = passages.mean(axis=0, dtype=np.float64)
    usual, start = np.zeros(len(passages)), 0
    for size in pages:
        page = passages[start : start + size]
        others = page.sum(axis=0, dtype=np.float64) + _FROM_ELSEWHERE * mean
        itself = np.einsum("ij,ij->i", page, page, dtype=np.float64)
        usual[start : start + size] = (page @ others - itself) / (size - 1 + _FROM_ELSEWHERE)
        start += size
    return np.round(usual, 6)


def shortlist(
    claims: Sequence[Facts],
    near: Sequence[Near],
    passages: Mapping[int, InContext],
    aliases: Aliases,
    settings: Settings,
) -> tuple[tuple[Ranked, ...], ...]:
    """The best `settings.top` passages for each claim, best first.

    Args:
        claims: the facts of each claim.
        near: what `near_passages` gives for them.
        passages: by place, each passage that is near to any claim.
        aliases: names that mean the same.
        settings: how many to keep, and how to fuse.
    """
    return tuple(
        tuple(_ranked(claim, those, passages, aliases, settings))
        for claim, those in zip(claims, near, strict=True)
    )


def _ranked(
    claim: Facts, near: Near, passages: Mapping[int, InContext], aliases: Aliases, settings: Settings
) -> Iterator[Ranked]:
    weights = np.array(settings.fusion_weights)
    signals = _signals(claim, near, [passages[int(place)] for place in near.places], aliases)
    fused = weights @ signals / weights.sum()
    # Equal scores fall back on meaning, then on the order of the page.
    order = np.lexsort((near.places, -near.semantic, -fused))[: settings.top]
    for j in order:
        yield Ranked(int(near.places[j]), Score(float(fused[j]), *(float(s) for s in signals[:, j])))


def _signals(
    claim: Facts, near: Near, passages: Sequence[InContext], aliases: Aliases
) -> NDArray[np.float64]:
    """Every signal for every passage that is near: shape (signals, passages)."""
    return np.stack(
        [
            near.semantic,
            near.contrast,
            near.lexical,
            word_shares(claim, passages),
            fact_shares(claim, passages),
            name_shares(claim, passages, aliases),
            fuzzy_similarities([claim.text], [passage.own.text for passage in passages])[0],
        ]
    )
