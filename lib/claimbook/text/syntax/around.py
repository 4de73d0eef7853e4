"""Words around a place that make it readable: 参加できなかった for なかっ, "did not approve" for "not"."""

from __future__ import annotations

import re

from claimbook.text.language.words import Morpheme, japanese_morphemes

# A sentence is looked at this far on either side; nothing readable is longer.
_REACH = 40
_HAN_BESIDE = 2
_BEFORE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\s+$")
_AFTER = re.compile(r"^[^\W_]*\s?[^\W_]+(?:['’-][^\W_]+)*")
_HAN_BEFORE = re.compile(rf"[\u3400-\u9fff]{{0,{_HAN_BESIDE}}}$")
_HAN_AFTER = re.compile(rf"^[\u3400-\u9fff]{{0,{_HAN_BESIDE}}}")
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞", "接頭辞")


def phrase_around(text: str, start: int, end: int, language: str) -> str:
    """The words at `text[start:end]` with what belongs to them: one word beside them, or a whole verb.

    >>> phrase_around("The council did not approve it.", 16, 19, "en")
    'did not approve'
    >>> phrase_around("株主として参加できなかった。", 9, 12, "ja")
    '参加できなかった'
    """
    left, right = max(0, start - _REACH), min(len(text), end + _REACH)
    if language == "ja":
        return _japanese(text[left:right], start - left, end - left) or text[start:end]
    before, after = (_HAN_BEFORE, _HAN_AFTER) if language == "zh" else (_BEFORE, _AFTER)
    opening, closing = before.search(text[left:start]), after.search(text[end:right])
    return f"{opening.group() if opening else ''}{text[start:end]}{closing.group() if closing else ''}"


def _japanese(text: str, start: int, end: int) -> str:
    morphemes = japanese_morphemes(text)
    inside = [i for i, m in enumerate(morphemes) if m.start < end and start < m.end]
    if not inside:
        return ""
    first, last = inside[0], inside[-1]
    while first < last and _is_particle(morphemes[first]):
        first += 1
    while first > 0 and not _stands_alone(morphemes[first]) and not _is_particle(morphemes[first - 1]):
        first -= 1
    while last + 1 < len(morphemes) and _hangs_on(morphemes[last + 1]):
        last += 1
    return text[morphemes[first].start : morphemes[last].end]


def _stands_alone(morpheme: Morpheme) -> bool:
    tags = morpheme.part_of_speech
    return tags[0] in _CONTENT and tags[1] != "非自立可能"


def _is_particle(morpheme: Morpheme) -> bool:
    tags = morpheme.part_of_speech
    return tags[0] in ("助詞", "補助記号", "空白") and tags[1] != "接続助詞"


def _hangs_on(morpheme: Morpheme) -> bool:
    tags = morpheme.part_of_speech
    return tags[0] in ("助動詞", "接尾辞") or tags[1] in ("接続助詞", "非自立可能")
