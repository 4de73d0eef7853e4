"""The vectors of many passages in one mapped file: made once, damaged files made again, nothing ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimbook.matching import semantic, vector_cache
from claimbook.matching.semantic import Remembering, passage_vectors
from claimbook.matching.vector_cache import VectorCache
from claimbook.matching.vector_index import indexed

VECTORS = np.arange(12, dtype=np.float32).reshape(4, 3)


class Maker:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> NDArray[np.float32]:
        self.calls += 1
        return VECTORS.copy()


class Engine:
    """Vectors by the length of the text; counts the texts that it had to read."""

    name = recipe = "by length"
    dimensions = 3

    def __init__(self) -> None:
        self.read = 0

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += len(texts)
        return np.array([[len(text), 1, 0] for text in texts], dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += len(texts)
        return np.array([[len(text), 0, 1] for text in texts], dtype=np.float32)


def test_it_is_made_once_and_mapped(tmp_path: Path) -> None:
    make, path = Maker(), tmp_path / "a.index.npy"
    assert np.array_equal(indexed(path, 4, make), VECTORS)
    again = indexed(path, 4, make)
    assert np.array_equal(again, VECTORS)
    assert isinstance(again, np.memmap)
    assert make.calls == 1


@pytest.mark.parametrize(
    "place", [0, 20, 130, -20, -1], ids=["magic", "header", "vectors", "last", "checksum"]
)
def test_damage_is_found_and_mended(tmp_path: Path, place: int) -> None:
    make, path = Maker(), tmp_path / "a.index.npy"
    indexed(path, 4, make)
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1
    path.write_bytes(whole)
    assert np.array_equal(indexed(path, 4, make), VECTORS)
    assert np.array_equal(indexed(path, 4, make), VECTORS)
    assert make.calls == 2


@pytest.mark.parametrize("length", [0, 3, 60, 150, 178])
def test_a_file_cut_short_is_made_again(tmp_path: Path, length: int) -> None:
    make, path = Maker(), tmp_path / "a.index.npy"
    indexed(path, 4, make)
    path.write_bytes(path.read_bytes()[:length])
    assert np.array_equal(indexed(path, 4, make), VECTORS)
    assert make.calls == 2


def test_a_file_of_another_number_of_vectors_is_made_again(tmp_path: Path) -> None:
    make, path = Maker(), tmp_path / "a.index.npy"
    indexed(path, 2, lambda: VECTORS[:2])
    assert len(indexed(path, 4, make)) == 4


def test_a_disk_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert np.array_equal(indexed(tmp_path / "file" / "a.index.npy", 4, Maker()), VECTORS)


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "_MANY_PASSAGES", 3)


@pytest.mark.usefixtures("few_are_many")
def test_a_second_run_maps_what_the_first_one_made(tmp_path: Path) -> None:
    alone, in_context = ["a", "bb", "ccc"], ["x a", "x bb", "x ccc"]
    first = passage_vectors(Remembering(Engine(), VectorCache(tmp_path, "r")), alone, in_context)
    engine = Engine()
    again = passage_vectors(Remembering(engine, VectorCache(tmp_path, "r")), alone, in_context)
    assert np.array_equal(first, again)
    assert isinstance(again, np.memmap)
    assert engine.read == 0


@pytest.mark.usefixtures("few_are_many")
@pytest.mark.parametrize(
    ("alone", "in_context", "recipe"),
    [
        (["a", "bb", "cccc"], ["x a", "x bb", "x ccc"], "r"),
        (["a", "bb", "ccc"], ["xyz a", "x bb", "x ccc"], "r"),
        (["bb", "a", "ccc"], ["x bb", "x a", "x ccc"], "r"),
        (["a", "bb", "ccc"], ["x a", "x bb", "x ccc"], "another"),
    ],
    ids=["text", "context", "order", "recipe"],
)
def test_what_differs_has_an_array_of_its_own(
    tmp_path: Path, alone: list[str], in_context: list[str], recipe: str
) -> None:
    cached = Remembering(Engine(), VectorCache(tmp_path, "r"))
    passage_vectors(cached, ["a", "bb", "ccc"], ["x a", "x bb", "x ccc"])
    found = passage_vectors(Remembering(Engine(), VectorCache(tmp_path, recipe)), alone, in_context)
    assert np.array_equal(found, passage_vectors(Remembering(Engine(), None), alone, in_context))
    assert len(list(tmp_path.glob("*/*.index.npy"))) == 2


@pytest.mark.usefixtures("few_are_many")
def test_the_cache_stays_within_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_cache, "_LARGEST_CACHE", 1_500)
    cached = Remembering(Engine(), VectorCache(tmp_path, "r"))
    for number in range(12):
        texts = [f"{number}", f"{number} b", f"{number} c"]
        passage_vectors(cached, texts, texts)
    assert sum(path.stat().st_size for path in tmp_path.glob("*/*")) <= 1_500
