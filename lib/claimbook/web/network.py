"""The outside world as one value: who resolves names, what time it is, and where a connection may go.

Every name is looked up once. What was found is judged, and the connection then goes to the very address
that was judged (`web/session.py`), so a name that changes between two looks leads nowhere. Addresses are
judged by the registries that Python's `ipaddress` knows, with the ranges that requests-hardened adds for
older Pythons and for networks that carry IPv4 inside IPv6. Its own adapter is not used: it asks the
system's resolver and takes the first address alone, so neither could the resolver be put in nor could a
second address be tried where the first is dead.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from requests_hardened.ip_filter import EXTRA_BLOCKED_NET_RANGES  # type: ignore[import-untyped]

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus

_DEEPEST = 8  # errors within errors that are looked through for the one that says what happened
_LATER = "Try again later, or check the address in sources.csv."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a connection goes."""

    ip: str
    port: int


def ask_system(host: str, port: int) -> tuple[Place, ...]:
    """Resolves a name as the operating system does.

    Raises:
        OSError, UnicodeError: there is no such name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(Place(str(address[0]), int(address[1])) for *_, address in found))


def no_place(place: Place) -> bool:
    """Exempts no place from the judgement of its address."""
    return False


def utc_now() -> datetime:
    """The time of day, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching needs of the world; tests put a small world of their own in its place."""

    resolve: Callable[[str, int], Sequence[Place]] = ask_system
    sleep: Callable[[float], None] = time.sleep  # seconds
    clock: Callable[[], float] = time.monotonic  # seconds; for the pauses between two requests
    now: Callable[[], datetime] = utc_now
    exempt: Callable[[Place], bool] = no_place  # which private places may be reached; for tests alone
    certificates: str = ""  # a file of authorities to trust instead of those of certifi; empty for certifi


INTERNET = Network()


class UnfitAddressError(SourceError):
    """An address that may not be fetched, and so is not told to anybody else either."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message, EvidenceStatus.FETCH_FAILED, advice)


def host_of(url: str) -> str:
    """The host of an address, lower case.

    Raises:
        UnfitAddressError: it is no address that may be fetched.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise UnfitAddressError(f"{url!r} is no web address.", "Correct it in sources.csv.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise UnfitAddressError(
            f"{url!r} is no http or https address.", "Only web pages are fetched; correct it."
        )
    if parts.username or parts.password:
        raise UnfitAddressError(
            f"The address of {host} holds a user name.", "Take it out: addresses are published."
        )
    return host


def joined(here: str, target: str) -> str:
    """Where a redirect leads, without its fragment.

    Raises:
        SourceError: fetch failed: nowhere.
    """
    # Servers send such addresses as UTF-8; the headers were read as Latin-1.
    target = target.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return urldefrag(urljoin(here, target)).url
    except ValueError:
        raise _failed(f"{here} redirects to {target[:200]!r}, which is no web address.", _LATER) from None


def look_up(network: Network, host: str, port: int) -> tuple[Place, ...]:
    """The places that a name stands for, in the resolver's order, all of them fit to be reached.

    Args:
        network: its resolver is asked once.
        host: a name or an address, without brackets.
        port: 1 to 65535.

    Raises:
        UnfitAddressError: one of its addresses is not public. One is enough: an honest site has none.
        SourceError: fetch failed: there is no such name.
    """
    try:
        places = tuple(network.resolve(host, port))
        closed = [place.ip for place in places if not (_is_public(place.ip) or network.exempt(place))]
    except (OSError, ValueError) as error:
        raise _failed(f"The name {host} cannot be resolved: {first_line(error)}.", _LATER) from None
    if closed:
        where = host if host == closed[0] else f"{host} leads to {closed[0]}, which"
        raise UnfitAddressError(
            f"{where} is not on the public internet.",
            "Nothing was sent there. Give the file itself if it is yours.",
        )
    if not places:
        raise _failed(f"The name {host} has no address.", _LATER)
    return places


def first_line(error: BaseException) -> str:
    """What is at the bottom of an error of a library, on one line and without a full stop.

    >>> first_line(ValueError(OSError(111, "Connection refused")))
    'Connection refused'
    """
    for _ in range(_DEEPEST):
        below = getattr(error, "reason", None) or (error.args[0] if error.args else None)
        below = below if isinstance(below, BaseException) else error.__cause__
        if not isinstance(below, BaseException):
            break
        error = below
    told = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    return (str(told).splitlines() or [type(error).__name__])[0][:200].rstrip(".")


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local:
        return False  # no longer used, and no longer counted as private by ipaddress
    is_closed = ip.is_multicast or ip.is_reserved or any(ip in net for net in EXTRA_BLOCKED_NET_RANGES)
    return ip.is_global and not is_closed


def _failed(message: str, advice: str) -> SourceError:
    return SourceError(message, EvidenceStatus.FETCH_FAILED, advice)
