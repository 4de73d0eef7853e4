from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_server import FakeSite, running


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with running() as fake:
        yield fake
