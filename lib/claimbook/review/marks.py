"""Text cut at the places of its facts, so that a screen can mark them without reading any markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimbook.core.labels import Level


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a claim against its counterpart; places are -1 on the side that lacks it."""

    kind: str
    in_claim: str
    claim_start: int
    claim_end: int
    in_evidence: str
    evidence_start: int
    evidence_end: int
    level: str
    note: str = ""

    @property
    def tone(self) -> str:
        """How it is marked: agrees, differs, or missing."""
        level = next((level for level in Level if level == self.level), None)
        if level is not None and level.contradicts:
            return "differs"
        return "agrees" if level is not None and level.agrees else "missing"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; `fact` is the number of the fact that it is marked for, -1 for none."""

    text: str
    fact: int = -1


def in_claim(claim: str, facts: Sequence[Fact]) -> tuple[Segment, ...]:
    """The claim, cut at its facts."""
    return cut(claim, [(f.claim_start, f.claim_end) for f in facts], [f.in_claim for f in facts])


def in_evidence(quote: str, facts: Sequence[Fact]) -> tuple[Segment, ...]:
    """The quoted words, cut at the counterparts of the claim's facts."""
    return cut(quote, [(f.evidence_start, f.evidence_end) for f in facts], [f.in_evidence for f in facts])


def cut(text: str, places: Sequence[tuple[int, int]], words: Sequence[str]) -> tuple[Segment, ...]:
    """Cuts a text at places that hold the given words; of places that overlap the first one given counts.

    >>> cut("It cost 3 euros.", [(8, 15)], ["3 euros"])
    (Segment(text='It cost ', fact=-1), Segment(text='3 euros', fact=0), Segment(text='.', fact=-1))
    """
    taken: list[tuple[int, int, int]] = []
    for number, ((start, end), said) in enumerate(zip(places, words, strict=True)):
        fits = 0 <= start < end <= len(text) and text[start:end] == said
        if fits and not any(start < e and s < end for s, e, _ in taken):
            taken.append((start, end, number))
    return tuple(_segments(text, sorted(taken)))


def _segments(text: str, taken: Iterable[tuple[int, int, int]]) -> Iterable[Segment]:
    at = 0
    for start, end, number in taken:
        if at < start:
            yield Segment(text[at:start])
        yield Segment(text[start:end], number)
        at = end
    if at < len(text):
        yield Segment(text[at:])
