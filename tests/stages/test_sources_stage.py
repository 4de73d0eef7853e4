from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claimbook.core.errors import CaseError, SourceError, StoreError, TableError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.model import Document
from claimbook.core.settings import Settings
from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.stages.sources import capture_sources, list_sources, read_offline_pages
from claimbook.web.documents import load_documents
from claimbook.web.session import Fetched

HEAD = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
ROWS = (
    "copy,https://b.example/plan,Plan,B,mirror,plan,en,,\n"
    "plan,https://a.example/plan,Plan,A,primary,,en,2025-01-21,\n"
    "other,https://c.example/other,,C,primary,,,,\n"
)
OFFLINE_HEAD = "source_id,file,how,captured_at,note\n"
OFFLINE = "plan,plan.html,offline restatement,2026-01-01T00:00:00Z,our own words\n"
PLAN = b"<html lang=en><title>Plan</title><p>The plant will open in May. It cost $5 million.</p>"
GONE = EvidenceStatus.GONE


class FakeWeb:
    """Answers like the network would; remembers what was asked for."""

    def __init__(self, **failures: EvidenceStatus) -> None:
        self.failures = failures
        self.asked: list[str] = []

    def __call__(self, url: str, settings: Settings) -> Fetched:
        self.asked.append(url)
        host = url.split("/")[2][0]
        if host in self.failures:
            raise SourceError(f"{url} failed.", self.failures[host], "Do something.")
        body = f"<title>{host}</title><p>The page of {host} says that it opened in May.</p>".encode()
        return Fetched(url, f"{url}/", 200, {}, body, "text/html", "utf-8", (), "2025-03-01T10:00:00Z")


def no_network(url: str, settings: Settings) -> Fetched:
    raise AssertionError(f"{url} was fetched")


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


def statuses(documents: tuple[Document, ...]) -> list[tuple[str, str]]:
    return [(d.source.source_id, str(d.status or "")) for d in documents]


def table(run: Run) -> list[dict[str, str]]:
    with run.captures_csv.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_offline_takes_what_ships_with_the_case(run: Run) -> None:
    documents = capture_sources(run, "offline", fetch_page=no_network)
    assert statuses(documents) == [("copy", ""), ("plan", "found"), ("other", "fetch failed")]
    assert "Not needed" in documents[0].problem
    assert "offline" in documents[2].problem
    copy, plan, other = table(run)
    assert (plan["how"], plan["captured_at"]) == ("offline restatement", "2026-01-01T00:00:00Z")
    assert (plan["passages"], plan["status"]) == ("2", "found")
    assert (copy["snapshot"], other["snapshot"], other["status"]) == ("", "", "fetch failed")
    assert plan["snapshot"]


def test_fill_fetches_only_what_is_missing(run: Run) -> None:
    web = FakeWeb()
    documents = capture_sources(run, "fill", fetch_page=web)
    assert statuses(documents) == [("copy", ""), ("plan", "found"), ("other", "found")]
    assert web.asked == ["https://c.example/other"]
    assert documents[2].source.title == "c"
    assert documents[2].capture is not None
    assert documents[2].capture.final_url == "https://c.example/other/"


def test_what_was_captured_once_is_not_fetched_again(run: Run) -> None:
    first = capture_sources(run, "fill", fetch_page=FakeWeb())
    before = run.captures_csv.read_bytes()
    log = (run.workspace.store / "log.jsonl").read_bytes()
    assert capture_sources(run, "offline", fetch_page=no_network) == first
    assert capture_sources(run, "fill", fetch_page=no_network) == first
    assert run.captures_csv.read_bytes() == before
    assert (run.workspace.store / "log.jsonl").read_bytes() == log


def test_live_fetches_everything_anew(run: Run) -> None:
    capture_sources(run, "fill", fetch_page=FakeWeb())
    web = FakeWeb()
    documents = capture_sources(run, "live", fetch_page=web)
    assert web.asked == ["https://a.example/plan", "https://c.example/other"]
    assert [d.capture.how for d in documents if d.capture] == [CaptureMethod.LIVE, CaptureMethod.LIVE]


def test_a_mirror_is_consulted_where_its_original_cannot_be_had(run: Run) -> None:
    web = FakeWeb(a=EvidenceStatus.BLOCKED)
    documents = capture_sources(run, "live", fetch_page=web)
    assert statuses(documents) == [("copy", "found"), ("plan", "blocked"), ("other", "found")]
    assert web.asked == ["https://a.example/plan", "https://c.example/other", "https://b.example/plan"]
    assert "Do something." in documents[1].problem


def test_a_page_that_should_ship_and_does_not(run: Run) -> None:
    (run.workspace.offline_pages("plant") / "plan.html").unlink()
    documents = capture_sources(run, "offline", fetch_page=no_network)
    assert documents[1].status is EvidenceStatus.FETCH_FAILED
    assert "plan.html" in documents[1].problem
    assert "Put the page there" in documents[1].problem


def test_a_case_without_offline_pages(run: Run) -> None:
    (run.workspace.offline_pages("plant") / "captures.csv").unlink()
    assert statuses(capture_sources(run, "fill", fetch_page=FakeWeb(a=GONE, b=GONE, c=GONE))) == [
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
        capture_sources(run, "offline", fetch_page=no_network)


def test_a_link_out_of_the_offline_folder_is_refused(run: Run) -> None:
    folder = run.workspace.offline_pages("plant")
    (folder / "plan.html").unlink()
    (folder / "plan.html").symlink_to("/etc/hostname")
    with pytest.raises(TableError, match="plain name"):
        read_offline_pages(folder, {"plan"})


@pytest.mark.parametrize("mode", ["", "online", "OFFLINE"])
def test_an_unknown_mode(run: Run, mode: str) -> None:
    with pytest.raises(UsageError, match="offline, fill, live"):
        capture_sources(run, mode, fetch_page=no_network)


def test_documents_come_back_from_the_files(run: Run) -> None:
    documents = capture_sources(run, "fill", fetch_page=FakeWeb(c=GONE))
    assert load_documents(run) == documents
    loaded = load_documents(run)[1]
    assert loaded.capture is not None
    assert all(loaded.text[p.start : p.end] == p.quote for p in loaded.passages)


def test_documents_before_any_capture(run: Run) -> None:
    with pytest.raises(TableError, match="Capture the sources first"):
        load_documents(run)


def test_documents_from_a_damaged_store(run: Run) -> None:
    capture_sources(run, "offline", fetch_page=no_network)
    blob = next(p for p in (run.workspace.store / "blobs").rglob("*") if p.is_file())
    blob.chmod(0o644)
    blob.write_bytes(PLAN.replace(b"$5", b"$9"))
    with pytest.raises(StoreError, match=blob.name[:16]):
        load_documents(run)


def test_two_runs_write_the_same_table(run: Run) -> None:
    capture_sources(run, "offline", fetch_page=no_network)
    other = Run(run.workspace, run.case, "other")
    capture_sources(other, "offline", fetch_page=no_network)
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
