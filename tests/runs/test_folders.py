"""Runs are found again by the names that people give them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from claimbook.core.errors import CaseError
from claimbook.core.workspace import Workspace
from claimbook.runs.folders import find_run, latest_run, new_run, new_run_id, point_latest, started_at


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    space = Workspace(tmp_path)
    space.case_claims("library").mkdir(parents=True)
    (space.case_claims("library") / "article.txt").write_text("x")
    space.case_sources("library").mkdir(parents=True)
    return space


def test_a_run_is_found_by_folder_by_name_and_as_the_newest(workspace: Workspace) -> None:
    first, second = new_run(workspace, "library", "r1"), new_run(workspace, "library", "r2")
    point_latest(first)
    assert find_run(workspace, "library") == first
    point_latest(second)
    assert find_run(workspace, "library") == second
    assert find_run(workspace, "library/r1") == first
    assert find_run(Workspace(Path("/nowhere")), str(first.folder)) == first


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("library", "has no finished run", id="none finished"),
        pytest.param("library/r9", "has no run 'r9'. Its runs: r1", id="no such run"),
        pytest.param("nowhere", "There is no case 'nowhere'", id="no such case"),
        pytest.param("nowhere/r1", "There is no case 'nowhere'", id="no such case with run"),
        pytest.param("library/r1/x", "cannot name a run", id="too deep"),
        pytest.param("", "cannot name a case", id="empty"),
        pytest.param("../..", "cannot name a case", id="upwards"),
    ],
)
def test_a_run_that_is_not_there_is_told(workspace: Workspace, name: str, message: str) -> None:
    new_run(workspace, "library", "r1")
    with pytest.raises(CaseError, match=message):
        find_run(workspace, name)


def test_two_runs_of_one_moment_have_folders_of_their_own(workspace: Workspace) -> None:
    assert new_run(workspace, "library").folder != new_run(workspace, "library").folder


def test_a_run_id_holds_the_time_in_utc() -> None:
    tokyo = timezone(timedelta(hours=9))
    made = new_run_id(datetime(2026, 1, 2, 8, 0, 0, tzinfo=tokyo), "ff")
    assert made == "20260101T230000Z-ff"
    assert started_at(made) == datetime(2026, 1, 1, 23, tzinfo=UTC).isoformat()


@pytest.mark.parametrize("run_id", ["draft", "2024-01", "", "20261301T000000Z-ff"])
def test_an_id_that_a_person_chose_tells_no_time(run_id: str) -> None:
    assert started_at(run_id) == ""


def test_without_a_finished_run_there_is_no_newest(workspace: Workspace) -> None:
    new_run(workspace, "library", "r1")
    with pytest.raises(CaseError, match="claimbook run library"):
        latest_run(workspace, "library")
