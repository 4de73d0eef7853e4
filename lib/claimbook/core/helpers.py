"""Long work on many items, shared with helper processes of this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# What is done here between two looks at the helpers, and what a helper is given at a time: little enough that
# nobody waits long for the last block, enough that handing it over costs nothing beside it.
_OWN_BLOCK, _HELPERS_BLOCK = 4, 32
# More processes than this wait for each other's memory.
_MOST = 8


def spare_processors() -> int:
    """How many processors this process may use besides the one that it runs on."""
    usable = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return min(_MOST, len(usable(0)) if usable else os.cpu_count() or 1) - 1


def with_helpers(
    work: Callable[[Sequence[_Item]], Sequence[_Result]], items: Sequence[_Item], helpers: int
) -> Generator[_Result, None, None]:
    """Does `work` on all items, in this process and so many others at once.

    The others take part as soon as they have started; what a helper leaves undone, because it died or
    because of an error, is done here, where the error then rises.

    Args:
        work: what to do with some of the items; a function of a module or a partial of one, whose results
            do not depend on the other items.
        items: in order.
        helpers: how many processes to start. The program has to be one that may be imported (`if __name__ ==
            "__main__"`), as always where processes are started.

    Yields:
        what `work` returned, in the order of the items.
    """
    with _started(work, helpers) as pipes:
        done: dict[int, Sequence[_Result]] = {}  # by the place of a block's first item
        given: dict[Connection, range] = {}
        given_up: list[range] = []
        ready = 0  # items before this place have been handed over or done
        place = 0  # items before this place have been yielded
        while place < len(items):
            for pipe in [*pipes]:
                try:
                    if pipe.poll():
                        found = pipe.recv()
                        block = given.pop(pipe, range(0))
                        if block and found is None:
                            given_up.append(block)
                        elif block:
                            done[block.start] = found
                        if ready < len(items):
                            block = range(ready, min(ready + _HELPERS_BLOCK, len(items)))
                            ready = block.stop
                            given[pipe] = block
                            pipe.send(items[block.start : block.stop])
                except (EOFError, OSError):
                    pipes.remove(pipe)
                    given_up += [block for block in [given.pop(pipe, None)] if block]
            if place in done:
                results = done.pop(place)
                place += len(results)
                yield from results
            elif given_up:
                block = given_up.pop()
                done[block.start] = work(items[block.start : block.stop])
            elif ready < len(items):
                block = range(ready, min(ready + _OWN_BLOCK, len(items)))
                ready = block.stop
                done[block.start] = work(items[block.start : block.stop])
            else:
                wait([*given])


@contextmanager
def _started(work: Callable[..., Any], helpers: int) -> Iterator[list[Connection]]:
    """Helper processes, one at the other end of each pipe; gone when the work is over, however it ends."""
    context = get_context("spawn")
    processes: list[BaseProcess] = []
    pipes: list[Connection] = []
    try:
        for _ in range(helpers):
            here, there = context.Pipe()
            process = context.Process(target=_help, args=(there, work), daemon=True)
            with _without_interrupts():
                process.start()
            there.close()
            processes.append(process)
            pipes.append(here)
        yield pipes
    finally:
        for started in processes:
            started.terminate()
        for started in processes:
            started.join()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C is for this process to act upon; a child keeps the mask that it is started with."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing.resource_tracker import ensure_running  # not for Windows

    ensure_running()  # it would lift the mask, were it started together with the first child
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _help(pipe: Connection, work: Callable[..., Any]) -> None:
    """Says that it is ready, and then answers each block; None where that was not possible."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # also where there are no masks
    found: Any = None
    # The other end is closed when the work is done, or when the process that wanted it has died.
    with suppress(EOFError, OSError):
        while True:
            pipe.send(found)
            items = pipe.recv()
            try:
                found = work(items)
            except Exception:  # noqa: BLE001  (it is raised where the work is done again)
                found = None
