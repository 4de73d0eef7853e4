"""What became of the sources between two runs: which were had otherwise, and which sentences are others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from claimbook.core.errors import StoreError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.tables import CAPTURES, SOURCES, read_rows
from claimbook.core.workspace import Run
from claimbook.text.changes import Change, ChangeKind, Words, changed_words, sentence_changes
from claimbook.web.redaction import redact_address
from claimbook.web.snapshots import Store

Row = Mapping[str, str]


class SourceChangeKind(StrEnum):
    """What became of a source, by what weighs most."""

    ADDED = "added"  # a new row of sources.csv
    REMOVED = "removed"
    STATUS = "status"  # it could be read and no longer can, or the other way round
    TEXT = "text"  # the page says something else, or in another order
    HOW = "how"  # a restatement became a capture, or the other way round: the texts are not compared
    LAYOUT = "layout"  # other bytes that say the same
    LOST = "lost"  # the page says something else, and the store no longer has one of the texts


@dataclass(frozen=True, slots=True)
class SourceChange:
    """One source in two runs; the rows are those of captures.csv, empty where it is not in one."""

    source_id: str
    kind: SourceChangeKind
    old: Row
    new: Row
    sentences: tuple[Change, ...] = ()

    @property
    def told(self) -> str:
        """The change in one line, without its sentences."""
        if self.kind is SourceChangeKind.STATUS:
            old, new = (row["status"] or "not needed" for row in (self.old, self.new))
            return f"{old} → {new}"
        if self.kind is SourceChangeKind.HOW:
            return f"{self.old['how']} → {self.new['how']}"
        if self.kind is SourceChangeKind.TEXT:
            counts = {kind: sum(c.kind is kind for c in self.sentences) for kind in ChangeKind}
            told = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
            return f"sentences: {told}" if told else "white space alone"
        return {
            SourceChangeKind.ADDED: "new in sources.csv",
            SourceChangeKind.REMOVED: "no longer in sources.csv",
            SourceChangeKind.LAYOUT: "other bytes, the same words",
            SourceChangeKind.LOST: "another text; what changed is unknown, the store has lost one of the two",
        }[self.kind]


def source_changes(earlier: Run, later: Run) -> tuple[SourceChange, ...]:
    """What became of each source between two runs of a case, in the later run's order; removed ones last.

    Raises:
        TableError: a captures.csv cannot be read.
    """
    old, new = (_captures(run) for run in (earlier, later))
    language = _languages(later)
    text = cache(Store(later.workspace.store).read_text)
    found = []
    for source_id, row in new.items():
        change = _change(source_id, old.get(source_id), row)
        if change and change.kind is SourceChangeKind.TEXT:
            told = language.get(source_id, "")
            try:
                sentences = sentence_changes(text(change.old["text_sha256"]), text(row["text_sha256"]), told)
                change = replace(change, sentences=sentences)
            except StoreError:  # which text it is, `claimbook verify` says
                change = replace(change, kind=SourceChangeKind.LOST)
        found += [change] if change else []
    gone = (source_id for source_id in old if source_id not in new)
    found += [SourceChange(name, SourceChangeKind.REMOVED, old[name], {}) for name in gone]
    return tuple(found)


def without_secrets(change: Change) -> Change:
    """A change to be shown: addresses in its words are redacted before marks cut them into pieces."""
    return replace(change, old=redact_address(change.old), new=redact_address(change.new))


def words_of(change: Change) -> tuple[Words, ...]:
    """A change as stretches of words that stayed, went and came; addresses carry no secrets."""
    change = without_secrets(change)
    old, new = " ".join(change.old.split()), " ".join(change.new.split())
    if change.kind is ChangeKind.MOVED:
        return (Words(new, "", ""),)
    return changed_words(old, new)


def _captures(run: Run) -> dict[str, Row]:
    return {row["source_id"]: row for row in read_rows(run.captures_csv, CAPTURES, "source_id")}


def _languages(run: Run) -> dict[str, str]:
    path = run.workspace.sources_csv(run.case)
    return {r["source_id"]: r["language"] for r in read_rows(path, SOURCES)} if path.is_file() else {}


def _change(source_id: str, old: Row | None, new: Row) -> SourceChange | None:
    if old is None:
        return SourceChange(source_id, SourceChangeKind.ADDED, {}, new)
    had = [row["status"] == EvidenceStatus.FOUND for row in (old, new)]
    if old["status"] != new["status"]:
        kind = SourceChangeKind.STATUS
    elif not all(had) or old["snapshot"] == new["snapshot"]:
        return None
    elif old["text_sha256"] == new["text_sha256"]:
        kind = SourceChangeKind.LAYOUT
    elif CaptureMethod.RESTATEMENT in (old["how"], new["how"]) and old["how"] != new["how"]:
        kind = SourceChangeKind.HOW
    else:
        kind = SourceChangeKind.TEXT
    return SourceChange(source_id, kind, old, new)
