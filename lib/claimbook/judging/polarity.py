"""Whether claim and evidence point the same way: negation and opposites."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, Spanned, affinity, align, clause_around, telling_anchors
from claimbook.judging.rows import row
from claimbook.matching.correspondence import Pairing, pair_words
from claimbook.text.facts import Facts
from claimbook.text.language.words import Word
from claimbook.text.meaning.opposites import Pole, is_two_ended
from claimbook.text.meaning.polarity import Negation
from claimbook.text.meaning.slots import is_passive

# How much claim and evidence must share around two opposite words, as `align` measures it: one shared
# word or name right beside both, or two a few words off.
_NEAR_ENOUGH = 0.3


# "There was not one march, but a series of marches"
# These deny a thing, not what is said of it: "approved without conditions".
_NOMINAL = ("without", "no", "none", "なし")
_BUT = re.compile(r"[^.;]{0,70}\bbut\b|.{0,30}(?:ではなく|而是)")
# What one side of these does is what the other side says from its end: A beats B, B loses to A.
_CONVERSE = ("win/lose", "buy/sell", "lend/borrow", "gain/cede", "import/export")
# What tells one thing from another; that another has it says nothing of the first.
_DESCRIBING = ("parent or child", "colour", "school", "season", "time of day", "medal")


def compare_negations(
    claim: Facts, evidence: Facts, pairs: Sequence[Pairing], anchors: Sequence[Anchor]
) -> list[Comparison]:
    """One row for each denial that one side makes of a word that both sides have, or may have.

    A denial is opposite where the other side states the same word plainly. Where the denied word cannot be
    told, or has no counterpart, it is missing on the other side; so it is where one side denies twice
    ("not without", 認めないわけではない), which may cancel out or not.
    """
    if not claim.negations:
        found = [r for n in evidence.negations for r in _denied_there(n, claim, evidence, pairs, anchors)]
        # Of the denials that may be about something else one is enough.
        unclear = [r for r in found if r.level is Level.MISSING_IN_CLAIM]
        return [r for r in found if r not in unclear] + unclear[:1]
    rows = []
    for negation in claim.negations:
        counterpart = _counterpart_of(negation, pairs)
        same = [n for n in evidence.negations if counterpart and _denies(n, *counterpart)]
        # The words that carry a denial differ from language to language, so that two denials in sentences
        # about the same matter are taken for the same one.
        other = next(iter(same or evidence.negations), None)
        nominal = other is not None and other.surface.lower() in _NOMINAL and other.focus_start >= 0
        if other and counterpart and not same and (claim.language == evidence.language or nominal):
            level, other = Level.MISSING_IN_EVIDENCE, None
        elif other:
            level = Level.EQUAL
        else:
            plain = counterpart is not None and len(claim.negations) == 1
            level = Level.OPPOSITE if plain else Level.MISSING_IN_EVIDENCE
        rows.append(row(FactKind.POLARITY, claim, negation, evidence, other, level))
    if len(evidence.negations) > len(claim.negations):
        rows.append(
            row(FactKind.POLARITY, claim, None, evidence, evidence.negations[-1], Level.MISSING_IN_CLAIM)
        )
    return rows


def _denied_there(
    negation: Negation, claim: Facts, evidence: Facts, pairs: Sequence[Pairing], anchors: Sequence[Anchor]
) -> Iterator[Comparison]:
    """What only the evidence denies: perhaps something that the claim does not speak of."""
    pair = next(
        (p for p in pairs if p.counterpart and _denies(negation, p.counterpart.start, p.counterpart.end)),
        None,
    )
    if pair is None or pair.counterpart is None:
        left, right = clause_around(evidence.text, negation.start, negation.end)
        if negation.focus_start >= 0 and not any(left <= a.evidence_start < right for a in anchors):
            return  # "paid the fine, but did not apologise"
        yield row(FactKind.POLARITY, claim, None, evidence, negation, Level.MISSING_IN_CLAIM)
        return
    # "Three died; none of the deaths …": what one word denies another one may say plainly.
    undenied = [w for w in evidence.words if not any(_denies(n, w.start, w.end) for n in evidence.negations)]
    others = pair_words([pair.word], claim.language, undenied, evidence.language)[0].counterpart
    plain = [w for w in undenied if w.key == pair.counterpart.key or w == others]
    around = telling_anchors([a for a in anchors if a.claim_start != pair.word.start], evidence.words)

    def fit(word: Word) -> float:
        return affinity(pair.word, word, around, claim.text, evidence.text)

    if plain and max(map(fit, plain)) > fit(pair.counterpart):
        return  # "did not close that one, but closed this one"
    instead = _BUT.match(evidence.text[negation.end : negation.end + 80])
    doubtful = bool(plain) or len(evidence.negations) > 1 or instead is not None
    level = Level.MISSING_IN_CLAIM if doubtful else Level.OPPOSITE
    yield row(FactKind.POLARITY, claim, None, evidence, negation, level)


def compare_poles(claim: Facts, evidence: Facts, anchors: Sequence[Anchor]) -> list[Comparison]:
    """One row for each word of the claim whose opposite, or whose like, stands in the evidence.

    An opposite counts only where claim and evidence share something near it: exports may rise in the
    sentence in which imports fall.
    """
    rows = []
    ours, theirs = _outside(claim, claim.times), _outside(evidence, evidence.times)
    # "The first" against "the second" is told by their numbers; "the last" against "the third" is not.
    bare, bare_there = _outside(claim, claim.quantities), _outside(evidence, evidence.quantities)
    for pole in ours:
        counted = pole not in bare
        there = [p for p in theirs if p.pair == pole.pair and not (counted and p not in bare_there)]
        if not there:
            does = claim.language == "ja" and claim.text.startswith(("する", "し", "さ"), pole.end)
            if does and claim.language != evidence.language and _is_outdone(pole, evidence, theirs, anchors):
                rows.append(
                    row(FactKind.DIRECTION, claim, pole, evidence, None, Level.MISSING_IN_EVIDENCE, pole.pair)
                )
            continue
        like = [p for p in there if _agree(pole, claim, p, evidence)]
        if not like and all(p.place == pole.place for p in there):
            continue  # the same word, denied on one side: that is told as a denial
        both_ends = any(p.pair == pole.pair and p.place != pole.place for p in ours)
        near = _before(pole.start, claim, [(a.claim_start, a.claim_end) for a in anchors])
        if like and both_ends and not any(_stands_behind(near, p, evidence, anchors) for p in like):
            # "A agrees, B objects": with both ends in one sentence it must be told who is at which.
            turned = near and any(_stands_behind(near, p, evidence, anchors) for p in there if p not in like)
            found = next((p for p in there if p not in like), None) if turned else None
            level = Level.OPPOSITE if turned else Level.MISSING_IN_EVIDENCE
        elif like:
            found, level = like[0], Level.EQUAL
        else:
            other = align(pole, there, lambda _: Level.OPPOSITE, anchors, claim.text, evidence.text)
            twice = max(len(claim.negations), len(evidence.negations)) > 1
            is_clear = other.certain and other.affinity >= _NEAR_ENOUGH and not twice
            found, level = (other.fact, Level.OPPOSITE) if is_clear else (None, Level.MISSING_IN_EVIDENCE)
            if is_clear and pole.pair in _CONVERSE and _told_from_other_end(claim, evidence, anchors):
                level = Level.MISSING_IN_EVIDENCE
            if is_clear and not is_two_ended(pole.pair):
                level = Level.MISSING_IN_EVIDENCE if pole.pair in _DESCRIBING else Level.DIFFERENT
        rows.append(row(FactKind.DIRECTION, claim, pole, evidence, found, level, pole.pair))
    return rows


def _is_outdone(pole: Pole, evidence: Facts, theirs: Sequence[Pole], anchors: Sequence[Anchor]) -> bool:
    """True where what a dictionary gives for a word stands by an end of another contrast, left over.

    採用する (to employ) is in "cut 800 jobs", whose verb says something else.
    """
    taken = [(a.evidence_start, a.evidence_end) for a in anchors]
    for a in anchors:
        if not (a.claim_start < pole.end and pole.start < a.claim_end):
            continue
        left, right = clause_around(evidence.text, a.evidence_start, a.evidence_end)
        return any(
            is_two_ended(p.pair)
            and left <= p.start
            and p.end <= right
            and not any(s < p.end and p.start < e for s, e in taken)
            for p in theirs
        )
    return False


def _told_from_other_end(claim: Facts, evidence: Facts, anchors: Sequence[Anchor]) -> bool:
    """True where one side is passive and the other is not, or what stands first here stands last there."""
    if is_passive(claim.text, claim.language) != is_passive(evidence.text, evidence.language):
        return True
    shared = sorted((a.claim_start, a.evidence_start) for a in anchors)
    return any(first[1] > second[1] for first, second in pairwise(shared))


def _outside(facts: Facts, measures: Sequence[Spanned]) -> list[Pole]:
    """The poles that are no part of a measure, which is compared by itself."""
    outside = []
    for pole in facts.poles:
        at = bisect_right(measures, pole.start, key=lambda m: m.start) - 1
        if at < 0 or measures[at].end < pole.end:
            outside.append(pole)
    return outside


def _agree(ours: Pole, claim: Facts, theirs: Pole, evidence: Facts) -> bool:
    """True where both say the same end, "not fell" being "rose" where there are but two."""
    if _negated(ours, claim) == _negated(theirs, evidence):
        return ours.place == theirs.place
    return is_two_ended(ours.pair) and ours.place != theirs.place


def _before(start: int, facts: Facts, shared: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The last shared thing before a place in its clause."""
    left, _ = clause_around(facts.text, start, start)
    return max((s for s in shared if left <= s[0] and s[1] <= start), default=None)


def _stands_behind(
    near: tuple[int, int] | None, pole: Pole, evidence: Facts, anchors: Sequence[Anchor]
) -> bool:
    """True where the counterpart of what stands before the claim's pole stands before this one, too."""
    there = _before(pole.start, evidence, [(a.evidence_start, a.evidence_end) for a in anchors])
    return any(
        (a.claim_start, a.claim_end) == near and (a.evidence_start, a.evidence_end) == there for a in anchors
    )


def _counterpart_of(negation: Negation, pairs: Sequence[Pairing]) -> tuple[int, int] | None:
    for pair in pairs:
        if pair.word.start < negation.focus_end and negation.focus_start < pair.word.end:
            return (pair.counterpart.start, pair.counterpart.end) if pair.counterpart else None
    return None


def _denies(negation: Negation, start: int, end: int) -> bool:
    return negation.focus_start < end and start < negation.focus_end


def _negated(pole: Pole, facts: Facts) -> bool:
    return any(_denies(n, pole.start, pole.end) for n in facts.negations)
