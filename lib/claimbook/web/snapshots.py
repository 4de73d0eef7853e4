"""The store: what was captured, kept once and for ever under the hash of its bytes.

    blobs/sha256/ab/<sha256>   the bytes as they came
    text/<sha256>.txt          the frozen text that every offset points into, under its own hash
    captures/<id>.json         how the bytes were had; the id is the hash of the record
    log.jsonl                  one line for each capture, in order, each with the hash of the line before
    torn/<sha256>              a line of the log that was never finished, as it was found

Files are written beside their place and renamed into it, so a reader sees a whole file or none; no
file but the log is ever written twice. One writer at a time: a lock keeps the others waiting. Power that
is lost in mid-write leaves every capture that was there before; the one that was being written is put in
again by the next try.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from claimbook.core.errors import StoreError
from claimbook.core.model import Capture
from claimbook.web.records import Exchange, Record, make_record, read_record, record_bytes
from claimbook.web.snapshot_log import Log, broken_links, line_hash, log_line, read_line, read_log

_HASH = re.compile(r"[0-9a-f]{64}")
# Seconds that a writer waits for another: a capture is written in far less, however large.
_PATIENCE = 30.0


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
    patience: float = _PATIENCE  # seconds to wait for another writer

    def put(self, content: bytes, text: str, capture: Capture, exchange: Exchange | None = None) -> Capture:
        """Keeps a capture; keeping the same one again changes nothing, and needs no right to write.

        Args:
            content: the bytes as they came.
            text: the frozen text made from them.
            capture: the record; its hashes and its length must be those of `content` and `text`.
            exchange: what went over the wire; None for a file.

        Raises:
            StoreError: the record does not fit, the store is damaged, another program writes to it for
                longer than `patience`, or it cannot be written.
        """
        frozen = text_bytes(text)
        measured = (len(content), sha256_of(content), sha256_of(frozen))
        if measured != (capture.byte_length, capture.sha256, capture.text_sha256):
            raise StoreError(
                f"The record of {capture.source_id} does not fit its bytes. Describe the capture anew."
            )
        record = make_record(capture, exchange)
        files = {
            self.blob_path(capture.sha256): content,
            self.text_path(capture.text_sha256): frozen,
            self.record_path(record.identity): record_bytes(capture, exchange) + b"\n",
        }
        try:
            if not self._has(files, record):
                with self._locked():
                    for path, expected in files.items():
                        self._write_once(path, expected)
                    self._append(record)
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
        return _read_checked(self.blob_path(sha256), sha256)

    def read_text(self, sha256: str) -> str:
        """The frozen text under its hash.

        Raises:
            StoreError: there is none under this hash, or it is no longer what it was.
        """
        try:
            return _read_checked(self.text_path(sha256), sha256).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise StoreError(f"{self.text_path(sha256)} is no frozen text: it is not UTF-8.") from None

    def captures(self) -> tuple[Capture, ...]:
        """Every capture, in the order in which they were put in.

        Raises:
            StoreError: the log or a record is damaged.
        """
        return tuple(record.capture for record in self.records())

    def records(self) -> tuple[Record, ...]:
        """Every capture with what went over the wire for it, in the order in which they were put in.

        Raises:
            StoreError: the log or a record is damaged.
        """
        return tuple(self.record(identity) for identity in self._logged())

    def record(self, identity: str) -> Record:
        """The record of this name.

        Raises:
            StoreError: there is none, it was changed, or a newer version wrote it.
        """
        path = self.record_path(identity)
        content = _read(path)
        if not content.endswith(b"\n") or sha256_of(content[:-1]) != identity:
            raise _damaged(path)
        return read_record(content, identity)

    def log(self) -> Log:
        """The log as it stands, an unfinished last line included.

        Raises:
            StoreError: it cannot be read.
        """
        return read_log(_read(self.log_path)) if self.log_path.exists() else Log(())

    def verify_log(self) -> int:
        """Checks that each line of the log carries the hash of the line before; gives their number.

        Raises:
            StoreError: a line was changed, taken out or put in.
        """
        lines = self.log().lines
        if broken := broken_links(lines):
            raise StoreError(
                f"{self.log_path} was changed at or before line {broken[0]}: it does not carry the hash of "
                "the line before it. Restore the store from a copy."
            )
        return len(lines)

    @property
    def log_path(self) -> Path:
        """Where the log lies."""
        return self.root / "log.jsonl"

    def blob_path(self, sha256: str) -> Path:
        """Where the bytes of this hash lie, or would.

        Raises:
            StoreError: it is no hash: nothing else names a file of the store.
        """
        return self.root / "blobs" / "sha256" / _hash(sha256)[:2] / sha256

    def text_path(self, sha256: str) -> Path:
        """Where the frozen text of this hash lies, or would; raises as `blob_path` does."""
        return self.root / "text" / f"{_hash(sha256)}.txt"

    def record_path(self, identity: str) -> Path:
        """Where the record of this name lies, or would; raises as `blob_path` does."""
        return self.root / "captures" / f"{_hash(identity)}.json"

    def torn_path(self, sha256: str) -> Path:
        """Where an unfinished line of the log lies; raises as `blob_path` does."""
        return self.root / "torn" / _hash(sha256)

    def _has(self, files: dict[Path, bytes], record: Record) -> bool:
        for path, expected in files.items():
            if not path.exists():
                return False
            if _read(path) != expected:
                raise _damaged(path)
        return record.identity in self._logged()

    def _logged(self) -> dict[str, None]:
        found: dict[str, None] = {}
        for line in self.log().lines:
            said = read_line(line)
            if said is None:
                raise StoreError(
                    f"{self.log_path} holds a line that claimbook did not write: {line[:80]!r}. Restore the "
                    "store from a copy."
                )
            found[said.capture] = None
        return found

    def _append(self, record: Record) -> None:
        if record.identity in self._logged():
            return
        log = self.log()
        torn = sha256_of(log.torn) if log.torn else ""
        if torn:
            # Kept, and named by the line that takes its place: nothing of the log is dropped in silence.
            self._write_once(self.torn_path(torn), log.torn)
        line = log_line(record, line_hash(log.lines[-1] if log.lines else None), torn)
        with open(self.log_path, "ab") as file:
            file.truncate(sum(len(each) + 1 for each in log.lines))
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        _sync_folder(self.root)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keeps a second writer waiting; the system frees the lock of a program that died."""
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.root / ".lock", timeout=self.patience):
                self._sweep()
                yield
        except Timeout:
            raise StoreError(
                f"Another program has been writing to the store in {self.root} for {self.patience:g} "
                "seconds. Wait until it has finished, or end it, and try again."
            ) from None

    def _sweep(self) -> None:
        """Takes away what a writer left that died; only to be called under the lock."""
        for left in (self.root / "incoming").glob(".new-*"):
            left.unlink(missing_ok=True)

    def _write_once(self, path: Path, content: bytes) -> None:
        if path.exists():
            if _read(path) != content:
                raise _damaged(path)
            return
        incoming = self.root / "incoming"
        for folder in (incoming, path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=incoming, prefix=".new-")
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
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes a rename last through a loss of power; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
