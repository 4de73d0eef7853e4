"""Rows of a certificate out of spans of text."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Spanned
from claimbook.matching.correspondence import Pairing
from claimbook.text.facts import Facts

# The note of a word that the page's title or heading has, so that its sentences need not.
FROM_HEADING = "the page or its heading"


def row(
    kind: FactKind,
    claim: Facts,
    in_claim: Spanned | None,
    evidence: Facts,
    in_evidence: Spanned | None,
    level: Level,
    note: str = "",
) -> Comparison:
    """One comparison with its words and offsets in both texts; -1 and empty on the side that has none."""
    claim_start, claim_end = (in_claim.start, in_claim.end) if in_claim else (-1, -1)
    start, end = (in_evidence.start, in_evidence.end) if in_evidence else (-1, -1)
    return Comparison(
        kind=kind,
        in_claim=claim.text[claim_start:claim_end] if in_claim else "",
        claim_start=claim_start,
        claim_end=claim_end,
        in_evidence=evidence.text[start:end] if in_evidence else "",
        evidence_start=start,
        evidence_end=end,
        level=level,
        note=note,
    )


def word_rows(
    rows: Sequence[Comparison], pairs: Sequence[Pairing], uncovered: Sequence[str]
) -> tuple[Comparison, ...]:
    """One row for each word of weight that no fact of the claim covers, with its counterpart if it has one.

    Args:
        rows: the facts that have been compared.
        pairs: the words of the claim with their counterparts.
        uncovered: the words that neither the passage nor what it stands under has.
    """
    told = [(r.claim_start, r.claim_end) for r in rows if r.claim_start >= 0]
    found = []
    for pair in pairs:
        word, other = pair.word, pair.counterpart
        if word.is_light or any(start < word.end and word.start < end for start, end in told):
            continue
        level, note = Level.EQUAL, ""
        if other is None:
            lacks = word.surface in uncovered
            level, note = (Level.MISSING_IN_EVIDENCE, "") if lacks else (Level.COMPATIBLE, FROM_HEADING)
        places = (other.surface, other.start, other.end) if other else ("", -1, -1)
        found.append(Comparison(FactKind.WORDING, word.surface, word.start, word.end, *places, level, note))
    return tuple(found)
