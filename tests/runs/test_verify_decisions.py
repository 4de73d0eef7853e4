"""Proving a run that people have decided in: their rows, the program's, and the file that grows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimbook.core.decisions import Action, Decision, Position, append_decisions
from claimbook.core.labels import Verdict
from claimbook.core.progress import silently
from claimbook.core.tables import VERDICTS, read_csv, read_rows, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.pipeline import check_article
from claimbook.runs.manifest import finish_run, read_manifest
from claimbook.runs.verify import verify_run
from small_case import make_run

COST = "The plant in Porto cost 430 million euros."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    run = make_run(tmp_path_factory.mktemp("decided") / "workspace")
    check_article(run, "offline", silently)
    append_decisions(run.workspace.decisions_jsonl(run.case), [decision(run)])
    check_article(run, "offline", silently)
    finish_run(run)
    return run


@pytest.fixture
def run(made: Run, tmp_path: Path) -> Run:
    shutil.copytree(made.workspace.root, tmp_path / "workspace")
    return Run(Workspace(tmp_path / "workspace"), made.case, made.run_id)


def decision(run: Run) -> Decision:
    row = next(row for row in read_rows(run.verdicts_csv, VERDICTS) if row["claim"] == COST)
    position = Position(Verdict.NOT_ENOUGH)
    at = "2026-01-01T00:00:00Z"
    return Decision(row["claim_id"], Action.VERDICT, "Ada", at, after=position, claim=COST, why="unclear")


def row_of(run: Run, claim: str) -> int:
    return next(n for n, row in enumerate(read_csv(run.verdicts_csv).rows) if row["claim"] == claim)


def test_a_decided_run_is_whole_and_stays_so_while_people_decide_on(run: Run) -> None:
    row = read_csv(run.verdicts_csv).rows[row_of(run, COST)]
    assert (row["decided_by"], row["verdict"]) == ("person", "Not Enough Evidence")
    assert "machine.csv" in read_manifest(run)["outputs"]
    assert verify_run(run) == ()
    append_decisions(run.workspace.decisions_jsonl(run.case), [decision(run), decision(run)])
    assert verify_run(run) == ()


def test_a_decision_that_was_changed_afterwards_shows(run: Run) -> None:
    path = run.workspace.decisions_jsonl(run.case)
    path.write_bytes(path.read_bytes().replace(b"unclear", b"obvious"))
    (finding,) = verify_run(run)
    assert "decisions.jsonl" in str(finding)


def _verdict(row: dict[str, str]) -> None:
    row["verdict"] = "Supported"


def _words(row: dict[str, str]) -> None:
    row["explanation"] = "Trust me."


@pytest.mark.parametrize("change", [_verdict, _words])
@pytest.mark.parametrize("table", ["verdicts_csv", "machine_csv"])
def test_rows_that_nobody_decided_are_the_programs(
    run: Run, table: str, change: Callable[[dict[str, str]], None]
) -> None:
    path = getattr(run, table)
    found = read_csv(path)
    change(next(row for row in found.rows if row["claim"] == "Clara Voss runs a bakery in Lisbon."))
    write_table(path, found.columns, found.rows)
    finish_run(run)
    assert any("machine.csv" in str(finding) for finding in verify_run(run))
