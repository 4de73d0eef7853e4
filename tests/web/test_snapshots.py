from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.errors import StoreError
from claimbook.core.labels import CaptureMethod
from claimbook.core.model import Capture
from claimbook.web.snapshots import Store, sha256_of, text_bytes

CONTENT, TEXT = "<p>工場は5月に開業した。".encode(), "工場は5月に開業した。"


def capture(content: bytes = CONTENT, text: str = TEXT, captured_at: str = "2025-01-21T09:00:00Z") -> Capture:
    return Capture(
        source_id="plant",
        url="https://a.example/plan",
        final_url="https://a.example/plan/",
        archived_url="",
        how=CaptureMethod.LIVE,
        captured_at=captured_at,
        content_type="text/html",
        charset="utf-8",
        charset_reason="valid UTF-8",
        byte_length=len(content),
        sha256=sha256_of(content),
        text_sha256=sha256_of(text_bytes(text)),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def files(store: Store) -> dict[str, bytes]:
    return {str(p.relative_to(store.root)): p.read_bytes() for p in store.root.rglob("*") if p.is_file()}


def test_what_goes_in_comes_out(store: Store) -> None:
    kept = store.put(CONTENT, TEXT, capture())
    assert store.read_blob(kept.sha256) == CONTENT
    assert store.read_text(kept.text_sha256) == TEXT
    assert store.captures() == (kept,)
    assert (store.root / "blobs" / "sha256" / kept.sha256[:2] / kept.sha256).is_file()
    assert store.verify_log() == 1


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert (store.captures(), store.verify_log(), store.root.exists()) == ((), 0, False)


def test_the_same_capture_again_changes_nothing(store: Store) -> None:
    store.put(CONTENT, TEXT, capture())
    before = files(store)
    store.put(CONTENT, TEXT, capture())
    assert files(store) == before


def test_the_same_bytes_at_another_time_are_kept_once(store: Store) -> None:
    first = store.put(CONTENT, TEXT, capture())
    second = store.put(CONTENT, TEXT, capture(captured_at="2025-02-01T09:00:00Z"))
    assert store.captures() == (first, second)
    assert len(list((store.root / "blobs").rglob("*"))) == 3  # sha256/, ab/ and the one blob
    assert store.verify_log() == 2


def test_stores_filled_alike_are_alike(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    for each in (one, two):
        each.put(CONTENT, TEXT, capture())
        each.put(b"x", "x", capture(b"x", "x"))
    assert files(one) == files(two)


@pytest.mark.parametrize("field", ["byte_length", "sha256", "text_sha256"])
def test_a_record_that_does_not_fit_is_refused(store: Store, field: str) -> None:
    wrong = replace(capture(), **{field: 1 if field == "byte_length" else "0" * 64})
    with pytest.raises(StoreError, match="does not fit"):
        store.put(CONTENT, TEXT, wrong)
    assert not store.root.exists()


@pytest.mark.parametrize("part", ["blobs", "text", "captures"])
def test_a_changed_file_is_named(store: Store, part: str) -> None:
    kept = store.put(CONTENT, TEXT, capture())
    path = next(p for p in (store.root / part).rglob("*") if p.is_file())
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"5", b"6"))
    with pytest.raises(StoreError, match=path.name[:20]):
        {
            "blobs": lambda: store.read_blob(kept.sha256),
            "text": lambda: store.read_text(kept.text_sha256),
        }.get(part, store.captures)()


def test_a_missing_file_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="0" * 64):
        store.read_blob("0" * 64)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "0" * 64 + "/", "G" * 64, "A" * 64, "\0"])
def test_only_hashes_name_files(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="SHA-256"):
        store.read_blob(name)
    with pytest.raises(StoreError, match="SHA-256"):
        store.read_text(name)


@pytest.mark.parametrize("change", ["edit", "drop", "swap", "garbage"])
def test_a_changed_log_shows(store: Store, change: str) -> None:
    for number in range(3):
        store.put(CONTENT, TEXT, capture(captured_at=f"2025-01-2{number}T09:00:00Z"))
    log = store.root / "log.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    if change == "edit":
        lines[0] = lines[0].replace(b"2025-01-20", b"2025-01-19")
    elif change == "drop":
        del lines[1]
    elif change == "swap":
        lines[0], lines[1] = lines[1], lines[0]
    else:
        lines[1] = b"[" * 10_000 + b"\n"
    log.write_bytes(b"".join(lines))
    with pytest.raises(StoreError, match=r"log\.jsonl"):
        store.verify_log()


def test_a_log_line_that_was_cut_off_is_written_anew(store: Store) -> None:
    first = store.put(CONTENT, TEXT, capture())
    log = store.root / "log.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole + whole[:40])
    assert store.captures() == (first,)
    second = store.put(b"x", "x", capture(b"x", "x"))
    assert store.captures() == (first, second)
    assert store.verify_log() == 2
    assert log.read_bytes().startswith(whole)


def test_a_record_without_its_log_line_gets_it(store: Store) -> None:
    store.put(CONTENT, TEXT, capture())
    (store.root / "log.jsonl").unlink()
    store.put(CONTENT, TEXT, capture())
    assert store.captures() == (capture(),)


def test_writers_at_the_same_time_keep_the_chain(store: Store) -> None:
    def write(number: int) -> None:
        content = f"{number}".encode()
        store.put(content, str(number), capture(content, str(number)))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.verify_log() == 12
    assert len(store.captures()) == 12
    assert list(store.root.rglob(".new-*")) == []


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file is in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "store").put(CONTENT, TEXT, capture())


def test_log_lines_are_plain_json(store: Store) -> None:
    kept = store.put(CONTENT, TEXT, capture())
    (line,) = (store.root / "log.jsonl").read_text("ascii").splitlines()
    fields = json.loads(line)
    assert (fields["sha256"], fields["captured_at"], fields["previous"]) == (
        kept.sha256, "2025-01-21T09:00:00Z", "0" * 64,
    )  # fmt: skip


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=50))
def test_any_text_has_bytes_and_comes_back(text: str) -> None:
    assert text_bytes(text).decode("utf-8", "surrogatepass") == text
