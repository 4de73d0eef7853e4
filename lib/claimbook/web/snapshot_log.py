"""The log of the store: one line a capture, each with the hash of the line before.

A line repeats what its record says, so that every byte of the log, the last line included, follows from
something else that is kept: the lines after the first from the line before, all of them from the records.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.web.records import Record, canonical_json

FIRST = "0" * 64  # stands for the line before the first
_NAMES = {"capture", "captured_at", "previous", "sha256", "source_id", "text_sha256"}


@dataclass(frozen=True, slots=True)
class Log:
    """The whole lines of a log, without their ends, and what was begun after them and never finished."""

    lines: tuple[bytes, ...]
    torn: bytes = b""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the log says."""

    capture: str  # the name of the record
    previous: str
    torn: str  # the hash of an unfinished line that stood here before; empty for none


def read_log(content: bytes) -> Log:
    """Bytes as a log; a last line without its line feed was never finished.

    >>> read_log(b'{}\\n{"cap')
    Log(lines=(b'{}',), torn=b'{"cap')
    """
    *lines, torn = content.split(b"\n")
    return Log(tuple(lines), torn)


def log_line(record: Record, previous: str, torn: str = "") -> bytes:
    """The line of a record, without its line feed.

    Args:
        record: what is logged.
        previous: the `line_hash` of the line before.
        torn: the hash of an unfinished line that had to be taken out of the way.
    """
    capture = record.capture
    values = {
        "capture": record.identity,
        "captured_at": capture.captured_at,
        "previous": previous,
        "sha256": capture.sha256,
        "source_id": capture.source_id,
        "text_sha256": capture.text_sha256,
    }
    return canonical_json(values | {"torn": torn} if torn else values)


def line_hash(line: bytes | None) -> str:
    """What the line after `line` carries; None stands for the line before the first."""
    return hashlib.sha256(line).hexdigest() if line is not None else FIRST


def read_line(line: bytes) -> Line | None:
    """What a line says; None for one that claimbook did not write."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or set(values) - {"torn"} != _NAMES:
        return None
    if not all(isinstance(value, str) for value in values.values()):
        return None
    return Line(values["capture"], values["previous"], values.get("torn", ""))


def broken_links(lines: Sequence[bytes]) -> tuple[int, ...]:
    """The numbers, from 1, of the lines that are none or do not carry the hash of the line before."""
    broken = []
    before: bytes | None = None
    for number, line in enumerate(lines, start=1):
        said = read_line(line)
        if said is None or said.previous != line_hash(before):
            broken.append(number)
        before = line
    return tuple(broken)
