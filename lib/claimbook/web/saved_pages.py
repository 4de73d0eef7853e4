"""Pages in a case's offline folder: those that ship with the case, and those that a person saved by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from claimbook.core.errors import SourceError, TableError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.settings import DEFAULTS, MEGABYTE, Settings
from claimbook.core.tables import read_csv, read_rows, write_bytes, write_table
from claimbook.core.workspace import Run
from claimbook.web.formats import SUFFIXES, sniff
from claimbook.web.network import utc_now
from claimbook.web.page_bytes import Had
from claimbook.web.source_list import read_sources

COLUMNS = ("source_id", "file", "how", "captured_at", "note")


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """A page that lies with a case: one row of offline/captures.csv."""

    path: Path
    how: CaptureMethod
    captured_at: str  # ISO 8601 with its offset from UTC


def read_offline_pages(folder: Path, known: Set[str]) -> dict[str, OfflinePage]:
    """The pages that lie with a case, by source_id; none where there is no captures.csv.

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
    for row in read_rows(table, COLUMNS, unique="source_id"):
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


def had_of(page: OfflinePage, settings: Settings = DEFAULTS) -> Had:
    """The bytes of a page that lies with a case.

    Raises:
        SourceError: the file is not there, cannot be read, or is too large.
    """
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
            f"{page.path} is larger than {settings.largest_page / MEGABYTE:g} MB.",
            EvidenceStatus.NO_TEXT,
            "Keep the part that matters.",
        )
    return Had(content, page.how, page.captured_at, name=page.path.name)


def add_saved_pages(
    run: Run,
    given: Iterable[str],
    settings: Settings = DEFAULTS,
    now: Callable[[], datetime] = utc_now,
) -> tuple[Path, ...]:
    """Adds pages that a person saved by hand to a case's offline folder, in place of what stood for them.

    Each is kept under the hash of its bytes and labelled in captures.csv as saved by a person, with the
    time at which it was added.

    Args:
        run: any run of the case.
        given: "SOURCE_ID=FILE", as `claimbook fetch CASE --from-file` takes it.
        settings: the size cap.
        now: the time of day.

    Returns:
        the paths of the copies, in the order given.

    Raises:
        UsageError: no "=", a source that sources.csv does not name, a source named twice, or a file that is
            missing, a folder, empty or too large. Nothing has been added then.
        TableError: sources.csv or captures.csv is not as it should be.
    """
    folder = run.workspace.offline_pages(run.case)
    known = {source.source_id for source in read_sources(run.workspace.sources_csv(run.case))}
    read_offline_pages(folder, known)  # a table that is wrong is told before anything is added to it
    table = folder / "captures.csv"
    columns: tuple[str, ...] = COLUMNS
    rows: dict[str, dict[str, str]] = {}
    if table.is_file():
        read = read_csv(table, COLUMNS, unique="source_id")
        columns, rows = read.columns, {row["source_id"].strip(): row for row in read.rows}
    added: dict[str, tuple[Path, bytes]] = {}
    for each in given:
        source_id, file = _parted(each)
        if source_id not in known:
            raise UsageError(f"'{source_id}' is not in sources.csv. Ids: {', '.join(sorted(known))}.")
        if source_id in added:
            raise UsageError(f"'{source_id}' is given twice. One file stands for one source.")
        content = _content(file, settings)
        name = hashlib.sha256(content).hexdigest()[:16] + SUFFIXES[sniff(content, "", file.name)][0]
        added[source_id] = folder / name, content
        rows[source_id] = {
            "source_id": source_id,
            "file": name,
            "how": CaptureMethod.PERSON.value,
            "captured_at": f"{now():%Y-%m-%dT%H:%M:%SZ}",
            "note": f"saved by a person as {file.name.encode('utf-8', 'replace').decode()}",
        }
    for path, content in added.values():
        write_bytes(path, content)
    if added:
        write_table(table, columns, rows.values())
    return tuple(path for path, _ in added.values())


def _parted(given: str) -> tuple[str, Path]:
    source_id, equals, file = given.partition("=")
    if not equals or not source_id.strip() or not file:
        raise UsageError(f"'{given}' names no source and file. Write SOURCE_ID=FILE, as openai=page.html.")
    return source_id.strip(), Path(file)


def _content(file: Path, settings: Settings) -> bytes:
    try:
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{file} cannot be read: {reason}. Check the path.") from None
    if not content.strip():
        raise UsageError(f"{file} is empty. Save the page again, once it has loaded.")
    if len(content) > settings.largest_page:
        raise UsageError(
            f"{file} is larger than {settings.largest_page / MEGABYTE:g} MB. Keep the part that matters."
        )
    return content


def _is_plain(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not any(c in '/\\:*?"<>|' or c < " " for c in name)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
