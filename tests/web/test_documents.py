from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from claimbook.core.errors import UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus, Tier
from claimbook.core.model import Source
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.web.documents import capture_source, read_location, reread
from claimbook.web.page_bytes import Fetch, Had
from claimbook.web.session import Fetched, fetch
from claimbook.web.snapshots import Store
from fakeweb.answers import PAGE as WORDS
from fakeweb.answers import Answer
from fakeweb.internet import Internet
from paper_files import Words, docx, paragraph, pdf

SOURCE = Source("plant", "https://a.example/plan", "", "A", Tier.PRIMARY, "", "", "")
PAGE = WORDS.encode()
PLAN = "http://a.example/news/plan"


CHALLENGE = "<title>Just a moment...</title><p>Checking your browser before you go on.</p>"


def live(internet: Internet) -> Fetch:
    return partial(fetch, network=internet.network())


def had(content: bytes, **facts: str) -> Had:
    return Had(content, CaptureMethod.PERSON, "2025-01-21T09:00:00Z", **facts)


def test_a_page_becomes_a_document_and_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    document = capture_source(store, SOURCE, had(PAGE, content_type="text/html"))
    assert document.status is EvidenceStatus.FOUND
    assert [p.quote for p in document.passages] == ["The plant will open in May.", "It cost $5 million."]
    assert (document.source.title, document.source.language) == ("Plan", "en")
    capture = document.capture
    assert capture is not None
    assert store.captures() == (capture,)
    assert store.read_blob(capture.sha256) == PAGE
    assert store.read_text(capture.text_sha256) == document.text
    assert reread(store, SOURCE, capture) == document


@pytest.mark.parametrize(
    ("content", "facts"),
    [
        ("工場は5月に開業した。".encode("shift_jis"), {"name": "a.txt"}),
        ("# 計画\n\n工場は5月に**開業**した。".encode("euc_jp"), {"name": "a.md"}),
        ("<meta charset=euc-jp><p>工場は5月に開業した。</p>".encode("euc_jp"), {"content_type": "text/html"}),
        ("<p>工場は5月に開業した。</p>".encode("utf-16"), {"name": "a.html"}),
        ("<p>Die Straße wurde für 5 Mio. € gebaut.</p>".encode("cp1252"), {"content_type": "text/html"}),
        (pdf([Words(60, 100, "It opened in May.")]), {"name": "a.pdf"}),
        (pdf([Words(60, 100, "工場は5月に開業した。")]), {"content_type": "text/html"}),
        (docx(paragraph("工場は5月に開業した。")), {"name": "a.docx"}),
        (b"Hello <b>you</b>, it opened in May.", {"name": "a.html"}),
        (b"Hello <b>you</b>, it opened in May.", {"name": "a.txt"}),
    ],
)
def test_what_was_stored_reads_alike_again(tmp_path: Path, content: bytes, facts: dict[str, str]) -> None:
    store = Store(tmp_path)
    document = capture_source(store, SOURCE, had(content, **facts))
    assert document.status is EvidenceStatus.FOUND
    assert "\ufffd" not in document.text
    assert document.capture is not None
    assert reread(store, SOURCE, document.capture) == document


@pytest.mark.parametrize(
    ("content", "facts", "status", "problem"),
    [
        (b"%PDF-1.7 x", {"name": "plan.pdf"}, EvidenceStatus.NO_TEXT, "PDF is damaged or cut off"),
        (pdf([], picture=True), {"name": "plan.pdf"}, EvidenceStatus.NO_TEXT, "text recognition"),
        (b"PK\x03\x04 x", {"name": "plan.docx"}, EvidenceStatus.NO_TEXT, "no DOCX that can be read"),
        (b"\x89PNG\r\n\x1a\n\0\0", {"name": "plan.png"}, EvidenceStatus.NO_TEXT, "an image"),
        (b"\0\1\2\3" * 500, {}, EvidenceStatus.NO_TEXT, "cannot be read"),
        (b"", {}, EvidenceStatus.NO_TEXT, "no readable text"),
        (b"<div id=root></div><script>x()</script>", {}, EvidenceStatus.NO_TEXT, "a script has to fill it"),
        (b"<p hidden>It opened in May.</p>", {}, EvidenceStatus.NOT_VISIBLE, "no reader of the page can see"),
    ],
)
def test_no_text_is_said_and_the_bytes_are_kept(
    tmp_path: Path, content: bytes, facts: dict[str, str], status: EvidenceStatus, problem: str
) -> None:
    store = Store(tmp_path)
    document = capture_source(store, SOURCE, had(content, **facts))
    assert document.status is status
    assert problem in document.problem
    assert document.capture is not None
    assert store.read_blob(document.capture.sha256) == content


def test_a_hint_of_the_wrong_language_does_not_count() -> None:
    html = "<html lang=en><p>工場は5月に開業し、120人が働いている。</p>".encode()
    assert capture_source(None, SOURCE, had(html)).source.language == "ja"
    assert capture_source(None, replace(SOURCE, language="zh"), had(html)).source.language == "zh"


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_bytes(PAGE)
    document = read_location(str(path))
    assert document.status is EvidenceStatus.FOUND
    assert (document.source.source_id, document.source.url, document.source.title) == ("plan", "", "Plan")
    assert document.capture is not None
    assert (document.capture.how, document.capture.captured_at) == (CaptureMethod.PERSON, "")
    assert len(document.passages) == 2


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"x" * 2_000)
    document = read_location(str(path), replace(DEFAULTS, largest_page=1_000))
    assert document.status is EvidenceStatus.NO_TEXT
    assert "larger than" in document.problem


@pytest.mark.parametrize(
    "location", ["gone.html", "", ".", "a\0b", "x" * 5_000, "file:///etc/hostname", "ftp://a.example"]
)
def test_a_location_that_is_none(location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        read_location(location, DEFAULTS, nobody)


def nobody(url: str, settings: Settings) -> Fetched:
    raise AssertionError(f"{url} was fetched")


def test_an_address(internet: Internet) -> None:
    internet.add(PLAN)
    document = read_location(PLAN, DEFAULTS, live(internet))
    assert document.status is EvidenceStatus.FOUND
    assert (document.source.source_id, document.source.url) == ("plan", PLAN)
    assert document.capture is not None
    assert (document.capture.how, document.capture.captured_at) == (
        CaptureMethod.LIVE,
        "2025-03-01T12:00:00Z",
    )


@pytest.mark.parametrize(
    ("charset", "declared"), [("shift_jis", "Shift_JIS"), ("utf-8", "ISO-8859-1"), ("euc_jp", "")]
)
def test_the_charset_of_a_server(internet: Internet, charset: str, declared: str) -> None:
    words = "工場は5月に開業した。費用は5億円だった。"
    content_type = "text/html" + (f"; charset={declared}" if declared else "")
    internet.add(
        PLAN, Answer(headers={"content-type": content_type}, body=f"<p>{words}</p>", charset=charset)
    )
    document = read_location(PLAN, DEFAULTS, live(internet))
    assert document.text == words
    assert document.source.language == "ja"


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        pytest.param(Answer(403), EvidenceStatus.BLOCKED, id="forbidden"),
        pytest.param(Answer(404), EvidenceStatus.GONE, id="gone"),
        pytest.param(Answer(503), EvidenceStatus.FETCH_FAILED, id="busy"),
        pytest.param(Answer(body=""), EvidenceStatus.NO_TEXT, id="empty"),
        pytest.param(Answer(body=CHALLENGE), EvidenceStatus.BLOCKED, id="challenge"),
        pytest.param(
            Answer(body="<title>Page not found</title><p>Sorry, try the search.</p>"),
            EvidenceStatus.GONE,
            id="not found in words",
        ),
    ],
)
def test_an_address_that_gives_no_evidence(
    internet: Internet, answer: Answer, status: EvidenceStatus
) -> None:
    internet.add(PLAN, answer)
    document = read_location(PLAN, DEFAULTS, live(internet))
    assert document.status is status
    assert document.problem
    assert document.passages == ()


def test_the_publisher_comes_from_the_page_where_nobody_named_one() -> None:
    page = had(b"<meta property=og:site_name content='The Day'><p>It opened in May.</p>")
    for given, kept in (("", "The Day"), ("a.example", "The Day"), ("A", "A")):
        document = capture_source(None, replace(SOURCE, publisher=given), page)
        assert document.source.publisher == kept
    nameless = capture_source(None, replace(SOURCE, publisher="a.example"), had(b"<p>It opened in May.</p>"))
    assert nameless.source.publisher == "a.example"


def test_the_day_of_the_last_change_is_no_day_of_publication() -> None:
    head = "<meta property=article:modified_time content=2025-02-03>"
    changed = capture_source(None, SOURCE, had(f"{head}<p>It opened in May.</p>".encode()))
    assert changed.source.published == ""
    head += "<meta property=article:published_time content=2025-01-21>"
    both = capture_source(None, SOURCE, had(f"{head}<p>It opened in May.</p>".encode()))
    assert both.source.published == "2025-01-21"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        pytest.param("a.html", "<p>It cost &#x202e;000,5&#x202c; euros.</p>", id="HTML"),
        pytest.param("a.txt", "It cost \u202e000,5\u202c euros.", id="plain text"),
    ],
)
def test_marks_that_turn_the_text_are_told(name: str, page: str) -> None:
    document = capture_source(None, SOURCE, had(page.encode(), name=name))
    assert document.status is EvidenceStatus.FOUND
    assert "direction of writing" in document.problem
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.quote
