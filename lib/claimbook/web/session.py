"""The network: pages fetched politely and with care, or a typed error that says why one could not be had.

Polite: robots.txt is asked first, a host gets one request at a time with a pause, a busy server is waited
for, and every request says who asks. Careful: only http and https; no proxies, netrc or other settings of
the environment; certificates are always verified, and what fails is never tried again unverified; each
redirect is looked at anew; a connection goes to the very address that was judged (`web/network.py`); time
and size are bounded in all.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urldefrag, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from claimbook.core.settings import DEFAULTS, Settings
from claimbook.web.answers import (
    BUSY,
    BY_HAND,
    REDIRECTS,
    Fetched,
    Known,
    RedirectError,
    failed,
    is_challenge,
    refuse,
    seconds_to_wait,
)
from claimbook.web.bodies import read_body, too_late
from claimbook.web.deadline import within
from claimbook.web.hosts import Turns, pause_for
from claimbook.web.network import INTERNET, Network, Place, first_line, host_of, joined, look_up
from claimbook.web.robots import RuleBook, robots_address, user_agent

__all__ = ["Fetched", "Known", "Session", "fetch", "post"]

MOST_REDIRECTS = 5  # as many as an honest site needs: http to https, to www, to a language, and two more
MOST_RETRIES = 2  # a server that refuses three times will not be asked a fourth
MOST_PLACES = 3  # addresses of one name that are tried: a dead one or two are common, more are not
_SILENCE = 10.0  # seconds without a byte after which a connection counts as dead
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is wanted of one request beside its address; `Session.ask` says what each field means."""

    headers: Mapping[str, str]
    form: Mapping[str, str] | None
    follow: bool
    ask_robots: bool


class Session:
    """Goes to many pages and remembers its manners; threads may share one."""

    def __init__(self, network: Network = INTERNET, settings: Settings = DEFAULTS) -> None:
        self.network = network
        self.settings = settings
        self._turns = Turns(network)
        self._rules = RuleBook(partial(self.ask, ask_robots=False))

    def fetch(self, url: str, known: Known | None = None) -> Fetched:
        """Gets one page.

        Args:
            url: an http or https address.
            known: makes the request conditional; an answer of 304 then comes back as it is.

        Raises:
            SourceError: blocked (401, 402, 403, 407, 451, a challenge, a consent page, robots.txt), gone
                (404, 410, the home page instead of the page) or fetch failed (everything else: the
                network, the certificate, time, size, a body cut short, 429 and 5xx after two more tries).
            RedirectError: fetch failed: redirects in a circle, or more than five.
        """
        conditions = known.headers() if known else {}
        answer = self.ask(url, headers=conditions)
        if answer.status_code == 304:
            if conditions:
                return answer
            answer = self.ask(url, headers={"Cache-Control": "no-cache"})
        refuse(answer)
        return answer

    def ask(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        ask_robots: bool = True,
        form: Mapping[str, str] | None = None,
    ) -> Fetched:
        """The answer of a server, whatever its status; a busy one is asked three times at most.

        Args:
            url: an http or https address.
            headers: request headers beside our own.
            follow: whether to go where the server sends.
            ask_robots: False for robots.txt itself and for an interface that is offered to programs.
            form: fields to be sent (POST); then no redirect is followed, so that they go nowhere else.

        Raises:
            SourceError: blocked by robots.txt, or fetch failed.
        """
        for attempt in range(MOST_RETRIES + 1):
            answer = self._follow(url, _Wish(headers or {}, form, follow and form is None, ask_robots))
            if answer.status_code not in BUSY or is_challenge(answer.headers) or attempt == MOST_RETRIES:
                break
            self.network.sleep(seconds_to_wait(answer, attempt, self.network.now()))
        return answer

    def _follow(self, url: str, wish: _Wish) -> Fetched:
        left = self.settings.fetch_deadline
        started = self.network.now()
        here = urldefrag(url).url if "#" in url else url
        trail: list[str] = []
        been: set[tuple[str, frozenset[tuple[str, str | None]]]] = set()
        with _Web() as web:
            web.trust_env = False
            web.verify = self.network.certificates or True
            while True:
                # A page may send to itself to see whether cookies are kept: that is no circle yet.
                state = (here, frozenset((cookie.name, cookie.value) for cookie in web.cookies))
                if state in been or len(trail) > MOST_REDIRECTS:
                    raise RedirectError(url, (*trail, here))
                been.add(state)
                answer, seconds = self._visit(web, here, wish, left)
                left -= seconds
                target = answer.headers.get("location", "")
                if not (wish.follow and answer.status_code in REDIRECTS and target):
                    return replace(answer, url=url, redirects=tuple(trail), started_at=_told(started))
                trail.append(here)
                here = joined(here, target)

    def _visit(self, web: requests.Session, url: str, wish: _Wish, seconds: float) -> tuple[Fetched, float]:
        """One exchange in its turn, and the seconds that it took."""
        host = host_of(url)
        pause = pause_for(host, self._rules.permit(url) if wish.ask_robots else None)
        late = too_late(url, self.settings)
        # robots.txt and the page for which it is asked are one visit.
        with self._turns.turn(host, 0.0 if url == robots_address(url) else pause):
            began = time.monotonic()
            work = partial(_exchange, web, url, wish, self.network, self.settings, began + seconds)
            answer = within(seconds + 0.5, work, late)
            return answer, time.monotonic() - began


def fetch(url: str, settings: Settings = DEFAULTS, network: Network = INTERNET) -> Fetched:
    """Gets one page, as `Session.fetch` does; for more than one, keep a session.

    Args:
        url: an http or https address.
        settings: the deadline (seconds, for one try with all its redirects) and the size cap (bytes
            after decompression).
        network: where it is fetched.

    Raises:
        SourceError: blocked, gone or fetch failed.
    """
    return Session(network, settings).fetch(url)


def post(url: str, body: bytes, headers: Mapping[str, str], seconds: float = 10.0) -> int:
    """Sends bytes to an address that the owner of this machine chose; gives the status of the answer.

    What is answered is not read; all else is as in `exchange`.
    """
    return exchange(url, body, headers, 0, seconds)[0]


def exchange(
    url: str, body: bytes, headers: Mapping[str, str], most: int, seconds: float = 30.0
) -> tuple[int, bytes]:
    """Sends bytes to an address that the owner of this machine chose; gives the status and what is answered.

    Such an address may well lie in the house, so that private ones are reached too. No redirect is followed,
    and nothing of the environment is used.

    Args:
        url: an http or https address.
        body: what to send (POST).
        headers: of the request.
        most: so many bytes of the answer are read; of what is longer, the beginning.
        seconds: the deadline for all of it.

    Raises:
        SourceError: fetch failed: it is no address, cannot be reached, or gave no answer in time. The message
            names the host alone: such addresses often hold a key.
    """

    def work() -> tuple[int, bytes]:
        with requests.Session() as web:
            web.trust_env = False
            sent = web.post(url, body, headers=headers, timeout=seconds, allow_redirects=False, stream=True)
            with sent as response:
                return response.status_code, response.raw.read(most, decode_content=True) if most else b""

    host = host_of(url)
    try:
        return within(seconds, work, failed(f"{host} gave no answer within {seconds:g} seconds."))
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise failed(f"{host} could not be reached ({type(error).__name__}).") from None


# One exchange ---------------------------------------------------------------------------------------


class _Web(requests.Session):
    """Keeps the cookies of one visit, and leaves redirects to `Session`, which looks at each anew."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        return None


class _Pinned(HTTPAdapter):
    """Connects to one place, whatever the name in the address; the certificate must still be the name's."""

    def __init__(self, place: Place) -> None:
        self._place = place
        super().__init__()

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: bool | str, cert: Any = None
    ) -> Any:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        named = {"server_hostname": host["host"]} if host["scheme"] == "https" else {}
        ip = f"[{self._place.ip}]" if ":" in self._place.ip else self._place.ip
        return {**host, "host": ip, "port": self._place.port}, {**pool, **named}


def _exchange(
    web: requests.Session, url: str, wish: _Wish, network: Network, settings: Settings, ends: float
) -> Fetched:
    """Sends one request and reads what comes back, until a point in time."""
    try:
        method = "GET" if wish.form is None else "POST"
        headers = {**_manners(), **wish.headers}
        request = web.prepare_request(requests.Request(method, url, headers, data=dict(wish.form or {})))
        parts = urlsplit(request.url or "")
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except (requests.RequestException, ValueError) as error:
        raise failed(f"{url!r} is no web address: {first_line(error)}.", "Correct it.") from None
    request.headers["Host"] = parts.netloc
    started = network.now()
    with _connected(web, request, look_up(network, host, port)[:MOST_PLACES], settings, ends) as response:
        content = read_body(response.raw, url, settings, ends)
        raw = tuple((name, value) for name, value in response.raw.headers.items())
    lower = {name.lower(): value for name, value in response.headers.items()}
    lower.pop("set-cookie", None)
    declared = lower.get("content-type", "")
    charset = _CHARSET.search(declared)
    return Fetched(
        url=url,
        final_url=str(request.url),
        status_code=response.status_code,
        headers=lower,
        content=content,
        content_type=declared.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else "",
        redirects=(),
        started_at=_told(started),
        ended_at=_told(network.now()),
        raw_headers=raw,
        reason=response.reason or "",
        wire_length=response.raw.tell(),
    )


@contextmanager
def _connected(
    web: requests.Session,
    request: requests.PreparedRequest,
    places: tuple[Place, ...],
    settings: Settings,
    ends: float,
) -> Iterator[requests.Response]:
    for number, place in enumerate(places, start=1):
        for scheme in ("http://", "https://"):
            web.mount(scheme, _Pinned(place))
        patience = max(0.1, min(_SILENCE, ends - time.monotonic()))
        try:
            response = web.send(request, stream=True, allow_redirects=False, timeout=patience)
            break
        except requests.exceptions.SSLError as error:
            raise failed(
                f"The certificate of {request.url} cannot be trusted: {first_line(error)}.",
                f"It is never fetched unverified. {BY_HAND}",
            ) from None
        except requests.Timeout:
            if patience < _SILENCE:
                raise too_late(str(request.url), settings) from None
            problem = failed(f"{request.url} gave no answer within {_SILENCE:g} seconds.")
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            problem = failed(f"{request.url} could not be reached: {first_line(error)}.")
        if number == len(places):
            raise problem from None
    with response:
        yield response


def _manners() -> dict[str, str]:
    return {
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
