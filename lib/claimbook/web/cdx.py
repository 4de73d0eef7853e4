"""The index of the Wayback Machine (CDX): which captures of which addresses there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.text.reading.addresses import page_key
from claimbook.web.answers import Fetched, without_advice

Ask = Callable[[str], Fetched]

SEARCH = "https://web.archive.org/cdx/search/cdx"
MOST_ADDRESSES = 50  # candidates for a cut address: more than a person would look through
_FEWER_ADDRESSES = 10
_FIELDS = ("timestamp", "original", "mimetype", "statuscode")
_GAVE_UP = (408, 429, 500, 502, 503, 504)
_LATER = "Try again later, or look for the page on web.archive.org by hand."


class ArchiveError(SourceError):
    """The archive could not be asked, or its answer makes no sense: nothing is known of its captures."""

    def __init__(self, message: str) -> None:
        super().__init__(message, EvidenceStatus.FETCH_FAILED, _LATER)


@dataclass(frozen=True, slots=True)
class Row:
    """One capture in the index."""

    timestamp: str  # 14 digits, UTC
    original: str  # the address as it was captured
    mimetype: str
    status: str

    @property
    def moment(self) -> datetime:
        """The timestamp as a point in time."""
        return datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the index told."""

    rows: tuple[Row, ...]
    skipped: int = 0  # rows that were no rows
    narrowed: bool = False  # the archive gave up on the whole question, and this answers a smaller one
    full: bool = False  # as many rows as were asked for: there may be more


def captures_of(ask: Ask, url: str, day: date | None) -> Listing:
    """The captures of one page that came whole (status 200), those about a day first asked for.

    Args:
        ask: gets an address of the archive, whatever the status.
        url: the page.
        day: the day about which a capture is wanted; None for the latest.

    Returns:
        rows in the index's order. Its keys ignore case, scheme and www, so each row's `original` is
        compared with the address.

    Raises:
        ArchiveError: the archive gave up on every form of the question, or answered with something else.
    """
    base = {"url": url, "output": "json", "fl": ",".join(_FIELDS), "filter": "statuscode:200"}
    everything = {**base, "collapse": "timestamp:6", "limit": "1000"}
    if day is None:
        listing = _search(ask, [everything, {**base, "limit": "-5"}])
    else:
        windows = [_window(day, days) | {"collapse": "timestamp:8", "limit": "1000"} for days in (365, 30)]
        listing = _search(ask, [base | window for window in windows])
        if not listing.rows:
            listing = _search(ask, [everything])
    same = tuple(row for row in listing.rows if page_key(row.original) == page_key(url))
    return Listing(same, listing.skipped, listing.narrowed, listing.full)


def addresses_beginning(ask: Ask, head: str) -> Listing:
    """One row for each archived page whose address begins with `head`, fifty at most.

    Raises:
        ArchiveError: the archive gave up, or answered with something else.
    """
    query = {
        "url": head,
        "matchType": "prefix",
        "output": "json",
        "fl": ",".join(_FIELDS),
        "filter": "statuscode:200",
        "collapse": "urlkey",
    }
    return _search(ask, [query | {"limit": str(most)} for most in (MOST_ADDRESSES, _FEWER_ADDRESSES)])


def _window(day: date, days: int) -> dict[str, str]:
    around = timedelta(days=days)
    first = day - around if day - date.min > around else date.min
    last = day + around if date.max - day > around else date.max
    return {"from": f"{first:%Y%m%d}".zfill(8), "to": f"{last:%Y%m%d}".zfill(8)}


def _search(ask: Ask, queries: Sequence[Mapping[str, str]]) -> Listing:
    """The answer to the first question that the archive does not give up on; they become narrower."""
    problem = ""
    for number, query in enumerate(queries):
        try:
            answer = ask(f"{SEARCH}?{urlencode(query)}")
        except SourceError as error:
            problem = without_advice(error).rstrip(".")
            continue
        if answer.status_code in _GAVE_UP:
            problem = f"it answered with {answer.status_code}"
            continue
        if answer.status_code != 200:
            raise ArchiveError(
                f"The Wayback Machine does not say what it has of {query['url']} ({answer.status_code})."
            )
        rows, skipped = _rows(answer.content, query["url"])
        limit = abs(int(query["limit"]))
        return Listing(tuple(rows), skipped, narrowed=number > 0, full=len(rows) + skipped >= limit)
    raise ArchiveError(f"The Wayback Machine could not be asked about {queries[0]['url']}: {problem}.")


def _rows(content: bytes, url: str) -> tuple[list[Row], int]:
    try:
        table = json.loads(content)
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, list) or (table and not _is_header(table[0])):
        raise ArchiveError(f"The Wayback Machine's answer about {url} is not what its index gives.")
    if not table:
        return [], 0
    places = [table[0].index(name) for name in _FIELDS]
    found = [_row(cells, places, len(table[0])) for cells in table[1:]]
    rows = [row for row in found if row is not None]
    return rows, len(found) - len(rows)


def _is_header(cells: object) -> bool:
    return isinstance(cells, list) and all(name in cells for name in _FIELDS)


def _row(cells: object, places: Sequence[int], width: int) -> Row | None:
    if not isinstance(cells, list) or len(cells) != width or not all(isinstance(c, str) for c in cells):
        return None
    row = Row(*(cells[place] for place in places))
    is_address = row.original.lower().startswith(("http://", "https://"))
    return row if is_address and is_timestamp(row.timestamp) else None


def is_timestamp(text: str) -> bool:
    """Whether a text is the 14 digits of a point in time."""
    if len(text) != 14 or not text.isascii() or not text.isdigit():
        return False
    try:
        datetime.strptime(text, "%Y%m%d%H%M%S")
    except ValueError:
        return False
    return True
