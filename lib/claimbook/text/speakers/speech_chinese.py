"""Who says a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimbook.text.speakers.speech import SHORTEST_QUOTE, Attributed, quote_span, quoted, reported
from claimbook.text.speakers.speech_beside import speech_among
from claimbook.text.syntax.chinese_reporting import SAY, leading_source
from claimbook.text.syntax.clauses_chinese import chinese_clauses

_QUOTED_WITH = rf"(?:{SAY}|道|强调|強調|认为|認為|警告|批评|批評|呼吁|承认|否认|反问|问)"
_SUBJECT = (
    r"(?P<speaker>[^，。：:“”]{1,30}?)"
    r"(?:(?:[在于於则則也还還曾昨今当當对對向]|周[一二三四五六日]|星期|\d{1,2}月|\d{1,2}日|同时|进一步|再次|此前|日前|近日|随后|隨後|接受)[^，。：:“”]{0,25}?)?"
)
_THAT = re.compile(rf"(?:[^，。：“”]{{1,16}}，)?{_SUBJECT}{SAY}[，,：:]?\s*(?P<body>[^“”]{{4,}})$")
_MIND = re.compile(
    r"(?P<speaker>[^，。：:“”]{1,20}?)(?:则|也|还)?"
    r"(?:认为|認為|相信|预计|預計|强调|強調|承诺|承諾|警告|估计|推测|主张|坚信|担心).{4,}$"
)
_BEFORE_QUOTE = re.compile(rf"(?:[^“”，。]{{1,20}}，)?{_SUBJECT}{_QUOTED_WITH}[：:，,]?\s*$")
_AFTER_QUOTE = re.compile(rf"[，,。]?{_SUBJECT}{_QUOTED_WITH}(?=[，。,：:]|$)")
# 来自北京的李明 is 李明.
_DESCRIBED = re.compile(
    r"^(?:来自|负责|参与|就读于|毕业于|任职于|曾任|年仅|现年|总部位于)[^，]{1,20}的(?=[^的]{2,})"
)
_DATE = re.compile(r"^(?:昨天|昨日|今天|今日|日前|近日|当天|周[一二三四五六日]|\d{1,2}日)")
_AUTHOR = re.compile(r"(?:我|我们|笔者|小编|本报|记者)$")


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def chinese_speech(sentence: str) -> Attributed | None:
    """Finds a report or a quote; None for the article's own voice.

    What the article says itself in another clause stands in `beside`.

    >>> s = "“票价不变，”局长潘毅周二说，“服务会更好。”"
    >>> found = chinese_speech(s)
    >>> found.speaker, s[found.body_start : found.body_end]
    ('局长潘毅', '票价不变，')
    """
    said = speech_among(sentence, chinese_clauses, _speech)
    return replace(said, pronoun=said.speaker) if said and said.speaker in ("他", "她") else said


def _speech(sentence: str) -> Attributed | None:
    if source := leading_source(sentence):
        return source
    if found_quote := _quote(sentence):
        return found_quote
    if (found := _THAT.match(sentence)) and not _AUTHOR.search(found["speaker"]):
        return reported(sentence, _named(found["speaker"]), found.start("body"), len(sentence))
    if (found := _MIND.match(sentence)) and not _AUTHOR.search(found["speaker"]):
        return reported(sentence, _named(found["speaker"]), 0, len(sentence))
    return None


def _quote(sentence: str) -> Attributed | None:
    for start, end in _quotes(sentence):
        before, after = sentence[:start], sentence[end:]
        if not before.strip() and not after.strip("。 "):
            return quoted("", start + 1, end - 1)
        found = _BEFORE_QUOTE.match(before) if before.strip() else _AFTER_QUOTE.match(after)
        if found:
            return quoted(_named(found["speaker"]), start + 1, end - 1)
    return None


def _quotes(sentence: str) -> Iterator[tuple[int, int]]:
    opener, closer = ("“", "”") if "“" in sentence else ("「", "」")
    at = 0
    while span := quote_span(sentence[at:], opener, closer):
        if span[1] - span[0] >= SHORTEST_QUOTE:
            yield at + span[0], at + span[1]
        at += span[1]


def _named(speaker: str) -> str:
    return _DESCRIBED.sub("", _DATE.sub("", speaker))
