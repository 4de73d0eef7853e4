"""A run that is asked to end does so in order: it says so in its record, and leaves no kernel."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

# What people at the keyboard, service managers, shells and closed terminals send.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """Somebody asked the program to end; an event loop lets nothing else through at once."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Turns requests to end into `Stopped`; in the main thread only, where signals arrive."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[str] = []

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        asked.append(f"It was stopped by {signal.Signals(number).name}.")
        raise Stopped(asked[0])

    # What is ignored (as under nohup) stays ignored.
    heard = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, stop) for number in heard}
    try:
        yield
    except Exception:
        if asked:  # a library made an error of its own of it
            raise Stopped(asked[0]) from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
