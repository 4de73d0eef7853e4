from __future__ import annotations

import json
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.errors import StoreError
from claimbook.core.labels import CaptureMethod
from claimbook.core.model import Capture
from claimbook.web.records import Exchange, make_record, read_record, record_bytes
from claimbook.web.snapshot_log import FIRST, Log, broken_links, line_hash, log_line, read_line, read_log
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


def test_a_log_line_that_was_cut_off_is_kept_and_named_by_the_next(store: Store) -> None:
    first = store.put(CONTENT, TEXT, capture())
    log = store.root / "log.jsonl"
    whole = log.read_bytes()
    torn = whole[:40]
    log.write_bytes(whole + torn)
    assert store.captures() == (first,)
    assert store.log() == Log((whole[:-1],), torn)
    second = store.put(b"x", "x", capture(b"x", "x"))
    assert store.captures() == (first, second)
    assert store.verify_log() == 2
    assert log.read_bytes().startswith(whole)
    said = read_line(store.log().lines[1])
    assert said is not None
    assert store.torn_path(said.torn).read_bytes() == torn


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


# Writers ------------------------------------------------------------------------------------------


def test_a_second_writer_waits_and_then_says_so(store: Store) -> None:
    impatient = replace(store, patience=0.05)
    store.put(CONTENT, TEXT, capture())
    with FileLock(store.root / ".lock"):
        with pytest.raises(StoreError, match="Another program has been writing"):
            impatient.put(b"x", "x", capture(b"x", "x"))
        # What is there already needs no right to write, and no turn.
        assert impatient.put(CONTENT, TEXT, capture()) == capture()
    assert impatient.put(b"x", "x", capture(b"x", "x")) in store.captures()


def test_the_lock_of_a_program_that_died_keeps_nobody_out(store: Store) -> None:
    store.root.mkdir()
    (store.root / ".lock").write_text("4194304")
    assert replace(store, patience=0.05).put(CONTENT, TEXT, capture()) == capture()


@pytest.mark.parametrize("step", range(8))
def test_power_lost_at_any_step_leaves_what_was_there(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    first = store.put(CONTENT, TEXT, capture())
    before = files(store)
    steps = 0

    def lost(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps > step:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lost)
        second = capture(b"x", "x")
        try:
            store.put(b"x", "x", second)
        except KeyboardInterrupt:
            assert steps == step + 1
    after = files(store)
    log = before.pop("log.jsonl")
    assert before.items() <= after.items()
    assert after["log.jsonl"].startswith(log)
    assert store.captures()[0] == first
    assert store.verify_log() in (1, 2)
    store.put(b"x", "x", second)
    assert store.captures() == (first, second)
    assert store.verify_log() == 2


def test_what_a_dead_writer_left_is_swept(store: Store) -> None:
    (store.root / "incoming").mkdir(parents=True)
    (store.root / "incoming" / ".new-dead").write_bytes(b"half")
    store.put(CONTENT, TEXT, capture())
    assert list((store.root / "incoming").iterdir()) == []


@pytest.mark.parametrize("part", ["blobs", "text", "captures"])
def test_a_damaged_file_is_not_built_upon(store: Store, part: str) -> None:
    store.put(CONTENT, TEXT, capture())
    path = next(p for p in (store.root / part).rglob("*") if p.is_file())
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StoreError, match="hash differs"):
        store.put(CONTENT, TEXT, capture())


# Records ------------------------------------------------------------------------------------------

ANSWER = Exchange(
    requested_url="https://a.example/plan",
    redirects=("http://a.example/plan",),
    started_at="2025-01-21T09:00:00Z",
    ended_at="2025-01-21T09:00:02Z",
    status_code=200,
    headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
    wire_length=12,
)


def test_what_went_over_the_wire_is_kept(store: Store) -> None:
    store.put(CONTENT, TEXT, capture(), ANSWER)
    store.put(CONTENT, TEXT, capture())
    assert [record.exchange for record in store.records()] == [ANSWER, None]
    assert store.captures() == (capture(), capture())


def test_a_record_of_the_first_version_keeps_its_name() -> None:
    old = (
        b'{"archived_url":"","byte_length":5656,"captured_at":"2026-11-24T00:00:00Z","charset":"utf-8",'
        b'"charset_reason":"valid UTF-8","content_type":"text/html","final_url":"","how":"person",'
        b'"sha256":"%s","source_id":"a","text_sha256":"%s","url":""}' % (b"1" * 64, b"2" * 64)
    )
    record = read_record(old, sha256_of(old))
    assert record_bytes(record.capture) == old
    assert make_record(record.capture) == record


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"colour": "red"}, id="unknown field"),
        pytest.param({"how": "guessed"}, id="unknown way"),
        pytest.param({"byte_length": "7"}, id="text for a number"),
        pytest.param({"byte_length": True}, id="truth for a number"),
        pytest.param({"url": None}, id="nothing for text"),
        pytest.param({"exchange": []}, id="no exchange"),
        pytest.param({"exchange": {}}, id="an empty exchange"),
    ],
)
def test_a_record_that_is_none_is_refused(change: dict[str, object]) -> None:
    fields = json.loads(record_bytes(capture())) | change
    with pytest.raises(StoreError, match="none that this claimbook reads"):
        read_record(json.dumps(fields).encode(), "0" * 64)


@pytest.mark.parametrize("content", [b"", b"[]", b"7", b"\xff", b"[" * 100_000])
def test_bytes_that_are_no_record_are_refused(content: bytes) -> None:
    with pytest.raises(StoreError, match="none that this claimbook reads"):
        read_record(content, "0" * 64)


ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=20)


@given(url=ANY, charset=ANY, headers=st.lists(st.tuples(ANY, ANY), max_size=3), way=st.lists(ANY, max_size=3))
def test_any_record_comes_back(
    url: str, charset: str, headers: list[tuple[str, str]], way: list[str]
) -> None:
    exchange = replace(ANSWER, headers=tuple(headers), redirects=tuple(way), complete=False)
    record = make_record(replace(capture(), url=url, charset=charset), exchange)
    content = record_bytes(record.capture, record.exchange)
    assert read_record(content, sha256_of(content)) == record


# The chain ----------------------------------------------------------------------------------------


def chain(moments: list[str]) -> list[bytes]:
    lines: list[bytes] = []
    for moment in moments:
        link = line_hash(lines[-1] if lines else None)
        lines.append(log_line(make_record(capture(captured_at=moment)), link))
    return lines


@given(st.lists(ANY, max_size=6), st.binary(max_size=9))
def test_a_log_reads_back_and_holds(moments: list[str], torn: bytes) -> None:
    lines, torn = chain(moments), torn.replace(b"\n", b"")
    assert read_log(b"".join(line + b"\n" for line in lines) + torn) == Log(tuple(lines), torn)
    assert broken_links(lines) == ()
    said = [read_line(line) for line in lines]
    assert [s.previous for s in said if s] == [FIRST, *map(line_hash, lines[:-1])][: len(lines)]


@settings(deadline=None)
@given(st.lists(ANY, min_size=2, max_size=5), st.data())
def test_a_flipped_byte_before_the_last_line_breaks_the_chain(
    moments: list[str], data: st.DataObject
) -> None:
    lines = chain(moments)
    number = data.draw(st.integers(0, len(lines) - 2))
    at = data.draw(st.integers(0, len(lines[number]) - 1))
    bits = data.draw(st.integers(1, 255))
    line = lines[number]
    lines[number] = line[:at] + bytes([line[at] ^ bits]) + line[at + 1 :]
    assert number + 2 in broken_links(lines)


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=50))
def test_any_text_has_bytes_and_comes_back(text: str) -> None:
    assert text_bytes(text).decode("utf-8", "surrogatepass") == text
