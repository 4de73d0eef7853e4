"""Reciprocal rank fusion."""

from __future__ import annotations

import numpy as np
import pytest

from claimbook.matching.fusion import reciprocal_rank_fusion


def test_first_by_every_signal_scores_one() -> None:
    fused = reciprocal_rank_fusion(np.array([[0.9, 0.5, 0.1], [0.8, 0.2, 0.1]]), 60)
    assert fused[0] == pytest.approx(1.0)
    assert list(np.argsort(-fused)) == [0, 1, 2]


def test_a_signal_that_says_nothing_adds_nothing() -> None:
    with_silence = reciprocal_rank_fusion(np.array([[0.9, 0.5], [0.0, 0.0]]), 60)
    assert with_silence[0] == pytest.approx(0.5)


def test_equal_scores_share_the_best_rank() -> None:
    fused = reciprocal_rank_fusion(np.array([[0.5, 0.5, 0.1]]), 60)
    assert fused[0] == fused[1] == pytest.approx(1.0)


def test_two_signals_outweigh_one() -> None:
    fused = reciprocal_rank_fusion(np.array([[0.9, 0.8], [0.1, 0.9], [0.1, 0.9]]), 60)
    assert fused[1] > fused[0]
