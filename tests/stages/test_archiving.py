"""A second copy in the Wayback Machine: asked for once a page, and never with a secret in the address."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from claimbook.cli import main
from claimbook.core.workspace import Run
from claimbook.stages.archiving import Archived, archive_sources, archived_csv
from claimbook.stages.sources import capture_sources
from claimbook.terminal import print_archived
from fakeweb.answers import Answer
from fakeweb.archive import Saving
from fakeweb.internet import Internet, running

HEAD = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
A, B, C = "http://a.example/plan", "http://b.example/plan?access_token=x1", "http://c.example/plan"


@pytest.fixture
def run(small_run: Run) -> Run:
    rows = "".join(f"{url[7]},{url},,,primary,,,,\n" for url in (A, B, C))
    (small_run.workspace.offline_pages("porto") / "captures.csv").unlink()
    small_run.workspace.sources_csv("porto").write_text(HEAD + rows, encoding="utf-8")
    return small_run


def archive(run: Run, internet: Internet) -> list[str]:
    network = internet.network()
    documents = capture_sources(run, "live", network=network)
    return [entry.line for entry in archive_sources(run, documents, "mine:hush", network=network)]


def test_pages_that_were_read_live_are_archived_once(run: Run) -> None:
    with running() as internet:
        internet.add(A)
        internet.add(B)
        internet.add(C, Answer(403))
        internet.savings.append(Saving(A))
        assert archive(run, internet) == [f"a: https://web.archive.org/web/20250301120005/{A}"]
        asked = [url for url in internet.asked if "/save" in url]
        assert len(asked) == 3
        assert archive(run, internet) == []
        assert [url for url in internet.asked if "/save" in url] == asked
    kept = archived_csv(run).read_text(encoding="utf-8").splitlines()
    assert kept[0] == "source_id,url,archived_url,asked_at,note"
    assert kept[1].startswith(f"a,{A},https://web.archive.org/web/20250301120005/{A},2025-03-01T12:00:")
    assert len(kept) == 2
    assert "hush" not in "".join(kept)


def test_what_failed_is_told_and_asked_again(run: Run) -> None:
    with running() as internet:
        internet.add(A)
        internet.savings.append(Saving(A, refused="Too many today."))
        (line,) = archive(run, internet)
        assert "Too many today." in line
        internet.savings[:] = [Saving(A)]
        assert archive(run, internet) == [f"a: https://web.archive.org/web/20250301120005/{A}"]
    assert len(archived_csv(run).read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    ("options", "says"),
    [
        pytest.param([], "CLAIMBOOK_ARCHIVE_KEY is not set", id="no key"),
        pytest.param(["--offline"], "exclude each other", id="offline"),
    ],
)
def test_the_command_line_asks_for_a_key_first(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], says: str
) -> None:
    monkeypatch.chdir(run.workspace.root)
    monkeypatch.delenv("CLAIMBOOK_ARCHIVE_KEY", raising=False)
    result = CliRunner().invoke(main, ["fetch", "porto", "--archive", *options])
    assert result.exit_code == 2
    assert says in result.output
    assert not run.captures_csv.exists()


def test_the_terminal_tells_what_is_archived(capsys: pytest.CaptureFixture[str]) -> None:
    print_archived([Archived("a", A, "", "2025-03-01T12:00:00Z", f"Not saved: {B}.")])
    print_archived([])
    out = capsys.readouterr().out
    assert "access_token=REDACTED." in out
    assert "Nothing to archive" in out
