"""The bytes of a page, from wherever they were had, and the reading of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from claimbook.core.errors import ReadingError, SourceError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.text.extraction.blocks import Page
from claimbook.text.extraction.characters import parsable
from claimbook.text.reading.docx import read_docx
from claimbook.text.reading.encoding import Decoded, decode
from claimbook.text.reading.pages import extract_markdown, extract_page, extract_plain
from claimbook.text.reading.pdf import read_pdf
from claimbook.web.formats import SUFFIXES, Format, declared_charset, sniff
from claimbook.web.session import Fetched, fetch

Fetch = Callable[[str, Settings], Fetched]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAPER = {Format.PDF: read_pdf, Format.DOCX: read_docx}
_EXTRACT = {Format.HTML: extract_page, Format.MARKDOWN: extract_markdown, Format.PLAIN: extract_plain}


@dataclass(frozen=True, slots=True)
class Had:
    """Bytes of a source with what is known of how they were had."""

    content: bytes
    how: CaptureMethod
    captured_at: str  # ISO 8601 in UTC; empty for a file given on the command line
    final_url: str = ""
    archived_url: str = ""
    content_type: str = ""
    charset: str = ""  # as declared
    name: str = ""  # the name of the file or the address, for its suffix


def is_address(location: str) -> bool:
    """Whether what was given on the command line is an address, not the path of a file."""
    return _ADDRESS.match(location) is not None


def had_at(location: str, settings: Settings = DEFAULTS, fetch_page: Fetch = fetch) -> Had:
    """The bytes of a file or an address.

    Args:
        location: a path, or an http(s) address.
        settings: the deadline and the size cap of what is fetched.
        fetch_page: gets an address.

    Raises:
        UsageError: the file is not there, is a folder, or the address is neither http nor https.
        SourceError: the address could not be fetched.
    """
    if not is_address(location):
        path = Path(location)
        return Had(_content(path), CaptureMethod.PERSON, "", name=path.name)
    if urlsplit(location).scheme.lower() not in ("http", "https"):
        raise UsageError(f"{location} is no http or https address. For a file, give its path.")
    return as_had(fetch_page(location, settings))


def as_had(answer: Fetched) -> Had:
    """What a live answer of a server gives."""
    return Had(
        content=answer.content,
        how=CaptureMethod.LIVE,
        captured_at=answer.started_at,
        final_url=answer.final_url,
        content_type=answer.content_type,
        charset=answer.charset,
        name=answer.final_url,
    )


def fitting_suffix(had: Had) -> str:
    """The suffix that says what the bytes are: their own, where it does.

    >>> fitting_suffix(Had(b"%PDF-1.7", CaptureMethod.PERSON, "", name="plan.txt"))
    '.pdf'
    """
    fitting = SUFFIXES[sniff(had.content, had.content_type, had.name)]
    own = PurePath(urlsplit(had.name).path if had.final_url else had.name).suffix.lower()
    return own if own in fitting else fitting[0]


def read_page(had: Had) -> tuple[Page, Decoded]:
    """Turns bytes into a page.

    Raises:
        SourceError: no text: a file that holds no readable text (a scanned or locked PDF, a picture), or
            an unknown encoding.
    """
    format_ = sniff(had.content, had.content_type, had.name)
    charset = had.charset or (declared_charset(had.content) if format_ is Format.HTML else "")
    try:
        if format_ in _PAPER:
            return _PAPER[format_](had.content).page, Decoded("", "", "")
        decoded = decode(had.content, charset)
    except ReadingError as error:
        raise SourceError(
            f"{had.name or 'The page'} cannot be read.", EvidenceStatus.NO_TEXT, str(error)
        ) from None
    return _EXTRACT[format_](decoded.text), decoded


def page_html(had: Had) -> str:
    """A page as HTML, for its links: HTML as it is, Markdown made into it; empty for anything else."""
    format_ = sniff(had.content, had.content_type, had.name)
    if format_ not in (Format.HTML, Format.MARKDOWN):
        return ""
    try:
        text = decode(had.content, had.charset or declared_charset(had.content)).text
    except ReadingError:
        return ""
    if format_ is Format.HTML:
        return text
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("table").render(parsable(text)))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist. Check the path.") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder. Give a file in it.") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from None
