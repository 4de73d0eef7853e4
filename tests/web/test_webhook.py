"""Messages to other programs: signed, sent again where it helps, and silent about secrets."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from claimbook.core.errors import SourceError, UsageError
from claimbook.web.network import Network
from claimbook.web.session import post
from claimbook.web.webhook import Webhook, signature, webhook_of

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOOK = Webhook("https://desk.example/hook?key=hush", b"shared")
MESSAGE = {"type": "verdicts.changed", "case": "図書館"}


class Receiver:
    """Answers with the statuses given, the last one for ever; an error is raised instead."""

    def __init__(self, *answers: int | Exception) -> None:
        self.answers, self.sent, self.waits = list(answers), [], []  # type: ignore[var-annotated]
        self.network = Network(sleep=self.waits.append, now=lambda: NOON)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.sent.append((url, body, dict(headers)))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def get(self, hook: Webhook = HOOK) -> None:
        hook.send(MESSAGE, self.network, self.post)


def test_a_message_is_signed_as_receivers_check_it() -> None:
    receiver = Receiver(204)
    receiver.get()
    ((url, body, headers),) = receiver.sent
    assert url == HOOK.address
    assert json.loads(body) == MESSAGE
    assert headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(b"shared", signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"


def test_the_signature_is_that_of_the_standard() -> None:
    # The example of the specification of Standard Webhooks.
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("answers", "tries"),
    [((503, 200), 2), ((429, 500, 200), 3), ((SourceError("x", None), 202), 2)],  # type: ignore[arg-type]
    ids=["busy", "busy and broken", "not reached"],
)
def test_it_is_sent_again_where_that_helps(answers: tuple[int | Exception, ...], tries: int) -> None:
    receiver = Receiver(*answers)
    receiver.get()
    assert len(receiver.sent) == tries
    assert len({headers["webhook-id"] for *_, headers in receiver.sent}) == 1
    assert receiver.waits == [1.0, 5.0, 25.0][: tries - 1]


@pytest.mark.parametrize(("answer", "tries"), [(503, 4), (404, 1), (302, 1)])
def test_it_is_given_up_at_last_and_the_address_is_not_told(answer: int, tries: int) -> None:
    receiver = Receiver(answer)
    with pytest.raises(SourceError, match=f"desk.example answered {answer}") as caught:
        receiver.get()
    assert len(receiver.sent) == tries
    assert "hush" not in str(caught.value)
    assert "hush" not in repr(HOOK)


@pytest.mark.parametrize(
    ("secret", "key"), [("shared", b"shared"), ("whsec_c2hhcmVk", b"shared")], ids=["plain", "base64"]
)
def test_address_and_secret_come_from_the_environment(secret: str, key: bytes) -> None:
    environment = {"CLAIMBOOK_WEBHOOK_URL": "https://a.example/", "CLAIMBOOK_WEBHOOK_SECRET": secret}
    assert webhook_of(environment) == Webhook("https://a.example/", key)


def test_without_an_address_nothing_is_sent() -> None:
    assert webhook_of({"CLAIMBOOK_WEBHOOK_SECRET": "x"}) is None


@pytest.mark.parametrize(
    ("address", "secret", "told"),
    [
        ("https://a.example/", "", "no message could be signed"),
        ("ftp://a.example/", "x", "no http or https address"),
        ("https://me:hush@a.example/", "x", "without a user name"),
        ("https://a.example/", "whsec_***", "no base64 follows"),
    ],
    ids=["no secret", "no address", "user", "no base64"],
)
def test_what_cannot_be_meant_is_refused(address: str, secret: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        webhook_of({"CLAIMBOOK_WEBHOOK_URL": address, "CLAIMBOOK_WEBHOOK_SECRET": secret})
    assert "hush" not in str(caught.value)


@pytest.fixture
def desk() -> Iterator[tuple[str, list[Any]]]:
    """A receiver on this machine: its address, and what it was sent."""
    sent: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent.append((self.path, body, self.headers["webhook-id"]))
            self.send_response(int(self.path.strip("/") or 200))
            self.send_header("Location", "/200")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test output quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", sent
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_receiver_in_the_house_is_reached(desk: tuple[str, list[Any]]) -> None:
    address, sent = desk
    Webhook(f"{address}/204", b"x").send(MESSAGE)
    assert [(path, json.loads(body)) for path, body, _ in sent] == [("/204", MESSAGE)]


def test_a_redirect_is_not_followed(desk: tuple[str, list[Any]]) -> None:
    address, sent = desk
    assert post(f"{address}/307", b"{}", {}) == 307
    assert len(sent) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/?key=hush", "no address", "http://[::1"])
def test_what_cannot_be_reached_is_a_typed_error(address: str) -> None:
    with pytest.raises(SourceError) as caught:
        post(address, b"{}", {})
    assert "hush" not in str(caught.value)
