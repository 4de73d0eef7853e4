"""A server on 127.0.0.1 that answers chat completions as it is told to, and keeps what it was asked."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from claimbook.judging.endpoint import KEY, MODEL, URL
from claimbook.judging.judges import load_judge

SECRET = "sk-not-to-be-seen-7f3a91"


@dataclass(slots=True)
class Endpoint:
    """What the server answers, and the requests that it got."""

    content: str = ""  # what the model says; empty for a body of its own
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    address: str = ""

    def says(self, verdict: str, confidence: object, quote: str) -> None:
        """Makes the model answer in the form that is asked for."""
        self.content = json.dumps({"verdict": verdict, "confidence": confidence, "quote": quote})

    def answer(self) -> bytes:
        if not self.content:
            return self.body
        usage = {"prompt_tokens": 210, "completion_tokens": 30}
        return json.dumps({"choices": [{"message": {"content": self.content}}], "usage": usage}).encode()

    def environment(self) -> dict[str, str]:
        """The variables that name this server."""
        return {URL: self.address, KEY: SECRET, MODEL: "small-model"}


@contextlib.contextmanager
def serving(**planned: Any) -> Iterator[Endpoint]:
    """Serves until the block ends; the judge that a process has loaded is forgotten before and after."""
    endpoint = Endpoint(**planned)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            endpoint.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            endpoint.keys.append(self.headers.get("Authorization", ""))
            time.sleep(endpoint.delay)
            with contextlib.suppress(OSError):
                self.send_response(endpoint.status)
                for name, value in endpoint.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(endpoint.answer())

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    endpoint.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    load_judge.cache_clear()
    try:
        yield endpoint
    finally:
        load_judge.cache_clear()
        server.shutdown()
        server.server_close()
        thread.join()
