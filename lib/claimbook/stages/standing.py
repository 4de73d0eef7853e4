"""Which decisions of people still hold: those whose claim and evidence are what they were.

A decision survives new runs, new captures of the same words and new versions of claimbook. It is open again
where its claim now says something else, where its words no longer stand in the source as they did, or where
the program now holds otherwise by a text that the person never saw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from claimbook.core.decisions import Decision, Evidence, claim_hash
from claimbook.core.labels import Verdict
from claimbook.core.reviews import Review
from claimbook.core.tables import VERDICTS, read_rows
from claimbook.core.workspace import Run

if TYPE_CHECKING:
    from claimbook.text.changes import Change


class Reopened(StrEnum):
    """Why a decision no longer holds."""

    CLAIM_CHANGED = "claim changed"
    EVIDENCE_CHANGED = "evidence changed"
    SOURCE_MISSING = "source missing"  # this run has no text of the page that it rests on
    NEW_EVIDENCE = "new evidence"  # a text that the person never saw speaks otherwise


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts that a run can quote, and those that a decision may have quoted earlier.

    Args:
        present: source_id to the hashes of the captured bytes and of the frozen text, of this run.
        read: gives a frozen text by its hash; None where nobody has it any more.
    """

    present: Mapping[str, tuple[str, str]]
    read: Callable[[str], str | None]

    def seen(self) -> dict[str, str]:
        """What a decision remembers of the sources that were before the person."""
        return {source_id: text_sha256 for source_id, (_, text_sha256) in self.present.items()}


@dataclass(frozen=True, slots=True)
class Machine:
    """What the program holds of a claim, and the source that it rests on; None where it has no verdict."""

    verdict: Verdict | None
    source_id: str = ""


def machine_rows(run: Run) -> dict[str, dict[str, str]]:
    """The program's own rows of a run by claim, whatever people decided.

    Raises:
        TableError: the table is missing or not what stage 4 writes.
    """
    path = run.machine_csv if run.machine_csv.is_file() else run.verdicts_csv
    return {row["claim_id"]: row for row in read_rows(path, VERDICTS, "claim_id")}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the decision on a claim stands today.

    `evidence` is where its words stand in the present capture. `was` and `now` are the words that changed,
    where it is open again; `now` is empty where they are gone.
    """

    review: Review
    decision: Decision | None  # None where people differ, or nobody has decided
    evidence: Evidence | None = None
    reopened: Reopened | None = None
    was: str = ""
    now: str = ""

    @property
    def holds(self) -> bool:
        """Whether a person's verdict counts."""
        decided = self.decision is not None and self.decision.after.verdict is not None
        return decided and self.reopened is None

    @property
    def change(self) -> str:
        """What changed, as one line: [-what went-] and {+what came+}."""
        if not self.now:
            return f"[-{self.was}-]" if self.was else ""
        from claimbook.text.changes import changed_words

        shown = ""
        for words in changed_words(self.was, self.now):
            shown += words.stayed
            shown += f"[-{words.went}-]" if words.went else ""
            shown += f"{{+{words.came}+}}" if words.came else ""
        return shown


def standing_of(review: Review, claim: str, machine: Machine, sources: Sources) -> Standing:
    """How the decision on a claim stands.

    Args:
        review: what people did with it.
        claim: its words today.
        machine: what the program holds of it today.
        sources: the texts of today.
    """
    decision = review.standing
    return (
        decision_standing(review, decision, claim, machine, sources) if decision else Standing(review, None)
    )


def decision_standing(
    review: Review, decision: Decision, claim: str, machine: Machine, sources: Sources
) -> Standing:
    """How one decision stands, be it the one that counts or not; see `standing_of`."""
    if claim_hash(decision.claim) != claim_hash(claim):
        return Standing(review, decision, None, Reopened.CLAIM_CHANGED, decision.claim, claim)
    evidence = decision.after.evidence
    if evidence is not None:
        placed = placed_today(evidence, sources)
        if placed is None:
            if evidence.source_id not in sources.present:
                return Standing(review, decision, None, Reopened.SOURCE_MISSING, evidence.quote)
            now = _became(evidence, sources)
            return Standing(review, decision, None, Reopened.EVIDENCE_CHANGED, evidence.quote, now)
        evidence = placed
    if _speaks_otherwise(decision, machine, sources):
        return Standing(review, decision, evidence, Reopened.NEW_EVIDENCE)
    return Standing(review, decision, evidence)


def placed_today(evidence: Evidence, sources: Sources) -> Evidence | None:
    """The same words in the present capture of their source; None where that is not certain."""
    snapshot, text_sha256 = sources.present.get(evidence.source_id, ("", ""))
    old = sources.read(evidence.text_sha256) if text_sha256 else None
    if old is None or old[evidence.start : evidence.end] != evidence.quote:
        return None
    start: int | None = evidence.start
    if text_sha256 != evidence.text_sha256:
        # It brings the whole reading of facts, which nobody waits for where nothing changed.
        from claimbook.text.changes import reanchor

        new = sources.read(text_sha256)
        start = reanchor(evidence.quote, evidence.start, old, new) if new is not None else None
    if start is None or start < 0:
        return None
    end = start + len(evidence.quote)
    return Evidence(evidence.source_id, snapshot, text_sha256, start, end, evidence.quote)


def _became(evidence: Evidence, sources: Sources) -> str:
    """What the sentences of a quote are in the present capture; empty where they are gone or unknown."""
    old, new = sources.read(evidence.text_sha256), sources.read(sources.present[evidence.source_id][1])
    if old is None or new is None:
        return ""
    changes = _changes(old, new)
    touched = (c for c in changes if c.old_start < evidence.end and evidence.start < c.old_end)
    return " ".join(c.new for c in touched if c.new)


@lru_cache(maxsize=16)
def _changes(old: str, new: str) -> tuple[Change, ...]:
    """Many decisions rest on one page; it is compared with its later capture once."""
    from claimbook.text.changes import sentence_changes

    return sentence_changes(old, new)


def _speaks_otherwise(decision: Decision, machine: Machine, sources: Sources) -> bool:
    held = decision.after.verdict
    settled = held is not None and machine.verdict not in (None, Verdict.NOT_ENOUGH, held)
    if not settled or not decision.seen or machine.source_id not in sources.present:
        return False
    return decision.seen.get(machine.source_id) != sources.present[machine.source_id][1]
