"""A challenge that came in place of a page is kept, and on no path does it become evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimbook.core.errors import TableError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.tables import CAPTURES, EVIDENCE, read_rows, write_table
from claimbook.core.workspace import Run, open_run
from claimbook.stages.sources import capture_sources
from claimbook.stages.verdicts import read_evidence
from claimbook.web.documents import load_documents, read_location, reread
from claimbook.web.saved_pages import add_saved_pages
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources
from fakeweb.answers import Answer
from fakeweb.archive import Archived
from fakeweb.internet import Internet, running

URL = "http://plant.example/news/plan"
WORDS = "Please verify you are human. The plant opened in May."
CHALLENGE = f"<html lang=en><title>Just a moment...</title><h1>plant.example</h1><p>{WORDS}</p></html>"
HEAD = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
OFFLINE = "source_id,file,how,captured_at,note\nplan,plan.html,{how},2025-01-01T00:00:00Z,\n"


@pytest.fixture
def web() -> Iterator[Internet]:
    with running() as internet:
        yield internet


def make(root: Path, case: str = "plan") -> Run:
    (root / "claims" / case).mkdir(parents=True)
    (root / "claims" / case / "article.txt").write_text("The plant opened in May.", encoding="utf-8")
    (root / "sources" / case).mkdir(parents=True)
    (root / "sources" / case / "sources.csv").write_text(f"{HEAD}{case},{URL},,,primary,,,,\n", "utf-8")
    return open_run(case, root=str(root))


def live(run: Run, web: Internet) -> str:
    web.add(URL, Answer(body=CHALLENGE))
    return "fill"


def archived(run: Run, web: Internet) -> str:
    web.add(URL, Answer(403))
    web.archive.append(Archived(URL, "20250101000000", body=CHALLENGE))
    return "live"


def stored(run: Run, web: Internet) -> str:
    capture_sources(run, live(run, web), network=web.network())
    return "offline"


def stored_by_another_case(run: Run, web: Internet) -> str:
    other = make(run.workspace.root, "other")
    capture_sources(other, live(other, web), network=web.network())
    return "offline"


def unchanged(run: Run, web: Internet) -> str:
    web.add(URL, Answer(body=CHALLENGE, etag='"v1"'))
    capture_sources(run, "fill", network=web.network())
    return "live"


def saved_too_early(run: Run, web: Internet) -> str:
    file = run.workspace.root / "saved.html"
    file.write_text(CHALLENGE, encoding="utf-8")
    add_saved_pages(run, [f"plan={file}"])
    return "offline"


def saved_and_asked_live(run: Run, web: Internet) -> str:
    saved_too_early(run, web)
    web.add(URL, Answer(403))
    return "live"


def laid_beside_the_case(run: Run, web: Internet) -> str:
    folder = run.workspace.offline_pages("plan")
    folder.mkdir()
    (folder / "plan.html").write_text(CHALLENGE, encoding="utf-8")
    (folder / "captures.csv").write_text(OFFLINE.format(how=CaptureMethod.LIVE), encoding="utf-8")
    return "fill"


PATHS = [live, archived, stored, stored_by_another_case, unchanged, saved_too_early, saved_and_asked_live]
PATHS.append(laid_beside_the_case)


@pytest.mark.parametrize("path", PATHS, ids=[path.__name__ for path in PATHS])
def test_a_challenge_is_never_evidence(tmp_path: Path, web: Internet, path) -> None:  # type: ignore[no-untyped-def]
    run = make(tmp_path)
    mode = path(run, web)
    (document,) = capture_sources(run, mode, network=web.network())
    assert document.status is EvidenceStatus.BLOCKED
    assert (document.passages, document.source.title) == ((), "")
    (loaded,) = load_documents(run)
    assert (loaded.status, loaded.passages, loaded.text) == (EvidenceStatus.BLOCKED, (), "")
    assert loaded.problem == document.problem
    (source,) = read_sources(run.workspace.sources_csv("plan"))
    store = Store(run.workspace.store)
    for capture in store.captures():
        again = reread(store, source, capture)
        assert again is not None
        assert (again.status, again.passages, again.source.title) == (EvidenceStatus.BLOCKED, (), "")


def test_nobody_may_quote_it_by_hand(tmp_path: Path, web: Internet) -> None:
    run = make(tmp_path)
    (document,) = capture_sources(run, live(run, web), network=web.network())
    assert document.capture is not None
    start = document.text.index("The plant")
    row = {
        "claim_id": "1", "rank": 1, "source_id": "plan", "snapshot": document.capture.sha256, "start": start,
        "end": len(document.text), "quote": document.text[start:],
    }  # fmt: skip
    assert row["quote"] == "The plant opened in May."
    write_table(run.evidence_csv, EVIDENCE, [row])
    with pytest.raises(TableError, match="does not stand at"):
        read_evidence(run, load_documents(run))


def test_a_table_that_calls_it_found_is_not_believed(tmp_path: Path, web: Internet) -> None:
    run = make(tmp_path)
    capture_sources(run, live(run, web), network=web.network())
    (row,) = read_rows(run.captures_csv, CAPTURES)
    write_table(run.captures_csv, CAPTURES, [{**row, "status": "found", "problem": ""}])
    (loaded,) = load_documents(run)
    assert (loaded.status, loaded.passages, loaded.text) == (EvidenceStatus.BLOCKED, (), "")
    assert "challenge page" in loaded.problem


def test_a_file_given_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(CHALLENGE, encoding="utf-8")
    document = read_location(str(tmp_path / "plan.html"))
    assert (document.status, document.passages) == (EvidenceStatus.BLOCKED, ())
    assert "save it again" in document.problem


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.txt", WORDS),
        ("plan.md", f"# Just a moment\n\n{WORDS}"),
        ("plan.html", f"<p>{WORDS}</p><p>{'It has many rooms, and a long hall. ' * 20}</p>"),
        ("plan.html", "<title>Page not found</title><p>The plant opened in May.</p>"),
    ],
    ids=["text", "Markdown", "long", "not found"],
)
def test_what_a_person_chose_is_believed(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_location(str(tmp_path / name)).status is EvidenceStatus.FOUND
