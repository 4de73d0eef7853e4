"""Which clause of a Japanese sentence has a subject of its own, and who can act at all."""

from __future__ import annotations

from claimbook.text.entities.japanese_names import is_proper
from claimbook.text.syntax.japanese_syntax import (
    Syntax,
    content_verb,
    described_after,
    is_adverb,
    is_passive,
    verb_name,
)
from claimbook.text.syntax.japanese_verbs import takes_object

_BEFORE_OR_WHEN = ("前", "後", "際", "間", "中", "時", "とき", "うち", "以上", "一方")
# People and bodies, who act rather than suffer.
_ACTORS = (
    "氏", "さん", "社", "者", "員", "選手", "側", "党", "省", "庁", "会", "長", "政府", "市", "県", "国",
    "都", "府", "道", "町", "村", "人", "男", "女", "相", "隊", "団", "軍", "チーム", "グループ", "連盟",
    "組合", "大学", "銀行", "校", "教授", "家", "父", "母", "兄", "弟", "姉", "妹", "夫", "妻", "息子",
    "娘", "親", "子", "子ども", "被告", "首相", "大統領", "知事", "監督", "署", "新聞", "通信", "放送",
    "テレビ", "製作所", "研究所", "事務所", "裁判所", "工房", "工業", "産業", "製薬", "電機", "電力", "建設",
    "不動産", "ホールディングス", "機構", "財団", "連合", "地裁", "高裁", "地検", "県警", "府警", "当局",
    "気象台", "局", "警察", "住民", "学生", "生徒", "客", "彼", "彼女", "私", "我々", "両者",
)  # fmt: skip


def names_own_subject(s: Syntax, start: int, may_be_described: bool = False) -> bool:
    """Whether the clause that begins at word `start` names its own subject.

    Its subject may have a clause that describes it only where `may_be_described` is true: in "部品を製造し、
    販売する企業が増えた" that clause begins before the comma.
    """
    adjuncts = 0
    seen_verb = False
    i = start
    while i < len(s.words):
        if s.is_comma(i):
            if i == start or not is_adverb(s, i - 1):
                return False
            i += 1
            continue
        seen_verb |= s.is_verbal(i) and s.words[i].part_of_speech[0] != "助動詞"
        if i > start and s.is_topic(i):
            return not seen_verb and _is_subject_not_object(s, i)
        if i > start and s.is_particle(i, "も") and s.is_nominal(i - 1) and s.words[i - 1].surface != "ま":
            return not seen_verb and _happens(s, i)
        if i > start and s.is_subject(i):
            if not _opens_relative_clause(s, i):
                return not seen_verb
            i = described_after(s, i)  # "後継ぎがいる店は": the subject may be what is described
            if not i:
                return False
            continue
        if may_be_described and s.describes_noun(i):
            seen_verb, adjuncts = False, 0
        elif s.is_particle(i, "を"):
            if not may_be_described or not described_after(s, i):
                return False
        elif s.is_particle(i, "で", "に", "から", "より"):
            adjuncts += 1
            if adjuncts > 2 or seen_verb:
                return False
        i += 1
    return False


def is_actor(s: Syntax, end: int) -> bool:
    """Whether the noun before word `end` is a person or a body of people."""
    last = s.words[end - 1]
    if last.surface in "）)":  # 山田さん（42）
        end = next((i for i in range(end - 1, 0, -1) if s.words[i].surface in "（("), end)
        last = s.words[end - 1]
    return is_proper(last) or last.surface.endswith(_ACTORS)


def _is_subject_not_object(s: Syntax, at: int) -> bool:
    """は may mark an object ("詳細は明かさなかった"): then the subject stands in the clause before."""
    rest = range(at + 1, len(s.words))
    return is_actor(s, at) or any(s.is_particle(i, "を") or s.is_subject(i) for i in rest) or _happens(s, at)


def _happens(s: Syntax, at: int) -> bool:
    """Whether what stands before word `at` is what the verb happens to, and not what it does something to."""
    rest = range(at + 1, len(s.words))
    if any(s.is_particle(i, "を") for i in rest):
        return False
    verbs = [i for i in rest if s.is_verbal(i) and s.words[i].part_of_speech[0] != "助動詞"]
    if not verbs or is_passive(s, at, len(s.words)):
        return True
    verb = content_verb(s, verbs[-1])
    if s.words[verb].part_of_speech[0] == "形容詞":
        return True
    is_copula = any(s.words[i].dictionary_form in ("だ", "です") for i in range(verb + 1, len(s.words)))
    if is_copula or s.words[verb].dictionary_form == "ある":
        return True
    takes = takes_object(verb_name(s, verb))
    # 10億円に達する: of the verbs that are both, one that leads to an amount is what happens.
    return takes is False or (takes is None and _reaches_amount(s, verb))


def _reaches_amount(s: Syntax, verb: int) -> bool:
    before = s.words[max(0, verb - 4) : verb - 1]
    return s.is_particle(verb - 1, "に") and any(w.part_of_speech[1] == "数詞" for w in before)


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
