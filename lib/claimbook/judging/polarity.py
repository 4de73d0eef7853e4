"""Whether claim and evidence point the same way: negation, opposites, modality, scope."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, align
from claimbook.judging.rows import row
from claimbook.matching.correspondence import Pairing
from claimbook.text.facts import Facts
from claimbook.text.modality import Modality, ModalMark
from claimbook.text.opposites import Pole
from claimbook.text.polarity import Negation
from claimbook.text.scope import Scope

# How much claim and evidence must share around two opposite words, as `align` measures it: one shared
# word or name right beside both, or two a few words off.
_NEAR_ENOUGH = 0.3


def compare_negations(claim: Facts, evidence: Facts, pairs: Sequence[Pairing]) -> list[Comparison]:
    """One row for each denial that one side makes of a word that both sides have, or may have.

    A denial is opposite where the other side states the same word plainly. Where the denied word cannot
    be told, or has no counterpart, it is missing on the other side.
    """
    rows = []
    denied_there = list(evidence.negations)
    for negation in claim.negations:
        counterpart = _counterpart_of(negation, pairs)
        if denied_there:
            # Both deny: the words that carry the denial differ from language to language, so that two
            # denials in sentences about the same matter are taken for the same one.
            other = next(
                (n for n in denied_there if counterpart and _denies(n, *counterpart)), denied_there[0]
            )
            level = Level.EQUAL
        elif counterpart is None:
            level, other = Level.MISSING_IN_EVIDENCE, None
        else:
            level, other = Level.OPPOSITE, None
        rows.append(row(FactKind.POLARITY, claim, negation, evidence, other, level))
    if claim.negations:
        return rows
    for negation in denied_there:
        # The evidence may deny something that the claim does not speak of, or that cannot be told.
        level = Level.OPPOSITE if _claim_word_of(negation, pairs) else Level.MISSING_IN_CLAIM
        rows.append(row(FactKind.POLARITY, claim, None, evidence, negation, level))
    return rows


def compare_poles(claim: Facts, evidence: Facts, anchors: Sequence[Anchor]) -> list[Comparison]:
    """One row for each word of the claim whose opposite, or whose like, stands in the evidence.

    An opposite counts only where claim and evidence share something near it: exports may rise in the
    sentence in which imports fall.
    """
    rows = []
    for pole in claim.poles:
        there = [p for p in evidence.poles if p.pair == pole.pair]
        if not there:
            continue
        wanted = pole.positive ^ _negated(pole, claim)
        like = [p for p in there if p.positive ^ _negated(p, evidence) == wanted]
        both_ends = any(p.pair == pole.pair and p.positive != pole.positive for p in claim.poles)
        if like and both_ends and not _same_neighbour(pole, claim, like[0], evidence):
            # "A agrees, B objects": with both ends in one sentence it must be told who is at which.
            rows.append(
                row(FactKind.DIRECTION, claim, pole, evidence, None, Level.MISSING_IN_EVIDENCE, pole.pair)
            )
        elif like:
            rows.append(row(FactKind.DIRECTION, claim, pole, evidence, like[0], Level.EQUAL, pole.pair))
        else:
            found = align(pole, there, lambda _: Level.OPPOSITE, anchors, claim.text, evidence.text)
            if found.certain and found.affinity >= _NEAR_ENOUGH:
                rows.append(
                    row(FactKind.DIRECTION, claim, pole, evidence, found.fact, Level.OPPOSITE, pole.pair)
                )
            else:
                rows.append(
                    row(FactKind.DIRECTION, claim, pole, evidence, None, Level.MISSING_IN_EVIDENCE, pole.pair)
                )
    return rows


def compare_modality(claim: Facts, evidence: Facts) -> list[Comparison]:
    """At most one row: whether the claim makes its matter more real than the evidence does."""
    ours, theirs = _strongest(claim.modality), _kinds(evidence.modality)
    if ours is None and Modality.POSSIBLE in theirs:
        # The evidence only supposes, suspects or calls off what the claim states.
        supposed = next(m for m in evidence.modality if m.modality is Modality.POSSIBLE)
        return [row(FactKind.MODALITY, claim, None, evidence, supposed, Level.MORE_SPECIFIC)]
    if ours is None or not theirs:
        return []
    mark = evidence.modality[0]
    if ours.modality in theirs:
        same = next(m for m in evidence.modality if m.modality is ours.modality)
        return [row(FactKind.MODALITY, claim, ours, evidence, same, Level.EQUAL)]
    if ours.modality is Modality.POSSIBLE or (ours.modality is Modality.PLANNED and Modality.DONE in theirs):
        return [row(FactKind.MODALITY, claim, ours, evidence, mark, Level.LESS_SPECIFIC)]
    return [row(FactKind.MODALITY, claim, ours, evidence, mark, Level.MORE_SPECIFIC)]


def compare_scopes(claim: Facts, evidence: Facts) -> list[Comparison]:
    """One row for each "only" or "all" of the claim."""
    rows = []
    for mark in claim.scopes:
        same = next((m for m in evidence.scopes if m.scope is mark.scope), None)
        exclusive = next((p for p in evidence.poles if p.pair == "exclusive/shared" and p.positive), None)
        found = same or (exclusive if mark.scope is Scope.ONLY else None)
        level = Level.EQUAL if found else Level.MORE_SPECIFIC
        rows.append(row(FactKind.SCOPE, claim, mark, evidence, found, level))
    return rows


def _same_neighbour(ours: Pole, claim: Facts, theirs: Pole, evidence: Facts) -> bool:
    """True where the same name, as written, stands before both; across scripts it cannot be told here."""
    before = [n.surface for n in claim.names if n.end <= ours.start][-1:]
    there = [n.surface for n in evidence.names if n.end <= theirs.start][-1:]
    return bool(before) and before == there


def _counterpart_of(negation: Negation, pairs: Sequence[Pairing]) -> tuple[int, int] | None:
    for pair in pairs:
        if pair.word.start < negation.focus_end and negation.focus_start < pair.word.end:
            return (pair.counterpart.start, pair.counterpart.end) if pair.counterpart else None
    return None


def _claim_word_of(negation: Negation, pairs: Sequence[Pairing]) -> tuple[int, int] | None:
    for pair in pairs:
        if pair.counterpart and _denies(negation, pair.counterpart.start, pair.counterpart.end):
            return pair.word.start, pair.word.end
    return None


def _denies(negation: Negation, start: int, end: int) -> bool:
    return negation.focus_start < end and start < negation.focus_end


def _negated(pole: Pole, facts: Facts) -> bool:
    return any(_denies(n, pole.start, pole.end) for n in facts.negations)


def _strongest(marks: Sequence[ModalMark]) -> ModalMark | None:
    """The mark that rules a claim: what is merely possible is so even where plans are told too."""
    for modality in (Modality.POSSIBLE, Modality.PLANNED, Modality.DONE):
        for mark in marks:
            if mark.modality is modality:
                return mark
    return None


def _kinds(marks: Sequence[ModalMark]) -> set[Modality]:
    return {m.modality for m in marks}
