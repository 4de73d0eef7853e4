"""A run: the five notebooks of a case, executed by papermill one after the other.

A stage that would only do again what an earlier run has done is not executed; its files are taken over. A run
counts only once its run.json says "complete", every cell has been seen to have run, and nothing that it was
made from or made has changed meanwhile.
"""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from claimbook.core.errors import ClaimbookError, RunError, UsageError
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.carrying import Done, carry, carry_as_it_is, files_of, newest_with, note_done
from claimbook.runs.folders import new_run, point_latest
from claimbook.runs.inputs import NOTEBOOKS, content_hash, disturbing, inputs_of
from claimbook.runs.journal import Journal
from claimbook.runs.lock import locked
from claimbook.runs.manifest import COMPLETE, fail_run, finish_run, read_manifest, unread_sources
from claimbook.runs.plan import STAGES, Request, RunResult, Stage, check_request, notebook_of
from claimbook.runs.stopping import stoppable
from claimbook.runs.system_errors import told
from claimbook.stages.provenance import hash_file

_WORTH_OPENING = {
    "report": "report.html",
    "verdicts": "verdicts.csv",
    "spreadsheet": "verdicts.excel.csv",
    "notebooks": "notebooks",
}
_SOURCES = STAGES[1]


def run_case(
    workspace: Workspace,
    case: str,
    request: Request = Request(),  # noqa: B008  (frozen)
    run_id: str = "",
    on_stage: Callable[[str], None] = lambda stage: None,
    bars: bool = True,
) -> RunResult:
    """Runs the stages of a case in a new folder runs/<case>/<run id>/.

    Args:
        workspace: the project folder.
        case: the name of the case.
        request: what is asked beside it.
        run_id: the new folder's name; made from the time where empty.
        on_stage: called with the name of each stage that is executed, as it begins.
        bars: whether a bar a stage shows its cells; only where standard error is a terminal.

    Raises:
        UsageError: the case, the request, the run id or a notebook is not fit to run; nothing was run, or
            the first stage that met the mistake says so in its own words.
        RunError: another run of the case is under way, or a stage failed; run.json says which, and the
            folder is kept.
        Stopped: the system asked to end; run.json says so, and no kernel is left.
    """
    check_request(request)
    workspace.article(case)
    until = math.inf if request.timeout is None else time.monotonic() + request.timeout
    with stoppable(), locked(workspace, case) as check_lock:
        run = new_run(workspace, case, run_id)
        with Journal(run) as journal:
            work = _Work(run, request, journal, check_lock, until, on_stage, bars)
            try:
                result = work.do()
                if not request.only:
                    check_lock()
                    point_latest(run)
            except OSError as error:
                failed = RunError(f"{work.stage.name} failed: {told(error)}")
                work.note_failure(failed)
                raise failed from None
            except BaseException as error:
                work.note_failure(error)
                raise
            journal.note(f"{request.only} is done" if request.only else "the run is complete")
            return result


@dataclass(slots=True)
class _Work:
    """A run under way."""

    run: Run
    request: Request
    journal: Journal
    check_lock: Callable[[], None]
    until: float  # on the monotonic clock, which nobody can set
    on_stage: Callable[[str], None]
    bars: bool
    stage: Stage = STAGES[0]
    began: bool = False  # a stage was executed, or all have been taken over
    done: dict[str, Done] = field(default_factory=dict)

    def do(self) -> RunResult:
        """Takes over what can be, executes the rest, and sees whether the run is whole."""
        asked = self.request.asked
        if asked is not None:
            left: Sequence[Stage] = STAGES[STAGES.index(asked) :]
            self._take_as_it_is(STAGES[: STAGES.index(asked)])
        else:
            left = self._carry(STAGES)
        if self.request.only:
            left = left[:1]
        if left:
            self._execute(left)
        self._check_undisturbed(stage for stage in STAGES if stage.name in self.done)
        return self._result()

    def note_failure(self, error: BaseException) -> None:
        """Writes down what ended the run before its time; a run that did not begin leaves nothing."""
        if not self.began:
            shutil.rmtree(self.run.folder, ignore_errors=True)
            return
        reason = str(error) or type(error).__name__
        self.journal.note(f"{self.stage.name} failed: {reason}")
        with suppress(OSError):  # on a disk that is full the run has no run.json, which says the same
            fail_run(self.run, self.stage.name, reason)

    # Taking over -----------------------------------------------------------------------------------

    def _carry(self, stages: Sequence[Stage]) -> Sequence[Stage]:
        """Takes over stage after stage, up to the first that has to be executed; gives it and the rest.

        Where all are taken over, the run is finished here.
        """
        for number, stage in enumerate(stages):
            inputs = None if self.request.force else self._inputs(stage)
            done = carry(self.run, stage, inputs) if inputs else None
            if done is None:
                return stages[number:]
            self.stage, self.done[stage.name] = stage, done
            self.journal.note(f"{stage.name} is taken over from {done.made_by}")
        self._write_anew(STAGES[-1])
        return ()

    def _take_as_it_is(self, stages: Sequence[Stage]) -> None:
        """Takes over what comes before the stage that was asked for, edited or not."""
        past = newest_with(self.run, stages) if stages else None
        if stages and past is None:
            raise UsageError(
                f"No run of the case '{self.run.case}' has {stages[-1].name} behind it, which comes before "
                f"what you ask for. Run 'claimbook run {self.run.case}' first."
            )
        for stage in stages:
            assert past is not None
            self.done[stage.name] = carry_as_it_is(self.run, stage, past, self._inputs(stage) or {})
            self.journal.note(f"{stage.name} is taken from {past.run_id} as it is")

    def _write_anew(self, report: Stage) -> None:
        """Writes the files that name their run in another way than a column run_id, as notebook 5 does."""
        from claimbook.runs.history import keep_history
        from claimbook.stages.report import write_report

        self.began = True
        before = files_of(self.run)
        write_report(self.run)
        keep_history(self.run)
        finish_run(self.run)
        self._note(report, self.done[report.name], before)

    # Executing -------------------------------------------------------------------------------------

    def _execute(self, stages: Sequence[Stage]) -> None:
        from claimbook.runs.kernels import Kernels, check_kernel

        check_kernel()
        with Kernels(self.run.workspace.root, self.journal.note) as kernels:
            kernels.boot(stages[0].name)
            # papermill takes seconds to import; the kernel boots meanwhile.
            from claimbook.runs.notebooks import execute
            from claimbook.runs.preflight import check_case

            check_case(self.run.workspace, self.run.case, {s: self._parameters(s) for s in stages})
            self.began = True
            while stages:
                self.stage, *stages = stages
                self.check_lock()
                kernel = kernels.get(self.stage.name, self._left())
                if stages:
                    kernels.boot(stages[0].name)
                self.journal.begin(self.stage.name)
                self.on_stage(self.stage.name)
                inputs, before = self._inputs(self.stage), files_of(self.run)
                notebook = notebook_of(self.run.workspace, self.stage)
                execute(notebook, self.run, self._parameters(self.stage), kernel, self._left, self.bars)
                kernels.release(kernel)
                # Files that changed under a stage must not be taken for what it read or made.
                self._check_undisturbed()
                after = self._inputs(self.stage)
                if not self.stage.settles:
                    for changed in disturbing(self.run, inputs or {}, after or {}):
                        raise RunError(f"{changed} was changed while the run worked. Run the case again.")
                    after = inputs
                self._note(self.stage, Done(self.run.run_id, self._settled(after or {}), {}), before)
                if stages and self.request.asked is None:
                    stages = self._carry(stages)

    def _parameters(self, stage: Stage) -> dict[str, str]:
        given = self.request.parameters(stage, self.run.case)
        return given | {"run": self.run.run_id, "root": str(self.run.workspace.root)}

    def _left(self) -> float:
        return self.until - time.monotonic()

    def _settled(self, inputs: dict[str, str]) -> dict[str, str]:
        """What the network will say another time is not known."""
        if self.stage is not _SOURCES or self.request.mode == "offline":
            return inputs
        captured = self.run.captures_csv.is_file()
        if self.request.mode == "fill" and captured and not unread_sources(self.run):
            return inputs
        return inputs | {"the network": f"as in {self.run.run_id}"}

    # What was done ---------------------------------------------------------------------------------

    def _inputs(self, stage: Stage) -> dict[str, str] | None:
        """What a stage depends on; None where that cannot be read, which the stage itself will tell."""
        parameters = self.request.parameters(stage, self.run.case)
        try:
            return inputs_of(
                stage, self.run, parameters, notebook_of(self.run.workspace, stage), self._made()
            )
        except (ClaimbookError, OSError):
            return None

    def _made(self) -> dict[str, str]:
        """The files that the stages done so far have made."""
        return {name: made for done in self.done.values() for name, made in done.outputs.items()}

    def _note(self, stage: Stage, done: Done, before: Mapping[str, tuple[int, int]]) -> None:
        """Notes what a stage has made since."""
        now = files_of(self.run)
        made = {name: content_hash(self.run.folder / name) for name in now if now[name] != before.get(name)}
        outputs = {**done.outputs, **made}
        if f"{NOTEBOOKS}{stage.name}.ipynb" not in outputs:
            raise RunError(f"{self.run.folder} was emptied while the run worked. Run the case again.")
        self.done[stage.name] = replace(done, outputs=outputs)
        note_done(self.run, stage, self.done[stage.name])

    def _check_undisturbed(self, stages: Iterable[Stage] = ()) -> None:
        """Sees whether others changed anything while the run worked.

        Args:
            stages: those whose inputs are compared with what they are now.

        Raises:
            RunError: a file of the run is no longer what a stage made, or one of the case is no longer what a
                stage read.
        """
        for name, wanted in self._made().items():
            path = self.run.folder / name
            if not path.is_file() or content_hash(path) != wanted:
                raise RunError(f"{path} was changed or deleted while the run worked. Run the case again.")
        for stage in stages:
            done = self.done[stage.name]
            if done.as_it_was or not done.inputs:
                continue
            for name in disturbing(self.run, done.inputs, self._inputs(stage) or {}):
                if name.startswith(("claims/", "sources/", "page ")):
                    raise RunError(
                        f"{name} was changed while the run worked. Run the case again: what does not "
                        "depend on it is taken over."
                    )

    def _result(self) -> RunResult:
        run = self.run
        verdicts: Mapping[str, int] = {}
        if not self.request.only:
            record = read_manifest(run)
            if record["status"] != COMPLETE or record.get("run_id") != run.run_id:
                raise RunError(f"{run.manifest} does not say that the run is complete.")
            for name, wanted in record["outputs"].items():
                if hash_file(run.folder / name) != wanted:
                    raise RunError(f"{run.folder / name} is not what run.json says. Run the case again.")
            verdicts = record["counts"]["verdicts"]
        files = {what: path for what, name in _WORTH_OPENING.items() if (path := run.folder / name).exists()}
        return RunResult(
            run,
            verdicts,
            files,
            unread_sources(run) if run.captures_csv.is_file() else (),
            {name: done.made_by for name, done in self.done.items() if done.made_by != run.run_id},
            tuple(why for done in self.done.values() for why in done.as_it_was),
        )
