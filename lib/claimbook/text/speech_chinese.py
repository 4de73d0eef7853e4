"""Who says a Chinese sentence."""

from __future__ import annotations

import re

from claimbook.text.speech import SHORTEST_QUOTE, Attributed, quote_span, quoted, reported

# 称 and 说 are verbs of speech only outside 名称, 被称为, 小说, 说明 and the like.
_SAY = (
    r"(?:表示|指出|透露|写道|寫道|报道|報導|报导|坦言|直言|补充道|回应|回應"
    r"|(?<![名被简堪])[称稱](?![为為之作號号赞讚职職霸])|(?<![小据據传傳])[说說](?![明法服不]))"
)
_SUBJECT = (
    r"(?P<speaker>[^，。：:“”]{1,30}?)"
    r"(?:(?:[在于於则則也還还曾昨今当當对對向]|周[一二三四五六日]|星期|日前|近日|随后|隨後|接受)[^，。：:“”]{0,25}?)?"
)
_MATTER = r"(?:的?(?:报道|報導|报导|消息|报告|報告|介绍|统计|公告|声明|数据|说法|描述))"
_ACCORDING = re.compile(
    rf"另?(?:[据據](?P<speaker>[^，。“”]{{1,30}}?){_MATTER}?(?:[称稱]|报道|報導|显示|披露|透露)?"
    rf"|根[据據](?P<source>[^，。“”]{{1,30}}?){_MATTER}(?:[称稱]|显示)?)[，,：:]\s*"
)
_IMPERSONAL = re.compile(r"(?:悉|说|說|报|称|稱|传|傳|了解)")
_THAT = re.compile(rf"(?:[^，。：“”]{{1,12}}，)?{_SUBJECT}{_SAY}[，,：:]?\s*(?P<body>[^“”]{{4,}})$")
_MIND = re.compile(
    r"(?P<speaker>[^，。：:“”]{1,20}?)(?:则|也|还)?"
    r"(?:认为|認為|相信|预计|預計|强调|強調|承诺|承諾|警告|宣称|宣稱).{4,}$"
)
_BEFORE_QUOTE = re.compile(rf"(?:[^“”，。]{{1,20}}，)?{_SUBJECT}(?:{_SAY}|道|强调|強調)[：:，,]?\s*$")
_AFTER_QUOTE = re.compile(rf"[，,]?{_SUBJECT}(?:{_SAY}|道|强调|強調)")


def chinese_speech(sentence: str) -> Attributed | None:
    """Finds a report or a quote; None for the article's own voice."""
    if found := _ACCORDING.match(sentence):
        speaker = found["speaker"] or found["source"]
        named = "" if _IMPERSONAL.fullmatch(speaker) else speaker
        return reported(sentence, named, found.end(), len(sentence))
    if found_quote := _quote(sentence):
        return found_quote
    if found := _THAT.match(sentence):
        return reported(sentence, found["speaker"], found.start("body"), len(sentence))
    if found := _MIND.match(sentence):
        return reported(sentence, found["speaker"], 0, len(sentence))
    return None


def _quote(sentence: str) -> Attributed | None:
    span = quote_span(sentence, "“", "”") or quote_span(sentence, "「", "」")
    if not span or span[1] - span[0] < SHORTEST_QUOTE:
        return None
    start, end = span
    before, after = sentence[:start], sentence[end:]
    if not before.strip() and not after.strip("。 "):
        return quoted("", start + 1, end - 1)
    found = _BEFORE_QUOTE.match(before) if before.strip() else _AFTER_QUOTE.match(after)
    return quoted(found["speaker"], start + 1, end - 1) if found else None
