"""Stage 2, sources: every page that may answer is captured, or it is said why it could not be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from claimbook.core.errors import CaseError, SourceError, TableError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus, Tier
from claimbook.core.model import Capture, Document, Source
from claimbook.core.progress import Track, silently
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import CAPTURES, SOURCES, read_rows, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.web.documents import Fetch, Had, as_had, capture_source, reread, stored_had
from claimbook.web.session import fetch
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources

__all__ = ["Mode", "capture_sources", "list_sources", "read_sources"]

OFFLINE_COLUMNS = ("source_id", "file", "how", "captured_at", "note")
# A restatement belongs to the case that ships it and is never taken from the store for another.
_REUSABLE = (CaptureMethod.LIVE, CaptureMethod.WAYBACK, CaptureMethod.PERSON)


class Mode(StrEnum):
    """Where captures may come from."""

    OFFLINE = "offline"  # what ships with the case and what the store has; never the network
    FILL = "fill"  # the same, and the network for what is missing
    LIVE = "live"  # the network, for everything


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """A page that ships with a case: one row of offline/captures.csv."""

    path: Path
    how: CaptureMethod
    captured_at: str


def capture_sources(
    run: Run,
    mode: str = "fill",
    progress: Track = silently,
    *,
    settings: Settings = DEFAULTS,
    fetch_page: Fetch = fetch,
) -> tuple[Document, ...]:
    """Captures the sources of a case and writes the run's captures.csv.

    Args:
        run: the run; its case has a sources.csv.
        mode: "offline", "fill" or "live".
        progress: shows how far the work is.
        settings: the deadline and the size cap of a page.
        fetch_page: gets an address.

    Returns:
        one document for each row of sources.csv, in its order. A source that could not be had has the
        status that says why, and a problem that says what to do. A mirror is consulted only where the
        source that it mirrors could not be had; otherwise it is not fetched and has no status.

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
    pages = {} if mode == Mode.LIVE else read_offline_pages(run.workspace.offline_pages(run.case), known)
    stored = {} if mode == Mode.LIVE else _latest(store.captures())

    def capture(source: Source) -> Document:
        try:
            if page := pages.get(source.source_id):
                had = _from_file(page, settings)
            elif record := stored.get(source.url):
                document = reread(store, source, record)
                if document is not None and record.source_id == source.source_id:
                    return document
                had = stored_had(store, record)
            else:
                had = _from_network(source, Mode(mode), settings, fetch_page)
        except SourceError as error:
            return Document(source, error.status, None, "", (), str(error))
        return capture_source(store, source, had)

    documents = _in_order_of_need(sources, capture, progress)
    write_table(run.captures_csv, CAPTURES, [_row(document) for document in documents])
    return documents


def read_offline_pages(folder: Path, known: set[str]) -> dict[str, OfflinePage]:
    """The pages that ship with a case, by source_id; none where there is no captures.csv.

    Args:
        folder: the case's offline folder.
        known: the source ids of the case.

    Raises:
        TableError: a column is missing, a source is unknown or named twice, `how` is no way to capture,
            `captured_at` is no point in time, or `file` is not the plain name of a file in the folder.
    """
    table = folder / "captures.csv"
    if not table.is_file():
        return {}
    pages: dict[str, OfflinePage] = {}
    for row in read_rows(table, OFFLINE_COLUMNS, unique="source_id"):
        source_id, name = row["source_id"].strip(), row["file"].strip()
        if source_id not in known:
            raise TableError(
                f"{table}: '{source_id}' is not in sources.csv. Ids: {', '.join(sorted(known))}."
            )
        how, captured_at = row["how"].strip(), row["captured_at"].strip()
        if how not in list(CaptureMethod):
            raise TableError(
                f"{table}: '{source_id}' was had by '{how}'. Use one of {', '.join(CaptureMethod)}."
            )
        if not _is_moment(captured_at):
            raise TableError(
                f"{table}: '{source_id}' has captured_at '{captured_at}'. Write it as 2025-01-21T09:00:00Z."
            )
        path = folder / name
        if not _is_plain(name) or path.is_symlink():
            raise TableError(
                f"{table}: '{source_id}' names the file '{name}'. Use the plain name of a file in {folder}."
            )
        pages[source_id] = OfflinePage(path, CaptureMethod(how), captured_at)
    return pages


def list_sources(workspace: Workspace, case: str, urls: Sequence[str]) -> Path:
    """Starts the sources.csv of a case with one row for each address; gives its path.

    Raises:
        CaseError: the case has one already.
        UsageError: an address is neither http nor https.
    """
    path = workspace.sources_csv(case)
    if path.exists():
        raise CaseError(f"{path} is there already. Add rows to it by hand.")
    rows: list[dict[str, object]] = []
    taken: set[str] = set()
    for url in dict.fromkeys(urls):
        host = _host(url)
        source_id = name = host.removeprefix("www.").rpartition(".")[0].replace(".", "-") or host
        number = 1
        while source_id in taken:
            number += 1
            source_id = f"{name}-{number}"
        taken.add(source_id)
        rows.append({"source_id": source_id, "url": url, "publisher": host, "tier": Tier.PRIMARY.value})
    write_table(path, SOURCES, rows)
    return path


def _in_order_of_need(
    sources: Sequence[Source], capture: Callable[[Source], Document], progress: Track
) -> tuple[Document, ...]:
    """Captures originals before their mirrors, and a mirror only where it is needed."""
    by_id = {source.source_id: source for source in sources}
    done: dict[str, Document] = {}

    def depth(source: Source) -> int:
        steps = 0
        while source.mirror_of:
            source = by_id[source.mirror_of]
            steps += 1
        return steps

    for source in progress(sorted(sources, key=depth), "sources"):
        original = _original_that_was_had(source, by_id, done)
        done[source.source_id] = _not_needed(source, original) if original else capture(source)
    return tuple(done[source.source_id] for source in sources)


def _original_that_was_had(source: Source, by_id: dict[str, Source], done: dict[str, Document]) -> str:
    above = source.mirror_of
    while above:
        if done[above].status is EvidenceStatus.FOUND:
            return above
        above = by_id[above].mirror_of
    return ""


def _not_needed(source: Source, original: str) -> Document:
    problem = f"Not needed and not fetched: it mirrors '{original}', which was read."
    return Document(source, None, None, "", (), problem)


def _from_file(page: OfflinePage, settings: Settings) -> Had:
    try:
        size = page.path.stat().st_size
        content = page.path.read_bytes() if size <= settings.largest_page else b""
    except OSError as error:
        raise SourceError(
            f"{page.path} cannot be read: {error.strerror or error}.",
            EvidenceStatus.FETCH_FAILED,
            "Put the page there, or take its row out of captures.csv.",
        ) from None
    if size > settings.largest_page:
        raise SourceError(
            f"{page.path} is larger than {settings.largest_page / 1_000_000:g} MB.",
            EvidenceStatus.NO_TEXT,
            "Keep the part that matters.",
        )
    return Had(content, page.how, page.captured_at, name=page.path.name)


def _from_network(source: Source, mode: Mode, settings: Settings, fetch_page: Fetch) -> Had:
    if mode is Mode.OFFLINE:
        raise SourceError(
            f"'{source.source_id}' has not been captured, and the network is not used in offline mode.",
            EvidenceStatus.FETCH_FAILED,
            "Run again without --offline, or save the page into the case's offline folder.",
        )
    if not source.url:
        raise SourceError(
            f"'{source.source_id}' has no address.",
            EvidenceStatus.FETCH_FAILED,
            "Write one into sources.csv, or save the page into the case's offline folder.",
        )
    return as_had(fetch_page(source.url, settings))


def _latest(captures: Sequence[Capture]) -> dict[str, Capture]:
    """The latest capture of each address; of two with one time, the one that was put in later."""
    latest: dict[str, Capture] = {}
    for capture in captures:
        if not capture.url or capture.how not in _REUSABLE:
            continue
        if capture.url not in latest or capture.captured_at >= latest[capture.url].captured_at:
            latest[capture.url] = capture
    return latest


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


def _is_plain(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not any(c in '/\\:*?"<>|' or c < " " for c in name)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


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
