"""Why a verdict was reached, in words and as data: what a reader needs to agree or to overrule."""

from __future__ import annotations

import json
from collections.abc import Sequence

from claimbook.core.labels import FactKind, Level, ReasonCode, Verdict
from claimbook.core.model import Comparison, Judgement
from claimbook.judging.calibration import calibrated
from claimbook.judging.decision import Finding
from claimbook.judging.phrases import KINDS, LEVELS, PHRASES, interface_language


def judgement(finding: Finding, claim_language: str, conflicting: bool = False) -> Judgement:
    """The finding as a judgement, explained in Japanese for a Japanese claim and in English for others."""
    language = interface_language(claim_language)
    words = PHRASES[language]
    rows = _with_wording(finding)
    verdict, reason = finding.verdict, finding.reason_code
    if conflicting:
        verdict, reason = Verdict.CONFLICTING, ReasonCode.SOURCES_CONFLICT
    differing = [r for r in rows if r.level.contradicts]
    agreeing = [r for r in rows if r.level.agrees and r.kind is not FactKind.WORDING]
    missing = [r for r in rows if not r.level.agrees and not r.level.contradicts]
    if verdict is Verdict.SUPPORTED:
        explanation = words["supported"].format(facts=_facts(agreeing, language) or words["the words"])
        turning = (
            words["turn supported"].format(fact=_fact(_sharpest(agreeing), language)) if agreeing else ""
        )
    elif verdict is Verdict.REFUTED:
        explanation = words["refuted"].format(differences=_differences(differing, language))
        turning = words["turn refuted"].format(**_swap(differing[0], words))
    elif verdict is Verdict.CONFLICTING:
        explanation, turning = words["conflicting"], ""
    elif reason is ReasonCode.DOUBTFUL_DIFFERENCE:
        explanation = words["doubtful"].format(differences=_differences(differing, language))
        turning = ""
    elif reason is ReasonCode.LANGUAGE_NOT_COVERED:
        explanation, turning = words["language"], ""
    else:
        supported = words["partly"].format(facts=_facts(agreeing, language)) if agreeing else ""
        lacking = words["missing"].format(facts=_facts(missing, language)) if missing else words["silent"]
        explanation = f"{supported}{lacking}".strip()
        turning = words["turn missing"].format(facts=_facts(missing, language)) if missing else ""
    return Judgement(
        verdict=verdict,
        reason_code=reason,
        confidence=confidence(finding, verdict),
        comparisons=rows,
        explanation=explanation,
        turning_point=turning,
    )


def without_evidence(reason: ReasonCode, claim_language: str, detail: str = "") -> Judgement:
    """The judgement where no passage could be compared: nothing relevant, or nothing to look at."""
    words = PHRASES[interface_language(claim_language)]
    return Judgement(
        verdict=Verdict.NOT_ENOUGH,
        reason_code=reason,
        confidence=0.0,
        comparisons=(),
        explanation=words[reason.value].format(detail=detail).strip(),
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
    line = {
        "claim_id": claim_id,
        "facts": facts,
        "summary": judgement.explanation,
        "turning_point": judgement.turning_point,
    }
    return json.dumps(line, ensure_ascii=False)


def _with_wording(finding: Finding) -> tuple[Comparison, ...]:
    """The compared facts, and one row for the words that no fact covers."""
    compared = finding.compared
    if not compared.comparable:
        return compared.rows
    level = Level.MISSING_IN_EVIDENCE if compared.uncovered else Level.EQUAL
    note = f"{compared.coverage:.0%}"
    wording = Comparison(FactKind.WORDING, ", ".join(compared.uncovered), -1, -1, "", -1, -1, level, note)
    return (*compared.rows, wording)


def _sharpest(rows: Sequence[Comparison]) -> Comparison:
    """The fact whose change would be noticed first: a number before a date before a name."""
    order = list(FactKind)
    return min(rows, key=lambda r: (order.index(r.kind), r.claim_start))


def _facts(rows: Sequence[Comparison], language: str) -> str:
    separator = "、" if language == "ja" else "; "
    return separator.join(dict.fromkeys(_fact(r, language) for r in rows))


def _fact(comparison: Comparison, language: str) -> str:
    kind = KINDS[language][comparison.kind]
    shown = comparison.in_claim or comparison.in_evidence
    quoted = f"「{shown}」" if language == "ja" else f'"{shown}"'
    beside = comparison.in_evidence if comparison.kind is FactKind.WORDING and comparison.in_claim else ""
    found = PHRASES[language]["beside"].format(found=beside) if beside else ""
    return f"{kind}{quoted}{found}" if language == "ja" else f"{kind} {quoted}{found}"


def _differences(rows: Sequence[Comparison], language: str) -> str:
    words = PHRASES[language]
    parts = [
        words["difference"].format(
            kind=KINDS[language][r.kind],
            level=LEVELS[language][r.level],
            **_swap(r, words),
        )
        for r in rows
    ]
    return ("、" if language == "ja" else "; ").join(dict.fromkeys(parts))


def _swap(r: Comparison, words: dict[str, str]) -> dict[str, str]:
    claimed, found = r.in_claim, r.in_evidence
    if r.kind in (FactKind.ROLE, FactKind.MEMBERSHIP) and " | " in r.note:
        holders, actual = r.note.split(" | ", 1)
        claimed, found = f"{r.in_claim}: {holders}", f"{r.in_evidence}: {actual}"
    return {"claimed": claimed or words["nothing"], "found": found or words["nothing"]}
