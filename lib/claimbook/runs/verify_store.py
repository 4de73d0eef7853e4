"""The part of a verification that looks at the store: its log, and every capture that a run used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimbook.core.errors import ClaimbookError, StoreError
from claimbook.core.labels import EvidenceStatus, Tier
from claimbook.core.model import Capture, Source
from claimbook.core.workspace import Run
from claimbook.runs.captures import record_of
from claimbook.runs.findings import Finding, Place, shown
from claimbook.web.documents import reread
from claimbook.web.records import Record
from claimbook.web.snapshot_log import Line, line_hash, log_line, read_line
from claimbook.web.snapshots import Store, sha256_of

_RESTORE = "Restore the store from a copy."
_AGAIN = "Restore the store from a copy, or capture the sources again and run the case anew."


@dataclass(slots=True)
class StoreCheck:
    """The store as one run sees it; what proves true is kept for the checks that come after."""

    run: Run
    store: Store
    records: dict[str, Record] = field(default_factory=dict)  # what the log names, and is whole
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # by source_id and snapshot

    # The log ------------------------------------------------------------------------------------

    def log(self) -> Iterator[Finding]:
        """Walks the chain of the log, and compares each line with the record that it names."""
        place = self._place(self.store.log_path)
        try:
            log = self.store.log()
        except StoreError as error:
            yield place.fault("the log of the store", str(error))
            return
        if not log.lines and not log.torn and self._kept():
            yield place.fault("the log of the store", "none, though captures are kept")
        link = line_hash(None)
        named: set[str] = set()
        for number, line in enumerate(log.lines, start=1):
            said = read_line(line)
            if said is None:
                yield place.fault("a line that claimbook wrote", _text(line), f"line {number}")
            else:
                named.add(said.capture)
                yield from self._line(place, f"line {number}", line, said, link)
            link = line_hash(line)
        yield from self._unlogged(place, named, link, log.torn)

    def _line(self, place: Place, row: str, line: bytes, said: Line, link: str) -> Iterator[Finding]:
        if said.previous != link:
            yield place.fault(
                f"{link}, the hash of the line before",
                f"{said.previous}: a line at or before this one was changed, taken out or put in",
                row,
            )
        try:
            record = self.store.record(said.capture)
            torn = sha256_of(self.store.torn_path(said.torn).read_bytes()) if said.torn else ""
        except (StoreError, OSError) as error:
            yield place.fault(f"the record {said.capture}", str(error), row)
            return
        if torn != said.torn:
            yield self._place(self.store.torn_path(said.torn)).fault(f"bytes with the hash {said.torn}", torn)
        # Whether the link is true was looked at above.
        expected = log_line(record, said.previous, said.torn)
        if line != expected:
            yield place.fault(f"what its record says: {_text(expected)}", _text(line), row)
        self.records[record.identity] = record

    def _unlogged(self, place: Place, named: set[str], link: str, torn: bytes) -> Iterator[Finding]:
        """Records without a line, and a line without its end: traces of a write that broke off, or worse."""
        begun: list[bytes] = []
        for path in self._kept():
            if path.stem in named:
                continue
            try:
                begun.append(log_line(self.store.record(path.stem), link))
            except StoreError as error:
                yield self._place(path).fault("the record of a capture", str(error))
                continue
            yield self._place(path).note(
                "a line of the log for this record",
                "none: the capture broke off while it was written, or the log was cut",
                advice="Capture the source again, which adds the line.",
            )
        if any(len(torn) < len(line) and line.startswith(torn) for line in begun) and torn:
            yield place.note(
                "a last line that ends",
                f"one that broke off while it was written: {_text(torn)}",
                "last line",
                "Nothing: the next capture keeps it in torn/ and writes the line anew.",
            )
        elif torn:
            yield place.fault("a last line that ends", _text(torn), "last line")

    def _kept(self) -> list[Path]:
        folder = self.store.root / "captures"
        return sorted(folder.glob("*.json")) if folder.is_dir() else []

    # The captures of the run --------------------------------------------------------------------

    def captures(
        self, rows: Sequence[Mapping[str, str]], sources: Mapping[str, Source], versions: Sequence[str]
    ) -> Iterator[Finding]:
        """Looks at the snapshot of each row of captures.csv: record, bytes, text, and the text read again.

        Args:
            rows: captures.csv.
            sources: sources.csv by source_id.
            versions: the packages that have another version today than in the run.
        """
        place = Place(self.run.workspace.root, self.run.captures_csv, _AGAIN)
        for number, row in enumerate(rows, start=2):
            if row["snapshot"]:
                yield from self._capture(place, f"row {number}", row, sources, versions)
            elif row["status"] == EvidenceStatus.FOUND:
                yield place.fault("the snapshot of a source that was found", "none", f"row {number}")

    def _capture(
        self,
        place: Place,
        number: str,
        row: Mapping[str, str],
        sources: Mapping[str, Source],
        versions: Sequence[str],
    ) -> Iterator[Finding]:
        found = record_of(row, self.records.values())
        record = found.capture if found else None
        if record is None:
            yield place.fault(
                f"a record of '{row['source_id']}' in the log: snapshot {row['snapshot']}, text "
                f"{row['text_sha256']}, {row['how']} at {row['captured_at']}",
                "none",
                number,
            )
        damage = [*self._damage(place, number, row)]
        yield from damage
        if record is None or damage:
            return
        for column, value in (("final_url", record.final_url), ("archived_url", record.archived_url)):
            if row[column] != value:
                yield place.fault(f"{column} {shown(value)}, as recorded", shown(row[column]), number)
        source = sources.get(row["source_id"]) or _made_up(row)
        yield from self._read_again(place, number, row, source, record, versions)

    def _damage(self, place: Place, number: str, row: Mapping[str, str]) -> Iterator[Finding]:
        """What is wrong with the bytes and the frozen text; a text that is whole is kept."""
        looks: tuple[tuple[str, Callable[[str], Path], Callable[[str], bytes | str]], ...] = (
            (row["snapshot"], self.store.blob_path, self.store.read_blob),
            (row["text_sha256"], self.store.text_path, self.store.read_text),
        )
        for name, path_of, read in looks:
            try:
                path = path_of(name)
            except StoreError as error:
                yield place.fault("a SHA-256", str(error), number)
                continue
            try:
                content = read(name)
            except StoreError as error:
                expected = f"what '{row['source_id']}' was captured as, with the hash {name}"
                yield Place(place.root, path, _AGAIN).fault(expected, str(error))
                continue
            if isinstance(content, str):
                self.texts[row["source_id"], row["snapshot"]] = content

    def _read_again(
        self,
        place: Place,
        number: str,
        row: Mapping[str, str],
        source: Source,
        record: Capture,
        versions: Sequence[str],
    ) -> Iterator[Finding]:
        text = Place(place.root, self.store.text_path(record.text_sha256), _AGAIN)
        expected = f"the text that the bytes of '{source.source_id}' give when they are read"
        try:
            document = reread(self.store, source, record)
        except ClaimbookError as error:
            yield text.fault(expected, str(error))
            return
        if document is None and versions:
            yield text.note(
                expected,
                f"another: pages are read otherwise since the run ({', '.join(versions)} changed)",
                advice="Nothing: the quotes are true of the text as it was frozen. To go on, capture anew.",
            )
        elif document is None:
            yield text.fault(expected, "another, though no version has changed since the run")
        elif not versions and row["passages"] != str(len(document.passages)):
            yield place.fault(f"{len(document.passages)} passages", shown(row["passages"]), number)

    def _place(self, path: Path) -> Place:
        return Place(self.run.workspace.root, path, _RESTORE)


def _made_up(row: Mapping[str, str]) -> Source:
    return Source(row["source_id"], row["url"], row["title"], row["publisher"], Tier.PRIMARY, "", "", "")


def _text(line: bytes) -> str:
    return line.decode("utf-8", "backslashreplace")
