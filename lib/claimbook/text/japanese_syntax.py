"""What can be told of a Japanese sentence from its words alone: topics, subjects, relative clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.text.clauses import outside_brackets
from claimbook.text.words import Morpheme, japanese_morphemes

_NOMINAL = ("名詞", "接尾辞", "代名詞", "補助記号", "記号")
_TIMES = (
    "当面", "当初", "今回", "今度", "最近", "近年", "通常", "平日", "普段", "同日", "前日", "翌日", "初日",
    "間", "後", "前", "時", "際", "うち", "一方", "春", "夏", "秋", "冬", "朝", "夜", "日", "年",
    "月", "年度",
)  # fmt: skip
_BEFORE_OR_WHEN = ("前", "後", "際", "間", "中", "時", "とき", "うち", "以上", "一方")
# Verbs whose は-phrase is what happens, not what is done to it.
_INTRANSITIVE = (
    "だ", "です", "なる", "成る", "ある", "いる", "達する", "上る", "のぼる", "増える", "減る", "上がる",
    "下がる", "伸びる", "落ち込む", "始まる", "終わる", "続く", "超える", "上回る", "下回る",
    "就任する", "勝つ", "負ける", "敗れる", "優勝する",
)  # fmt: skip


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

    def is_topic(self, i: int) -> bool:
        """A は that follows a noun; "将来的には" and "今後は" are no topics."""
        return (
            i > 0
            and self.is_particle(i, "は")
            and self.is_nominal(i - 1)
            and "副詞可能" not in self.words[i - 1].part_of_speech
            and self.words[i - 1].surface not in _TIMES
        )

    def describes_noun(self, i: int) -> bool:
        """A verb or adjective before the noun that it describes: "作る製品"."""
        return (
            self.is_verbal(i)
            and self.words[i].part_of_speech[5].startswith("連体形")
            and i + 1 < len(self.words)
            and self.words[i + 1].part_of_speech[0] == "名詞"
        )


def parse(sentence: str) -> Syntax:
    """Takes a sentence apart."""
    # A character that normalises to several may leave morphemes of no width, at the end even outside.
    words = tuple(w for w in japanese_morphemes(sentence) if w.start < w.end <= len(sentence))
    flags = outside_brackets(sentence)
    return Syntax(sentence, words, tuple(flags[w.start] for w in words))


def opening_topic(s: Syntax, first: int) -> str:
    """The topic phrase "Xは" that opens a sentence, or empty."""
    for i in range(first, len(s.words)):
        if s.is_comma(i) and i > first and _is_adverbial(s, i - 1):
            first = i + 1
        elif i > first and s.is_topic(i):
            start = next((k for k in range(first, i) if _begins_phrase(s, k)), i)
            if any(s.is_comma(k) for k in range(start, i)):
                return ""
            return s.text[s.words[start].start : s.words[i].end]
        elif s.is_particle(i, "が", "を", "も") or s.words[i].start > 60:
            return ""
    return ""


def has_subject(s: Syntax) -> bool:
    """Whether a sentence names a topic or subject of its own."""
    return any(s.is_topic(i) or (s.is_particle(i, "が") and _is_case(s, i)) for i in range(1, len(s.words)))


def names_own_subject(s: Syntax, start: int) -> bool:
    """Whether the clause that begins at word `start` names its own subject."""
    adjuncts = 0
    seen_verb = False
    for i in range(start, len(s.words)):
        if s.is_comma(i):
            if i == start or not _is_adverb(s, i - 1):
                return False
            continue
        seen_verb |= s.is_verbal(i) and s.words[i].part_of_speech[0] != "助動詞"
        if i > start and s.is_particle(i, "は"):
            return s.is_topic(i) and _is_subject_not_object(s, i)
        if i > start and s.is_particle(i, "が") and _is_case(s, i):
            return not seen_verb and not _opens_relative_clause(s, i)
        if s.is_particle(i, "を"):
            return False
        if s.is_particle(i, "で", "に", "から", "より"):
            adjuncts += 1
            if adjuncts > 2 or seen_verb:
                return False
    return False


def case_marks(s: Syntax, start: int, end: int) -> Sequence[tuple[str, int]]:
    """The particles は, が, を and に between two words, each with its place."""
    return [(s.words[i].surface, i) for i in range(start, end) if s.is_particle(i, "は", "が", "を", "に")]


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


def _is_case(s: Syntax, i: int) -> bool:
    return s.words[i].part_of_speech[1] == "格助詞"


def _is_adverb(s: Syntax, i: int) -> bool:
    tags = s.words[i].part_of_speech
    return tags[0] in ("接続詞", "副詞") or (tags[0] == "名詞" and "副詞可能" in tags)


def _is_adverbial(s: Syntax, i: int) -> bool:
    return _is_adverb(s, i) or s.is_particle(i, "で", "に", "は", "から", "て")


def _begins_phrase(s: Syntax, i: int) -> bool:
    return not s.outside[i] or s.words[i].part_of_speech[0] not in ("接続詞", "副詞", "補助記号", "空白")


def _is_subject_not_object(s: Syntax, at: int) -> bool:
    """は may mark an object ("詳細は明かさなかった"): then the subject stands in the clause before."""
    rest = range(at + 1, len(s.words))
    if any(s.is_particle(i, "を", "が") for i in rest):
        return True
    verbs = [s.words[i] for i in rest if s.is_verbal(i)]
    is_passive = any(w.part_of_speech[4] in ("助動詞-レル", "助動詞-ラレル") for w in verbs)
    return not verbs or is_passive or any(w.dictionary_form in _INTRANSITIVE for w in verbs)


def _opens_relative_clause(s: Syntax, at: int) -> bool:
    """Whether the verb that が belongs to describes a noun: "OpenAIが作る製品"."""
    for i in range(at + 1, len(s.words) - 1):
        if s.is_comma(i):
            return False
        if s.describes_noun(i):
            noun = s.words[i + 1].surface
            if noun in _BEFORE_OR_WHEN:
                return not any(s.is_particle(k, "が", "は") for k in range(i + 2, len(s.words)))
            becomes = noun == "こと" and i + 2 < len(s.words) and s.is_particle(i + 2, "に")
            return not becomes  # "検討されることになる" is the main verb
    return False
