"""Sentence vectors: their shape and length, and that meaning crosses languages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from claimbook.matching.semantic import Embedder, Vectors, load_embedder, similarities


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    loaded = load_embedder()
    assert loaded is not None, "the sentence model is a requirement of claimbook"
    return loaded


PASSAGES = [
    "The company opened a car factory in Portugal.",
    "The city museum reopened after a fire.",
    "Fares on the railway will rise next year.",
    "The mayor resigned because of a scandal.",
]
CLAIMS = {
    "the factory in Japanese": ("その会社はポルトガルに自動車工場を開設した。", 0),
    "the museum in Chinese": ("市博物馆在火灾后重新开放。", 1),
    "the fares in Korean": ("철도 요금이 내년에 오른다.", 2),
    "the fares in German": ("Die Fahrpreise der Bahn steigen im nächsten Jahr.", 2),
    "the mayor in French": ("Le maire a démissionné à cause d'un scandale.", 3),
    "the mayor in English": ("A scandal made the mayor step down.", 3),
}


@pytest.mark.parametrize(("claim", "place"), CLAIMS.values(), ids=CLAIMS)
def test_the_passage_of_the_same_meaning_is_nearest(embedder: Embedder, claim: str, place: int) -> None:
    (found,) = similarities(embedder, [claim], PASSAGES)
    assert found.shape == (1, len(PASSAGES))
    assert int(np.argmax(found[0])) == place


STRANGE = ["", " ", "\0", "a\0b", "\ud800", "\ud83d x", "x" * 10_000, "🚗", "a\nb\tc"]


CLAIM_TEXTS = [claim for claim, _ in CLAIMS.values()]


def test_every_text_has_a_vector_of_length_one(embedder: Embedder) -> None:
    for vectors in (embedder.queries(CLAIM_TEXTS), embedder.passages(STRANGE)):
        assert vectors.dtype == np.float32
        assert vectors.shape[1] == 384
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(vectors)), abs=1e-3)


def test_no_texts_have_no_vectors(embedder: Embedder) -> None:
    assert embedder.queries([]).shape == embedder.passages([]).shape == (0, 384)
    assert similarities(embedder, [], PASSAGES)[0].shape == (0, len(PASSAGES))
    assert similarities(embedder, ["a claim"], [])[0].shape == (1, 0)


def test_a_text_has_the_same_vector_alone_and_in_company(embedder: Embedder) -> None:
    alone = embedder.passages([PASSAGES[0]])[0]
    together = embedder.passages(["a", "漢" * 200, *PASSAGES])[2]
    assert alone == pytest.approx(together, abs=1e-5)
    assert np.array_equal(embedder.passages(PASSAGES), embedder.passages(PASSAGES))


class Counting:
    """Remembers what it was asked for."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.eye(len(texts), 4, dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.eye(len(texts), 4, dtype=np.float32)


def test_equal_passages_are_embedded_once() -> None:
    counting = Counting()
    (found,) = similarities(counting, ["a", "b"], ["x", "y", "x"])
    assert counting.asked == ["x", "y"]
    assert found.tolist() == [[1, 0, 1], [0, 1, 0]]


def test_without_a_model_nothing_is_near() -> None:
    assert not similarities(None, ["a"], ["a", "b"])[0].any()
