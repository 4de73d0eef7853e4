"""Where sentences end inside a paragraph: marks, quotes, and signs that stand for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.text.segmentation.abbreviations import NAMES_WITH_MARKS
from claimbook.text.segmentation.full_stops import EAST, begins_sentence, full_stop_ends, is_abbreviated
from claimbook.text.segmentation.quotation_pairs import (
    BRACKETS,
    CLOSERS,
    OPENERS,
    TITLES,
    closed_spans,
    outermost,
)
from claimbook.text.segmentation.reporting_words import (
    PARTICLE_JA,
    REPORTED_JA,
    SPEAKER,
    SPEAKER_KO,
    SPEAKER_ZH,
    STARTS_JA,
)
from claimbook.text.segmentation.sentence_starters import starters_of

_FULL_STOPS = "。｡"
_OTHER_FINAL = "؟।॥۔։።။។"  # Arabic, Indian, Armenian, Ethiopian, Burmese, Khmer
_FINAL = f".．!！?？…‥{_FULL_STOPS}{_OTHER_FINAL}"
# Emoji, stars and notes, each with its variation and skin marks.
PICTURE = r"[\u2600-\u27bf\u2b50\U0001f300-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
_MARK = re.compile(
    rf"[.．!！?？{_FULL_STOPS}{_OTHER_FINAL}]+|[…‥]+[.．!！?？…‥{_FULL_STOPS}]*|(?:{PICTURE})+"
)
_NAMES = re.compile("|".join(re.escape(name) for name in NAMES_WITH_MARKS))
_CLOSING = rf"[{re.escape(CLOSERS)}]*"
# What still belongs to a sentence after its mark: closing marks, footnote numbers, stress, pictures.
_TRAILING = re.compile(
    rf"{_CLOSING}(?:\[\d{{1,3}}\]|[¹²³⁰⁴-⁹†‡])*{_CLOSING}(?:[*_]{{1,3}}(?=\s|$))?(?:\s?{PICTURE})*"
)
_ASIDE = re.compile(
    r"[（(](?:[^（）()]{0,40}[＝=：:][^（）()]{0,40}|笑|苦笑|爆笑|涙|泣|汗|注\d{0,3}|图|圖|[A-Z]{2,6})[）)]"
)
_LAST_BRACKET = re.compile(rf"\s?[（(][^（）()]{{1,80}}(?<![{re.escape(_FINAL)}])[）)]\s*$")
_WORDY = re.compile(r"[^\W_]")
LAUGHTER = re.compile(r"[（(](?:笑|苦笑|爆笑|涙|泣|汗)[）)]")
# A picture without a mark ends a sentence only after words that nothing can follow but a new one.
_SPOKEN_OUT = re.compile(
    r"(?:ます|です|ました|でした|ません|ましょう|ください|[よねわぞ]|な[あぁー]|[～〜っー]|[了吧呢啊呀哦啦吗嗎다요네죠])$"
)
_REACH = 60


def sentence_ends(text: str, start: int, end: int, language: str = "") -> Iterator[int]:
    """The places after the sentences of one paragraph, in order; the last is always `end`.

    Args:
        text: the whole text.
        start, end: the paragraph in it.
        language: ISO 639-1; it matters for abbreviations and for German and Korean numbers.

    Marks inside quotes and brackets end nothing; after the quote the sentence may end.

    >>> text = "「行く。来る。」と述べた。次へ。"
    >>> [text[:i] for i in sentence_ends(text, 0, len(text), "ja")][0]
    '「行く。来る。」と述べた。'
    """
    pairs = closed_spans(text, start, end)
    shut = {after: begin for begin, after in pairs}
    closed = outermost([*pairs, *(m.span() for m in _NAMES.finditer(text, start, end))])
    marks = [m.span() for m in _MARK.finditer(text, start, end)]
    sentence = start
    index = 0
    # A pair is asked about where it closes, a mark where it stands, in the order of the text.
    for at, after in sorted([*marks, *((after - 1, after) for after in shut)]):
        while index < len(closed) and closed[index][1] <= at:
            index += 1
        is_inside = index < len(closed) and closed[index][0] <= at
        if is_inside and closed[index][1] != after:
            continue
        if at < sentence:
            continue
        if is_inside:
            opened = shut.get(after)
            place = -1 if opened is None else _end_after_pair(text, sentence, opened, after, end, language)
        else:
            place = _end_after_mark(text, sentence, at, after, end, language)
        if place > sentence:
            yield place
            sentence = place
    if sentence < end:
        yield end


def _end_after_pair(text: str, sentence: int, opened: int, after: int, end: int, language: str) -> int:
    """The end of a sentence that ends with a quote or a bracket, or -1."""
    place = _trailing(text, after, end)
    rest = text[place : min(end, place + _REACH)]
    following = rest.lstrip()
    if not following or _MARK.match(following) or text[opened] in TITLES:
        return -1
    if LAUGHTER.fullmatch(text, opened, after):
        return -1 if _goes_on_in_japanese(following, PARTICLE_JA) else place
    inner = text[opened : after - 1].rstrip(CLOSERS + " \u00a0\u202f\u3000")
    if not inner or inner[-1] not in _FINAL:
        return -1
    before = text[max(sentence, opened - _REACH) : opened].rstrip()
    is_first = opened - sentence < _REACH and not _WORDY.search(before)
    is_east = inner[-1] in "。｡！？" or bool(EAST.match(inner[-2:-1]))
    if is_east:
        if _goes_on_in_japanese(following, PARTICLE_JA):
            return -1
    elif not (rest[0].isspace() and begins_sentence(following)):
        return -1
    if text[opened] in BRACKETS:
        return place if is_first else -1
    is_led_in = before.endswith((",", "，", "、"))
    says = SPEAKER_ZH if is_east else SPEAKER
    if before.endswith((":", "：")) or (is_led_in and says.search(before)):
        return place
    if says.match(following) or SPEAKER_KO.match(following):
        return -1
    if is_east:
        return place if is_first or is_led_in else -1
    if inner.endswith(".") and is_abbreviated(inner, 0, len(inner) - 1, following, language):
        return -1
    return place


def _end_after_mark(text: str, sentence: int, at: int, after: int, end: int, language: str) -> int:
    """The end of a sentence that ends with the marks `text[at:after]`, or -1."""
    marks = text[at:after]
    place = _trailing(text, after, end)
    rest = text[place : min(end, place + _REACH)]
    following = rest.lstrip()
    if not following or (at - sentence < 200 and not _WORDY.search(text, sentence, at)):
        return -1
    kinds = set(marks)
    if kinds & set("。｡！？!?"):
        is_closed = place > after
        ends = _strong_mark_ends(marks, text[max(sentence, at - 1) : at], rest, is_closed, language)
    elif kinds & set(_OTHER_FINAL):
        ends = rest[0].isspace()
    elif marks in (".", "．"):
        ends = full_stop_ends(text, sentence, at, place, end, language)
    elif kinds <= set("….‥．"):
        ends = rest[0].isspace() and _begins_after_dots(following)
    else:
        spoken_out = _SPOKEN_OUT.search(text[max(sentence, at - 6) : at])
        ends = spoken_out is not None and not _goes_on_in_japanese(following, PARTICLE_JA)
    return _with_aside(text, place, end) if ends else -1


def _strong_mark_ends(marks: str, before: str, rest: str, is_closed: bool, language: str) -> bool:
    """Whether a mark ends its sentence that hardly ever does anything else: 。！？!?"""
    following = rest.lstrip()
    is_quoted = _goes_on_in_japanese(following, REPORTED_JA)
    if is_quoted or (following[0] == "と" and not STARTS_JA.match(following) and "。" not in marks):
        return False
    if not set(marks) <= set("!?.…‥"):
        return True
    if rest[0].isspace():
        return not following[0].islower() and not (is_closed and SPEAKER.match(following))
    if following[0] in OPENERS or not following[0].isascii():
        return not following[0].islower()
    word = re.match(r"[A-Z][\w’']*", following)  # a space is missing: "Why?Because"
    return before.islower() and word is not None and word.group().lower() in starters_of(language)


def _begins_after_dots(following: str) -> bool:
    """Whether words after dots are a new sentence; "Still... I know" is one."""
    inner = following.lstrip(OPENERS + "¿¡—– ")
    return bool(EAST.match(inner)) or (inner[:1].isupper() and not re.match(r"I\b", inner))


def _goes_on_in_japanese(following: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.match(following)) and not STARTS_JA.match(following)


def _trailing(text: str, after: int, end: int) -> int:
    match = _TRAILING.match(text, after, end)
    return match.end() if match else after


def _with_aside(text: str, place: int, end: int) -> int:
    """The place after a credit or a laugh in brackets that hangs on a sentence behind its mark."""
    aside = _ASIDE.match(text, place, end) or _LAST_BRACKET.match(text, place, end)
    return aside.end() if aside else place
