"""Who says a Japanese sentence, and what of it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Attribution
from claimbook.text.speakers.east_asian_speakers import speaker_announced, speaker_before
from claimbook.text.speakers.speech_japanese import japanese_speech

REPORTED, QUOTE = Attribution.REPORTED, Attribution.DIRECT_QUOTE
SAID = [
    (
        "住民からは「怖い」「もう住めない」といった声が聞かれた。",
        QUOTE,
        "住民",
        "怖い」「もう住めない",
    ),
    ("ミナト製作所は6日、12万台を回収すると発表した。", REPORTED, "ミナト製作所", "12万台を回収する"),
    (
        "一方、野党「春の会」の森修代表は、財源は不安定だと批判した。",
        REPORTED,
        "野党「春の会」の森修代表",
        "財源は不安定だ",
    ),
    ("森氏は採決の前に辞めたことを明らかにした。", REPORTED, "森氏", "採決の前に辞めた"),
    (
        "社長のヨナス・クレーは、同社が記録を決して売らないと主張しています。",
        REPORTED,
        "社長のヨナス・クレー",
        "同社が記録を決して売らない",
    ),
    ("気象台は、大雨のおそれがあるとしている。", REPORTED, "気象台", "大雨のおそれがある"),
    ("会社は事実を調べているとコメントした。", REPORTED, "会社", "事実を調べている"),
    ("A社はB社を買収すると8日、発表した。", REPORTED, "A社", "B社を買収する"),
    ("A社がB社を買収すると中央新聞は報じた。", REPORTED, "中央新聞", "A社がB社を買収する"),
    ("男が逃走していたことが、県警への取材で分かった。", REPORTED, "県警", "男が逃走していた"),
    ("消費者団体が2024年に行った調査では、半数が賛成した。", REPORTED, "消費者団体", "半数が賛成した。"),
    ("国連が5月に発表した報告書によると、人口は減る。", REPORTED, "国連", "人口は減る。"),
    ("売上は増えたと述べた。", REPORTED, "", "売上は増えた"),
    ("彼は犯人だと言われている。", REPORTED, "", "彼は犯人だ"),
    ("父が営む店で働く花村花子さんは「継ぎたい」と目を輝かせる。", QUOTE, "花村花子さん", "継ぎたい"),
    ("北町の会社員、井原健さん（42）は「怖かった」と話す。", QUOTE, "井原健さん", "怖かった"),
    (
        "「歯を愛しています、広告ではありません」と彼はブログに書きました。",
        QUOTE,
        "彼",
        "歯を愛しています、広告ではありません",
    ),
    ("新党「明日の会」の森氏は「まだ先がある」と述べた。", QUOTE, "新党「明日の会」の森氏", "まだ先がある"),
    ("首相は「必ず実現する」との決意を表明した。", QUOTE, "首相", "必ず実現する"),
    ("市長は決定を「歴史的な一歩」と評した。", QUOTE, "市長", "歴史的な一歩"),
    ("山田さんは「怖かったです」という。", QUOTE, "山田さん", "怖かったです"),
    ("森選手：「うれしい気持ちです」", QUOTE, "森選手", "うれしい気持ちです"),
    ("市長は「増税はしない」。", QUOTE, "市長", "増税はしない"),
    ("彼女は「必ず戻る」と約束し、会場を後にした。", QUOTE, "彼女", "必ず戻る"),
]
# Held, hoped or turned down: the sentence is what can be checked.
HELD = [
    ("市長は不正はなかったと反論した。", "市長"),
    ("専門家は値上がりが続くとの見方を示した。", "専門家"),
    ("A社は新工場を建てる考えを示した。", "A社"),
    ("選手は優勝を狙うと意気込んだ。", "選手"),
]
NOT_SAID = [
    pytest.param("市長は関与を否定した。", id="denial"),
    pytest.param("市長は不正があったことを否定した。", id="denial of こと"),
    pytest.param("市長は理由を明らかにしなかった。", id="not made clear"),
    pytest.param("社長は値上げはしないと述べなかった。", id="not said"),
    pytest.param("容疑者は住民から「怖い人だ」と言われていた。", id="said of somebody"),
    pytest.param("会社は顧客に批判された。", id="passive"),
    pytest.param("市長は大統領と会談した。", id="with somebody"),
    pytest.param("市長は住民と話した。", id="talk with somebody"),
    pytest.param("市は「緑のまちづくり計画」と連携した。", id="name of a plan"),
    pytest.param("この状態を「かくれ脱水症状」という。", id="name of a state"),
    pytest.param("市長は「春計画」と呼ばれる事業を発表した。", id="what is called"),
    pytest.param("市長は「反対だ」と語る住民を訪ねた。", id="quote inside a relative clause"),
    pytest.param("客が欲しいのは声だと思う。", id="the author's mind"),
    pytest.param("私はこれがばかげていると思います。", id="I"),
    pytest.param("市は橋を建てることを決めた。", id="decision"),
    pytest.param("作業員は壁を壊そうとした。", id="attempt"),
]


@pytest.mark.parametrize(("sentence", "attribution", "speaker", "body"), SAID, ids=[c[0] for c in SAID])
def test_who_says_what(sentence: str, attribution: Attribution, speaker: str, body: str) -> None:
    found = japanese_speech(sentence)
    assert found is not None
    assert (found.attribution, found.speaker) == (attribution, speaker)
    assert sentence[found.body_start : found.body_end] == body


@pytest.mark.parametrize(("sentence", "speaker"), HELD)
def test_what_is_only_held_stays_with_who_holds_it(sentence: str, speaker: str) -> None:
    found = japanese_speech(sentence)
    assert found is not None
    assert (found.attribution, found.speaker) == (REPORTED, speaker)
    assert sentence[found.body_start : found.body_end] == sentence


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_nobody_says(sentence: str) -> None:
    assert japanese_speech(sentence) is None


@pytest.mark.parametrize(
    ("pronoun", "before", "name"),
    [
        ("彼", "社長のヨナス・クレー氏は新型を見せた。", "ヨナス・クレー"),
        ("彼女", "相馬フミさんは「続けます」と言う。", "相馬フミさん"),
        ("彼", "山田太郎氏は佐藤一郎氏と会った。", ""),
        ("彼", "雨が降った。", ""),
        ("", "山田太郎氏は会った。", ""),
    ],
)
def test_pronoun_is_named_only_where_one_person_can_be_meant(pronoun: str, before: str, name: str) -> None:
    assert speaker_before(pronoun, [before], "ja") == name


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("市長はこう述べた。", "市長"),
        ("父が継いだ店で働く花村さんは次のように語る。", "花村さん"),
        ("雨はこう降った。", ""),
        ("市長は橋を渡した。", ""),
    ],
)
def test_quote_that_comes_next_is_announced(sentence: str, speaker: str) -> None:
    assert speaker_announced(sentence, "ja") == speaker


def test_what_stands_beside_a_quote_is_no_quote() -> None:
    sentence = "豆腐店を営む相馬フミさんは「店を続ける」と言い、客に礼を述べた。"
    found = japanese_speech(sentence)
    assert found is not None
    assert (found.attribution, found.speaker, found.claim) == (
        QUOTE,
        "相馬フミさん",
        "相馬フミさんは「店を続ける」と言った。",
    )
    assert [c.text for c in found.beside] == [
        "相馬フミさんは豆腐店を営む。",
        "相馬フミさんは客に礼を述べた。",
    ]
    assert sentence[found.body_start : found.body_end] == "店を続ける"


def test_report_beside_a_fact_has_its_own_words() -> None:
    sentence = "市長は、橋を建てるのだと述べ、計画の重みを際立たせた。"
    found = japanese_speech(sentence)
    assert found is not None
    assert sentence[found.body_start : found.body_end] == "橋を建てるのだ"
    assert [c.text for c in found.beside] == ["市長は計画の重みを際立たせた。"]


def test_pronoun_is_told() -> None:
    found = japanese_speech("「まだ先がある」と彼は述べた。")
    assert found is not None
    assert (found.speaker, found.pronoun) == ("彼", "彼")


PIECES = (
    "市長は", "「", "」", "と述べた", "。", "こと", "を明らかにした", "という", "と", "、", "怖かった",
    "が", "：", "調査では、",
    "\ud800", "\x00", "など", "との見方を示した",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_body_lies_inside_any_sentence(sentence: str) -> None:
    found = japanese_speech(sentence)
    assert found is None or 0 <= found.body_start <= found.body_end <= len(sentence)
