"""From compared facts to a verdict. Matching finds, facts decide; when unsure, not enough evidence.

The rules, in order, for one claim and one piece of evidence:

1. A language that the facts cannot be read in, on either side, settles nothing.
2. A fact that is different or opposite refutes, if the rest shows that both are about the same thing;
   otherwise the difference is doubtful and settles nothing.
3. If every fact of the claim agrees and the evidence carries the claim's words, it supports.
4. Otherwise the evidence is not enough, and what is missing is named.

Over several pieces of evidence, support and refutation from different sources conflict; within one
source the piece that fits the claim best decides.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from claimbook.core.labels import FactKind, Level, ReasonCode, Verdict
from claimbook.core.model import Comparison
from claimbook.core.settings import Settings
from claimbook.judging.comparison import SUBSTANTIAL, Compared, clause_of
from claimbook.judging.measures import SWAPPED
from claimbook.matching.correspondence import Pairing

_DIFFERENCE = {
    FactKind.QUANTITY: ReasonCode.QUANTITY_DIFFERS,
    FactKind.TIME: ReasonCode.TIME_DIFFERS,
    FactKind.NAME: ReasonCode.NAME_DIFFERS,
    FactKind.ROLE: ReasonCode.ROLE_DIFFERS,
    FactKind.MEMBERSHIP: ReasonCode.MEMBERSHIP_DIFFERS,
    FactKind.POLARITY: ReasonCode.POLARITY_OPPOSITE,
    FactKind.DIRECTION: ReasonCode.DIRECTION_OPPOSITE,
}

# Differences that hang on single words, and so need the rest of the claim to be there.
_SOFT = (FactKind.POLARITY, FactKind.DIRECTION)
_HOLDING = frozenset(SUBSTANTIAL) - {FactKind.TIME}
_FIGURES = frozenset((FactKind.QUANTITY, FactKind.TIME, FactKind.NAME))
# Where one of these does not agree, a difference may be about something else.
_OBSTACLES = (FactKind.MODALITY, FactKind.WORDING, FactKind.ROLE)


class Lack(StrEnum):
    """Why a passage whose facts agree does not carry the claim, the first that holds in this order."""

    WORDS = "words"  # too few of the claim's words and facts are in it
    PLAIN_WORDS = "plain words"  # names and numbers stand in for what is said of them
    SUBSTANCE = "substance"  # too little of weight is in both
    MEANING = "meaning"  # as a whole they are too far apart
    HOLD = "hold"  # across languages only words hold the two together
    COUNTERPART = "counterpart"  # it is not certain which number or date answers which
    UNSAID = "unsaid"  # a word that the passage has not may make the difference


@dataclass(frozen=True, slots=True)
class Finding:
    """What one piece of evidence says of a claim; `fit` (0 to 1) is how well the two belong together.

    `lack` is what keeps the passage from supporting, whether or not facts are missing as well.
    """

    verdict: Verdict
    reason_code: ReasonCode
    fit: float
    compared: Compared
    lack: Lack | None = None


def find(compared: Compared, similarity: float | None, settings: Settings) -> Finding:
    """Decides for one piece of evidence.

    Args:
        compared: the facts, level by level.
        similarity: how near the two are in meaning, 0 to 1; None where there is no sentence model.
        settings: the thresholds.
    """
    fit = _fit(compared, similarity)
    if not compared.comparable:
        return Finding(Verdict.NOT_ENOUGH, ReasonCode.LANGUAGE_NOT_COVERED, fit, compared)
    differing = [r for r in compared.rows if r.level.contradicts]
    if differing:
        if _same_matter(compared, similarity, differing, settings):
            return Finding(Verdict.REFUTED, _DIFFERENCE[differing[0].kind], fit, compared)
        return Finding(Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE, fit, compared)
    missing = [r for r in compared.rows if not r.level.agrees]
    agreeing = [r for r in compared.rows if r.level.agrees]
    lack = _lack(compared, agreeing, similarity, settings)
    if not missing and lack is None:
        return Finding(Verdict.SUPPORTED, ReasonCode.FACTS_AGREE, fit, compared)
    partly = bool(agreeing) and compared.coverage > 0
    reason = ReasonCode.PARTLY_SUPPORTED if partly else ReasonCode.FACTS_SILENT
    return Finding(Verdict.NOT_ENOUGH, reason, fit, compared, lack)


def _lack(
    compared: Compared, agreeing: Sequence[Comparison], similarity: float | None, settings: Settings
) -> Lack | None:
    """What keeps a passage from supporting the claim, beside facts that are missing."""
    needed = settings.supported_coverage if compared.same_language else settings.supported_coverage_across
    if not compared.predicate_covered:
        needed = max(needed, settings.supported_coverage_no_verb)
    substance = compared.shared_words + sum(r.kind in SUBSTANTIAL for r in agreeing)
    if compared.coverage < needed:
        return Lack.WORDS
    if _word_share(compared.pairs) < settings.supported_words:
        return Lack.PLAIN_WORDS
    if substance < _needed_substance(compared, settings):
        return Lack.SUBSTANCE
    if not _near(similarity, settings.supported_similarity, compared, settings):
        return Lack.MEANING
    if _words_alone(compared):
        return Lack.HOLD
    if compared.doubtful:
        return Lack.COUNTERPART
    return Lack.UNSAID if _unsaid(compared, similarity, settings) else None


def _says_nothing_else(compared: Compared) -> bool:
    """True where neither side has a word of weight that the other has not."""
    return not compared.uncovered and not compared.evidence_left and compared.shared_words > 0


def _words_alone(compared: Compared) -> bool:
    """True where, across two languages, no number, date or name holds the two together, only words do.

    A dictionary brings too much together for that ("man" and "boy", "on" and "from"): where no fact agrees,
    neither side may have a word that the other has not. On captions of pictures that lifts the share of right
    verdicts from .62 to .84 (benchmarks/calibration.py, jsick-train).
    """
    if compared.same_language or any(r.kind in SUBSTANTIAL and r.level.agrees for r in compared.rows):
        return False
    return compared.coverage < 1 or compared.evidence_left > 0


def _needed_substance(compared: Compared, settings: Settings) -> int:
    """How much both must have in common: less where nothing of the claim is left and a fact holds it.

    A date holds nothing: "opened in 2021" is as true of a plant as of a school.
    """
    held = any(r.kind in _HOLDING and r.level.agrees for r in compared.rows)
    whole = held and not compared.uncovered and (compared.coverage == 1 or not compared.evidence_left)
    return settings.supported_substance_whole if whole else settings.supported_substance


def weigh(findings: Sequence[tuple[str, Finding]], deciding: int) -> int:
    """The place of the finding that decides; -1 for none.

    Args:
        findings: (source_id, finding) pairs in order of rank.
        deciding: how many of the first may decide; the others may only speak against a refutation.
    """
    if not findings:
        return -1
    order = {Verdict.SUPPORTED: 2, Verdict.REFUTED: 1}

    def weight(i: int) -> tuple[int, float, int]:
        finding = findings[i][1]
        agreeing = sum(r.level.agrees for r in finding.compared.rows)
        return order.get(finding.verdict, 0), agreeing + finding.fit, -i

    places = range(min(deciding, len(findings)))
    best_support = max(
        (i for i in places if findings[i][1].verdict is Verdict.SUPPORTED), key=weight, default=-1
    )
    if best_support >= 0:
        return best_support
    best_refutation = max(
        (i for i in places if findings[i][1].verdict is Verdict.REFUTED), key=weight, default=-1
    )
    if best_refutation >= 0 and not _answered_elsewhere(findings, best_refutation):
        return best_refutation
    # A refutation that another passage answers is no finding to show.
    open_ones = [i for i in places if findings[i][1].verdict is Verdict.NOT_ENOUGH]
    return max(open_ones or places, key=lambda i: (findings[i][1].fit, -i))


def conflicts(findings: Sequence[tuple[str, Finding]], chosen: int) -> bool:
    """True where another source refutes, with as good a fit, what the chosen finding supports."""
    source, finding = findings[chosen]
    if finding.verdict is not Verdict.SUPPORTED:
        return False
    return any(
        other_source != source and other.verdict is Verdict.REFUTED and other.fit >= finding.fit
        for other_source, other in findings
    )


def _answered_elsewhere(findings: Sequence[tuple[str, Finding]], refuting: int) -> bool:
    """True where another passage about the same matter has the differing fact as the claim has it.

    A place that is named in some other connection answers nothing.
    """
    finding = findings[refuting][1]
    differing = {(r.kind, r.claim_start) for r in finding.compared.rows if r.level.contradicts}
    return any(
        i != refuting
        and other.compared.coverage * 2 >= finding.compared.coverage
        and any(
            (r.kind, r.claim_start) in differing and (r.level.agrees or r.level is Level.MORE_SPECIFIC)
            for r in other.compared.rows
        )
        for i, (_, other) in enumerate(findings)
    )


def _fit(compared: Compared, similarity: float | None) -> float:
    """How well claim and evidence belong together, differing facts left out of account."""
    rows = [r for r in compared.rows if not r.level.contradicts and r.level is not Level.MISSING_IN_CLAIM]
    agreed = sum(r.level.agrees for r in rows) / len(rows) if rows else compared.coverage
    meaning = min(1.0, max(0.0, (similarity - 0.7) / 0.25)) if similarity is not None else compared.coverage
    return round((compared.coverage + agreed + meaning) / 3, 4)


def _same_matter(
    compared: Compared, similarity: float | None, differing: Sequence[Comparison], settings: Settings
) -> bool:
    others = [r for r in compared.rows if not r.level.contradicts and r.kind in SUBSTANTIAL]
    held = {FactKind.ROLE, FactKind.MEMBERSHIP} & {r.kind for r in differing}
    # Where the holders of a role differ, some of the claim's names are bound to be missing.
    needed_kinds = (
        (FactKind.QUANTITY, FactKind.TIME) if held else (FactKind.QUANTITY, FactKind.TIME, FactKind.NAME)
    )
    missing = [r for r in others if r.kind in needed_kinds and r.level is Level.MISSING_IN_EVIDENCE]
    certain = [r for r in differing if r not in compared.doubtful]
    kinds = {r.kind for r in differing}
    if kinds & set(_SOFT) and kinds & {FactKind.QUANTITY, FactKind.TIME}:
        return False  # a denial and another number may cancel out: "95% did not" and "5% did"
    if FactKind.NAME in kinds and kinds & {FactKind.QUANTITY, FactKind.TIME}:
        return False  # another person was born in another year
    measures = [r for r in differing if r.kind in (FactKind.QUANTITY, FactKind.TIME) and r.note != SWAPPED]
    if len(measures) > 1 or (kinds >= set(_SOFT) and len({r.evidence_start for r in differing}) > 1):
        return False  # where nothing fits, the sentence is about something else
    # What may be, or is said of another, is no denial.
    obstacles = _OBSTACLES if kinds & _FIGURES else _OBSTACLES[:2]
    if any(r.kind in obstacles and r not in differing and not r.level.agrees for r in compared.rows):
        return False
    needed = settings.refuted_coverage if compared.same_language else settings.refuted_coverage_across
    if kinds <= set(_SOFT):
        needed = (
            settings.refuted_coverage_soft
            if compared.same_language
            else settings.refuted_coverage_soft_across
        )
    # That both speak of the same role or deed, or of ends of one scale, is itself something in common.
    meeting = sum(r.kind in held or r.kind in _SOFT for r in differing)
    substance = compared.shared_words + meeting + sum(r.level.agrees for r in others)
    if kinds <= _FIGURES and not _same_clause(compared, differing, settings):
        return False
    return (
        bool(certain)
        and not missing
        and not (kinds <= set(_SOFT) and _words_alone(compared))
        and not _hangs_on_unsaid(compared, similarity, kinds)
        and (compared.shared_words > 0 or compared.coverage == 1 or not kinds <= _FIGURES)
        and max(compared.coverage, _clause_share(compared, differing)) >= needed
        and substance
        >= (1 if compared.coverage == 1 or _says_nothing_else(compared) else settings.refuted_substance)
        and _near(similarity, settings.refuted_similarity, compared, settings)
    )


def _unsaid(compared: Compared, similarity: float | None, settings: Settings) -> bool:
    """True where the claim has a word that the evidence should have and has not.

    Within one language that is any word of weight, but in English for one in every few that are there; in
    all cases it is a word that no dictionary knows, which may be a name. Where a name of the claim stands
    only above the passage, two of three other words and facts must be in it.
    """
    if compared.unknown or (compared.open_poles and not compared.same_language):
        return True
    agreeing = [r for r in compared.rows if r.kind in SUBSTANTIAL and r.level.agrees]
    below = [r for r in agreeing if not _stands_above(r)]
    # A role, a number or a date says more of what the sentence is about than another name does.
    weight = compared.shared_words + sum(1 if r.kind is FactKind.NAME else 2 for r in below)
    if len(below) < len(agreeing) and len(compared.uncovered) * 2 >= max(weight, 1):
        return True
    if not compared.same_language and similarity is not None:
        return False
    if compared.same_language and compared.language != "en":
        return bool(compared.uncovered)
    seen = similarity is not None or not compared.same_language
    for_one = settings.words_for_one_unsaid if seen else settings.words_for_one_unsaid_unseen
    return len(compared.uncovered) > (compared.shared_words + len(agreeing)) // for_one


def _stands_above(row: Comparison) -> bool:
    """True for a name that the passage only stands under: a whole page may be about it, whatever is said."""
    return row.kind is FactKind.NAME and row.level.agrees and row.evidence_start < 0


def _hangs_on_unsaid(compared: Compared, similarity: float | None, kinds: Set[FactKind]) -> bool:
    """True where, within one language, a word that the evidence has not may make the difference."""
    if not compared.same_language:
        return False
    return bool(compared.unknown) or (similarity is None and kinds <= set(_SOFT) and bool(compared.uncovered))


def _word_share(pairs: Sequence[Pairing]) -> float:
    """The share of content words, light ones left out, that have a counterpart; 1 where there are none."""
    words = [p for p in pairs if not p.word.is_light]
    return sum(p.counterpart is not None for p in words) / len(words) if words else 1.0


def _clause_share(compared: Compared, differing: Sequence[Comparison]) -> float:
    """The share of words around a differing number or date, where at least two of them are shared."""
    shares = []
    for r in differing:
        pairs = clause_of(compared, r)
        shared = sum(p.counterpart is not None and not p.word.is_light for p in pairs)
        of_clause = r.kind in (FactKind.QUANTITY, FactKind.TIME) and shared >= 2
        shares.append(_word_share(pairs) if of_clause else 0.0)
    return min(shares)


def _same_clause(compared: Compared, differing: Sequence[Comparison], settings: Settings) -> bool:
    """True where enough of the words in the clause around each differing fact are in the evidence."""
    return all(_word_share(clause_of(compared, r)) >= settings.refuted_clause for r in differing)


def _near(similarity: float | None, threshold: float, compared: Compared, settings: Settings) -> bool:
    if similarity is None or similarity >= threshold:
        return True
    return compared.coverage == 1 and similarity >= settings.similarity_whole
