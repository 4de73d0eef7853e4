"""The Wayback Machine: the capture of a page nearest to a day, as raw bytes, proved to be that capture."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import partial
from urllib.parse import urlencode

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.text.reading.addresses import page_key
from claimbook.web.answers import BY_HAND, Fetched, refuse, without_advice
from claimbook.web.cdx import ArchiveError, Row, captures_of, is_timestamp
from claimbook.web.session import Session

AVAILABLE = "https://archive.org/wayback/available"
REPLAY = "https://web.archive.org/web"
MOST_TRIES = 3  # captures that are asked for; where three cannot be replayed, the archive is unwell
_SNAPSHOT = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]{0,4}/(.+)", re.DOTALL)


class NotArchivedError(SourceError):
    """The archive was asked and has no capture of the page."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"The Wayback Machine has no capture of {url}.", EvidenceStatus.FETCH_FAILED, BY_HAND
        )


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A capture as the archive keeps it."""

    answer: Fetched
    row: Row
    skipped: int = 0  # malformed rows of the index on the way

    @property
    def url(self) -> str:
        """Where a person can look at it."""
        return f"{REPLAY}/{self.row.timestamp}/{self.row.original}"

    @property
    def captured_at(self) -> str:
        """When the archive captured it: ISO 8601 in UTC."""
        return f"{self.row.moment:%Y-%m-%dT%H:%M:%SZ}"


def nearest_capture(session: Session, url: str, day: date | None) -> ArchivedPage:
    """The capture nearest to a day, before or after.

    The index is asked first. Where it has nothing or cannot be asked, the availability service gives a
    hint; nothing is believed of a hint that the replay does not prove.

    Args:
        session: does the asking.
        url: the page.
        day: None for the latest.

    Raises:
        NotArchivedError: there is none.
        ArchiveError: the archive could not be asked, or none of three captures could be replayed.
    """
    ask = partial(session.ask, ask_robots=False)
    skipped, problem = 0, None
    rows: tuple[Row, ...] = ()
    try:
        listing = captures_of(ask, url, day)
        rows, skipped = listing.rows, listing.skipped
    except ArchiveError as error:
        problem = error
    if not rows and (hint := _hint(session, url, day)):
        rows = (hint,)
    if not rows:
        raise problem or NotArchivedError(url)
    wanted = datetime.combine(day or date.max, time(12), UTC)
    ordered = sorted(rows, key=lambda row: (abs(row.moment - wanted), row.timestamp, row.original))
    for row in ordered[:MOST_TRIES]:
        try:
            return ArchivedPage(replay(session, row), row, skipped)
        except SourceError as error:
            problem = ArchiveError(without_advice(error))
    raise problem or NotArchivedError(url)


def replay(session: Session, row: Row) -> Fetched:
    """The bytes of one capture as they were archived.

    Raises:
        ArchiveError: the archive has another capture, none, or a redirect in its place. Its own redirects
            lead to other captures and are not followed.
        SourceError: the archive could not be reached, or keeps an error in place of the page.
    """
    answer = session.ask(f"{REPLAY}/{row.timestamp}id_/{row.original}", follow=False, ask_robots=False)
    told = _memento(answer.headers.get("memento-datetime", ""))
    if told != row.timestamp:
        instead = f"one of {told}" if told else f"an answer of {answer.status_code} without a date"
        raise ArchiveError(
            f"The Wayback Machine's capture of {row.original} at {row.timestamp} is unavailable: it gave "
            f"{instead}."
        )
    refuse(answer)
    return answer


def _hint(session: Session, url: str, day: date | None) -> Row | None:
    query = {"url": url} | ({"timestamp": f"{day:%Y%m%d}".zfill(8)} if day else {})
    try:
        answer = session.ask(f"{AVAILABLE}?{urlencode(query)}", ask_robots=False)
        closest = json.loads(answer.content)["archived_snapshots"]["closest"]
        snapshot = _SNAPSHOT.fullmatch(closest["url"])
        is_whole = closest["available"] is True and closest["status"] == "200"
    except (SourceError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if snapshot is None or not is_whole or not is_timestamp(snapshot[1]):
        return None
    if page_key(snapshot[2]) != page_key(url):
        return None
    return Row(snapshot[1], snapshot[2], "", "200")


def _memento(header: str) -> str:
    try:
        return f"{parsedate_to_datetime(header).astimezone(UTC):%Y%m%d%H%M%S}"
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
