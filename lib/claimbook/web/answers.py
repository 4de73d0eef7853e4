"""What a server answered, and what that means: the page, a reason why not, or a time to come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.web.records import Exchange
from claimbook.web.suspects import detour

FIRST_WAIT = 1.0  # seconds, where a server does not say when to come back; doubled each time
LONGEST_WAIT = 20.0  # seconds; nobody waits longer for one page at a desk

BUSY = (429, 503)
REFUSED = (401, 402, 403, 407, 451)
GONE = (404, 410)
REDIRECTS = (301, 302, 303, 307, 308)

COMMAND = "claimbook fetch CASE --from-file SOURCE_ID=FILE"  # who knows case and source puts them in
BY_HAND = f"Open the page in a browser, save it as HTML, and add it with '{COMMAND}'."
LATER = f"Try again later. {BY_HAND}"


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
    ended_at: str = ""
    raw_headers: tuple[tuple[str, str], ...] = ()  # as they came, in order
    reason: str = ""  # the words beside the status code
    wire_length: int = 0  # bytes of the body before they were decoded

    @property
    def lost_its_lock(self) -> bool:
        """Whether the way led from https to http, where anybody can change what passes by."""
        way = (*self.redirects, self.final_url)
        return any(a.startswith("https:") and b.startswith("http:") for a, b in pairwise(way))


@dataclass(frozen=True, slots=True)
class Known:
    """What a server said of a page that is already there, to ask only for a newer one (RFC 9110, 13)."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """The request headers that make a request conditional."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value}


class RedirectError(SourceError):
    """Redirects that lead nowhere; `chain` holds every address on the way."""

    def __init__(self, url: str, chain: tuple[str, ...]) -> None:
        way = " → ".join(chain)
        super().__init__(
            f"{url} redirects without end, by way of {way}.", EvidenceStatus.FETCH_FAILED, BY_HAND
        )
        self.chain = chain


def failed(message: str, advice: str = LATER) -> SourceError:
    """A page that could not be had for reasons of the network or the server."""
    return SourceError(message, EvidenceStatus.FETCH_FAILED, advice)


def without_advice(error: SourceError) -> str:
    """What happened, without what to do: for a message that goes on after it."""
    return str(error).removesuffix(error.advice).strip()


def exchange_of(answer: Fetched) -> Exchange:
    """What the store keeps of an answer beside its bytes."""
    return Exchange(
        requested_url=answer.url,
        redirects=answer.redirects,
        started_at=answer.started_at,
        ended_at=answer.ended_at,
        status_code=answer.status_code,
        headers=answer.raw_headers,
        wire_length=answer.wire_length,
        reason=answer.reason,
    )


def refuse(answer: Fetched) -> None:
    """Raises for every answer that is not the page that was asked for.

    Raises:
        SourceError: blocked, gone or fetch failed, by status code, headers and the way that was gone.
    """
    code, url = answer.status_code, answer.final_url
    if is_challenge(answer.headers):
        raise SourceError(
            f"{url} answers programs with a challenge ({code}).", EvidenceStatus.BLOCKED, BY_HAND
        )
    if code in REFUSED:
        raise SourceError(f"{url} refuses programs ({code}).", EvidenceStatus.BLOCKED, BY_HAND)
    if code in GONE:
        raise SourceError(
            f"{url} is gone ({code}).",
            EvidenceStatus.GONE,
            "Check the address in sources.csv; captures made earlier stay valid.",
        )
    if code in BUSY:
        wait = answer.headers.get("retry-after", "")[:40]
        when = f" and says to come back after '{wait}'" if wait else ""
        raise failed(f"{url} is busy ({code}){when}.")
    if not 200 <= code < 300 or code == 206:
        raise failed(f"{url} answered with {code} instead of the page.")
    if elsewhere := detour(answer.url, answer.final_url):
        status, problem = elsewhere
        raise SourceError(problem, status, BY_HAND)


def is_challenge(headers: Mapping[str, str]) -> bool:
    """Whether Cloudflare asks for a person, on whatever status (names in lower case)."""
    return headers.get("cf-mitigated", "").strip().lower() == "challenge"


def seconds_to_wait(answer: Fetched, attempt: int, now: datetime) -> float:
    """Seconds before the next try, from Retry-After (RFC 9110, 10.2.3) or from the number of the try.

    Args:
        answer: a busy one.
        attempt: how many tries there were before this one.
        now: the time of day, for a header that names one.

    Returns:
        `LONGEST_WAIT` at most, and `FIRST_WAIT`, doubled for each try, where nothing is said.

    Raises:
        SourceError: fetch failed: the header holds neither seconds nor a date.
    """
    text = answer.headers.get("retry-after", "").strip()
    if not text:
        wait = FIRST_WAIT * 2.0**attempt
    elif text.isascii() and text.isdigit():
        wait = float(text[:9])
    else:
        try:
            moment = parsedate_to_datetime(text)
            wait = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
        except (ValueError, TypeError, IndexError, OverflowError):
            raise failed(
                f"{answer.final_url} is busy ({answer.status_code}) and says to come back after "
                f"{text[:40]!r}, which is no time."
            ) from None
    return min(max(wait, 0.0), LONGEST_WAIT)
