"""The noun that a number counts, and whether a number is part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.text.language.stopwords import is_function_word
from claimbook.text.numbers.number_words import knows_words
from claimbook.text.numbers.numerals import Numeral
from claimbook.text.numbers.units import Kind, Unit


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun as written; `replaces_unit` where it says more than its counter: 10万人分の雇用."""

    text: str
    replaces_unit: bool = False


_NOTHING = CountedNoun("")
# 10万人分の雇用 and 10万个就业岗位 count jobs, not persons.
_JOBS = re.compile(
    r"人(?:分)?(?:以上|超|近く|余り|規模)?の((?:新規|新たな|新しい)?(?:雇用|働き口|職|仕事|求人))"
    r"|[个個]?(新?(?:就业|就業|工作)?(?:岗位|崗位|就业机会|职位))| ?개?의? ?(일자리)"
)
# Chinese characters that go on in kana are a verb or an adjective and no noun.
_JAPANESE_NOUN = re.compile(
    r"[\u30a1-\u30fa\u30fc・A-Za-z]{2,30}"
    r"|[\u3005\u4e00-\u9fff]{1,8}(?![いきくけしすせちっつてなぬねびぶべみむめらりるれろわ\u3005\u4e00-\u9fff])"
)
_AFTER_COUNTER = re.compile(
    r"(?:以上|以下|超|未満|近く|ほど|程度|前後|余り)?の"
    r"(?:[\u4e00-\u9fff]{1,2}[\u3040-\u309f]{0,2}[いな]|[\u3040-\u309f]{1,4}[いなの])?"  # an adjective
)
_KOREAN_NOUN = re.compile(r"(?:의)? ?([\uac00-\ud7af]{2,12})")
_ENGLISH_WORD = re.compile(r"[ -](?:of )?([A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*)(?![0-9])")
_IRREGULAR_PLURALS = (
    "people men women children feet teeth mice police cattle staff personnel aircraft species"
)
_ADJECTIVE_LIST = """new additional more large larger major other further different full-time part-time
    direct indirect separate big small key main leading foreign local global total individual extra such or
    so odd strong plus"""
# Words that may stand before a number with a capital, as they begin a sentence.
_WORD_LIST = """about over nearly around some the in at more than under up only just roughly approximately
    almost a an and or of to for with by from on as is are was were has have had its their his her our all
    these those between least most first last next top both but if when while since until after before each
    every also then so that this there here another no what how why who where which monday tuesday wednesday
    thursday friday saturday sunday today yesterday now currently total exactly fewer less minimum maximum
    within"""
_PLURALS = frozenset(_IRREGULAR_PLURALS.split())
_ADJECTIVES = frozenset(_ADJECTIVE_LIST.split())
_BEFORE_A_NUMBER = frozenset(_WORD_LIST.split())
_NO_PLURAL_ENDINGS = ("ss", "us", "is", "'s", "’s")
# What "one" counts before these; before other words it may as well be a pronoun.
_ONE_NOUN_LIST = """person man woman child company firm country nation state city employee worker student
    player patient death victim vote seat site plant factory school hospital data\\scent(?:er|re) building
    member goal case job"""
_ONE_NOUNS = re.compile(
    r" (?:(?:single|large|new|small|major|american|japanese|chinese) )?"
    rf"(?:{'|'.join(_ONE_NOUN_LIST.split())})\b"
)
_ONLY = re.compile(
    r"\b(?:only|just|exactly|at least|more than|fewer than|less than|at most) $", re.IGNORECASE
)
_CAPITALISED_BEFORE = re.compile(r"(?:^|(?<=[^\w.'’&-]))([a-z]?[A-Z][\w.'’&-]*) $")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;。「『“\"(\n\ufffc•*-]\s*)$")
_NAME_IN_KANA = re.compile(r"[\u30a1-\u30fa\u30fc\uff66-\uff9fA-Za-z]$")


def noun_after(text: str, numeral: Numeral, unit: Unit | None, position: int, language: str) -> CountedNoun:
    """The noun counted by a number, as far as it can be told without parsing; empty for measures."""
    jobs = _JOBS.match(text, numeral.end)
    if jobs:
        return CountedNoun(next(group for group in jobs.groups() if group), replaces_unit=True)
    if unit is None:
        if (
            re.match(r"(?:の)?[\u3005-\u9fff\u30a1-\u30fa]", text[position : position + 2])
            and language == "ja"
        ):
            start = position + (text[position] == "の")
            return CountedNoun(_japanese(text, start))
        if "\uac00" <= text[position : position + 2].strip()[:1] <= "\ud7af":
            match = _KOREAN_NOUN.match(text, position)
            return CountedNoun(match[1]) if match else _NOTHING
        if numeral.low == 1 and (noun := _ONE_NOUNS.match(text, numeral.end)):
            return CountedNoun(noun.group().strip())
        return CountedNoun(_english(text, position)) if knows_words(language) else _NOTHING
    counter = text[numeral.end : unit.end].strip()
    if unit.kind is Kind.COUNTER:
        return CountedNoun(counter)
    if unit.kind is Kind.ORDINAL:
        return CountedNoun(counter.removesuffix("番目").removesuffix("位").removesuffix("위"))
    if unit.kind is Kind.CLASSIFIER:
        return CountedNoun(_classified(text, unit.end, language) or counter)
    return _NOTHING


def _classified(text: str, position: int, language: str) -> str:
    """The noun behind a classifier: 10カ所のデータセンター, 10个数据中心."""
    if language == "zh":
        from claimbook.text.language.chinese import segment

        run = re.compile(r"[\u4e00-\u9fff]{1,12}").match(text, position)
        if not run:
            return ""
        words = [text[a:b] for a, b in segment(text, position, run.end())]
        noun = ""
        for word in words:
            if is_function_word(word, "zh") or (noun and (len(word) < 2 or len(noun) >= 4)):
                break
            noun += word
        return noun if len(noun) > 1 else ""
    lead = _AFTER_COUNTER.match(text, position)
    return _japanese(text, lead.end()) if lead else ""


def _japanese(text: str, position: int) -> str:
    match = _JAPANESE_NOUN.match(text, position)
    return match.group() if match else ""


def _english(text: str, position: int) -> str:
    """Words up to the first plural: "data centers" of "10 new data centers in Texas"."""
    words: list[tuple[int, str]] = []
    for _ in range(5):
        match = _ENGLISH_WORD.match(text, position)
        if not match:
            break
        word = match[1]
        hyphenated = text[match.start()] == "-"
        if is_function_word(word.lower(), "en") and word.lower() not in _ADJECTIVES:
            break
        words.append((match.start(1), word))
        position = match.end()
        if hyphenated and not words[1:]:
            return "" if word.lower() in _ADJECTIVES else word  # "a 10-member team"
        if _plural(word):
            while len(words) > 1 and words[0][1].lower() in _ADJECTIVES:
                words.pop(0)
            return text[words[0][0] : position]
    return ""


def _plural(word: str) -> bool:
    if word[:-1].isupper() and word.endswith("s"):
        return True  # GPUs
    word = word.lower()
    return word in _PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL_ENDINGS)
    )


def one_counts(text: str, start: int, end: int) -> bool:
    """True where "one" is the number and not a pronoun."""
    return bool(_ONE_NOUNS.match(text, end) or _ONLY.search(text[max(0, start - 12) : start]))


def in_a_name(text: str, start: int, end: int) -> bool:
    """True for a number word inside a capitalised name: "Three Mile Island", "the Group of Seven"."""
    if not text[start].isupper():
        return False
    if text[start:end].isupper() and len(text[start:end]) > 1:
        return False
    if not _SENTENCE_START.search(text[max(0, start - 3) : start]):
        return True
    return bool(re.match(r" [A-Z]", text[end : end + 2])) and not re.match(
        r" [A-Z]{2,}|[ ][A-Z][a-z]+ [a-z]+s\b", text[end : end + 30]
    )


def labels_a_name(text: str, start: int) -> bool:
    """True for bare digits that belong to the word before: "Windows 11", "Fox 2000 Pictures", フェーズ3."""
    before = text[max(0, start - 32) : start]
    if _NAME_IN_KANA.search(before):
        return True
    match = _CAPITALISED_BEFORE.search(before)
    if not match:
        return False
    word = match[1].lower()
    if word in _BEFORE_A_NUMBER or (
        _SENTENCE_START.search(before[: match.start()])
        and len(word) > 6
        and word.endswith(("ing", "ed", "ly"))
    ):
        return False
    return match[1][-1] not in ".:;"
