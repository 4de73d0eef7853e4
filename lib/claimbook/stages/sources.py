"""Stage 2, sources: every page that may answer is captured, or it is said why it could not be.

Table in: sources.csv, and the pages that lie with the case. Out: captures.csv and the store; where the
network was asked, attempts.csv tells every rung of the ladder that was tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from claimbook.core.errors import CaseError, SourceError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus, Tier
from claimbook.core.model import Capture, Document, Source
from claimbook.core.progress import Track, silently
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import ATTEMPTS, CAPTURES, SOURCES, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.text.article import read_article
from claimbook.text.reading.addresses import Address, cut_address
from claimbook.web.answers import COMMAND
from claimbook.web.cut_addresses import Resolution, Resolver, message_of
from claimbook.web.ladder import Ladder
from claimbook.web.network import INTERNET, Network
from claimbook.web.page_bytes import had_at, page_html
from claimbook.web.rungs import Rung, kept_document, stored_document
from claimbook.web.saved_pages import OfflinePage, add_saved_pages, had_of, read_offline_pages
from claimbook.web.session import Session
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources

__all__ = ["Mode", "add_saved_pages", "capture_sources", "list_sources", "read_sources"]

# A restatement belongs to the case that ships it and is never taken from the store for another.
_REUSABLE = (CaptureMethod.LIVE, CaptureMethod.WAYBACK, CaptureMethod.PERSON)


class Mode(StrEnum):
    """Where captures may come from."""

    OFFLINE = "offline"  # what lies with the case and what the store has; never the network
    FILL = "fill"  # the same, and the network for what is missing
    LIVE = "live"  # the network, for everything; what people saved where nothing else is to be had


def capture_sources(
    run: Run,
    mode: str = "fill",
    progress: Track = silently,
    *,
    settings: Settings = DEFAULTS,
    network: Network = INTERNET,
) -> tuple[Document, ...]:
    """Captures the sources of a case and writes the run's captures.csv.

    Args:
        run: the run; its case has a sources.csv.
        mode: "offline", "fill" or "live".
        progress: shows how far the work is.
        settings: the deadline and the size cap of a page.
        network: where pages are fetched.

    Returns:
        one document for each row of sources.csv, in its order. A source that could not be had has the
        status that says why, and a problem that tells what was tried and what to do. A mirror is consulted
        only where the source that it mirrors could not be had; otherwise it is not fetched and has no
        status.

    Raises:
        UsageError: there is no such mode.
        TableError: sources.csv or offline/captures.csv is not as it should be.
        StoreError: the store cannot be written or is damaged.
    """
    if mode not in list(Mode):
        raise UsageError(f"'{mode}' is no way to capture sources. Use one of {', '.join(Mode)}.")
    sources = read_sources(run.workspace.sources_csv(run.case))
    store = Store(run.workspace.store)
    known = {source.source_id for source in sources}
    pages = read_offline_pages(run.workspace.offline_pages(run.case), known)
    saved = {name: partial(had_of, page, settings) for name, page in pages.items() if _is_saved(page)}
    stored = _by_address(store.captures())

    session = Session(network, settings)

    @cache
    def resolver() -> Resolver:  # made only where an address is cut short
        return Resolver(*_words_of_article(run), None if mode == Mode.OFFLINE else session)

    def resolve(address: Address) -> Resolution:
        return resolver()(address)

    def at_hand(source: Source) -> Document | None:
        if mode == Mode.LIVE:
            return None
        if page := pages.get(source.source_id):
            return _from_file(store, source, page, settings)
        if cut := cut_address(source.url):  # what it led to, if anything, is not the page that was meant
            return _cut_short(source, resolve(cut)) if mode == Mode.OFFLINE else None
        document = _from_store(store, source, stored.get(source.url, ()))
        if document is not None and (mode == Mode.OFFLINE or document.status is EvidenceStatus.FOUND):
            return document
        return _not_captured(source) if mode == Mode.OFFLINE else None

    day = None if mode == Mode.OFFLINE else _day_of_article(run)
    ladder = Ladder(session, store, day, saved if mode == Mode.LIVE else None, resolve)
    climbed = ladder.climb(sources, at_hand, progress)
    documents = tuple(_with_command(document, run.case) for document in climbed)
    write_table(run.captures_csv, CAPTURES, [_row(document) for document in documents])
    _write_attempts(run.folder / "attempts.csv", ladder.rungs)
    return documents


def list_sources(workspace: Workspace, case: str, urls: Sequence[str]) -> Path:
    """Starts the sources.csv of a case with one row for each address; gives its path.

    Raises:
        CaseError: the case has one already.
        UsageError: an address is neither http nor https.
    """
    path = workspace.sources_csv(case)
    if path.exists():
        raise CaseError(f"{path} is there already. Add rows to it by hand.")
    write_table(path, SOURCES, new_rows(urls))
    return path


def new_rows(urls: Iterable[str], taken: Iterable[str] = ()) -> tuple[dict[str, object], ...]:
    """A row of sources.csv for each address, with an id made from its host.

    Args:
        urls: http(s) addresses.
        taken: ids that are in use.

    Raises:
        UsageError: an address is neither http nor https.
    """
    rows: list[dict[str, object]] = []
    used = set(taken)
    for url in dict.fromkeys(urls):
        host = _host(url)
        source_id = name = host.removeprefix("www.").rpartition(".")[0].replace(".", "-") or host
        number = 1
        while source_id in used:
            number += 1
            source_id = f"{name}-{number}"
        used.add(source_id)
        rows.append({"source_id": source_id, "url": url, "publisher": host, "tier": Tier.PRIMARY.value})
    return tuple(rows)


def _from_file(store: Store, source: Source, page: OfflinePage, settings: Settings) -> Document:
    try:
        had = had_of(page, settings)
    except SourceError as error:
        return Document(source, error.status, None, "", (), str(error))
    return kept_document(store, source, had, None)


def _from_store(store: Store, source: Source, captures: Sequence[Capture]) -> Document | None:
    """The latest capture that could be read, or the latest where none could; None where there is none."""
    latest = None
    for capture in captures:
        document = stored_document(store, source, capture)
        if document.status is EvidenceStatus.FOUND:
            return document
        latest = latest or document
    return latest


def _not_captured(source: Source) -> Document:
    problem = (
        f"'{source.source_id}' has not been captured, and the network is not used in offline mode. Run again "
        f"without --offline, or save the page by hand and add it with '{COMMAND}'."
    )
    return Document(source, EvidenceStatus.FETCH_FAILED, None, "", (), problem)


def _with_command(document: Document, case: str) -> Document:
    """Names the case and the source in the command that a person is told to give."""
    command = COMMAND.replace("CASE", case).replace("SOURCE_ID", document.source.source_id)
    return replace(document, problem=document.problem.replace(COMMAND, command))


def _cut_short(source: Source, resolution: Resolution) -> Document:
    return Document(source, EvidenceStatus.FETCH_FAILED, None, "", (), " ".join(message_of(resolution)))


def _by_address(captures: Sequence[Capture]) -> dict[str, list[Capture]]:
    """The captures of each address, latest first; of two with one time, the one put in later first."""
    found: dict[str, list[Capture]] = {}
    for capture in reversed(captures):
        if capture.url and capture.how in _REUSABLE:
            found.setdefault(capture.url, []).append(capture)
    for same in found.values():
        same.sort(key=lambda capture: capture.captured_at, reverse=True)
    return found


def _is_saved(page: OfflinePage) -> bool:
    return page.how is CaptureMethod.PERSON


def _day_of_article(run: Run) -> date | None:
    """The day about which an archived capture is wanted; an article that cannot be read has none."""
    try:
        return read_article(run.workspace.article(run.case)).published
    except UsageError:
        return None


def _words_of_article(run: Run) -> tuple[str, str]:
    """The article's text and HTML; both empty where it cannot be read."""
    path = run.workspace.article(run.case)
    try:
        return read_article(path).text, page_html(had_at(str(path)))
    except UsageError:
        return "", ""


def _write_attempts(path: Path, rungs: Sequence[Rung]) -> None:
    """Writes the rungs that were tried; where none was, no table of an earlier time is left behind."""
    if not rungs:
        path.unlink(missing_ok=True)
        return
    write_table(
        path,
        ATTEMPTS,
        [
            {
                "source_id": rung.source_id,
                "step": rung.step.value,
                "address": rung.address,
                "status": rung.status.value if rung.status else "",
                "why": rung.why,
            }
            for rung in rungs
        ],
    )


def _row(document: Document) -> dict[str, object]:
    source, capture = document.source, document.capture
    row: dict[str, object] = {
        "source_id": source.source_id,
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher,
        "tier": source.tier.value,
        "status": document.status.value if document.status else "",
        "passages": len(document.passages),
        "problem": document.problem,
    }
    if capture is not None:
        row |= {
            "how": capture.how.value,
            "captured_at": capture.captured_at,
            "final_url": capture.final_url,
            "archived_url": capture.archived_url,
            "snapshot": capture.sha256,
            "text_sha256": capture.text_sha256,
        }
    return row


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{url} is no http or https address. Sources are named by their web address.")
    return host
