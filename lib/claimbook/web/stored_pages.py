"""A page as it is read again from the store, for those who want to see it."""

from __future__ import annotations

from pathlib import Path

from claimbook.core.errors import SourceError
from claimbook.core.model import Capture
from claimbook.text.extraction.blocks import Page
from claimbook.web.documents import stored_had
from claimbook.web.page_bytes import read_page
from claimbook.web.snapshots import Store


def stored_page(store: Path, capture: Capture) -> Page | None:
    """The page of a capture with its blocks; None where its bytes give no text.

    Args:
        store: the folder of the store.
        capture: one of its records.

    Raises:
        StoreError: the store lacks the bytes, or holds something else.
    """
    try:
        page, _ = read_page(stored_had(Store(store), capture))
    except SourceError:
        return None
    return page
