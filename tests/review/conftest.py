"""A small judged case for the desk, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk_case import made_case

from claimbook.core.workspace import Run, open_run
from claimbook.review.desk import Desk


@pytest.fixture(scope="session")
def made_desk_case(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return made_case(tmp_path_factory.mktemp("desk") / "workspace", claims=6)


@pytest.fixture
def run(made_desk_case: Run, tmp_path: Path) -> Run:
    root = shutil.copytree(made_desk_case.workspace.root, tmp_path / "workspace")
    return open_run(made_desk_case.case, made_desk_case.run_id, str(root))


@pytest.fixture
def desk(run: Run) -> Desk:
    return Desk(run, "Ada")
