"""Which place a name, a word or a number takes in its clause: who acts, on whom, whence, whither.

Japanese says it by the particle behind, Chinese and English by the word before and by the order. A passive
is turned back: "A was sued by B" has B for its actor.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimbook.text.entities.chinese_names import TITLES_BEFORE
from claimbook.text.language.words import Morpheme, japanese_morphemes


class Slot(StrEnum):
    """The place of a thing in its clause."""

    ACTOR = "actor"
    OBJECT = "object"
    SOURCE = "source"
    GOAL = "goal"
    WITH = "with"
    THAN = "than"  # what the actor is set against
    OWNER = "owner"
    PLACE = "place"
    AMOUNT = "amount"  # by how much
    OTHER = "other"


_ENGLISH_BEFORE = re.compile(
    r"\b(by|to|into|onto|from|out of|than|with|against|of|for|in|at|on|over|between|under|near|via|like|off)"
    r"\s+(?:(?:the|its|their|his|her|a|an|some|about|around|nearly|mayor|president|minister)\s+)*$",
    re.IGNORECASE,
)
_ENGLISH_SLOTS = {
    "to": Slot.GOAL, "into": Slot.GOAL, "onto": Slot.GOAL, "from": Slot.SOURCE, "out of": Slot.SOURCE,
    "than": Slot.THAN, "with": Slot.WITH, "against": Slot.THAN, "of": Slot.OWNER, "by": Slot.AMOUNT,
}  # fmt: skip
_STATES = (
    "based|located|situated|headquartered|known|called|named|composed|supposed|married|due|used to|involved"
)
_ENGLISH_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|not\s+|also\s+|later\s+|then\s+)?"
    rf"(?!(?:{_STATES})\b)(?:\w+ed|\w{{2,}}en|\w+ought|\w+aught|\w+own|\w*built|\w*sold|\w*told|\w*held|\w*paid|\w*made|led|lent|hit"
    r"|won|sent|shot|struck|stung|met|read|cut|put|set|\w+ung|\w+id|lost|left|\w*done|born)\b(?!\s+to\b)",
    re.IGNORECASE,
)
# "Designed by the architect A": what stands between "by" and a name is what A is.
_ENGLISH_AGENT = re.compile(
    r"\b(?:\w+ed|\w{2,}en|\w+ought|\w+own|built|sold|held|paid|made|led|won|sent|cut|set|run|lost|left|done)\s+by"
    r"\s+(?:the\s+|its\s+|an?\s+)?(?:[\w-]+\s+){0,3}$"
)
_ENGLISH_MADE_OF = re.compile(r"\b(?:consist\w*|made up|makes? up|composed)\s+$")
_APPOSITION = re.compile(r"^\s*,[^,]{1,80},")
_ENGLISH_JOINED = re.compile(r"(?:,|\band\b|\bor\b|&)\s*(?:the\s+)?$", re.IGNORECASE)
_ENGLISH_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|becom\w+|became|remain\w*|as)\s+(?:the\s+|an?\s+)?$", re.I
)
_CHINESE_BEFORE = re.compile(
    r"(?:(被|由|遭到?|受到?)|(把|将)|(从|自从?)|(减少[到至]|增[至到]|降至|升至|[到至给向往])"
    r"|(比|于(?=$))|([与和跟同])|(在))$"
)
_CHINESE_BACK = 8
_CHINESE_IS = ("的是", "分别是", "分别为", "国家是", "成员是", "包括")
_CHINESE_SLOTS = (
    Slot.ACTOR, Slot.OBJECT, Slot.SOURCE, Slot.GOAL, Slot.THAN, Slot.WITH, Slot.PLACE,
)  # fmt: skip
_JAPANESE_SLOTS = {
    "は": Slot.ACTOR, "が": Slot.ACTOR, "も": Slot.ACTOR, "を": Slot.OBJECT, "に": Slot.GOAL,
    "へ": Slot.GOAL, "まで": Slot.GOAL, "から": Slot.SOURCE, "より": Slot.THAN, "と": Slot.WITH,
    "の": Slot.OWNER, "で": Slot.PLACE,
}  # fmt: skip
_IN_NOUN_PHRASE = ("名詞", "接尾辞", "接頭辞", "代名詞", "記号", "形状詞")
_PASSIVE = ("助動詞-レル", "助動詞-ラレル")
# How far a noun phrase runs on, and how far back a preposition is looked for.
_PHRASE = 12
_BACK = 48


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot, and the word that an owner owns ("brother" in "the brother of A"): -1 where there is none."""

    slot: Slot
    owned_start: int = -1
    owned_end: int = -1


def find_slot(text: str, language: str, start: int, end: int, is_first: bool) -> Placed:
    """The slot of the thing at `text[start:end]`.

    Args:
        text: one sentence or so.
        language: ja, en or zh; in all others every place is OTHER.
        is_first: whether no other name or noun stands before it in its clause: the actor, where nothing says
            otherwise.

    >>> find_slot("ハルデン社が北山製菓を買収した", "ja", 7, 9, False).slot.value
    'object'
    """
    if language == "ja":
        return _japanese(text, end)
    if language == "zh":
        return _chinese(text, start, end, is_first)
    if language == "en":
        return _english(text, start, end, is_first)
    return Placed(Slot.OTHER)


def is_passive(text: str, language: str) -> bool:
    """True where some clause of the text is passive."""
    if language == "ja":
        return any(m.part_of_speech[4] in _PASSIVE for m in japanese_morphemes(text))
    if language == "zh":
        return bool(re.search(r"被(?!告)|遭到?|由(?!于)", text))
    return bool(_ENGLISH_PASSIVE.search(text)) if language == "en" else False


def _english(text: str, start: int, end: int, is_first: bool) -> Placed:
    before = text[max(0, start - _BACK) : start]
    if owned := re.match(r"['’]s\s+(?:(?:\w+ly|new|own|old)\s+)?(\w+)", text[end : end + _BACK]):
        return Placed(Slot.OWNER, end + owned.start(1), end + owned.end(1))
    if _ENGLISH_AGENT.search(before):
        return Placed(Slot.ACTOR)
    if found := _ENGLISH_BEFORE.search(before):
        word = found.group(1).lower()
        if word == "by" and _ENGLISH_PASSIVE.search(text[:start]):
            return Placed(Slot.ACTOR)
        if word == "of" and _ENGLISH_MADE_OF.search(before[: found.start()]):
            return Placed(Slot.OTHER)
        if word == "of":
            owned = re.search(r"(\w+)\s*$", before[: found.start()])
            base = max(0, start - _BACK)
            return (
                Placed(Slot.OWNER, base + owned.start(1), base + owned.end(1))
                if owned
                else Placed(Slot.OWNER)
            )
        return Placed(_ENGLISH_SLOTS.get(word, Slot.PLACE))
    if _ENGLISH_IS.search(before) or (_ENGLISH_JOINED.search(before) and not is_first):
        return Placed(Slot.OTHER)
    passive = _ENGLISH_PASSIVE.match(_APPOSITION.sub("", text[end : end + 3 * _BACK]).lstrip()[:_BACK])
    if is_first:
        return Placed(Slot.OBJECT if passive else Slot.ACTOR)
    return Placed(
        Slot.ACTOR if passive is None and re.search(r"\b(?:that|which|whom)\s+$", before) else Slot.OBJECT
    )


def _chinese(text: str, start: int, end: int, is_first: bool) -> Placed:
    if owned := re.match(r"(?:公司|集团|先生|女士)?的(\w{1,2})", text[end : end + 12]):
        return Placed(Slot.OWNER, end + owned.start(1), end + owned.end(1))
    before = text[max(0, start - _CHINESE_BACK) : start]
    # 由馆长何志远设计: a title between the particle and the name changes nothing.
    before = next((before.removesuffix(t) for t in TITLES_BEFORE if before.endswith(t)), before)
    if before.endswith(_CHINESE_IS):
        return Placed(Slot.OTHER)
    if found := _CHINESE_BEFORE.search(before):
        return Placed(_CHINESE_SLOTS[next(i for i, g in enumerate(found.groups()) if g)])
    if is_first:
        return Placed(
            Slot.OBJECT if re.match(r"\w{0,4}?(?:被(?!告)|遭到?)", text[end : end + 8]) else Slot.ACTOR
        )
    return Placed(Slot.OBJECT)


def _japanese(text: str, end: int) -> Placed:
    words = _morphemes(text)
    i = bisect_left(words, end, key=lambda m: m.start)
    limit = i + _PHRASE
    while i < min(limit, len(words)) and words[i].part_of_speech[0] in _IN_NOUN_PHRASE:
        i += 1
    # Before a noun に may be taken for a form of だ.
    if i >= len(words) or words[i].part_of_speech[0] not in ("助詞", "助動詞"):
        return Placed(Slot.OTHER)
    slot = _JAPANESE_SLOTS.get(words[i].surface, Slot.OTHER)
    if slot is Slot.OWNER and i + 1 < len(words):
        return Placed(slot, words[i + 1].start, words[_owned_until(words, i + 1)].end)
    if slot is Slot.GOAL and i + 1 < len(words) and words[i + 1].surface.startswith(("よっ", "よる", "より")):
        return Placed(Slot.ACTOR)
    # Behind では, には, とは the first particle tells.
    if slot in (Slot.ACTOR, Slot.GOAL, Slot.SOURCE) and _is_in_passive(words, i):
        turned = {Slot.ACTOR: Slot.OBJECT, Slot.GOAL: Slot.ACTOR, Slot.SOURCE: Slot.ACTOR}
        return Placed(turned[slot])
    return Placed(slot)


def _owned_until(words: tuple[Morpheme, ...], i: int) -> int:
    """The last word of what is owned: 2024年度の純利益 in A社の2024年度の純利益は."""
    last = i
    for k in range(i, min(i + _PHRASE, len(words))):
        tags = words[k].part_of_speech
        if tags[0] not in (*_IN_NOUN_PHRASE, "連体詞", "形容詞") and words[k].surface not in ("の", "な"):
            break
        last = k
    return last


def _is_in_passive(words: tuple[Morpheme, ...], i: int) -> bool:
    """True where the next verb is passive: 訴えられた, 買収された."""
    for k in range(i + 1, min(i + 40, len(words))):
        tags = words[k].part_of_speech
        if tags[4] in _PASSIVE:
            return True
        verb = tags[0] == "動詞" and not (
            k + 1 < len(words)
            and (words[k + 1].part_of_speech[4] in _PASSIVE or words[k + 1].part_of_speech[0] == "助動詞")
        )
        if verb and words[k].surface not in ("さ",) and tags[5][:3] in ("終止形", "連体形", "連用形"):
            return False
    return False


@lru_cache(maxsize=256)
def _morphemes(text: str) -> tuple[Morpheme, ...]:
    return japanese_morphemes(text)
