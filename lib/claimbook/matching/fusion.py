"""Many rankings into one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def reciprocal_rank_fusion(signals: NDArray[np.float64], constant: int) -> NDArray[np.float64]:
    """Fuses rankings by the sum of 1 / (constant + rank) (Cormack, Clarke and Buettcher 2009).

    Args:
        signals: shape (signals, passages); higher is better. A score of 0 or less says nothing, so it
            adds nothing; equal scores share the best of their ranks.
        constant: how fast a lower rank loses weight; 60 in the paper.

    Returns:
        one score a passage, 1 for a passage that every signal puts first.

    >>> reciprocal_rank_fusion(np.array([[0.9, 0.5], [0.2, 0.0]]), 60).round(3).tolist()
    [1.0, 0.492]
    """
    fused = np.zeros(signals.shape[1])
    for scores in signals:
        descending = np.sort(scores)[::-1]
        ranks = np.searchsorted(-descending, -scores, side="left") + 1
        fused += np.where(scores > 0, 1.0 / (constant + ranks), 0.0)
    return fused * (constant + 1) / len(signals)
