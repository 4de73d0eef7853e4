"""Work shared with helper processes: the same results, in order, whatever becomes of the helpers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from claimbook.core.helpers import with_helpers


def squared(items: Sequence[int]) -> list[tuple[int, int]]:
    """Slowly enough for the helpers to have their part."""
    time.sleep(0.005 * len(items))
    return [(item * item, os.getpid()) for item in items]


def failing_at(items: Sequence[int], bad: int) -> list[int]:
    time.sleep(0.005 * len(items))
    if bad in items:
        raise ValueError(f"item {bad}")
    return list(items)


def dying(items: Sequence[int], survivor: int) -> list[int]:
    if os.getpid() != survivor:
        os._exit(9)
    time.sleep(0.005 * len(items))
    return list(items)


@pytest.mark.parametrize("helpers", [0, 1, 2])
@pytest.mark.parametrize("count", [0, 1, 5, 600])
def test_the_results_stand_in_the_order_of_the_items(helpers: int, count: int) -> None:
    found = list(with_helpers(squared, range(count), helpers))
    assert [square for square, _ in found] == [i * i for i in range(count)]
    assert not active_children()


def test_the_helpers_do_their_part() -> None:
    found = list(with_helpers(squared, range(1_000), 1))
    assert len({process for _, process in found}) == 2


def test_an_error_rises_here() -> None:
    with pytest.raises(ValueError, match="item 700"):
        list(with_helpers(partial(failing_at, bad=700), range(1_000), 1))
    assert not active_children()


def test_what_a_dead_helper_leaves_is_done_here() -> None:
    assert list(with_helpers(partial(dying, survivor=os.getpid()), range(600), 2)) == list(range(600))


def test_who_stops_listening_leaves_no_process() -> None:
    results = with_helpers(squared, range(1_000), 2)
    next(results)
    assert len(active_children()) == 2
    results.close()
    assert not active_children()


INTERRUPTED = """
import sys
sys.path[:0] = {path!r}
from test_helpers import squared
from claimbook.core.helpers import with_helpers
from multiprocessing import active_children
if __name__ == "__main__":
    for number, _ in enumerate(with_helpers(squared, range(100_000), 2)):
        if number == 0:
            print(*(child.pid for child in active_children()), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda s: s.name)
def test_an_interrupted_program_leaves_no_process(how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED.format(path=[str(Path(__file__).parent)]), encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout
    children = [int(pid) for pid in program.stdout.readline().split()]
    assert len(children) == 2
    if how is signal.SIGINT:
        os.killpg(program.pid, how)  # as a terminal does: to all processes of the group
    else:
        program.send_signal(how)
    _, told = program.communicate(timeout=60)
    assert told.count("Traceback") == (1 if how is signal.SIGINT else 0)
    assert "SpawnProcess" not in told
    until = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
