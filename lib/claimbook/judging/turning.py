"""The smallest change that would turn a verdict, as one sentence.

Of a refuted claim that is the evidence's value in place of its own; of a supported one, the change that the
source would contradict; of one that is open, what a source would have to say as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.core.labels import FactKind
from claimbook.core.model import Comparison
from claimbook.judging.correction import corrected
from claimbook.judging.measures import SWAPPED
from claimbook.judging.telling import Teller, members

# The fact of a support whose change would be noticed first, and be seen by comparison with most certainty.
_TELLING = (
    FactKind.QUOTE, FactKind.ROLE, FactKind.MEMBERSHIP, FactKind.QUANTITY, FactKind.TIME, FactKind.DIRECTION,
    FactKind.POLARITY, FactKind.NAME, FactKind.WORDING,
)  # fmt: skip
TURNED_ROUND = "actor and object change places"


def of_support(agreeing: Sequence[Comparison], teller: Teller) -> str:
    """Which change of a supported claim its source would contradict, or no longer carry."""
    placed = [r for r in agreeing if r.kind in _TELLING and r.claim_start >= 0 and r.evidence_start >= 0]
    if not placed:
        return ""
    first = min(placed, key=lambda r: (_TELLING.index(r.kind), r.claim_start))
    if first.kind is FactKind.WORDING:
        # The last word of a sentence is its verb in Japanese, and near it in others.
        first = max((r for r in placed if r.kind is FactKind.WORDING), key=lambda r: r.claim_start)
    return teller.turns[first.kind].format(words=teller.quoted(teller.claimed(first)))


def of_refutation(differing: Sequence[Comparison], rows: Sequence[Comparison], teller: Teller) -> str:
    """The claim set right by its evidence, or what about it would have to be otherwise."""
    sentence = corrected(teller.claim, teller.claim_language, differing, teller.evidence_language)
    if sentence:
        return teller.turns["corrected"].format(sentence=sentence)
    return teller.joined(_one(row, rows, teller) for row in differing)


def _one(row: Comparison, rows: Sequence[Comparison], teller: Teller) -> str:
    turns = teller.turns
    claimed, found = teller.quoted(teller.claimed(row)), teller.quoted(teller.found(row))
    if row.note in (TURNED_ROUND, SWAPPED):
        return turns["turned round"]
    if row.kind in (FactKind.ROLE, FactKind.MEMBERSHIP) and (both := members(row)):
        return _holders(row, rows, *both, teller)
    if row.kind is FactKind.POLARITY:
        key = "not denied" if row.in_claim and not row.in_evidence else "denied"
        return turns[key].format(claimed=claimed, found=found)
    return turns["in place"].format(claimed=claimed, found=found)


def _holders(
    row: Comparison, rows: Sequence[Comparison], ours: Sequence[str], theirs: Sequence[str], teller: Teller
) -> str:
    """Whom a list would have to leave out or to name as well, or who would have to hold a role."""
    names = {r.in_claim: r for r in rows if r.kind is FactKind.NAME}
    outside = [name for name in ours if name in names and names[name].in_evidence not in theirs]
    named = {r.in_evidence for r in names.values()}
    listed = teller.quoted(*theirs)
    if row.kind is FactKind.ROLE or len(outside) == len(ours):
        return teller.turns["holder"].format(role=teller.quoted(row.in_claim), found=listed)
    if outside:
        return teller.turns["left out"].format(claimed=teller.quoted(*outside), found=listed)
    return teller.turns["added"].format(found=teller.quoted(*(n for n in theirs if n not in named)) or listed)
