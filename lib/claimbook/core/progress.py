"""Long work says how far it is, in a terminal and in a notebook alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Track = Callable[[Iterable[Any], str], Iterable[Any]]


def track(items: Iterable[Any], label: str) -> Iterator[Any]:
    """Yields the items while a bar on standard error shows how many are done.

    In a notebook the bar is a widget; where standard error is not a terminal, and where TQDM_DISABLE is set,
    there is none.
    """
    from tqdm.auto import tqdm

    # None: only where there is a terminal. The widget does not look at the variable by itself.
    quiet = bool(os.environ.get("TQDM_DISABLE")) if "ipykernel" in sys.modules else None
    yield from tqdm(items, desc=label, leave=False, disable=quiet)


def silently(items: Iterable[Any], label: str) -> Iterator[Any]:
    """Yields the items and shows nothing."""
    yield from items
