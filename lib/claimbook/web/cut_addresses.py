"""Addresses that somebody cut short: what they may have been is proposed to a person, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from claimbook.core.errors import SourceError
from claimbook.text.addresses import Address, clean_address, page_key
from claimbook.text.characters import parsable
from claimbook.web.cdx import Listing

_LARGEST = 20_000_000  # characters of HTML that are looked through


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


def resolve_truncated(address: Address, html: str, cdx: Callable[[str], Listing] | None = None) -> Resolution:
    """Looks for the whole address, first among the links of the article, then in the archive's index.

    Args:
        address: one that is cut short, as `find_addresses` gives it.
        html: the article's HTML; empty where there is none.
        cdx: lists the archived addresses that begin like this one; None asks nobody.

    Returns:
        one candidate is proposed, several are asked about, none is unresolved. Where the archive could not
        be asked, or had more than it listed, the reason says so.

    >>> cut = Address(0, 0, "a.example/ne…", "https://a.example/ne", is_cut=True)
    >>> resolve_truncated(cut, "<a href='https://a.example/news/1'>a.example/ne…</a>").candidates
    ('https://a.example/news/1',)
    """
    linked = _alike(_links(html), address)
    if linked:
        return _told(address, linked, "It stands in a link of the article.", is_all=True)
    if not _has_path(address):
        return Resolution(
            address, Answer.UNRESOLVED, (), f"{address.written} is cut too soon to look for its page."
        )
    if cdx is None:
        return Resolution(address, Answer.UNRESOLVED, (), "No link of the article begins like it.")
    try:
        listing = cdx(address.url)
    except SourceError as error:
        return Resolution(address, Answer.UNRESOLVED, (), f"The archive could not be asked: {error}")
    found = _alike((row.original for row in listing.rows), address)
    is_all = not (listing.full or listing.narrowed)
    skipped = f" {listing.skipped} rows of its index were unreadable." if listing.skipped else ""
    if not found:
        return Resolution(
            address, Answer.UNRESOLVED, (), f"The archive lists no page that begins like it.{skipped}"
        )
    more = "" if is_all else " There may be more."
    return _told(address, found, f"The archive lists it.{more}{skipped}", is_all)


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
    parts = urlsplit(url)
    rest = url.partition("://")[2].partition(parts.netloc)[2]
    return (parts.hostname or "").removeprefix("www.") + rest.partition("#")[0]


def _has_path(address: Address) -> bool:
    parts = urlsplit(address.url)
    return "." in (parts.hostname or "") and len(parts.path + parts.query) > 1


def _links(html: str) -> list[str]:
    if not html.strip():
        return []
    soup = BeautifulSoup(parsable(html[:_LARGEST]), "lxml")
    links = (str(tag.get("href") or "").strip() for tag in soup.find_all("a", href=True))
    return [link for link in links if link.lower().startswith(("http://", "https://"))]
