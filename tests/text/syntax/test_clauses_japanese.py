"""Japanese sentences into statements: what is divided, what is taken out, and what stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.syntax.clauses_japanese import japanese_clauses


def _texts(sentence: str) -> list[str]:
    return [clause.text for clause in japanese_clauses(sentence)]


TWO_SUBJECTS = [
    (
        "施工はA社、B社、C社の3社であり、最初に払われる額は20億円に達する。",
        ["施工はA社、B社、C社の3社である。", "最初に払われる額は20億円に達する。"],
    ),
    ("強い風が吹き、屋根が飛んだ。", ["強い風が吹いた。", "屋根が飛んだ。"]),
    ("式には約300人が出席し、知事が祝辞を述べた。", ["式には約300人が出席した。", "知事が祝辞を述べた。"]),
    ("乗客が2人けがをしたが、命に別条はない。", ["乗客が2人けがをした。", "命に別条はない。"]),
    ("工事費は約30億円に上り、工期も延びている。", ["工事費は約30億円に上っている。", "工期も延びている。"]),
    (
        "利用者の平均は41.2歳で、車がある人は3割に満たない。",
        ["利用者の平均は41.2歳である。", "車がある人は3割に満たない。"],
    ),
    ("売上高は伸びたものの、利益は減った。", ["売上高は伸びた。", "利益は減った。"]),
    ("東京では雪が降った一方、大阪では雨が降った。", ["東京では雪が降った。", "大阪では雨が降った。"]),
    ("契約は更新されず、選手は退団した。", ["契約は更新されなかった。", "選手は退団した。"]),
    ("死者はなく、全員が無事だった。", ["死者はなかった。", "全員が無事だった。"]),
    ("男は逃走し、警察が行方を追っている。", ["男は逃走している。", "警察が行方を追っている。"]),
    (
        "館内は2階建てで、1階に売店があり、2階が展示室だ。",
        ["館内は2階建てである。", "1階に売店がある。", "2階が展示室だ。"],
    ),
    (
        "お茶には眠気を覚ます働きがあり、飲みすぎた人が眠れないこともある。",
        ["お茶には眠気を覚ます働きがある。", "飲みすぎた人が眠れないこともある。"],
    ),
    ("売上高は310億円、従業員数は1,850人です。", ["売上高は310億円です。", "従業員数は1,850人です。"]),
]
SHARED_TOPIC = [
    (
        "首相は8日、ベトナムを訪れ、同国の首相と会談した。",
        ["首相は8日、ベトナムを訪れた。", "首相は同国の首相と会談した。"],
    ),
    (
        "県は道を広げ、歩道を設け、街灯を増やした。",
        ["県は道を広げた。", "県は歩道を設けた。", "県は街灯を増やした。"],
    ),
    ("大阪は人口が多く、面積が小さい。", ["大阪は人口が多い。", "大阪は面積が小さい。"]),
    (
        "この値は春より夏に高く、海辺の町ではさらに高かった。",
        ["この値は春より夏に高かった。", "この値は海辺の町ではさらに高かった。"],
    ),
    (
        "制度は10月に始まり、市内の約300世帯が対象となる。",
        ["制度は10月に始まる。", "制度は市内の約300世帯が対象となる。"],
    ),
    (
        "国は年間8億円の費用を見込み、うち2億円を基金で賄う計画だ。",
        ["国は年間8億円の費用を見込む。", "国は年間8億円の費用のうち2億円を基金で賄う計画だ。"],
    ),
    ("負傷者は12人で、うち3人が重傷だ。", ["負傷者は12人である。", "負傷者12人のうち3人が重傷だ。"]),
    ("市は窓口を設けるほか、講座も開く。", ["市は窓口を設ける。", "市は講座も開く。"]),
    ("男性は病院に運ばれたが、まもなく死亡した。", ["男性は病院に運ばれた。", "男性はまもなく死亡した。"]),
    ("市は窓口を設けるとともに、講座を開いた。", ["市は窓口を設ける。", "市は講座を開いた。"]),
    ("同社はドイツの企業で、部品を作る。", ["同社はドイツの企業である。", "同社は部品を作る。"]),
    (
        "店は昭和の初めから同じ釜を使い、味を変えていない。",
        ["店は昭和の初めから同じ釜を使っている。", "店は味を変えていない。"],
    ),
    (
        "社は先月、製品を発表し、価格は249ドルです。",
        ["社は先月、製品を発表しました。", "価格は249ドルです。"],
    ),
    ("彼は東京で生まれ、京都で育った。", ["彼は東京で生まれた。", "彼は京都で育った。"]),
    ("それは8つの弁を持ち、そして水を浄化します。", ["それは8つの弁を持ちます。", "それは水を浄化します。"]),
    (
        "気象台は、大雨のおそれがあるとして、注意を促している。",
        ["気象台は、大雨のおそれがあるとしている。", "気象台は注意を促している。"],
    ),
]
SPEECH = [
    (
        "山本氏は拘束を外したことを認め、「心に従った」と語った。",
        ["山本氏は拘束を外したことを認めた。", "山本氏は「心に従った」と語った。"],
    ),
    (
        "教授は「水でよい」と説明し、酒には注意を促す。",
        ["教授は「水でよい」と説明する。", "教授は酒には注意を促す。"],
    ),
    (
        "市長は橋を建てると述べ、道も直すと語った。",
        ["市長は橋を建てると述べた。", "市長は道も直すと語った。"],
    ),
]
TAKEN_OUT = [
    (
        "豆腐店を営む相馬フミさんは去年、弟子を取った。",
        ["相馬フミさんは豆腐店を営む。", "相馬フミさんは去年、弟子を取った。"],
    ),
    (
        "先月、ボンに本社を置くアルタ社は新薬を発表した。",
        ["アルタ社はボンに本社を置く。", "先月、アルタ社は新薬を発表した。"],
    ),
    (
        "提案した沖田里江市長は「橋は渡せる」と強調した。",
        ["沖田里江市長は提案した。", "沖田里江市長は「橋は渡せる」と強調した。"],
    ),
    (
        "2010年に設立された山川電機は増収だった。",
        ["山川電機は2010年に設立された。", "山川電機は増収だった。"],
    ),
    (
        "佐藤氏が率いるアルファ社は赤字を出した。",
        ["アルファ社は佐藤氏が率いる。", "アルファ社は赤字を出した。"],
    ),
    ("議長だった田中太郎氏は辞任した。", ["田中太郎氏は議長だった。", "田中太郎氏は辞任した。"]),
    (
        "「反対だ」と話す山田太郎さん（42）は会社員だ。",
        ["山田太郎さんは「反対だ」と話す。", "山田太郎さん（42）は会社員だ。"],
    ),
    (
        "市民団体が2024年に行った調査では、半数が賛成した。",
        ["市民団体は2024年に調査を行った。", "市民団体の調査では、半数が賛成した。"],
    ),
    (
        "国連が5月に発表した報告書によると、人口は減る。",
        ["国連は5月に報告書を発表した。", "国連の報告書によると、人口は減る。"],
    ),
    (
        "アルファ社（本社・東京、代表：佐藤一郎）は赤字を出した。",
        [
            "アルファ社の本社は東京である。",
            "アルファ社の代表は佐藤一郎である。",
            "アルファ社は赤字を出した。",
        ],
    ),
    (
        "研究班が住民812人を調べたところ、2割に症状があった。",
        ["研究班が住民812人を調べた。", "研究班が住民812人を調べたところ、2割に症状があった。"],
    ),
]
WHOLE = [
    pytest.param("雨が降れば、試合は中止する。", id="condition"),
    pytest.param("大雨のため、列車が止まった。", id="cause: ため"),
    pytest.param("株価が上がったので、投資家が喜んだ。", id="cause: ので"),
    pytest.param("列車は事故で、乗客が避難した。", id="cause: で"),
    pytest.param("彼は歩いて、会社に行った。", id="manner"),
    pytest.param("店は休まず、問わず、客を迎えた。", id="fixed negation"),
    pytest.param("残念ですが、大会は中止です。", id="が after a phrase without a statement"),
    pytest.param("新型車を発売し、話題となった。", id="no topic"),
    pytest.param("A社は新型車を発売し、話題となった。", id="what came of the object"),
    pytest.param("委員会は報告書をまとめ、首相に渡す。", id="shared object"),
    pytest.param("部品を製造し、販売する企業は増えた。", id="relative clause before the comma"),
    pytest.param(
        "A社は部品を製造し、海外に運び、販売する企業を買収した。", id="relative clause over two commas"
    ),
    pytest.param("会社は全株式を取得し、子会社化することを決めた。", id="こと covers both"),
    pytest.param("市長は橋を建て、道を直すと述べた。", id="report covers both"),
    pytest.param("男は店に入り、金を奪ったという。", id="hearsay covers both"),
    pytest.param("警察によると、男は店に入り、金を奪った。", id="source covers both"),
    pytest.param("議案は可決され、来月施行される。", id="tense unknown: one may be over"),
    pytest.param("価格は1万円で、来月発売する。", id="topic is not what is sold"),
    pytest.param("会議は東京で、総会は大阪で開く。", id="で of place"),
    pytest.param("それは便利さではなく、人の声だ。", id="not A but B"),
    pytest.param("本社を置くブレメンは港町だ。", id="place described by what is there"),
    pytest.param("逮捕した山田容疑者は否認している。", id="name that something was done to"),
    pytest.param("A社は業務を委託する山田太郎さんを訪ねた。", id="described name is no subject"),
    pytest.param("豆腐店を営む男性は弟子を取った。", id="common noun"),
    pytest.param("10:30に始まり、11:00までに終わる会は短い。", id="clock is no heading"),
    pytest.param("市は条例（案）を示した。", id="bracket that says nothing"),
    pytest.param("彼は英語を話さないが、仕事はできる。", id="は of an object"),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [*TWO_SUBJECTS, *SHARED_TOPIC, *SPEECH, *TAKEN_OUT],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_statements_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert _texts(sentence) == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_doubt_stays_whole(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("強い風が吹き、屋根が飛んだ。", ["強い風が吹き", "屋根が飛んだ。"]),
        (
            "先月、ボンに本社を置くアルタ社は店を閉じ、社員は減った。",
            ["ボンに本社を置く", "アルタ社は店を閉じ", "社員は減った。"],
        ),
        ("アルタ社（代表：佐藤）は店を閉じた。", ["代表：佐藤", "は店を閉じた。"]),
    ],
)
def test_places_are_those_of_the_own_words(sentence: str, quotes: list[str]) -> None:
    assert [sentence[c.start : c.end] for c in japanese_clauses(sentence)] == quotes


PIECES = (
    "市は", "雨が", "降り、", "東京で生まれた", "山田太郎さん", "は", "を", "「", "」", "と述べ、",
    "（代表：", "）", "うち3人が",
    "調べたところ、", "続き、", "A社が5月に行った調査では、", "10人で、", "。", "\ud800", "\x00", " ", "：",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_clauses_are_in_order_and_inside(sentence: str) -> None:
    last = 0
    for clause in japanese_clauses(sentence):
        assert last <= clause.start <= clause.end <= len(sentence)
        last = clause.end
