"""Cases, runs and their folders: names are safe, and a missing article says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.errors import CaseError
from claimbook.core.workspace import Workspace, check_slug, find_workspace, open_run


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "claims" / "budget").mkdir(parents=True)
    (tmp_path / "sources").mkdir()
    (tmp_path / "claims" / "budget" / "article.txt").write_text("Text.", encoding="utf-8")
    return Workspace(tmp_path)


@pytest.mark.parametrize("name", ["stargate", "a", "budget-2026", "x" * 64])
def test_plain_names_are_accepted(name: str) -> None:
    assert check_slug(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "..", "../x", "a/b", "A", "-a", "a-", "a b", "{run}", "a.b", "日本", "x" * 65, "a\n", "con\0"],
)
def test_names_with_tricks_are_refused(name: str) -> None:
    with pytest.raises(CaseError, match="cannot name a case"):
        check_slug(name)


def test_the_project_folder_is_found_from_below(workspace: Workspace) -> None:
    assert find_workspace(workspace.root / "claims" / "budget").root == workspace.root


def test_a_run_of_an_unknown_case_names_the_known_ones(workspace: Workspace) -> None:
    with pytest.raises(CaseError, match=r"no case 'nowhere'.*budget"):
        open_run("nowhere", root=str(workspace.root))


@pytest.mark.parametrize("run", ["../up", "a b", "{x}", "-", "a/b"])
def test_a_run_with_tricks_in_its_name_is_refused(run: str, workspace: Workspace) -> None:
    with pytest.raises(CaseError, match="cannot name a run"):
        open_run("budget", run, str(workspace.root))


def test_a_parameter_that_is_not_text_is_refused(workspace: Workspace) -> None:
    with pytest.raises(CaseError, match="must be text"):
        open_run(7, root=str(workspace.root))  # type: ignore[arg-type]


def test_without_a_run_name_the_draft_is_worked_on(workspace: Workspace) -> None:
    assert open_run("budget", root=str(workspace.root)).folder == workspace.root / "runs" / "budget" / "draft"


def test_two_articles_are_one_too_many(workspace: Workspace) -> None:
    (workspace.root / "claims" / "budget" / "article.md").write_text("# Text", encoding="utf-8")
    with pytest.raises(CaseError, match="more than one article"):
        workspace.article("budget")
