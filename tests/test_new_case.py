"""New cases from articles of every kind: the bytes stay, and what is read from them stays as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimbook.cli import main
from claimbook.core.errors import CaseError, ReadingError, SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.workspace import Workspace
from claimbook.new_case import StartedCase, start_case
from claimbook.stages.claims import claims_of
from claimbook.text.article import read_article
from claimbook.web.cut_addresses import Answer
from claimbook.web.network import Network, Place
from claimbook.web.source_list import read_sources
from fakeweb.answers import Answer as Page
from fakeweb.archive import Archived
from fakeweb.internet import running
from paper_files import Words, column, docx, paragraph, pdf

SENTENCE = "The plant in Porto cost 340 million euros."
HTML = f"<html><head><meta name=author content='Jane Doe'></head><body><p>{SENTENCE}</p></body></html>"
FILES = {
    "plan.txt": SENTENCE.encode(),
    "plan.md": f"---\nauthor: Jane Doe\n---\n# The plan\n\n{SENTENCE}\n".encode(),
    "plan.html": HTML.encode(),
    "plan.htm": HTML.encode(),
    "plan.pdf": pdf([Words(60, 80, "The plan", 20), Words(60, 120, SENTENCE)]),
    "plan.docx": docx(paragraph("The plan", "1") + paragraph(SENTENCE)),
}


@pytest.mark.parametrize("name", FILES)
def test_an_article_keeps_its_bytes_and_its_suffix(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    space = Workspace(tmp_path / "project")
    path = start_case(space, "plan", str(file), []).article
    assert (path.name, path.read_bytes()) == (f"article{file.suffix}", FILES[name])
    assert space.article("plan") == path
    article = read_article(path)
    assert read_article(path) == article
    claims = [claim for claim in claims_of(article) if claim.quote == SENTENCE]
    assert len(claims) == 1
    assert article.text[claims[0].start : claims[0].end] == SENTENCE


@pytest.mark.parametrize(
    ("name", "content", "suffix"),
    [
        pytest.param("plan.txt", FILES["plan.pdf"], ".pdf", id="a PDF that says it is text"),
        pytest.param("plan", FILES["plan.docx"], ".docx", id="a DOCX without a suffix"),
        pytest.param("plan.pdf", HTML.encode(), ".html", id="a page that says it is a PDF"),
    ],
)
def test_a_file_is_what_its_bytes_are(tmp_path: Path, name: str, content: bytes, suffix: str) -> None:
    (tmp_path / name).write_bytes(content)
    started = start_case(Workspace(tmp_path / "project"), "plan", str(tmp_path / name), [])
    assert started.article.suffix == suffix


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        pytest.param("a.pdf", pdf([], picture=True), ReadingError, "text recognition", id="scanned"),
        pytest.param("a.pdf", pdf(column(60, 60, ["x"]), locked=True), ReadingError, "password", id="locked"),
        pytest.param("a.docx", docx(paragraph(" ")), ReadingError, "holds no text", id="empty DOCX"),
        pytest.param(
            "a.txt", "\u3000\u200b\ufeff\u2060".encode(), CaseError, "holds no text", id="shapeless"
        ),
        pytest.param("a.txt", b"\x89PNG\r\n", ReadingError, "an image", id="picture"),
    ],
)
def test_what_cannot_be_read_starts_no_case(
    tmp_path: Path, name: str, content: bytes, error: type[Exception], message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=message) as told:
        start_case(Workspace(tmp_path / "project"), "plan", str(tmp_path / name), [])
    assert str(tmp_path / name) in str(told.value)
    assert not (tmp_path / "project").exists()


# The addresses of the article ---------------------------------------------------------------------

WHOLE = "https://openai.com/index/announcing-the-stargate-project/"
NEWS = "http://news.example/2025/plan"
ARTICLE = f"""<html><head><title>The plan</title></head><body><nav><a href="{NEWS}">Plan</a></nav>
<article><h1>The plan</h1>
<p>The plant in Porto cost 340 million euros, as <a href="{WHOLE}?utm_source=x">its owner</a> said, and
<a href="/2024/before">we had reported</a> before. A post: https://x.com/openai/status/1... of January.</p>
<p>{SENTENCE} See https://openai.com/index/anno… and http://news.example/2025/plan.</p>
<p><a href="https://x.com/intent/post?url={NEWS}">Share</a> <a href="/tag/plants">Plants</a></p>
</article><footer><a href="https://maker.example/">made by</a></footer></body></html>"""

CHALLENGE = "<title>Just a moment...</title><p>Verify you are human.</p>"
NOT_FOUND = "<title>Page not found</title><p>Sorry, no such page.</p>"


def no_place(host: str, port: int) -> tuple[Place, ...]:
    raise AssertionError(f"{host} was looked up")


NO_NETWORK = Network(resolve=no_place)


def started(tmp_path: Path, name: str, content: str, sources: tuple[str, ...] = ()) -> StartedCase:
    (tmp_path / name).write_text(content, encoding="utf-8")
    space = Workspace(tmp_path / "project")
    return start_case(space, "plan", str(tmp_path / name), sources, network=NO_NETWORK)


def test_addresses_of_a_file_ask_nobody(tmp_path: Path) -> None:
    case = started(tmp_path, "plan.html", ARTICLE)
    post, page = case.resolutions
    assert case.addresses == (NEWS, WHOLE)
    assert (page.answer, page.candidates) == (Answer.PROPOSED, (WHOLE,))
    assert (post.answer, post.address.written) == (Answer.UNRESOLVED, "https://x.com/openai/status/1...")
    assert "index was not asked" in post.reason
    assert case.table.read_text(encoding="utf-8").count("\n") == 1
    told = "\n".join(case.lines())
    assert f"  {NEWS}\n  {WHOLE}\nTo add one" in told
    assert f"  news,{NEWS},,news.example,primary,,,,\n" in told
    assert f"Proposed: {WHOLE} ." in told


def test_addresses_of_a_fetched_article_ask_the_archive(tmp_path: Path) -> None:
    with running() as internet:
        internet.add(NEWS, Page(body=ARTICLE))
        posts = [f"https://x.com/openai/status/1{number}" for number in range(2)]
        internet.archive += [Archived(post, "20250122000000") for post in posts]
        case = start_case(Workspace(tmp_path), "plan", NEWS, [WHOLE], network=internet.network())
        asked = [address.partition("?")[0] for address in internet.asked]
    post, page = case.resolutions
    assert case.addresses == ("http://news.example/2024/before",)
    assert (post.answer, post.candidates) == (Answer.ASKED, tuple(posts))
    assert page.candidates == (WHOLE,)
    assert asked == [NEWS, "https://web.archive.org/cdx/search/cdx"]
    assert "  news,http://news.example/2024/before,,news.example,primary,,,," in list(case.lines())[2]
    assert len(read_sources(case.table)) == 1


@pytest.mark.parametrize(
    ("name", "content", "addresses"),
    [
        ("plan.txt", f"{SENTENCE} 出典：{WHOLE}。", (WHOLE,)),
        ("plan.md", f"{SENTENCE} [It said so][1].\n\n[1]: {WHOLE}\n", (WHOLE,)),
        ("plan.txt", f"{SENTENCE} https://given.example/1/", ()),
        ("plan.txt", SENTENCE, ()),
    ],
    ids=range(4),
)
def test_whole_addresses(tmp_path: Path, name: str, content: str, addresses: tuple[str, ...]) -> None:
    case = started(tmp_path, name, content, ("http://given.example/1",))
    assert (case.addresses, case.resolutions) == (addresses, ())
    assert bool(list(case.lines())) is bool(addresses)


def test_a_source_that_is_cut_short_is_told(tmp_path: Path) -> None:
    case = started(tmp_path, "plan.txt", f"{SENTENCE} {WHOLE}", ("https://openai.com/index/anno...",))
    assert [resolution.candidates for resolution in case.resolutions] == [(WHOLE,)]
    assert [source.url for source in read_sources(case.table)] == ["https://openai.com/index/anno..."]
    assert "  openai-2," in "\n".join(case.lines())


def test_of_many_addresses_the_first_are_told(tmp_path: Path) -> None:
    case = started(tmp_path, "plan.txt", " ".join(f"https://a.example/{n} is one." for n in range(50)))
    assert len(case.addresses) == 50
    assert "  and 20 more" in list(case.lines())


def test_the_command_line_tells_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.html").write_text(ARTICLE, encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "plan", "--article", "plan.html"])
    assert done.exit_code == 0
    assert f"  {WHOLE}\n" in done.output
    assert f"Proposed: {WHOLE} ." in done.output
    assert done.output.endswith("Next: claimbook claims plan\n")


@pytest.mark.parametrize(
    ("answer", "status", "message"),
    [
        (Page(403), EvidenceStatus.BLOCKED, "refuses programs"),
        (Page(body=CHALLENGE), EvidenceStatus.BLOCKED, "challenge"),
        (Page(body=NOT_FOUND), EvidenceStatus.GONE, "in words"),
    ],
    ids=["403", "challenge", "not found"],
)
def test_an_article_that_did_not_come_starts_no_case(
    tmp_path: Path, answer: Page, status: EvidenceStatus, message: str
) -> None:
    with running() as internet:
        internet.add(NEWS, answer)
        with pytest.raises(SourceError, match=message) as told:
            start_case(Workspace(tmp_path / "project"), "plan", NEWS, [], network=internet.network())
    assert told.value.status is status
    assert not (tmp_path / "project").exists()
