"""Sources whose address is cut short: looked for, told, and never fetched."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.model import Document
from claimbook.core.workspace import Run, open_run
from claimbook.stages.sources import capture_sources
from claimbook.web.documents import capture_source, load_documents
from claimbook.web.network import Network, Place
from claimbook.web.page_bytes import Had
from claimbook.web.saved_pages import add_saved_pages
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources
from fakeweb.answers import Answer
from fakeweb.archive import Archived
from fakeweb.internet import NOON, Internet, running

HEAD = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
POST, PAGE = "https://x.com/openai/status/1...", "https://openai.com/index/anno..."
WHOLE = "https://openai.com/index/announcing-the-stargate-project/"
CDX = "https://web.archive.org/cdx/search/cdx"


@pytest.fixture
def web() -> Iterator[Internet]:
    with running() as internet:
        yield internet


def make(root: Path, urls: list[str], article: str = "The plant opened.", name: str = "article.txt") -> Run:
    (root / "claims" / "plan").mkdir(parents=True)
    (root / "claims" / "plan" / name).write_text(article, encoding="utf-8")
    (root / "sources" / "plan").mkdir(parents=True)
    rows = "".join(f"s{number},{url},,,primary,,,,\n" for number, url in enumerate(urls))
    (root / "sources" / "plan" / "sources.csv").write_text(HEAD + rows, encoding="utf-8")
    return open_run("plan", root=str(root))


def archived(internet: Internet, *addresses: str) -> None:
    internet.archive += [Archived(address, "20250122000000") for address in addresses]


def capture(run: Run, internet: Internet, mode: str = "fill") -> tuple[Document, ...]:
    return capture_sources(run, mode, network=internet.network())


def no_place(host: str, port: int) -> tuple[Place, ...]:
    raise AssertionError(f"{host} was looked up")


NO_NETWORK = Network(resolve=no_place)


@pytest.mark.parametrize("mode", ["fill", "live"])
def test_a_post_and_a_page(tmp_path: Path, web: Internet, mode: str) -> None:
    run = make(tmp_path, [POST, PAGE])
    posts = [f"https://x.com/openai/status/1{number:02}" for number in range(8)]
    archived(web, WHOLE, "https://openai.com/index/", *posts, "https://x.com/openai/status/2")
    post, page = capture(run, web, mode)
    assert (post.status, page.status) == (EvidenceStatus.FETCH_FAILED, EvidenceStatus.FETCH_FAILED)
    assert (post.passages, post.capture, page.passages, page.capture) == ((), None, (), None)
    assert f"The address {PAGE} is cut short. Proposed: {WHOLE} ." in page.problem
    assert f"{POST} is cut short. Asked, which of these it is: {posts[0]} , {posts[1]} ," in post.problem
    assert "and 3 more, as https://web.archive.org/web/*/https://x.com/openai/status/1* lists" in post.problem
    assert "status/2" not in post.problem
    assert [address.partition("?")[0] for address in web.asked] == [CDX, CDX]
    assert load_documents(run) == (post, page)
    with (run.folder / "attempts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["source_id"], r["step"], r["address"], r["status"]) for r in rows] == [
        ("s0", "address", POST, "fetch failed"),
        ("s1", "address", PAGE, "fetch failed"),
    ]


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("article.html", f"<p>See <a href='{WHOLE}'>openai.com/index/anno…</a> of today.</p>"),
        ("article.html", f"<nav><a href='{WHOLE}?utm_source=x'>News</a></nav><p>The plant opened.</p>"),
        ("article.md", f"The plant [opened]({WHOLE}).\n"),
        ("article.md", f"The plant [opened][1].\n\n[1]: {WHOLE}\n"),
        ("article.txt", f"The plant opened.\n\n出典：{WHOLE}。\n"),
    ],
    ids=range(5),
)
@pytest.mark.parametrize("mode", ["offline", "fill"])
def test_the_article_knows_the_whole(tmp_path: Path, name: str, article: str, mode: str) -> None:
    run = make(tmp_path, [PAGE], article, name)
    (document,) = capture_sources(run, mode, network=NO_NETWORK)
    assert document.status is EvidenceStatus.FETCH_FAILED
    assert f"Proposed: {WHOLE} . Found among the links of the article." in document.problem


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (PAGE, "The archive's index has no page that begins like it."),
        ("https://openai.com/...", "cut too soon"),
        ("https://open…", "cut too soon"),
        ("openai.com/index/anno…", "The archive's index has no page that begins like it."),
        ("https://openai.com/index/anno... (OpenAI)", "The archive's index has no page that begins like it."),
    ],
)
def test_nobody_knows_the_whole(tmp_path: Path, web: Internet, url: str, says: str) -> None:
    (document,) = capture(make(tmp_path, [url]), web)
    assert document.status is EvidenceStatus.FETCH_FAILED
    assert "is cut short. Unresolved: " in document.problem
    assert says in document.problem
    assert document.problem.endswith("write its whole address into sources.csv.")
    assert all(address.startswith(CDX) for address in web.asked)


def test_offline_says_that_it_is_cut_short(tmp_path: Path) -> None:
    run = make(tmp_path, [PAGE])
    assert read_sources(run.workspace.sources_csv("plan"))[0].url == PAGE
    (document,) = capture_sources(run, "offline", network=NO_NETWORK)
    assert document.status is EvidenceStatus.FETCH_FAILED
    assert "is cut short. Unresolved:" in document.problem
    assert "index was not asked" in document.problem


def test_an_archive_that_fails_is_asked_once(tmp_path: Path, web: Internet) -> None:
    heads = ["https://openai.com/index/anno", "https://x.com/openai/status/1"]
    for head in heads:
        web.add(f"{CDX} {head}", Answer(504))
    documents = capture(make(tmp_path, [POST, PAGE]), web)
    assert all("Unresolved: The Wayback Machine could not be asked" in d.problem for d in documents)
    assert len({address.partition("url=")[2].partition("&")[0] for address in web.asked}) == 1


@pytest.mark.parametrize("mode", ["offline", "fill"])
def test_what_the_cut_address_once_gave_is_no_evidence(tmp_path: Path, web: Internet, mode: str) -> None:
    run = make(tmp_path, [PAGE])
    (source,) = read_sources(run.workspace.sources_csv("plan"))
    had = Had(b"<p>The plant opened in May.</p>", CaptureMethod.LIVE, "2025-01-01T00:00:00Z", final_url=PAGE)
    assert capture_source(Store(run.workspace.store), source, had).passages
    assert [document.passages for document in capture(run, web, mode)] == [()]


def test_a_page_that_a_person_saved_stands_for_it(tmp_path: Path, web: Internet) -> None:
    run = make(tmp_path, [PAGE])
    page = tmp_path / "saved.html"
    page.write_text("<p>The plant opened in May.</p>", encoding="utf-8")
    add_saved_pages(run, [f"s0={page}"], now=lambda: NOON)
    for mode in ("offline", "fill", "live"):
        (document,) = capture(run, web, mode)
        assert [passage.quote for passage in document.passages] == ["The plant opened in May."]


def test_a_mirror_stands_for_it(tmp_path: Path, web: Internet) -> None:
    run = make(tmp_path, [PAGE])
    table = run.workspace.sources_csv("plan")
    table.write_text(
        table.read_text(encoding="utf-8") + "copy,http://b.example/plan,,,mirror,s0,,,\n", encoding="utf-8"
    )
    web.add("http://b.example/plan")
    original, mirror = capture(run, web)
    assert (original.status, mirror.status) == (EvidenceStatus.FETCH_FAILED, EvidenceStatus.FOUND)
    assert "Its mirror 'copy' was read instead." in original.problem


def test_dots_within_a_whole_address(tmp_path: Path, web: Internet) -> None:
    url = web.add("http://code.example/owner/name/compare/v1.0...v1.1")
    (document,) = capture(make(tmp_path, [url]), web)
    assert document.status is EvidenceStatus.FOUND
