"""One notebook, looked at before papermill executes it and after.

papermill alone does not tell whether a notebook did its work: a killed kernel or `sys.exit(0)` can leave a
notebook that looks done, and a parameter that no cell declares only warns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.exceptions import PapermillExecutionError

from claimbook.core import errors
from claimbook.core.errors import RunError, UsageError
from claimbook.core.tables import write_text
from claimbook.core.workspace import Run
from claimbook.runs.kernels import KERNEL, Kernel
from claimbook.runs.secrets import redact, redact_outputs
from claimbook.runs.system_errors import advice

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A notebook's exception comes back as the name of its class.
_OWN = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.ClaimbookError)
}
_ENGINE = "claimbook"


def check_notebook(path: Path, parameters: Mapping[str, str]) -> None:
    """Refuses a notebook that papermill would run with the wrong values, or not at all.

    Raises:
        UsageError: it is missing or unreadable, has not exactly one cell tagged "parameters", or that
            cell does not declare a name of `parameters`.
    """
    if not path.is_file():
        raise UsageError(f"The notebook {path} is not there. Restore it from the project.")
    try:
        notebook = _read(path)
    except (ValueError, AttributeError, KeyError, TypeError, nbformat.ValidationError):
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


def execute(
    path: Path,
    run: Run,
    parameters: Mapping[str, str],
    kernel: Kernel,
    left: Callable[[], float] = lambda: math.inf,
    bars: bool = True,
) -> None:
    """Executes one notebook of a run and sees to it that every cell ran.

    Args:
        path: the notebook; the executed one goes into the run's folder notebooks/.
        run, parameters: which run it works on, and what it is told.
        kernel: a kernel that nothing has run in yet.
        left: the seconds that are left for the run.
        bars: whether a bar shows its cells; only where standard error is a terminal.

    Raises:
        UsageError: a cell met a mistake of the user's; the message is the cell's own.
        RunError: anything else kept a cell from running to its end.
    """
    stage, output = path.stem, run.folder / "notebooks" / path.name
    output.parent.mkdir(exist_ok=True)
    kept = f"The notebook is kept as {output}."
    # nbclient takes whole seconds, and takes 0 for no limit.
    limit = None if left() == math.inf else lambda cell: max(1, math.ceil(left()))
    papermill_engines.register(_ENGINE, _InReadyKernel)
    try:
        papermill.execute_notebook(
            _literal(path),
            _literal(output),
            parameters=dict(parameters),
            kernel_name=KERNEL,
            cwd=str(run.workspace.root),
            log_output=False,
            # tqdm's "disable=None" means: only where standard error is a terminal.
            progress_bar={"desc": stage, "leave": True, "disable": None} if bars else False,
            engine_name=_ENGINE,
            kernel=kernel,
            limit=limit,
        )
    except PapermillExecutionError as error:
        message = _one_line(error.evalue) or error.ename
        kind = _OWN.get(error.ename)
        if kind and issubclass(kind, UsageError):
            raise kind(message) from None
        said = message if kind else f"{error.ename}: {message}"
        if to_do := advice(message):
            said = f"{said}. {to_do}"
        raise RunError(f"{stage} failed: {said} {kept}") from None
    except CellTimeoutError:
        raise RunError(f"{stage} was not done when the run's time was up. {kept}") from None
    except DeadKernelError:
        how = f" ({kernel.end})" if kernel.end else ""
        raise RunError(f"{stage} failed: its kernel died{how}, perhaps for want of memory. {kept}") from None
    except (RuntimeError, TimeoutError) as error:
        raise RunError(f"{stage} failed: {_one_line(str(error))} {kept}") from None
    finally:
        if output.is_file():
            _redact(output)
    _check_executed(stage, output)


class _InReadyKernel(Engine):  # type: ignore[misc]  # papermill has no types
    """papermill's own way to execute, but in a kernel that is there already and answers."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, kernel: Kernel, limit: Callable[[Any], int] | None, **_: Any
    ) -> None:
        client = PapermillNotebookClient(
            nb_man, km=kernel.manager, kernel_name=kernel_name, timeout_func=limit
        )
        client.kc = kernel.client
        client.execute()


def _check_executed(stage: str, output: Path) -> None:
    for cell in _read(output).cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        stopped = [out for out in cell.outputs if out.output_type == "error"]
        if stopped or cell.execution_count is None:
            why = f"{stopped[0].ename} stopped it" if stopped else "a cell did not run"
            raise RunError(f"{stage} failed: {why}. The notebook is kept as {output}.")


def _read(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _redact(output: Path) -> None:
    """Takes secrets out of what the cells of an executed notebook have put out."""
    notebook = _read(output)
    if redact_outputs(notebook):
        write_text(output, nbformat.writes(notebook) + "\n")  # type: ignore[no-untyped-call]


def _literal(path: Path) -> str:
    """papermill formats its paths with the parameters; braces in a folder's name must stay braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _one_line(text: str) -> str:
    return redact(" ".join(_COLOUR.sub("", text).split()))
