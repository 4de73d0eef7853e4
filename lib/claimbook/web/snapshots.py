"""The store: what was captured, kept once and for ever under the hash of its bytes.

    blobs/sha256/ab/<sha256>   the bytes as they came
    text/<sha256>.txt          the frozen text that every offset points into, under its own hash
    captures/<id>.json         how the bytes were had; the id is the hash of the record
    log.jsonl                  one line for each capture, in order, each with the hash of the line before

Files are written beside their place and renamed into it, so a reader sees a whole file or none; no
file but the log is ever written twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from claimbook.core.errors import StoreError
from claimbook.core.labels import CaptureMethod
from claimbook.core.model import Capture

_HASH = re.compile(r"[0-9a-f]{64}")
_FIRST = "0" * 64  # stands for the line before the first


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, as 64 lower-case hex digits."""
    return hashlib.sha256(content).hexdigest()


def text_bytes(text: str) -> bytes:
    """The bytes of a frozen text: UTF-8, without a byte order mark, line ends as they are."""
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Store:
    """The folder that holds captures; made when the first one is put into it."""

    root: Path

    def put(self, content: bytes, text: str, capture: Capture) -> Capture:
        """Keeps a capture; keeping the same one again changes nothing.

        Args:
            content: the bytes as they came.
            text: the frozen text made from them.
            capture: the record; its hashes and its length must be those of `content` and `text`.

        Raises:
            StoreError: the record does not fit, the store is damaged, or it cannot be written.
        """
        frozen = text_bytes(text)
        measured = (len(content), sha256_of(content), sha256_of(frozen))
        if measured != (capture.byte_length, capture.sha256, capture.text_sha256):
            raise StoreError(
                f"The record of {capture.source_id} does not fit its bytes. Describe the capture anew."
            )
        record = _canonical(asdict(capture))
        identity = sha256_of(record)
        try:
            _write_once(self._blob(capture.sha256), content)
            _write_once(self._text(capture.text_sha256), frozen)
            with self._locked():
                path = self.root / "captures" / f"{identity}.json"
                is_new = not path.exists()
                _write_once(path, record + b"\n")
                if is_new or identity not in self._logged():
                    self._append(identity, capture)
        except OSError as error:
            raise StoreError(
                f"The store in {self.root} cannot be written: {error.strerror or error}. "
                "Check the folder's permissions and the space on the disk."
            ) from None
        return capture

    def read_blob(self, sha256: str) -> bytes:
        """The bytes of a capture.

        Raises:
            StoreError: there are none under this hash, or they are no longer what they were.
        """
        return _read_checked(self._blob(sha256), sha256)

    def read_text(self, sha256: str) -> str:
        """The frozen text under its hash.

        Raises:
            StoreError: there is none under this hash, or it is no longer what it was.
        """
        return _read_checked(self._text(sha256), sha256).decode("utf-8", "surrogatepass")

    def captures(self) -> tuple[Capture, ...]:
        """Every capture, in the order in which they were put in.

        Raises:
            StoreError: the log or a record is damaged.
        """
        return tuple(self._capture(identity) for identity in self._logged())

    def verify_log(self) -> int:
        """Checks that each line of the log carries the hash of the line before; gives their number.

        Raises:
            StoreError: a line was changed, taken out or put in.
        """
        previous = _FIRST
        lines = self._log_lines()
        for number, line in enumerate(lines, start=1):
            if _field(line, "previous", self._log) != previous:
                raise StoreError(
                    f"{self._log} was changed at or before line {number}: it does not carry the hash of "
                    "the line before it. Restore the store from a copy."
                )
            previous = sha256_of(line)
        return len(lines)

    @property
    def _log(self) -> Path:
        return self.root / "log.jsonl"

    def _blob(self, sha256: str) -> Path:
        return self.root / "blobs" / "sha256" / _hash(sha256)[:2] / sha256

    def _text(self, sha256: str) -> Path:
        return self.root / "text" / f"{_hash(sha256)}.txt"

    def _capture(self, identity: str) -> Capture:
        path = self.root / "captures" / f"{_hash(identity)}.json"
        content = _read(path)
        if sha256_of(content.removesuffix(b"\n")) != identity:
            raise _damaged(path)
        fields = json.loads(content)
        return Capture(**{**fields, "how": CaptureMethod(fields["how"])})

    def _logged(self) -> dict[str, None]:
        return dict.fromkeys(_field(line, "capture", self._log) for line in self._log_lines())

    def _log_lines(self) -> list[bytes]:
        """The whole lines of the log; a last line without its end was never finished and counts not."""
        if not self._log.exists():
            return []
        content = _read(self._log)
        return content[: content.rfind(b"\n") + 1].splitlines()

    def _append(self, identity: str, capture: Capture) -> None:
        lines = self._log_lines()
        line = _canonical(
            {
                "capture": identity,
                "captured_at": capture.captured_at,
                "previous": sha256_of(lines[-1]) if lines else _FIRST,
                "sha256": capture.sha256,
                "source_id": capture.source_id,
                "text_sha256": capture.text_sha256,
            }
        )
        with open(self._log, "ab") as log:
            whole = sum(len(each) + 1 for each in lines)
            if log.tell() > whole:
                log.truncate(whole)
                log.seek(0, os.SEEK_END)
            log.write(line + b"\n")
            log.flush()
            os.fsync(log.fileno())

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keeps a second writer waiting, on systems that know file locks."""
        self.root.mkdir(parents=True, exist_ok=True)
        with open(self.root / ".lock", "ab") as lock:
            try:
                import fcntl
            except ImportError:  # Windows: one writer at a time is the user's to see to
                yield
                return
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield  # closing the file lets the next one in


def _write_once(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o444)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _read_checked(path: Path, sha256: str) -> bytes:
    content = _read(path)
    if sha256_of(content) != sha256:
        raise _damaged(path)
    return content


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise StoreError(f"{path} is not in the store. Capture the sources again.") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}.") from None


def _damaged(path: Path) -> StoreError:
    return StoreError(
        f"{path} is not what was put into the store: its hash differs. Restore it from a copy, or take "
        "it away and capture the source again."
    )


def _hash(value: str) -> str:
    if not _HASH.fullmatch(value):
        raise StoreError(f"{value[:80]!r} is no SHA-256. Snapshots are named by 64 hex digits.")
    return value


def _field(line: bytes, name: str, log: Path) -> str:
    try:
        return str(json.loads(line)[name])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StoreError(f"{log} holds a line that claimbook did not write: {line[:80]!r}.") from None


def _canonical(fields: dict[str, object]) -> bytes:
    text = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.encode("ascii")
