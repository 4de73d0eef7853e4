"""Work against the clock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def within(seconds: float, work: Callable[[], Result], too_late: Exception) -> Result:
    """Runs `work` in a thread of its own and waits no longer than the deadline.

    A lookup, a handshake or headers that drip heed no timeout of a socket; this cuts them off too. The
    thread is left to end by itself, since Python has no way to end one.

    Args:
        seconds: the deadline.
        work: what to do; what it raises is raised here.
        too_late: raised after the deadline.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001  (raised again below, in the caller's thread)
            errors.append(error)

    worker = threading.Thread(target=run, daemon=True, name="claimbook-exchange")
    worker.start()
    worker.join(max(0.0, seconds))
    if errors:
        raise errors[0]
    if not results:
        raise too_late
    return results[0]
