"""The nearest vectors: those of a full sort, whatever the size of a block."""

from __future__ import annotations

import numpy as np
import pytest

from claimbook.matching import nearest as module
from claimbook.matching.nearest import cosines, nearest


def unit(seed: int, count: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("block", [1, 500, 10_000_000], ids=["a row", "some rows", "all"])
@pytest.mark.parametrize("depth", [1, 7, 200, 500])
def test_it_finds_what_a_full_sort_finds(monkeypatch: pytest.MonkeyPatch, block: int, depth: int) -> None:
    monkeypatch.setattr(module, "_BLOCK", block)
    claims, passages = unit(0, 9), unit(1, 200)
    found = nearest(claims, passages, depth)
    wanted = np.argsort(-(claims @ passages.T), axis=1)[:, :depth]
    assert [set(row) for row in found.tolist()] == [set(row) for row in wanted.tolist()]


@pytest.mark.parametrize(("claims", "passages"), [(0, 5), (3, 0), (0, 0)])
def test_of_none_there_are_none(claims: int, passages: int) -> None:
    assert nearest(unit(0, claims), unit(1, passages), 10).shape == (claims, min(10, passages))


def test_a_cosine_is_the_same_in_any_company() -> None:
    claims, passages = unit(0, 3), unit(1, 300)
    places = np.array([5, 17, 299])
    together = cosines(claims[1], passages, np.arange(300))
    assert together[places].tolist() == cosines(claims[1], passages, places).tolist()
    assert together == pytest.approx(passages @ claims[1], abs=1e-6)
