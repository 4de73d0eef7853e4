"""The work comes out the same wherever it is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import pytest

from claimbook.core.errors import UsageError
from claimbook.core.executor import in_shards


def marked(shard: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((item * item, os.getpid()) for item in shard)


def test_here_all_items_are_done_at_once() -> None:
    assert in_shards(marked, [3, 1, 2], "local") == tuple((n, os.getpid()) for n in (9, 1, 4))


@pytest.mark.parametrize("count", [0, 1, 7])
def test_on_a_cluster_the_order_is_kept_and_the_work_is_done_elsewhere(count: int) -> None:
    done = in_shards(marked, list(range(count)), "dask")
    assert [number for number, _ in done] == [n * n for n in range(count)]
    assert os.getpid() not in {process for _, process in done}


def test_an_unknown_executor_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no executor 'cloud'\. The executors are local, dask"):
        in_shards(marked, [1], "cloud")


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="pip install distributed"):
        in_shards(marked, [1], "dask")
