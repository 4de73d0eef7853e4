"""Fits the weights of `settings.fusion_weights`: softmax regression over the passages of each claim.

    python benchmarks/fit_fusion.py

The right passage of a claim should score above all others of its pages (a conditional logit, McFadden
1974), with a ridge penalty. It is fitted on each golden set alone and measured on the other, which it has
not seen, and then on both; the last line is what stands in the settings. numpy and scipy, no chance in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import labelled
import numpy as np
from numpy.typing import NDArray
from retrieval import all_candidates
from scipy.optimize import minimize

SIGNALS = ("semantic", "lexical", "wording", "facts", "names", "fuzzy")
# Cosines lie close together, so one unit of them is made about as wide as one of the others.
SCALE = np.array([10.0, 2.0, 1.0, 1.0, 1.0, 1.0])
PENALTY = 5e-3


@dataclass(frozen=True, slots=True)
class Example:
    """One claim: its signals, shape (passages, signals), and which passages are right."""

    signals: NDArray[np.float64]
    right: NDArray[np.bool_]


def main() -> None:
    sets = {name: examples(name) for name in ("stargate", "other")}
    for train, test in (("stargate", "other"), ("other", "stargate")):
        weights = fit(sets[train])
        print(f"fitted on {train}, measured on {test}: first {first(sets[test], weights):.3f}")
    weights = fit(sets["stargate"] + sets["other"])
    for name, listed in sets.items():
        print(f"fitted on both, measured on {name}: first {first(listed, weights):.3f}")
    print(", ".join(f"{s} {w:.1f}" for s, w in zip(SIGNALS, weights * SCALE, strict=True)))


def examples(name: str) -> list[Example]:
    found = []
    for item, candidates in all_candidates([i for i in labelled.load(name) if i.evidence]):
        right = np.array([labelled.rank_of(item.evidence, [c.passage.quote]) == 1 for c in candidates])
        if right.any():
            signals = np.array([[getattr(c.score, s) for s in SIGNALS] for c in candidates]) * SCALE
            found.append(Example(signals, right))
    return found


def fit(listed: Sequence[Example]) -> NDArray[np.float64]:
    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for example in listed:
            scores = example.signals @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            hit = shares * example.right
            total -= np.log(hit.sum())
            slope += example.signals.T @ (shares - hit / hit.sum())
        n = len(listed)
        return total / n + PENALTY * weights @ weights, slope / n + 2 * PENALTY * weights

    return np.asarray(minimize(loss, np.ones(len(SIGNALS)), jac=True).x)


def first(listed: Sequence[Example], weights: NDArray[np.float64]) -> float:
    """The share of claims whose right passage scores highest."""
    scores = [(e.signals @ weights, e.right) for e in listed]
    return float(np.mean([s[right].max() >= s.max() for s, right in scores]))


if __name__ == "__main__":
    main()
