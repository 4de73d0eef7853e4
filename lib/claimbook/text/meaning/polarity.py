"""Negation: which words of a sentence are denied."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.text.language.words import Morpheme, Word, content_words, japanese_morphemes


@dataclass(frozen=True, slots=True)
class Negation:
    """A denial and the word that it denies; `text[start:end] == surface`.

    `focus_start` and `focus_end` are -1 where the denied word cannot be told.
    """

    start: int
    end: int
    surface: str
    focus_start: int
    focus_end: int


# Negative in form, not in meaning: "not only", "must", "may", "no doubt".
_NOT_DENIALS = {
    "ja": re.compile(
        r"だけでは?なく|のみ(?:なら)?ず|ばかりで?は?なく|なければ(?:なら|いけ)ない"
        r"|なければ(?:なり|いけ)ません"
        r"|なくては(?:なら|いけ)ない|ざるを(?:得|え)(?:ない|なかった|なく|ません)|しか[^。、]{0,30}?(?:ない|ません|なかった|ず)|かもしれ(?:ない|ません)"
        r"|かも知れ(?:ない|ません)"
        r"|に違い(?:ない|ありません)|に過ぎ(?:ない|ません)|にすぎ(?:ない|ません)"
        r"|間違いな[くい]|少なから(?:ず|ぬ)"
        r"|少なくと?も|やむを得な|限りな[くい]|何気な|さりげな|絶え間な|とんでもな"
        r"|まもなく|間もなく|なく(?:とも|ても)"
        r"|思わず|相変わらず|必ず(?!し)|まず(?!い)|ないし(?!い)|[でじ](?:は|ゃ)ない(?:か|の)|ないうち|のではない(?:か|だろうか)"
    ),
    "en": re.compile(
        r"\bnot (?:only|just|merely|simply|least|to mention)\b|\bno (?:later|earlier|fewer"
        r"|less|more) than\b|\bno doubt\b"
        r"|\bwhether or not\b|\bif not\b|\bno\.\s*\d|\bnot until\b|\bnothing but\b"
        r"|\bno matter\b|\bcan(?:not|'t) help\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"不仅|不但|不只|不单|不断|不久|不同|不过|不少|不得不|不错|不惜|不料|不管|不论"
        r"|不妨|不禁|不愧|不等|差不多|无不|未来"
        r"|未必不|无论|无人|无线|无数|无疑|无比|没错|并非不|非常|非洲|南非|非凡|除非|是否"
        r"|能否|不丹|不锈钢|了不起|对不起"
    ),
}

_ENGLISH = re.compile(
    r"\b(?:no longer|not yet|not|never|cannot|neither|nor|without|nobody|none|no one|nothing|no"
    r"|(?:fail(?:s|ed|ing)?|declin(?:es?|ed|ing)|refus(?:es?|ed|ing)|unable|decid(?:es?|ed) not) to"
    r"|rul(?:es?|ed|ing) out|den(?:y|ies|ied|ying)"
    r"|lack(?:s|ed|ing)?|far from|yet to|forgot to|neglect(?:s|ed) to|rather than|instead of)\b"
    r"|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"并不|并未|并没有|从未|从不|不再|尚未|没有|无法|未能|未曾|绝不|决不|拒绝|否认"
    r"|缺乏|缺少|尚待|有待|而非|并非|不是|不会|不能|不得|不可|不|没|未|非|无"
)
# Languages without an analysis of their own: that there is a denial is seen, what it denies is not.
_ELSEWHERE = {
    "de": re.compile(r"\b(?:nicht|kein(?:e[rnms]?)?|nie(?:mals)?|ohne|weder)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:n['’]|ne\b|pas\b|jamais\b|aucune?\b|sans\b|ni\b)", re.IGNORECASE),
    "es": re.compile(r"\b(?:no|nunca|jamás|sin|ningun[oa]?|ningún|tampoco|ni)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:non|mai|senza|nessun[oa]?)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(?:não|nunca|jamais|sem|nenhuma?|nem)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(?:niet|geen|nooit|zonder)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:не|нет|никогда|без|ни)\b", re.IGNORECASE),
    "ko": re.compile(r"않|안 |못|없|아니"),
    "id": re.compile(r"\b(?:tidak|bukan|belum|tanpa|tak)\b", re.IGNORECASE),
}


def find_negations(text: str, language: str) -> tuple[Negation, ...]:
    """The denials in a text, in order.

    >>> text = "孫氏は会長に就任しない"
    >>> [(n.surface, text[n.focus_start:n.focus_end]) for n in find_negations(text, "ja")]
    [('ない', '就任')]
    """
    if language == "ja":
        return tuple(_japanese(text))
    if language == "zh":
        return tuple(_forward(text, "zh", _CHINESE))
    if language == "en":
        return tuple(_forward(text, "en", _ENGLISH))
    pattern = _ELSEWHERE.get(language)
    return (
        tuple(Negation(m.start(), m.end(), m.group(), -1, -1) for m in pattern.finditer(text))
        if pattern
        else ()
    )


def _exempt(text: str, language: str) -> list[tuple[int, int]]:
    return [match.span() for match in _NOT_DENIALS[language].finditer(text)]


def _inside(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, start, key=lambda s: s[0]) - 1
    return at >= 0 and start < spans[at][1]


def _forward(text: str, language: str, pattern: re.Pattern[str]) -> Iterator[Negation]:
    """English and Chinese deny what comes next."""
    exempt = _exempt(text, language)
    words = content_words(text, language)
    weighty = [w for w in words if not w.is_light]
    for match in pattern.finditer(text):
        around = bisect_right(words, match.start(), key=lambda w: w.start) - 1
        is_part = around >= 0 and match.end() < words[around].end
        if is_part or _inside(match.start(), exempt):
            continue  # 无条件, "unconditional", is one word and denies nothing else
        # Auxiliaries and light words between a denial and its verb are stepped over.
        focus = _first_after(weighty, match.end()) or _first_after(words, match.end())
        start, end = (focus.start, focus.end) if focus else (-1, -1)
        yield Negation(match.start(), match.end(), match.group(), start, end)


def _first_after(words: Sequence[Word], place: int) -> Word | None:
    at = bisect_left(words, place, key=lambda w: w.start)
    return words[at] if at < len(words) else None


def _japanese(text: str) -> Iterator[Negation]:
    """Japanese denies what came before."""
    exempt = _exempt(text, "ja")
    content: Morpheme | None = None
    for m in japanese_morphemes(text):
        tags = m.part_of_speech
        denies = (
            tags[0] == "助動詞" and m.dictionary_form in ("ない", "ぬ", "ん", "ず", "まい", "へん")
        ) or (tags[0] == "形容詞" and m.dictionary_form in ("ない", "無い"))
        if denies and not _inside(m.start, exempt):
            start, end = (content.start, content.end) if content else (-1, -1)
            yield Negation(m.start, m.end, m.surface, start, end)
        elif (
            tags[0] in ("名詞", "動詞", "形容詞", "形状詞")
            and tags[1] != "非自立可能"
            and tags[1] != "助動詞語幹"
        ):
            content = m
