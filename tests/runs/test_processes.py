"""Real kernels and real programs: how they die, and that none is left behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from claimbook.core.errors import RunError, UsageError
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.folders import latest_run
from claimbook.runs.journal import HEARTBEAT
from claimbook.runs.kernels import Kernels, check_kernel
from claimbook.runs.manifest import read_manifest
from claimbook.runs.notebooks import execute
from claimbook.runs.plan import STAGES, Request
from claimbook.runs.runner import run_case
from odd_notebooks import DECLARED, FINISH, make_workspace, write_notebook

OFFLINE = Request("offline")
NAMES = [stage.name for stage in STAGES]
PROGRAM = Path(sys.executable).with_name("claimbook")
# Dies, or lingers, in the stage that a file of the project names.
WEAK = """
import os, pathlib, signal, time
told = pathlib.Path(root, "fate.txt")
fate, _, where = (told.read_text() if told.exists() else "").partition(" ")
if where == "{stage}":
    time.sleep(120) if fate == "linger" else os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def weak(tmp_path: Path) -> Workspace:
    space = make_workspace(tmp_path / "desk")
    for name in NAMES:
        rest = [FINISH] if name == NAMES[-1] else []
        write_notebook(space.notebooks / f"{name}.ipynb", WEAK.format(stage=name), *rest)
    return space


@pytest.fixture
def kernels() -> Callable[[], list[psutil.Process]]:
    """What a run has started and left; the browser of other tests may be at work beside."""

    def running() -> list[psutil.Process]:
        return [p for p in psutil.Process().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE]

    def line_of(process: psutil.Process) -> set[int]:
        try:
            return {process.pid, *(parent.pid for parent in process.parents())}
        except psutil.NoSuchProcess:
            return set()

    # A browser starts processes of its own whenever it likes: what descends from it is not ours either.
    others = {process.pid for process in running()}
    return lambda: [process for process in running() if not line_of(process) & others]


def test_kernels_that_are_killed_in_stage_after_stage(
    weak: Workspace, kernels: Callable[[], list[psutil.Process]]
) -> None:
    begun: list[str] = []
    for name in NAMES:
        (weak.root / "fate.txt").write_text(f"die {name}")
        with pytest.raises(RunError, match=rf"{name} failed: its kernel died \(SIGKILL\)"):
            run_case(weak, "library", OFFLINE, on_stage=begun.append)
        assert not (weak.case_runs("library") / "latest").exists()
        assert kernels() == []
    (weak.root / "fate.txt").unlink()
    result = run_case(weak, "library", OFFLINE, "well", on_stage=begun.append)
    # Each run began where the one before had died.
    assert begun == [name for name in NAMES for _ in range(2)]
    assert list(result.carried) == NAMES[:-1]
    assert latest_run(weak, "library") == result.run
    assert kernels() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=lambda n: n.name)
def test_a_program_that_is_stopped_leaves_no_kernel(weak: Workspace, number: signal.Signals) -> None:
    (weak.root / "fate.txt").write_text("linger 2_sources")
    program = subprocess.Popen(
        [PROGRAM, "run", "library", "--offline"],
        cwd=weak.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while _stage(weak) != "2_sources":
        assert program.poll() is None, program.communicate()
        time.sleep(0.1)
    time.sleep(1.0)  # the next kernel boots meanwhile
    left = psutil.Process(program.pid).children(recursive=True)
    assert len(left) >= 2
    program.send_signal(number)
    _, told = program.communicate(timeout=60)
    _, alive = psutil.wait_procs(left, timeout=30)
    assert alive == []
    (folder,) = (path for path in weak.case_runs("library").iterdir() if path.is_dir())
    run = Run(weak, "library", folder.name)
    if number == signal.SIGKILL:
        assert not run.manifest.exists()
    else:
        assert program.returncode == 4
        assert told.startswith("claimbook: It was stopped")
        assert "Traceback" not in told
        record = read_manifest(run)
        assert (record["status"], record["stage"]) == ("failed", "2_sources")
    assert not (weak.case_runs("library") / "latest").exists()
    (weak.root / "fate.txt").unlink()
    subprocess.run([PROGRAM, "run", "library", "--offline"], cwd=weak.root, check=False, capture_output=True)
    # The next run goes on where this one was stopped.
    assert read_manifest(latest_run(weak, "library"))["stages"]["1_claims"] == run.run_id


def _stage(space: Workspace) -> str:
    for path in space.case_runs("library").glob(f"*/{HEARTBEAT}"):
        try:
            return str(json.loads(path.read_text())["stage"])
        except ValueError:  # it is being written
            continue
    return ""


def test_a_kernel_that_boots_ahead_knows_nothing_and_works(
    tmp_path: Path, kernels: Callable[[], list[psutil.Process]]
) -> None:
    space = make_workspace(tmp_path / "desk")
    path = space.notebooks / "3_evidence.ipynb"
    # What the stage imports is there, and no name of it in the notebook.
    check = "import sys\nassert 'claimbook.stages.evidence' in sys.modules"
    write_notebook(path, f"assert [n for n in dir() if n[:1] != '_' and n not in ({names()})] == []", check)
    run = Run(space, "library", "r1")
    run.folder.mkdir(parents=True)
    with Kernels(space.root) as ahead:
        ahead.boot("3_evidence")
        kernel = ahead.get("3_evidence")
        execute(path, run, {"case": "library"}, kernel)
        assert kernel.end == ""
        ahead.release(kernel)
        ahead.boot("4_verdicts")
    assert kernels() == []


def names() -> str:
    """The names that a notebook has by itself, and those of its parameters."""
    shell = ("In", "Out", "exit", "quit", "get_ipython", "open")
    return repr((*shell, *(line.partition(" ")[0] for line in DECLARED.splitlines())))[1:-1]


def test_a_cell_that_takes_too_long_is_stopped(
    tmp_path: Path, kernels: Callable[[], list[psutil.Process]]
) -> None:
    space = make_workspace(tmp_path / "desk")
    path = space.notebooks / "1_claims.ipynb"
    write_notebook(path, "import time\ntime.sleep(120)")
    run = Run(space, "library", "r1")
    run.folder.mkdir(parents=True)
    with (
        Kernels(space.root) as ahead,
        pytest.raises(RunError, match="1_claims was not done when the run's time was up"),
    ):
        execute(path, run, {"case": "library"}, ahead.get("1_claims"), left=lambda: 1.0)
    assert kernels() == []


def test_a_run_without_time_left_does_not_go_on(
    weak: Workspace, kernels: Callable[[], list[psutil.Process]]
) -> None:
    (weak.root / "fate.txt").write_text("linger 1_claims")
    with pytest.raises(RunError, match=r"time was up|did not start"):
        run_case(weak, "library", Request(timeout=2.0))
    assert kernels() == []


def test_a_kernel_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimbook.runs.kernels.KernelSpecManager.find_kernel_specs", lambda self: {})
    with pytest.raises(UsageError, match="has no kernel 'python3'"):
        check_kernel()
