"""The runner against real kernels and small, deliberately odd notebooks."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from claimbook.core.errors import CaseError, RunError, UsageError
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.manifest import read_manifest
from claimbook.runs.notebooks import check_notebook
from claimbook.runs.plan import STAGES, Request, notebook_of
from claimbook.runs.runner import run_case
from odd_notebooks import DECLARED, make_workspace, write_notebook

NAMES = [stage.name for stage in STAGES]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    # Braces: papermill would take them for places to put parameters into.
    return make_workspace(tmp_path / "news {case} desk")


def only_run(space: Workspace) -> Run:
    (folder,) = (p for p in space.case_runs("library").iterdir() if p.is_dir())
    return Run(space, "library", folder.name)


def test_a_run_executes_every_stage_and_then_moves_the_pointer(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "TkAgg")
    write_notebook(
        workspace.notebooks / "2_sources.ipynb",
        "import os, pathlib\nseen = [case, run, root, mode, str(pathlib.Path.cwd())]",
        "assert os.environ['MPLBACKEND'].endswith('inline'), os.environ['MPLBACKEND']",
        "pathlib.Path(root, 'seen.txt').write_text('\\n'.join(seen))",
        "",
    )
    stages: list[str] = []
    result = run_case(workspace, "library", Request("offline"), "2024-01", on_stage=stages.append)
    assert stages == NAMES
    root = str(workspace.root)
    assert (workspace.root / "seen.txt").read_text().split("\n") == [
        "library", "2024-01", root, "offline", root,
    ]  # fmt: skip
    assert result.run.run_id == "2024-01"
    assert result.verdicts["Refuted"] == 1
    assert result.unread == ("paper",)
    assert all(path.exists() for path in result.files.values())
    assert read_manifest(result.run)["status"] == "complete"
    assert (workspace.case_runs("library") / "latest").read_text() == "2024-01\n"
    assert sorted(p.stem for p in (result.run.folder / "notebooks").iterdir()) == NAMES
    assert os.environ["MPLBACKEND"] == "TkAgg"
    with pytest.raises(CaseError, match="There is '2024-01' already"):
        run_case(workspace, "library", run_id="2024-01")


@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        pytest.param("import os\nos.kill(os.getpid(), 9)", RunError, "kernel died", id="killed"),
        pytest.param("import sys\nsys.exit(0)", RunError, "SystemExit stopped it", id="exit 0"),
        pytest.param("import sys\nsys.exit(3)", RunError, "SystemExit: 3", id="exit 3"),
        pytest.param(
            "raise OSError(28, 'No space left on device')", RunError, "The disk is full: free", id="full disk"
        ),
        pytest.param("raise ValueError('no\\nluck')", RunError, "ValueError: no luck", id="error"),
        pytest.param(
            "from claimbook.core.errors import TableError\nraise TableError('claims.csv lacks a column.')",
            UsageError,
            r"^claims\.csv lacks a column\.$",
            id="mistake",
        ),
        pytest.param(
            "from claimbook.core.errors import StoreError\nraise StoreError('The snapshot was changed.')",
            RunError,
            r"failed: The snapshot was changed\.",
            id="store",
        ),
    ],
)
def test_a_stage_that_breaks_fails_the_run_and_says_why(
    workspace: Workspace, source: str, kind: type[Exception], message: str
) -> None:
    write_notebook(workspace.notebooks / "1_claims.ipynb", source, "never = 'reached'")
    with pytest.raises(kind, match=message) as caught:
        run_case(workspace, "library")
    run = only_run(workspace)
    record = read_manifest(run)
    assert (record["status"], record["stage"]) == ("failed", "1_claims")
    assert "\n" not in record["reason"]
    assert record["reason"] == " ".join(str(caught.value).split())
    assert (run.folder / "notebooks" / "1_claims.ipynb").is_file()
    assert not (run.folder / "notebooks" / "2_sources.ipynb").exists()
    assert not (workspace.case_runs("library") / "latest").exists()


def test_a_run_without_its_record_has_not_finished(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_notebook(workspace.notebooks / "5_report.ipynb", "done = True")
    monkeypatch.setattr("claimbook.runs.runner.STAGES", STAGES[-1:])
    with pytest.raises(RunError, match="did not finish"):
        run_case(workspace, "library")
    assert read_manifest(only_run(workspace))["status"] == "failed"


def test_only_the_start_of_a_kernel_is_tried_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = tmp_path / "starts.txt"
    spec = tmp_path / "jupyter" / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    program = f"open({str(starts)!r}, 'a').write('x')"
    spec.write_text(
        json.dumps({"argv": [sys.executable, "-c", program], "display_name": "Broken", "language": "python"})
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    with pytest.raises(RunError, match=r"did not start: .* \(tried 3 times\)"):
        run_case(workspace, "library")
    assert starts.read_text() == "xxx"


@pytest.mark.parametrize(
    ("case", "mode", "run_id", "message"),
    [
        pytest.param("nowhere", "fill", "", "There is no case 'nowhere'", id="no such case"),
        pytest.param("../library", "fill", "", "cannot name a case", id="path in the case"),
        pytest.param("library", "fast", "", "There is no mode 'fast'", id="unknown mode"),
        pytest.param("library", "fill", "a/b", "cannot name a run", id="path in the run id"),
        pytest.param("library", "fill", "latest", "There is 'latest' already", id="name of the pointer"),
    ],
)
def test_a_mistaken_call_runs_nothing(
    workspace: Workspace, case: str, mode: str, run_id: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        run_case(workspace, case, Request(mode), run_id)
    assert not [path for path in workspace.root.glob("runs/*/*") if path.is_dir()]


def test_an_empty_article_runs_nothing(workspace: Workspace) -> None:
    workspace.article("library").write_text(" \n")
    with pytest.raises(CaseError):
        run_case(workspace, "library")
    assert not [path for path in workspace.root.glob("runs/*/*") if path.is_dir()]


@pytest.mark.parametrize(
    ("declared", "tags", "message"),
    [
        pytest.param(DECLARED, 0, "has 0 cells tagged 'parameters'", id="no tag"),
        pytest.param(DECLARED, 2, "has 2 cells tagged 'parameters'", id="two tags"),
        pytest.param('case = ""\nruns = ""\nroot = ""', 1, "does not declare mode, run ", id="misspelt"),
    ],
)
def test_a_notebook_that_would_run_with_wrong_values_is_refused(
    workspace: Workspace, declared: str, tags: int, message: str
) -> None:
    write_notebook(workspace.notebooks / "2_sources.ipynb", declared=declared, tags=tags)
    with pytest.raises(UsageError, match=message):
        run_case(workspace, "library")
    assert not [path for path in workspace.root.glob("runs/*/*") if path.is_dir()]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}', "plain words"])
def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "1_claims.ipynb"
    path.write_text(content)
    with pytest.raises(UsageError, match="not a readable notebook"):
        check_notebook(path, {})


def test_a_missing_notebook_is_named(workspace: Workspace) -> None:
    (workspace.notebooks / "3_evidence.ipynb").unlink()
    with pytest.raises(UsageError, match=r"3_evidence\.ipynb is not there"):
        run_case(workspace, "library")


def test_a_project_without_notebooks_uses_those_of_claimbook(tmp_path: Path) -> None:
    own = notebook_of(Workspace(tmp_path), STAGES[0])
    assert own.is_file()
    assert (own.parents[1] / "pyproject.toml").is_file()
