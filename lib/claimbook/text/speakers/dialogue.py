"""Who speaks in an interview or a transcript whose lines say so, with quotation marks or without.

MR VANCE: I saw the crack in May.        a name before each line
记者：下一个目标是什么？
――資金はどう集めましたか。                 a dash, a Q or stars before what an interviewer asks;
**How did you get into radio?**          the one person named before answers
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimbook.text.segmentation.sentences import Sentence, SentenceKind
from claimbook.text.segmentation.unmarked import plain
from claimbook.text.syntax.people import UNNAMED, only_person, people


@dataclass(frozen=True, slots=True)
class Turn:
    """The words of one sentence in a dialogue."""

    start: int  # in the text, behind the label
    speaker: str  # empty where nobody knows
    is_question: bool  # asked by an interviewer without a name


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, with the places of its sentences among all of the text."""

    first: int
    sentences: tuple[Sentence, ...]
    words: str
    label: str
    start: int  # behind the label
    asks: bool  # by its form: a dash, a Q, a stressed question
    answers: bool  # by its form: an A


_DASH = re.compile(r"(?:―+|─+|—{1,2}|ーー|－－|‐‐)\s*(?=\S)")
# Stars may stand around the label alone: "**Q.** Why?"
_END_OF_LABEL = r"(?:\s?[.:：．]|(?<=[\d０-９])[)）、]?(?=\s)|(?=\u3000))\*{0,2}\s*(?=\S)"
_ASKS = re.compile(
    rf"\*{{0,2}}(?:[QＱ]\s?[\d０-９]{{0,2}}|(?:質問|問|问|提问|Question)[\d０-９]{{0,2}}){_END_OF_LABEL}"
)
_ANSWERS = re.compile(
    rf"\*{{0,2}}(?:[AＡ]\s?[\d０-９]{{0,2}}|(?:回答|答|Answer)[\d０-９]{{0,2}}){_END_OF_LABEL}"
)
_NAME = re.compile(
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|MR|MRS|MS|DR|PROF|SIR)\.? )?[A-Z][\w’'.-]{1,20}"
    r"(?: (?:(?:de|van|von|bin|al|of) )?[A-Z][\w’'-]{1,20}){0,3}"
    r"|[一-鿿々ぁ-んァ-ヺー・＝Ａ-Ｚ]{1,14})\s?[:：]\s*(?=\S)"
)
_ROLE = re.compile(
    r"(?:interviewer|host|moderator|presenter|(?:the )?(?:chair(?:man|woman|person)?|speaker|court)|judge"
    r"|journalist|reporter|記者|聞き手|司会者?|インタビュアー|編集部|议长|議長|委員長|記者团|记者|主持人|编辑)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sir)\.? |.+(?:氏|さん|議員|教授|大臣|先生|女士)$", re.IGNORECASE)
_ASKED = re.compile(
    r"[?？](?:[\s”\"」』)）]|$)|(?:です|ます|ました|でしょう|の|すか)か[。」]|(?:吗|呢)[。”]?$"
)
_FINAL = re.compile(r"[.。．!！?？…」』”\"]\s*$")
# Who is interviewed, where the words before the questions name others as well.
_INTERVIEWED = {
    "ja": re.compile(
        r"(?:（[^）]{1,12}）)?(?:に|へ|を)[^。に]{0,16}?"
        r"(?:聞[いくき]|訊[いくき]|尋ね|伺[いっ]|うかが[いっ]|インタビュー|取材し|直撃)"
    ),
    "zh": re.compile(r"(?:采访了?|专访了?|对话|对谈|接受[^，。]{0,12}采访)"),
    "en": re.compile(
        r"\b(?:met|interviewed|asked|visited|(?:spoke|spoken|talks?|talked|sat down) (?:to|with)"
        r"|interview with|conversation with|questions (?:for|to))\b",
        re.IGNORECASE,
    ),
}
# Anybody may meet and ask somebody; the one who writes does so for an interview.
_WE_ASKED = re.compile(
    r"\b(?:we|I|our \w+)\b[^.]{0,40}\b(?:met|spoke|talked|interviewed|asked|sat down)\b|\binterview\b",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"(?:さん|氏|）)(?:と|、|や|・)$")
_NEAR = 50
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|my|our|me|us)\b|私|僕|俺|わたし|ぼく|うち|我(?!国|が国|が社)|咱", re.IGNORECASE
)
_OPENERS = tuple('「『“"«„')
_FEWEST_LINES = 3
_MOST_OF = 0.6


def find_turns(text: str, sentences: Sequence[Sentence], title: str, language: str) -> Mapping[int, Turn]:
    """The sentences that stand in a dialogue, by their place among all sentences of the text.

    A dialogue has at least three lines with names of two speakers, one of whom comes again, and a question,
    an interviewer or a title among them; or at least two questions that are marked as an interviewer's.
    Lists with labels ("Price: ...") are none. An answer goes on until the next line that is marked; after
    the last question only while it speaks of itself.

    Args:
        text: the whole text.
        sentences: its sentences, in order.
        title: the headline, which may name the one who is interviewed.
        language: ISO 639-1.
    """
    lines = tuple(_lines(text, sentences))
    named = [line for line in lines if line.label]
    if _is_dialogue(named):
        return dict(_between_named(lines))
    asking = [k for k, line in enumerate(lines) if line.asks]
    if len(asking) < 2 and not (asking and _DASH.match(lines[asking[0]].words)):
        return {}
    before = [title, *(plain(text[s.start : s.end]) for line in lines[: asking[0]] for s in line.sentences)]
    person = _interviewee(before, language) if _is_interview(lines, asking, before, language) else ""
    return dict(_between_questions(lines, person))


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[_Line]:
    first = 0
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        listed = tuple(group)
        start, end = listed[0].start, listed[-1].end
        words = text[start:end]
        is_stressed = text[max(0, start - 2) : start] in ("**", "__") and text[end : end + 2] in ("**", "__")
        asks = _ASKS.match(words)
        answers = None if asks else _ANSWERS.match(words)
        name = None if asks or answers or listed[0].kind is SentenceKind.HEADING else _NAME.match(words)
        label = asks or answers or name
        yield _Line(
            first,
            listed,
            words,
            name["label"] if name else "",
            start + (label.end() if label else 0),
            bool(asks or _DASH.match(words) or (is_stressed and words.rstrip().endswith(("?", "？")))),
            bool(answers),
        )
        first += len(listed)


def _is_interview(
    lines: Sequence[_Line], asking: Sequence[int], before: Sequence[str], language: str
) -> bool:
    """Whether somebody answers: "Who is Ann Berg?" in an article about her is answered by the article."""
    if any(_DASH.match(lines[k].words) for k in asking):
        return True
    asked = _WE_ASKED if language == "en" else _INTERVIEWED.get(language)
    if asked and any(asked.search(sentence) for sentence in before):
        return True
    answers = [lines[k + 1] for k in asking if k + 1 < len(lines) and not lines[k + 1].asks]
    return sum(map(_says_i, answers)) * 2 > len(answers)


def _interviewee(before: Sequence[str], language: str) -> str:
    """The one person who is named before the first question, or whom somebody met there to ask."""
    if person := only_person(before, language):
        return person
    asked = _INTERVIEWED.get(language)
    if asked is None:
        return ""
    for sentence in before:
        for found in asked.finditer(sentence):
            # In Japanese the name comes before the verb, in the others after it.
            near = sentence[: found.start()][-_NEAR:] if language == "ja" else sentence[found.end() :][:_NEAR]
            places = {near.rfind(name): name for name in people(near, language) if name != UNNAMED}
            if places:
                at = max(places) if language == "ja" else min(places)
                return "" if _AND_ANOTHER.search(near[:at]) else places[at]
    return ""


def _is_dialogue(named: Sequence[_Line]) -> bool:
    labels = [line.label for line in named]
    if len(named) < _FEWEST_LINES or not 2 <= len(set(labels)) < len(labels):
        return False
    if sum(bool(_FINAL.search(line.words)) for line in named) < _MOST_OF * len(named):
        return False
    repeated = {label for label in labels if labels.count(label) > 1}
    if any(_ROLE.fullmatch(label) or _TITLED.match(label) for label in repeated):
        return True
    return any(_ASKED.search(line.words) for line in named) and len(repeated) >= 2


def _between_named(lines: Sequence[_Line]) -> Iterator[tuple[int, Turn]]:
    last = max(k for k, line in enumerate(lines) if line.label)
    speaker = ""
    for k, line in enumerate(lines):
        speaker = line.label or speaker
        if not speaker or _is_apart(line) or (not line.label and k > last and not _says_i(line)):
            continue
        yield from _turns(line, speaker, is_question=False)


def _between_questions(lines: Sequence[_Line], person: str) -> Iterator[tuple[int, Turn]]:
    marked = [k for k, line in enumerate(lines) if line.asks]
    # Where answers stand in quotation marks, what stands in none is told by the article.
    is_quoted = any(lines[k + 1].words[:1] in _OPENERS for k in marked if k + 1 < len(lines))
    was_asked = False
    for k in range(marked[0], len(lines)):
        line = lines[k]
        if line.asks:
            was_asked = True
            yield from _turns(line, "", is_question=True)
        elif line.answers:
            was_asked = False
            yield from _turns(line, person, is_question=False)
        elif not person or _is_apart(line) or (is_quoted and line.words[:1] not in _OPENERS):
            continue
        # Who is spoken of by name does not speak.
        elif was_asked or (person not in line.words and (k < marked[-1] or _says_i(line))):
            was_asked = False
            yield from _turns(line, person, is_question=False)


def _turns(line: _Line, speaker: str, *, is_question: bool) -> Iterator[tuple[int, Turn]]:
    for number, sentence in enumerate(line.sentences):
        start = max(sentence.start, line.start) if number == 0 else sentence.start
        if start < sentence.end:
            yield line.first + number, Turn(start, speaker, is_question)


def _is_apart(line: _Line) -> bool:
    kinds = {sentence.kind for sentence in line.sentences}
    return not line.label and bool(kinds & {SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.ADDRESS})


def _says_i(line: _Line) -> bool:
    return _FIRST_PERSON.search(line.words) is not None


_BARE = re.compile(
    r"(?:[A-Za-zÀ-ÿ’'-]+[,.!]? ?){1,2}|(?:\w+,? ){0,3}(?:yes|no|thanks?|thank you)"
    r"|good (?:morning|evening|afternoon)"
    r"|[^\s\d、，]{1,4}|(?:はい|いいえ|ええ|そう(?:です|ですね)|是的|不是|对|好的)[、，].{0,4}"
)


def is_bare_answer(words: str) -> bool:
    """Whether words answer a question and state nothing by themselves: "No.", "はい。"

    >>> is_bare_answer("That log, yes."), is_bare_answer("He left.")
    (True, True)
    """
    return _BARE.fullmatch(words.strip(" .。!！").lower()) is not None
