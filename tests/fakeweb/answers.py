"""One answer of a fake server, as a scenario file describes it."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

PAGE = "<!doctype html><title>Plan</title><h1>Plan</h1><p>The plant will open in May. It cost $5 million.</p>"
_DRIPS = 50  # bytes of a drip; more than any test waits for


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent; the defaults are a small page, whole and at once."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)  # "" leaves a header out
    body: str = PAGE
    charset: str = "utf-8"  # in which the body is written, whatever the headers say
    times: int = 1  # how often the body is repeated
    gzip: bool = False
    promise: int = -1  # the Content-Length that is told; -1 for the true one, -2 for none
    chunked: bool = False
    endless: bool = False  # chunks without end
    drip: str = ""  # "headers" or "body": a byte each 50 ms
    delay: float = 0.0  # seconds before the first byte
    etag: str = ""  # answers 304 to those who know it
    always_304: bool = False

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        if self.drip == "headers":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            _drip(handler)
            return
        known = handler.headers.get("If-None-Match")
        if self.always_304 or (self.etag and known == self.etag):
            handler.send_response(304)
            handler.end_headers()
            return
        body = self.body.encode(self.charset, "surrogateescape") * self.times
        told = {"Content-Type": "text/html; charset=utf-8", **_titled(self.headers)}
        if self.etag:
            told["ETag"] = self.etag
        if self.gzip:
            body, told["Content-Encoding"] = gzip.compress(body), "gzip"
        if self.chunked or self.endless:
            told["Transfer-Encoding"] = "chunked"
        elif self.promise != -2:
            told["Content-Length"] = str(len(body) if self.promise == -1 else self.promise)
        handler.send_response(self.status)
        for name, value in told.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        self._send_body(handler, body)
        if self.promise not in (-1, len(body)):
            handler.close_connection = True

    def _send_body(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        if self.drip:
            _drip(handler)
            return
        if not (self.chunked or self.endless):
            handler.wfile.write(body)
            return
        piece = b"%x\r\n%s\r\n" % (len(body), body)
        handler.wfile.write(piece)
        while self.endless:
            handler.wfile.write(piece)
        handler.wfile.write(b"0\r\n\r\n")


def _titled(headers: dict[str, str]) -> dict[str, str]:
    return {name.title(): value for name, value in headers.items()}


def _drip(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(_DRIPS):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)
