"""What a run tells while it works: a log, and a sign of life.

`run.log` and `heartbeat.json` lie in the run's folder and hold the time of day, as run.json does. A run that
ended has no heartbeat any more; the last one of a run that died says when, and in which stage.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event, Thread
from types import TracebackType
from typing import Self

from claimbook.core.workspace import Run, Workspace
from claimbook.runs.secrets import redact

LOG, HEARTBEAT = "run.log", "heartbeat.json"
_EVERY = 5.0  # seconds


class Journal:
    """The log and the heartbeat of one run; a context, in which the heart beats.

    A disk that is full or gone must not end a run that could still say so: what cannot be written is left
    out here.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._stage = ""
        self._stopped = Event()
        self._thread = Thread(target=self._beat_on, name="claimbook-heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._beat()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._thread.join()
        with suppress(OSError):
            (self._run.folder / HEARTBEAT).unlink(missing_ok=True)

    def note(self, line: str) -> None:
        """Adds a line to the log, with the time in UTC before it."""
        told = " ".join(redact(line).split()).encode("utf-8", "replace").decode("utf-8")
        with suppress(OSError), (self._run.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(f"{_now()} {told}\n")

    def begin(self, stage: str) -> None:
        """Says that a stage begins."""
        self._stage = stage
        self.note(f"{stage} begins")
        self._beat()

    def _beat_on(self) -> None:
        while not self._stopped.wait(_EVERY):
            self._beat()

    def _beat(self) -> None:
        beat = {"at": _now(), "stage": self._stage, "pid": os.getpid(), "host": socket.gethostname()}
        with suppress(OSError):
            # Not in the way of the tables: that would make the folder anew, should somebody have deleted it.
            (self._run.folder / HEARTBEAT).write_text(json.dumps(beat) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Sign:
    """The last sign of life of a run that has not ended."""

    run_id: str
    at: str  # ISO 8601 in UTC
    stage: str

    def __str__(self) -> str:
        where = f" in {self.stage}" if self.stage else ""
        return f"{self.run_id}, last heard of at {self.at}{where}"


def last_sign(workspace: Workspace, case: str) -> Sign | None:
    """The latest sign of life of all runs of a case that have not ended; None where all have."""
    signs = []
    for path in workspace.case_runs(case).glob(f"*/{HEARTBEAT}"):
        try:
            beat = json.loads(path.read_text(encoding="utf-8"))
            signs.append(Sign(path.parent.name, str(beat["at"]), str(beat["stage"])))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return max(signs, key=lambda sign: (sign.at, sign.run_id), default=None)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
