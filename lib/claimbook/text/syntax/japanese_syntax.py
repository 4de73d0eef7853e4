"""What can be told of a Japanese sentence from its words alone: topics, subjects, relative clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.language.words import Morpheme, japanese_morphemes
from claimbook.text.syntax.clauses import outside_brackets
from claimbook.text.syntax.japanese_verbs import POSTPOSITIONS

_NOMINAL = ("名詞", "接尾辞", "代名詞", "補助記号", "記号")
_TIMES = (
    "当面", "当初", "今回", "今度", "最近", "近年", "通常", "平日", "普段", "同日", "前日", "翌日", "初日",
    "間", "後", "前", "時", "際", "うち", "一方", "春", "夏", "秋", "冬", "朝", "夜", "日", "年", "月",
    "年度",
)  # fmt: skip
# Nouns that may be adverbs, and are things before は.
_THINGS = (
    "結果", "時期", "一部", "大半", "多数", "大多数", "半数", "過半数", "全員", "多く", "全体", "残り",
    "場所", "ほとんど", "全て", "すべて", "大部分",
)  # fmt: skip
_GOES_WITH = ("いる", "ある", "おる", "居る", "くる", "来る", "いく", "行く", "ゆく", "みせる", "しまう")
_BRACKETS = "「」『』（）()"
_DATED = re.compile(r"\d{3,4}年|昨|先[月週]|前年|去年|当時|昭和|平成|令和")
_PAST_TIME = re.compile(
    r"(?:昨年|昨年度|昨日|昨夜|昨秋|昨春|先週|先月|先日|去年|おととし|一昨年|前年|前日)(?!から|より|比|同|並)"
)
_LONGEST_TOPIC = 60


@dataclass(frozen=True, slots=True)
class Syntax:
    """A sentence as morphemes; `outside[i]` says whether word i stands outside quotes and brackets."""

    text: str
    words: tuple[Morpheme, ...]
    outside: tuple[bool, ...]

    def is_particle(self, i: int, *surfaces: str) -> bool:
        word = self.words[i]
        return self.outside[i] and word.part_of_speech[0] == "助詞" and word.surface in surfaces

    def is_comma(self, i: int) -> bool:
        return self.outside[i] and self.words[i].surface in ("、", "，", ",")

    def is_verbal(self, i: int) -> bool:
        return self.outside[i] and self.words[i].part_of_speech[0] in ("動詞", "助動詞", "形容詞")

    def is_nominal(self, i: int) -> bool:
        return not self.outside[i] or self.words[i].part_of_speech[0] in _NOMINAL

    def is_subject(self, i: int) -> bool:
        """A が that marks a case, and does not join clauses."""
        return i > 0 and self.is_particle(i, "が") and self.words[i].part_of_speech[1] == "格助詞"

    def is_topic(self, i: int) -> bool:
        """A は that follows a noun; "将来的には" and "今後は" are no topics."""
        return (
            i > 0
            and self.is_particle(i, "は")
            and self.is_nominal(i - 1)
            and ("副詞可能" not in self.words[i - 1].part_of_speech or self.words[i - 1].surface in _THINGS)
            and self.words[i - 1].surface not in _TIMES
        )

    def describes_noun(self, i: int) -> bool:
        """A verb or adjective before the noun that it describes: "作る製品"."""
        return (
            self.is_verbal(i)
            and self.words[i].part_of_speech[5].startswith("連体形")
            and i + 1 < len(self.words)
            and (
                self.words[i + 1].part_of_speech[0] == "名詞" or self.words[i + 1].part_of_speech[1] == "文字"
            )
        )


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def parse(sentence: str) -> Syntax:
    """Takes a sentence apart."""
    # A character that normalises to several may leave morphemes of no width, at the end even outside.
    words = tuple(w for w in japanese_morphemes(sentence) if w.start < w.end <= len(sentence))
    flags = outside_brackets(sentence)
    return Syntax(sentence, words, tuple(flags[w.start] for w in words))


def opening_topic(s: Syntax, first: int) -> str:
    """The topic phrase "Xは" that opens a sentence, or empty; X may have a clause that describes it."""
    i = first
    while i < len(s.words):
        if s.is_comma(i) and i > first and _is_adverbial(s, i - 1):
            first = i + 1
        elif i > first and s.is_topic(i):
            start = next((k for k in range(first, i) if _begins_phrase(s, k)), i)
            if any(s.is_comma(k) for k in range(start, i)):
                return ""
            return s.text[s.words[start].start : s.words[i].end]
        elif s.is_particle(i, "が", "を"):
            noun = described_after(s, i)
            if not noun:
                return ""
            i = noun - 1
        elif s.is_particle(i, "も") or s.words[i].start > _LONGEST_TOPIC:
            return ""
        i += 1
    return ""


def has_subject(s: Syntax) -> bool:
    """Whether a sentence names a topic or subject of its own."""
    return any(s.is_topic(i) or s.is_subject(i) for i in range(1, len(s.words)))


def case_marks(s: Syntax, start: int, end: int) -> Sequence[tuple[str, int]]:
    """The particles は, が, を and に between two words, each with its place."""
    return [(s.words[i].surface, i) for i in range(start, end) if s.is_particle(i, "は", "が", "を", "に")]


def has_case(s: Syntax, start: int, end: int) -> bool:
    """Whether there is a noun with a role between two words: "急ですが" has none."""
    return any(s.is_particle(i, "は", "が", "を", "に", "も", "で", "と") for i in range(start + 1, end))


def has_date(text: str) -> bool:
    """Whether a text names a year or a time that is over."""
    return _DATED.search(text) is not None


def has_past_time(text: str) -> bool:
    """Whether a text names a time that is over whenever it is read: 先週, 昨年."""
    return _PAST_TIME.search(text) is not None


def main_verb(s: Syntax) -> int | None:
    """The place of the last verb, adjective or copula that carries a meaning; None for a bare noun."""
    verbs = [i for i in range(len(s.words)) if s.is_verbal(i)]
    helpers = ("助動詞-タ", "助動詞-マス", "助動詞-デス", "助動詞-ヌ")
    while len(verbs) > 1 and s.words[verbs[-1]].part_of_speech[4] in helpers and verbs[-2] == verbs[-1] - 1:
        verbs.pop()
    return verbs[-1] if verbs else None


def content_verb(s: Syntax, at: int) -> int:
    """The place of the verb that an いる, くる or いく at word `at` goes with, or `at` itself."""
    while at > 1 and s.words[at].dictionary_form in _GOES_WITH and s.is_particle(at - 1, "て", "で"):
        at -= 2
    return at


def phrase_start(s: Syntax, end: int) -> int:
    """Where the noun phrase before word `end` begins, without a clause that describes it."""
    start = end
    while start:
        word = s.words[start - 1]
        is_joined = (
            s.is_particle(start - 1, "の", "や")
            or (word.surface == "と" and s.is_nominal(start - 2) and s.outside[start - 2])
        ) and start > 1
        is_part = (
            word.part_of_speech[0] in ("名詞", "接尾辞", "接頭辞", "代名詞", "連体詞")
            or word.part_of_speech[1] == "文字"
        )
        is_name = is_part or is_joined or word.surface in ("・", "＝", "=", "な") or word.surface in _BRACKETS
        if s.outside[start - 1] and not is_name:
            break
        start -= 1
    return start


def is_lasting(s: Syntax) -> bool:
    """Whether a sentence ends in ている, its negation or its polite form."""
    return (
        re.search(r"[てで](?:いる|います|いない|いません|おり(?:ます|ません))[。．!！\s]*$", s.text)
        is not None
    )


def is_descriptive(s: Syntax) -> bool:
    """Whether a sentence ends in an adjective or in だ: it says how something is."""
    at = main_verb(s)
    return at is not None and (
        s.words[at].part_of_speech[0] == "形容詞"
        or s.words[at].part_of_speech[4] in ("助動詞-ダ", "助動詞-デス")
    )


def ends_in_verb(s: Syntax) -> bool:
    """Whether a sentence ends in a verb of its own, and neither in だ nor in an adjective."""
    at = main_verb(s)
    return at is not None and not is_descriptive(s)


def ends_in_state(s: Syntax) -> bool:
    """Whether a sentence ends in だ, です, or in ある or いる as its main verb."""
    final = [w for w in s.words if w.part_of_speech[0] not in ("補助記号", "空白")]
    if len(final) > 2 and final[-1].dictionary_form == "ます":
        final.pop()
    if len(final) < 2 or final[-1].part_of_speech[0] == "名詞":
        return True
    if final[-1].dictionary_form in ("だ", "です"):
        return True
    goes_with_verb = final[-2].surface in ("て", "で") and final[-2].part_of_speech[0] == "助詞"
    return final[-1].dictionary_form in ("ある", "いる", "有る") and not goes_with_verb


def verb_name(s: Syntax, i: int) -> str:
    """A verb as a dictionary has it; of one in する, the noun before it."""
    word = s.words[i]
    if word.dictionary_form == "する" and i > 1 and s.words[i - 1].surface == "に":
        return f"{s.words[i - 2].surface}にする"  # 明らかにする
    if (
        word.dictionary_form in ("する", "できる", "為る")
        and i
        and s.words[i - 1].part_of_speech[0] == "名詞"
    ):
        return s.words[i - 1].surface
    if word.dictionary_form.endswith("ずる"):
        return word.dictionary_form.removesuffix("ずる") + "じる"  # 信ずる
    return word.dictionary_form


def is_passive(s: Syntax, start: int, end: int) -> bool:
    """Whether there is a れる or られる between two words."""
    return any(
        s.words[i].part_of_speech[4] in ("助動詞-レル", "助動詞-ラレル")
        for i in range(start, end)
        if s.outside[i]
    )


def described_after(s: Syntax, at: int) -> int:
    """The place of the noun that the clause around word `at` describes; 0 where it describes none."""
    for i in range(at + 1, len(s.words) - 1):
        if s.is_comma(i) or s.is_topic(i):
            return 0
        is_nominal = s.words[i + 1].part_of_speech[1] == "準体助詞"  # 欲しいのは
        if s.describes_noun(i) or (is_nominal and s.is_verbal(i)):
            return i + 1
    return 0


def is_adverb(s: Syntax, i: int) -> bool:
    tags = s.words[i].part_of_speech
    return tags[0] in ("接続詞", "副詞") or (tags[0] == "名詞" and "副詞可能" in tags)


def _is_adverbial(s: Syntax, i: int) -> bool:
    if i and s.words[i].dictionary_form in POSTPOSITIONS.get(s.words[i - 1].surface, ()):
        return True  # これにより、
    return is_adverb(s, i) or s.is_particle(i, "で", "に", "は", "から", "て")


def _begins_phrase(s: Syntax, i: int) -> bool:
    return not s.outside[i] or s.words[i].part_of_speech[0] not in ("接続詞", "副詞", "補助記号", "空白")
