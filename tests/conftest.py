"""A small made case that several tests work on, and a cache of vectors that is no user's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from claimbook.core.workspace import Run
from small_case import ARTICLE, PAGE, make_run

# A slow machine is no fault of the code: nothing is timed in tests.
hypothesis.settings.register_profile("claimbook", deadline=None)
hypothesis.settings.load_profile("claimbook")


@pytest.fixture(scope="session", autouse=True)
def _own_vector_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMBOOK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


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
