"""Rows of a certificate out of spans of text."""

from __future__ import annotations

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Spanned
from claimbook.text.facts import Facts


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
