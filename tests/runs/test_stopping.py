"""Requests to end, whatever the code that they meet makes of them."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from claimbook.runs.stopping import Stopped, stoppable

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_stops_what_runs(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(Stopped, match=f"It was stopped by {number.name}"), stoppable():
        os.kill(os.getpid(), number)
    assert signal.getsignal(number) is before


def test_a_library_that_makes_an_error_of_it_does_not_hide_it() -> None:
    def meddle() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    with pytest.raises(Stopped, match="SIGTERM"), stoppable():
        meddle()


def test_an_error_without_a_signal_is_what_it_is() -> None:
    with pytest.raises(ValueError, match="no luck"), stoppable():
        raise ValueError("no luck")


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_signals_are_left_alone() -> None:
    seen: list[object] = []

    def work() -> None:
        with stoppable():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]
