"""Why a verdict was reached, in words and as data: what a reader needs to agree or to overrule."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from claimbook.core.labels import FactKind, ReasonCode, Verdict
from claimbook.core.model import Comparison, Judgement
from claimbook.judging import turning
from claimbook.judging.calibration import calibrated
from claimbook.judging.decision import Finding, Lack
from claimbook.judging.phrases import PHRASES, TURNS, interface_language
from claimbook.judging.rows import word_rows
from claimbook.judging.telling import Teller


@dataclass(frozen=True, slots=True)
class Passed:
    """A finding with the passage that it is of."""

    finding: Finding
    quote: str
    language: str  # of the passage
    source_id: str = ""


def judgement(passed: Passed, told_in: str, against: Passed | None = None) -> Judgement:
    """The finding as a judgement: its facts, the sentence that sums them up, and what would turn it.

    Args:
        passed: the finding that decides.
        told_in: the language of the case; explained is in Japanese for Japanese and in English for others.
        against: what another source says against a support; then the verdict is that they conflict.
    """
    finding = passed.finding
    rows = _with_words(finding)
    teller = _teller(passed, told_in)
    verdict, reason = finding.verdict, finding.reason_code
    if against is not None:
        verdict, reason = Verdict.CONFLICTING, ReasonCode.SOURCES_CONFLICT
    explanation, turning_point = _told(finding, rows, teller, against)
    return Judgement(
        verdict=verdict,
        reason_code=reason,
        confidence=confidence(finding, verdict),
        comparisons=tuple(replace(r, note=teller.note(r)) for r in rows),
        explanation=explanation,
        turning_point=turning_point,
    )


def without_evidence(reason: ReasonCode, told_in: str, detail: str = "") -> Judgement:
    """The judgement where no passage could be compared: nothing relevant, or nothing to look at."""
    language = interface_language(told_in)
    return Judgement(
        verdict=Verdict.NOT_ENOUGH,
        reason_code=reason,
        confidence=0.0,
        comparisons=(),
        explanation=PHRASES[language][reason].format(detail=detail).strip(),
        turning_point=TURNS[language].get(reason, ""),
    )


def confidence(finding: Finding, verdict: Verdict) -> float:
    """How often such a verdict on such a fit is right, 0 to 1; for none at most one half (`calibration`)."""
    return calibrated(verdict, finding.fit)


def certificate_line(claim_id: str, judgement: Judgement) -> str:
    """One line of certificates.jsonl."""
    facts = [
        {
            "kind": c.kind.value,
            "in_claim": c.in_claim,
            "claim_start": c.claim_start,
            "claim_end": c.claim_end,
            "in_evidence": c.in_evidence,
            "evidence_start": c.evidence_start,
            "evidence_end": c.evidence_end,
            "level": c.level.value,
            "note": c.note,
        }
        for c in judgement.comparisons
    ]
    line: dict[str, object] = {
        "claim_id": claim_id,
        "facts": facts,
        "summary": judgement.explanation,
        "turning_point": judgement.turning_point,
    }
    if judgement.second_opinion is not None:
        line["second_opinion"] = asdict(judgement.second_opinion)
    return json.dumps(line, ensure_ascii=False)


def _told(
    finding: Finding, rows: Sequence[Comparison], teller: Teller, against: Passed | None
) -> tuple[str, str]:
    """The summing-up and what would turn the verdict."""
    words, turns = teller.words, teller.turns
    differing = [r for r in rows if r.level.contradicts]
    agreeing = [r for r in rows if r.level.agrees]
    missing = [r for r in rows if not r.level.agrees and not r.level.contradicts]
    facts = teller.facts(agreeing) or words["the words"]
    if against is not None:
        theirs = [r for r in against.finding.compared.rows if r.level.contradicts]
        other = _teller(against, teller.language).differences(theirs)
        told = words["conflicting"].format(
            facts=facts, source=against.source_id, differences=other, quote=against.quote
        )
        return told, turns["conflicting"]
    if finding.verdict is Verdict.SUPPORTED:
        unsaid = words["no counterpart"].format(facts=teller.facts(missing)) if missing else ""
        told = teller.joined((words["supported"].format(facts=facts), unsaid))
        return told, turning.of_support(agreeing, teller)
    differences = teller.differences(differing)
    if finding.verdict is Verdict.REFUTED:
        told = words["refuted"].format(differences=differences)
        return told, turning.of_refutation(differing, rows, teller)
    if finding.reason_code is ReasonCode.LANGUAGE_NOT_COVERED:
        return words["language"], turns[finding.reason_code]
    # A direction or a light word alone is nothing that is supported.
    held = [r for r in agreeing if r.kind not in (FactKind.DIRECTION, FactKind.MODALITY)]
    parts = [
        words["doubtful"].format(differences=differences) if differing else "",
        words["partly"].format(facts=teller.facts(held)) if held else "",
        words["missing"].format(facts=teller.facts(missing)) if missing else "",
    ]
    if not differing:
        parts.append(_lack(finding, missing, words))
    # What only the passage has (a plan, a part) no other source has to say as well.
    wanted = [r for r in missing if r.in_claim]
    turn = turns["missing"].format(facts=teller.facts(wanted)) if wanted else turns["fuller"]
    return teller.joined(parts), turns["doubtful"] if differing else turn


def _lack(finding: Finding, missing: Sequence[Comparison], words: dict[str, str]) -> str:
    """Why what agrees does not carry the claim; nothing where the missing facts say it already."""
    if finding.lack is None or (missing and finding.lack is not Lack.WORDS):
        return "" if missing else words["silent"]
    return words[finding.lack].format(share=f"{finding.compared.coverage:.0%}")


def _with_words(finding: Finding) -> tuple[Comparison, ...]:
    """The compared facts, and the words that no fact covers."""
    compared = finding.compared
    if not compared.comparable:
        return compared.rows
    return (*compared.rows, *word_rows(compared.rows, compared.pairs, compared.uncovered))


def _teller(passed: Passed, told_in: str) -> Teller:
    compared = passed.finding.compared
    return Teller(
        interface_language(told_in), compared.claim_text, compared.language, passed.quote, passed.language
    )
