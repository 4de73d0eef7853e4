"""Which fact of the evidence stands where a fact of the claim stands.

A claim and its evidence may each hold several numbers or dates. They are aligned by what surrounds
them: words, names and times of the claim whose counterparts stand near in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from claimbook.core.labels import Level

# Where one statement ends and the next begins inside a sentence; a comma inside a number does not.
_BOUNDARY = re.compile(
    r"[;:；：。]|[,，、](?!\d)|\b(?:and|while|whereas|but|with|of which)\b|一方|同时|其中", re.IGNORECASE
)
# A counterpart this many characters away counts half; a clause boundary between counts as this many more.
_HALF_DISTANCE = 25.0
_BOUNDARY_COST = 25.0
# An equal fact is taken for the aligned one unless another stands clearly better.
_CLEARLY_BETTER = 1.5


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the claim and its counterpart's place in the evidence."""

    claim_start: int
    claim_end: int
    evidence_start: int
    evidence_end: int


@dataclass(frozen=True, slots=True)
class Aligned(Generic[F]):
    """A fact of the evidence with its level; `certain` where the surroundings leave no doubt."""

    fact: F | None
    level: Level
    certain: bool
    affinity: float = 0.0


def align(
    claim: Spanned,
    candidates: Sequence[F],
    level_of: Callable[[F], Level],
    anchors: Sequence[Anchor],
    claim_text: str,
    evidence_text: str,
) -> Aligned[F]:
    """The fact of the evidence that stands where `claim` stands in the claim.

    Args:
        claim: the fact of the claim.
        candidates: the facts of the same kind in the evidence.
        level_of: how a candidate compares; `missing in evidence` for one that cannot be compared.
        anchors: the pairs of words and facts that claim and evidence share, this one left out.
        claim_text, evidence_text: for the distances.
    """
    comparable = [(f, level_of(f)) for f in candidates]
    comparable = [(f, level) for f, level in comparable if level is not Level.MISSING_IN_EVIDENCE]
    if not comparable:
        return Aligned(None, Level.MISSING_IN_EVIDENCE, certain=True)
    scored = [(_affinity(claim, f, anchors, claim_text, evidence_text), f, level) for f, level in comparable]
    best_affinity = max(a for a, _, _ in scored)
    agreeing = [s for s in scored if s[2].agrees]
    if agreeing:
        affinity, fact, level = max(agreeing, key=lambda s: (s[0], -s[1].start))
        if best_affinity <= affinity * _CLEARLY_BETTER + 0.1:
            return Aligned(fact, level, certain=True, affinity=affinity)
    affinity, fact, level = max(scored, key=lambda s: (s[0], -s[1].start))
    return Aligned(fact, level, certain=affinity > 0 and not agreeing, affinity=affinity)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span between the commas or other boundaries on either side of a place in a text."""
    boundaries = list(_BOUNDARY.finditer(text))
    left = max((b.end() for b in boundaries if b.end() <= start), default=0)
    right = min((b.start() for b in boundaries if b.start() >= end), default=len(text))
    return left, right


def _affinity(
    claim: Spanned, fact: Spanned, anchors: Sequence[Anchor], claim_text: str, evidence_text: str
) -> float:
    total = 0.0
    for a in anchors:
        near_in_claim = _nearness(claim.start, claim.end, a.claim_start, a.claim_end, claim_text)
        near_in_evidence = _nearness(fact.start, fact.end, a.evidence_start, a.evidence_end, evidence_text)
        total += near_in_claim * near_in_evidence
    return total


def _nearness(start: int, end: int, other_start: int, other_end: int, text: str) -> float:
    left, right = (end, other_start) if other_start >= end else (other_end, start)
    gap = text[left:right] if right > left else ""
    # Han and kana carry about twice as much a character as letters do.
    width = sum(2 if c > "\u2e7f" else 1 for c in gap)
    boundaries = sum(1 for _ in _BOUNDARY.finditer(gap))
    return 1.0 / (1.0 + (width + boundaries * _BOUNDARY_COST) / _HALF_DISTANCE)
