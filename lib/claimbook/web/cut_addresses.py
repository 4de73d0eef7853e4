"""Addresses that somebody cut short: what they may have been is proposed to a person, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from urllib.parse import SplitResult, urlsplit

from claimbook.core.errors import SourceError
from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.page_links import all_links
from claimbook.text.reading.addresses import Address, clean_address, find_addresses, page_key
from claimbook.web.answers import without_advice
from claimbook.web.cdx import ArchiveError, Listing, addresses_beginning
from claimbook.web.network import UnfitAddressError
from claimbook.web.session import Session

_MOST_NAMED = 5  # candidates in a message; a person who wants to see more looks into the archive
_NOT_ASKED = "No link of the article begins like it, and the archive's index was not asked."
_IN_ARCHIVE = "https://web.archive.org/web/*/"  # lists what begins like the address behind it


class Answer(StrEnum):
    """How much is known of an address that was cut short."""

    UNRESOLVED = "unresolved"  # no candidate
    PROPOSED = "proposed"  # one candidate; a person says whether it is the one
    ASKED = "asked"  # several candidates; a person chooses


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an address that was cut short may have been; nothing is fetched before a person agrees."""

    address: Address
    answer: Answer
    candidates: tuple[str, ...]  # in alphabetical order
    reason: str


def resolve_truncated(
    address: Address,
    html: str = "",
    cdx: Callable[[str], Listing] | None = None,
    named: Iterable[str] = (),
) -> Resolution:
    """Looks for the whole address, first among the links of the article, then in the archive's index.

    Args:
        address: one that is cut short, as `find_addresses` gives it.
        html: the article's HTML; empty where there is none.
        cdx: lists the archived addresses that begin like this one; None asks nobody.
        named: whole addresses that stand elsewhere in the article.

    Returns:
        one candidate is proposed, several are asked about, none is unresolved. Where the archive could not
        be asked, or had more than it listed, the reason says so.

    >>> cut = Address(0, 0, "a.example/ne…", "https://a.example/ne", is_cut=True)
    >>> resolve_truncated(cut, "<a href='https://a.example/news/1'>a.example/ne…</a>").candidates
    ('https://a.example/news/1',)
    """
    if linked := _alike((*all_links(html), *named), address):
        return _told(address, linked, "Found among the links of the article.", is_all=True)
    if not _has_path(address):
        return Resolution(
            address, Answer.UNRESOLVED, (), f"{address.written} is cut too soon to look for its page."
        )
    if cdx is None:
        return Resolution(address, Answer.UNRESOLVED, (), _NOT_ASKED)
    try:
        listing = cdx(address.url)
    except SourceError as error:
        return Resolution(address, Answer.UNRESOLVED, (), without_advice(error))
    found = _alike((row.original for row in listing.rows), address)
    is_all = not (listing.full or listing.narrowed)
    skipped = f" {listing.skipped} rows of its index were unreadable." if listing.skipped else ""
    if not found:
        return Resolution(
            address, Answer.UNRESOLVED, (), f"The archive's index has no page that begins like it.{skipped}"
        )
    more = "" if is_all else " There may be more."
    return _told(address, found, f"Found in the archive's index.{more}{skipped}", is_all)


class CutAddressError(UnfitAddressError):
    """A source whose address is cut short: nothing is fetched before a person has completed it."""

    def __init__(self, resolution: Resolution) -> None:
        super().__init__(*message_of(resolution))


def message_of(resolution: Resolution) -> tuple[str, str]:
    """What is known of an address that was cut short, and what a person should do."""
    address, candidates = resolution.address, resolution.candidates
    what = f"The address {one_line(address.written)} is cut short."
    if not candidates:
        return (
            f"{what} Unresolved: {resolution.reason}",
            "Find the page, and write its whole address into sources.csv.",
        )
    if resolution.answer is Answer.PROPOSED:
        advice = "Look at that page, and write its address into sources.csv if it is the one."
        return f"{what} Proposed: {candidates[0]} . {resolution.reason}", advice
    listed = " , ".join(candidates[:_MOST_NAMED])
    more = len(candidates) - _MOST_NAMED
    others = f" and {more} more, as {_IN_ARCHIVE}{address.url}* lists them" if more > 0 else ""
    advice = "Write the address of the right one into sources.csv."
    return f"{what} Asked, which of these it is: {listed}{others} . {resolution.reason}", advice


class Resolver:
    """Looks for what the addresses of one article that are cut short may have been.

    Args:
        text: the article's text.
        html: its HTML; empty where there is none.
        session: asks the archive's index; None asks nobody. Where the archive has once failed to answer, it
            is not asked again.
    """

    def __init__(self, text: str, html: str, session: Session | None = None) -> None:
        whole = (address.url for address in find_addresses(text) if not address.is_cut)
        self._named = tuple(dict.fromkeys((*all_links(html), *whole)))
        self._session = session
        self._failure: ArchiveError | None = None

    def __call__(self, address: Address) -> Resolution:
        """What one address may have been."""
        return resolve_truncated(address, cdx=self._listed if self._session else None, named=self._named)

    def _listed(self, head: str) -> Listing:
        if self._session is None or self._failure is not None:
            raise self._failure or ArchiveError("The archive was not asked.")
        try:
            return addresses_beginning(partial(self._session.ask, ask_robots=False), head)
        except ArchiveError as error:
            self._failure = error
            raise


def _told(address: Address, candidates: tuple[str, ...], reason: str, is_all: bool) -> Resolution:
    answer = Answer.PROPOSED if len(candidates) == 1 and is_all else Answer.ASKED
    return Resolution(address, answer, candidates, reason)


def _alike(urls: Iterable[str], address: Address) -> tuple[str, ...]:
    """The addresses that the cut one may stand for, each page once, https before http."""
    head, tail = _comparable(address.url), address.tail
    found: dict[str, str] = {}
    for url in sorted(
        filter(None, map(clean_address, urls)), key=lambda url: (not url.startswith("https"), url)
    ):
        whole = _comparable(url)
        if whole.startswith(head) and len(whole) >= len(head) + len(tail) and whole.endswith(tail):
            found.setdefault(page_key(url), url)
    # A link may have been written with the cut in it.
    return tuple(sorted(url for url in found.values() if not url.endswith(("...", "%E2%80%A6"))))


def _comparable(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www and fragment."""
    parts = _parts(url)
    query = f"?{parts.query}" if "?" in url else ""
    return (parts.hostname or "").removeprefix("www.") + parts.path + query


def _has_path(address: Address) -> bool:
    parts = _parts(address.url)
    return "." in (parts.hostname or "") and len(parts.path + parts.query) > 1


def _parts(url: str) -> SplitResult:
    """The parts of an address; none of one that is cut within its host beyond recognition."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")
