"""From the command line to the desk: a notebook of the case's own, opened in JupyterLab."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import nbformat
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from claimbook.core.errors import UsageError
from claimbook.core.tables import write_text
from claimbook.core.workspace import Run

_NOTEBOOK = "review.ipynb"


def write_notebook(run: Run, reviewer: str = "") -> Path:
    """Writes the desk's notebook for one case beside its runs; the project's own stays as it is.

    Args:
        run: the run to be reviewed.
        reviewer: who decides; asked of the environment by the desk where empty.

    Raises:
        UsageError: the project's notebook is missing.
    """
    own = Path(__file__).parents[3] / "notebooks"
    folder = run.workspace.notebooks if run.workspace.notebooks.is_dir() else own
    if not (folder / _NOTEBOOK).is_file():
        raise UsageError(f"The notebook {folder / _NOTEBOOK} is not there. Restore it from the project.")
    notebook = load_notebook_node(str(folder / _NOTEBOOK))
    given = {"case": run.case, "run": run.run_id, "root": str(run.workspace.root), "reviewer": reviewer}
    filled = parameterize_notebook(notebook, given, kernel_name="python3", language="python")
    for cell in filled.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "given"  # papermill would name it at random, and no two files be alike
    path = run.workspace.case_runs(run.case) / _NOTEBOOK
    write_text(path, nbformat.writes(filled))  # type: ignore[no-untyped-call]
    return path


def open_lab(path: Path, root: Path, browser: bool = True) -> int:
    """Runs JupyterLab with the notebook open until it is stopped, and gives its exit code.

    Raises:
        UsageError: JupyterLab is not installed.
    """
    if find_spec("jupyterlab") is None:
        raise UsageError("JupyterLab is not installed. Install it: python -m pip install jupyterlab")
    command = [sys.executable, "-m", "jupyterlab", str(path), f"--ServerApp.root_dir={root}"]
    return subprocess.call(command if browser else [*command, "--no-browser"])
