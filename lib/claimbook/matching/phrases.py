"""Words that only together have a counterpart: "central bank" and 央行, 自動運転 and "self-driving"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from claimbook.matching.correspondence import Pairing
from claimbook.text.language.dictionary import english_readings
from claimbook.text.language.han_characters import HAN, traditional
from claimbook.text.language.words import Word, stem

_HAN = ("ja", "zh")
_LONGEST = 3
# One word in characters, two in meaning: a train and a car, a newspaper and news, to study and to force.
_FALSE_FRIENDS = frozenset(
    map(
        traditional,
        [
            "汽車",
            "新聞",
            "手紙",
            "勉強",
            "階段",
            "経理",
            "高校",
            "検討",
            "約束",
            "愛人",
            "丈夫",
            "無理",
            "出身",
            "工夫",
            "大家",
            "先生",
            "顔色",
            "結束",
            "得意",
            "合同",
            "質問",
            "留守",
            "迷惑",
            "野菜",
            "人間",
            "主人",
            "床",
            "娘",
            "湯",
            "走",
            "喧嘩",
            "看病",
            "告訴",
            "女将",
            "清楚",
            "暗算",
            "是非",
            "大学院",
            "処分",
            "脱出",
            "激動",
            "平和",
            "組合",
            "放心",
            "事情",
        ],
    )
)


def pair_phrases(
    pairs: Sequence[Pairing], claim_language: str, evidence: Sequence[Word], evidence_language: str
) -> tuple[Pairing, ...]:
    """The pairs with counterparts for words that have none by themselves, across two languages.

    English words in a row are found in one word, or in two that stand together, of a Japanese or Chinese
    text, and the reverse; between these two, words of the same characters are the same, false friends left
    out.
    """
    found = list(pairs)
    if claim_language == evidence_language:
        return tuple(found)
    if evidence_language in _HAN and claim_language == "en":
        _fill(found, _phrases(tuple(evidence), evidence_language), 1)
    elif claim_language in _HAN and evidence_language == "en":
        _fill_joined(found, claim_language, {w.key: w for w in reversed(evidence)})
    elif claim_language in _HAN and evidence_language in _HAN:
        there = {traditional(w.surface): w for w in reversed(evidence) if HAN.fullmatch(w.surface)}
        for i, pair in enumerate(found):
            key = traditional(pair.word.surface)
            if pair.counterpart is None and len(key) > 1 and key in there and key not in _FALSE_FRIENDS:
                found[i] = Pairing(pair.word, there[key])
    return tuple(found)


def _fill(found: list[Pairing], phrases: Mapping[tuple[str, ...], Word], gap: int) -> None:
    """Gives words in a row their counterpart, longest rows first; some of them may have one already."""
    for length in range(_LONGEST, 0, -1):
        for i in range(len(found) - length + 1):
            row = found[i : i + length]
            if all(p.counterpart for p in row) or not _stand_together(row, gap):
                continue
            if word := phrases.get(tuple(p.word.key for p in row)):
                found[i : i + length] = [Pairing(p.word, p.counterpart or word) for p in row]


def _fill_joined(found: list[Pairing], language: str, there: Mapping[str, Word]) -> None:
    for length in range(_LONGEST, 1, -1):
        for i in range(len(found) - length + 1):
            row = found[i : i + length]
            if all(p.counterpart for p in row) or not _stand_together(row, 0):
                continue
            for stems in _stems("".join(p.word.surface for p in row), language):
                words = [there.get(s) for s in stems]
                if all(words):
                    found[i : i + length] = [Pairing(p.word, p.counterpart or words[-1]) for p in row]
                    break


def _stand_together(row: Sequence[Pairing], gap: int) -> bool:
    return all(0 <= b.word.start - a.word.end <= gap for a, b in pairwise(row))


@lru_cache(maxsize=4_096)
def _phrases(words: tuple[Word, ...], language: str) -> Mapping[tuple[str, ...], Word]:
    """What the words of a text, and those that stand together, mean in English, by the stems."""
    found: dict[tuple[str, ...], Word] = {}
    for i, word in enumerate(words):
        for stems in _stems(word.surface, language):
            if len(stems) > 1:
                found.setdefault(stems, word)
        joined = word.surface
        for before, after in pairwise(words[i : i + _LONGEST]):
            if after.start != before.end:
                break
            joined += after.surface
            for stems in _stems(joined, language):
                found.setdefault(stems, word)
    return found


def _stems(surface: str, language: str) -> Iterator[tuple[str, ...]]:
    readings = english_readings(surface, language)
    yield from sorted(tuple(stem(w) for w in reading) for reading in readings)
