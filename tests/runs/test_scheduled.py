"""A run as a scheduler makes it, again and again, while a page on the network changes in between."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner, Result

from changing_case import CORRECTED, COST
from claimbook.cli import main
from claimbook.core.tables import DIFF, VERDICTS, read_rows
from claimbook.core.workspace import Workspace
from claimbook.runs.folders import latest_run
from claimbook.runs.history import open_history
from claimbook.runs.history_questions import source_records, verdict_changes
from fakeweb.answers import Answer
from fakeweb.internet import Internet, running
from small_case import ARTICLE, PAGE, SOURCES

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ADDRESS = "http://halden.example/porto"
SECRET = "hush5ecret"

# The notebook of stage 2 as it is, but for the network, which is that of the tests.
NETWORK = """
import sys
sys.path.insert(0, {tests!r})
from claimbook.stages.sources import capture_sources
from fakeweb.internet import Internet
documents = capture_sources(this, mode, network=Internet(ports={ports!r}).network())
"""


@pytest.fixture
def internet() -> Iterator[Internet]:
    with running() as found:
        yield found


@pytest.fixture
def space(tmp_path: Path, internet: Internet, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    space = Workspace(tmp_path / "desk")
    space.case_claims("porto").mkdir(parents=True)
    space.case_sources("porto").mkdir(parents=True)
    (space.case_claims("porto") / "article.txt").write_text(ARTICLE, encoding="utf-8")
    space.sources_csv("porto").write_text(
        SOURCES.replace("https://halden.example/porto", ADDRESS), encoding="utf-8"
    )
    shutil.copytree(NOTEBOOKS, space.notebooks)
    path = space.notebooks / "2_sources.ipynb"
    notebook = nbformat.read(path, as_version=4)
    called = "documents = cb.capture_sources(this, mode)"
    (cell,) = [cell for cell in notebook.cells if called in cell.source]
    tests = str(Path(__file__).parents[1])
    cell.source = cell.source.replace(called, NETWORK.format(tests=tests, ports=internet.ports))
    nbformat.write(notebook, path)
    monkeypatch.chdir(space.root)
    return space


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """A program that waits for news; what it was sent."""
    sent: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            sent.append((body, self.headers["webhook-signature"]))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test output quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    monkeypatch.setenv("CLAIMBOOK_WEBHOOK_URL", f"http://127.0.0.1:{server.server_address[1]}/?key={SECRET}")
    monkeypatch.setenv("CLAIMBOOK_WEBHOOK_SECRET", SECRET)
    yield sent
    server.shutdown()
    thread.join()
    server.server_close()


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_a_changed_page_is_noticed_told_and_remembered(
    space: Workspace, internet: Internet, desk: list[Any], tmp_path: Path
) -> None:
    schedule = ("run", "porto", "--live", "--fail-on-change")
    internet.add(ADDRESS, Answer(body=PAGE))
    first = invoke(*schedule)
    assert first.exit_code == 0, first.output
    assert desk == []

    internet.add(ADDRESS, Answer(body=CORRECTED))
    second = invoke(*schedule)
    assert second.exit_code == 5, second.output
    assert "Claims: 1 with another verdict." in second.output
    ((message, signed),) = desk
    assert signed.startswith("v1,")
    assert message["type"] == "verdicts.changed"
    ((claim,), (source,)) = message["claims"], message["sources"]
    assert (claim["claim"], claim["old_verdict"], claim["new_verdict"]) == (COST, "Refuted", "Supported")
    assert source["told"] == "sentences: 1 changed"

    told = invoke("diff", "porto", "--out", str(tmp_path / "diff.csv"))
    assert told.exit_code == 0
    assert "[-340-]{+430+}" in " ".join(told.output.split())
    (row,) = read_rows(tmp_path / "diff.csv", DIFF)
    assert (row["causes"], row["old_quote"]) == ("source", "The plant in Porto cost 340 million euros.")
    assert invoke("diff", "porto", "--fail-on-change").exit_code == 5
    assert invoke("diff", "porto", "--mail").output.startswith("Subject: claimbook porto")

    third = invoke(*schedule)
    assert third.exit_code == 0, third.output
    assert len(desk) == 1
    rows = {r["claim"]: r for r in read_rows(latest_run(space, "porto").verdicts_csv, VERDICTS)}
    assert rows[COST]["evidence_status"] == "changed"  # nobody has looked yet

    assert invoke("verify", "porto").exit_code == 0

    past = open_history("porto", str(space.root))
    assert [(c.claim, c.old_verdict, c.new_verdict) for c in verdict_changes(past)] == [
        (COST, "Refuted", "Supported")
    ]
    assert [(s.runs, s.read, s.texts, s.changes) for s in source_records(past)] == [(3, 3, 2, 1)]
    kept = [path for path in space.case_runs("porto").rglob("*") if path.is_file()]
    assert [path.name for path in kept if SECRET.encode() in path.read_bytes()] == []


def test_a_webhook_that_cannot_be_used_stops_nothing_halfway(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMBOOK_WEBHOOK_URL", "https://desk.example/")
    monkeypatch.delenv("CLAIMBOOK_WEBHOOK_SECRET", raising=False)
    refused = invoke("run", "porto", "--live")
    assert refused.exit_code == 2
    assert "no message could be signed" in refused.output
    assert not space.case_runs("porto").exists()
