"""The order in which claims come before a person: what most needs one first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimbook.core.labels import Checkability, ClaimType, Verdict
from claimbook.core.model import Claim

# How much harm a wrong verdict does. A refutation accuses somebody and a support vouches for somebody; where
# there is no verdict, nothing is said yet.
_HARM = {Verdict.REFUTED: 3.0, Verdict.CONFLICTING: 3.0, Verdict.SUPPORTED: 2.0, Verdict.NOT_ENOUGH: 1.0}
# What readers repeat: words in somebody's mouth, numbers, who holds what. An event is the plain case.
_REPEATED = {ClaimType.QUOTE: 1.5, ClaimType.QUANTITY: 1.5, ClaimType.ROLE: 1.25, ClaimType.MEMBERSHIP: 1.25}
# No verdict is beyond doubt, so that weight orders those that the program is sure of.
_LEAST_DOUBT = 0.1


class State(StrEnum):
    """Where a claim stands for one person at the desk; the order is that of the queue."""

    REOPENED = "reopened"  # decided once; its claim or its evidence changed since
    DISPUTED = "disputed"  # two people differ; shown to those who have decided
    OPEN = "open"
    SKIPPED = "skipped"
    DECIDED = "decided"
    FINAL = "final"  # somebody had the final word
    SIGNED = "signed"
    ASIDE = "aside"  # not checkable


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the queue."""

    claim_id: str
    claim: str
    state: State
    verdict: str  # the program's; empty where it has none
    mine: str  # the person's own
    need: float
    place: int  # in the article


def need(claim: Claim, machine: Mapping[str, str] | None) -> float:
    """How much a claim needs a person: doubt times weight.

    Doubt is greatest at a confidence of one half, where the rules were about to decide otherwise, and least
    at 0 and 1.
    """
    if machine is None or not machine["verdict"]:
        return _LEAST_DOUBT
    confidence = float(machine["confidence"] or 0.5)
    verdict = Verdict(machine["verdict"])
    doubt = 1.0 if verdict is Verdict.CONFLICTING else 1 - abs(2 * confidence - 1)
    return max(doubt, _LEAST_DOUBT) * _HARM[verdict] * _REPEATED.get(claim.claim_type, 1.0)


def ordered(items: list[Item]) -> list[Item]:
    """The items as they come before a person."""
    rank = {state: number for number, state in enumerate(State)}
    return sorted(items, key=lambda item: (rank[item.state], -item.need, item.place))


def is_aside(claim: Claim) -> bool:
    """Whether there is nothing to check in it."""
    return claim.checkability is not Checkability.CHECKABLE
