"""The network: one page, fetched with care, or a typed error that says why it could not be had.

Only http and https; no proxies, netrc or other settings of the environment; certificates are always
verified; every address that a name resolves to must be public, for each redirect anew. The address
is looked up once for this check and once more by the connection, so a name that changes in between
could still lead astray: pinning the checked address comes with the ladder of captures.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.settings import DEFAULTS, Settings

MOST_REDIRECTS = 5  # as many as an honest site needs: http to https, to www, to a language, and two more
MOST_RETRIES = 2  # a server that refuses three times will not be asked a fourth
LONGEST_WAIT = 20.0  # seconds; a server that asks for more is told about instead of waited for
FIRST_WAIT = 1.0  # seconds, where a server says to come back and not when; doubled each time
_SILENCE = 10.0  # seconds without a byte after which a connection counts as dead
_CHUNK = 65_536

BY_HAND = (
    "Open the page in a browser, save it as HTML into the case's offline folder and list it in "
    "captures.csv there with how = person."
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of a server, whole."""

    url: str  # as asked for
    final_url: str  # after redirects
    status_code: int
    headers: dict[str, str]  # names in lower case; no cookies
    content: bytes  # decoded from gzip and the like
    content_type: str  # the media type alone, lower case
    charset: str  # as the server declares it, or empty
    redirects: tuple[str, ...]  # every address on the way, without the last
    started_at: str  # ISO 8601 in UTC


def fetch(
    url: str,
    settings: Settings = DEFAULTS,
    *,
    allow_private: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Gets one page.

    Args:
        url: an http or https address.
        settings: the deadline (seconds, for one try with all its redirects) and the size cap (bytes
            after decompression).
        allow_private: lets addresses of this machine and of private networks through, for tests.
        sleep: waits between tries, in seconds.

    Raises:
        SourceError: blocked (401, 402, 403, 407, 451, a challenge page), gone (404, 410) or fetch failed
            (everything else: the network, the certificate, time, size, a body cut short, 429 and 5xx
            after two more tries).
    """
    for attempt in range(MOST_RETRIES + 1):
        answer = _within(settings.fetch_deadline, url, lambda: _follow(url, settings, allow_private))
        if answer.status_code not in (429, 503) or _is_challenge(answer.headers):
            break
        wait = _wait(answer.headers.get("retry-after", ""), attempt)
        if attempt == MOST_RETRIES or wait > LONGEST_WAIT:
            break
        sleep(wait)
    _refuse(answer)
    return answer


def _follow(url: str, settings: Settings, allow_private: bool) -> Fetched:
    started = datetime.now(UTC)
    ends = time.monotonic() + settings.fetch_deadline
    trail: list[str] = []
    here = url
    with requests.Session() as session:
        session.trust_env = False
        session.headers.update(
            {
                "User-Agent": f"claimbook/{_version()} (fact-checking; fetches single pages for a person)",
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            }
        )
        while True:
            _check_address(here, allow_private)
            response = _get(session, here, ends)
            with response:
                target = response.headers.get("location", "")
                if not (response.status_code in (301, 302, 303, 307, 308) and target):
                    content = _body(response, here, settings, ends)
                    return _fetched(url, response, content, tuple(trail), started)
            trail.append(here)
            # Servers send such addresses as UTF-8; the headers were read as Latin-1.
            target = target.encode("latin-1", "replace").decode("utf-8", "replace")
            here = urljoin(here, target)
            if len(trail) > MOST_REDIRECTS or here in trail:
                raise _failed(f"{url} redirects without end, by way of {' → '.join(trail)}.", BY_HAND)


def _get(session: requests.Session, url: str, ends: float) -> requests.Response:
    patience = max(0.1, min(_SILENCE, ends - time.monotonic()))
    try:
        return session.get(url, stream=True, allow_redirects=False, timeout=patience)
    except requests.exceptions.SSLError as error:
        raise _failed(
            f"The certificate of {url} cannot be trusted: {error}.",
            "It is never fetched unverified. " + BY_HAND,
        ) from None
    except requests.Timeout:
        raise _failed(f"{url} gave no answer within {patience:.0f} seconds.", _LATER) from None
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _failed(f"{url} could not be reached: {_first_line(error)}.", _LATER) from None


def _body(response: requests.Response, url: str, settings: Settings, ends: float) -> bytes:
    """Reads what comes, as it comes: no chunk is waited for beyond the deadline."""
    content = bytearray()
    try:
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            content += chunk
            if len(content) > settings.largest_page:
                raise _failed(
                    f"{url} is larger than {settings.largest_page / 1_000_000:g} MB.",
                    "Save the part that matters by hand, or raise largest_page in core/settings.py.",
                )
            if time.monotonic() > ends:
                raise _too_slow(url, settings.fetch_deadline)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _failed(f"The answer of {url} broke off: {_first_line(error)}.", _LATER) from None
    promised = response.headers.get("content-length", "")
    is_plain = not response.headers.get("content-encoding")
    if is_plain and promised.isascii() and promised.isdigit() and len(content) < int(promised):
        raise _failed(f"{url} promised {promised} bytes and sent {len(content)}.", _LATER)
    return bytes(content)


_LATER = "Try again later, or save the page by hand. " + BY_HAND


def _fetched(
    url: str, response: requests.Response, content: bytes, trail: tuple[str, ...], started: datetime
) -> Fetched:
    headers = {name.lower(): value for name, value in response.headers.items()}
    headers.pop("set-cookie", None)
    declared = headers.get("content-type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", declared, re.IGNORECASE)
    return Fetched(
        url=url,
        final_url=str(response.url),
        status_code=response.status_code,
        headers=headers,
        content=content,
        content_type=declared.partition(";")[0].strip().lower(),
        charset=charset.group(1) if charset else "",
        redirects=trail,
        started_at=started.isoformat(timespec="seconds").replace("+00:00", "Z"),
    )


def _refuse(answer: Fetched) -> None:
    """Raises for every answer that is not the page that was asked for."""
    code, url = answer.status_code, answer.final_url
    if _is_challenge(answer.headers):
        raise SourceError(
            f"{url} answers programs with a challenge ({code}).", EvidenceStatus.BLOCKED, BY_HAND
        )
    if code in (401, 402, 403, 407, 451):
        raise SourceError(f"{url} refuses programs ({code}).", EvidenceStatus.BLOCKED, BY_HAND)
    if code in (404, 410):
        raise SourceError(
            f"{url} is gone ({code}).",
            EvidenceStatus.GONE,
            "Check the address in sources.csv, or look for the page in a web archive.",
        )
    if code in (429, 503):
        wait = answer.headers.get("retry-after", "")[:40]
        when = f" and says to come back after '{wait}'" if wait else ""
        raise _failed(f"{url} is busy ({code}){when}.", _LATER)
    if not 200 <= code < 300 or code == 206:
        raise _failed(f"{url} answered with {code} instead of the page.", _LATER)


def _check_address(url: str, allow_private: bool) -> None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise _failed(f"{url!r} is no web address.", "Correct it in sources.csv.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise _failed(f"{url!r} is no http or https address.", "Only web pages are fetched; correct it.")
    if parts.username or parts.password:
        raise _failed(f"The address of {host} holds a user name.", "Take it out: addresses are published.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _failed(f"The name {host} cannot be resolved: {_first_line(error)}.", _LATER) from None
    if not allow_private:
        for *_, address in found:
            if not _is_public(str(address[0])):
                raise _failed(
                    f"{url} leads to {address[0]}, which is not on the public internet.",
                    "Nothing was sent. Give the file itself if it is yours.",
                )


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64 carries the IPv4 address in its end
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _within(seconds: float, url: str, work: Callable[[], Fetched]) -> Fetched:
    """Runs `work` against the clock: a lookup, a handshake or headers that drip are cut off too."""
    results: list[Fetched | BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001  (raised again below, in the caller's thread)
            results.append(error)

    worker = threading.Thread(target=run, daemon=True, name="claimbook-fetch")
    worker.start()
    worker.join(seconds + 0.5)
    if not results:
        raise _too_slow(url, seconds)
    if isinstance(results[0], BaseException):
        raise results[0]
    return results[0]


def _wait(retry_after: str, attempt: int) -> float:
    """Seconds to wait, from a Retry-After header (RFC 9110, 10.2.3) or from the number of the try."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return FIRST_WAIT * float(2**attempt)


def _is_challenge(headers: Mapping[str, str]) -> bool:
    return headers.get("cf-mitigated", "").strip().lower() == "challenge"


def _failed(message: str, advice: str) -> SourceError:
    return SourceError(message, EvidenceStatus.FETCH_FAILED, advice)


def _too_slow(url: str, seconds: float) -> SourceError:
    return _failed(f"{url} did not arrive within {seconds:g} seconds.", _LATER)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200].rstrip(".")


def _version() -> str:
    try:
        return version("claimbook")
    except PackageNotFoundError:
        return "0"
