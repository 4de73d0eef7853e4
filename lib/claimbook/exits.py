"""How a command ends: its exit code, and what went wrong in one message without a traceback.

0 done, 2 wrong use, 3 done but some sources could not be read, 4 it failed, 5 verdicts changed (where
--fail-on-change asks for that; it stands before 3).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimbook.core.errors import ClaimbookError, UsageError

DONE, USAGE, UNREAD, FAILED, CHANGED = 0, 2, 3, 4, 5
_WORSE = (DONE, UNREAD, CHANGED, USAGE, FAILED)
F = TypeVar("F", bound=Callable[..., Any])


def worst(codes: Iterable[int]) -> int:
    """Of several cases' exit codes the one that is told; 0 of none."""
    return max(codes, key=_WORSE.index, default=DONE)


def told_plainly(command: F) -> F:
    """Turns our own errors into one message and the exit code of the contract, without a traceback."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UsageError as error:
            complain(error)
            raise SystemExit(USAGE) from None
        except (ClaimbookError, OSError) as error:
            complain(error)
            raise SystemExit(FAILED) from None
        except KeyboardInterrupt as error:
            complain(str(error) or "It was stopped. What is done is kept.")
            raise SystemExit(FAILED) from None

    return wrapped  # type: ignore[return-value]


def complain(error: Exception | str) -> None:
    """A message on the error output; secrets in addresses stay here."""
    from claimbook.web.redaction import redact_address

    click.echo(f"claimbook: {redact_address(str(error))}", err=True)


def shown(path: Path) -> str:
    """A path as seen from the folder one stands in."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
