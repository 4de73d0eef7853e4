"""The body of an answer, read as it comes and within bounds of time and size."""

from __future__ import annotations

import time

import urllib3

from claimbook.core.errors import SourceError
from claimbook.core.settings import MEGABYTE, Settings
from claimbook.web.answers import failed
from claimbook.web.network import first_line

_CHUNK = 65_536


def read_body(raw: urllib3.BaseHTTPResponse, url: str, settings: Settings, ends: float) -> bytes:
    """The bytes of a body, decoded from gzip and the like; no chunk is waited for beyond the deadline.

    Args:
        raw: an answer of which the headers have come.
        url: to be named in messages.
        settings: the size cap (bytes after decoding) and the deadline, to be named.
        ends: the deadline, as a point in time of `time.monotonic`.

    Raises:
        SourceError: fetch failed: too large, too late, or not all that was promised.
    """
    if raw.status in (204, 304):
        return b""
    length = raw.headers.get("content-length", "")
    promised = int(length) if length.isascii() and length.isdigit() and len(length) < 19 else 0
    too_large = failed(
        f"{url} is larger than {settings.largest_page / MEGABYTE:g} MB.",
        "Save the part that matters by hand, or raise largest_page in core/settings.py.",
    )
    if promised > settings.largest_page:
        raise too_large
    content = bytearray()
    try:
        while chunk := raw.read1(_CHUNK, decode_content=True):
            content += chunk
            if len(content) > settings.largest_page:
                raise too_large
            if time.monotonic() > ends:
                raise too_late(url, settings)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise failed(f"The answer of {url} broke off: {first_line(error)}.") from None
    if raw.tell() < promised:
        raise failed(f"{url} promised {promised} bytes and sent {raw.tell()}.")
    return bytes(content)


def too_late(url: str, settings: Settings) -> SourceError:
    """The error of a page that did not arrive before the deadline."""
    return failed(f"{url} did not arrive within {settings.fetch_deadline:g} seconds.")
