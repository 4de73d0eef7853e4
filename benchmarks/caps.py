"""What a page that has no end costs: memory and seconds of a fetch from a server that sends a gigabyte.

    python benchmarks/caps.py

Each fetch runs in a process of its own; what it needed beyond a fetch of a small page is its cost. The
deadline is put to two seconds for all of them.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from claimbook.core.errors import SourceError
from claimbook.core.settings import DEFAULTS
from claimbook.web.network import Network, Place
from claimbook.web.session import Session

GIGABYTE = 1_000_000_000
DEADLINE = 2.0  # seconds
MOST_MEMORY, MOST_SECONDS = (
    64,
    DEADLINE + 1.0,
)  # megabytes, and the second that starting and stopping may take
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
_PIECE = b"<p>It opened in May. " * 3_000


def small() -> Iterator[bytes]:
    """A page as pages are."""
    yield _HEAD + b"\r\n<p>It opened in May.</p>"


def endless() -> Iterator[bytes]:
    """A gigabyte without a length."""
    yield _HEAD + b"\r\n"
    for _ in range(GIGABYTE // len(_PIECE)):
        yield _PIECE


def lying() -> Iterator[bytes]:
    """A gigabyte that claims to be small."""
    yield _HEAD + b"Content-Length: 500\r\n\r\n"
    for _ in range(GIGABYTE // len(_PIECE)):
        yield _PIECE


def bomb() -> Iterator[bytes]:
    """A gigabyte of one letter in gzip, which is one megabyte on the wire."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        for _ in range(GIGABYTE // 1_000_000):
            file.write(b"x" * 1_000_000)
    yield _HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed.getvalue())
    yield packed.getvalue()


def bomb_in_bomb() -> Iterator[bytes]:
    """The same, packed twice."""
    _, packed = bomb()
    twice = gzip.compress(packed, mtime=0)
    yield _HEAD + b"Content-Encoding: gzip, gzip\r\nContent-Length: %d\r\n\r\n" % len(twice)
    yield twice


def drip() -> Iterator[bytes]:
    """A gigabyte, byte by byte, that claims to be smaller than the cap."""
    yield _HEAD + b"Content-Length: 10000000\r\n\r\n"
    while True:
        yield b"x"
        time.sleep(0.01)


def dripping_headers() -> Iterator[bytes]:
    """Headers without end, byte by byte."""
    yield b"HTTP/1.1 200 OK\r\nX-Slow: "
    while True:
        yield b"x"
        time.sleep(0.01)


def many_headers() -> Iterator[bytes]:
    """A gigabyte of headers."""
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(GIGABYTE // 60_000):
        yield b"X-%d: " % number + b"x" * 60_000 + b"\r\n"


ANSWERS: tuple[Callable[[], Iterator[bytes]], ...] = (
    small, endless, lying, bomb, bomb_in_bomb, drip, dripping_headers, many_headers,
)  # fmt: skip


def main() -> int:
    """Prints a line for each answer; 1 where one costs too much."""
    failed, basis = False, 0.0
    for answer in ANSWERS:
        with serving(answer) as port:
            told = subprocess.run(
                [sys.executable, __file__, str(port)], capture_output=True, text=True, check=True, timeout=120
            ).stdout.split("\t")
        seconds, peak, came = float(told[0]), float(told[1]), told[2].strip()
        basis = basis or peak
        is_fine = peak - basis < MOST_MEMORY and seconds < MOST_SECONDS
        failed = failed or not is_fine
        print(f"{answer.__name__:17} {seconds:5.1f} s  {peak - basis:6.1f} MB  {came}")
    return int(failed)


def fetch_once(port: int) -> None:
    """Fetches from the server of the parent, and tells seconds, peak memory (MB) and what came of it."""
    here = (Place("127.0.0.1", port),)
    network = Network(resolve=lambda host, p: here, sleep=lambda s: None, exempt=lambda place: True)
    session = Session(network, replace(DEFAULTS, fetch_deadline=DEADLINE))
    start = time.perf_counter()
    try:
        came = f"{len(session.ask('http://a.example/plan', ask_robots=False).content)} bytes"
    except SourceError as error:
        came = str(error).partition(". ")[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform != "darwin" else 1024)
    print(f"{time.perf_counter() - start}\t{peak / 1024}\t{came}", flush=True)


@contextlib.contextmanager
def serving(answer: Callable[[], Iterator[bytes]]) -> Iterator[int]:
    """A server that gives one answer to everybody until the block ends; gives its port."""
    server = socket.create_server(("127.0.0.1", 0))
    pieces = answer if answer in (drip, dripping_headers) else list_once(answer)

    def serve() -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            with client, contextlib.suppress(OSError):
                client.recv(65_536)
                for piece in pieces():
                    client.sendall(piece)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield int(server.getsockname()[1])
    finally:
        server.close()


def list_once(answer: Callable[[], Iterator[bytes]]) -> Callable[[], Iterator[bytes]]:
    """An answer whose costly parts are made before anybody waits for it."""
    if answer not in (bomb, bomb_in_bomb):
        return answer
    made = list(answer())
    return lambda: iter(made)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        fetch_once(int(sys.argv[1]))
        sys.exit(0)
    sys.exit(main())
