"""A model of sentence-transformers behind the same protocol: a stand-in has the interface of the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from claimbook.core.errors import UsageError
from claimbook.matching.semantic import Remembering, claim_vectors, load_embedder
from claimbook.matching.semantic_transformers import SentenceTransformers


class StandIn:
    """What is used of sentence_transformers.SentenceTransformer: a vector by the letters of a text."""

    prompts: dict[str, str] | None = None

    def __init__(self, name: str) -> None:
        if "missing" in name:
            raise OSError(f"{name} is not a local folder\nand is not a valid model identifier")
        self.seen: list[str] = []

    def get_sentence_embedding_dimension(self) -> int:
        return 8

    def encode(
        self,
        sentences: Sequence[str],
        *,
        batch_size: int,
        prompt: str | None = None,
        convert_to_numpy: bool,
        normalize_embeddings: bool,
        show_progress_bar: bool,
    ) -> NDArray[np.float32]:
        assert convert_to_numpy
        assert normalize_embeddings
        assert not show_progress_bar
        self.seen += sentences
        vectors = np.array([[text.count(c) for c in "abcdefg"] + [1] for text in sentences], dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    module: Any = ModuleType("sentence_transformers")
    module.SentenceTransformer, module.__version__ = StandIn, "5.0"
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path / "cache"))
    return monkeypatch


@pytest.mark.usefixtures("library")
def test_the_setting_chooses_it_and_its_vectors_are_kept() -> None:
    embedder = load_embedder.__wrapped__("some/model")
    assert isinstance(embedder, Remembering)
    assert embedder.name == "some/model, by sentence-transformers"
    vectors = claim_vectors(embedder, ["a bad cab", "", "\0\ud800", "x" * 10_000])
    assert vectors.shape == (4, 8)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    again = load_embedder.__wrapped__("some/model")
    assert np.array_equal(claim_vectors(again, ["a bad cab"]), vectors[:1])
    assert again._engine._model.seen == [], "they come from the cache"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("name", "prompts", "asked", "answered"),
    [
        ("some/model", None, "a", "a"),
        ("intfloat/multilingual-e5-large", {}, "query: a", "passage: a"),
        ("some/e5", {"query": "Q: ", "document": "D: "}, "Q: a", "D: a"),
        ("some/model", {"query": "Q: ", "passage": ""}, "Q: a", "a"),
    ],
    ids=["none", "by the family", "by the model", "one of two"],
)
def test_what_a_model_wants_before_a_text(
    library: pytest.MonkeyPatch, name: str, prompts: dict[str, str] | None, asked: str, answered: str
) -> None:
    library.setattr(StandIn, "prompts", prompts)
    engine = SentenceTransformers(name)
    engine.queries(["a"]), engine.passages(["a"])
    assert engine._model.seen == [asked, answered]
    assert engine.passages([]).shape == (0, 8)


@pytest.mark.usefixtures("library")
def test_another_state_of_a_folder_is_another_recipe(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "weights").write_bytes(b"1")
    first = SentenceTransformers(str(folder)).recipe
    assert SentenceTransformers(str(folder)).recipe == first
    (folder / "weights").write_bytes(b"2")
    assert SentenceTransformers(str(folder)).recipe != first


@pytest.mark.usefixtures("library")
def test_a_model_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(UsageError, match="some/missing cannot be loaded") as caught:
        load_embedder.__wrapped__("some/missing")
    assert "\n" not in str(caught.value)


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(UsageError, match=r"pip install claimbook\[sentence-transformers\]"):
        load_embedder.__wrapped__("some/model")


def test_no_model_at_all_is_said() -> None:
    with pytest.warns(RuntimeWarning, match="words, numbers and names alone"):
        assert load_embedder.__wrapped__("none") is None
