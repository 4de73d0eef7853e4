from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.kept import cache_folder, kept

made: list[str] = []


def _greek() -> bytes:
    made.append("greek")
    return "αβγ\0".encode()


@pytest.fixture(autouse=True)
def _empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path / "cache"))
    made.clear()


def the_file() -> Path:
    (path,) = (cache_folder() or Path()).glob("prepared/*")
    return path


def test_it_is_made_once() -> None:
    assert kept(_greek, "pytest") == kept(_greek, "pytest") == "αβγ\0".encode()
    assert made == ["greek"]
    assert the_file().name.startswith("greek-")


@pytest.mark.parametrize("place", [0, 11, 13, -1], ids=["checksum", "length", "content", "last byte"])
def test_damage_is_found_and_mended(place: int) -> None:
    kept(_greek, "pytest")
    whole = bytearray(the_file().read_bytes())
    whole[place] ^= 1
    the_file().write_bytes(whole)
    assert kept(_greek, "pytest") == _greek()
    assert made == ["greek"] * 3
    kept(_greek, "pytest")
    assert made == ["greek"] * 3


@pytest.mark.parametrize("length", [0, 10, 12, 14])
def test_a_file_cut_short_is_made_again(length: int) -> None:
    kept(_greek, "pytest")
    the_file().write_bytes(the_file().read_bytes()[:length])
    assert kept(_greek, "pytest") == _greek()


def test_another_version_of_the_package_makes_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(_greek, "pytest")
    monkeypatch.setattr("claimbook.core.kept.version", lambda package: "999")
    kept(_greek, "pytest")
    assert made == ["greek"] * 2
    assert the_file().is_file(), "the outdated one is gone"


def test_another_table_makes_it_anew() -> None:
    for table in (b"one", b"two", b"two"):
        kept(_greek, "pytest", table=table)
    assert made == ["greek"] * 2


def test_without_a_cache_it_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMBOOK_CACHE", "off")
    kept(_greek, "pytest"), kept(_greek, "pytest")
    assert made == ["greek"] * 2
    assert cache_folder() is None


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path / "file"))
    assert kept(_greek, "pytest") == _greek()
