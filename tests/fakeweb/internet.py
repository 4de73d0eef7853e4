"""A hostile little internet on 127.0.0.1: every host of a scenario file, answered by one server.

Addresses are those that a real case would hold (https://web.archive.org/...): the resolver of `network`
leads every name to the port where this server listens, and nothing else of the program changes.
"""

from __future__ import annotations

import contextlib
import ipaddress
import ssl
import threading
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from claimbook.web.network import Network, Place, ask_system
from fakeweb.answers import Answer
from fakeweb.archive import Archived, Saving, answer_archive, answer_save

FOLDER = Path(__file__).parent
CERTIFICATES = FOLDER / "certificates"
ARCHIVES = ("archive.org", "web.archive.org")
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """Time that passes only while somebody sleeps."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.waits.append(round(seconds, 3))
            self.seconds += seconds

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)


@dataclass(slots=True)
class Internet:
    """The running server, what it will answer, and what it was asked."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)  # by address; the last one repeats
    archive: list[Archived] = field(default_factory=list)
    savings: list[Saving] = field(default_factory=list)  # what becomes of requests to save a page
    names: dict[str, list[str]] = field(
        default_factory=dict
    )  # addresses of their own, look by look; or "here"
    clock: Clock = field(default_factory=Clock)
    asked: list[str] = field(default_factory=list)  # addresses, in order, without those of robots.txt
    headers: list[dict[str, str]] = field(default_factory=list)  # of each request in `asked`
    looked_up: list[str] = field(default_factory=list)
    ports: dict[str, int] = field(default_factory=dict)
    served: Counter[str] = field(default_factory=Counter)
    busy: Counter[str] = field(default_factory=Counter)  # requests under way, by host
    busiest: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, address: str, *answers: Answer) -> str:
        """Puts a page on the internet; gives its address."""
        self.answers[address] = list(answers or [Answer()])
        return address

    def load(self, scenario: dict[str, Any]) -> None:
        """Puts the pages and captures of a scenario on the internet."""
        for page in scenario.get("pages", ()):
            self.add(page["address"], *(Answer(**each) for each in page.get("answers", [{}])))
        if chain := scenario.get("chain"):
            for number in range(chain["hops"]):
                target = f"{chain['address']}{number + 1}"
                self.add(f"{chain['address']}{number}", Answer(302, {"location": target}, ""))
        self.archive += [Archived(**each) for each in scenario.get("archive", ())]
        self.savings += [Saving(**each) for each in scenario.get("savings", ())]
        self.names |= scenario.get("names", {})

    def resolve(self, host: str, port: int) -> tuple[Place, ...]:
        """What the internet's own name servers say: every name leads here."""
        here = Place("127.0.0.1", self.ports["https" if port == 443 else "http"])
        with self.lock:
            self.looked_up.append(host)
            if looks := self.names.get(host):
                look = looks.pop(0) if len(looks) > 1 else looks[0]
                return tuple(here if ip == "here" else Place(ip, port) for ip in look.split())
        if _is_number(host) or host == "localhost":
            return ask_system(host, port)
        return (here,)

    def network(self) -> Network:
        """The network to hand to the program."""
        return Network(
            resolve=self.resolve,
            sleep=self.clock.sleep,
            clock=lambda: self.clock.seconds,
            now=self.clock.now,
            exempt=lambda place: place.port in self.ports.values(),
            certificates=str(CERTIFICATES / "trusted.pem"),
        )

    def answer(self, address: str, headers: dict[str, str], form: dict[str, str] | None = None) -> Answer:
        """What the server says to a request; `form` are the fields of a POST."""
        with self.lock:
            if not address.endswith("/robots.txt"):
                self.asked.append(address)
                self.headers.append(headers)
            plan = address if address in self.answers else _about(address)
            number = self.served[plan]
            self.served[plan] += 1
            planned = self.answers.get(plan)
        if planned:
            return planned[min(number, len(planned) - 1)]
        parts = urlsplit(address)
        if parts.hostname == "web.archive.org" and parts.path.startswith("/save"):
            return answer_save(parts.path, form, headers.get("Authorization", ""), number, self.savings)
        if parts.hostname in ARCHIVES:
            return answer_archive(address.partition(parts.netloc)[2], self.archive)
        return Answer(404, {}, "<p>There is no such page here.</p>")


def scenario(name: str = "scenario") -> dict[str, Any]:
    """A scenario file of this folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@contextlib.contextmanager
def running(**planned: Any) -> Iterator[Internet]:
    """Serves until the block ends."""
    internet = Internet(**planned)
    with contextlib.ExitStack() as stack:
        for scheme in ("http", "https"):
            server = _Server(internet, scheme)
            internet.ports[scheme] = int(server.server_address[1])
            thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
        yield internet


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        self._answer({name: values[0] for name, values in parse_qs(body).items()})

    def _answer(self, form: dict[str, str] | None) -> None:
        internet, host = self.server.internet, self.headers.get("Host", "")
        answer = internet.answer(f"{self.server.scheme}://{host}{self.path}", dict(self.headers), form)
        with internet.lock:
            internet.busy[host] += 1
            internet.busiest[host] = max(internet.busiest[host], internet.busy[host])
        time.sleep(answer.delay)
        with internet.lock:  # before the answer: who has it may ask again at once
            internet.busy[host] -= 1
        with contextlib.suppress(OSError):
            answer.send(self)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header: the same for every answer, as the clock of the tests is."""
        return format_datetime(NOON, usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test output quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, internet: Internet, scheme: str) -> None:
        self.internet, self.scheme = internet, scheme
        super().__init__(("127.0.0.1", 0), _Handler)
        if scheme == "https":
            trusted = _certified("trusted")
            untrusted = _certified("untrusted")

            def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
                connection.context = untrusted if name == "self-signed.example" else trusted

            trusted.sni_callback = choose
            # The handshake is done in the thread of the request, so that a client that waits keeps nobody.
            self.socket = trusted.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what half of the tests are about."""


def _certified(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{name}.pem", CERTIFICATES / f"{name}.key")
    return context


def _about(address: str) -> str:
    """A request to the archive, by the endpoint and the address that it asks about; others as they are."""
    parts = urlsplit(address)
    about = parse_qs(parts.query).get("url", [""])[0]
    return f"{parts.scheme}://{parts.netloc}{parts.path} {about}" if about else address


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return (
            host.replace(".", "").replace("x", "").isalnum() and host[:1].isdigit() and "example" not in host
        )
    return True
