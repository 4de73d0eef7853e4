"""Manners between hosts: many may be asked at once, but each one request at a time, with a pause."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from claimbook.web.network import Network

Job = TypeVar("Job")
Result = TypeVar("Result")

PAUSE = 1.0  # seconds between two requests to one host: a person clicks no faster
LONGEST_PAUSE = 10.0  # seconds; a longer Crawl-delay is meant for those who copy whole sites
# The archive gives about 24 answers a minute before it refuses.
PAUSES = {"web.archive.org": 2.5}
AT_ONCE = 50  # hosts: fifty sources come in one round, which is waiting more than it is work


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Turns:
    """Gives each host one request at a time; threads share one of these."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Waits until the host is free, and keeps it from others until the block has ended.

        Args:
            host: the name, in lower case.
            pause: seconds that the host is left alone afterwards.
        """
        with self._lock:
            mine = self._hosts.setdefault(host, _Host())
        with mine.lock:
            wait = mine.free_at - self._network.clock()
            if wait > 0:
                self._network.sleep(wait)
            try:
                yield
            finally:
                mine.free_at = self._network.clock() + pause


def pause_for(host: str, crawl_delay: float | None) -> float:
    """Seconds between two requests to a host: its own wish, within limits."""
    wish = PAUSES.get(host, PAUSE)
    return wish if crawl_delay is None else min(max(wish, crawl_delay), LONGEST_PAUSE)


def at_once(
    jobs: Sequence[Job],
    host: Callable[[Job], str],
    work: Callable[[Job], Result],
    most: int = AT_ONCE,
) -> Iterator[Result]:
    """Works on many hosts at once and on each host in order; yields the results in the order of the jobs.

    Args:
        jobs: any number.
        host: the name that a job goes to. The jobs of one host go to one thread, so that no thread waits
            for another.
        work: done in a thread; what it raises is raised where its result would come.
        most: how many hosts at once.
    """
    futures: list[Future[Result]] = [Future() for _ in jobs]
    queues: dict[str, list[int]] = {}
    for number, job in enumerate(jobs):
        queues.setdefault(host(job), []).append(number)

    def empty(queue: list[int]) -> None:
        for number in queue:
            if futures[number].set_running_or_notify_cancel():
                try:
                    futures[number].set_result(work(jobs[number]))
                except BaseException as error:  # noqa: BLE001  (raised again where the result is asked for)
                    futures[number].set_exception(error)

    if not jobs:
        return
    with ThreadPoolExecutor(min(most, len(queues)), thread_name_prefix="claimbook-fetch") as pool:
        try:
            for queue in queues.values():
                pool.submit(empty, queue)
            for future in futures:
                yield future.result()
        finally:
            for future in futures:
                future.cancel()
