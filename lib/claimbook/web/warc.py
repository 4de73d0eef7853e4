"""Captures as a WARC file, the form in which web archives keep and exchange pages.

    response    a page that a server sent, where its status and headers were kept
    resource    bytes without such an answer: a file that a person saved, a restatement, an old record
    metadata    how the bytes were had, beside each of them
    conversion  the frozen text that every offset points into

A restatement is the project's own words for what a page says. It stands under a name made from its hash,
never under the page's address, so that no replay can show it as the page.

Source: ISO 28500:2017 (WARC 1.1); RFC 6920 for names made from hashes.
"""

from __future__ import annotations

import base64
import io
import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimbook.core.errors import UsageError
from claimbook.core.labels import CaptureMethod
from claimbook.core.tables import write_bytes
from claimbook.web.records import Exchange, Record
from claimbook.web.redaction import redact_address, redact_headers
from claimbook.web.snapshots import Store

# On every record, so that no tool has to know claimbook to tell a page from a restatement.
HOW = "X-Claimbook-How"
_BY_SERVER = (CaptureMethod.LIVE, CaptureMethod.WAYBACK)
# True of what came over the wire; the kept bytes are unpacked.
_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding")
_ORIGINAL = "X-Archive-Orig-"
_UNKNOWN_DATE = "1970-01-01T00:00:00Z"  # a WARC record needs a date; `captured-at: unknown` says so
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "claimbook:warc")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def export_warc(store: Store, records: Iterable[Record], path: Path) -> Path:
    """Writes captures as one .warc.gz file, whole or not at all; gives its path.

    Raises:
        StoreError: the store lacks the bytes or the text of a record, or holds something else.
        UsageError: the file cannot be written.
    """
    content = warc_bytes(store, records)
    try:
        write_bytes(path, content)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror or error}. Choose another --out."
        ) from None
    return path


def warc_bytes(store: Store, records: Iterable[Record]) -> bytes:
    """Captures as the bytes of a .warc.gz file: the same for the same records.

    Record ids come from hashes and dates from the captures. User names, keys and sessions in addresses and
    headers are redacted; the bytes of the pages are what they were.

    Raises:
        StoreError: the store lacks the bytes or the text of a record, or holds something else.
    """
    unique = {record.identity: record for record in records}
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    dates = [_date(record) for record in unique.values()]
    _write(
        writer,
        "warcinfo",
        _record_id("warcinfo", *unique),
        max(dates, default=_UNKNOWN_DATE),
        _fields({"software": "claimbook", "format": "WARC file version 1.1", "captures": str(len(unique))}),
        "application/warc-fields",
    )
    for record in unique.values():
        _write_capture(writer, store, record)
    return out.getvalue()


def _write_capture(writer: WARCWriter, store: Store, record: Record) -> None:
    capture, exchange = record.capture, record.exchange
    date, target = _date(record), _target(record)
    page_id, text_id = _record_id("page", record.identity), _record_id("text", record.identity)
    marks = {HOW: capture.how.value}
    if exchange is not None and _is_answer(record, target):
        _write(
            writer,
            "response",
            page_id,
            date,
            store.read_blob(capture.sha256),
            "application/http; msgtype=response",
            target,
            {**marks, "WARC-Payload-Digest": f"sha256:{capture.sha256}"},
            http=_answer(exchange, capture.byte_length),
        )
    else:
        _write(
            writer,
            "resource",
            page_id,
            date,
            store.read_blob(capture.sha256),
            _media_type(capture.content_type),
            target,
            {**marks, "WARC-Payload-Digest": f"sha256:{capture.sha256}"},
        )
    _write(
        writer,
        "metadata",
        _record_id("metadata", record.identity),
        date,
        _fields(_told(record)),
        "application/warc-fields",
        target,
        {**marks, "WARC-Concurrent-To": page_id},
    )
    _write(
        writer,
        "conversion",
        text_id,
        date,
        store.read_text(capture.text_sha256).encode("utf-8", "surrogatepass"),
        "text/plain; charset=utf-8",
        target,
        {**marks, "WARC-Refers-To": page_id, "WARC-Payload-Digest": f"sha256:{capture.text_sha256}"},
    )


def _write(
    writer: WARCWriter,
    kind: str,
    record_id: str,
    date: str,
    payload: bytes,
    content_type: str,
    target: str = "",
    more: Mapping[str, str] | None = None,
    http: StatusAndHeaders | None = None,
) -> None:
    headers = {"WARC-Type": kind, "WARC-Record-ID": record_id, "WARC-Date": date, **(more or {})}
    writer.write_record(
        writer.create_warc_record(
            target,
            kind,
            payload=io.BytesIO(payload),
            length=len(payload),
            warc_content_type=content_type,
            warc_headers_dict=headers,
            http_headers=http,
        )
    )


def _is_answer(record: Record, target: str) -> bool:
    exchange, by_server = record.exchange, record.capture.how in _BY_SERVER
    if exchange is None or not by_server or not target.lower().startswith("http"):
        return False
    return 100 <= exchange.status_code <= 599


def _answer(exchange: Exchange, length: int) -> StatusAndHeaders:
    """The answer as it was sent, but for headers that would be false of the unpacked bytes."""
    headers = [
        (_ORIGINAL + name if name.lower() in _OF_THE_WIRE else name, _line(value))
        for name, value in redact_headers(exchange.headers)
        if _TOKEN.fullmatch(name)
    ]
    reason = _line(exchange.reason).encode("ascii", "replace").decode("ascii")
    status = f"{exchange.status_code} {reason}".strip()
    return StatusAndHeaders(status, [*headers, ("Content-Length", str(length))], protocol="HTTP/1.1")


def _told(record: Record) -> dict[str, str]:
    """How the bytes were had, as names and values."""
    capture, exchange = record.capture, record.exchange
    told = {
        "how": capture.how.value,
        "note": _NOTES.get(capture.how, ""),
        "source-id": capture.source_id,
        "address-cited": capture.url,
        "address-final": capture.final_url,
        "address-archived": capture.archived_url,
        "captured-at": capture.captured_at or "unknown",
        "content-type": capture.content_type,
        "charset": capture.charset,
        "charset-reason": capture.charset_reason,
        "length": str(capture.byte_length),
        "sha256": capture.sha256,
        "text-sha256": capture.text_sha256,
        "record": record.identity,
    }
    if exchange is not None:
        told |= {
            "address-requested": exchange.requested_url,
            "redirects": " ".join(exchange.redirects),
            "started-at": exchange.started_at,
            "ended-at": exchange.ended_at,
            "status": str(exchange.status_code),
            "wire-length": str(exchange.wire_length),
            "complete": "yes" if exchange.complete else "no",
        }
    return {name: redact_address(value) for name, value in told.items() if value}


_NOTES = {
    CaptureMethod.PERSON: "a file that a person saved; no server vouches for it",
    CaptureMethod.RESTATEMENT: "claimbook's own words for what the page says; not a capture of the page",
}


def _target(record: Record) -> str:
    capture = record.capture
    address = capture.archived_url if capture.how is CaptureMethod.WAYBACK else ""
    address = address or capture.final_url or capture.url
    if capture.how is CaptureMethod.RESTATEMENT or not address.lower().startswith(("http://", "https://")):
        named = base64.urlsafe_b64encode(bytes.fromhex(capture.sha256)).decode("ascii").rstrip("=")
        return f"ni:///sha-256;{named}"
    # Letters of other scripts, blanks and stray bytes are encoded; what is encoded already stays.
    clean = _BREAKS.sub("", redact_address(address)).encode("utf-8", "replace")
    return quote(clean, safe="%/:=&?~#+!$,;'@()*[]-._")


def _record_id(*parts: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, ' '.join(parts))}>"


def _date(record: Record) -> str:
    try:
        moment = datetime.fromisoformat(record.capture.captured_at)
    except ValueError:
        return _UNKNOWN_DATE
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _media_type(content_type: str) -> str:
    return _line(content_type) if "/" in content_type else "application/octet-stream"


def _fields(values: Mapping[str, str]) -> bytes:
    lines = "".join(f"{name}: {_line(value)}\r\n" for name, value in values.items())
    return lines.encode("utf-8", "replace")


def _line(value: str) -> str:
    return _BREAKS.sub(" ", value).encode("utf-8", "replace").decode("utf-8").strip()
