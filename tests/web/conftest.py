from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakeweb.internet import Internet, running


@pytest.fixture
def internet() -> Iterator[Internet]:
    with running() as made:
        yield made
