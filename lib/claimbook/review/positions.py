"""What a person does at the desk, as decisions: who, when, from what to what, on which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimbook.core.decisions import OPEN, Action, Decision, Evidence, Position, now
from claimbook.core.labels import Checkability, Rating, Verdict
from claimbook.core.reviews import Review, signable
from claimbook.core.workspace import Run
from claimbook.review.material import Material
from claimbook.review.queue import State
from claimbook.stages.corrections import drop_claim, edit_claim, restore_claim
from claimbook.stages.standing import Standing, decision_standing, standing_of


@dataclass(frozen=True, slots=True)
class Place:
    """One person before one claim of one run."""

    material: Material
    claim_id: str
    reviewer: str
    review: Review | None

    @property
    def own(self) -> Standing | None:
        """How this person's own decision stands today."""
        position = self.review.of(self.reviewer) if self.review else None
        if self.review is None or position is None:
            return None
        claim = self.material.claims[self.claim_id].claim
        machine = self.material.machine_of(self.claim_id)
        return decision_standing(self.review, position, claim, machine, self.material.sources)

    @property
    def settled(self) -> Standing | None:
        """How the decision that counts stands today."""
        if self.review is None or self.review.standing is None:
            return None
        claim = self.material.claims[self.claim_id].claim
        machine = self.material.machine_of(self.claim_id)
        return standing_of(self.review, claim, machine, self.material.sources)

    def verdict(
        self,
        verdict: Verdict,
        evidence: Evidence | None,
        why: str,
        rating: Rating | None = None,
        final: bool = False,
    ) -> Decision:
        """A verdict on the evidence that is on the screen."""
        machine = self.material.machine_of(self.claim_id)
        accepts = verdict is machine.verdict and evidence == self.material.machine_evidence(self.claim_id)
        action = Action.FINAL if final else Action.ACCEPT if accepts else Action.VERDICT
        return self._made(action, Position(verdict, evidence, rating), why)

    def evidence(self, evidence: Evidence, why: str) -> Decision:
        """Another passage; the verdict is then to be given anew."""
        return self._made(Action.EVIDENCE, Position(None, evidence, self._kept().rating), why)

    def rating(self, rating: Rating | None, why: str) -> Decision:
        """A rating beside the verdict, if there is one."""
        return self._made(Action.RATE, replace(self._kept(), rating=rating), why)

    def note(self, why: str) -> Decision:
        """A note beside what the person holds."""
        return self._made(Action.NOTE, self._kept(), why)

    def words(self, action: Action, becomes: Sequence[str] = ()) -> Decision:
        """An edit, a split or a drop of the claim itself, or a skip."""
        return replace(self._made(action, OPEN, ""), becomes=tuple(becomes))

    def signature(self) -> Decision | None:
        """A signature under the decision that counts; None where none does, or it is signed already."""
        settled = self.settled
        if self.review is None or settled is None or not settled.holds or self.review.signature:
            return None
        signed = self._made(Action.SIGN, OPEN, "")
        return replace(signed, about=signable(self.review))

    def _kept(self) -> Position:
        """What the person holds; only the rating of a decision that is open again, lest it be renewed."""
        own = self.own
        if own is None or own.decision is None:
            return OPEN
        if own.reopened is not None:
            return Position(rating=own.decision.after.rating)
        return replace(own.decision.after, evidence=own.evidence)

    def _made(self, action: Action, after: Position, why: str) -> Decision:
        position = self.review.of(self.reviewer) if self.review else None
        machine = self.material.machine_of(self.claim_id)
        before = Position(machine.verdict, self.material.machine_evidence(self.claim_id))
        return Decision(
            claim_id=self.claim_id,
            action=action,
            reviewer=self.reviewer,
            at=now(),
            before=position.after if position else before,
            after=after,
            why=why.strip(),
            claim=self.material.claims[self.claim_id].claim,
            machine=machine.verdict,
            run_id=self.material.run.run_id,
            seen=self.material.sources.seen(),
        )

    @property
    def is_aside(self) -> bool:
        """Whether there is nothing to check in the claim."""
        return self.material.claims[self.claim_id].checkability is not Checkability.CHECKABLE

    @property
    def state(self) -> State:
        """Where the claim stands for this person."""
        review, own, settled = self.review, self.own, self.settled
        held = own.decision if own else None
        was_decided = held is not None and held.after.verdict is not None
        final_reopened = review and review.final and settled and settled.reopened
        if final_reopened or (was_decided and own and own.reopened):
            return State.REOPENED
        if review and review.signature and not self.is_aside:
            return State.SIGNED
        if review and review.final:
            return State.FINAL
        if own and own.holds:
            return State.DISPUTED if review and review.is_disputed else State.DECIDED
        if self.is_aside:
            return State.DECIDED if held and held.after.rating else State.ASIDE
        mine = [d for d in (review.history if review else ()) if d.reviewer == self.reviewer]
        return State.SKIPPED if mine and mine[-1].action is Action.SKIP else State.OPEN


def undoing(decision: Decision, reviewer: str) -> Decision:
    """The line that takes a decision back."""
    return Decision(
        claim_id=decision.claim_id,
        action=Action.UNDO,
        reviewer=reviewer,
        at=now(),
        before=decision.after,
        after=decision.before,
        claim=decision.claim,
        run_id=decision.run_id,
        about=(decision.id,),
    )


def put_back(run: Run, decision: Decision, claims: Iterable[str]) -> None:
    """Takes back what a decision did to claims.csv; most did nothing.

    Args:
        run: the run whose case it is.
        decision: what is undone.
        claims: the ids of the claims that are there, among them the parts of a split.
    """
    if decision.action is Action.EDIT:
        edit_claim(run, decision.claim_id, claim=decision.claim)
    elif decision.action in (Action.SPLIT, Action.DROP):
        for part in [claim_id for claim_id in claims if claim_id.startswith(f"{decision.claim_id}-part-")]:
            drop_claim(run, part)
        restore_claim(run, decision.claim_id)
