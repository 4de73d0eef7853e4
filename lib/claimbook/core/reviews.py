"""The present state of each claim's review, made from the decisions in the order of their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimbook.core.decisions import Action, Decision
from claimbook.core.labels import Rating

# What leaves a position behind; the rest is about the claim's words, or about other decisions.
_POSITIONS = (Action.ACCEPT, Action.VERDICT, Action.EVIDENCE, Action.RATE, Action.NOTE)


@dataclass(frozen=True, slots=True)
class Review:
    """What people hold of one claim; decisions that were undone are left out.

    `positions` has the latest of each reviewer, in the order in which they first spoke.
    """

    claim_id: str
    history: tuple[Decision, ...]
    positions: tuple[Decision, ...]
    final: Decision | None
    signature: Decision | None  # of the present `standing`; one of an earlier state is none

    @property
    def decided(self) -> tuple[Decision, ...]:
        """The positions that hold a verdict."""
        return tuple(p for p in self.positions if p.after.verdict is not None)

    @property
    def is_disputed(self) -> bool:
        """Whether two people hold different verdicts and nobody has had the final word."""
        return self.final is None and len({p.after.verdict for p in self.decided}) > 1

    @property
    def standing(self) -> Decision | None:
        """The decision that counts: the final word, else the newest where all agree; None while open.

        Where a claim has no verdict, not being checkable, the newest position with a rating or a note counts.
        """
        if self.final is not None:
            return self.final
        if self.is_disputed:
            return None
        spoken = self.decided or tuple(p for p in self.positions if p.after.rating or p.why)
        return max(spoken, key=self.history.index, default=None)

    @property
    def rating(self) -> Rating | None:
        """The rating that counts: of the final word, else the one that all hold who gave one."""
        if self.final is not None:
            return self.final.after.rating
        given = {p.after.rating for p in self.positions if p.after.rating}
        return given.pop() if len(given) == 1 else None

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Whose verdict the standing one is: everybody who holds it, or the one who had the final word."""
        if self.final is not None:
            return (self.final.reviewer,)
        standing = self.standing
        return tuple(p.reviewer for p in (self.decided or (standing,)) if p) if standing else ()

    @property
    def signed_by(self) -> str:
        """Who signed the standing decision off; empty where nobody did."""
        return self.signature.reviewer if self.signature else ""

    def of(self, reviewer: str) -> Decision | None:
        """The position of one person."""
        return next((p for p in self.positions if p.reviewer == reviewer), None)


def reviews_of(decisions: Iterable[Decision]) -> dict[str, Review]:
    """The state of each claim that somebody did something with, in the order of the first time.

    The order of the lines counts and not their clocks, which differ from machine to machine.
    """
    histories: dict[str, list[Decision]] = {}
    for decision in standing_lines(decisions):
        histories.setdefault(decision.claim_id, []).append(decision)
    return {claim_id: _review(claim_id, history) for claim_id, history in histories.items()}


def standing_lines(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions without those that were undone, and without the undoing."""
    decisions = tuple(decisions)
    undone = {about for d in decisions if d.action is Action.UNDO for about in d.about}
    return tuple(d for d in decisions if d.action is not Action.UNDO and d.id not in undone)


def signable(review: Review) -> tuple[str, ...]:
    """The ids of the decisions that a signature under this claim stands for; empty where nothing stands."""
    if review.final is not None:
        return (review.final.id,)
    return tuple(p.id for p in review.decided) if review.standing else ()


def _review(claim_id: str, history: Sequence[Decision]) -> Review:
    positions = {d.reviewer: d for d in history if d.action in _POSITIONS}
    final = next((d for d in reversed(history) if d.action is Action.FINAL), None)
    unsigned = Review(claim_id, tuple(history), tuple(positions.values()), final, None)
    wanted = signable(unsigned)
    signature = next(
        (d for d in reversed(history) if d.action is Action.SIGN and wanted and d.about == wanted), None
    )
    return Review(claim_id, unsigned.history, unsigned.positions, final, signature)
