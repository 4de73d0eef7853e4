"""A claim that quotes somebody: how the quoted words stand in the sources, beside what the facts decided.

Words that are not found refute nothing: a translated quote is in no source as it is quoted. But what is given
as somebody's very words is not supported by a source in the same language that has others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.core.labels import (
    Attribution,
    EvidenceStatus,
    FactKind,
    Level,
    QuoteStanding,
    ReasonCode,
    Verdict,
)
from claimbook.core.model import Candidate, Comparison, Decided, Document, Judgement, Passage
from claimbook.judging.judge import Question
from claimbook.judging.phrases import interface_language
from claimbook.matching.aliases import Aliases
from claimbook.matching.naming import match_names
from claimbook.matching.quotes import QuoteMatch, find_quote
from claimbook.text.entities.names import find_names
from claimbook.text.fact_changes import changed_facts
from claimbook.text.language.languages import detect_language
from claimbook.text.segmentation.quotation_pairs import BRACKETS, TITLES, closed_spans
from claimbook.text.speakers.attribution import find_attribution

# Languages whose reporting is read; in others only words that a source has tell that they are a quote.
_READ = ("en", "ja", "zh")
_FEWEST_WORDS, _FEWEST_LETTERS = 5, 12
_LONGEST_SHOWN = 300
# Whom somebody told something, or who asked: what follows or precedes these words.
_TO_WHOM = re.compile(
    r"\b(?:told|interview (?:with|by)|speaking to|interviewed by) ([^,;“”\"]{2,60})"
    r"|([^、。「」]{2,30}?)(?:の取材に|のインタビューに|の単独インタビュー)"
    r"|(?:告诉|告訴|接受)([^，。“”]{2,20}?)(?=采访|採訪|专访|專訪|[：:，。]|$)"
)
_S = QuoteStanding
_LEVELS = {
    _S.EXACT: Level.EQUAL,
    _S.NEAR: Level.COMPATIBLE,
    _S.TRANSLATED: Level.COMPATIBLE,
    _S.WRONG_SOURCE: Level.DIFFERENT,
    _S.NOT_THERE: Level.MISSING_IN_EVIDENCE,
}
_TOLD: dict[str, dict[str, str]] = {
    "en": {
        _S.EXACT: "The source “{source}” has the quoted words.",
        _S.NEAR: "The source “{source}” has nearly the quoted words: “{shown}”.",
        _S.TRANSLATED: "The quoted words may be a translation from the source “{source}”: {shown}",
        _S.WRONG_SOURCE: "The source “{source}” has the quoted words, but there they are those of {said_by}.",
        _S.NOT_THERE: "No source that was read has the quoted words.",
        "abroad": "No source is in the language of the quote, and none has a passage it seems to translate.",
        "elsewhere": "The source “{source}” has the quoted words; the source that is named has them not.",
    },
    "ja": {
        _S.EXACT: "引用された言葉は資料「{source}」にある。",
        _S.NEAR: "資料「{source}」には、ほぼ同じ言葉がある：「{shown}」。",
        _S.TRANSLATED: "引用は資料「{source}」の次の箇所の翻訳とみられる：{shown}",
        _S.WRONG_SOURCE: "引用された言葉は資料「{source}」にあるが、そこでは{said_by}の発言である。",
        _S.NOT_THERE: "読んだ資料には、引用された言葉がない。",
        "abroad": "引用と同じ言語の資料はなく、翻訳元とみられる箇所も資料にない。",
        "elsewhere": "引用された言葉は資料「{source}」にあるが、主張が挙げる出典にはない。",
    },
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that a claim quotes; `start` and `end` are those of the first to the last of them."""

    words: str
    speaker: str  # empty where nobody is named
    start: int
    end: int
    is_told: bool  # whether the sentence says that somebody said so


def quotation_of(claim: str, language: str) -> Quotation | None:
    """What a claim quotes as somebody's very words; None where it quotes nothing.

    A quotation in parts ("A," she said, "B") is one, with an ellipsis between them.

    >>> quotation_of("“We shall open,” Ann Berg said, “but not before May.”", "en").words
    'We shall open, … but not before May.'
    """
    said = find_attribution(claim, language)
    is_told = said.attribution is Attribution.DIRECT_QUOTE
    if not is_told and language in _READ:
        return None
    spans = [
        _inner(claim, start, end)
        for start, end in closed_spans(claim, 0, len(claim))
        if claim[start] not in BRACKETS + TITLES
    ]
    spans = [
        (start, end)
        for start, end in spans
        if _is_long(claim[start:end]) or (is_told and start < said.body_end and said.body_start < end)
    ]
    if not spans and is_told:
        spans = [(said.body_start, said.body_end)]
    if not spans or not spans[0][0] < spans[-1][1]:
        return None
    words = " … ".join(claim[start:end].strip() for start, end in spans)
    return Quotation(words, said.speaker, spans[0][0], spans[-1][1], is_told)


def named_sources(
    claim: str, quotation: Quotation, documents: Sequence[Document], aliases: Aliases
) -> tuple[str, ...]:
    """The ids of the sources whose publisher a claim names as the one that was told the words.

    >>> _TO_WHOM.search("“We won,” Ann Berg told Reuters.")[1]
    'Reuters.'
    """
    outside = f"{claim[: quotation.start]} {claim[quotation.end :]}"
    told = [next(filter(None, found.groups())) for found in _TO_WHOM.finditer(outside)]
    names = [name.surface for to in told for name in find_names(to, detect_language(outside))]
    return tuple(
        d.source.source_id
        for d in documents
        if d.source.publisher and any(match_names(n, d.source.publisher, aliases).score > 0 for n in names)
    )


def _inner(claim: str, start: int, end: int) -> tuple[int, int]:
    """What stands between quotation marks, and between those right within them."""
    start, end = start + 1, end - 1
    within = closed_spans(claim, start, end)
    while within and within[0][0] == start and claim[start] not in BRACKETS + TITLES:
        start, end = within[0][0] + 1, within[0][1] - 1
        within = closed_spans(claim, start, end)
    return start, end


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS or (not words.isascii() and len(words) >= _FEWEST_LETTERS)


def with_quotation(
    decided: Decided,
    question: Question,
    candidates: Sequence[Candidate],
    documents: Sequence[Document],
    aliases: Aliases,
) -> Decided:
    """A decided claim with how what it quotes stands in the sources; the same where it quotes nothing.

    Args:
        decided: what the facts decided.
        question: the claim.
        candidates: its passages, among which a translation is looked for.
        documents: all sources: the words may be in another than the one that decides.
        aliases: names that mean the same.
    """
    judged, language = decided.judgement, question.language
    quotation = quotation_of(decided.claim, language) if judged and not question.problem else None
    readable = [d for d in documents if d.passages]
    if judged is None or quotation is None or not readable:
        return decided
    named = named_sources(decided.claim, quotation, readable, aliases)
    match = find_quote(quotation.words, readable, quotation.speaker, candidates, aliases, named)
    if match.standing is QuoteStanding.NOT_THERE and not quotation.is_told:
        return decided
    if decided.passage is None and match.spans:
        document = next(d for d in readable if d.source.source_id == match.source_id)
        start, end = match.spans[0]
        passage = next((p for p in document.passages if p.start < end and start < p.end), None)
        if passage is not None:
            decided = replace(
                decided, passage=passage, document=document, evidence_status=EvidenceStatus.FOUND
            )
            judged = replace(judged, reason_code=ReasonCode.FACTS_SILENT, explanation="")
    judged = _settled(judged, match, decided, language)
    row = _row(decided.claim, quotation, match, decided.passage, language)
    told_in = interface_language(question.told_in)
    explanation = (
        ("" if told_in == "ja" else " ").join((judged.explanation, _told(match, readable, told_in))).strip()
    )
    return replace(
        decided,
        judgement=replace(judged, comparisons=(*judged.comparisons, row), explanation=explanation),
    )


def _settled(judged: Judgement, match: QuoteMatch, decided: Decided, language: str) -> Judgement:
    """The judgement, without a support that the quoted words do not bear out.

    Nor is a quote refuted that may be translated, where all that differs is which end of a scale a word
    stands for: a translator may have turned "is open" into "has not closed".
    """
    if match.standing is QuoteStanding.TRANSLATED and judged.verdict is Verdict.REFUTED:
        differing = {row.kind for row in judged.comparisons if row.level.contradicts}
        return (
            _undecided(judged, ReasonCode.DOUBTFUL_DIFFERENCE)
            if differing == {FactKind.DIRECTION}
            else judged
        )
    if judged.verdict is not Verdict.SUPPORTED or match.is_short:
        return judged
    reason = ReasonCode.DOUBTFUL_DIFFERENCE
    if match.standing is QuoteStanding.NOT_THERE:
        passage, document = decided.passage, decided.document
        theirs = detect_language(passage.quote, document.source.language) if passage and document else ""
        if theirs != language:
            return judged  # a translation that no sentence model told
        reason = ReasonCode.PARTLY_SUPPORTED
    elif match.standing is not QuoteStanding.WRONG_SOURCE and not _says_otherwise(match, language):
        return judged
    return _undecided(judged, reason)


def _undecided(judged: Judgement, reason: ReasonCode) -> Judgement:
    return replace(
        judged,
        verdict=Verdict.NOT_ENOUGH,
        reason_code=reason,
        confidence=min(judged.confidence, 0.5),
        turning_point="",
        explanation="",
    )


def _says_otherwise(match: QuoteMatch, language: str) -> bool:
    """Whether nearly the same words differ in a number, a name, a denial or the like."""
    is_near = match.standing is QuoteStanding.NEAR
    return is_near and bool(set(changed_facts(match.words, match.found, language)) - {FactKind.WORDING})


def _row(
    claim: str, quotation: Quotation, match: QuoteMatch, passage: Passage | None, language: str
) -> Comparison:
    """The certificate's row; without offsets into the evidence where another passage has the words."""
    level = Level.DIFFERENT if _says_otherwise(match, language) else _LEVELS[match.standing]
    found, start, end = "", -1, -1
    if match.spans and passage is not None:
        first, last = match.spans[0][0], match.spans[-1][1]
        is_here = (passage.source_id, passage.snapshot) == (match.source_id, match.snapshot)
        if is_here and passage.start <= first and last <= passage.end:
            start, end = first - passage.start, last - passage.start
            found = passage.quote[start:end]
    notes = [match.standing.value]
    if match.spans and start < 0:
        notes.append(f"{match.source_id} {match.spans[0][0]}–{match.spans[-1][1]}")
    if match.said_by:
        notes.append(match.said_by)
    if shown := match.difference or (match.found if start < 0 else ""):
        notes.append(_shortened(shown))
    return Comparison(
        FactKind.QUOTE,
        claim[quotation.start : quotation.end],
        quotation.start,
        quotation.end,
        found,
        start,
        end,
        level,
        " | ".join(notes),
    )


def _told(match: QuoteMatch, documents: Sequence[Document], language: str) -> str:
    what: str = match.standing
    if match.standing is QuoteStanding.WRONG_SOURCE and not match.said_by:
        what = "elsewhere"
    if match.standing is QuoteStanding.NOT_THERE:
        own = detect_language(match.words)
        is_abroad = all(d.source.language not in ("", own) for d in documents)
        what = "abroad" if own and is_abroad else what
    return _TOLD[language][what].format(
        source=match.source_id,
        shown=_shortened(match.difference or match.found),
        said_by=match.said_by,
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
