"""One run of a case at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from claimbook.core.errors import RunError
from claimbook.core.workspace import Workspace
from claimbook.runs.journal import last_sign

LOCK = ".lock"


@contextmanager
def locked(workspace: Workspace, case: str) -> Iterator[Callable[[], None]]:
    """Keeps every other run of a case out; the system frees the lock of a run that died.

    Yields:
        a function that raises a RunError where the lock has been lost meanwhile.

    Raises:
        RunError: another run of the case is under way.
    """
    path = workspace.case_runs(case) / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=0):
            held = _identity(path)

            def check() -> None:
                if _identity(path) != held:
                    raise RunError(
                        f"The run has lost its lock: {path} was taken away or put anew, so that another run "
                        f"of '{case}' may be under way. Run it again when no other runs."
                    )

            yield check
    except Timeout:
        sign = last_sign(workspace, case)
        raise RunError(
            f"Another run of the case '{case}' is under way{f': {sign}' if sign else ''}. "
            "Wait until it has ended, or end it, and try again."
        ) from None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
