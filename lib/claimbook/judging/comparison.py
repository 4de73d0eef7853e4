"""A claim against one piece of evidence: every fact, level by level."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, align, clause_around
from claimbook.judging.arguments import actor_of, compare_arguments, predicate_of
from claimbook.judging.names import compare_names, name_anchors
from claimbook.judging.polarity import compare_modality, compare_negations, compare_poles, compare_scopes
from claimbook.judging.quantities import compare_quantities
from claimbook.judging.roles import compare_roles
from claimbook.judging.rows import row
from claimbook.judging.times import compare_times
from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import Pairing, comparable, pair_words
from claimbook.text.dictionary import english_readings
from claimbook.text.facts import Facts
from claimbook.text.quantities import Quantity
from claimbook.text.times import Time
from claimbook.text.words import Word, dictionary_parts

_LIGHT_WEIGHT = 1 / 3
_FACT_WEIGHT = 1 / 2
# Facts that say something by themselves; a modality or a direction that agrees does not.
SUBSTANTIAL = (FactKind.QUANTITY, FactKind.TIME, FactKind.NAME, FactKind.ROLE, FactKind.MEMBERSHIP)
# Facts whose words need not be found again one by one.
_SPANNING = (FactKind.QUANTITY, FactKind.TIME, FactKind.ROLE, FactKind.MEMBERSHIP, FactKind.POLARITY)
# What is counted where nothing is named.
_PRONOUNS = ("them", "these", "those", "which", "whom", "us")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an evidence passage stands in: names and words that say what the page is about, and who speaks."""

    topic: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    language: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """All rows for one claim and one piece of evidence.

    `coverage` is the weighted share, 0 to 1, of the claim's content words that the evidence carries; 1
    where the claim has none. `doubtful` are the rows whose alignment is not certain.
    """

    rows: tuple[Comparison, ...]
    coverage: float
    pairs: tuple[Pairing, ...]
    claim_text: str
    uncovered: tuple[str, ...]
    doubtful: tuple[Comparison, ...]
    comparable: bool
    same_language: bool
    shared_words: int  # content words of the claim, neither light nor of the topic, that the evidence carries
    predicate_covered: bool  # whether what the claim's actor does has a counterpart, where that can be told
    unknown: tuple[str, ...]  # uncovered words that no dictionary knows: they may be names


def compare(claim: Facts, evidence: Facts, setting: Setting, aliases: Aliases) -> Compared:
    """Compares a claim with one piece of evidence, fact by fact."""
    can_compare = comparable(claim.language, evidence.language)
    pairs = pair_words(claim.words, claim.language, evidence.words, evidence.language) if can_compare else ()
    anchors = [
        Anchor(p.word.start, p.word.end, p.counterpart.start, p.counterpart.end)
        for p in pairs
        if p.counterpart and not p.word.is_light
    ]
    anchors += name_anchors(claim, evidence, aliases)
    poles = compare_poles(claim, evidence, anchors)
    pairs = _with_poles(pairs, poles)
    doubtful: list[Comparison] = []
    rows = [
        *_times(claim, evidence, anchors, doubtful),
        *_quantities(claim, evidence, anchors, pairs, doubtful),
        *compare_roles(claim, evidence, aliases),
        *compare_names(claim, evidence, setting.topic, setting.near, setting.publisher, aliases),
        *compare_arguments(claim, evidence, pairs, aliases),
        *compare_negations(claim, evidence, pairs),
        *poles,
        *compare_modality(claim, evidence),
        *compare_scopes(claim, evidence),
    ]
    topic = pair_words(claim.words, claim.language, setting.words, setting.language) if can_compare else ()
    understood = {p.word for p in topic if p.counterpart}
    coverage, uncovered, shared = _coverage(pairs, rows, understood)
    same = claim.language == evidence.language
    unknown = tuple(word.surface for word in uncovered if _is_unknown(word, claim.language))
    return Compared(
        tuple(rows),
        coverage,
        tuple(pairs),
        claim.text,
        tuple(word.surface for word in uncovered),
        tuple(doubtful),
        can_compare,
        same,
        shared,
        _predicate_covered(claim, pairs),
        unknown,
    )


def _with_poles(pairs: Sequence[Pairing], poles: Sequence[Comparison]) -> tuple[Pairing, ...]:
    """Pairs a word that no dictionary pairs with the word that stands for the same end of a scale."""
    like = {(r.claim_start, r.claim_end): r for r in poles if r.level is Level.EQUAL}
    found = []
    for pair in pairs:
        r = like.get((pair.word.start, pair.word.end))
        if pair.counterpart is None and r is not None:
            word = Word(r.evidence_start, r.evidence_end, r.in_evidence, r.in_evidence, is_light=False)
            pair = Pairing(pair.word, word)
        found.append(pair)
    return tuple(found)


def clause_of(compared: Compared, row: Comparison) -> tuple[Pairing, ...]:
    """The words of the claim that stand in one clause with a fact, their counterparts beside them."""
    start, end = clause_around(compared.claim_text, row.claim_start, row.claim_end)
    return tuple(p for p in compared.pairs if start <= p.word.start and p.word.end <= end)


def _times(
    claim: Facts, evidence: Facts, anchors: Sequence[Anchor], doubtful: list[Comparison]
) -> list[Comparison]:
    rows = []
    for time in claim.times:

        def level_of(other: Time, time: Time = time) -> Level:
            level = compare_times(time, other)
            # "2 December" on a page fits "2 December 2024": pages leave out the year that is plain.
            yearless = other.first is None and other.month is not None
            return Level.COMPATIBLE if level is Level.MORE_SPECIFIC and yearless else level

        found = align(time, evidence.times, level_of, anchors, claim.text, evidence.text)
        rows.append(row(FactKind.TIME, claim, time, evidence, found.fact, found.level))
        # "Last July" cannot be told from a date where the article's own date is not known.
        floating = bool(time.relative) and time.first is None
        if not found.certain or (floating and found.level.contradicts):
            doubtful.append(rows[-1])
    return rows


def _quantities(
    claim: Facts,
    evidence: Facts,
    anchors: Sequence[Anchor],
    pairs: Sequence[Pairing],
    doubtful: list[Comparison],
) -> list[Comparison]:
    rows = []
    shared_times = [
        Anchor(t.start, t.end, o.start, o.end)
        for t in claim.times
        for o in evidence.times
        if compare_times(t, o).agrees
    ]
    for quantity in claim.quantities:

        def level_of(other: Quantity, quantity: Quantity = quantity) -> Level:
            if not _same_measure(quantity, other, pairs):
                return Level.MISSING_IN_EVIDENCE
            return compare_quantities(quantity, other)

        found = align(
            quantity, evidence.quantities, level_of, [*anchors, *shared_times], claim.text, evidence.text
        )
        rows.append(row(FactKind.QUANTITY, claim, quantity, evidence, found.fact, found.level))
        loose = found.fact is not None and not _counts_the_same(quantity, found.fact, pairs)
        if not found.certain or (loose and found.level.contradicts):
            doubtful.append(rows[-1])
    return rows


def _same_measure(first: Quantity, second: Quantity, pairs: Sequence[Pairing]) -> bool:
    """True where two quantities measure the same: one unit, or things counted that can be the same."""
    countable = ("", "person")
    if first.unit not in countable or second.unit not in countable:
        return first.unit == second.unit
    return _is_bare(first) or _is_bare(second) or _counts_the_same(first, second, pairs)


def _is_bare(quantity: Quantity) -> bool:
    """A counter (社, 件, つ), a pronoun or nothing: only that something is counted."""
    return len(quantity.counted) <= 1 or quantity.counted.lower() in _PRONOUNS


def _counts_the_same(first: Quantity, second: Quantity, pairs: Sequence[Pairing]) -> bool:
    """True where both are measured in one unit, or the things they count are known to be the same."""
    if first.unit and first.unit == second.unit and first.unit != "person":
        return True
    if first.counted and first.counted.casefold() == second.counted.casefold():
        return True
    return any(
        p.counterpart
        and (_is_bare(first) or p.word.surface in first.counted)
        and (_is_bare(second) or p.counterpart.surface in second.counted)
        for p in pairs
        if not (_is_bare(first) and _is_bare(second))
    )


def _coverage(
    pairs: Sequence[Pairing], rows: Sequence[Comparison], understood: Set[Word]
) -> tuple[float, tuple[Word, ...], int]:
    """The share of the claim's words that the evidence carries.

    Words inside a fact that has been compared are covered by that fact, not counted again; words that
    only say what the page is about need not be said again by every sentence of it.
    """
    compared = [
        (r.claim_start, r.claim_end)
        for r in rows
        if r.claim_start >= 0
        and (r.kind in _SPANNING or r.level.contradicts)
        and r.level is not Level.MISSING_IN_EVIDENCE
    ]
    total = covered = 0.0
    uncovered = []
    shared = 0
    for pair in pairs:
        if _inside(pair.word, compared) or pair.word in understood:
            continue
        weight = _LIGHT_WEIGHT if pair.word.is_light else 1.0
        total += weight
        if pair.counterpart:
            covered += weight
            shared += not pair.word.is_light
        elif not pair.word.is_light:
            uncovered.append(pair.word)
    # Facts weigh in, half as much as a word: a claim that is all names and numbers has few other words.
    facts = [r for r in rows if r.kind in SUBSTANTIAL and not r.level.contradicts]
    total += _FACT_WEIGHT * len(facts)
    covered += _FACT_WEIGHT * sum(r.level.agrees for r in facts)
    return (covered / total if total else 1.0), tuple(uncovered), shared


def _predicate_covered(claim: Facts, pairs: Sequence[Pairing]) -> bool:
    actor = actor_of(claim)
    predicate = predicate_of(claim, actor) if actor else None
    if predicate is None or predicate.is_light:
        return True
    return any(p.word == predicate and p.counterpart for p in pairs)


def _is_unknown(word: Word, language: str) -> bool:
    if language in ("ja", "zh") and not word.surface.isascii():
        return not english_readings(word.key, language) and not dictionary_parts(word.surface, language)
    return word.surface[:1].isupper() and not word.surface.isupper()


def _inside(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)
