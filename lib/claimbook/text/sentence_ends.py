"""Where sentences end inside a paragraph: marks, quotes and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimbook.text.abbreviations import (
    BEFORE_NUMBERS,
    CALENDAR,
    MONTHS,
    NAMES_WITH_MARKS,
    NEVER_FINAL,
    PERHAPS_FINAL,
    STARTERS,
    TITLES,
)

_PAIRS = {
    "「": "」", "『": "』", "（": "）", "(": ")", "［": "］", "[": "]",
    "【": "】", "〈": "〉", "《": "》", "“": "”", "„": "“",
}  # fmt: skip
_OPENERS, _CLOSERS = "".join(_PAIRS), "」』）)］]】〉》”"
_EITHER = '"«»'  # open and close alike, or the one way or the other by language
_TOKEN = re.compile(rf"[{re.escape(_OPENERS + _CLOSERS + _EITHER)}]|[。｡．.！!？?…‥؟।۔]+")
_NAMES = re.compile("|".join(re.escape(name) for name in NAMES_WITH_MARKS))
_TRAILING = re.compile(r"[」』）)］】〉》”’»\"]*(?:\[\d{1,3}\])*[」』）)”’»\"]*")
_EAST = re.compile(r"[\u3005\u3041-\u30ff\u3400-\u9fff\uff21-\uff5a\uff66-\uff9f]")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_WORD_BEFORE = re.compile(r"[\w.&’'-]+$")
_WORD_AFTER = re.compile(r"[\w’']+")
_GOES_ON_JA = re.compile(
    r"と(?:述べ|語[りっ]|話し|言[いっわ]|いう|いっ|し[たて、])"
    r"|との(?:こと|考え|見方|発言|声|見解)|って[い言、]|、|，"
)
_AFTER_QUOTE = re.compile(
    r"[とにがをはのもでへや、，,）)」』]|など|って|だ[っとがけ]|である|です|まで|から|より|という|等"
)
_ATTRIBUTION_ZH = re.compile(r"[^。！？“”，,]{0,14}?(?:说|表示|称|问|道|写道|指出|強調|强调|說|稱)")
_ATTRIBUTION = re.compile(
    r"(?:[\w.’'-]+ ){0,5}?"
    r"(?:said|says|told|asked|asks|wrote|writes|added|adds|replied|explained|tweeted|posted"
    r"|sagte|fragte|meinte|erklärte|dit|demandé|déclaré|dijo|preguntó|afirmó|disse|zei|vroeg)\b"
)
# A quote longer than this is taken for a missing quotation mark.
_LONGEST_QUOTE = 1_500
_DEEPEST = 20


def sentence_ends(text: str, start: int, end: int, language: str = "") -> Iterator[int]:
    """The places after the sentences of one paragraph, in order; the last is always `end`.

    Args:
        text: the whole text.
        start, end: the paragraph in it.
        language: ISO 639-1; it matters for German and Korean numbers.

    Marks inside quotes and brackets end nothing; after the quote the sentence may end.

    >>> text = "「行く。来る。」と述べた。次へ。"
    >>> [text[:i] for i in sentence_ends(text, 0, len(text), "ja")][0]
    '「行く。来る。」と述べた。'
    """
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    closed = _closed_pairs(text, tokens)
    closed += [m.span() for m in _NAMES.finditer(text, start, end)]
    outer = _outermost(closed)
    sentence = start
    index = 0
    for at, after in tokens:
        while index < len(outer) and outer[index][1] <= at:
            index += 1
        inside = index < len(outer) and outer[index][0] <= at
        if inside:
            opened, shut = outer[index]
            if after != shut or text[at] not in _CLOSERS + _EITHER + "“":
                continue
            place = _end_after_quote(text, sentence, opened, shut, end)
        elif text[at] in _OPENERS + _CLOSERS + _EITHER:
            continue
        else:
            place = _end_after_mark(text, sentence, at, after, end, language)
        if place > sentence:
            yield place
            sentence = place
    if sentence < end:
        yield end


def _closed_pairs(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    pairs = []
    stack: list[int] = []
    for at, after in tokens:
        mark = text[at]
        if mark in _EITHER or mark in _CLOSERS or mark == "“":
            opener = _find_opener(text, stack, mark)
            if opener >= 0:
                if after - stack[opener] <= _LONGEST_QUOTE:
                    pairs.append((stack[opener], after))
                del stack[opener:]
                continue
        if mark in _OPENERS or mark in _EITHER:
            stack.append(at)
    return pairs


def _find_opener(text: str, stack: Sequence[int], mark: str) -> int:
    for i in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        opener = text[stack[i]]
        if _PAIRS.get(opener) == mark or (mark == '"' == opener) or (mark in "«»" and opener in "«»"):
            return i
        if mark == "“" and opener == "“":
            return -1
    return -1


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not merged or start >= merged[-1][1]:
            merged.append((start, end))
    return merged


def _end_after_quote(text: str, sentence: int, opened: int, shut: int, end: int) -> int:
    """The end of a sentence that ends with its quote, or -1."""
    inner = text[opened:shut].rstrip(_CLOSERS + _EITHER + "“’")
    if not inner or inner[-1] not in "。｡．.！!？?…؟।":
        return -1
    rest = text[shut : min(end, shut + 60)]
    following = rest.lstrip()
    starts_sentence = opened - sentence < 20 and not text[sentence:opened].strip()
    if not following:
        return -1  # the paragraph ends here anyway
    if _EAST.match(inner[-2:-1]) or inner[-1] in "。！？":
        led_in = text[max(sentence, opened - 1) : opened] in ("：", ":", "，", "、")
        if _AFTER_QUOTE.match(following) or _ATTRIBUTION_ZH.match(following):
            return -1
        return shut if starts_sentence or led_in else -1
    if rest[0].isspace() and _begins_sentence(following) and not _ATTRIBUTION.match(following):
        if inner[-1] == "." and _is_abbreviated(inner, len(inner) - 1, following, "", 0):
            return -1
        return shut
    return -1


def _end_after_mark(text: str, sentence: int, at: int, after: int, end: int, language: str) -> int:
    """The end of a sentence that ends with the marks `text[at:after]`, or -1."""
    marks = text[at:after]
    trailing = _TRAILING.match(text, after, end)
    place = trailing.end() if trailing else after
    rest = text[place : min(end, place + 60)]
    following = rest.lstrip()
    if not following:
        return -1
    gap = rest[0].isspace()
    before = text[at - 1 : at] if at > sentence else ""
    if at - sentence < 200 and not _ALPHANUMERIC.search(text, sentence, at):
        return -1
    if any(mark in marks for mark in "。｡"):
        return -1 if _GOES_ON_JA.match(following) else place
    if any(mark in marks for mark in "！？"):
        return -1 if _GOES_ON_JA.match(following) or following[0] == "と" else place
    if any(mark in marks for mark in "!?"):
        if not gap and not _EAST.match(following) and following[0] not in _OPENERS:
            return -1
        if following[0] == "と" or _GOES_ON_JA.match(following) or following[0].islower():
            return -1
        if gap and _ATTRIBUTION.match(following) and trailing and trailing.group():
            return -1
        return place
    if any(mark in marks for mark in "؟।۔"):
        return place if gap else -1
    if "…" in marks or "‥" in marks or len(marks) > 1:
        return place if gap and (following[0].isupper() or _EAST.match(following)) else -1
    if marks == "．":
        return place if _EAST.match(before) and not following[0].isdigit() else -1
    return place if _full_stop_ends(text, sentence, at, gap, following, language) else -1


def _full_stop_ends(text: str, sentence: int, at: int, gap: bool, following: str, language: str) -> bool:
    before = text[at - 1 : at]
    if not gap:
        if _EAST.match(following):
            return bool(_EAST.match(before) or before.isalpha())
        word = _WORD_AFTER.match(following)
        # A space is missing: "the plan.The company".
        glued = before.islower() and word is not None and word.group()[0].isupper()
        return glued and word is not None and word.group().lower() in STARTERS
    if _EAST.match(before):
        return True
    if not _begins_sentence(following):
        return False
    return not _is_abbreviated(text, at, following, language, sentence)


def _begins_sentence(following: str) -> bool:
    first = following[0]
    if first in _OPENERS + _EITHER + "‘'¿¡*_#-–—•":
        inner = following.lstrip(_OPENERS + _EITHER + "‘'¿¡*_#-–—• ")
        return not inner[:1].islower()
    # Scripts without capitals begin a sentence with any letter.
    return first.isdigit() or (first.isalpha() and not first.islower()) or first in "$€£¥@＄￥"


def _is_abbreviated(text: str, at: int, following: str, language: str, sentence: int) -> bool:
    """Whether the full stop at `at`, before a space and a capital or digit, ends no sentence."""
    match = _WORD_BEFORE.search(text[max(sentence, at - 24) : at])
    if not match:
        return False
    word = match.group().strip("’'-.")
    lower = word.lower()
    next_word = _WORD_AFTER.match(following)
    after = next_word.group() if next_word else ""
    if word.isdigit():
        return _number_goes_on(text, sentence, at, word, after, language)
    if lower in NEVER_FINAL:
        return True
    if lower in TITLES and word[:1].isupper() and after[:1].isupper():
        return True
    if lower in BEFORE_NUMBERS:
        return after[:1].isdigit()
    starts_anew = after.lower() in STARTERS and after[:1].isupper()
    if lower in PERHAPS_FINAL or (lower in CALENDAR and word[:1].isupper()):
        return not starts_anew
    if re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", word):
        return not starts_anew  # initials: "J. R. Smith", "U.S. forces"; but "vitamin C. The"
    return False


def _number_goes_on(text: str, sentence: int, at: int, number: str, after: str, language: str) -> bool:
    if at - sentence < 20 and not text[sentence : at - len(number)].strip(" \t\n(*_#"):
        return True  # the number of a list item
    if language == "ko":
        return after[:1].isdigit()  # 2025. 1. 22.
    if len(number) <= 2 and (language == "de" or after.lower() in MONTHS):
        return after.lower() in MONTHS or after.lower() not in STARTERS
    return len(number) <= 2 and after.isdigit() and len(after) <= 2
