"""Whom 彼 or 她 means who speaks, where only one person can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.text.entities.name_model import NameKind
from claimbook.text.entities.names import find_names
from claimbook.text.language import chinese
from claimbook.text.speakers.speech_chinese import chinese_speech
from claimbook.text.speakers.speech_japanese import japanese_speech, topic_person

_JAPANESE_PERSON = re.compile(
    r"(?:氏|さん|市長|知事|社長|会長|教授|代表|選手|監督|首相|大統領|議員|大臣|長官|理事長|委員長|被告)$"
)
_THUS_JAPANESE = re.compile(
    r"(?:こう|次のように|以下のように|このように)[^、。]{0,10}"
    r"(?:述べ|語|話|言|説明|強調|コメント|振り返|訴え|明か|答え|つづ|書)[^、。]{0,6}[。:：]?$"
)
_THUS_CHINESE = re.compile(
    r"(?P<speaker>[^，。：“”]{2,20}?)(?:这样|如此|是这样)(?:说|表示|解释|介绍|回忆|评价)[^，。]{0,3}[。:：]?$"
)
_LONGEST_SENTENCE = 500


def speaker_before(pronoun: str, sentences: Sequence[str], language: str) -> str:
    """The person whom a pronoun means that speaks after these sentences; empty where that is not certain.

    Args:
        pronoun: as `Attributed.pronoun` has it.
        sentences: what was said before, the last one last. The speaker of the last one is meant or, in
            Japanese, the one person that it names; never somebody farther back.
        language: ISO 639-1; "ja" or "zh", any other has no pronouns here.

    >>> speaker_before("彼", ["社長のヨナス・クレー氏は新型を発表した。"], "ja")
    'ヨナス・クレー'
    >>> speaker_before("彼", ["山田太郎氏は佐藤一郎氏と会った。"], "ja")
    ''
    >>> speaker_before("他", ["局长周毅表示，票价将保持不变。"], "zh")
    '局长周毅'
    """
    if not pronoun or not sentences or language not in ("ja", "zh") or len(sentences[-1]) > _LONGEST_SENTENCE:
        return ""
    before = sentences[-1]
    people = {n.surface for n in find_names(before, language) if n.kind is NameKind.PERSON}
    said = japanese_speech(before) if language == "ja" else chinese_speech(before)
    speaker = said.speaker if said else ""
    if is_person(speaker, language) and all(name in speaker for name in people):
        return speaker
    return people.pop() if len(people) == 1 and language == "ja" else ""


def is_person(speaker: str, language: str) -> bool:
    """Whether a speaker, as written, is one person."""
    if language == "ja":
        return _JAPANESE_PERSON.search(speaker) is not None
    # One or two characters after a surname: 周毅, 司马光 is not looked for.
    return any(
        g.startswith("surname ") for length in (2, 3) for g in chinese.glosses(speaker[-length : 1 - length])
    )


def speaker_announced(sentence: str, language: str) -> str:
    """Who speaks the quote that comes after "市長はこう述べた。"; empty where none is announced.

    >>> speaker_announced("父が継いだ店で働く花村さんはこう語る。", "ja")
    '花村さん'
    """
    if len(sentence) > _LONGEST_SENTENCE:
        return ""
    if language == "ja" and _THUS_JAPANESE.search(sentence):
        return topic_person(sentence)
    found = _THUS_CHINESE.search(sentence) if language == "zh" else None
    return found["speaker"] if found and is_person(found["speaker"], "zh") else ""
