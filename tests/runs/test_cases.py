"""Many cases: run one after the other, put side by side, and started from one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimbook.cli import main
from claimbook.core.errors import CaseError
from claimbook.core.tables import CASES, read_csv, read_rows
from claimbook.core.workspace import Workspace
from claimbook.new_case import start_case
from claimbook.runs.cases import Outcome, latest_lines, run_cases
from claimbook.runs.plan import Request
from in_process import InProcess
from small_case import ARTICLE, make_run

OFFLINE = Request("offline")
UNREAD = (
    "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
    "a,https://a.example/,,,primary,,en,,\n"
)
NAMES = "name,canonical,language,note\nHalden,Halden Motors,en,ours\nVos,Voss,en,proposed: they sound alike\n"


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    """Three cases: "aveiro" has a sources.csv that cannot be read, "braga" no page, "porto" all it needs."""
    space = make_run(tmp_path / "desk").workspace
    for case in ("aveiro", "braga"):
        space.case_claims(case).mkdir()
        (space.case_claims(case) / "article.txt").write_text(ARTICLE, encoding="utf-8")
        space.case_sources(case).mkdir()
    space.sources_csv("aveiro").write_text("source,address\n", encoding="utf-8")
    space.sources_csv("braga").write_text(UNREAD, encoding="utf-8")
    return space


def test_one_case_that_fails_does_not_stop_the_others(desk: Workspace, in_process: InProcess) -> None:
    begun: list[str] = []
    ended = list(run_cases(desk, OFFLINE, begun.append))
    assert begun == ["aveiro", "braga", "porto"]
    lines = [line for line, _ in ended]
    assert [line.outcome for line in lines] == [Outcome.REFUSED, Outcome.COMPLETE, Outcome.COMPLETE]
    assert "lacks the columns source_id, url" in lines[0].problem
    assert [result is None for _, result in ended] == [True, False, False]
    assert (lines[1].unread, lines[2].unread) == (1, 0)
    assert sum(lines[2].verdicts) == 3
    assert list(latest_lines(desk))[1:] == lines[1:]
    assert next(iter(latest_lines(desk))).outcome is Outcome.NEVER_RUN


def test_a_stage_that_fails_is_told_beside_the_others(desk: Workspace, in_process: InProcess) -> None:
    def fail(run: object) -> None:
        raise OSError(28, "No space left on device")

    in_process.before["2_sources"] = fail
    lines = [line for line, _ in run_cases(desk, OFFLINE)]
    assert [line.outcome for line in lines] == [Outcome.REFUSED, Outcome.FAILED, Outcome.FAILED]
    assert "No space left" in lines[1].problem


def test_the_worst_exit_code_is_told_and_the_table_written(
    desk: Workspace, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.root)
    told = CliRunner().invoke(main, ["run", "--all", "--offline", "--summary", "cases.csv"])
    assert told.exit_code == 2
    table = read_csv(desk.root / "cases.csv", CASES, "case")
    assert table.columns == CASES
    assert [row["outcome"] for row in table.rows] == ["refused", "complete", "complete"]
    assert [row["sources unread"] for row in table.rows] == ["", "1", "0"]
    assert "aveiro: " in told.output
    desk.sources_csv("aveiro").write_text(UNREAD, encoding="utf-8")
    assert CliRunner().invoke(main, ["run", "--all", "--offline"]).exit_code == 3
    shown = CliRunner().invoke(main, ["cases", "--out", "again.csv"])
    assert shown.exit_code == 0
    assert [row["case"] for row in read_rows(desk.root / "again.csv")] == ["aveiro", "braga", "porto"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["run"], id="neither"),
        pytest.param(["run", "porto", "--all"], id="both"),
        pytest.param(["run", "porto", "--summary", "x.csv"], id="a table of one"),
    ],
)
def test_one_case_or_all(desk: Workspace, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(desk.root)
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == 2
    assert told.output.startswith("claimbook: ")


def test_without_a_case_there_is_nothing_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["run", "--all"])
    assert told.exit_code == 2
    assert "claimbook new" in told.output


def test_a_case_from_another(desk: Workspace, article_file: Path) -> None:
    desk.names_csv("porto").write_text(NAMES, encoding="utf-8")
    given = ["https://halden.example/porto", "https://city.example/plan"]
    started = start_case(desk, "porto-2", str(article_file), given, "porto")
    rows = read_rows(started.table)
    assert [(row["source_id"], row["url"]) for row in rows] == [
        ("halden", given[0]),
        ("city", given[1]),
    ]
    assert rows[0]["published"] == "2021-05-04"
    assert [row["name"] for row in read_rows(desk.names_csv("porto-2"))] == ["Halden"]
    pages = [sorted(p.name for p in desk.offline_pages(c).iterdir()) for c in ("porto", "porto-2")]
    assert pages[0] == pages[1]


def test_a_template_that_is_not_there_starts_nothing(desk: Workspace, article_file: Path) -> None:
    with pytest.raises(CaseError, match="There is no case 'lisbon'"):
        start_case(desk, "porto-2", str(article_file), [], "lisbon")
    assert "porto-2" not in desk.cases()
