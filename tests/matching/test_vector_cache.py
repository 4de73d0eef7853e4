"""The cache of vectors: what goes in comes out, and nothing that happens to the disk is an error."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from claimbook.core import kept
from claimbook.matching import vector_cache
from claimbook.matching.vector_cache import Vector, VectorCache, key_of, open_cache


def vectors_of(*texts: str) -> dict[bytes, Vector]:
    """A vector for each text that no other text has."""
    made = {}
    for text in texts:
        key = key_of("passage", text)
        seed = int.from_bytes(key[:4], "little")
        made[key] = np.random.default_rng(seed).normal(size=8).astype(np.float32)
    return made


def same(found: dict[bytes, Vector], wanted: dict[bytes, Vector]) -> bool:
    return found.keys() == wanted.keys() and all(np.array_equal(found[k], wanted[k]) for k in wanted)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    put = vectors_of("a", "b", "")
    VectorCache(tmp_path, "r").add(put)
    wanted = [*put, key_of("passage", "never seen")]
    assert same(VectorCache(tmp_path, "r").find(wanted), put)
    assert VectorCache(tmp_path, "r").find([]) == {}


def test_kinds_and_texts_have_keys_of_their_own() -> None:
    keys = [key_of("query", "a"), key_of("passage", "a"), key_of("query", "b"), key_of("query", "\ud800")]
    assert len(set(keys)) == 4
    assert {len(key) for key in keys} == {16}


def test_another_recipe_finds_nothing(tmp_path: Path) -> None:
    put = vectors_of("a")
    VectorCache(tmp_path, "model 1").add(put)
    assert VectorCache(tmp_path, "model 2").find(list(put)) == {}


def test_nothing_to_add_writes_nothing(tmp_path: Path) -> None:
    VectorCache(tmp_path, "r").add({})
    assert files(tmp_path) == []


def test_few_files_hold_what_came_in_many_steps(tmp_path: Path) -> None:
    cache, put = VectorCache(tmp_path, "r"), vectors_of(*map(str, range(100)))
    for key, vector in put.items():
        cache.add({key: vector})
    assert len(files(tmp_path)) <= 7  # the bits of 100
    assert same(cache.find(list(put)), put)


def test_files_are_not_joined_beyond_their_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_cache, "_LARGEST_FILE", 10)
    cache, put = VectorCache(tmp_path, "r"), vectors_of(*map(str, range(40)))
    for start in range(0, 40, 8):
        cache.add(dict(list(put.items())[start : start + 8]))
    assert len(files(tmp_path)) == 5
    assert same(cache.find(list(put)), put)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "half": lambda content: content[: len(content) // 2],
    "noise": lambda content: bytes(reversed(content)),
    "text": lambda content: b"hello",
    "a changed key": lambda content: _changed(content, key_of("passage", "a")),
    "a changed vector": lambda content: _changed(content, *map(bytes, vectors_of("b").values())),
}


def _changed(content: bytes, part: bytes) -> bytes:
    assert part in content
    return content.replace(part, bytes([part[0] ^ 1]) + part[1:])


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_as_none_and_is_written_anew(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    cache, put = VectorCache(tmp_path, "r"), vectors_of("a", "b", "c")
    cache.add(put)
    (path,) = files(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.find(list(put)) == {}
    cache.add(put)
    assert same(cache.find(list(put)), put)


@pytest.mark.parametrize("place", range(0, 1_500, 37))
def test_no_damage_makes_a_wrong_vector(tmp_path: Path, place: int) -> None:
    cache, put = VectorCache(tmp_path, "r"), vectors_of(*"abcdefghijklmnop")
    cache.add(put)
    (path,) = files(tmp_path)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 0x10
    path.write_bytes(content)
    found = cache.find(list(put))
    assert all(np.array_equal(found[key], put[key]) for key in found)


def test_arrays_of_another_shape_are_not_taken(tmp_path: Path) -> None:
    cache, put = VectorCache(tmp_path, "r"), vectors_of("a", "b")
    cache.add(put)
    (path,) = files(tmp_path)
    for keys, vectors in (
        (np.zeros((2, 16), np.uint8), np.zeros((1, 8), np.float32)),
        (np.zeros((2, 16), np.uint8), np.zeros((2, 8), np.float64)),
        (np.zeros((2, 9), np.uint8), np.zeros((2, 8), np.float32)),
        (np.zeros(32, np.uint8), np.zeros((2, 8), np.float32)),
    ):
        np.savez(path, keys=keys, vectors=vectors)
        assert cache.find([bytes(16), *put]) == {}


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    put = vectors_of(*map(str, range(60)))
    parts = [dict(list(put.items())[start : start + 6]) for start in range(0, 60, 6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda part: VectorCache(tmp_path, "r").add(part), parts))
    assert same(VectorCache(tmp_path, "r").find(list(put)), put)


def test_a_folder_that_cannot_be_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache, put = VectorCache(tmp_path / "file" / "vectors", "r"), vectors_of("a")
    cache.add(put)
    assert cache.find(list(put)) == {}


def test_the_files_unused_for_longest_go_when_there_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, used, new = vectors_of("old"), vectors_of("used"), vectors_of("new")
    VectorCache(tmp_path, "first model").add(old)
    VectorCache(tmp_path, "second model").add(used)
    for path in files(tmp_path):
        vector_cache.os.utime(path, (1, 1))
    VectorCache(tmp_path, "second model").find(list(used))
    size = files(tmp_path)[0].stat().st_size
    monkeypatch.setattr(vector_cache, "_LARGEST_CACHE", 2 * size + size // 2)
    VectorCache(tmp_path, "third model").add(new)
    assert VectorCache(tmp_path, "first model").find(list(old)) == {}
    assert same(VectorCache(tmp_path, "second model").find(list(used)), used)
    assert same(VectorCache(tmp_path, "third model").find(list(new)), new)


def test_files_of_others_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("do not delete")
    monkeypatch.setattr(vector_cache, "_LARGEST_CACHE", 1)
    VectorCache(tmp_path, "r").add(vectors_of("a"))
    assert files(tmp_path) == [tmp_path / "mine" / "letter.txt"]


def test_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path / "here"))
    cache, put = open_cache("r"), vectors_of("a")
    assert cache is not None
    cache.add(put)
    assert [path.relative_to(tmp_path).parts[:2] for path in files(tmp_path)] == [("here", "vectors")]


@pytest.mark.parametrize("off", ["off", "OFF", " off "])
def test_the_environment_turns_it_off(monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    monkeypatch.setenv("CLAIMBOOK_CACHE", off)
    assert open_cache("r") is None


def test_without_a_word_it_is_in_the_cache_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMBOOK_CACHE", raising=False)
    monkeypatch.setattr(kept.platformdirs, "user_cache_dir", lambda *_, **__: str(tmp_path / "own"))
    cache = open_cache("r")
    assert cache is not None
    cache.add(vectors_of("a"))
    assert [path.relative_to(tmp_path).parts[0] for path in files(tmp_path)] == ["own"]


def test_without_a_home_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMBOOK_CACHE", raising=False)
    monkeypatch.setattr(kept.platformdirs, "user_cache_dir", lambda *_, **__: "cache/claimbook")
    assert open_cache("r") is None
