"""An article into statements, each with its place, its speaker and whether it can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.checkability import assess, classify
from claimbook.text.dates.times import find_times
from claimbook.text.entities.names import find_names
from claimbook.text.segmentation.sentences import Sentence, SentenceKind, split_sentences
from claimbook.text.segmentation.unmarked import plain
from claimbook.text.speakers.attribution import Attributed, find_attribution
from claimbook.text.speakers.dialogue import Turn, find_turns, is_bare_answer
from claimbook.text.speakers.east_asian_speakers import speaker_announced
from claimbook.text.speakers.statement_speakers import as_said_by, named_speaker, with_name, with_own_subject
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.references import carry_topic, resolve
from claimbook.text.syntax.splitting import split_atomic


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
_FINAL = re.compile(r"[。．.！!？?…」』”\"）)]$")
# Where and when an agency's text was filed, which belongs to no statement.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:, \d{4})?,? ?"
    r"(?:\([A-Za-z .]{2,30}\) ?)?[-–—]+ "
    r"|[A-Z][A-Za-z .,'’]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? \([A-Za-z .]{2,30}\) ?[-–—]+ "
    r"|[【〔［\[][^】〕］\]\n]{2,40}[】〕］\]]\s*|[（(](?:ロイター|共同|時事|AFP|CNN|[A-Z]{2,5})[^）)\n]{0,20}[）)]\s*"
    r"|(?:新华社|中新社|中新网|新華社|中央社)[^，。\n]{2,24}电(?:[（(][^）)\n]{2,30}[）)])?[，,：:]?\s*"
)
_SHORTEST_QUOTE = 3
_COMMAS = (",", "、", "，", "；", ";")
_EDGES = " \t\n\u3000,、，；;"


def find_statements(text: str, title: str, language: str) -> tuple[Statement, ...]:
    """Splits a text into statements, in order; headings, credits and links are among them.

    Args:
        text: the article.
        title: its headline, which may name what the text then calls "the project"; may be empty.
        language: ISO 639-1, or empty.
    """
    return tuple(_statements(text, title, language))


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a sentence: the title and the sentences, and the last one if it told of its own."""

    said: tuple[str, ...]
    last: str  # the sentence before in the same paragraph, where the article itself states something


def _statements(text: str, title: str, language: str) -> Iterator[Statement]:
    said = [title] if title else []
    last = (0, "")
    last_quote: Statement | None = None
    sentences = split_sentences(text, language)
    turns = find_turns(text, sentences, title, language)
    for number, sentence in enumerate(sentences):
        turn = turns.get(number)
        if turn and (turn.speaker or turn.is_question):
            yield _in_turn(text, sentence, turn, language)
            last_quote = None
            continue
        if turn:  # an answer by nobody, as in a list of questions and answers
            sentence = replace(sentence, start=turn.start)
        words = text[sentence.start : sentence.end]
        filed = _DATELINE.match(words) if sentence.kind is SentenceKind.SENTENCE else None
        if filed and filed.end() < len(words):
            sentence = replace(sentence, start=sentence.start + filed.end())
            words = words[filed.end() :]
        context = (*said[:1], *said[max(1, len(said) - _LOOK_BACK) :])
        before = _Before(context, last[1] if last[0] == sentence.paragraph else "")
        made = []
        for statement in _of_sentence(words, sentence, language, before):
            made.append(_with_speaker(statement, language, last_quote, before.said))
            yield made[-1]
        last_quote = next((s for s in made if s.attribution is Attribution.DIRECT_QUOTE and s.speaker), None)
        is_prose = sentence.kind in (SentenceKind.SENTENCE, SentenceKind.LIST_ITEM)
        if is_prose and made[0].checkability is not Checkability.NOT_A_CLAIM:
            said.append(plain(words))
        is_own = is_prose and all(s.attribution is Attribution.OWN_VOICE for s in made)
        # A sentence that was given its subject passes it on.
        told = made[0].claim if len(made) == 1 else plain(words)
        last = (sentence.paragraph, told if is_own else "")


def _in_turn(text: str, sentence: Sentence, turn: Turn, language: str) -> Statement:
    """A sentence of a dialogue: a question, a word or two that answer it, or somebody's very words."""
    words = text[turn.start : sentence.end]
    assessed = assess(words, SentenceKind.SENTENCE, language)
    label, note, speaker, claim = assessed.label, assessed.reason, turn.speaker, plain(words)
    attribution = Attribution.OWN_VOICE
    if turn.is_question:
        label, note = Checkability.QUESTION, note or "an interviewer asks"
    elif label is not Checkability.QUESTION and is_bare_answer(claim):
        label, note = Checkability.NOT_A_CLAIM, "an answer of a word or two"
    elif speaker and label not in (Checkability.QUESTION, Checkability.NOT_A_CLAIM):
        label, note, attribution = Checkability.CHECKABLE, "words of a dialogue", Attribution.DIRECT_QUOTE
        claim = as_said_by(speaker, claim, language)
    return Statement(turn.start, sentence.end, sentence.paragraph, claim, label, speaker, attribution, note)


def _of_sentence(words: str, sentence: Sentence, language: str, before: _Before) -> Iterator[Statement]:
    assessed = assess(words, sentence.kind, language)
    whole = Statement(
        sentence.start,
        sentence.end,
        sentence.paragraph,
        plain(words),
        assessed.label,
        speaker="",
        attribution=Attribution.OWN_VOICE,
        note=assessed.reason,
    )
    own = Attributed(Attribution.OWN_VOICE, "", 0, len(words))
    if assessed.label is not Checkability.CHECKABLE:
        clauses = list(_clauses(whole, words, own, language, before)) if assessed.is_soft else []
        # "She is incomparable, and her aria drew applause in May": the judgement takes no fact away.
        yield from clauses if any(_is_fact(clause, language) for clause in clauses) else (whole,)
        return
    attributed, note = named_speaker(find_attribution(words, language), before.said, language)
    whole = replace(whole, speaker=attributed.speaker, attribution=attributed.attribution, note=note)
    body = words[attributed.body_start : attributed.body_end]
    is_report = attributed.attribution is Attribution.REPORTED
    if attributed.attribution is Attribution.DIRECT_QUOTE or (
        is_report and not _is_checkable(body, language)
    ):
        # A quote, or "X expects that ...": what can be checked is that X says or expects so.
        statements = [_as_said(whole, words, attributed, language)]
    else:
        statements = list(_clauses(whole, words, attributed, language, before))
    statements += [_beside(whole, words, clause, language, before) for clause in attributed.beside]
    yield from sorted(statements, key=lambda statement: (statement.start, statement.end))


def _is_checkable(body: str, language: str) -> bool:
    return classify(body, SentenceKind.SENTENCE, language)[0] is Checkability.CHECKABLE


def _is_fact(statement: Statement, language: str) -> bool:
    """Whether a clause beside a judgement can be checked and has a time or name to check it by."""
    if statement.checkability is not Checkability.CHECKABLE:
        return False
    return bool(find_times(statement.claim, language) or find_names(statement.claim[1:], language))


def _as_said(whole: Statement, words: str, attributed: Attributed, language: str) -> Statement:
    """What somebody says or expects, with the name for a pronoun and without what stands beside it."""
    claim = plain(attributed.claim or words)
    if attributed.pronoun and attributed.speaker:
        claim = with_name(claim, attributed.pronoun, attributed.speaker)
    start, end = 0, len(words)
    for clause in attributed.beside:
        if clause.start == 0 and words[clause.end : clause.end + 1] in _COMMAS:
            start = clause.end + 1
        elif clause.start >= attributed.body_end and words[: clause.start].rstrip()[-1:] in _COMMAS:
            end = min(end, clause.start)
    own = words[start:end]
    start, end = start + len(own) - len(own.lstrip(_EDGES)), end - (len(own) - len(own.rstrip(_EDGES)))
    if start >= end:
        return replace(whole, claim=_as_sentence(claim, language))
    return replace(
        whole, start=whole.start + start, end=whole.start + end, claim=_as_sentence(claim, language)
    )


def _beside(whole: Statement, words: str, clause: Clause, language: str, before: _Before) -> Statement:
    """What stands beside speech in its sentence: the article's own words, or speech of another kind."""
    resolved = resolve(plain(clause.text), language, before.said, plain(words[: clause.start]))
    label, reason = classify(resolved.text, language=language)
    said = find_attribution(clause.text, language)
    return replace(
        whole,
        start=whole.start + clause.start,
        end=whole.start + clause.end,
        claim=_as_sentence(resolved.text, language),
        checkability=label,
        speaker=said.speaker,
        attribution=said.attribution,
        note="; ".join(filter(None, (reason, resolved.note))),
    )


def _clauses(
    whole: Statement, words: str, attributed: Attributed, language: str, before: _Before
) -> Iterator[Statement]:
    body_start = attributed.body_start
    clauses = split_atomic(words[body_start : attributed.body_end], language)
    for clause in clauses:
        is_single = len(clauses) == 1
        is_first = not body_start and not clause.start
        said = attributed if is_single else _said_in(clause, attributed, words, language)
        claim, own = with_own_subject(plain(clause.text), said, language)
        resolved = resolve(claim, language, before.said, plain(words[: body_start + clause.start]))
        if language == "ja" and is_first and before.last and not resolved.note:
            resolved = carry_topic(resolved.text, before.last)
        label, reason = (whole.checkability, "") if is_single else classify(resolved.text, language=language)
        start, end = whole.start + body_start + clause.start, whole.start + body_start + clause.end
        yield replace(
            whole,
            start=whole.start if is_single and not clause.start else start,
            end=whole.end if is_single else end,
            claim=_as_sentence(resolved.text, language),
            checkability=label,
            speaker=said.speaker,
            attribution=said.attribution,
            note="; ".join(filter(None, (reason, whole.note, own, resolved.note))),
        )


def _said_in(clause: Clause, attributed: Attributed, words: str, language: str) -> Attributed:
    """The speech of a clause: "Ann Berg, who led it, denied that ..." says of itself who led it."""
    is_whole = attributed.body_start == 0 and attributed.body_end == len(words)
    if language != "en" or not is_whole or attributed.attribution is not Attribution.REPORTED:
        return attributed
    found = find_attribution(clause.text, language)
    return attributed if found.attribution is Attribution.REPORTED else found


def _as_sentence(claim: str, language: str) -> str:
    if language in ("ja", "zh"):
        return claim if _FINAL.search(claim) else f"{claim}。"
    if language == "en":
        claim = claim[:1].upper() + claim[1:]
        return claim if _FINAL.search(claim) else f"{claim}."
    return claim


def _with_speaker(
    statement: Statement, language: str, last_quote: Statement | None, said: Sequence[str]
) -> Statement:
    """A quote that stands alone: it goes on with the one before, or was announced."""
    is_lone = statement.attribution is Attribution.DIRECT_QUOTE and not statement.speaker
    if not is_lone or "unresolved: " in statement.note or len(statement.claim) < _SHORTEST_QUOTE:
        return statement
    if last_quote is not None and last_quote.paragraph == statement.paragraph:
        speaker = last_quote.speaker
    else:
        speaker = speaker_announced(said[-1], language) if said else ""
    if not speaker:
        return statement
    note = "; ".join(filter(None, (statement.note, "speaker from the sentences before")))
    return replace(
        statement, speaker=speaker, claim=as_said_by(speaker, statement.claim, language), note=note
    )
