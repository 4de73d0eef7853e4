"""Where a Japanese sentence has it from: "警察によると", "A社が5月に行った調査では", という."""

from __future__ import annotations

import re

from claimbook.text.speakers.speech import Attributed, reported
from claimbook.text.syntax.japanese_reporting import FINDINGS, MADE

NAME = r"(?:[^、。「」『』（）()]|「[^「」]{1,30}」|『[^『』]{1,30}』|[（(][^（）()]{1,80}[）)])"
_LINK = (
    r"(?:(?:また|しかし|しかしながら|だが|なお|一方で?|さらに|ただ|ただし|そして|加えて|同時に|これに対し|ちなみに|では)"
    r"、?)?"
)
_FINDING = "|".join(FINDINGS)
_ACCORDING = re.compile(
    rf"{_LINK}(?P<speaker>{NAME}{{1,60}}?)"
    r"(?:によりますと|によると|によれば|いわく|曰く"
    rf"|(?P<matter>の(?:{_FINDING}))(?:では|によると|によれば)"
    rf"|(?<=た)(?P<made>(?:[一-鿿ァ-ヶー]{{0,8}}?)(?:{_FINDING}))(?:では|で、))"
    r"[、，,]?\s*"
)
# "X社が2024年に行った調査": who made it, and what else is said of it.
_SURVEY = re.compile(
    rf"(?P<who>{NAME}{{1,30}}?)が(?P<when>{NAME}{{0,40}}?)(?P<made>{'|'.join(MADE)})(?P<what>[^、。「」はがをに]{{0,12}}?(?:{_FINDING}))$"
)
_MATTER = re.compile(rf"の?(?:{_FINDING}|プレスリリース)$")
_VAGUE = re.compile(
    r"(?:以前|過去|一部|複数|現地|最新|今回|海外|地元|当時|これまで|各種|先|前|この|その)(?:の|の一部)?"
)
HEARSAY = re.compile(
    r"(?:(?<![」』])(?:という|といいます)|との(?:こと|話|情報)(?:だ|です|である)?|ということ(?:だ|です|である)"
    r"|と(?:され|言われ|いわれ|報じられ|伝えられ)(?:る|ます|ている|ています|た|ました)"
    r"|(?<=[るただい])そう(?:だ|です))[。.]?$"
)


def leading_source(sentence: str) -> Attributed | None:
    """The source that opens a sentence and stands for all of it: 警察によると; None where there is none."""
    found = _ACCORDING.match(sentence)
    if not found:
        return None
    survey = leading_survey(sentence)
    if found["made"] and not survey:
        return None
    speaker = survey["who"] if survey else source_name(found["speaker"], found["matter"] or "")
    heard = HEARSAY.search(sentence, max(found.end(), len(sentence) - 20))
    return reported(sentence, speaker, found.end(), heard.start() if heard else len(sentence))


def leading_survey(sentence: str) -> re.Match[str] | None:
    """Who made what opens a sentence as its source, when and what: "A社が5月に行った調査では"."""
    found = _ACCORDING.match(sentence)
    if not found:
        return None
    end = found.end("made") if found["made"] else found.end("speaker")
    return _SURVEY.fullmatch(sentence, found.start("speaker"), end)


def source_name(speaker: str, matter: str) -> str:
    """Who speaks in "Xの発表によると"; "以前の報道" stays what it is."""
    shorter = speaker if matter else _MATTER.sub("", speaker)
    if not shorter or _VAGUE.fullmatch(shorter):
        return speaker + matter
    return shorter
