"""Which fact of the evidence stands where a fact of the claim stands.

A claim and its evidence may each hold several numbers or dates. They are aligned by what surrounds
them: words, names and times of the claim whose counterparts stand near in the evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from claimbook.core.labels import Level
from claimbook.text.language.words import Word

# Where one statement ends and the next begins inside a sentence; a comma inside a number does not.
_BOUNDARY = re.compile(
    r"[;:；：。]|(?<!\d)[,，、]|[,，、](?!\d)|\b(?:and|while|whereas|but|with|of which)\b"
    r"|一方|同时|其中",
    re.IGNORECASE,
)
# A counterpart this many characters away counts half; a clause boundary between counts as this many more.
_HALF_DISTANCE = 25.0
_BOUNDARY_COST = 25.0
# An equal fact is taken for the aligned one unless another stands clearly better.
_CLEARLY_BETTER = 1.5


# A passage is a sentence or so; of a text without sentences the beginning must do.
_MOST = 200


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
    comparable = [(f, level_of(f)) for f in candidates[:_MOST]]
    comparable = [(f, level) for f, level in comparable if level is not Level.MISSING_IN_EVIDENCE]
    if not comparable:
        return Aligned(None, Level.MISSING_IN_EVIDENCE, certain=True)
    scored = [(affinity(claim, f, anchors, claim_text, evidence_text), f, level) for f, level in comparable]
    best_affinity = max(a for a, _, _ in scored)
    agreeing = [s for s in scored if s[2].agrees]
    if agreeing:
        near, fact, level = max(agreeing, key=lambda s: (s[0], -s[1].start))
        if best_affinity <= near * _CLEARLY_BETTER + 0.1:
            return Aligned(fact, level, certain=True, affinity=near)
    near, fact, level = max(scored, key=lambda s: (s[0], -s[1].start))
    return Aligned(fact, level, certain=near > 0 and not agreeing, affinity=near)


def telling_anchors(anchors: Sequence[Anchor], evidence: Sequence[Word]) -> list[Anchor]:
    """The anchors without words that the evidence has more than once: which one is meant is not known."""
    times = Counter(w.key for w in evidence)
    repeated = {w.start for w in evidence if times[w.key] > 1}
    return [a for a in anchors if a.evidence_start not in repeated] or list(anchors)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span between the commas or other boundaries on either side of a place in a text."""
    boundaries = _boundaries(text)
    left = bisect_right(boundaries, start, key=lambda b: b[1])
    right = bisect_left(boundaries, end, key=lambda b: b[0])
    return (
        boundaries[left - 1][1] if left else 0,
        boundaries[right][0] if right < len(boundaries) else len(text),
    )


def clause_before_or_after(text: str, start: int, end: int, before: bool) -> tuple[int, int]:
    """The clause on one side of a clause; empty where there is none."""
    if before:
        edge = next((b[0] for b in reversed(_boundaries(text)) if b[1] <= start), -1)
        return clause_around(text, edge, edge) if edge >= 0 else (start, start)
    edge = next((b[1] for b in _boundaries(text) if b[0] >= end), -1)
    return clause_around(text, edge, edge) if edge >= 0 else (end, end)


@lru_cache(maxsize=256)
def _boundaries(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _BOUNDARY.finditer(text))


def affinity(
    claim: Spanned, fact: Spanned, anchors: Sequence[Anchor], claim_text: str, evidence_text: str
) -> float:
    """How much of what stands near a fact of the claim stands near a fact of the evidence."""
    total = 0.0
    for a in anchors[:_MOST]:
        near_in_claim = _nearness(claim.start, claim.end, a.claim_start, a.claim_end, claim_text)
        near_in_evidence = _nearness(fact.start, fact.end, a.evidence_start, a.evidence_end, evidence_text)
        total += near_in_claim * near_in_evidence
    return total


def _nearness(start: int, end: int, other_start: int, other_end: int, text: str) -> float:
    left, right = (end, other_start) if other_start >= end else (other_end, start)
    if right <= left:
        return 1.0
    widths, boundaries = _widths(text), _boundaries(text)
    between = bisect_left(boundaries, right, key=lambda b: b[0]) - bisect_left(
        boundaries, left, key=lambda b: b[0]
    )
    return 1.0 / (1.0 + (widths[right] - widths[left] + between * _BOUNDARY_COST) / _HALF_DISTANCE)


@lru_cache(maxsize=256)
def _widths(text: str) -> tuple[int, ...]:
    """How wide a text is up to each place; Han and kana carry about twice as much as letters do."""
    return tuple(accumulate((2 if c > "\u2e7f" else 1 for c in text), initial=0))
