"""An article into statements, each with its place, its speaker and whether it can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.attribution import Attributed, find_attribution
from claimbook.text.checkability import classify
from claimbook.text.japanese_syntax import has_subject, parse
from claimbook.text.references import resolve
from claimbook.text.sentences import Sentence, SentenceKind, split_sentences
from claimbook.text.splitting import split_atomic


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a text; `text[start:end]` are the words it was made from."""

    start: int
    end: int
    paragraph: int
    claim: str  # stands on its own
    checkability: Checkability
    speaker: str
    attribution: Attribution
    note: str


# How far back a word may point; further back a reader would have to search, too.
_LOOK_BACK = 40
_EAST = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_BREAK_IN_EAST = re.compile(rf"(?<={_EAST})[ \t]*\n\s*(?={_EAST})")
_SPACE = re.compile(r"\s+")
_MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^)\s]{1,2000}(?: \"[^\"]{0,200}\")?\)")
_MARKDOWN_STRESS = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_MARKDOWN_EMPHASIS = re.compile(r"(?<![\w*])[*_](?=[^\s*_])([^*_\n]{1,300}?)(?<=\S)[*_](?![\w*])")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\])+(?=\s|$|[。.])")
_FINAL = re.compile(r"[。．.！!？?…」』”\"）)]$")
# Where and when an agency's text was filed, which belongs to no statement.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:, \d{4})?,? ?"
    r"(?:\([A-Za-z .]{2,30}\) ?)?[-–—]+ "
    r"|[A-Z][A-Za-z .,'’]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? \([A-Za-z .]{2,30}\) ?[-–—]+ "
    r"|[【〔［\[][^】〕］\]\n]{2,40}[】〕］\]]\s*|[（(](?:ロイター|共同|時事|AFP|CNN|[A-Z]{2,5})[^）)\n]{0,20}[）)]\s*"
    r"|(?:新华社|中新社|中新网|新華社|中央社)[^，。\n]{2,24}电(?:[（(][^）)\n]{2,30}[）)])?[，,：:]?\s*"
)
_VAGUE_SOURCE = re.compile(r"(?:報道|発表|調べ|調査|記事|情報|関係者|専門家|統計|データ|研究|報告書?)$|によ")
_PRONOUN = re.compile(r"(?:[Ii]t(?= (?!is\b|was\b))|[Hh]e|[Ss]he|[Tt]hey)(?= )")
_SAID = {"ja": "{}は「{}」と述べた。", "en": "{} said: “{}”", "zh": "{}表示：“{}”"}


def find_statements(text: str, title: str, language: str) -> tuple[Statement, ...]:
    """Splits a text into statements, in order; headings, credits and links are among them.

    Args:
        text: the article.
        title: its headline, which may name what the text then calls "the project"; may be empty.
        language: ISO 639-1, or empty.
    """
    return tuple(_statements(text, title, language))


def plain(words: str) -> str:
    """The words of an article as one line, without Markdown, footnote numbers and line breaks.

    >>> plain("The **plan** [starts](https://a.example/x)\\nin May.[1]")
    'The plan starts in May.'
    """
    line = _BREAK_IN_EAST.sub("", words)
    line = _MARKDOWN_LINK.sub(r"\1", line)
    line = _MARKDOWN_STRESS.sub(r"\2", line)
    line = _MARKDOWN_EMPHASIS.sub(r"\1", line)
    return _SPACE.sub(" ", _FOOTNOTE.sub("", line)).strip() or _SPACE.sub(" ", words).strip()


def _statements(text: str, title: str, language: str) -> Iterator[Statement]:
    said = [title] if title else []
    last_quote: Statement | None = None
    for sentence in split_sentences(text, language):
        words = text[sentence.start : sentence.end]
        filed = _DATELINE.match(words) if sentence.kind is SentenceKind.SENTENCE else None
        if filed and filed.end() < len(words):
            sentence = replace(sentence, start=sentence.start + filed.end())
            words = words[filed.end() :]
        statements = tuple(_of_sentence(words, sentence, language, said))
        for statement in statements:
            completed = _with_speaker(statement, words, language, last_quote)
            is_quote = completed.attribution is Attribution.DIRECT_QUOTE
            last_quote = completed if is_quote and completed.speaker else None
            yield completed
        if sentence.kind in (SentenceKind.SENTENCE, SentenceKind.LIST_ITEM):
            said.append(plain(words))


def _of_sentence(words: str, sentence: Sentence, language: str, said: Sequence[str]) -> Iterator[Statement]:
    checkability, reason = classify(words, sentence.kind, language)
    whole = Statement(
        sentence.start,
        sentence.end,
        sentence.paragraph,
        plain(words),
        checkability,
        speaker="",
        attribution=Attribution.OWN_VOICE,
        note=reason,
    )
    if checkability is not Checkability.CHECKABLE:
        yield whole
        return
    attributed = find_attribution(words, language)
    whole = replace(whole, speaker=attributed.speaker, attribution=attributed.attribution)
    body = words[attributed.body_start : attributed.body_end]
    if attributed.attribution is Attribution.DIRECT_QUOTE:
        yield whole
    elif attributed.attribution is Attribution.REPORTED and not _is_checkable(body, language):
        yield whole  # "X expects that ...": what can be checked is that X does
    else:
        yield from _clauses(whole, words, attributed, language, said)


def _is_checkable(body: str, language: str) -> bool:
    return classify(body, SentenceKind.SENTENCE, language)[0] is Checkability.CHECKABLE


def _clauses(
    whole: Statement, words: str, attributed: Attributed, language: str, said: Sequence[str]
) -> Iterator[Statement]:
    body_start = attributed.body_start
    body = words[body_start : attributed.body_end]
    clauses = split_atomic(body, language)
    context = [*said[:1], *said[max(1, len(said) - _LOOK_BACK) :]]
    for clause in clauses:
        is_single = len(clauses) == 1
        claim, own = _own_subject(plain(clause.text), attributed, language)
        resolved = resolve(claim, language, context)
        label, reason = (
            (Checkability.CHECKABLE, "") if is_single else classify(resolved.text, language=language)
        )
        start, end = whole.start + body_start + clause.start, whole.start + body_start + clause.end
        yield replace(
            whole,
            start=whole.start if is_single and not clause.start else start,
            end=whole.end if is_single else end,
            claim=_as_sentence(resolved.text, language),
            checkability=label,
            note="; ".join(filter(None, (reason, own, resolved.note))),
        )


def _own_subject(claim: str, attributed: Attributed, language: str) -> tuple[str, str]:
    """The speaker in place of the subject that a report leaves out or calls "it", with a note.

    Japanese leaves it out: "X said (X) keeps the partnership".
    """
    speaker = attributed.speaker
    if attributed.attribution is not Attribution.REPORTED or not attributed.body_start or not speaker:
        return claim, ""
    if language == "ja" and not _VAGUE_SOURCE.search(speaker) and not has_subject(parse(claim)):
        return f"{speaker}は{claim}", f"subject = {speaker}"
    pronoun = _PRONOUN.match(claim) if language == "en" and speaker[:1].isupper() else None
    if pronoun and "," not in speaker and not speaker.startswith(("The ", "A ")):
        return f"{speaker}{claim[pronoun.end() :]}", f"{pronoun.group().lower()} = {speaker}"
    return claim, ""


def _as_sentence(claim: str, language: str) -> str:
    if language in ("ja", "zh"):
        return claim if _FINAL.search(claim) else f"{claim}。"
    if language == "en":
        claim = claim[:1].upper() + claim[1:]
        return claim if _FINAL.search(claim) else f"{claim}."
    return claim


def _with_speaker(statement: Statement, words: str, language: str, last_quote: Statement | None) -> Statement:
    """A quote that stands alone goes on where the quote before it in the paragraph stopped."""
    is_bare = statement.attribution is Attribution.DIRECT_QUOTE and not statement.speaker
    if not is_bare or last_quote is None or last_quote.paragraph != statement.paragraph:
        return statement
    claim = statement.claim
    if language in _SAID and len(words) > 2:
        claim = _SAID[language].format(last_quote.speaker, claim.strip('「」“”"'))
    return replace(
        statement,
        speaker=last_quote.speaker,
        claim=claim,
        note="; ".join(filter(None, (statement.note, "speaker from the sentence before"))),
    )
