"""What must not leave the house: passwords, keys and sessions in addresses and headers.

The store keeps what came as it came; everything that is given away passes through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

REDACTED = "REDACTED"

# Headers whose whole value is a secret, or names a person's session.
_SECRET_HEADERS = frozenset(
    {
        "authentication-info", "authorization", "cookie", "cookie2", "proxy-authenticate",
        "proxy-authentication-info", "proxy-authorization", "set-cookie", "set-cookie2",
        "www-authenticate", "x-amz-security-token", "x-api-key", "x-auth-token", "x-csrf-token",
        "x-xsrf-token",
    }
)  # fmt: skip
# A parameter with one of these in its name, in any spelling, holds a secret ...
_SECRET_PARTS = (
    "token", "secret", "passw", "pwd", "apikey", "accesskey", "signature", "credential", "session", "jwt",
    "authorization", "privatekey", "clientassertion",
)  # fmt: skip
# ... and so does one that has exactly such a name.
_SECRET_NAMES = frozenset({"auth", "key", "sig", "sid", "otp", "pass", "hmac", "samlresponse", "phpsessid"})
# The mark that ends the sentence in which an address stands is no part of it.
_PARAMETER = re.compile(
    r"([?&;#])([^?&;#=\s<>\"']{1,200})=([^?&;#\s<>\"']*?)(?=[.,:!)]{0,2}(?:[?&;#\s<>\"']|$))"
)
_USER = re.compile(r"(?<=://)[^/?#@\s<>\"']{1,500}@")
_JWT = re.compile(r"(?<![\w-])eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?")
# Addresses within addresses are encoded once for each that they stand in.
_LAYERS = 5
_NO_LETTERS = re.compile(r"[\W_]+")


def redact_address(text: str) -> str:
    """An address, or any text with addresses in it, without user names and secret parameters.

    >>> redact_address("https://me:pw@a.example/p?id=7&access_token=x1#top")
    'https://a.example/p?id=7&access_token=REDACTED#top'
    """
    return _JWT.sub(REDACTED, _PARAMETER.sub(_parameter, _USER.sub("", text)))


def redact_headers(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Headers in their order; those that hold secrets keep their name, and addresses are redacted.

    >>> redact_headers([("Set-Cookie", "id=1"), ("Location", "/next?sig=2")])
    (('Set-Cookie', 'REDACTED'), ('Location', '/next?sig=REDACTED'))
    """
    return tuple(
        (name, REDACTED if name.strip().lower() in _SECRET_HEADERS else redact_address(value))
        for name, value in headers
    )


def _parameter(match: re.Match[str]) -> str:
    mark, name, value = match.groups()
    if value and (_is_secret(name) or _holds_secret(value)):
        return f"{mark}{name}={REDACTED}"
    return match.group()


def _holds_secret(value: str) -> bool:
    """Whether an address that is the value of a parameter has a secret itself, once decoded."""
    for _ in range(_LAYERS):
        if "%" not in value:
            return False
        value = unquote(value)
        if _USER.search(value) or any(_is_secret(m[2]) for m in _PARAMETER.finditer(value)):
            return True
    return False


def _is_secret(name: str) -> bool:
    plain = _NO_LETTERS.sub("", unquote(name)).lower()
    return plain in _SECRET_NAMES or any(part in plain for part in _SECRET_PARTS)
