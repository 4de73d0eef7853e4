"""Captured bytes into documents: what a page says, pinned to the bytes it was read from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from claimbook.core.errors import SourceError, StoreError, TableError
from claimbook.core.labels import CaptureMethod, EvidenceStatus, Tier
from claimbook.core.model import Capture, Document, Source
from claimbook.core.settings import DEFAULTS, MEGABYTE, Settings
from claimbook.core.tables import CAPTURES, read_rows
from claimbook.core.workspace import Run
from claimbook.text.extraction.blocks import Page
from claimbook.text.extraction.disguises import disguises, disguises_of_page
from claimbook.text.language.languages import detect_language
from claimbook.text.passages import passages
from claimbook.text.reading.encoding import Decoded
from claimbook.web.formats import Format, sniff
from claimbook.web.page_bytes import Fetch, Had, had_at, is_address, read_page
from claimbook.web.session import fetch
from claimbook.web.snapshots import Store, sha256_of, text_bytes
from claimbook.web.source_list import read_sources
from claimbook.web.suspects import saved_challenge, suspicion

__all__ = ["capture_source", "load_documents", "read_location", "reread", "stored_had"]


def capture_source(store: Store | None, source: Source, had: Had) -> Document:
    """Reads the bytes of a source and keeps them.

    Args:
        store: where the bytes, the frozen text and the record go; None keeps nothing.
        source: the row of sources.csv; an empty title, language or date is filled from the page.
        had: the bytes and how they were had.

    Returns:
        the document; where the page gives no evidence its status says why and `problem` what to do. The
        bytes are kept in any case: they show that the page was looked at.

    Raises:
        StoreError: the store cannot be written or is damaged.
    """
    try:
        page, decoded = read_page(had)
    except SourceError as error:
        page, decoded = _NO_PAGE, Decoded("", "", "")
        document = Document(source, error.status, None, "", (), str(error))
    else:
        document = _document(source, page, had, decoded.text)
    capture = Capture(
        source_id=source.source_id,
        url=source.url,
        final_url=had.final_url,
        archived_url=had.archived_url,
        how=had.how,
        captured_at=had.captured_at,
        # A file declares no type; what it was taken for is kept, so that it is read alike again.
        content_type=had.content_type or sniff(had.content, "", had.name).value,
        charset=decoded.charset,
        charset_reason=decoded.reason,
        byte_length=len(had.content),
        sha256=sha256_of(had.content),
        text_sha256=sha256_of(text_bytes(page.text)),
    )
    if store is not None:
        store.put(had.content, page.text, capture)
    return replace(document, capture=capture)


def read_location(location: str, settings: Settings = DEFAULTS, fetch_page: Fetch = fetch) -> Document:
    """Reads a file or an address that was given on the command line; nothing is stored.

    Args:
        location: the path of an HTML, Markdown, text, PDF or DOCX file, or an http(s) address.
        settings: the size cap and the deadline.
        fetch_page: gets an address.

    Returns:
        the document; its source_id is the file's stem or a name made from the address, which the caller
        makes unique. A file has no url and no captured_at.

    Raises:
        UsageError: the file is not there, is a folder, or the address is neither http nor https.
    """
    if not is_address(location):
        had = had_at(location)
        source = _made_up(Path(location).stem or had.name, "", "")
        if len(had.content) > settings.largest_page:
            size = f"{settings.largest_page / MEGABYTE:g} MB"
            problem = f"{location} is larger than {size}. Keep the part that matters."
            return Document(source, EvidenceStatus.NO_TEXT, None, "", (), problem)
        return capture_source(None, source, had)
    source = _made_up(_name_of_address(location), location, urlsplit(location).hostname or "")
    try:
        return capture_source(None, source, had_at(location, settings, fetch_page))
    except SourceError as error:
        return Document(source, error.status, None, "", (), str(error))


def load_documents(run: Run) -> tuple[Document, ...]:
    """The documents of a run, from its captures.csv and the store, in the order of the file.

    Raises:
        TableError: captures.csv or sources.csv is missing or not as it should be.
        StoreError: the store lacks what captures.csv names, or holds something else.
    """
    if not run.captures_csv.is_file():
        raise TableError(f"{run.captures_csv} does not exist. Capture the sources first (notebook 2).")
    sources = {s.source_id: s for s in read_sources(run.workspace.sources_csv(run.case))}
    store = Store(run.workspace.store)
    records = store.captures()
    return tuple(
        _loaded(row, sources, store, records, run.captures_csv)
        for row in read_rows(run.captures_csv, CAPTURES, unique="source_id")
    )


# What was had is not the page: a challenge, a question for consent, "not found" in words.
_ANOTHER_PAGE = (EvidenceStatus.BLOCKED, EvidenceStatus.GONE)
_NO_PAGE = Page("", "", "", "", ())


def _document(source: Source, page: Page, had: Had, raw: str) -> Document:
    if suspect := _suspicion(page, had):
        # What stands on a challenge or an error page is no evidence, and no title of the page either.
        status, problem = suspect
        return Document(source, status, None, page.text, (), problem)
    language = source.language or detect_language(page.text, hint=page.language)
    # A list of sources that was made from addresses has the host for want of a name.
    is_named = source.publisher not in ("", _host(source.url))
    completed = replace(
        source,
        title=source.title or page.title,
        publisher=source.publisher if is_named else page.publisher or source.publisher,
        language=language,
        published=source.published or page.published,
    )
    found = passages(page, source.source_id, sha256_of(had.content), language)
    # The frozen text is without the marks; what is told of them is of the page as it came.
    status, problem = EvidenceStatus.FOUND, " ".join(_disguises(had, raw or page.text))
    if not found:
        status = EvidenceStatus.NO_TEXT
        problem = (
            f"{had.name or source.url} holds no readable text; perhaps a script has to fill it first. Open "
            "it in a browser, wait until it has loaded, and save it as HTML."
        )
    elif not any(passage.visible for passage in found):
        status = EvidenceStatus.NOT_VISIBLE
        problem = f"{had.name or source.url} holds only text that no reader of the page can see."
    return Document(completed, status, None, page.text, found, problem)


def _suspicion(page: Page, had: Had) -> tuple[EvidenceStatus, str] | None:
    if had.how in (CaptureMethod.LIVE, CaptureMethod.WAYBACK):
        return suspicion(page)
    is_saved_page = (
        had.how is CaptureMethod.PERSON and sniff(had.content, had.content_type, had.name) is Format.HTML
    )
    return saved_challenge(page) if is_saved_page else None


def _disguises(had: Had, text: str) -> tuple[str, ...]:
    is_page = sniff(had.content, had.content_type, had.name) is Format.HTML
    return disguises_of_page(text) if is_page else disguises(text)


def _loaded(
    row: dict[str, str], sources: dict[str, Source], store: Store, records: tuple[Capture, ...], path: Path
) -> Document:
    try:
        status = EvidenceStatus(row["status"]) if row["status"] else None
        source = sources.get(row["source_id"]) or replace(
            _made_up(row["source_id"], row["url"], row["publisher"]),
            title=row["title"],
            tier=Tier(row["tier"]),
        )
    except ValueError as error:
        raise TableError(f"{path}: the source '{row['source_id']}': {error}. Correct it.") from None
    if not row["snapshot"]:
        if status is EvidenceStatus.FOUND:
            raise TableError(
                f"{path}: '{row['source_id']}' is found but names no snapshot. Capture it again."
            )
        return Document(source, status, None, "", (), row["problem"])
    capture = _record(row, records)
    document = reread(store, source, capture)
    if document is None:
        raise StoreError(
            f"The snapshot {capture.sha256[:12]} of '{source.source_id}' was read by another version of "
            "claimbook, so its offsets would be wrong here. Capture the sources again (notebook 2)."
        )
    if document.status in _ANOTHER_PAGE:
        document = replace(document, text="")  # nobody may quote it, be it by hand
        if status is EvidenceStatus.FOUND:  # by a table of the time before such pages were known
            return document
    return replace(document, status=status, problem=row["problem"])


def reread(store: Store, source: Source, capture: Capture) -> Document | None:
    """Reads a stored capture as it was read the first time; None where it reads otherwise today.

    Raises:
        StoreError: the store lacks the bytes or the text, or holds something else.
    """
    again = capture_source(None, source, stored_had(store, capture))
    return replace(again, capture=capture) if again.text == store.read_text(capture.text_sha256) else None


def stored_had(store: Store, capture: Capture) -> Had:
    """The bytes of a stored capture, with what its record knows.

    Raises:
        StoreError: the store lacks the bytes, or holds something else.
    """
    return Had(
        content=store.read_blob(capture.sha256),
        how=capture.how,
        captured_at=capture.captured_at,
        final_url=capture.final_url,
        archived_url=capture.archived_url,
        content_type=capture.content_type,
        charset=capture.charset,
        name=capture.final_url,
    )


def _record(row: dict[str, str], records: tuple[Capture, ...]) -> Capture:
    same = [c for c in records if (c.sha256, c.text_sha256) == (row["snapshot"], row["text_sha256"])]
    wanted = (row["source_id"], row["captured_at"], row["how"])
    exact = [c for c in same if (c.source_id, c.captured_at, c.how.value) == wanted]
    if not same:
        raise StoreError(
            f"The store has no record of the snapshot {row['snapshot'][:12]} of '{row['source_id']}'. "
            "Capture the sources again (notebook 2)."
        )
    return (exact or same)[-1]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _made_up(source_id: str, url: str, publisher: str) -> Source:
    return Source(source_id, url, "", publisher, Tier.PRIMARY, "", "", "")


def _name_of_address(url: str) -> str:
    parts = urlsplit(url)
    last = [part for part in parts.path.split("/") if part]
    stem = last[-1].rpartition(".")[0] or last[-1] if last else ""
    return stem[:60] or parts.netloc.rpartition("@")[2] or "page"
