"""The five notebooks of a case, executed by papermill one after the other.

papermill alone does not tell whether a notebook did its work: a killed kernel or `sys.exit(0)` can
leave a notebook that looks done, and a parameter that no cell declares only warns. So every notebook
is looked at before and after, and the run counts only once its run.json says "complete".
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
import zmq
from jupyter_client.kernelspec import KernelSpecManager
from nbclient.exceptions import DeadKernelError
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from claimbook.core import errors
from claimbook.core.errors import RunError, UsageError
from claimbook.core.executor import Executor
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.folders import find_run, new_run, point_latest
from claimbook.runs.manifest import COMPLETE, fail_run, read_manifest, unread_sources
from claimbook.text.article import read_article

__all__ = ["RunResult", "check_notebook", "execute", "find_notebooks", "find_run", "run_case"]

MODES = ("fill", "offline", "live")
STAGES = ("1_claims", "2_sources", "3_evidence", "4_verdicts", "5_report")
KERNEL = "python3"

# Kernels that start side by side sometimes fail to answer; their start is tried again, never the work.
STARTS = 3

_KERNELS = Config(
    {
        # Other users of the machine cannot listen to what a kernel is told, where its spec allows it.
        "KernelManager": {"transport_encryption": "auto" if zmq.has("curve") else "disabled"},
        # A kernel that is stopped at its end tells of an interrupt that is no fault of the run.
        "NotebookClient": {"extra_arguments": ["--log-level=CRITICAL"]},
    }
)

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A notebook's exception comes back as the name of its class.
_OWN = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.ClaimbookError)
}


_WORTH_OPENING = {
    "report": "report.html",
    "verdicts": "verdicts.csv",
    "spreadsheet": "verdicts.excel.csv",
    "notebooks": "notebooks",
}


@dataclass(frozen=True, slots=True)
class RunResult:
    """A run that finished: its verdicts counted, what to open, and the sources that could not be read."""

    run: Run
    verdicts: Mapping[str, int]
    files: Mapping[str, Path]
    unread: tuple[str, ...]


def run_case(
    workspace: Workspace,
    case: str,
    mode: str = "fill",
    run_id: str = "",
    executor: str = Executor.LOCAL,
    on_stage: Callable[[str], None] | None = None,
    bars: bool = True,
) -> RunResult:
    """Runs all stages of a case in a new folder runs/<case>/<run id>/.

    Args:
        workspace: the project folder.
        case: the name of the case.
        mode: "fill" fetches what is missing, "offline" nothing, "live" everything anew.
        run_id: the new folder's name; made from the time where empty.
        executor: where the matching and judging is done, "local" or "dask".
        on_stage: called with the name of each stage as it begins.
        bars: whether a bar a stage shows its cells; only where standard error is a terminal.

    Raises:
        UsageError: the case, the mode, the run id or a notebook is not fit to run; nothing was run, or
            the first stage that met the mistake says so in its own words.
        RunError: a stage failed; run.json says which, and the folder is kept.
    """
    if mode not in MODES:
        raise UsageError(f"There is no mode '{mode}'. The modes are {', '.join(MODES)}.")
    read_article(workspace.article(case))
    folder = find_notebooks(workspace)
    given = {stage: _parameters(stage, case, mode, executor, workspace) for stage in STAGES}
    for stage in STAGES:
        check_notebook(folder / f"{stage}.ipynb", given[stage])
    if KERNEL not in KernelSpecManager().find_kernel_specs():
        raise UsageError(f"Jupyter has no kernel '{KERNEL}'. Install it: python -m pip install ipykernel")

    run = new_run(workspace, case, run_id)
    for stage in STAGES:
        if on_stage:
            on_stage(stage)
        with _recorded(run, stage):
            execute(folder / f"{stage}.ipynb", run, given[stage] | {"run": run.run_id}, bars)
    with _recorded(run, STAGES[-1]):
        record = read_manifest(run)
        if record["status"] != COMPLETE or record.get("run_id") != run.run_id:
            raise RunError(f"{run.manifest} does not say that the run is complete.")
        files = {what: run.folder / name for what, name in _WORTH_OPENING.items()}
        result = RunResult(run, record["counts"]["verdicts"], files, unread_sources(run))
    point_latest(run)
    return result


def find_notebooks(workspace: Workspace) -> Path:
    """The folder of the notebooks: the project's own, else the one that claimbook itself comes with."""
    own = Path(__file__).parents[3] / "notebooks"
    return workspace.notebooks if workspace.notebooks.is_dir() else own


def check_notebook(path: Path, parameters: Mapping[str, str]) -> None:
    """Refuses a notebook that papermill would run with the wrong values, or not at all.

    Raises:
        UsageError: it is missing or unreadable, has not exactly one cell tagged "parameters", or that
            cell does not declare a name of `parameters`.
    """
    if not path.is_file():
        raise UsageError(f"The notebook {path} is not there. Restore it from the project.")
    try:
        notebook = _read_notebook(path)
    except (ValueError, AttributeError, KeyError, TypeError):
        # What nbformat raises on JSON that is no notebook.
        raise UsageError(f"{path} is not a readable notebook. Restore it from the project.") from None
    tagged = sum("parameters" in cell.metadata.get("tags", ()) for cell in notebook.cells)
    if tagged != 1:
        raise UsageError(
            f"{path} has {tagged} cells tagged 'parameters'; it needs exactly one, or papermill would run "
            "it with the wrong values."
        )
    unknown = set(parameters) - set(papermill.inspect_notebook(_literal(path)))
    if unknown:
        raise UsageError(
            f"{path} does not declare {', '.join(sorted(unknown))} in its cell tagged 'parameters'. "
            "Add the name there, with a default in quotes."
        )


def execute(path: Path, run: Run, parameters: Mapping[str, str], bars: bool = True) -> None:
    """Executes one notebook of a run and sees to it that every cell ran.

    Raises:
        UsageError: a cell met a mistake of the user's; the message is the cell's own.
        RunError: anything else kept a cell from running to its end.
    """
    stage, output = path.stem, run.folder / "notebooks" / path.name
    output.parent.mkdir(exist_ok=True)
    for start in range(1, STARTS + 1):
        try:
            with _plots_inside_notebooks():
                papermill.execute_notebook(
                    _literal(path),
                    _literal(output),
                    parameters=dict(parameters),
                    kernel_name=KERNEL,
                    cwd=str(run.workspace.root),
                    config=_KERNELS,
                    log_output=False,
                    # tqdm's "disable=None" means: only where standard error is a terminal.
                    progress_bar={"desc": stage, "leave": True, "disable": None} if bars else False,
                )
            break
        except PapermillExecutionError as error:
            message = _one_line(error.evalue) or error.ename
            kind = _OWN.get(error.ename)
            if kind and issubclass(kind, UsageError):
                raise kind(message) from None
            said = message if kind else f"{error.ename}: {message}"
            raise RunError(f"{stage} failed: {said} The notebook is kept as {output}.") from None
        except (RuntimeError, TimeoutError) as error:
            # jupyter_client and nbclient raise these for a kernel that does not start and for one that dies.
            if _began(output):
                died = "its kernel died, perhaps for want of memory."
                said = died if isinstance(error, DeadKernelError) else _one_line(str(error))
                raise RunError(f"{stage} failed: {said} The notebook is kept as {output}.") from None
            if start == STARTS:
                raise RunError(
                    f"{stage} did not start: {_one_line(str(error))} (tried {STARTS} times). "
                    f"Check the kernel: jupyter run --kernel={KERNEL}"
                ) from None
    _check_executed(stage, output)


def _parameters(stage: str, case: str, mode: str, executor: str, workspace: Workspace) -> dict[str, str]:
    own = {
        "2_sources": {"mode": mode},
        "3_evidence": {"executor": executor},
        "4_verdicts": {"executor": executor},
    }
    return {"case": case, "run": "", "root": str(workspace.root)} | own.get(stage, {})


@contextmanager
def _recorded(run: Run, stage: str) -> Iterator[None]:
    """Whatever ends a stage before its time is written into run.json on its way up."""
    try:
        yield
    except BaseException as error:
        reason = str(error) if str(error) else type(error).__name__
        fail_run(run, stage, reason)
        raise


@contextmanager
def _plots_inside_notebooks() -> Iterator[None]:
    """Kernels inherit this process's environment: a backend set for a desktop would open windows."""
    before = os.environ.pop("MPLBACKEND", None)
    try:
        yield
    finally:
        if before is not None:
            os.environ["MPLBACKEND"] = before


def _check_executed(stage: str, output: Path) -> None:
    for cell in _read_notebook(output).cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        stopped = [out for out in cell.outputs if out.output_type == "error"]
        if stopped or cell.execution_count is None:
            why = f"{stopped[0].ename} stopped it" if stopped else "a cell did not run"
            raise RunError(f"{stage} failed: {why}. The notebook is kept as {output}.")


def _began(output: Path) -> bool:
    """True when a cell of the notebook was begun: from then on nothing is tried again."""
    if not output.is_file():
        return False
    return any(cell.metadata.get("papermill", {}).get("start_time") for cell in _read_notebook(output).cells)


def _read_notebook(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _literal(path: Path) -> str:
    """papermill formats its paths with the parameters; braces in a folder's name must stay braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _one_line(text: str) -> str:
    return " ".join(_COLOUR.sub("", text).split())
