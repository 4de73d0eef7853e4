from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimbook.core.errors import CaseError, StoreError, TableError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.model import Document
from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.stages.sources import capture_sources, list_sources
from claimbook.web.documents import load_documents
from claimbook.web.network import Network, Place
from claimbook.web.saved_pages import add_saved_pages, read_offline_pages
from fakeweb.answers import Answer
from fakeweb.archive import Archived
from fakeweb.internet import NOON, Internet, running

HEAD = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
ROWS = (
    "copy,http://b.example/plan,Plan,B,mirror,plan,en,,\n"
    "plan,http://a.example/plan,Plan,A,primary,,en,2025-01-21,\n"
    "other,http://c.example/other,,C,primary,,,,\n"
)
OFFLINE_HEAD = "source_id,file,how,captured_at,note\n"
OFFLINE = "plan,plan.html,offline restatement,2026-01-01T00:00:00Z,our own words\n"
PLAN = b"<html lang=en><title>Plan</title><p>The plant will open in May. It cost $5 million.</p>"


A, B, C = "http://a.example/plan", "http://b.example/plan", "http://c.example/other"


class Web:
    """A fake internet that has the three pages, but for those that fail; and a network to reach it by."""

    def __init__(self, internet: Internet) -> None:
        self.internet = internet
        for url in (A, B, C):
            self.put(url)

    def put(self, url: str, status: int = 200) -> None:
        host = url[7]
        body = f"<title>{host}</title><p>The page of {host} says that it opened in May.</p>"
        self.internet.add(url, Answer(status, body=body))

    def capture(self, run: Run, mode: str) -> tuple[Document, ...]:
        return capture_sources(run, mode, network=self.internet.network())

    @property
    def asked(self) -> list[str]:
        return [address for address in self.internet.asked if "archive.org" not in address]


@pytest.fixture
def web() -> Iterator[Web]:
    with running() as internet:
        yield Web(internet)


def no_place(host: str, port: int) -> tuple[Place, ...]:
    raise AssertionError(f"{host} was looked up")


NO_NETWORK = Network(resolve=no_place)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "claims" / "plant").mkdir(parents=True)
    (tmp_path / "claims" / "plant" / "article.txt").write_text("The plant opened.", encoding="utf-8")
    offline = tmp_path / "sources" / "plant" / "offline"
    offline.mkdir(parents=True)
    (offline / "plan.html").write_bytes(PLAN)
    (offline / "captures.csv").write_text(OFFLINE_HEAD + OFFLINE, encoding="utf-8")
    (tmp_path / "sources" / "plant" / "sources.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return open_run("plant", root=str(tmp_path))


def attempts(run: Run) -> list[dict[str, str]]:
    with (run.folder / "attempts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def statuses(documents: tuple[Document, ...]) -> list[tuple[str, str]]:
    return [(d.source.source_id, str(d.status or "")) for d in documents]


def table(run: Run) -> list[dict[str, str]]:
    with run.captures_csv.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_offline_takes_what_ships_with_the_case(run: Run) -> None:
    documents = capture_sources(run, "offline", network=NO_NETWORK)
    assert statuses(documents) == [("copy", ""), ("plan", "found"), ("other", "fetch failed")]
    assert "Not needed" in documents[0].problem
    assert "offline" in documents[2].problem
    copy, plan, other = table(run)
    assert (plan["how"], plan["captured_at"]) == ("offline restatement", "2026-01-01T00:00:00Z")
    assert (plan["passages"], plan["status"]) == ("2", "found")
    assert (copy["snapshot"], other["snapshot"], other["status"]) == ("", "", "fetch failed")
    assert plan["snapshot"]


def test_fill_fetches_only_what_is_missing(run: Run, web: Web) -> None:
    documents = web.capture(run, "fill")
    assert statuses(documents) == [("copy", ""), ("plan", "found"), ("other", "found")]
    assert web.asked == [C]
    assert documents[2].source.title == "c"
    assert documents[2].capture is not None
    assert documents[2].capture.final_url == C


def test_what_was_captured_once_is_not_fetched_again(run: Run, web: Web) -> None:
    first = web.capture(run, "fill")
    before = run.captures_csv.read_bytes()
    log = (run.workspace.store / "log.jsonl").read_bytes()
    assert capture_sources(run, "offline", network=NO_NETWORK) == first
    assert capture_sources(run, "fill", network=NO_NETWORK) == first
    assert run.captures_csv.read_bytes() == before
    assert (run.workspace.store / "log.jsonl").read_bytes() == log


def test_live_fetches_everything_anew(run: Run, web: Web) -> None:
    web.capture(run, "fill")
    web.internet.asked.clear()
    documents = web.capture(run, "live")
    assert sorted(web.asked) == [A, C]
    assert [d.capture.how for d in documents if d.capture] == [CaptureMethod.LIVE, CaptureMethod.LIVE]


def test_a_mirror_is_consulted_where_its_original_cannot_be_had(run: Run, web: Web) -> None:
    web.put(A, 403)
    documents = web.capture(run, "live")
    assert statuses(documents) == [("copy", "found"), ("plan", "blocked"), ("other", "found")]
    assert (sorted(web.asked[:2]), web.asked[2:]) == ([A, C], [B])
    assert "refuses programs (403)" in documents[1].problem
    assert "mirror 'copy' was read instead" in documents[1].problem
    rows = attempts(run)
    assert [(r["source_id"], r["step"], r["status"]) for r in rows] == [
        ("copy", "mirror", "found"), ("plan", "live", "blocked"), ("other", "live", "found"),
    ]  # fmt: skip
    assert "refuses programs" in rows[1]["why"]


def test_a_page_that_should_ship_and_does_not(run: Run) -> None:
    (run.workspace.offline_pages("plant") / "plan.html").unlink()
    documents = capture_sources(run, "offline", network=NO_NETWORK)
    assert documents[1].status is EvidenceStatus.FETCH_FAILED
    assert "plan.html" in documents[1].problem
    assert "Put the page there" in documents[1].problem


@pytest.mark.parametrize("mode", ["offline", "live"])
def test_the_command_that_adds_a_saved_page_can_be_given_as_it_is_told(run: Run, web: Web, mode: str) -> None:
    web.put(C, 403)
    other = web.capture(run, mode)[2]
    assert "'claimbook fetch plant --from-file other=FILE'" in other.problem
    assert table(run)[2]["problem"] == other.problem


def test_a_page_without_text_says_how_to_add_it(run: Run, web: Web) -> None:
    web.internet.add(C, Answer(body="<title>Plan</title><div id=root></div><script src=app.js></script>"))
    other = web.capture(run, "fill")[2]
    assert other.status is EvidenceStatus.NO_TEXT
    assert other.problem.endswith("with 'claimbook fetch plant --from-file other=FILE'.")


def test_a_case_without_offline_pages(run: Run, web: Web) -> None:
    for url in (A, B, C):
        web.put(url, 410)
    (run.workspace.offline_pages("plant") / "captures.csv").unlink()
    assert statuses(web.capture(run, "fill")) == [
        ("copy", "gone"), ("plan", "gone"), ("other", "gone"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("nobody,plan.html,person,2026-01-01T00:00:00Z,\n", "'nobody' is not in sources.csv"),
        ("plan,plan.html,magic,2026-01-01T00:00:00Z,\n", "had by 'magic'"),
        ("plan,plan.html,person,yesterday,\n", "captured_at 'yesterday'"),
        ("plan,plan.html,person,2026-01-01T00:00:00,\n", "captured_at"),
        ("plan,../sources.csv,person,2026-01-01T00:00:00Z,\n", "plain name"),
        ("plan,/etc/hostname,person,2026-01-01T00:00:00Z,\n", "plain name"),
        ("plan,..,person,2026-01-01T00:00:00Z,\n", "plain name"),
        ("plan,,person,2026-01-01T00:00:00Z,\n", "plain name"),
        ("plan,a\\b.html,person,2026-01-01T00:00:00Z,\n", "plain name"),
        (OFFLINE + OFFLINE, "Ids must differ"),
    ],
)
def test_mistakes_in_the_offline_table_are_named(run: Run, rows: str, message: str) -> None:
    path = run.workspace.offline_pages("plant") / "captures.csv"
    path.write_text(OFFLINE_HEAD + rows, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        capture_sources(run, "offline", network=NO_NETWORK)


def test_a_link_out_of_the_offline_folder_is_refused(run: Run) -> None:
    folder = run.workspace.offline_pages("plant")
    (folder / "plan.html").unlink()
    (folder / "plan.html").symlink_to("/etc/hostname")
    with pytest.raises(TableError, match="plain name"):
        read_offline_pages(folder, {"plan"})


def test_offline_tells_no_attempts_and_leaves_none_behind(run: Run, web: Web) -> None:
    web.capture(run, "fill")
    assert len(attempts(run)) == 1
    capture_sources(run, "offline", network=NO_NETWORK)
    assert not (run.folder / "attempts.csv").exists()


def test_the_archive_is_asked_about_the_articles_day(run: Run, web: Web) -> None:
    article = run.workspace.article("plant")
    article.write_text("---\ndate: 2024-05-06\n---\nThe plant opened.", encoding="utf-8")
    article.rename(article.with_suffix(".md"))
    web.put(C, 403)
    web.internet.archive += [Archived(C, f"{year}0501000000") for year in (2023, 2024, 2025)]
    other = web.capture(run, "fill")[2]
    assert other.status is EvidenceStatus.FOUND
    row = table(run)[2]
    assert (row["how"], row["captured_at"]) == ("wayback", "2024-05-01T00:00:00Z")
    assert row["archived_url"] == f"https://web.archive.org/web/20240501000000/{C}"
    assert "could not be had (blocked)" in row["problem"]
    assert load_documents(run)[2] == other


def test_a_page_that_could_not_be_read_is_asked_for_again(run: Run, web: Web) -> None:
    web.internet.add(C, Answer(body="<title>Just a moment...</title><p>Verify you are human.</p>"))
    assert web.capture(run, "fill")[2].status is EvidenceStatus.BLOCKED
    assert capture_sources(run, "offline", network=NO_NETWORK)[2].status is EvidenceStatus.BLOCKED
    web.put(C)
    assert web.capture(run, "fill")[2].status is EvidenceStatus.FOUND
    assert capture_sources(run, "offline", network=NO_NETWORK)[2].status is EvidenceStatus.FOUND


# Pages that a person saved ------------------------------------------------------------------------


def test_a_saved_page_is_labelled_with_its_time(run: Run, web: Web, tmp_path: Path) -> None:
    page = tmp_path / "other.htm"
    page.write_text("<p>The other page says so.</p>", encoding="utf-8")
    (path,) = add_saved_pages(run, [f"other={page}"], now=lambda: NOON)
    assert (path.parent, path.suffix) == (run.workspace.offline_pages("plant"), ".html")
    documents = capture_sources(run, "offline", network=NO_NETWORK)
    assert statuses(documents) == [("copy", ""), ("plan", "found"), ("other", "found")]
    row = table(run)[2]
    assert (row["how"], row["captured_at"]) == ("person", "2025-03-01T12:00:00Z")
    assert capture_sources(run, "fill", network=NO_NETWORK) == documents


def test_a_saved_page_is_the_last_rung_of_a_live_run(run: Run, web: Web, tmp_path: Path) -> None:
    page = tmp_path / "other.htm"
    page.write_text("<p>The other page says so.</p>", encoding="utf-8")
    add_saved_pages(run, [f"other={page}"], now=lambda: NOON)
    assert [r["how"] for r in captured(web, run)] == ["", "live", "live"]
    web.put(C, 403)
    assert [r["how"] for r in captured(web, run)] == ["", "live", "person"]
    assert "saved by a person and added on 2025-03-01T12:00:00Z" in table(run)[2]["problem"]


def captured(web: Web, run: Run) -> list[dict[str, str]]:
    web.capture(run, "live")
    return table(run)


def test_a_restatement_is_never_a_rung(run: Run, web: Web) -> None:
    for url in (A, B):
        web.put(url, 403)
    assert statuses(web.capture(run, "live"))[1] == ("plan", "blocked")


def test_a_saved_page_takes_the_place_of_another(run: Run, tmp_path: Path) -> None:
    table_path = run.workspace.offline_pages("plant") / "captures.csv"
    table_path.write_text(
        "source_id,file,how,captured_at,note,mine\n" + OFFLINE[:-1] + ",7\n", encoding="utf-8"
    )
    page = tmp_path / "p=1.html"
    for words in ("One.", "Two."):
        page.write_text(f"<p>{words}</p>", encoding="utf-8")
        add_saved_pages(run, [f"other={page}"], now=lambda: NOON)
    with table_path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["source_id"], r["how"], r["mine"]) for r in rows] == [
        ("plan", "offline restatement", "7"), ("other", "person", ""),
    ]  # fmt: skip
    assert rows[1]["note"] == "saved by a person as p=1.html"
    assert capture_sources(run, "offline", network=NO_NETWORK)[2].text == "Two."


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["other"], "SOURCE_ID=FILE"),
        (["=page.html"], "SOURCE_ID=FILE"),
        (["other="], "SOURCE_ID=FILE"),
        (["nobody=page.html"], "'nobody' is not in sources.csv"),
        (["other=missing.html"], "cannot be read"),
        (["other=."], "cannot be read"),
        (["other=a\0b"], "cannot be read"),
        (["other=empty.html"], "is empty"),
        (["other=page.html", "other=page.html"], "given twice"),
        (["other=page.html", "nobody=page.html"], "'nobody'"),
    ],
)
def test_mistakes_with_saved_pages_add_nothing(
    run: Run, given: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>Words.</p>", encoding="utf-8")
    (tmp_path / "empty.html").write_text(" \n", encoding="utf-8")
    folder = run.workspace.offline_pages("plant")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(UsageError, match=message):
        add_saved_pages(run, given)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("mode", ["", "online", "OFFLINE"])
def test_an_unknown_mode(run: Run, mode: str) -> None:
    with pytest.raises(UsageError, match="offline, fill, live"):
        capture_sources(run, mode, network=NO_NETWORK)


def test_documents_come_back_from_the_files(run: Run, web: Web) -> None:
    web.put(C, 404)
    documents = web.capture(run, "fill")
    assert load_documents(run) == documents
    loaded = load_documents(run)[1]
    assert loaded.capture is not None
    assert all(loaded.text[p.start : p.end] == p.quote for p in loaded.passages)


def test_documents_before_any_capture(run: Run) -> None:
    with pytest.raises(TableError, match="Capture the sources first"):
        load_documents(run)


def test_documents_from_a_damaged_store(run: Run) -> None:
    capture_sources(run, "offline", network=NO_NETWORK)
    blob = next(p for p in (run.workspace.store / "blobs").rglob("*") if p.is_file())
    blob.chmod(0o644)
    blob.write_bytes(PLAN.replace(b"$5", b"$9"))
    with pytest.raises(StoreError, match=blob.name[:16]):
        load_documents(run)


def test_two_runs_write_the_same_table(run: Run) -> None:
    capture_sources(run, "offline", network=NO_NETWORK)
    other = Run(run.workspace, run.case, "other")
    capture_sources(other, "offline", network=NO_NETWORK)
    assert other.captures_csv.read_bytes() == run.captures_csv.read_bytes()


def test_a_new_list_of_sources(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    urls = ["https://www.openai.com/a", "https://blogs.microsoft.com/b", "https://openai.com/c"]
    path = list_sources(workspace, "plant", [*urls, urls[0]])
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(r["source_id"], r["url"], r["tier"]) for r in csv.DictReader(file)]
    assert rows == [
        ("openai", urls[0], "primary"),
        ("blogs-microsoft", urls[1], "primary"),
        ("openai-2", urls[2], "primary"),
    ]
    with pytest.raises(CaseError, match="there already"):
        list_sources(workspace, "plant", urls)
    with pytest.raises(UsageError, match="http"):
        list_sources(workspace, "city", ["plan.html"])
