"""One claim before its evidence: the whole judgement, as plain values in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimbook.core.labels import Checkability, EvidenceStatus, ReasonCode, Tier, Verdict
from claimbook.core.model import Candidate, Decided, Document, Passage
from claimbook.core.settings import Settings
from claimbook.judging.certificate import Passed, judgement, without_evidence
from claimbook.judging.comparison import compare
from claimbook.judging.decision import Finding, conflicts, find, weigh
from claimbook.judging.entailment_decision import Heard, Hearing, hear, settle
from claimbook.judging.judges import Judge, Missing
from claimbook.judging.reading import read
from claimbook.judging.setting import setting_of
from claimbook.matching.aliases import Aliases
from claimbook.matching.relevance import relevance
from claimbook.text.facts import Facts
from claimbook.text.language.languages import detect_language


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to be judged, with the columns of its row that are passed through."""

    claim_id: str
    claim: str
    checkability: Checkability
    language: str
    problem: str = ""  # why it cannot be read, where it cannot
    extra: tuple[tuple[str, str], ...] = ()
    case_language: str = ""  # in which the verdict is explained; the claim's own where empty

    @property
    def told_in(self) -> str:
        """The language that explanations are to be in."""
        return self.case_language or self.language


def judge(
    question: Question,
    candidates: Sequence[Candidate],
    documents: Sequence[Document],
    aliases: Aliases,
    settings: Settings,
    with_model: bool = True,
    reader: Judge | Missing | None = None,
) -> Decided:
    """Judges a claim by its candidates, best first.

    Args:
        question: the claim.
        candidates: its passages, best first; empty where nothing was found.
        documents: all sources, also those that could not be had.
        aliases: names that mean the same.
        settings: the thresholds.
        with_model: False where the candidates carry no semantic score.
        reader: who is asked where the facts settle nothing.
    """
    extra = dict(question.extra)
    if question.checkability is not Checkability.CHECKABLE:
        return Decided(question.claim_id, question.claim, question.checkability, None, None, extra=extra)
    if question.problem:
        verdict = without_evidence(ReasonCode.UNREADABLE_CLAIM, question.told_in, question.problem)
        return Decided(question.claim_id, question.claim, question.checkability, verdict, None, extra=extra)
    sources = {d.source.source_id: d for d in documents}
    claim = read(question.claim, question.language, aliases)
    # A sentence that ends on a colon announces what others say.
    citable = (c for c in candidates if c.passage.visible and not c.passage.quote.endswith((":", "：")))
    judged = list(citable)
    findings = [
        (c.passage.source_id, _finding(claim, c, sources[c.passage.source_id], aliases, settings, with_model))
        for c in judged
    ]
    place = weigh(findings, settings.judged)
    relevant = place >= 0 and (
        findings[place][1].verdict is not Verdict.NOT_ENOUGH
        or _relevant(judged[: settings.judged], question.language, sources, settings, with_model)
    )
    hearing = Hearing(problem=reader.reason) if isinstance(reader, Missing) else Hearing()
    # Without a sentence model, or with evidence that was given and not found, shared words are all that tells
    # what is relevant, and a paraphrase has none.
    is_open = place >= 0 and findings[place][1].verdict is Verdict.NOT_ENOUGH
    second = reader is not None and not isinstance(reader, Missing) and reader.second_opinions
    if place >= 0 and (relevant or not with_model) and (is_open or second):
        asked = dict.fromkeys((place, *range(min(settings.heard, len(judged)))))
        heard = [_heard(i, judged[i].passage, findings[i][1], sources) for i in asked]
        hearing = hear(reader, question.claim, question.language, heard)
        if not is_open:
            hearing = replace(hearing, verdict=None)  # what facts have decided a judge may only doubt
    if not relevant and not hearing.verdict:
        nothing = _nothing_found(question, documents, extra)
        # No passage is shown that a remark could be about, unless the judge quotes its own.
        heard_of = hearing if second else Hearing(problem=hearing.problem)
        said = nothing.judgement and settle(nothing.judgement, heard_of, reader, question.told_in)
        return replace(nothing, judgement=said)
    place = hearing.place if hearing.verdict else place
    against = [
        _passed(judged[i].passage, finding, sources)
        for i, (_, finding) in enumerate(findings)
        if conflicts((findings[place], findings[i]), 0)
    ]
    decided = judgement(
        _passed(judged[place].passage, findings[place][1], sources),
        question.told_in,
        next(iter(against), None),
    )
    decided = settle(decided, hearing, reader, question.told_in)
    passage = judged[place].passage
    return Decided(
        claim_id=question.claim_id,
        claim=question.claim,
        checkability=question.checkability,
        judgement=decided,
        evidence_status=EvidenceStatus.FOUND,
        passage=passage,
        document=sources[passage.source_id],
        extra=extra,
    )


def passage_language(passage: Passage, document: Document) -> str:
    """The language of a passage: its own where its letters tell, else its source's."""
    return detect_language(passage.quote, document.source.language) or document.source.language


def _finding(
    claim: Facts,
    candidate: Candidate,
    document: Document,
    aliases: Aliases,
    settings: Settings,
    with_model: bool,
) -> Finding:
    passage = candidate.passage
    evidence = read(passage.quote, passage_language(passage, document), aliases, document.source.published)
    compared = compare(claim, evidence, setting_of(passage, document, aliases), aliases)
    return find(compared, candidate.score.semantic if with_model else None, settings)


def _passed(passage: Passage, finding: Finding, sources: Mapping[str, Document]) -> Passed:
    language = passage_language(passage, sources[passage.source_id])
    return Passed(finding, passage.quote, language, passage.source_id)


def _heard(place: int, passage: Passage, finding: Finding, sources: Mapping[str, Document]) -> Heard:
    return Heard(place, passage.quote, passage_language(passage, sources[passage.source_id]), finding)


def _relevant(
    judged: Sequence[Candidate],
    language: str,
    sources: Mapping[str, Document],
    settings: Settings,
    with_model: bool,
) -> bool:
    if not with_model:
        return any(c.score.wording >= settings.supported_coverage / 2 for c in judged)
    return any(
        relevance(c.score, language, sources[c.passage.source_id].source.language, settings)
        >= settings.relevant
        for c in judged
    )


def _nothing_found(question: Question, documents: Sequence[Document], extra: dict[str, str]) -> Decided:
    """Nothing relevant; if a source could not be read, that is said instead: it might have answered."""
    read = [d.source for d in documents if d.status is EvidenceStatus.FOUND]
    stood_for = {source.mirror_of for source in read}
    unread = [
        d
        for d in documents
        if d.source not in read and d.source.tier is not Tier.MIRROR and d.source.source_id not in stood_for
    ]
    if unread:
        detail = "; ".join(f"{d.source.source_id}: {d.status}" for d in unread)
        verdict = without_evidence(ReasonCode.SOURCE_UNAVAILABLE, question.told_in, detail)
        status = unread[0].status
    else:
        verdict = without_evidence(ReasonCode.NO_RELEVANT_PASSAGE, question.told_in)
        status = EvidenceStatus.IRRELEVANT
    return Decided(question.claim_id, question.claim, question.checkability, verdict, status, extra=extra)
