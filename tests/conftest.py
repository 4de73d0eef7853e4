"""A small made case that several tests work on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.workspace import Run, Workspace, open_run
from small_case import ARTICLE, PAGE, SOURCES, add_offline_page


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
    """A run, named r1, of the case "porto" in a workspace of its own; no stage has been done."""
    space = Workspace(tmp_path / "workspace")
    space.case_claims("porto").mkdir(parents=True)
    (space.case_claims("porto") / "article.txt").write_text(ARTICLE, encoding="utf-8")
    add_offline_page(space, "porto")
    space.sources_csv("porto").write_text(SOURCES, encoding="utf-8")
    return open_run("porto", "r1", str(space.root))
