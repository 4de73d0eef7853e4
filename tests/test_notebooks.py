"""The notebooks stay thin and clean: parameters, one call, a table, a plot, prose."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from claimbook.runs.plan import STAGES

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def parse(path: Path) -> ast.Module:
    return ast.parse("\n".join(cell.source for cell in cells(path, "code")))


def test_there_is_one_notebook_for_each_stage() -> None:
    assert [path.stem for path in NOTEBOOKS if path.stem[0].isdigit()] == [s.name for s in STAGES]


@every_notebook
def test_it_is_valid_and_runs_in_the_python3_kernel(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "jupytext" not in notebook.metadata


@every_notebook
def test_it_carries_no_outputs(path: Path) -> None:
    assert [cell.outputs for cell in cells(path, "code") if cell.outputs] == []
    assert [cell.execution_count for cell in cells(path, "code") if cell.execution_count] == []
    checked = subprocess.run(
        [sys.executable, "-m", "nbstripout", "--verify", str(path)], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@every_notebook
def test_it_has_one_parameters_cell_with_text_only(path: Path) -> None:
    tagged = [c for c in cells(path, "code") if "parameters" in c.metadata.get("tags", ())]
    assert len(tagged) == 1
    values = [node.value for node in ast.parse(tagged[0].source).body if isinstance(node, ast.Assign)]
    assert all(isinstance(value, ast.Constant) and isinstance(value.value, str) for value in values)
    declared = papermill.inspect_notebook(str(path))
    assert {"case", "run", "root"} <= set(declared)
    assert all(parameter["help"] for parameter in declared.values())


@every_notebook
def test_its_cells_are_short_and_define_nothing(path: Path) -> None:
    assert [c.source for c in cells(path, "code") if len(c.source.splitlines()) > 10] == []
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert [ast.unparse(node) for node in ast.walk(parse(path)) if isinstance(node, defined)] == []


@every_notebook
def test_it_imports_only_what_claimbook_names(path: Path) -> None:
    import claimbook

    tree = parse(path)
    imported = [ast.unparse(n) for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom))]
    assert imported == ["import claimbook as cb"]
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "cb"
    }
    assert used
    assert [name for name in sorted(used) if not hasattr(claimbook, name)] == []


@every_notebook
def test_it_tells_the_reader_what_to_do(path: Path) -> None:
    prose = "\n".join(cell.source for cell in cells(path, "markdown"))
    *number, name = path.stem.split("_")
    assert prose.startswith("# " + " · ".join([*number, name.capitalize()]))
    assert "**In:**" in prose
    assert "**Out:**" in prose
    assert "## What to look at" in prose
