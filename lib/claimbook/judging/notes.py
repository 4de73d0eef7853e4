"""The notes beside compared facts, in English and Japanese: one table for all that the comparison writes.

Comparison writes its notes as keys, in English; `told` gives them in the words of the certificate's language.
A note that only repeats what both columns show is told in neither.
"""

from __future__ import annotations

import re
from functools import cache

from claimbook.core.labels import FactKind
from claimbook.core.model import Comparison

# What the notes of comparison are in either language; {} stands for words of the texts.
NOTES: dict[str, tuple[str, str]] = {
    "the same name": ("", ""),
    "both are names of {}": ("both are names of {}", "どちらも{}の名"),
    "the dictionary has {}": ("by dictionary: {}", "辞書では{}"),
    "dictionary": ("by dictionary", "辞書による"),
    "they sound the same": ("they sound the same", "読みが同じ"),
    "they sound the same and are of one kind": (
        "they sound the same and are of one kind",
        "読みも種類も同じ",
    ),
    "one is a reading of the other": ("one is a reading of the other", "一方は他方の読み"),
    "{} heads {}": ("{} is short for {}", "「{}」は「{}」の略"),
    "the surname of the other": ("the surname of the other", "姓が同じ"),
    "the same with initials": ("the same with initials", "頭文字を除いて同じ"),
    "a namesake": ("the same surname, another first name", "姓は同じだが名が違う"),
    "{}: named in what the passage stands under": (
        "not in the passage itself; the page or its heading is about {}",
        "この箇所にはないが、ページや見出しに{}とある",
    ),
    "{} speaking": ("{} speaks of itself there", "{}が自らについて述べている"),
    "by, from or to: told in another way": (
        "the same number, but by, from or to another",
        "数は同じだが、「から」「まで」「だけ」の別が違う",
    ),
    "the number of the names": ("the number of the names listed", "挙げられた名の数"),
    "the numbers stand with other items": (
        "the numbers stand with other items",
        "数と項目の組み合わせが入れ替わっている",
    ),
    "actor and object change places": (
        "who does it and to whom change places",
        "する側とされる側が入れ替わっている",
    ),
    "the places differ": (
        "it stands in another place of the sentence, so that who does what may differ",
        "文中での役割が違い、誰が何をしたのかが同じとは限らない",
    ),
    "another word": ("another word stands in its place", "その位置に別の語がある"),
    "under another verb": (
        "a further word of the source governs it",
        "資料では別の語がかかり、意味が変わりうる",
    ),
    "another ending": ("the verb ends in another way", "動詞の形が違う"),
    "another office": ("the word before it makes it another office", "前の語により別の役職になる"),
    "not past": ("the source has it as still to come", "資料ではまだ済んだこととして述べていない"),
    "the page or its heading": (
        "not in the passage itself, but in the page's title or heading",
        "この箇所にはないが、ページの題や見出しにある",
    ),
}  # fmt: skip

# In what way one side is less real, or takes in more or less, than the other: (English, Japanese).
MANNERS: dict[str, tuple[str, str]] = {
    "planned": ("as planned", "予定・意向"),
    "sought": ("as wanted or tried", "要望・試み"),
    "possible": ("as possible", "可能性"),
    "conditional": ("under a condition", "条件つき"),
    "alleged": ("as alleged", "申し立て・疑い"),
    "called off": ("as called off or refused", "取りやめ・拒否"),
    "asked": ("as a question", "問い"),
    "only": ("of this alone", "これのみ"),
    "all": ("of all", "すべて"),
    "except": ("with an exception", "例外つき"),
    "nearly": ("as nearly so", "ほぼ"),
    "partly": ("of a part", "一部"),
    "mostly": ("of most", "大部分"),
    "few": ("of few", "少数"),
    "former": ("of a former one", "元・前の"),
    "acting": ("of an acting one", "代行の"),
    "deputy": ("of a deputy", "副の"),
    "joint": ("of a joint one", "共同の"),
    "designate": ("of a designate", "就任前の"),
    "honorary": ("of an honorary one", "名誉職の"),
    "ranked": ("with a rank", "順位つき"),
}  # fmt: skip
_SIDES = {
    "en": ("the claim has it {}", "the source has it {}"),
    "ja": ("主張では{}としている", "資料では{}としている"),
}
_MANNERED = (FactKind.MODALITY, FactKind.SCOPE)
# What their notes hold is in the columns: the pair of opposites, the members of both lists.
_SHOWN_ELSEWHERE = (FactKind.DIRECTION, FactKind.ROLE, FactKind.MEMBERSHIP)


def told(row: Comparison, language: str) -> str:
    """The note of a row in "en" or "ja", the languages of certificates; empty where there is nothing to add.

    >>> from claimbook.core.labels import Level
    >>> row = Comparison(FactKind.NAME, "孫氏", 0, 2, "Son", 0, 3, Level.EQUAL, "they sound the same")
    >>> told(row, "ja")
    '読みが同じ'
    """
    place = 1 if language == "ja" else 0
    if row.kind in _MANNERED and row.note in MANNERS:
        ours, theirs = _SIDES[language]
        return (theirs if row.in_evidence and not row.in_claim else ours).format(MANNERS[row.note][place])
    if row.note in NOTES:
        return NOTES[row.note][place]
    for pattern, words in _patterns():
        if found := pattern.fullmatch(row.note):
            return words[place].format(*found.groups())
    return "" if row.kind in _SHOWN_ELSEWHERE else row.note


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, str]], ...]:
    return tuple(
        (re.compile(re.escape(key).replace(r"\{\}", "(.+)"), re.DOTALL), words)
        for key, words in NOTES.items()
        if "{}" in key
    )
