"""The record of a capture: how the bytes of one source were had, as one JSON object in one form.

A record is named by the hash of its bytes, so its form never changes: keys sorted, ASCII, no spaces, and
fields that hold their default left out. A field that the model gains later therefore leaves the names of
older records as they were.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any

from claimbook.core.errors import StoreError
from claimbook.core.labels import CaptureMethod
from claimbook.core.model import Capture

# Annotations are text here; any other is a tuple or has a rule of its own.
_PLAIN = {"str": str, "int": int, "bool": bool}


@dataclass(frozen=True, slots=True)
class Exchange:
    """What went over the wire for a capture; a file that a person saved has none."""

    requested_url: str  # the address that was asked, where it differs from the one cited
    redirects: tuple[str, ...]  # every address on the way, without the last
    started_at: str  # ISO 8601 in UTC, before the first byte was sent
    ended_at: str  # ISO 8601 in UTC, after the last byte came
    status_code: int
    headers: tuple[tuple[str, str], ...]  # of the last answer, in order, as they came
    wire_length: int  # bytes of the body before it was decompressed
    reason: str = ""  # the words beside the status code
    complete: bool = True  # False where fewer bytes came than were promised


@dataclass(frozen=True, slots=True)
class Record:
    """A capture as the store keeps it."""

    identity: str  # the SHA-256 of the record's bytes
    capture: Capture
    exchange: Exchange | None = None


def make_record(capture: Capture, exchange: Exchange | None = None) -> Record:
    """The record of a capture under its name."""
    return Record(hashlib.sha256(record_bytes(capture, exchange)).hexdigest(), capture, exchange)


def record_bytes(capture: Capture, exchange: Exchange | None = None) -> bytes:
    """The bytes of a record, the same for the same values."""
    values = _told(capture)
    if exchange is not None:
        values["exchange"] = _told(exchange)
    return canonical_json(values)


def read_record(content: bytes, identity: str) -> Record:
    """The record that bytes hold; the caller has checked that they are those of `identity`.

    Raises:
        StoreError: they are no record, or one of a newer claimbook.
    """
    try:
        values = json.loads(content)
        exchange = values.pop("exchange", None)
        return Record(
            identity, _built(Capture, values), None if exchange is None else _built(Exchange, exchange)
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError(
            f"The record {identity[:12]} of the store is none that this claimbook reads ({error}). It may "
            "be of a newer version: update claimbook, or restore the store from a copy."
        ) from None


def canonical_json(values: object) -> bytes:
    """JSON in the one form that is hashed."""
    return json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def _told(item: Capture | Exchange) -> dict[str, Any]:
    defaults = {f.name: f.default for f in fields(item) if f.default is not MISSING}
    return {name: value for name, value in asdict(item).items() if value != defaults.get(name, MISSING)}


def _built(kind: type[Any], values: dict[str, Any]) -> Any:
    known = {f.name: f.type for f in fields(kind)}
    if unknown := sorted(set(values) - set(known)):
        raise ValueError(f"it has the unknown field {unknown[0][:40]!r}")
    return kind(**{name: _value(name, known[name], value) for name, value in values.items()})


def _value(name: str, annotation: Any, value: Any) -> Any:
    if annotation == "CaptureMethod":
        return CaptureMethod(value)
    plain = _PLAIN.get(annotation)
    if plain is None:
        return _tuples(value)
    if type(value) is not plain:
        raise ValueError(f"its {name} is not {annotation}")
    return value


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
