"""What the report shows beside its claims: where they stand, what is unsettled and why, what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.core.labels import Verdict
from claimbook.core.workspace import Run
from claimbook.stages.report_view import VERDICT_LOOKS, Card, ReportView

if TYPE_CHECKING:
    from claimbook.text.changes import Words


@dataclass(frozen=True, slots=True)
class Tick:
    """One claim on a strip: where, in percent of the article, and its number."""

    percent: float
    number: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The claims of one verdict along the article."""

    verdict: str
    look: str
    mark: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that a verdict rested on, and what became of them on the page."""

    captured_at: str  # when the page was captured that had the old words
    verdict: str  # what the run held that quoted them
    words: tuple[Words, ...]


def strips(view: ReportView, length: int) -> tuple[Strip, ...]:
    """Each verdict with its claims along an article of so many characters, those that have a place in it."""
    return tuple(
        Strip(verdict, look, mark, tuple(_ticks(view.having(verdict), length)))
        for verdict, (look, mark) in VERDICT_LOOKS.items()
    )


def unsettled(view: ReportView) -> Mapping[str, tuple[Card, ...]]:
    """The claims that the sources do not settle, by the reason, the most frequent reason first."""
    found: dict[str, list[Card]] = {}
    for card in view.having(Verdict.NOT_ENOUGH):
        found.setdefault(card.row["reason_code"], []).append(card)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return {reason: tuple(cards) for reason, cards in ordered}


def changed(run: Run) -> Mapping[str, Changed]:
    """The verdicts of a run that rest on words that have changed, by claim_id.

    Raises:
        TableError: changes.csv is not what its stage writes.
    """
    if not run.changes_csv.is_file():
        return {}
    # What reads language takes its time to load, and most reports need none of it.
    from claimbook.stages.quote_changes import read_changes
    from claimbook.stages.source_changes import words_of
    from claimbook.text.changes import Change

    return {
        claim_id: Changed(
            change.quoted.captured_at,
            change.quoted.verdict,
            words_of(Change(change.kind, change.quoted.quote, 0, 0, change.new_quote, 0, 0, change.facts)),
        )
        for claim_id, change in read_changes(run).items()
    }


def _ticks(cards: Iterable[Card], length: int) -> Iterable[Tick]:
    for card in cards:
        start = card.claim.get("start", "")
        if start.isdecimal() and int(start) < length:
            yield Tick(round(100 * int(start) / length, 2), card.number)
