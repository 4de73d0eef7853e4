"""A small made case that several tests work on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.workspace import Run
from small_case import ARTICLE, PAGE, make_run


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "halden.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def small_run(tmp_path: Path) -> Run:
    return make_run(tmp_path / "workspace")
