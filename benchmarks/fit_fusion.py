"""Fits the weights of `settings.fusion_weights`: softmax regression over the passages of each claim.

    python benchmarks/fit_fusion.py [FOLDER]

The right passage of a claim should score above all others (a conditional logit, McFadden 1974), with a ridge
penalty, no weight below zero, and every set counting as much as any other. Each set is measured with weights
fitted on all the others, which have not seen it; the last line, fitted on all, stands in the settings. FOLDER
holds labelled pairs, as for benchmarks/retrieval.py. numpy and scipy, no chance in it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from retrieval_sets import Group, all_sets, ranked
from scipy.optimize import minimize

from claimbook.core.settings import DEFAULTS
from claimbook.matching.shortlist import SIGNALS

# Cosines lie close together, so one unit of them is made about as wide as one of the others.
SCALE = np.array([10.0, 20.0, 2.0, 1.0, 1.0, 1.0, 1.0])
PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class Example:
    """One claim: its signals, shape (passages, signals), and which passages are right."""

    signals: NDArray[np.float64]
    right: NDArray[np.bool_]


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]) if arguments else None
    sets = {name: examples(groups) for name, groups in all_sets(folder).items()}
    # The aligned sentences leave nothing to learn: embeddings alone find them all.
    learned = {name: listed for name, listed in sets.items() if "-" not in name}
    in_use = np.array(DEFAULTS.fusion_weights) / SCALE
    print(f"{'':<19} {'others':>13} {'as set':>13}   weights")
    print(f"{'measured on':<12} {'claims':>6}" + f" {'first':>6} {'top 3':>6}" * 2)
    for name, listed in sets.items():
        others = fit({n: e for n, e in learned.items() if n != name})
        shares = [within(listed, w, best) for w in (others, in_use) for best in (1, 3)]
        print(f"{name:<12} {len(listed):>6}" + "".join(f" {share:>6.3f}" for share in shares))
    weights = fit(learned)
    print(", ".join(f"{s} {w:.1f}" for s, w in zip(SIGNALS, weights * SCALE, strict=True)))


def examples(groups: Sequence[Group]) -> list[Example]:
    found = []
    for group in groups:
        for i, candidates in enumerate(ranked(group)):
            signals = np.array([[getattr(c.score, s) for s in SIGNALS] for c in candidates]) * SCALE
            right = np.array([group.is_right(i, c.passage.quote) for c in candidates])
            found.append(Example(signals, right))
    return found


def fit(sets: Mapping[str, Sequence[Example]]) -> NDArray[np.float64]:
    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = PENALTY * weights @ weights, 2 * PENALTY * weights
        for listed in sets.values():
            share = 1 / len(listed) / len(sets)
            for example in listed:
                if not example.right.any():
                    continue
                scores = example.signals @ weights
                shares = np.exp(scores - scores.max())
                shares /= shares.sum()
                hit = shares * example.right
                total -= share * np.log(hit.sum())
                slope = slope + share * (example.signals.T @ (shares - hit / hit.sum()))
        return total, slope

    start = np.ones(len(SIGNALS))
    return np.asarray(minimize(loss, start, jac=True, bounds=[(0, None)] * len(SIGNALS)).x)


def within(listed: Sequence[Example], weights: NDArray[np.float64], best: int) -> float:
    """The share of claims with a right passage among the best."""
    hits = 0
    for example in listed:
        scores = example.signals @ weights
        hits += bool(example.right.any()) and int((scores > scores[example.right].max()).sum()) < best
    return hits / len(listed)


if __name__ == "__main__":
    main(sys.argv[1:])
