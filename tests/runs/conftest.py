"""What the tests of runs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.workspace import Workspace
from in_process import InProcess, NoKernels
from small_case import make_run


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> InProcess:
    stand_in = InProcess()
    monkeypatch.setattr("claimbook.runs.kernels.Kernels", NoKernels)
    monkeypatch.setattr("claimbook.runs.notebooks.execute", stand_in.execute)
    return stand_in


@pytest.fixture
def porto(tmp_path: Path) -> Workspace:
    """A workspace with the small case "porto", of which nothing has been run."""
    return make_run(tmp_path / "desk").workspace
