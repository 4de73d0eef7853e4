"""Whether the evidence asserts what the claim asserts, as real and to the same extent.

A word such as "plans to", "accused of", "postponed", "except" or "former" may stand beside every word of a
claim and still leave it unsaid. Such a word settles nothing against a claim either: it only takes away that
the evidence carries it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, Spanned, clause_around, clause_before_or_after
from claimbook.judging.rows import row
from claimbook.text.facts import Facts
from claimbook.text.meaning.modality import Modality, ModalMark
from claimbook.text.meaning.scope import Scope, ScopeMark
from claimbook.text.meaning.tense import Tense, japanese_tense

M = Modality
# These frame the whole sentence that they stand in, the others only their clause.
_SENTENCE_WIDE = (M.CONDITIONAL, M.ALLEGED, M.ASKED)
# What a claim says as less than real is also so where the evidence makes it somewhat more real.
_AS_GOOD_AS: dict[Modality, tuple[Modality, ...]] = {
    M.SOUGHT: (M.PLANNED,),
    M.POSSIBLE: (M.PLANNED, M.SOUGHT, M.CONDITIONAL),
    M.ALLEGED: (M.POSSIBLE, M.PLANNED),
    M.CONDITIONAL: (M.PLANNED, M.POSSIBLE),
}
# What was done is not still to be done, and what is sure not just possible.
_UNREAL = (M.PLANNED, M.SOUGHT, M.POSSIBLE)
# Of what is real these cannot be said: what happened was not called off.
_NOT_LESS = (M.CALLED_OFF, M.CONDITIONAL, M.ASKED)
# Words of scope that change the matter whichever side has them; a whole holds of its part.
_SHARES = (Scope.PARTLY, Scope.MOSTLY, Scope.FEW)
_TELLING = tuple(s for s in Scope if s not in (Scope.ONLY, Scope.ALL, *_SHARES))
_NARROWING = (*_TELLING, *_SHARES)
# What a claim says of some is also so where the evidence says it of most.
_HOLDS_OF = {Scope.PARTLY: (Scope.MOSTLY, Scope.FEW), Scope.MOSTLY: (Scope.ALL,)}
_UNSPACED = ("ja", "zh")
_BARE_FUTURE = ("will", "shall")
_CHINESE_PAST = re.compile(r"了(?!解)|已|曾|过(?!程|渡|度|分|于)")
_PART_END = re.compile(r"[;；。！？]|[.!?](?=\s+[A-Z\"“])")


def compare_modality(claim: Facts, evidence: Facts, anchors: Sequence[Anchor]) -> list[Comparison]:
    """One row for each way in which the evidence makes what it shares with the claim less real."""
    ours = {m.modality for m in claim.modality}
    accepted = ours | {other for m in ours for other in _AS_GOOD_AS.get(m, ())}
    if _tense(claim) is Tense.OPEN:
        accepted.add(M.PLANNED)
    future = claim.language in _UNSPACED and not _says_done(claim)
    rows: dict[Modality, Comparison] = {}
    claim_spans = [(a.claim_start, a.claim_end) for a in anchors]
    evidence_spans = [(a.evidence_start, a.evidence_end) for a in anchors]
    if _tense(claim) is Tense.PAST and _tense(evidence) is Tense.OPEN:
        last = evidence.words[-1] if evidence.words else None
        rows[M.PLANNED] = row(FactKind.MODALITY, claim, None, evidence, last, Level.MORE_SPECIFIC, "not past")
    for mark in evidence.modality:
        if mark.modality in accepted or mark.modality in rows or _is_contrast(mark, claim, evidence):
            continue
        if future and mark.surface.lower() in _BARE_FUTURE:
            continue
        if mark.modality in (M.PLANNED, M.SOUGHT) and _is_shared(mark, evidence_spans):
            continue
        if _frames_shared_words(mark, evidence, anchors):
            rows[mark.modality] = row(
                FactKind.MODALITY, claim, None, evidence, mark, Level.MORE_SPECIFIC, mark.modality.value
            )
    kinds = {m.modality for m in evidence.modality}
    told_as_real = not kinds & {*_UNREAL, M.CONDITIONAL} and _tense(evidence) is not Tense.OPEN
    rows |= {
        m.modality: row(
            FactKind.MODALITY, claim, m, evidence, None, Level.MISSING_IN_EVIDENCE, m.modality.value
        )
        for m in claim.modality
        if not _is_shared(m, claim_spans)
        and (
            (m.modality in _NOT_LESS and m.modality not in kinds) or (m.modality in _UNREAL and told_as_real)
        )
    }
    return list(rows.values())


def compare_scopes(claim: Facts, evidence: Facts, anchors: Sequence[Anchor]) -> list[Comparison]:
    """One row for each word of scope that one side has and the other should have, or has as well."""
    ours = {m.scope for m in claim.scopes}
    ours |= {other for scope in tuple(ours) for other in _HOLDS_OF.get(scope, ())}
    theirs = {m.scope: m for m in reversed(evidence.scopes)}
    rows = []
    for mark in claim.scopes:
        found = theirs.get(mark.scope) or next(
            (theirs[other] for other in _HOLDS_OF.get(mark.scope, ()) if other in theirs), None
        )
        exclusive = next((p for p in evidence.poles if p.pair == "exclusive/shared" and p.positive), None)
        if found or (exclusive and mark.scope is Scope.ONLY):
            rows.append(row(FactKind.SCOPE, claim, mark, evidence, found or exclusive, Level.EQUAL))
        elif (
            mark.scope in (Scope.ONLY, Scope.ALL, Scope.MOSTLY, Scope.FEW)
            or (
                mark.scope is Scope.PARTLY and Scope.ALL in theirs  # who says "some" of all, says too little
            )
            or (
                mark.scope in _TELLING
                and _narrows(mark, claim, [(a.claim_start, a.claim_end) for a in anchors])
            )
        ):
            rows.append(row(FactKind.SCOPE, claim, mark, evidence, None, Level.MORE_SPECIFIC))
    shared = [(a.evidence_start, a.evidence_end) for a in anchors]
    for mark in evidence.scopes:
        if mark.scope in _NARROWING and mark.scope not in ours and _narrows(mark, evidence, shared):
            rows.append(
                row(FactKind.SCOPE, claim, None, evidence, mark, Level.MORE_SPECIFIC, mark.scope.value)
            )
    return rows


def _says_done(claim: Facts) -> bool:
    """True where a Japanese or Chinese sentence tells of what is past; else it may be to come."""
    return _tense(claim) is Tense.PAST if claim.language == "ja" else bool(_CHINESE_PAST.search(claim.text))


def _is_shared(mark: Spanned, spans: Sequence[tuple[int, int]]) -> bool:
    """True for a mark that is a word which both sides have: "the proposed rise", 値上げの提案."""
    return any(start <= mark.start and mark.end <= end for start, end in spans)


def _is_contrast(mark: ModalMark, claim: Facts, evidence: Facts) -> bool:
    """True for "acquitted" against "convicted": the verb itself, told as the other end of a contrast."""
    ours = {p.pair for p in claim.poles}
    poles = [p for p in evidence.poles if p.pair in ours]
    inside = {p.pair for p in poles if p.start < mark.end and mark.start < p.end}
    outside = {p.pair for p in poles if p.end <= mark.start or mark.end <= p.start}
    return bool(inside - outside)


def _frames_shared_words(mark: ModalMark, evidence: Facts, anchors: Sequence[Anchor]) -> bool:
    """True where the clause of a mark holds a shared word, or holds nothing and leads on to one that does."""
    if mark.modality in _SENTENCE_WIDE:
        start, end = _part_around(evidence.text, mark)
        return _holds(start, end, mark, anchors)
    start, end = clause_around(evidence.text, mark.start, mark.end)
    if _holds(start, end, mark, anchors):
        return True
    own = any(
        start <= w.start and w.end <= end and not w.is_light and (w.end <= mark.start or mark.end <= w.start)
        for w in evidence.words
    )
    if own:
        return False
    start, end = clause_before_or_after(evidence.text, start, end, before=evidence.language == "ja")
    return _holds(start, end, mark, anchors)


def _part_around(text: str, mark: Spanned) -> tuple[int, int]:
    """The part of a sentence, or of several, between semicolons or full stops."""
    breaks = [m.end() for m in _PART_END.finditer(text)]
    left = max((b for b in breaks if b <= mark.start), default=0)
    return left, min((b for b in breaks if b >= mark.end), default=len(text))


def _holds(start: int, end: int, mark: Spanned, anchors: Sequence[Anchor]) -> bool:
    return any(
        start <= a.evidence_start
        and a.evidence_end <= end
        and not (a.evidence_start <= mark.start and mark.end <= a.evidence_end)
        for a in anchors
    )


def _narrows(mark: ScopeMark, facts: Facts, shared: Sequence[tuple[int, int]]) -> bool:
    """True where the first word that a mark of scope stands by is one that both sides have."""
    if mark.scope is Scope.EXCEPT:
        return True
    things: list[Spanned] = [*facts.words, *facts.names]
    measures = [*(q.start for q in facts.quantities), *(t.start for t in facts.times)]
    spans = [(thing.start, thing.end) for thing in things]
    if any(mark.end <= start <= mark.end + 1 for start in measures):
        return False  # "nearly 500" is part of the number
    after = min((s for s in spans if s[1] > mark.end), default=None)
    nearest = [after] if after and after[0] <= mark.end + (3 if facts.language in _UNSPACED else 24) else []
    if facts.language in _UNSPACED:
        nearest += [s for s in spans if 0 <= mark.start - s[1] <= 1]
    return any(a < end and start < b for a, b in nearest for start, end in shared)


def _tense(facts: Facts) -> Tense:
    return japanese_tense(facts.text) if facts.language == "ja" else Tense.UNTOLD
