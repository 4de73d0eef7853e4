"""Runs without kernels: the notebooks' code in this very process, for tests of everything around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat

from claimbook.core.errors import ClaimbookError, RunError
from claimbook.core.workspace import Run

# What befalls a stage: called with its run, before or after its work.
Fault = Callable[[Run], object]


class InProcess:
    """Stands in for kernels and papermill; counts what is executed, and lets things happen on the way."""

    def __init__(self) -> None:
        self.executed: list[str] = []
        self.before: dict[str, Fault] = {}
        self.after: dict[str, Fault] = {}

    def execute(
        self, path: Path, run: Run, parameters: Mapping[str, str], kernel: object, left: object, bars: bool
    ) -> None:
        self.executed.append(path.stem)
        self.before.get(path.stem, lambda run: None)(run)
        notebook = nbformat.read(path, as_version=4)
        names: dict[str, Any] = {}
        for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
            if not cell.source.startswith(("cb.show", "cb.plot")):
                try:
                    exec(cell.source, names)
                except ClaimbookError:
                    raise
                except Exception as error:  # noqa: BLE001  (as papermill does)
                    raise RunError(f"{path.stem} failed: {type(error).__name__}: {error}") from None
            cell.execution_count = number
            if "parameters" in cell.metadata.get("tags", ()):
                names |= parameters
        kept = run.folder / "notebooks" / path.name
        kept.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, kept)
        self.after.get(path.stem, lambda run: None)(run)


class NoKernels:
    """In place of `Kernels`."""

    def __init__(self, root: Path, note: object) -> None: ...

    def __enter__(self) -> NoKernels:
        return self

    def __exit__(self, *_: object) -> None: ...

    def boot(self, stage: str) -> None: ...

    def get(self, stage: str, patience: float) -> None: ...

    def release(self, kernel: object) -> None: ...
