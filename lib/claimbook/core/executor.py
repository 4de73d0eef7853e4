"""Where heavy work is done: in this process, or in shards on the workers of a dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from claimbook.core.errors import UsageError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Executor(StrEnum):
    """Where to work; the results are the same."""

    LOCAL = "local"
    DASK = "dask"


def in_shards(
    work: Callable[[Sequence[_Item]], Sequence[_Result]], items: Sequence[_Item], executor: str
) -> tuple[_Result, ...]:
    """Does `work` on all items at once here, or on a shard of them on each worker of a dask cluster.

    The cluster is the one that dask's own configuration names (DASK_SCHEDULER_ADDRESS), which has to see
    the same installation of claimbook; without one, a cluster on this machine for as long as the work
    takes.

    Args:
        work: what to do with some of the items; a result must not depend on the other items.
        items: in order.
        executor: a value of `Executor`.

    Returns:
        what `work` returned, in the order of the items.

    Raises:
        UsageError: there is no such executor, or dask is not installed.
    """
    if executor == Executor.LOCAL:
        return tuple(work(items))
    if executor != Executor.DASK:
        raise UsageError(f"There is no executor '{executor}'. The executors are {', '.join(Executor)}.")
    try:
        import dask.config
        from distributed import Client
    except ImportError:
        raise UsageError(
            "The executor 'dask' needs dask.distributed. Install it: python -m pip install distributed"
        ) from None
    if not items:
        return ()
    named = dask.config.get("scheduler-address", None)
    own = {} if named else {"threads_per_worker": 1, "dashboard_address": None}
    with Client(set_as_default=False, **own) as client:  # type: ignore[no-untyped-call]
        workers = max(1, len(client.scheduler_info()["workers"]))
        size = -(-len(items) // workers)
        shards = [items[start : start + size] for start in range(0, len(items), size)]
        # A shard goes as one argument: dask would scatter a bare list item by item.
        results = client.gather(client.map(work, [list(shard) for shard in shards], pure=False))
    return tuple(chain.from_iterable(results))
