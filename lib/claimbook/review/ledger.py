"""The decisions of a case as one desk sees them, followed line by line while others write too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimbook.core.decisions import Action, Decision, append_decisions, read_decisions, writing
from claimbook.core.errors import UsageError
from claimbook.core.reviews import Review, reviews_of


class MeanwhileError(UsageError):
    """Somebody decided the same claim, under the same name, in another window."""


class Ledger:
    """Reads and adds to decisions.jsonl; the state of a claim is made anew only where a line speaks of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[int, int] = (-1, -1)
        self._lines: tuple[Decision, ...] = ()
        self._by_claim: dict[str, list[Decision]] = {}
        self._reviews: dict[str, Review] = {}
        self.follow()

    def review(self, claim_id: str) -> Review | None:
        """What people did with a claim; None where nobody did anything that still counts."""
        return self._reviews.get(claim_id)

    def reviews(self) -> tuple[Review, ...]:
        """The state of every claim that somebody did something with."""
        return tuple(self._reviews.values())

    def follow(self) -> frozenset[str]:
        """Reads what others have added since, and gives the claims that it speaks of.

        Raises:
            TableError: a line is no decision.
        """
        stamp = self._on_disk()
        if stamp == self._stamp:
            return frozenset()
        before, self._lines = self._lines, read_decisions(self.path)
        self._stamp = stamp
        grown = self._lines[: len(before)] == before
        added = self._lines[len(before) :] if grown else self._lines
        if not grown:
            self._by_claim, self._reviews = {}, {}
        touched = frozenset(d.claim_id for d in (*added, *(() if grown else before)))
        self._take(added)
        return touched

    def add(self, decisions: Sequence[Decision], base: str | None = None) -> frozenset[str]:
        """Adds decisions; they are on the disk when this returns.

        Args:
            decisions: of one person.
            base: the id of that person's decision on the claim that was on the screen, empty for none; None
                where it does not matter.

        Returns:
            the claims whose state is another now, those that others decided meanwhile among them.

        Raises:
            MeanwhileError: the person has decided the claim in another window since it was shown.
            UsageError: a decision is not complete, or the file cannot be written.
        """
        with writing(self.path):
            touched = self.follow()
            if base is not None and self._latest(decisions[0].claim_id, decisions[0].reviewer) != base:
                raise MeanwhileError(decisions[0].claim_id)
            append_decisions(self.path, decisions)
            self._lines += tuple(decisions)
            self._stamp = self._on_disk()
            self._take(decisions)
        return touched | {d.claim_id for d in decisions}

    def last_of(self, reviewer: str) -> tuple[Decision, ...]:
        """What a person did last and has not undone: one decision, or all that were signed at once."""
        undone = {about for d in self._lines if d.action is Action.UNDO for about in d.about}
        own = (d for d in reversed(self._lines) if d.reviewer == reviewer and d.action is not Action.UNDO)
        last = next((d for d in own if d.id not in undone), None)
        if last is None or last.action is not Action.SIGN:
            return (last,) if last else ()
        return tuple(
            d for d in self._lines if (d.reviewer, d.at, d.action) == (reviewer, last.at, Action.SIGN)
        )

    def _latest(self, claim_id: str, reviewer: str) -> str:
        review = self._reviews.get(claim_id)
        position = review.of(reviewer) if review else None
        return position.id if position else ""

    def _take(self, decisions: Sequence[Decision]) -> None:
        touched = dict.fromkeys(d.claim_id for d in decisions)
        for decision in decisions:
            self._by_claim.setdefault(decision.claim_id, []).append(decision)
        for claim_id in touched:
            found = reviews_of(self._by_claim[claim_id]).get(claim_id)
            if found is None:
                self._reviews.pop(claim_id, None)
            else:
                self._reviews[claim_id] = found

    def _on_disk(self) -> tuple[int, int]:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return (0, 0)
        return (status.st_mtime_ns, status.st_size)
