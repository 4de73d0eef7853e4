"""The rungs of the ladder, one by one: what each gives, and what is written down of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from claimbook.core.errors import SourceError, StoreError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.model import Capture, Document, Source
from claimbook.web.answers import BY_HAND, Fetched, Known, exchange_of
from claimbook.web.documents import capture_source, reread, stored_had
from claimbook.web.network import UnfitAddressError
from claimbook.web.page_bytes import Had, as_had, read_page
from claimbook.web.records import Exchange
from claimbook.web.session import Session
from claimbook.web.snapshots import Store
from claimbook.web.suspects import claims_to_be_home
from claimbook.web.wayback import nearest_capture


class Step(StrEnum):
    """The rungs, from the bottom up."""

    ADDRESS = "address"  # it is cut short: only what it may have been was looked for
    LIVE = "live"
    MIRROR = "mirror"
    WAYBACK = "wayback"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung that was tried for a source, and what came of it."""

    source_id: str
    step: Step
    address: str
    status: EvidenceStatus | None
    why: str  # in words; where the page was had, what a reader must know of the way


@dataclass(frozen=True, slots=True)
class Reached:
    """Bytes that were had."""

    had: Had
    address: str  # where from
    note: str = ""  # what a reader must know of the way
    exchange: Exchange | None = None  # None for a file


Outcome = Reached | Capture | SourceError  # a capture: the page is what it was then


def live_page(
    session: Session, store: Store, source: Source, known: tuple[Capture, Known] | None
) -> Reached | Capture:
    """The page as it is now, or the capture that it has not changed since.

    Args:
        session: does the asking.
        store: where an unchanged page must still be found; otherwise it is fetched whole.
        source: the page.
        known: the latest capture, and what the server said of it.

    Raises:
        SourceError: blocked, gone or fetch failed.
    """
    if not source.url:
        raise UnfitAddressError(
            f"'{source.source_id}' has no address.", f"Write one into sources.csv. {BY_HAND}"
        )
    answer = session.fetch(source.url, known[1] if known else None)
    if known is not None and answer.status_code == 304:
        try:
            store.read_blob(known[0].sha256)
        except StoreError:
            answer = session.fetch(source.url)
        else:
            return known[0]
    return Reached(as_had(answer), source.url, _live_note(session, answer), exchange_of(answer))


def archived_page(session: Session, source: Source, day: date | None) -> Reached:
    """The Wayback Machine's capture nearest to a day; None for the latest.

    Raises:
        SourceError: there is none, or the archive could not be asked.
    """
    page = nearest_capture(session, source.url, day)
    answer = page.answer
    had = Had(
        content=answer.content,
        how=CaptureMethod.WAYBACK,
        captured_at=page.captured_at,
        final_url=page.row.original,
        archived_url=page.url,
        content_type=answer.content_type,
        charset=answer.charset,
        name=page.row.original,
    )
    skipped = f" {page.skipped} rows of the archive's index were unreadable." if page.skipped else ""
    note = f"This is the Wayback Machine's capture of {page.captured_at}.{skipped}"
    return Reached(had, page.url, note, exchange_of(answer))


def kept_document(store: Store, source: Source, had: Had, exchange: Exchange | None) -> Document:
    """Reads the bytes of a source and keeps them, with what went over the wire for them.

    Raises:
        StoreError: the store cannot be written or is damaged.
    """
    document = capture_source(None, source, had)
    if document.capture is not None:
        store.put(had.content, document.text, document.capture, exchange)
    return document


def stored_document(store: Store, source: Source, capture: Capture) -> Document:
    """A capture of the store as the document of a source, which may be another case's as well.

    Raises:
        StoreError: the store lacks the bytes or the text, or holds something else.
    """
    document = reread(store, source, capture)
    if document is not None and capture.source_id == source.source_id:
        return document
    return kept_document(store, source, stored_had(store, capture), None)


def validators(store: Store) -> dict[str, tuple[Capture, Known]]:
    """What servers said of the pages that they gave last, by address."""
    known = {}
    for record in store.records():
        if record.exchange is not None and record.capture.how is CaptureMethod.LIVE:
            said = {name.lower(): value for name, value in record.exchange.headers}
            told = Known(said.get("etag", ""), said.get("last-modified", ""))
            known[record.capture.url] = (record.capture, told)
    return {url: (capture, told) for url, (capture, told) in known.items() if told.headers()}


def _live_note(session: Session, answer: Fetched) -> str:
    """What a reader must know of the way to a page.

    Raises:
        SourceError: gone: it is the home page, word for word, at the address of another.
    """
    home = claims_to_be_home(answer.content, answer.final_url)
    if home and _is_on_site(home, answer.final_url) and _text_at(session, home) == _text(answer):
        raise SourceError(
            f"{answer.final_url} answers with the site's home page; the page itself is gone.",
            EvidenceStatus.GONE,
            BY_HAND,
        )
    lost = "The way to this page led from https to http, where others could have changed it."
    return lost if answer.lost_its_lock else ""


def _is_on_site(url: str, other: str) -> bool:
    hosts = {(urlsplit(each).hostname or "").removeprefix("www.") for each in (url, other)}
    return len(hosts) == 1


def _text_at(session: Session, url: str) -> str | None:
    try:
        return _text(session.fetch(url))
    except SourceError:
        return None


def _text(answer: Fetched) -> str | None:
    try:
        return read_page(as_had(answer))[0].text
    except SourceError:
        return ""
