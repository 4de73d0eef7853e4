"""The seal of run.json: a hash of the record in itself, so that a changed byte shows.

It guards against damage, not against a forger, who can seal anew: what a run says is proved by its quotes
and the store, not by its seal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SEAL = "seal"


def sealed(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with its seal, last; a seal that it has already is made anew.

    >>> sealed({"status": "complete"})["seal"][:8]
    'c53e9111'
    """
    bare = {name: value for name, value in record.items() if name != SEAL}
    return bare | {SEAL: hashlib.sha256(record_text(bare).encode("utf-8", "surrogatepass")).hexdigest()}


def record_text(record: Mapping[str, Any]) -> str:
    """run.json as it is written."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
