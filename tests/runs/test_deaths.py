"""What befalls runs: never a false success, never a latest that moved, and always a next run that succeeds.

Most deaths are dealt out in this very process; those of processes (kernels, the program) in real ones, below.
Each test lets a case die in one stage after the other, each run going on where the one before it died, and
compares what comes out in the end with a run that nothing befell.
"""

from __future__ import annotations

import errno
import json
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pytest

from claimbook.core import tables
from claimbook.core.decisions import Action, Decision, Position, append_decisions
from claimbook.core.errors import ClaimbookError, RunError, UsageError
from claimbook.core.labels import Verdict
from claimbook.core.past_runs import earlier_run, past_runs
from claimbook.core.tables import VERDICTS, read_rows
from claimbook.core.workspace import Run, Workspace
from claimbook.runs import folders
from claimbook.runs.findings import is_whole
from claimbook.runs.folders import latest_run
from claimbook.runs.journal import HEARTBEAT, LOG, last_sign
from claimbook.runs.lock import LOCK, locked
from claimbook.runs.manifest import read_manifest
from claimbook.runs.plan import STAGES, Request
from claimbook.runs.runner import run_case
from claimbook.runs.stopping import Stopped
from claimbook.runs.verify import verify_run
from in_process import InProcess, NoKernels
from small_case import make_run

OFFLINE = Request("offline")
NAMES = [stage.name for stage in STAGES]
every_stage = pytest.mark.parametrize("stage", NAMES)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The verdicts of a run that nothing befell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimbook.runs.kernels.Kernels", NoKernels)
        patch.setattr("claimbook.runs.notebooks.execute", InProcess().execute)
        space = make_run(tmp_path_factory.mktemp("right")).workspace
        return verdicts(run_case(space, "porto", OFFLINE).run)


def verdicts(run: Run) -> bytes:
    return run.verdicts_csv.read_bytes().replace(run.run_id.encode(), b"RUN")


def assert_died(space: Workspace, run_id: str) -> None:
    """The run is not taken for one that finished, by anyone."""
    run = Run(space, "porto", run_id)
    assert run_id not in {past.run.run_id for past in past_runs(space, "porto")}
    assert not is_whole(verify_run(run))
    pointer = space.case_runs("porto") / folders.POINTER
    assert not pointer.exists() or pointer.read_text().strip() != run_id


def assert_recovers(space: Workspace, right: bytes) -> None:
    run = run_case(space, "porto", OFFLINE, "again").run
    assert verdicts(run) == right
    assert is_whole(verify_run(run))
    assert latest_run(space, "porto") == run


def raising(error: BaseException) -> Callable[[Run], None]:
    def fault(run: Run) -> None:
        raise error

    return fault


def truncate(run: Run) -> None:
    """Cuts the newest table of the run in half."""
    found = max(run.folder.glob("*.csv"), key=lambda path: path.stat().st_mtime_ns)
    found.write_bytes(found.read_bytes()[: found.stat().st_size // 2])


def change_claims(run: Run) -> None:
    path = run.workspace.claims_csv(run.case)
    path.write_text(path.read_text(encoding="utf-8").replace("430", "431"), encoding="utf-8")


FAULTS = {
    "memory": (raising(MemoryError()), MemoryError),
    "kernel killed": (raising(RunError("its kernel died (SIGKILL)")), RunError),
    "time is up": (raising(RunError("was not done when the run's time was up")), RunError),
    "disk full": (raising(OSError(errno.ENOSPC, "No space left on device")), RunError),
    "read-only folder": (raising(PermissionError(errno.EACCES, "Permission denied")), RunError),
    "disk lost": (raising(OSError(errno.EIO, "Input/output error")), RunError),
    "Ctrl-C": (raising(KeyboardInterrupt()), KeyboardInterrupt),
    "told to end": (raising(Stopped("It was stopped by SIGTERM.")), Stopped),
    "run folder deleted": (lambda run: rmtree(run.folder), Exception),
}


@every_stage
@pytest.mark.parametrize("kind", FAULTS)
def test_whatever_ends_a_stage_ends_the_run_and_the_next_goes_on(
    porto: Workspace, in_process: InProcess, right: bytes, stage: str, kind: str
) -> None:
    fault, error = FAULTS[kind]
    in_process.after[stage] = fault
    with pytest.raises(error):
        run_case(porto, "porto", OFFLINE, "r1")
    assert_died(porto, "r1")
    in_process.after.clear()
    in_process.executed.clear()
    assert_recovers(porto, right)
    if kind != "run folder deleted":
        assert in_process.executed == NAMES[NAMES.index(stage) :]


@pytest.mark.parametrize("later", [*NAMES[2:], "the end"])
def test_a_table_that_is_cut_short_meanwhile_is_not_built_upon(
    porto: Workspace, in_process: InProcess, right: bytes, later: str
) -> None:
    if later == "the end":
        in_process.after[NAMES[-1]] = truncate
    else:
        in_process.before[later] = truncate
    with pytest.raises((ClaimbookError, OSError)):
        run_case(porto, "porto", OFFLINE, "r1")
    assert_died(porto, "r1")
    in_process.before.clear()
    in_process.after.clear()
    assert_recovers(porto, right)


@every_stage
def test_a_lock_that_is_lost_stops_the_run(
    porto: Workspace, in_process: InProcess, right: bytes, stage: str
) -> None:
    in_process.after[stage] = lambda run: (run.folder.parent / LOCK).unlink()
    with pytest.raises(RunError, match="has lost its lock"):
        run_case(porto, "porto", OFFLINE, "r1")
    assert read_manifest(Run(porto, "porto", "r1"))["status"] == "failed"
    assert_died(porto, "r1")
    in_process.after.clear()
    assert_recovers(porto, right)


@pytest.mark.parametrize("stage", NAMES[1:])
def test_an_input_that_changes_meanwhile_is_told(porto: Workspace, in_process: InProcess, stage: str) -> None:
    in_process.after[stage] = change_claims
    with pytest.raises(RunError, match=r"claims/claims\.csv was changed while the run worked"):
        run_case(porto, "porto", OFFLINE, "r1")
    assert_died(porto, "r1")
    in_process.after.clear()
    run = run_case(porto, "porto", OFFLINE, "r2").run
    assert b"431" in run.verdicts_csv.read_bytes()


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("stage", NAMES)
def test_a_decision_made_meanwhile_does_not_fail_the_run_and_stands_in_the_next(
    porto: Workspace, in_process: InProcess, stage: str, when: str
) -> None:
    first = run_case(porto, "porto", OFFLINE, "r1").run
    claim = next(row for row in read_rows(first.verdicts_csv, VERDICTS) if row["verdict"] == "Supported")
    decision = Decision(
        claim["claim_id"], Action.VERDICT, "Ada", "2026-01-01T00:00:00Z",
        after=Position(Verdict.NOT_ENOUGH), claim=claim["claim"], why="unclear",
    )  # fmt: skip

    def decide(run: Run) -> None:
        append_decisions(run.workspace.decisions_jsonl("porto"), [decision])

    getattr(in_process, when)[stage] = decide
    run = run_case(porto, "porto", replace(OFFLINE, force=True), "r2").run
    assert is_whole(verify_run(run))
    in_process.before.clear()
    in_process.after.clear()
    run = run_case(porto, "porto", OFFLINE, "r3").run
    decided = {row["claim_id"]: row["decided_by"] for row in read_rows(run.verdicts_csv, VERDICTS)}
    assert decided[claim["claim_id"]] == "person"
    assert is_whole(verify_run(run))


def test_a_decision_that_is_changed_meanwhile_is_told(porto: Workspace, in_process: InProcess) -> None:
    path = porto.decisions_jsonl("porto")
    path.write_bytes(b"\n")
    in_process.after[NAMES[-1]] = lambda run: path.write_bytes(b"\n \n"[1:])
    with pytest.raises(RunError, match=r"claims/decisions\.jsonl was changed while the run worked"):
        run_case(porto, "porto", OFFLINE, "r1")


@pytest.mark.parametrize(
    ("stage", "content"),
    [
        ("1_claims", b"\x00\xff\xfe garbage \x80"),
        ("2_sources", b'source_id,url\n"open'),
        ("3_evidence", b""),
        ("4_verdicts", b"\xef\xbb\xbf"),
        ("5_report", b"source_id,url\n"),
    ],
)
def test_an_input_that_is_damaged_is_never_taken_for_a_sound_one(
    porto: Workspace, in_process: InProcess, right: bytes, stage: str, content: bytes
) -> None:
    run_case(porto, "porto", OFFLINE, "r1")
    table = porto.sources_csv("porto")
    sound = table.read_bytes()
    in_process.before[stage] = lambda run: table.write_bytes(content)
    with pytest.raises((ClaimbookError, OSError)):
        run_case(porto, "porto", Request("offline", force=True), "r2")
    assert_died(porto, "r2")
    with pytest.raises((ClaimbookError, OSError)):
        run_case(porto, "porto", OFFLINE, "r3")
    assert_died(porto, "r3")
    assert latest_run(porto, "porto").run_id == "r1"
    table.write_bytes(sound)
    in_process.before.clear()
    assert_recovers(porto, right)


@pytest.mark.parametrize("number", [1, 2, 4, 8, 11, 13])
def test_a_disk_that_fills_while_files_are_written_or_taken_over(
    porto: Workspace, in_process: InProcess, right: bytes, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    run_case(porto, "porto", OFFLINE, "r1")
    left, write = number, tables.write_bytes

    def full(path: Path, content: bytes) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr("claimbook.core.tables.write_bytes", full)
        patch.setattr("claimbook.runs.carrying.write_bytes", full)
        with pytest.raises((OSError, ClaimbookError)):
            run_case(porto, "porto", OFFLINE, "r2")
    assert not (porto.case_runs("porto") / "r2").exists() or assert_died(porto, "r2") is None
    assert latest_run(porto, "porto").run_id == "r1"
    assert_recovers(porto, right)


@pytest.mark.parametrize("year", [1990, 2099])
def test_a_clock_that_jumps_changes_nothing(
    porto: Workspace, in_process: InProcess, right: bytes, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    class Jumped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(year, 1, 1, tzinfo=UTC)

    in_process.before["3_evidence"] = raising(RunError("It died."))
    with pytest.raises(RunError):
        run_case(porto, "porto", OFFLINE)
    in_process.before.clear()
    in_process.executed.clear()
    for module in ("folders", "manifest", "journal"):
        monkeypatch.setattr(f"claimbook.runs.{module}.datetime", Jumped)
    run = run_case(porto, "porto", Request("offline", timeout=60.0)).run
    assert run.run_id.startswith(str(year))
    assert in_process.executed == NAMES[2:]
    assert verdicts(run) == right
    assert latest_run(porto, "porto") == run


def test_runs_stand_in_the_order_in_which_they_ended_whatever_the_clock_says(
    porto: Workspace, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    for run_id, year in (("later", 2099), ("earlier", 1990), ("same", 1990)):
        moment = datetime(year, 1, 1, tzinfo=UTC).isoformat(timespec="seconds")
        monkeypatch.setattr("claimbook.runs.manifest._now", lambda moment=moment: moment)
        run_case(porto, "porto", OFFLINE, run_id)
    assert [past.run.run_id for past in past_runs(porto, "porto")] == ["later", "earlier", "same"]
    assert earlier_run(Run(porto, "porto", "same")) == Run(porto, "porto", "earlier")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of this process is what is killed")
@every_stage
def test_a_program_that_is_killed_leaves_a_run_that_did_not_finish(
    porto: Workspace, in_process: InProcess, right: bytes, stage: str
) -> None:
    in_process.after[stage] = lambda run: os.kill(os.getpid(), signal.SIGKILL)
    child = os.fork()
    if not child:
        try:
            run_case(porto, "porto", OFFLINE, "r1")
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    died = Run(porto, "porto", "r1")
    if stage != NAMES[-1]:  # the last writes run.json itself
        assert_died(porto, "r1")
        assert last_sign(porto, "porto").stage == stage
    assert not (porto.case_runs("porto") / folders.POINTER).exists()
    assert (died.folder / HEARTBEAT).exists()
    in_process.after.clear()
    assert_recovers(porto, right)
    assert in_process.executed == NAMES[NAMES.index(stage) :]


def test_two_runs_of_a_case_at_once_are_one_too_many(
    porto: Workspace, in_process: InProcess, right: bytes
) -> None:
    told: list[str] = []

    def second(run: Run) -> None:
        with pytest.raises(RunError) as caught:
            run_case(porto, "porto", OFFLINE, "r2")
        told.append(str(caught.value))

    in_process.before["4_verdicts"] = second
    run = run_case(porto, "porto", OFFLINE, "r1").run
    assert "Another run of the case 'porto' is under way: r1, last heard of at" in told[0]
    assert "in 4_verdicts" in told[0]
    assert not (porto.case_runs("porto") / "r2").exists()
    assert verdicts(run) == right


def test_other_cases_run_beside_it(porto: Workspace, in_process: InProcess) -> None:
    other = porto.case_claims("other")
    other.mkdir()
    (other / "article.txt").write_text("Halden Motors opened a plant in Porto in 2021.\n", encoding="utf-8")
    porto.case_sources("other").mkdir()
    porto.sources_csv("other").write_bytes(porto.sources_csv("porto").read_bytes())
    with locked(porto, "porto"):
        assert run_case(porto, "other", OFFLINE).unread == ("halden",)


@every_stage
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: path.write_text("{}"), id="damaged"),
        pytest.param(
            lambda path: path.write_text(path.read_text().replace("parameters", "x")), id="untagged"
        ),
    ],
)
def test_a_notebook_that_is_not_fit_runs_nothing(
    porto: Workspace, in_process: InProcess, right: bytes, stage: str, spoil: Callable[[Path], object]
) -> None:
    sound = own_notebook(porto, stage)
    spoil(porto.notebooks / f"{stage}.ipynb")
    with pytest.raises(UsageError, match=stage):
        run_case(porto, "porto", OFFLINE, "r1")
    assert in_process.executed == []
    assert not (porto.case_runs("porto") / "r1").exists()
    (porto.notebooks / f"{stage}.ipynb").write_bytes(sound)
    assert_recovers(porto, right)


@pytest.mark.parametrize(
    "case",
    [
        "../porto",
        "porto/../porto",
        "Porto",
        "porto\n",
        "-rf",
        ".",
        "a" * 65,
        "p\x00rto",
        "con fusion",
        "$(id)",
    ],
    ids=repr,
)
def test_a_hostile_name_runs_nothing(porto: Workspace, in_process: InProcess, case: str) -> None:
    with pytest.raises(UsageError):
        run_case(porto, case, OFFLINE)
    assert not (porto.root / "runs").exists()


def test_a_full_disk_is_told_before_anything_runs(
    porto: Workspace, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 5_000_000

    monkeypatch.setattr("claimbook.runs.preflight.shutil.disk_usage", lambda path: Usage)
    with pytest.raises(RunError, match="has 5 MB left; a run needs 100 MB"):
        run_case(porto, "porto", OFFLINE)
    assert in_process.executed == []


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, r"3_evidence failed: No space.*\. The disk is full: free some space"),
        (errno.EROFS, "The disk can only be read: make it writable"),
        (errno.EACCES, "The permissions forbid it"),
    ],
)
def test_errors_of_the_system_are_told_with_what_to_do(
    porto: Workspace, in_process: InProcess, number: int, message: str
) -> None:
    in_process.before["3_evidence"] = raising(OSError(number, os.strerror(number), "evidence.csv"))
    with pytest.raises(RunError, match=message):
        run_case(porto, "porto", OFFLINE, "r1")
    assert "evidence.csv" in read_manifest(Run(porto, "porto", "r1"))["reason"]


def test_the_log_says_what_was_done_and_the_heart_stops(porto: Workspace, in_process: InProcess) -> None:
    beats: list[dict[str, object]] = []
    in_process.before["2_sources"] = lambda run: beats.append(
        json.loads((run.folder / HEARTBEAT).read_text(encoding="utf-8"))
    )
    run = run_case(porto, "porto", OFFLINE).run
    assert (beats[0]["stage"], beats[0]["pid"]) == ("2_sources", os.getpid())
    assert not (run.folder / HEARTBEAT).exists()
    lines = (run.folder / LOG).read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [
        *(f"{name} begins" for name in NAMES),
        "the run is complete",
    ]
    assert all(datetime.fromisoformat(line.split(" ")[0]).tzinfo for line in lines)


def own_notebook(space: Workspace, stage: str) -> bytes:
    """Gives the workspace notebooks of its own; the bytes of one of them."""
    space.notebooks.mkdir()
    for path in (Path(__file__).parents[2] / "notebooks").glob("?_*.ipynb"):
        (space.notebooks / path.name).write_bytes(path.read_bytes())
    return (space.notebooks / f"{stage}.ipynb").read_bytes()
