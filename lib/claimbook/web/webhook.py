"""A message to a program of the user's: JSON, signed, and sent again where the other side is busy.

Source: Standard Webhooks 1.0 (headers webhook-id, webhook-timestamp and webhook-signature; HMAC-SHA256 over
"id.timestamp.body"), which receivers in many languages know how to check.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimbook.core.errors import SourceError, UsageError
from claimbook.core.labels import EvidenceStatus
from claimbook.web.network import INTERNET, Network, host_of
from claimbook.web.session import post

ADDRESS, SECRET = "CLAIMBOOK_WEBHOOK_URL", "CLAIMBOOK_WEBHOOK_SECRET"
_PAUSES = (1.0, 5.0, 25.0)  # seconds before the second, third and last try
_LATER = (408, 425, 429, 500, 502, 503, 504)
_ENCODED = "whsec_"  # the mark of a secret that is written in base64

Post = Callable[[str, bytes, Mapping[str, str]], int]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where messages go, and the secret that signs them; neither is ever shown."""

    address: str = field(repr=False)
    secret: bytes = field(repr=False)

    def send(self, message: Mapping[str, Any], network: Network = INTERNET, post: Post = post) -> None:
        """Sends a message, up to four times; its id is made from its words, so that a second one is known.

        Args:
            message: what json can write.
            network: its clock and sleep are used.
            post: sends one request and gives the status.

        Raises:
            SourceError: it could not be delivered.
        """
        body = json.dumps(message, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        name = f"msg_{hashlib.sha256(body).hexdigest()[:32]}"
        problem = ""
        for pause in (0.0, *_PAUSES):
            if pause:
                network.sleep(pause)
            seconds = str(int(network.now().timestamp()))
            headers = {
                "Content-Type": "application/json; charset=utf-8",
                "webhook-id": name,
                "webhook-timestamp": seconds,
                "webhook-signature": signature(self.secret, name, seconds, body),
            }
            try:
                status = post(self.address, body, headers)
            except SourceError as error:
                problem = str(error)
                continue
            if 200 <= status < 300:
                return
            problem = f"{host_of(self.address)} answered {status}."
            if status not in _LATER:
                break
        raise SourceError(
            f"The webhook was not delivered: {problem}", EvidenceStatus.FETCH_FAILED, f"Check {ADDRESS}."
        )


def webhook_of(environment: Mapping[str, str]) -> Webhook | None:
    """The webhook that the environment names; None where it names none.

    Raises:
        UsageError: its address is none, its secret is missing or cannot be read.
    """
    address, secret = environment.get(ADDRESS, "").strip(), environment.get(SECRET, "").strip()
    if not address:
        return None
    try:
        host_of(address)
    except SourceError:
        raise UsageError(f"{ADDRESS} is no http or https address without a user name. Correct it.") from None
    if not secret:
        raise UsageError(
            f"{ADDRESS} is set and {SECRET} is not, so that no message could be signed. Set both, or neither."
        )
    if not secret.startswith(_ENCODED):
        return Webhook(address, secret.encode("utf-8", "surrogateescape"))
    try:
        return Webhook(address, base64.b64decode(secret.removeprefix(_ENCODED), validate=True))
    except (binascii.Error, ValueError):
        raise UsageError(f"{SECRET} begins with '{_ENCODED}' and no base64 follows. Correct it.") from None


def signature(secret: bytes, name: str, seconds: str, body: bytes) -> str:
    """The value of the header webhook-signature: "v1," and an HMAC-SHA256 in base64."""
    signed = b".".join((name.encode(), seconds.encode(), body))
    return "v1," + base64.b64encode(hmac.digest(secret, signed, "sha256")).decode("ascii")
