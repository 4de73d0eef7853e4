"""How a Japanese clause leads on at its comma: in an open form (続き、) or closed by a word (したが、)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from claimbook.text.language.conjugation import Ending, Tone, conclude, copula, lasting_form
from claimbook.text.language.words import Morpheme
from claimbook.text.syntax.japanese_syntax import (
    Syntax,
    described_after,
    ends_in_state,
    ends_in_verb,
    has_case,
    has_date,
    has_past_time,
    is_descriptive,
)
from claimbook.text.syntax.japanese_verbs import POSTPOSITIONS


class Form(StrEnum):
    """What a clause ends in before its comma."""

    VERB = "verb"  # 続き, していて
    BEING = "being"  # あり, ており, 建設中であり: what is, not what happens
    NOUN = "noun"  # 68歳で
    ADJECTIVE = "adjective"  # 高く
    CLOSED = "closed"  # したが, した一方: it has its own tense


@dataclass(frozen=True, slots=True)
class Link:
    """How a clause ends when it stands alone, and whether its topic may be that of the next one."""

    form: Form
    ending: Ending
    may_share: bool


# What a thing has: it is not what the next clause is about.
_ATTRIBUTES = (
    "価格", "値段", "料金", "代金", "費用", "価額", "予算", "額", "率", "数", "量", "長さ", "重さ", "高さ",
    "幅", "深さ", "大きさ", "面積", "期間", "期限", "時間", "日時", "会場", "場所", "定員", "対象", "年齢",
    "原因", "理由", "目的", "色", "素材", "平均", "内訳", "規模", "画面", "本体", "職業", "手数料",
    "資本金", "身長", "体重", "気温", "速度", "順位", "得点", "スコア", "震度",
)  # fmt: skip
_TOLD_BY_CLAUSE = (
    "原因",
    "理由",
    "目的",
    "きっかけ",
    "特徴",
    "狙い",
    "ねらい",
    "背景",
    "条件",
    "課題",
    "強み",
)
# Words that join two statements, both of which hold; the clause before them has its final form.
_JOINTS = (
    "が", "けれども", "けれど", "けども", "けど", "ものの", "一方で", "一方", "反面", "半面", "とともに",
    "と共に", "ほか", "他",
)  # fmt: skip
# ならず in のみならず, わず in を問わず and the like: no negation of what is said.
_FIXED_NEGATION = frozenset(
    ("なり", "問う", "限る", "かかわる", "関わる", "拘わる", "思う", "残る", "絶える", "変わる", "相変わる",
     "尽きる", "少ない", "構う", "はばかる", "たゆむ", "すくなからず")
)  # fmt: skip
_RANK = re.compile("最高|最多|最大|最少|最低|最長|最小|過去|以来|ぶり|連続|増|減|倍|番目|位")
_FUTURE = re.compile("来[年月週春夏秋冬]|再来|今後|将来|明[日後年]|翌|あす|次回")
# A noun of kind after which で says what a thing is: "同社はドイツの企業で、".
_KINDS = frozenset(
    ("企業", "会社", "団体", "組織", "法人", "大学", "学校", "病院", "都市", "国", "町", "村", "島", "人",
     "人物", "女性", "男性", "選手", "作家", "政治家", "研究者", "会員", "メーカー", "グループ", "施設",
     "建物", "作品", "製品", "商品", "制度", "法律", "行事", "大会", "病気", "植物", "動物", "鳥", "魚",
     "言語", "通貨", "紙", "誌", "チーム", "政党", "機関", "銀行", "店", "出身", "一つ", "ひとつ", "一人",
     "ひとり", "最多", "最大", "最高", "最低", "最少", "初", "目", "中", "独身", "無職", "現職", "新人",
     "無料", "有料", "満員", "未定", "不明", "予約制", "先着順", "非公開", "休館", "休業", "全席", "建て",
     "製", "型", "制", "級")
)  # fmt: skip


def find_link(s: Syntax, begin: int, comma: int, tone: Tone) -> Link | None:
    """How the clause from word `begin` leads on at a comma; None where it is no clause, or not for certain.

    The reasons of "because", the conditions of "if" and the manner of a て-form are no links: what
    follows depends on them.
    """
    if comma - begin < 3 or comma + 1 >= len(s.words) or not s.outside[comma - 1]:
        return None
    if closed := _closed(s, begin, comma):
        return closed
    last = s.words[comma - 1]
    if last.surface == "で" and last.part_of_speech[1] != "接続助詞":
        noun = s.words[comma - 2]
        is_noun = noun.part_of_speech[0] in ("名詞", "接尾辞", "形状詞") or noun.surface in "」』"
        return _noun(s, begin, comma, tone) if is_noun else None
    if last.part_of_speech[0] == "形容詞" and last.surface != "なく":
        return _adjective(s, begin, comma, tone)
    if last.surface in ("ず", "なく"):
        return _negation(s, begin, comma, tone)
    return _verb(s, begin, comma, tone)


def _closed(s: Syntax, begin: int, comma: int) -> Link | None:
    end = s.words[comma].start
    joint = next((j for j in _JOINTS if s.text.endswith(j, 0, end)), "")
    cut = end - len(joint)
    at = next((i for i in range(comma - 1, begin + 1, -1) if s.words[i].end == cut), 0)
    if not joint or not at or not s.is_verbal(at) or not has_case(s, begin, at):
        return None
    word = s.words[at]
    if not word.part_of_speech[5].startswith(("終止形", "連体形")) or word.surface == "なる":
        return None
    if joint == "が" and s.words[comma - 1].part_of_speech[1] != "接続助詞":
        return None
    if word.surface == "な":  # 便利な一方
        return Link(Form.CLOSED, Ending(word.start, "である"), may_share=True)
    return Link(Form.CLOSED, Ending(cut, ""), may_share=True)


def _noun(s: Syntax, begin: int, comma: int, tone: Tone) -> Link | None:
    """ "Xは68歳で" says what X is; "Xは事故で" tells why, and "Xは東京で、Yは大阪で" where."""
    last, noun, rest = s.words[comma - 1], s.words[comma - 2], range(comma + 1, len(s.words))
    topic = next((i for i in range(comma - 1, begin, -1) if s.is_topic(i)), 0)
    # "原因は部品を変えたことで" says what the cause is; "Xは部品を変えたことで" what came of it.
    tells_what = (
        noun.surface in ("こと", "もの", "点", "ため") and s.words[topic - 1].surface in _TOLD_BY_CLAUSE
    )
    if not topic or (not tells_what and any(_is_predicate(s, i) for i in range(topic, comma - 1))):
        return None
    is_number = any(w.part_of_speech[1] == "数詞" for w in s.words[topic:comma])
    is_kind = noun.surface in _KINDS
    is_attribute = s.words[topic - 1].surface.endswith(_ATTRIBUTES)
    is_gapped = ends_in_verb(s) and any(s.is_particle(i, "で") and not s.is_comma(i + 1) for i in rest)
    is_certain = (
        is_kind
        or tells_what
        or noun.surface in "」』"
        or is_attribute
        or not ends_in_verb(s)
        or (last.part_of_speech[0] == "助動詞" or is_number)
    )
    if not is_certain or (is_gapped and not is_kind):
        return None
    # "平均は68歳で、過去最高だ" is about the mean; "価格は1万円で、来月発売する" is not about the price.
    is_ranked = not ends_in_verb(s) and _RANK.search(s.text, s.words[comma].start) is not None
    may_share = is_ranked or (not is_attribute and ends_in_verb(s))
    return Link(Form.NOUN, Ending(last.start, copula(replace(tone, is_past=_was(s, tone)))), may_share)


def _is_predicate(s: Syntax, i: int) -> bool:
    """A verb, が or を that belongs to no clause before a noun: "市内に住む人"."""
    if s.is_verbal(i):
        return not s.describes_noun(i) and s.words[i].part_of_speech[0] != "助動詞"
    noun = described_after(s, i) if s.is_particle(i, "を", "が") else 0
    return s.is_particle(i, "を", "が") and not noun


def _adjective(s: Syntax, begin: int, comma: int, tone: Tone) -> Link | None:
    """ "価格が高く" is a statement, "早く" an adverb."""
    subject = next((i for i in range(comma - 2, begin, -1) if s.is_particle(i, "は", "が")), 0)
    if not subject or any(s.is_particle(i, "を") or s.is_verbal(i) for i in range(subject, comma - 1)):
        return None
    if not is_descriptive(s):
        return None
    ending = conclude(s.words[begin:comma], tone)
    return Link(Form.ADJECTIVE, ending, may_share=True) if ending else None


def _negation(s: Syntax, begin: int, comma: int, tone: Tone) -> Link | None:
    last, before = s.words[comma - 1], s.words[comma - 2]
    if before.dictionary_form in _FIXED_NEGATION:
        return None
    if last.surface == "なく" and before.part_of_speech[0] == "助詞" and before.surface != "が":
        # ではなく and だけでなく lead to what is instead; 死者はなく says that there is none.
        is_there_none = before.surface == "は" and s.is_topic(comma - 2)
        if not is_there_none:
            return None
    elif last.surface == "なく" and before.part_of_speech[0] not in ("助詞", "動詞", "助動詞"):
        return None
    if not has_case(s, begin, comma - 1):
        return None
    ending = conclude(s.words[begin:comma], tone)
    return Link(Form.VERB, ending, may_share=True) if ending else None


def _verb(s: Syntax, begin: int, comma: int, tone: Tone) -> Link | None:
    last, before = s.words[comma - 1], s.words[comma - 2]
    is_being = last.dictionary_form in ("ある", "有る", "いる", "おる", "居る")
    goes_on = is_being and before.surface in ("て", "で") and before.part_of_speech[1] == "接続助詞"
    clause = s.words[begin:comma]
    if tone.is_lasting and not is_being and last.part_of_speech[0] in ("動詞", "助動詞"):
        # 降り、増水している: whether it is still falling or has fallen, 降っている is true.
        words = "" if _is_postposition(last, before) else lasting_form(last, tone.is_polite)
        return Link(Form.VERB, Ending(last.start, words), may_share=True) if words else None
    said = s.text[s.words[begin].start : last.start]
    if has_past_time(said):
        tone = replace(tone, is_past=True)
    is_dated = has_date(said)
    is_of_it = s.text.startswith("うち", s.words[comma + 1].start)
    if not is_being and not tone.is_past and not is_of_it and (is_dated or ends_in_state(s)):
        return None  # nothing tells whether it happened: "2015年に設立され、本社は東京にある"
    is_ahead = _FUTURE.search(s.text, s.words[comma].start) and not _FUTURE.search(said)
    if not is_being and not tone.is_past and not is_of_it and is_ahead:
        return None  # it may have happened: "可決され、来月施行される"
    if last.surface == "て" and before.surface == "し" and s.is_particle(comma - 3, "と"):
        # おそれがあるとして: a report; 市長として and しようとして are none.
        is_report = s.is_verbal(comma - 4) and not s.words[comma - 4].surface.endswith("う")
        words = "した" if tone.is_past else "している"
        return Link(Form.CLOSED, Ending(before.start, words), may_share=True) if is_report else None
    if last.part_of_speech[1] == "接続助詞" and last.surface in ("て", "で"):
        if before.dictionary_form in ("つく", "おく") and s.is_particle(comma - 3, "に"):
            return None  # 計画について, 会議において
        # 急いで and 歩いて tell how; what has two subjects does not.
        ending = conclude(clause, tone)
        return Link(Form.VERB, ending, may_share=False) if ending else None
    if _is_postposition(last, before):
        return None
    # What is need not be over because something else is.
    was = tone.is_past and (
        not is_being or goes_on or s.text.rstrip("。 ").endswith(("でした", "だった", "であった"))
    )
    ending = conclude(clause, Tone(was, tone.is_polite))
    return Link(Form.BEING if is_being else Form.VERB, ending, may_share=True) if ending else None


def _was(s: Syntax, tone: Tone) -> bool:
    """What is need not be over because something else is: "画面は有機ELで、値段は下がった"."""
    return tone.is_past and s.text.rstrip("。 ").endswith(("でした", "だった", "であった"))


def _is_postposition(last: Morpheme, before: Morpheme) -> bool:
    form = last.dictionary_form
    if before.part_of_speech[0] == "助詞":
        return form in POSTPOSITIONS.get(before.surface, ())
    # 降り続き is one verb in two words.
    return before.part_of_speech[0] != "動詞" and form in ("引き続く", "続く", "つづく", "相次ぐ")
