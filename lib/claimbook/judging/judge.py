"""One claim before its evidence: the whole judgement, as plain values in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from claimbook.core.labels import Checkability, EvidenceStatus, ReasonCode, Tier, Verdict
from claimbook.core.model import Candidate, Decided, Document, Passage
from claimbook.core.settings import Settings
from claimbook.judging.certificate import judgement, without_evidence
from claimbook.judging.comparison import Setting, compare
from claimbook.judging.decision import Finding, conflicts, find, weigh
from claimbook.judging.entailment_decision import Heard, Hearing, hear, settle
from claimbook.judging.judges import Judge, Missing
from claimbook.matching.aliases import Aliases
from claimbook.matching.relevance import relevance
from claimbook.text.facts import Facts, read_facts
from claimbook.text.language.languages import detect_language

# A name in this many passages is one that a page returns to.
_RECURRING = 2
# How a capture says that its text was handed over with the claim.
GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to be judged, with the columns of its row that are passed through."""

    claim_id: str
    claim: str
    checkability: Checkability
    language: str
    problem: str = ""  # why it cannot be read, where it cannot
    extra: tuple[tuple[str, str], ...] = ()


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
        verdict = without_evidence(ReasonCode.UNREADABLE_CLAIM, question.language, question.problem)
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
    if place >= 0 and (relevant or not with_model) and findings[place][1].verdict is Verdict.NOT_ENOUGH:
        asked = dict.fromkeys((place, *range(min(settings.heard, len(judged)))))
        heard = [_heard(i, judged[i].passage, findings[i][1], sources) for i in asked]
        hearing = hear(reader, question.claim, question.language, heard)
    if not relevant and not hearing.verdict:
        nothing = _nothing_found(question, documents, extra)
        silent = Hearing(problem=hearing.problem)  # no passage is shown that a remark could be about
        said = nothing.judgement and settle(nothing.judgement, silent, reader, question.language)
        return replace(nothing, judgement=said)
    place = hearing.place if hearing.verdict else place
    decided = judgement(findings[place][1], question.language, conflicts(findings, place))
    decided = settle(decided, hearing, reader, question.language)
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


@lru_cache(maxsize=50_000)
def read(text: str, language: str, aliases: Aliases, published: str = "") -> Facts:
    """The facts of a text, with the names that are known; each text is read once a process."""
    return read_facts(text, language, aliases.surfaces, _day(published))


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def passage_language(passage: Passage, document: Document) -> str:
    """The language of a passage: its own where its letters tell, else its source's."""
    return detect_language(passage.quote, document.source.language) or document.source.language


def setting_of(passage: Passage, document: Document, aliases: Aliases) -> Setting:
    """The names that a passage stands under, and who speaks on the page.

    These are the names of the title, the heading, the page's first sentence, which says what the page is
    about, and the sentence before, which a pronoun may mean.
    """
    language = document.source.language or detect_language(passage.quote)
    above = [p.quote for p in document.passages if p.end <= passage.start][-1:]
    first = [p.quote for p in document.passages[:1]]
    topic = [read(text, language, aliases) for text in (document.source.title, passage.context, *first)]
    nearby = [read(text, language, aliases) for text in above]
    above_names = (n.surface for facts in nearby for n in facts.names)
    return Setting(
        topic=tuple(dict.fromkeys(n.surface for facts in topic for n in facts.names)),
        near=tuple(dict.fromkeys((*above_names, *_recurring_names(document, aliases)))),
        words=tuple(word for facts in topic[:2] for word in facts.words),
        language=language,
        publisher=document.source.publisher,
        same_moment=document.capture is not None and document.capture.charset_reason == GIVEN,
    )


def _recurring_names(document: Document, aliases: Aliases) -> tuple[str, ...]:
    """Names that stand in several passages of a page: what it is about, said or understood."""
    key = document.capture.text_sha256 if document.capture else document.text
    return _names_of(
        key,
        document.source.source_id,
        tuple(p.quote for p in document.passages),
        document.source.language,
        aliases,
    )


@lru_cache(maxsize=256)
def _names_of(
    key: str, source_id: str, quotes: tuple[str, ...], language: str, aliases: Aliases
) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for quote in quotes:
        for name in {n.surface for n in read(quote, language, aliases).names}:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(name for name, count in counts.items() if count >= _RECURRING))


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
        verdict = without_evidence(ReasonCode.SOURCE_UNAVAILABLE, question.language, detail)
        status = unread[0].status
    else:
        verdict = without_evidence(ReasonCode.NO_RELEVANT_PASSAGE, question.language)
        status = EvidenceStatus.IRRELEVANT
    return Decided(question.claim_id, question.claim, question.checkability, verdict, status, extra=extra)
