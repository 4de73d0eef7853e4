"""After the sources were captured: a second copy of each in the Wayback Machine, where somebody wants it.

What is archived is written down in sources/<case>/archived.csv, which grows and is never rewritten: each
page is asked for once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimbook.core.errors import SourceError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.model import Document
from claimbook.core.progress import Track, silently
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import read_csv, write_table
from claimbook.core.workspace import Run
from claimbook.web.network import INTERNET, Network
from claimbook.web.redaction import redact_address
from claimbook.web.save_page import save_page
from claimbook.web.session import Session

COLUMNS = ("source_id", "url", "archived_url", "asked_at", "note")


@dataclass(frozen=True, slots=True)
class Archived:
    """What the archive said of one page: its address there, or why there is none."""

    source_id: str
    url: str
    archived_url: str
    asked_at: str  # ISO 8601 in UTC
    note: str = ""

    @property
    def line(self) -> str:
        """The same in a line for a person."""
        return f"{self.source_id}: {self.archived_url or self.note}"


def archive_sources(
    run: Run,
    documents: Iterable[Document],
    key: str,
    progress: Track = silently,
    *,
    settings: Settings = DEFAULTS,
    network: Network = INTERNET,
) -> tuple[Archived, ...]:
    """Asks the Wayback Machine to keep each page that was read live, unless it was asked before.

    An address with a secret in it is told to nobody.

    Args:
        run: a run of the case.
        documents: what `capture_sources` gave.
        key: of the Internet Archive, as `archive_key` gives it.
        progress: shows how far the work is.
        settings: the deadline of a request.
        network: where the archive is asked.

    Returns:
        one entry for each page that was asked for now.

    Raises:
        TableError: archived.csv cannot be read.
    """
    table = archived_csv(run)
    read = read_csv(table, COLUMNS) if table.is_file() else None
    rows = list(read.rows) if read else []
    kept = {row["url"] for row in rows if row["archived_url"]}
    urls = {d.source.url: d.source.source_id for d in documents if _is_fit(d) and d.source.url not in kept}
    session = Session(network, settings)
    asked = []
    for url in progress(tuple(urls), "archive"):
        asked_at = f"{network.now():%Y-%m-%dT%H:%M:%SZ}"
        try:
            asked.append(Archived(urls[url], url, save_page(session, url, key), asked_at))
        except SourceError as error:
            asked.append(Archived(urls[url], url, "", asked_at, str(error)))
        rows.append({name: str(getattr(asked[-1], name)) for name in COLUMNS})
        write_table(table, read.columns if read else COLUMNS, rows)
    return tuple(asked)


def archived_csv(run: Run) -> Path:
    """Where it is written down what the archive keeps of a case's sources."""
    return run.workspace.case_sources(run.case) / "archived.csv"


def _is_fit(document: Document) -> bool:
    capture = document.capture
    return (
        document.status is EvidenceStatus.FOUND
        and capture is not None
        and capture.how is CaptureMethod.LIVE
        and redact_address(document.source.url) == document.source.url
    )
