"""Small notebooks in place of the five, for tests of what runs them."""

from __future__ import annotations

from pathlib import Path

import nbformat

from claimbook.core.workspace import Workspace
from claimbook.runs.plan import STAGES

DECLARED = 'case = "x"\nrun = ""\nroot = ""\nmode = "fill"\nexecutor = "local"'

# What the last notebook needs in order to write run.json: every file that the stages would have made.
FINISH = """
from claimbook.core.tables import CAPTURES, VERDICTS, write_table
from claimbook.core.workspace import open_run
from claimbook.runs.manifest import OUTPUTS, finish_run
this = open_run(case, run, root)
for name in OUTPUTS:
    (this.folder / name).write_text("x")
bad = {"source_id": "paper", "status": "blocked", "tier": "primary"}
good = {"source_id": "city", "status": "found", "tier": "primary"}
mirror = {"source_id": "copy", "status": "blocked", "tier": "mirror"}
write_table(this.captures_csv, CAPTURES, [good, bad, mirror])
row = {"claim_id": "c1", "verdict": "Refuted", "checkability": "checkable", "run_id": run}
write_table(this.verdicts_csv, VERDICTS, [row])
finish_run(this)
"""


def write_notebook(path: Path, *sources: str, declared: str = DECLARED, tags: int = 1) -> None:
    cells = [nbformat.v4.new_code_cell(declared, metadata={"tags": ["parameters"]}) for _ in range(tags)]
    cells += [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    path.parent.mkdir(exist_ok=True)
    nbformat.write(notebook, path)


def make_workspace(root: Path) -> Workspace:
    """A workspace with the case "library", whose last notebook makes all that a run has to have."""
    space = Workspace(root)
    space.case_claims("library").mkdir(parents=True)
    space.case_sources("library").mkdir(parents=True)
    (space.case_claims("library") / "article.txt").write_text("The library reopened.", encoding="utf-8")
    for stage in STAGES:
        write_notebook(space.notebooks / f"{stage.name}.ipynb")
    write_notebook(space.notebooks / "5_report.ipynb", FINISH)
    return space
