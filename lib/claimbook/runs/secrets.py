"""What must stand in nothing that a run leaves: secrets of the environment, and those in addresses."""

from __future__ import annotations

import os
import re
from typing import Any

from claimbook.web.redaction import REDACTED, redact_address

# Names under which programs are given secrets.
_SECRET = re.compile(
    r"TOKEN|SECRET|PASSW|PASSPHRASE|KEY|CREDENTIAL|AUTH|COOKIE|WEBHOOK|DSN|PROXY", re.IGNORECASE
)
# A shorter value is a word like "yes" or "main", which may stand anywhere.
_SHORTEST = 8


def redact(text: str) -> str:
    """A text without the secrets that this program was given and without those in its addresses.

    >>> redact("see https://me:pw@a.example/p?token=x1")
    'see https://a.example/p?token=REDACTED'
    """
    for value in _values():
        text = text.replace(value, REDACTED)
    return redact_address(text)


def redact_outputs(notebook: Any) -> bool:
    """Redacts the outputs of a notebook in place; tells whether there was anything to redact."""
    found = False
    for cell in notebook.cells:
        before = cell.get("outputs", [])
        after = _redacted(before)
        if after != before:
            cell["outputs"], found = after, True
    return found


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return type(value)({name: _redacted(each) for name, each in value.items()})
    return [_redacted(each) for each in value] if isinstance(value, list) else value


def _values() -> list[str]:
    """Longest first: one may be a part of another. A value that is the path of a file is none."""
    found = {
        value
        for name, value in os.environ.items()
        if _SECRET.search(name) and len(value) >= _SHORTEST and not os.path.exists(value)
    }
    return sorted(found, key=lambda value: (-len(value), value))
