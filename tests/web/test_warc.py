"""The WARC export: what other tools read in it, and that nothing in it misleads or leaks."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from claimbook.core.errors import StoreError, UsageError
from claimbook.core.labels import CaptureMethod
from claimbook.core.model import Capture
from claimbook.web.records import Exchange, Record
from claimbook.web.snapshots import Store, sha256_of, text_bytes
from claimbook.web.warc import HOW, export_warc, warc_bytes

CONTENT, TEXT = "<p>工場は5月に開業した。".encode(), "工場は5月に開業した。"
SECRET = "hunter2"
LIVE = Capture(
    source_id="plant",
    url=f"https://a.example/工場?token={SECRET}",
    final_url="https://a.example/plant/",
    archived_url="",
    how=CaptureMethod.LIVE,
    captured_at="2025-01-21T09:00:00+09:00",
    content_type="text/html",
    charset="utf-8",
    charset_reason="valid UTF-8",
    byte_length=len(CONTENT),
    sha256=sha256_of(CONTENT),
    text_sha256=sha256_of(text_bytes(TEXT)),
)
ANSWER = Exchange(
    requested_url=f"https://user:{SECRET}@a.example/plant",
    redirects=(f"https://a.example/plant?sig={SECRET}",),
    started_at="2025-01-21T00:00:00Z",
    ended_at="2025-01-21T00:00:01Z",
    status_code=200,
    headers=(
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "17"),
        ("Set-Cookie", f"id={SECRET}"),
        ("Authorization", SECRET),
        ("Location", f"/x?password={SECRET}"),
        ("X-Note", "東京\r\nInjected: yes"),
        ("Bad Name:", "x"),
    ),
    wire_length=17,
    reason="Très bien",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def put(store: Store, capture: Capture = LIVE, exchange: Exchange | None = ANSWER) -> Record:
    store.put(CONTENT, TEXT, capture, exchange)
    return store.records()[-1]


def read(content: bytes) -> list[tuple[str, dict[str, str], Any, bytes]]:
    return [
        (r.rec_type, dict(r.rec_headers.headers), r.http_headers, r.content_stream().read())
        for r in ArchiveIterator(BytesIO(content), check_digests="raise")
    ]


def checked(path: Path) -> int:
    checker = Checker(Namespace(inputs=[str(path)], verbose=False))
    return int(checker.process_all())


def test_a_page_from_a_server_is_a_response(store: Store, tmp_path: Path) -> None:
    path = export_warc(store, [put(store)], tmp_path / "out" / "run.warc.gz")
    assert checked(path) == 0
    info, page, metadata, text = read(path.read_bytes())
    assert [each[0] for each in (info, page, metadata, text)] == [
        "warcinfo", "response", "metadata", "conversion",
    ]  # fmt: skip
    _, headers, http, body = page
    assert (body, headers[HOW], headers["WARC-Date"]) == (CONTENT, "live", "2025-01-21T00:00:00Z")
    assert headers["WARC-Target-URI"] == "https://a.example/plant/"
    assert headers["WARC-Payload-Digest"] == f"sha256:{LIVE.sha256}"
    assert (http.get_statuscode(), http.get_header("content-type")) == ("200", "text/html")
    assert http.get_header("content-length") == str(len(CONTENT))
    assert http.get_header("content-encoding") is None
    assert http.get_header("x-archive-orig-content-encoding") == "gzip"
    assert http.get_header("injected") is None
    assert metadata[1]["WARC-Concurrent-To"] == text[1]["WARC-Refers-To"] == headers["WARC-Record-ID"]
    told = metadata[3].decode()
    assert f"record: {store.records()[0].identity}\r\n" in told
    assert "status: 200\r\n" in told
    assert "complete: yes\r\n" in told
    assert text[3].decode() == TEXT


@pytest.mark.parametrize("how", [CaptureMethod.PERSON, CaptureMethod.RESTATEMENT])
def test_what_no_server_sent_is_marked_and_never_a_response(store: Store, how: CaptureMethod) -> None:
    # Even where somebody gives an answer along: only a server vouches for a response.
    content = warc_bytes(store, [put(store, replace(LIVE, how=how))])
    records = read(content)
    assert [kind for kind, *_ in records] == ["warcinfo", "resource", "metadata", "conversion"]
    assert {headers[HOW] for _, headers, *_ in records[1:]} == {how.value}
    assert b"note: " in records[2][3]
    is_page = records[1][1]["WARC-Target-URI"].startswith("https://a.example/")
    assert is_page is (how is CaptureMethod.PERSON)


def test_a_capture_without_its_answer_is_a_resource(store: Store) -> None:
    assert read(warc_bytes(store, [put(store, exchange=None)]))[1][0] == "resource"


def test_a_page_of_an_archive_stands_under_the_archives_address(store: Store) -> None:
    archived = "https://web.archive.org/web/20250121000000id_/https://a.example/"
    capture = replace(LIVE, how=CaptureMethod.WAYBACK, archived_url=archived)
    assert read(warc_bytes(store, [put(store, capture)]))[1][1]["WARC-Target-URI"] == archived


def test_nothing_secret_leaves(store: Store) -> None:
    record = put(store, replace(LIVE, final_url=LIVE.url))
    for _, headers, http, body in read(warc_bytes(store, [record])):
        assert SECRET not in str(headers) + str(http) + body.decode()


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    first, second = ([put(s), put(s, replace(LIVE, source_id="b"), None)] for s in (one, two))
    assert warc_bytes(one, first) == warc_bytes(two, [*second, *second])
    ids = [headers["WARC-Record-ID"] for _, headers, *_ in read(warc_bytes(one, first))]
    assert len(set(ids)) == len(ids) == 7


def test_no_captures_make_an_empty_archive(store: Store) -> None:
    assert [kind for kind, *_ in read(warc_bytes(store, []))] == ["warcinfo"]


def test_a_damaged_blob_is_not_exported(store: Store) -> None:
    record = put(store)
    store.blob_path(LIVE.sha256).chmod(0o644)
    store.blob_path(LIVE.sha256).write_bytes(b"other")
    with pytest.raises(StoreError, match="hash differs"):
        warc_bytes(store, [record])


def test_a_file_that_cannot_be_written_says_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="cannot be written"):
        export_warc(store, [put(store)], tmp_path / "file" / "x.warc.gz")


_ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=40)
@given(address=_ANY, moment=_ANY, kind=_ANY, header=st.tuples(_ANY, _ANY), content=st.binary(max_size=60))
def test_whatever_a_server_says_the_archive_stays_whole(
    tmp_path_factory: pytest.TempPathFactory,
    address: str,
    moment: str,
    kind: str,
    header: tuple[str, str],
    content: bytes,
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    digest = hashlib.sha256(content).hexdigest()
    for number, url in enumerate((address, f"https://a.example/{address}")):
        capture = replace(
            LIVE, url=url, final_url=url, captured_at=moment, content_type=kind, source_id=str(number),
            sha256=digest, byte_length=len(content),
        )  # fmt: skip
        store.put(content, TEXT, capture, replace(ANSWER, headers=(header,), reason=address))
    pages = [r for r in read(warc_bytes(store, store.records())) if r[0] == "response"]
    assert pages
    assert {body for *_, body in pages} == {content}
