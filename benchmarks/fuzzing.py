"""Do damaged pages, index answers and headers raise anything but our own errors? 10,000 of each are tried.

    python benchmarks/fuzzing.py [--number 10000] [--seed 1]

Inputs are made from the labelled layouts, from answers of the Wayback Machine's index and from whole HTTP
answers, by cutting, repeating, swapping and putting in what has hurt parsers before; some are noise alone.
Answers go over a socket of this machine, so that the whole way of a fetch is tried.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import extraction

from claimbook.core.errors import ClaimbookError
from claimbook.core.labels import CaptureMethod, Tier
from claimbook.core.model import Document, Source
from claimbook.core.settings import DEFAULTS
from claimbook.web.answers import Fetched
from claimbook.web.cdx import Listing, addresses_beginning, captures_of
from claimbook.web.documents import capture_source
from claimbook.web.network import Network, Place
from claimbook.web.page_bytes import Had
from claimbook.web.session import Session

SOURCE = Source("s", "http://a.example/plan", "", "", Tier.PRIMARY, "", "", "")
_NASTY = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"<",
    b">",
    b"</",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#x0;",
    b"&#1114112;",
    b"&#xd800;",
    b"<table><tr>",
    b"<p " * 50,
    b"<div>" * 500,
    b"</div>" * 50,
    b"<script>",
    b"<style>{",
    b"<meta charset=utf-7>",
    b"<meta charset=euc-jp>",
    b"\x1b$B",
    b"\\u0000",
    b'"',
    b"'",
    b"[" * 2000,
    b"{",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"\r\n",
    b"\r\n\r\n",
    b": ",
    b"=?utf-8?b?",
    b"%",
    b"%00",
    b"//",
    b"http://[",
    b"\xe3\x80\x80" * 20,
    b"20259999999999",
    b"Thu, 99 Foo 99999",
    b"chunked",
    b"gzip",
    b"\xf0\x9f\x92\xa9",
    "Ａ１㈱".encode(),
    b" " * 3000,
)
_INDEX = (
    ("timestamp", "original", "mimetype", "statuscode"),
    *((f"2025010{n}000000", f"http://a.example/plan{n}", "text/html", "200") for n in range(1, 9)),
)
_CELLS: tuple[Any, ...] = (
    None,
    5,
    1e300,
    True,
    [],
    {},
    "",
    "99999999999999",
    "00010101000000",
    "２０２５０１０１００００００",
    "http://[",
    "//",
    "javascript:x",
    "http://a.example:99999999/",
    "http://a.example/\x00",
    "\ud800",
    "x" * 5000,
    ["a"] * 4,
)
ANSWERS = (
    b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 40\r\nETag: "x"\r\n'
    b"Set-Cookie: a=b; Path=/\r\n\r\n<p>It opened in May and cost $5.</p>    ",
    b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 429 Too Many\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    b"HTTP/1.1 304 Not Modified\r\nLast-Modified: Wed, 21 Oct 2015 07:28:00 GMT\r\n\r\n",
    b"HTTP/1.0 403 No\r\ncf-mitigated: challenge\r\n\r\n<title>Just a moment...</title>",
)


@dataclass(slots=True)
class Tried:
    """What came of the inputs of one kind."""

    number: int = 0
    own: int = 0  # our own errors
    slowest: float = 0.0  # seconds of processor time of this thread
    others: list[str] = field(default_factory=list)


def mutated(seed: bytes, dice: random.Random) -> bytes:
    """A damaged copy: up to six cuts, repeats, swaps, bits and insertions; now and then noise alone."""
    if dice.random() < 0.05:
        return dice.randbytes(dice.randrange(400))
    content = bytearray(seed)
    for _ in range(dice.randint(1, 6)):
        at, to = sorted(dice.randrange(len(content) + 1) for _ in range(2))
        change = dice.randrange(5)
        if change == 0:
            del content[at : min(to, at + 400)]
        elif change == 1:
            content[at:at] = content[at : min(to, at + 400)] * dice.randint(1, 4)
        elif change == 2:
            content[at:at] = dice.choice(_NASTY)
        elif change == 3 and content:
            place = dice.randrange(len(content))
            content[place] ^= 1 << dice.randrange(8)
        else:
            content = content[to:] + content[:at]
    return bytes(content)


def index_answer(dice: random.Random) -> bytes:
    """An answer of the index that is damaged as text or, more often, within its cells."""
    if dice.random() < 0.3:
        return mutated(json.dumps(_INDEX).encode(), dice)
    table: list[Any] = [list(row) for row in _INDEX]
    for _ in range(dice.randint(1, 5)):
        row = dice.choice(table)
        if not isinstance(row, list) or not row:
            continue
        change = dice.randrange(4)
        if change == 0:
            row[dice.randrange(len(row))] = dice.choice(_CELLS)
        elif change == 1:
            row.append(dice.choice(_CELLS))
        elif change == 2:
            row.pop()
        else:
            table[dice.randrange(1, len(table))] = dice.choice(_CELLS)
    return json.dumps(table).encode()


def try_all(number: int, make: Callable[[], bytes], read: Callable[[bytes], object]) -> Tried:
    """Reads many inputs and counts what they raise."""
    tried = Tried()
    for _ in range(number):
        content = make()
        start = time.thread_time()
        try:
            read(content)
        except ClaimbookError:
            tried.own += 1
        except Exception:  # noqa: BLE001  (this is what is looked for)
            tried.others.append(f"{content[:200]!r}\n{traceback.format_exc(limit=-3)}")
        tried.slowest = max(tried.slowest, time.thread_time() - start)
        tried.number += 1
    return tried


def read_html(content: bytes) -> Document:
    """The whole way from bytes to passages."""
    had = Had(content, CaptureMethod.LIVE, "2025-01-21T00:00:00Z", SOURCE.url, content_type="text/html")
    return capture_source(None, SOURCE, had)


def read_index(content: bytes) -> tuple[Listing, Listing]:
    """Both questions to the index."""
    answer = Fetched(SOURCE.url, SOURCE.url, 200, {}, content, "application/json", "", (), "")
    found = captures_of(lambda url: answer, SOURCE.url, date(2025, 1, 21))
    return found, addresses_beginning(lambda url: answer, "http://a.example/pl")


@contextmanager
def answering() -> Iterator[Callable[[bytes], object]]:
    """A function that fetches from a server which answers with given bytes and hangs up."""
    server = socket.create_server(("127.0.0.1", 0))
    port, said = server.getsockname()[1], [b""]

    def serve() -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            with client:
                client.settimeout(2)
                try:
                    asked = client.recv(65_536)
                    missing = b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    client.sendall(missing if b"/robots.txt" in asked[:200] else said[0])
                except OSError:
                    continue

    threading.Thread(target=serve, daemon=True).start()
    here = (Place("127.0.0.1", port),)
    network = Network(resolve=lambda h, p: here, sleep=lambda s: None, exempt=lambda place: place in here)
    session = Session(network, replace(DEFAULTS, fetch_deadline=5.0))

    def fetch(content: bytes) -> object:
        said[0] = content
        return session.fetch(SOURCE.url)

    try:
        yield fetch
    finally:
        server.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    dice = random.Random(chosen.seed)  # noqa: S311  (the same inputs each time)
    pages = [layout.html.encode() for layout in extraction.load()]
    failed = False
    with answering() as fetch:
        for name, make, read in (
            ("HTML", lambda: mutated(dice.choice(pages), dice), read_html),
            ("index answers", lambda: index_answer(dice), read_index),
            ("HTTP answers", lambda: mutated(dice.choice(ANSWERS), dice), fetch),
        ):
            tried = try_all(chosen.number, make, read)
            print(
                f"{name:14} {tried.number:6} inputs  {tried.own:6} of our own errors"
                f"  {len(tried.others):3} others  slowest {tried.slowest * 1000:.0f} ms"
            )
            print("\n".join(tried.others[:5]), end="")
            failed = failed or bool(tried.others)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
