"""A claim against one piece of evidence: every fact, level by level."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, clause_around
from claimbook.judging.arguments import actor_of, compare_arguments, predicate_of
from claimbook.judging.framing import compare_modality, compare_scopes
from claimbook.judging.measures import compare_measures
from claimbook.judging.names import compare_names, name_anchors
from claimbook.judging.polarity import compare_negations, compare_poles
from claimbook.judging.roles import compare_lists, compare_roles
from claimbook.judging.setting import Setting
from claimbook.judging.wording import compare_wording
from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import Pairing, comparable, pair_words
from claimbook.matching.naming import match_names
from claimbook.matching.phrases import pair_phrases
from claimbook.text.entities.names import NameKind, NameMention
from claimbook.text.facts import Facts, with_names
from claimbook.text.language.dictionary import english_readings
from claimbook.text.language.words import Word, dictionary_parts

_KATAKANA_RUN = re.compile(r"[\u30a1-\u30fa\u30fc・]{3,40}")
# Where no blank parts words, a name is harder to see.
_UNSPACED = ("ja", "zh")
_LIGHT_WEIGHT = 1 / 3
_FACT_WEIGHT = 1 / 2
# Facts that say something by themselves; a modality or a direction that agrees does not.
SUBSTANTIAL = (FactKind.QUANTITY, FactKind.TIME, FactKind.NAME, FactKind.ROLE, FactKind.MEMBERSHIP)
# Contrasts whose words often stand for nothing much: to take part, to go on, to include.
_MILD = ("join/leave", "continue/end", "include/exclude", "changed/unchanged")
# Facts whose words need not be found again one by one.
_SPANNING = (
    FactKind.QUANTITY, FactKind.TIME, FactKind.ROLE, FactKind.MEMBERSHIP, FactKind.POLARITY, FactKind.SCOPE,
)  # fmt: skip


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
    language: str  # of the claim
    shared_words: int  # content words of the claim, neither light nor of the topic, that the evidence carries
    predicate_covered: bool  # whether what the claim's actor does has a counterpart, where that can be told
    unknown: tuple[str, ...]  # uncovered words that no dictionary knows: they may be names
    open_poles: tuple[str, ...]  # uncovered words at an end of a contrast: they may turn the statement
    understood: frozenset[int]  # where the words of the claim stand that the page is about
    evidence_left: (
        int  # content words of the evidence, neither light nor of the topic, that the claim has not
    )


def compare(claim: Facts, evidence: Facts, setting: Setting, aliases: Aliases) -> Compared:
    """Compares a claim with one piece of evidence, fact by fact."""
    aliases = setting.aliases or aliases
    if claim.language == evidence.language and claim.language in _UNSPACED:
        claim, evidence = with_names(claim, evidence.names), with_names(evidence, claim.names)
    claim = _with_told_names(claim, evidence, setting, aliases)
    can_compare = comparable(claim.language, evidence.language)
    pairs = pair_words(claim.words, claim.language, evidence.words, evidence.language) if can_compare else ()
    if can_compare:
        pairs = pair_phrases(pairs, claim.language, evidence.words, evidence.language)
    pairs = _with_names(pairs, evidence, aliases, claim.language in _UNSPACED)
    named = list(name_anchors(claim, evidence, aliases))
    poles = compare_poles(claim, evidence, [*_word_anchors(pairs), *named])
    negations = compare_negations(claim, evidence, pairs, [*_word_anchors(pairs), *named])
    negations, poles = _told_once(negations, poles)
    pairs = _with_poles(pairs, poles)
    words = _word_anchors(pairs)
    anchors = [*words, *named]
    measured = compare_measures(claim, evidence, anchors, pairs, setting)
    rows = [
        *measured.rows,
        *compare_roles(claim, evidence, aliases),
        *compare_lists(claim, evidence, aliases),
        *compare_names(claim, evidence, setting.topic, setting.near, setting.publisher, aliases),
        *compare_arguments(claim, evidence, pairs, anchors, aliases),
        *negations,
        *poles,
        *compare_modality(claim, evidence, words),
        *compare_scopes(claim, evidence, anchors),
    ]
    topic = pair_words(claim.words, claim.language, setting.words, setting.language) if can_compare else ()
    topic = pair_phrases(topic, claim.language, setting.words, setting.language)
    understood = {p.word for p in topic if p.counterpart}
    coverage, uncovered, shared = _coverage(pairs, rows, understood)
    rows += compare_wording(claim, evidence, pairs, [*anchors, *_anchors_of(rows)], uncovered)
    same = claim.language == evidence.language
    unknown = tuple(word.surface for word in uncovered if _is_unknown(word, claim.language))
    return Compared(
        tuple(rows),
        coverage,
        tuple(pairs),
        claim.text,
        tuple(word.surface for word in uncovered),
        tuple(measured.doubtful),
        can_compare,
        same,
        claim.language,
        shared,
        _predicate_covered(claim, pairs),
        unknown,
        tuple(
            w.surface
            for w in uncovered
            if any(p.start < w.end and w.start < p.end and p.pair not in _MILD for p in claim.poles)
        ),
        frozenset(word.start for word in understood),
        _left_over(evidence, pairs, rows),
    )


def _told_once(
    negations: Sequence[Comparison], poles: Sequence[Comparison]
) -> tuple[list[Comparison], list[Comparison]]:
    """Negations and poles without those that tell one word twice: 拒绝 denies, and is an end of a contrast.

    Where the other side has the same end it is no denial; where it has the opposite the denial says so.
    """
    kept = [n for n in negations if not any(p.level is Level.EQUAL and _overlap(n, p) for p in poles)]
    rest = [p for p in poles if not (p.level.contradicts and any(_overlap(n, p) for n in kept))]
    return kept, rest


def _overlap(first: Comparison, second: Comparison) -> bool:
    return 0 <= first.claim_start < second.claim_end and second.claim_start < first.claim_end


def _with_told_names(claim: Facts, evidence: Facts, setting: Setting, aliases: Aliases) -> Facts:
    """The claim with names that the page tells of: ブラックウォーター where it has Brackwater."""
    if claim.language != "ja" or evidence.language == "ja":
        return claim
    there = (*(n.surface for n in evidence.names), *setting.topic, *setting.near)
    taken = [(n.start, n.end) for n in claim.names]
    runs = [
        NameMention(m.start(), m.end(), m.group(), NameKind.UNKNOWN)
        for m in _KATAKANA_RUN.finditer(claim.text)
        if not any(start < m.end() and m.start() < end for start, end in taken)
    ]
    told = [run for run in runs if any(match_names(run.surface, name, aliases).score > 0 for name in there)]
    return with_names(claim, told) if told else claim


def _left_over(evidence: Facts, pairs: Sequence[Pairing], rows: Sequence[Comparison]) -> int:
    matched = {p.counterpart.start for p in pairs if p.counterpart}
    told = [(r.evidence_start, r.evidence_end) for r in rows if r.evidence_start >= 0]
    return sum(not w.is_light and w.start not in matched and not _inside(w, told) for w in evidence.words)


def _word_anchors(pairs: Sequence[Pairing]) -> list[Anchor]:
    return [
        Anchor(p.word.start, p.word.end, p.counterpart.start, p.counterpart.end)
        for p in pairs
        if p.counterpart and not p.word.is_light
    ]


def _anchors_of(rows: Sequence[Comparison]) -> list[Anchor]:
    """The places of facts that have been compared, also where they differ."""
    return [
        Anchor(r.claim_start, r.claim_end, r.evidence_start, r.evidence_end)
        for r in rows
        if r.claim_start >= 0 and r.evidence_start >= 0
    ]


def _with_names(
    pairs: Sequence[Pairing], evidence: Facts, aliases: Aliases, in_han: bool
) -> tuple[Pairing, ...]:
    """Pairs a word with the same word in a name of the evidence: a first name, "British"."""
    found = []
    for pair in pairs:
        # In Japanese and Chinese what is written in Latin letters is mostly a name, large or small.
        foreign = in_han and pair.word.surface.isascii()
        if pair.counterpart is None and (foreign or pair.word.surface[:1].isupper()):
            flags = re.IGNORECASE if foreign else 0
            at = re.search(rf"\b{re.escape(pair.word.surface)}\b", evidence.text, flags)
            if at and any(n.start <= at.start() and at.end() <= n.end for n in evidence.names):
                there = Word(at.start(), at.end(), at.group(), pair.word.key, is_light=False)
                pair = Pairing(pair.word, there)
            known = aliases.canonical(pair.word.surface)
            name = next((n for n in evidence.names if known and aliases.canonical(n.surface) == known), None)
            if pair.counterpart is None and name:
                pair = Pairing(
                    pair.word, Word(name.start, name.end, name.surface, known or "", is_light=False)
                )
        found.append(pair)
    return tuple(found)


def _with_poles(pairs: Sequence[Pairing], poles: Sequence[Comparison]) -> tuple[Pairing, ...]:
    """Pairs a word that no dictionary pairs with the word that stands for the same end of a scale."""
    like = [r for r in poles if r.level is Level.EQUAL]
    found = []
    for pair in pairs:
        r = next((r for r in like if r.claim_start <= pair.word.start and pair.word.end <= r.claim_end), None)
        if pair.counterpart is None and r is not None:
            word = Word(r.evidence_start, r.evidence_end, r.in_evidence, r.in_evidence, is_light=False)
            pair = Pairing(pair.word, word)
        found.append(pair)
    return tuple(found)


def clause_of(compared: Compared, row: Comparison) -> tuple[Pairing, ...]:
    """The words of the claim that stand in one clause with a fact, their counterparts beside them.

    What the page is about, and the sentence leaves unsaid, is left out.
    """
    start, end = clause_around(compared.claim_text, row.claim_start, row.claim_end)
    return tuple(
        p
        for p in compared.pairs
        if start <= p.word.start
        and p.word.end <= end
        and (p.counterpart or p.word.start not in compared.understood)
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
