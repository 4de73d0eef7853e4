"""What Japanese verbs do with their nouns: which take an object, and which are hardly verbs any more."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from claimbook.text.language.dictionary import jmdict, storable

# を受け, に伴い, をはじめ: verbs that are postpositions after these particles, or may be.
POSTPOSITIONS: Mapping[str, frozenset[str]] = {
    "を": frozenset(
        ("含む", "含める", "除く", "目指す", "目ざす", "始める", "はじめる", "踏まえる", "受ける", "経る",
         "問う", "巡る", "めぐる", "求める", "図る", "期する", "除外する", "通じる", "通ずる", "介する",
         "兼ねる", "控える", "挟む", "対象とする", "する", "もって", "通す", "前にする", "めぐらす")
    ),
    "に": frozenset(
        ("よる", "つれる", "当たる", "あたる", "対する", "関する", "伴う", "ともなう", "基づく", "もとづく",
         "応じる", "際する", "限る", "加える", "続く", "つづく", "従う", "引き続く", "合わせる", "併せる",
         "向ける", "沿う", "備える", "因む", "ちなむ", "比べる", "代わる", "及ぶ", "渡る", "わたる",
         "先立つ", "先駆ける", "次ぐ", "反する", "関連する", "臨む", "添う", "並ぶ", "かける", "かかわる",
         "関わる", "照らす", "とどまる", "留まる", "する")
    ),
    "と": frozenset(("する", "違う", "異なる", "並ぶ", "比べる", "ともなう")),
    "から": frozenset(("する", "見る", "みる")),
}  # fmt: skip
# Nouns of action (…する) without an object: what is before their は or が is what they happen to.
_INTRANSITIVE_ACTIONS = frozenset(
    ("停止", "終了", "増加", "減少", "上昇", "下落", "低下", "発生", "氾濫", "倒壊", "到着", "出発", "成立",
     "開幕", "閉幕", "死亡", "帰国", "就任", "退任", "辞任", "引退", "勝利", "敗退", "優勝", "上陸", "通過",
     "回復", "完成", "開業", "開通", "閉店", "閉業", "倒産", "破綻", "誕生", "発足", "存在", "所属", "在籍",
     "合格", "失敗", "成功", "普及", "流行", "変化", "進展", "前進", "後退", "入院", "退院", "参加", "出場",
     "出席", "欠席", "結婚", "離婚", "卒業", "入学", "入社", "退社", "逃走", "転倒", "衝突", "墜落", "沈没",
     "炎上", "浸水", "噴火", "崩壊", "孤立", "避難", "移住", "定着", "浮上", "台頭", "加入", "加盟", "対立",
     "一致", "集中", "分散", "推移", "当選", "落選", "初当選", "来日", "訪日", "訪米", "訪中", "訪韓",
     "訪欧", "渡米", "退団", "入団", "退場", "入場", "開店", "開園", "開校", "閉校", "閉園", "開館", "閉館",
     "急増", "急減", "急落", "急騰", "暴落", "反発", "続落", "続伸", "好転", "悪化", "復帰", "復活", "帰還",
     "移籍", "感染", "発症", "蔓延", "機能", "活躍", "生息", "自生", "分布", "位置", "隣接", "面する",
     "属する", "由来", "向上", "上達", "低迷", "安定", "増大", "拡大", "縮小", "半減", "倍増", "激減",
     "激増", "躍進", "浸透", "到達", "到来", "経過", "変動", "再開", "全焼", "焼失", "消滅", "消失", "滅亡",
     "独立", "即位", "開院", "開所", "操業", "出店", "進出")
)  # fmt: skip
# Acts whose object is a thing: "提案した沖田市長" is the one who proposed, "逮捕した男" the one arrested.
AUTHORED = frozenset(
    ("提案", "主張", "発言", "質問", "演説", "司会", "主催", "企画", "開発", "執筆", "発案", "立案", "設計",
     "考案", "発見", "発明", "監修", "撮影", "証言", "講演", "答弁", "起草", "出願", "提唱", "作曲", "作詞",
     "脚本", "出題", "投稿", "提訴", "出馬", "立候補", "会見")
) | _INTRANSITIVE_ACTIONS  # fmt: skip


@lru_cache(maxsize=10_000)
def takes_object(verb: str) -> bool | None:
    """Whether a verb takes an object (JMdict); None where it may or may not, or where nobody knows.

    Args:
        verb: in its dictionary form; of a verb in する, the noun before it.

    >>> takes_object("続く"), takes_object("語る"), takes_object("開く"), takes_object("氾濫")
    (False, True, None, False)
    """
    if verb in _INTRANSITIVE_ACTIONS:
        return False
    rows = jmdict().execute(
        """
        SELECT DISTINCT pos.text
        FROM (SELECT idseq FROM Kanji WHERE text = ?1 UNION SELECT idseq FROM Kana WHERE text = ?1) AS entry
        JOIN Sense ON Sense.idseq = entry.idseq
        JOIN pos ON pos.sid = Sense.ID
        WHERE pos.text IN ('transitive verb', 'intransitive verb')
        """,
        (storable(verb),),
    )
    kinds = {text for (text,) in rows}
    return next(iter(kinds)) == "transitive verb" if len(kinds) == 1 else None
