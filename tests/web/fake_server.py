"""A small hostile web server on 127.0.0.1, for tests of real exchanges."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><title>Plan</title><h1>Plan</h1><p>The plant will open in May. It cost $5 million.</p>"
)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"_{self.path.strip('/').replace('-', '_').partition('?')[0]}", self._missing)()

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test output quiet."""

    def _answer(self, code: int, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _missing(self) -> None:
        self._answer(404, b"<p>There is no such page here.</p>", Content_Type="text/html")

    def _page(self) -> None:
        self._answer(200, PAGE, Content_Type="Text/HTML; charset=UTF-8", Set_Cookie="secret=1")

    def _sjis(self) -> None:
        body = "<p>工場は5月に開業した。費用は5億円だった。</p>".encode("shift_jis")
        self._answer(200, body, Content_Type="text/html; charset=Shift_JIS")

    def _lying_charset(self) -> None:
        body = "<p>工場は5月に開業した。費用は5億円だった。</p>".encode()
        self._answer(200, body, Content_Type="text/html; charset=ISO-8859-1")

    def _forbidden(self) -> None:
        self._answer(403, b"no")

    def _unauthorized(self) -> None:
        self._answer(401, b"no", WWW_Authenticate="Basic")

    def _challenge(self) -> None:
        self._answer(403, b"<title>Just a moment...</title>", cf_mitigated="challenge")

    def _quiet_challenge(self) -> None:
        self._answer(503, b"wait", cf_mitigated="challenge", Retry_After="1")

    def _removed(self) -> None:
        self._answer(410, b"gone")

    def _soft(self) -> None:
        self._answer(
            200, b"<title>Page not found</title><p>Sorry, try the search.</p>", Content_Type="text/html"
        )

    def _captcha(self) -> None:
        body = b"<title>Just a moment...</title><p>Checking your browser before you go on.</p>"
        self._answer(200, body, Content_Type="text/html")

    def _busy(self) -> None:
        self._answer(503, b"busy", Retry_After="2")

    def _busy_once(self) -> None:
        tries = sum(path == self.path for path, _ in self.server.seen)  # type: ignore[attr-defined]
        if tries == 1:
            self._answer(429, b"busy", Retry_After="soon")
        else:
            self._page()

    def _busy_for_long(self) -> None:
        self._answer(429, b"busy", Retry_After="99999")

    def _broken(self) -> None:
        self._answer(500, b"oh")

    def _partial(self) -> None:
        self._answer(206, b"part")

    def _hop(self) -> None:
        self._answer(302, b"", Location="/page")

    def _loop(self) -> None:
        self._answer(302, b"", Location="/loop-back")

    def _loop_back(self) -> None:
        self._answer(301, b"", Location="/loop")

    def _many(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self._answer(302, b"", Location=f"/many?{number + 1}")

    def _to_file(self) -> None:
        self._answer(302, b"", Location="file:///etc/hostname")

    def _to_metadata(self) -> None:
        self._answer(302, b"", Location="http://169.254.169.254/latest/meta-data/")

    def _nowhere(self) -> None:
        self._answer(302, b"")

    def _short(self) -> None:
        self._answer(200, PAGE, length=len(PAGE) + 100, Content_Type="text/html")
        self.close_connection = True

    def _large(self) -> None:
        self._answer(200, b"x" * 3_000_000, Content_Type="text/plain")

    def _bomb(self) -> None:
        self._answer(
            200, gzip.compress(b"x" * 30_000_000), Content_Type="text/plain", Content_Encoding="gzip"
        )

    def _zipped(self) -> None:
        self._answer(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def _chunked(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in (PAGE[:20], PAGE[20:]):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self._trickle(b"x")

    def _drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._trickle(b"x")

    def _trickle(self, byte: bytes) -> None:
        for _ in range(50):
            self.wfile.write(byte)
            self.wfile.flush()
            time.sleep(0.1)

    def _empty(self) -> None:
        self._answer(200, b"", Content_Type="text/html")


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what half of the tests are about."""


class FakeSite:
    """The running server: `address` without a slash at its end, `requests` as (path, headers)."""

    def __init__(self, server: _Server) -> None:
        self.address = f"http://127.0.0.1:{server.server_address[1]}"
        self.requests = server.seen

    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]


@contextlib.contextmanager
def running() -> Iterator[FakeSite]:
    """Serves until the block ends."""
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield FakeSite(server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
