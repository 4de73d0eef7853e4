"""The passages that may answer a claim, best first, each with the parts of its score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimbook.core.model import Score
from claimbook.core.settings import Settings
from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import comparable, pair_words
from claimbook.matching.lexical import fuzzy_similarities, tfidf_similarities
from claimbook.matching.naming import match_names
from claimbook.matching.semantic import Embedder, similarities
from claimbook.text.dates.times import Time
from claimbook.text.facts import Facts
from claimbook.text.numbers.quantities import Quantity

Matrix = NDArray[np.float64]
# The order in which settings.fusion_weights weighs them.
SIGNALS = ("semantic", "lexical", "wording", "facts", "names", "fuzzy")
# Word pairing looks words up one by one, so it is done for this many passages a claim, the best by
# the cheaper signals; the right one is among them practically always.
_WORDING_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage's place in the list given to `shortlist`, and its score."""

    place: int
    score: Score


def shortlist(
    claims: Sequence[Facts],
    passages: Sequence[Facts],
    topics: Sequence[Facts],
    embedder: Embedder | None,
    aliases: Aliases,
    settings: Settings,
) -> tuple[tuple[Ranked, ...], ...]:
    """The best `settings.top` passages for each claim, best first.

    Args:
        claims: the facts of each claim.
        passages: the facts of each passage.
        topics: for each passage the facts of what it stands under (title, heading, lead-in).
        embedder: None for matching by words, numbers and names alone.
        aliases: names that mean the same.
        settings: how many to keep, and how to fuse.
    """
    if not claims or not passages:
        return tuple(() for _ in claims)
    signals = _signals(claims, passages, topics, embedder, aliases)
    weights = np.array(settings.fusion_weights)
    chosen = []
    for i in range(len(claims)):
        fused = weights @ signals[:, i, :] / weights.sum()
        # Equal scores fall back on meaning, then on the order of the page.
        order = np.lexsort((np.arange(len(passages)), -signals[0, i], -fused))[: settings.top]
        chosen.append(
            tuple(
                Ranked(int(j), Score(float(fused[j]), *(float(s) for s in signals[:, i, j]))) for j in order
            )
        )
    return tuple(chosen)


def _signals(
    claims: Sequence[Facts],
    passages: Sequence[Facts],
    topics: Sequence[Facts],
    embedder: Embedder | None,
    aliases: Aliases,
) -> Matrix:
    """Every signal for every claim and passage: shape (signals, claims, passages)."""
    claim_texts = [c.text for c in claims]
    passage_texts = [p.text for p in passages]
    in_context = [f"{t.text} {p}".strip() for t, p in zip(topics, passage_texts, strict=True)]
    alone, together = similarities(embedder, claim_texts, passage_texts, in_context)
    semantic = np.asarray((alone + together) / 2, dtype=np.float64)
    lexical = tfidf_similarities(claim_texts, passage_texts)
    facts = _fact_signal(claims, passages)
    names = _name_signal(claims, passages, topics, aliases)
    cheap = semantic + 0.1 * (lexical + facts + names)
    wording = _wording_signal(claims, passages, topics, cheap)
    fuzzy = fuzzy_similarities(claim_texts, passage_texts)
    return np.stack([semantic, lexical, wording, facts, names, fuzzy])


def _fact_signal(claims: Sequence[Facts], passages: Sequence[Facts]) -> Matrix:
    """The share of a claim's numbers and dates that a passage holds too."""
    signal = np.zeros((len(claims), len(passages)))
    for i, claim in enumerate(claims):
        total = len(claim.quantities) + len(claim.times)
        if not total:
            continue
        for j, passage in enumerate(passages):
            shared = sum(any(_same_amount(q, p) for p in passage.quantities) for q in claim.quantities)
            shared += sum(any(_same_time(t, p) for p in passage.times) for t in claim.times)
            signal[i, j] = shared / total
    return signal


def _same_amount(first: Quantity, second: Quantity) -> bool:
    return first.low == second.low and first.high == second.high and first.unit == second.unit


def _same_time(first: Time, second: Time) -> bool:
    if first.first and second.first:
        return (first.first, first.last) == (second.first, second.last)
    return first.duration is not None and first.duration == second.duration


def _name_signal(
    claims: Sequence[Facts], passages: Sequence[Facts], topics: Sequence[Facts], aliases: Aliases
) -> Matrix:
    """The share of a claim's names that a passage or its topic holds too, in whatever script.

    A name that few passages hold says more than one that stands in all of them: each is weighted by its
    inverse document frequency (Spärck Jones 1972).
    """
    claim_names = [tuple(dict.fromkeys(n.surface for n in c.names)) for c in claims]
    passage_names = [
        tuple(dict.fromkeys(n.surface for n in (*p.names, *t.names)))
        for p, t in zip(passages, topics, strict=True)
    ]
    spelled = sorted({name for names in passage_names for name in names})
    holders = {name: {j for j, names in enumerate(passage_names) if name in names} for name in spelled}
    found: dict[str, set[int]] = {}
    for name in sorted({name for names in claim_names for name in names}):
        same = (other for other in spelled if match_names(name, other, aliases).score > 0)
        found[name] = set().union(*(holders[other] for other in same))
    signal = np.zeros((len(claims), len(passages)))
    for i, names in enumerate(claim_names):
        weights = {n: float(np.log(1 + len(passages) / (1 + len(found[n])))) for n in names}
        total = sum(weights.values())
        for name in names:
            for j in found[name]:
                signal[i, j] += weights[name] / total if total else 0.0
    return signal


def _wording_signal(
    claims: Sequence[Facts], passages: Sequence[Facts], topics: Sequence[Facts], cheap: Matrix
) -> Matrix:
    """The share of a claim's content words that have a counterpart in a passage."""
    signal = np.zeros((len(claims), len(passages)))
    for i, claim in enumerate(claims):
        for j in np.argsort(-cheap[i], kind="stable")[:_WORDING_DEPTH]:
            signal[i, j] = wording_coverage(claim, passages[int(j)], topics[int(j)])
    return signal


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
