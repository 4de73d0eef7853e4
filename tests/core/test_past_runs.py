"""The runs that finished, in their order, and the one before another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimbook.core.past_runs import earlier_run, past_runs, read_record, same_verdicts
from claimbook.core.tables import CAPTURES, VERDICTS, write_table
from claimbook.core.workspace import Run, Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def add(space: Workspace, run_id: str, finished: str, status: str = "complete", verdict: str = "") -> Run:
    run = Run(space, "bridge", run_id)
    row = {"claim_id": "c1", "verdict": verdict, "run_id": run_id}
    write_table(run.verdicts_csv, VERDICTS, [row])
    write_table(run.captures_csv, CAPTURES, [])
    run.manifest.write_text(json.dumps({"status": status, "finished": finished}))
    return run


def names(space: Workspace) -> list[str]:
    return [past.run.run_id for past in past_runs(space, "bridge")]


def test_they_come_in_the_order_in_which_they_finished(space: Workspace) -> None:
    assert names(space) == []
    for run_id, finished in (
        ("b", "2025-01-01"),
        ("a", "2025-01-03"),
        ("z", "2025-01-02"),
        ("y", "2025-01-02"),
    ):
        add(space, run_id, finished)
    assert names(space) == ["b", "y", "z", "a"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"status": "complete"}', '{"finished": 1}', "\x00"]
)
def test_what_is_no_record_of_a_finished_run_is_passed_over(space: Workspace, content: str) -> None:
    add(space, "a", "2025-01-01")
    broken = add(space, "b", "2025-01-02")
    broken.manifest.write_text(content)
    add(space, "c", "2025-01-03", status="failed")
    assert names(space) == ["a"]
    assert isinstance(read_record(broken), dict)


def test_the_run_before(space: Workspace) -> None:
    first, second = add(space, "a", "2025-01-01"), add(space, "b", "2025-01-02")
    assert earlier_run(first) is None
    assert earlier_run(second) == first
    assert earlier_run(Run(space, "bridge", "under-way")) == second


def test_two_tables_are_the_same_but_for_the_name_of_the_run(space: Workspace) -> None:
    first = add(space, "a", "2025-01-01")
    assert same_verdicts(first, add(space, "b", "2025-01-02"))
    assert not same_verdicts(first, add(space, "c", "2025-01-03", verdict="Refuted"))
