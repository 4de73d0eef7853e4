"""Who asks, and robots.txt (RFC 9309): what a site lets programs fetch, and how fast."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from protego import Protego

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.web.answers import BY_HAND, LATER, Fetched, RedirectError, failed

NAME = "claimbook"  # what a site calls us in its robots.txt
CONTACT = "CLAIMBOOK_CONTACT"
_LONGEST_CONTACT = 100
_LARGEST = 512_000  # bytes that count; RFC 9309 asks for 500 KiB at least


def user_agent(environment: Mapping[str, str] = os.environ) -> str:
    """Who asks: the program and its version, and how to reach those who run it, where they say so.

    Args:
        environment: `CLAIMBOOK_CONTACT` may hold an address or a mailbox for those who wonder.

    >>> user_agent({CONTACT: "https://desk.example/bot"}).partition(" ")[2]
    '(+https://desk.example/bot; fact-checking; fetches single pages for a person)'
    """
    contact = "".join(environment.get(CONTACT, "").split())[:_LONGEST_CONTACT]
    is_fit = contact.isascii() and contact.isprintable() and not set(contact) & set('()<>\\"')
    where = f"+{contact}; " if contact and is_fit else ""
    return f"{NAME}{_version()} ({where}fact-checking; fetches single pages for a person)"


@cache
def _version() -> str:
    try:
        return f"/{version(NAME)}"
    except PackageNotFoundError:
        return ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site allows; without a parser, everything."""

    address: str  # of the robots.txt
    parser: Protego | None

    def check(self, url: str) -> None:
        """Raises unless the page may be fetched.

        Raises:
            SourceError: blocked: the site asks programs to leave this page alone.
        """
        if self.parser is not None and not self.parser.can_fetch(url, NAME):
            raise SourceError(
                f"{self.address} asks programs not to fetch {url}.", EvidenceStatus.BLOCKED, BY_HAND
            )

    @property
    def crawl_delay(self) -> float | None:
        """Seconds between two requests as the site wishes; None where it says nothing."""
        return None if self.parser is None else self.parser.crawl_delay(NAME)


class RuleBook:
    """The rules of many sites, each asked for once; threads share one of these.

    Args:
        ask: gets a robots.txt, whatever its status.
    """

    def __init__(self, ask: Callable[[str], Fetched]) -> None:
        self._ask = ask
        self._known: dict[str, Rules | SourceError] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def permit(self, url: str) -> float | None:
        """The Crawl-delay of a site in seconds, if any, where it lets us fetch the address.

        Raises:
            SourceError: blocked: it does not; fetch failed: its rules could not be read.
        """
        address = robots_address(url)
        with self._lock:
            lock = self._locks.setdefault(address, threading.Lock())
        with lock:
            if address not in self._known:
                self._known[address] = self._read(address)
            rules = self._known[address]
        if isinstance(rules, SourceError):
            raise rules.with_traceback(None)
        rules.check(url)
        return rules.crawl_delay

    def _read(self, address: str) -> Rules | SourceError:
        try:
            return read_rules(self._ask(address))
        except RedirectError:
            return Rules(address, None)  # RFC 9309, 2.3.1.2: as if there were none
        except SourceError as error:
            return error


def robots_address(url: str) -> str:
    """Where the rules for an address stand.

    >>> robots_address("https://a.example:8443/news/1?x=y")
    'https://a.example:8443/robots.txt'
    """
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}/robots.txt"


def read_rules(answer: Fetched) -> Rules:
    """The rules that an answer holds.

    RFC 9309, 2.3.1: a server that has no rules to show (4xx) allows everything; one that fails (5xx), or is
    too busy to say (429), allows nothing for now.

    Raises:
        SourceError: fetch failed: the server fails.
    """
    address, code = answer.url, answer.status_code
    if code >= 500 or code == 429:
        raise failed(
            f"{address} answers with {code}, so it is not known whether programs may fetch from this site.",
            LATER,
        )
    if not 200 <= code < 300:
        return Rules(address, None)
    return Rules(address, Protego.parse(answer.content[:_LARGEST].decode("utf-8", "replace")))
