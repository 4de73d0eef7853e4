"""Who says a Japanese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimbook.text.speakers.speech import SHORTEST_QUOTE, Attributed, quote_span, quoted, reported
from claimbook.text.speakers.speech_beside import speech_among
from claimbook.text.syntax.clauses_japanese import japanese_clauses
from claimbook.text.syntax.japanese_reporting import FINDINGS, HOLD, NAMING, REVEAL, SHOW, STANCES, TELL
from claimbook.text.syntax.japanese_sources import HEARSAY, NAME, leading_source, source_name
from claimbook.text.syntax.japanese_subjects import is_actor
from claimbook.text.syntax.japanese_syntax import (
    Syntax,
    content_verb,
    described_after,
    main_verb,
    parse,
    phrase_start,
    verb_name,
)

_FOUND_OUT = re.compile(
    rf"こと(?:が|は)、?(?:(?:\d+月)?\d+日(?:まで)?(?:に)?、?)?(?P<speaker>{NAME}{{1,40}}?)"
    r"(?:への取材|の取材|の調べ|の調査|の発表|のまとめ|の話|の分析)(?:で|により|から)、?(?:分か|わか|判明|明らかにな)[^、。]{1,8}[。]?$"
)
# 住民からは「怖い」「不安だ」といった声が聞かれた。
_VOICES = re.compile(
    r"(?:[^「」。]{0,20}、)?(?P<speaker>[^、。「」]{1,20})から(?:は|も)?、?「(?P<words>[^。]{2,200})」"
    r"(?:など)?(?:と(?:の|いう|いった))[^「」、。]{0,6}声(?:が|も)[^、。「」]{1,10}。?$"
)
_DAY_OR_PLACE = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:に|の[^、。「」はが]{1,20}で)?|同日|[月火水木金土日]曜日|[^、。「」はが]{1,30}?(?:で|には|では|に))、"
)
_TIME_BEFORE = re.compile(
    r"^(?:(?:\d+月)?\d+日(?:午前|午後|朝|夜|夕方)?|昨日|今日|先週|昨年|今年|同日)(?![のに])"
)
_SCRIPT = re.compile(r"(?P<speaker>[^「」、。は]{1,24})[：:]?\s*$")
_PRONOUN = re.compile(r"彼|彼女|同氏|氏")
_AUTHOR = re.compile(r"(?:私|わたし|僕|ぼく|俺|筆者|我々|われわれ)")
_NEGATION = ("ない", "ず", "ぬ", "ん", "まい")


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def japanese_speech(sentence: str) -> Attributed | None:
    """Finds a report or a quote; None for the article's own voice.

    What is denied, asked for or not said is no report, and neither is a name in quotation marks. What the
    article says itself in another clause, or of the speaker by the way, stands in `beside`.

    >>> s = "提案した沖田市長は8日、「橋は渡せる」と強調した。"
    >>> found = japanese_speech(s)
    >>> found.speaker, s[found.body_start : found.body_end]
    ('沖田市長', '橋は渡せる')
    """
    said = speech_among(sentence, japanese_clauses, _speech)
    return replace(said, pronoun=said.speaker) if said and _PRONOUN.fullmatch(said.speaker) else said


def topic_person(sentence: str) -> str:
    """The person or body that is the first topic or subject of a sentence; empty where it is neither."""
    s = parse(sentence)
    return _speaker(s, 0, len(s.words))


def _speech(sentence: str) -> Attributed | None:
    if source := leading_source(sentence):
        return source
    s = parse(sentence)
    if found := _quote(s):
        return found
    if told := _FOUND_OUT.search(sentence):
        return reported(sentence, source_name(told["speaker"], ""), 0, told.start())
    if found := _report(s):
        return found
    if heard := HEARSAY.search(sentence, max(0, len(sentence) - 20)):
        return reported(sentence, "", 0, heard.start())
    return None


def _quote(s: Syntax) -> Attributed | None:
    if voices := _VOICES.match(s.text):
        return quoted(voices["speaker"], voices.start("words"), voices.end("words"))
    for start, end in _quotes(s.text):
        before, after = s.text[:start], s.text[end:]
        if not before.strip() and not after.strip("。. 」"):
            return quoted("", start + 1, end - 1)
        if (speaker := _quoted_speaker(s, start, end)) is not None:
            return quoted(speaker, start + 1, end - 1)
    return None


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the quotes of a sentence, with their marks."""
    at = 0
    while span := quote_span(text[at:], "「", "」"):
        start, end = at + span[0], at + span[1]
        if end - start >= SHORTEST_QUOTE:
            yield start, end
        at = end


def _quoted_speaker(s: Syntax, start: int, end: int) -> str | None:
    """Who speaks a quote, perhaps nobody that is named; None where it is nobody's speech."""
    after = next((i for i, w in enumerate(s.words) if w.start >= end), len(s.words))
    if not s.text[end:].strip("。 "):
        script = _SCRIPT.match(s.text[:start])
        opener = next((i for i, w in enumerate(s.words) if w.start >= start), 0)
        if opener and s.is_comma(opener - 1):
            opener -= 1
        if opener and s.is_topic(opener - 1) and is_actor(s, opener - 1) and _is_speech(s, after):
            return _name(s, opener - 1)  # 市長は「反対だ」。
        is_person = script is not None and (
            s.text[start - 1] in ":：" or (opener > 0 and is_actor(s, opener))
        )
        return script["speaker"] if script and is_person else None
    at = after
    if at < len(s.words) and s.words[at].surface == "など":
        at += 1
    if at >= len(s.words) or not s.is_particle(at, "と"):
        return None
    verb = next(
        (i for i in range(at, len(s.words)) if s.outside[i] and s.words[i].part_of_speech[0] == "動詞"), 0
    )
    if not verb or not _is_said_with(s, at, verb, _is_speech(s, after)):
        return None
    speaker = _speaker(s, at, verb) or _speaker(s, 0, at)
    is_told = verb_name(s, verb) in TELL | HOLD | SHOW
    return speaker if is_told or speaker else None


def _is_speech(s: Syntax, after: int) -> bool:
    """Whether the quote before word `after` is a sentence, and not the name of a thing."""
    last = next((i for i in range(after - 2, 0, -1) if s.words[i].surface != "」"), 0)
    tags = s.words[last].part_of_speech
    return tags[0] in ("動詞", "助動詞", "形容詞", "補助記号", "感動詞") or tags[1] == "終助詞"


def _is_said_with(s: Syntax, particle: int, verb: int, is_speech: bool) -> bool:
    """Whether the verb after "「…」と" makes speech of the quote."""
    chain = verb
    while chain + 1 < len(s.words) and (s.is_verbal(chain + 1) or s.is_particle(chain + 1, "て", "で")):
        chain += 1
    words = s.words[verb : chain + 1]
    is_turned = any(
        w.dictionary_form in _NEGATION or w.part_of_speech[4] in ("助動詞-レル", "助動詞-ラレル")
        for w in words[1:]
    )
    if is_turned or s.describes_noun(chain):
        return False
    name = verb_name(s, content_verb(s, verb))
    if name in TELL and name != "いう":
        return True
    return is_speech and name not in NAMING


def _report(s: Syntax) -> Attributed | None:
    verb = _told(s)
    if verb is None:
        return None
    name = verb_name(s, verb)
    limit = verb - (2 if name.endswith("にする") else 1 if name != s.words[verb].dictionary_form else 0)
    found = _marker(s, limit, name)
    if found is None:
        return None
    marker, is_stance = found
    is_noun = not s.is_particle(marker, "と")
    after = "" if is_noun else _speaker(s, marker, verb)
    speaker_at = 0 if after else _speaker_at(s, 0, marker)
    speaker = after or (_name(s, speaker_at) if speaker_at else "")
    # Without a speaker, or with "I", it is the author who thinks so; という is hearsay.
    if name == "いう" or _AUTHOR.match(speaker) or (not speaker and (is_noun or name not in TELL)):
        return None
    is_final = not any(s.is_comma(i) for i in range(verb, len(s.words)))
    is_told = is_final and ((name in TELL or name == "する") if not is_noun else True)
    if is_stance or not is_told:
        return reported(s.text, speaker, 0, len(s.text))
    start = s.words[speaker_at].end if speaker_at else 0
    if s.text.startswith("また、", start) or s.text.startswith("また", start):
        start += 2
    start += len(s.text[start:]) - len(s.text[start:].lstrip("、 "))
    aside = _DAY_OR_PLACE.match(s.text, start, s.words[marker].start) if speaker_at else None
    return reported(s.text, speaker, aside.end() if aside else start, s.words[marker].start)


def _told(s: Syntax) -> int | None:
    """The place of the verb of saying that a sentence ends in, or that a part of it ends in at a comma."""
    last = main_verb(s)
    if last is None:
        return None
    ends = [last, *(i - 1 for i in range(len(s.words) - 1, 1, -1) if s.is_comma(i) and s.is_verbal(i - 1))]
    for end in ends:
        verb = content_verb(s, end)
        while verb > 1 and s.words[verb].part_of_speech[0] == "助動詞" and s.is_verbal(verb - 1):
            verb -= 1
        tail = s.words[verb + 1 : end + 2] if end != last else s.words[verb + 1 :]
        if any(
            w.dictionary_form in _NEGATION or w.part_of_speech[4] in ("助動詞-レル", "助動詞-ラレル")
            for w in tail
        ):
            continue
        if verb_name(s, verb) in TELL | HOLD | SHOW | REVEAL:
            return verb
    return None


def _marker(s: Syntax, limit: int, name: str) -> tuple[int, bool] | None:
    """The と after what is said, or the こと of ことを認めた; and whether it is only a view (との見方)."""
    i = limit - 1
    if s.is_particle(i, "を") and s.words[i - 1].surface in ("こと", "旨") and name in REVEAL:
        return (i - 1, False) if s.is_verbal(i - 2) else None
    if (
        s.is_particle(i, "を")
        and name in SHOW
        and s.describes_noun(i - 2)
        and s.words[i - 1].surface in STANCES
    ):
        return i - 1, True  # 建てる考えを示した
    has_object = False
    for k in range(i, max(0, i - 16), -1):
        if s.is_particle(k, "と"):
            if (has_object and name not in SHOW) or (not has_object and name not in TELL | HOLD):
                return None
            return (k, has_object) if _ends_content(s, k, name) else None
        if s.is_particle(k, "を"):
            if s.words[k - 1].surface not in STANCES and not s.text[: s.words[k].start].endswith(
                tuple(STANCES)
            ):
                return None
            has_object = True
        elif (
            s.is_verbal(k)
            and s.words[k].part_of_speech[4] != "助動詞-ダ"
            and not s.words[k].surface.endswith("く")
        ):
            return None
    return None


def _ends_content(s: Syntax, marker: int, name: str) -> bool:
    """Whether the words before と are a statement, not someone to talk with and not an attempt."""
    before = s.words[marker - 1]
    if not s.outside[marker - 1]:
        return name in TELL and name not in ("話す", "いう", "言う")
    is_attempt = before.surface.endswith("う") and name == "する"
    if is_attempt or before.part_of_speech[5].startswith("意志推量形"):
        return False
    if s.is_verbal(marker - 1) or before.part_of_speech[1] == "終助詞":
        return True
    has_case = any(s.is_particle(i, "は", "が", "を", "も") for i in range(1, marker))
    return name not in ("する", "話す", "語る", "いう", "言う", "みる", "見る") and has_case


def _speaker(s: Syntax, start: int, end: int) -> str:
    at = _speaker_at(s, start, end)
    return _name(s, at) if at else ""


def _speaker_at(s: Syntax, start: int, end: int) -> int:
    """The place of the は or が after whoever speaks, between two words; 0 where nobody is named."""
    i = start + 1
    while i < end:
        if s.is_topic(i) or s.is_subject(i):
            noun = described_after(s, i) if s.is_subject(i) else 0
            if noun and noun < end:
                i = noun
                continue
            is_source = s.words[i - 1].surface in FINDINGS or (i + 1 < len(s.words) and s.is_comma(i + 1))
            return i if is_source or is_actor(s, i) else 0
        i += 1
    return 0


def _name(s: Syntax, end: int) -> str:
    name = s.text[s.words[phrase_start(s, end)].start : s.words[end].start]
    return _TIME_BEFORE.sub("", name)
