"""What has not changed is not run again, and what died goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimbook.core.errors import RunError, StoreError, UsageError
from claimbook.core.tables import VERDICTS, read_rows
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.findings import is_whole
from claimbook.runs.folders import latest_run
from claimbook.runs.manifest import read_manifest
from claimbook.runs.plan import STAGES, Request, stage_named
from claimbook.runs.runner import run_case
from claimbook.runs.verify import verify_run
from in_process import InProcess

OFFLINE = Request("offline")
NAMES = [stage.name for stage in STAGES]


def run(space: Workspace, run_id: str = "", request: Request = OFFLINE) -> Run:
    return run_case(space, "porto", request, run_id).run


def verdicts(run: Run) -> bytes:
    """verdicts.csv but for the name of the run."""
    return run.verdicts_csv.read_bytes().replace(run.run_id.encode(), b"RUN")


def files(run: Run) -> list[str]:
    kept = ("run.log",)
    return sorted(
        path.relative_to(run.folder).as_posix()
        for path in run.folder.rglob("*")
        if path.is_file() and path.name not in kept
    )


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_run_for_which_nothing_has_changed_is_taken_over(porto: Workspace, in_process: InProcess) -> None:
    first = run(porto, "r1")
    assert in_process.executed == NAMES
    result = run_case(porto, "porto", OFFLINE, "r2")
    assert in_process.executed == NAMES
    assert result.carried == dict.fromkeys(NAMES, "r1")
    second = result.run
    assert files(second) == files(first)
    assert verdicts(second) == verdicts(first)
    assert {row["run_id"] for row in read_rows(second.verdicts_csv, VERDICTS)} == {"r2"}
    assert ">r2</dd>" in (second.folder / "report.html").read_text(encoding="utf-8")
    assert "r2" in (second.folder / "verdicts.excel.csv").read_text(encoding="utf-8-sig")
    record = read_manifest(second)
    assert (record["status"], record["run_id"]) == ("complete", "r2")
    assert record["stages"] == dict.fromkeys(NAMES, "r1")
    assert read_manifest(first)["stages"] == dict.fromkeys(NAMES, "r1")
    assert latest_run(porto, "porto") == second
    assert is_whole(verify_run(second))
    # A third looks no different: what was taken over is taken over again, from the run that made it.
    assert run_case(porto, "porto", OFFLINE, "r3").carried == dict.fromkeys(NAMES, "r1")
    assert in_process.executed == NAMES


@pytest.mark.parametrize(
    ("change", "executed"),
    [
        pytest.param(
            lambda s: append(s.article("porto"), "\nThe bakery in Lisbon has 12 ovens.\n"),
            NAMES,
            id="article",
        ),
        pytest.param(
            lambda s: append(s.names_csv("porto"), "Halden,Halden Motors,,\n"),
            ["1_claims", "3_evidence", "4_verdicts", "5_report"],
            id="names",
        ),
        pytest.param(
            lambda s: append(s.offline_pages("porto") / "page.html", "<p>It has 900 workers.</p>"),
            NAMES,
            id="page",
        ),
        pytest.param(
            lambda s: append(s.notebooks / "4_verdicts.ipynb", "\n"),
            ["4_verdicts"],
            id="notebook",  # it made the same verdicts, so that the report is what it was
        ),
    ],
)
def test_what_depends_on_a_change_is_run_again(
    porto: Workspace, in_process: InProcess, change: Callable[[Workspace], None], executed: list[str]
) -> None:
    own_notebooks(porto)
    porto.names_csv("porto").write_text("name,canonical,language,note\n", encoding="utf-8")
    run(porto, "r1")
    change(porto)
    in_process.executed.clear()
    second = run(porto, "r2")
    assert set(executed) - {"1_claims"} <= set(in_process.executed)
    assert in_process.executed == [name for name in NAMES if name in in_process.executed]
    forced = run(porto, "r3", replace(OFFLINE, force=True))
    assert verdicts(second) == verdicts(forced)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: p.setattr("claimbook.runs.inputs._settings", lambda: "x"), id="settings"),
        pytest.param(lambda p: p.setattr("claimbook.runs.inputs._code_version", lambda: "x"), id="program"),
        pytest.param(lambda p: p.setattr("claimbook.runs.inputs._versions", lambda: "x"), id="packages"),
    ],
)
def test_another_program_runs_everything(
    porto: Workspace,
    in_process: InProcess,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[pytest.MonkeyPatch], None],
) -> None:
    run(porto, "r1")
    change(monkeypatch)
    run(porto, "r2")
    assert in_process.executed == [*NAMES, *NAMES]


def test_force_runs_everything(porto: Workspace, in_process: InProcess) -> None:
    first = run(porto, "r1")
    second = run(porto, "r2", replace(OFFLINE, force=True))
    assert in_process.executed == [*NAMES, *NAMES]
    assert verdicts(second) == verdicts(first)


@pytest.mark.parametrize(
    ("name", "executed"),
    [
        # What the run before had captured is what the verdicts are compared with.
        ("captures.csv", ["2_sources", "4_verdicts", "5_report"]),
        ("evidence.csv", ["3_evidence"]),
        ("verdicts.csv", ["4_verdicts"]),
        ("notebooks/3_evidence.ipynb", ["3_evidence"]),
    ],
)
def test_a_file_that_was_changed_since_it_was_made_is_made_again(
    porto: Workspace, in_process: InProcess, name: str, executed: list[str]
) -> None:
    first = run(porto, "r1")
    right = verdicts(first)
    append(first.folder / name, "x")
    in_process.executed.clear()
    assert verdicts(run(porto, "r2")) == right
    assert in_process.executed == executed


@pytest.mark.parametrize("stage", NAMES)
def test_a_run_that_died_goes_on_where_it_stopped(
    porto: Workspace, in_process: InProcess, stage: str
) -> None:
    def die(run: Run) -> None:
        raise RunError("It died.")

    in_process.before[stage] = die
    with pytest.raises(RunError, match="It died"):
        run(porto, "r1")
    assert read_manifest(Run(porto, "porto", "r1"))["stage"] == stage
    in_process.before.clear()
    in_process.executed.clear()
    resumed = run(porto, "r2")
    assert in_process.executed == NAMES[NAMES.index(stage) :]
    assert is_whole(verify_run(resumed))
    forced = run(porto, "r3", replace(OFFLINE, force=True))
    assert verdicts(resumed) == verdicts(forced)


@pytest.mark.parametrize("name", ["4", "verdicts", "4_verdicts"])
def test_from_a_stage_on_takes_what_people_edited_and_says_so(
    porto: Workspace, in_process: InProcess, name: str
) -> None:
    first = run(porto, "r1")
    lines = first.evidence_csv.read_text(encoding="utf-8").splitlines(keepends=True)
    first.evidence_csv.write_text(lines[0], encoding="utf-8")
    in_process.executed.clear()
    result = run_case(porto, "porto", replace(OFFLINE, first=name), "r2")
    assert in_process.executed == NAMES[3:]
    assert result.as_it_was == ("evidence.csv was edited",)
    assert {row["verdict"] for row in read_rows(result.run.verdicts_csv)} <= {"", "Not Enough Evidence"}
    # What was taken although it was edited is taken for nothing else.
    in_process.executed.clear()
    run(porto, "r3")
    assert "3_evidence" in in_process.executed


def test_only_one_stage_leaves_a_run_that_the_next_goes_on_with(
    porto: Workspace, in_process: InProcess
) -> None:
    finished = run(porto, "r1")
    in_process.executed.clear()
    result = run_case(porto, "porto", replace(OFFLINE, only="sources"), "r2")
    assert in_process.executed == ["2_sources"]
    assert result.verdicts == {}
    assert not result.run.manifest.exists()
    assert latest_run(porto, "porto") == finished
    in_process.executed.clear()
    run(porto, "r3")
    assert in_process.executed == []


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        pytest.param(Request(first="6"), "There is no stage '6'", id="no such stage"),
        pytest.param(Request(first="3", force=True), "exclude each other", id="from and force"),
        pytest.param(Request(first="3"), "No run of the case 'porto' has 2_sources", id="nothing before"),
        pytest.param(Request(timeout=0.0), "no time to work in", id="no time"),
    ],
)
def test_what_cannot_be_meant_runs_nothing(
    porto: Workspace, in_process: InProcess, request_: Request, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        run(porto, request=request_)
    assert in_process.executed == []
    assert not [path for path in porto.root.glob("runs/*/*") if path.is_dir()]


def test_what_the_network_says_is_asked_again(porto: Workspace, in_process: InProcess) -> None:
    append(porto.sources_csv("porto"), "other,https://other.invalid/,,,primary,,en,,\n")
    for run_id in ("r1", "r2"):  # the second finds nothing to add
        run_case(porto, "porto", OFFLINE, run_id)
    in_process.executed.clear()
    assert run_case(porto, "porto", OFFLINE, "r3").unread == ("other",)
    assert in_process.executed == []
    run_case(porto, "porto", Request("fill"), "r4")
    run_case(porto, "porto", Request("fill"), "r5")
    assert in_process.executed.count("2_sources") == 2


def test_a_damaged_page_is_not_passed_over(porto: Workspace, in_process: InProcess) -> None:
    first = run(porto, "r1")
    (row,) = read_rows(first.captures_csv)
    blob = porto.store / "blobs" / "sha256" / row["snapshot"][:2] / row["snapshot"]
    blob.chmod(0o644)
    blob.write_bytes(b"something else")
    with pytest.raises(StoreError, match="is not what was put into the store"):
        run(porto, "r2")
    assert latest_run(porto, "porto") == first


def test_a_record_of_stages_that_is_damaged_is_none(porto: Workspace, in_process: InProcess) -> None:
    first = run(porto, "r1")
    (first.folder / "stages.json").write_text(json.dumps({"1_claims": []}))
    in_process.executed.clear()
    run(porto, "r2")
    assert in_process.executed == NAMES


def test_stages_are_named_in_three_ways() -> None:
    assert {stage_named(name) for name in ("1", "claims", "1_claims")} == {STAGES[0]}


def own_notebooks(space: Workspace) -> None:
    """Gives the workspace notebooks of its own."""
    space.notebooks.mkdir()
    for path in (Path(__file__).parents[2] / "notebooks").glob("?_*.ipynb"):
        (space.notebooks / path.name).write_bytes(path.read_bytes())
