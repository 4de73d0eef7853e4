"""What became of the sources since the run before, for the eyes of a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.core.past_runs import earlier_run
from claimbook.core.tables import CAPTURES, read_rows
from claimbook.core.workspace import Run
from claimbook.stages.display import Shown
from claimbook.stages.templates import template

if TYPE_CHECKING:
    from claimbook.stages.source_changes import SourceChange
    from claimbook.text.changes import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a sentence, or what became of a source as a whole."""

    source_id: str
    what: str
    facts: str
    words: tuple[Words, ...]


def show_source_changes(run: Run) -> Shown:
    """What became of the sources since the run before: sentences that appeared, changed, moved, vanished."""
    before = earlier_run(run)
    if before is None:
        return _shown("No run of this case came before this one: there is nothing to compare with", ())
    if _captures(before) == _captures(run):
        return _shown(f"No source has changed since the run {before.run_id}", ())
    # What reads language takes its time to load, and most runs need none of it here.
    from claimbook.stages.source_changes import source_changes

    lines = tuple(line for change in source_changes(before, run) for line in _lines(change))
    if not lines:
        return _shown(f"No source has changed since the run {before.run_id}", ())
    return _shown(f"What has changed in the sources since the run {before.run_id}", lines)


def _lines(change: SourceChange) -> Iterable[Line]:
    from claimbook.stages.source_changes import words_of
    from claimbook.text.changes import Words

    if not change.sentences:
        yield Line(change.source_id, change.kind.value, "", (Words(change.told, "", ""),))
    for sentence in change.sentences:
        facts = ", ".join(sentence.facts)
        yield Line(change.source_id, sentence.kind.value, facts, words_of(sentence))


def _captures(run: Run) -> list[tuple[str, ...]]:
    columns = ("source_id", "status", "how", "snapshot", "text_sha256")
    rows = read_rows(run.captures_csv, CAPTURES, "source_id")
    return [tuple(row[column] for column in columns) for row in rows]


def _shown(caption: str, lines: Sequence[Line]) -> Shown:
    return Shown(caption, template("changes.html.j2").render(caption=caption, lines=lines))
