"""Words that point back are replaced only where one name can be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.syntax.people import distinct, only_person, people
from claimbook.text.syntax.references import carry_topic, resolve

CASES = [
    pytest.param(
        "en",
        "Her deputy drew up the figures.",
        ["Council leader Amara Finch described the package."],
        "Amara Finch’s deputy drew up the figures.",
        "Her = Amara Finch’s",
        id="en: what belongs to a person",
    ),
    pytest.param(
        "en",
        "Its shares fell 4%.",
        ["Acme sued Zenith."],
        "Its shares fell 4%.",
        "unresolved: Its",
        id="en: what belongs to one of two firms",
    ),
    pytest.param(
        "ja",
        "同劇団は1985年に旗揚げした。",
        ["滝野市の人形劇団「からくり舎」が解散する。"],
        "人形劇団「からくり舎」は1985年に旗揚げした。",
        "同劇団 = 人形劇団「からくり舎」",
        id="ja: theatre company",
    ),
    pytest.param(
        "ja",
        "同市の基金は31億円だ。",
        ["反対した会派の丹羽文代市議は継続審査を求めた。"],
        "同市の基金は31億円だ。",
        "unresolved: 同市",
        id="ja: a member of a council is no city",
    ),
    pytest.param(
        "ja", "同社は新しい。", ["MGXは、投資会社です。"], "MGXは新しい。", "同社 = MGX", id="ja: company"
    ),
    pytest.param(
        "ja",
        "同社は新しい。",
        ["山田氏は社長だ。"],
        "同社は新しい。",
        "unresolved: 同社",
        id="ja: person before",
    ),
    pytest.param(
        "ja",
        "同社は新しい。",
        ["A社とB社は組んだ。"],
        "同社は新しい。",
        "unresolved: 同社",
        id="ja: two companies",
    ),
    pytest.param("ja", "同社は新しい。", [], "同社は新しい。", "unresolved: 同社", id="ja: nothing before"),
    pytest.param(
        "ja",
        "この計画は大きい。",
        ["速報", "市は「春・プロジェクト」と呼ばれる計画を発表した。", "国は投資する。"],
        "春・プロジェクトは大きい。",
        "この計画 = 春・プロジェクト",
        id="ja: the only project so far",
    ),
    pytest.param(
        "ja",
        "この計画は大きい。",
        ["題", "アポロ計画やマンハッタン計画がある。"],
        "この計画は大きい。",
        "unresolved: この計画",
        id="ja: two projects",
    ),
    pytest.param(
        "ja", "しかし、これは合意だ。", [], "これは合意だ。", "unresolved: これ", id="ja: connective goes"
    ),
    pytest.param(
        "ja", "注目すべきは、B社が入れなかったことだ。", [], "B社が入れなかった", "", id="ja: frame goes"
    ),
    pytest.param(
        "ja", "市は橋を建てた。", ["同社は新しい。"], "市は橋を建てた。", "", id="ja: nothing to do"
    ),
    pytest.param(
        "en",
        "The company fell.",
        ["Acme announced a loss."],
        "Acme fell.",
        "The company = Acme",
        id="en: company",
    ),
    pytest.param(
        "en",
        "The company fell.",
        ["Acme bought Widget."],
        "The company fell.",
        "unresolved: The company",
        id="en: two",
    ),
    pytest.param("en", "However, it fell.", [], "It fell.", "unresolved: It", id="en: connective goes"),
    pytest.param("en", "It is worth noting that Acme fell.", [], "Acme fell.", "", id="en: frame goes"),
    pytest.param(
        "en",
        "The project is big.",
        ["The Spring Project began."],
        "The Spring Project is big.",
        "The project = The Spring Project",
        id="en: project",
    ),
    pytest.param("zh", "该项目很大。", ["“春芽”项目启动。"], "春芽很大。", "该项目 = 春芽", id="zh: project"),
    pytest.param(
        "zh", "该公司上市。", ["微软上涨。"], "该公司上市。", "unresolved: 该公司", id="zh: company"
    ),
    pytest.param("de", "Es ist da.", ["Der Plan."], "Es ist da.", "", id="de: no rules"),
]


@pytest.mark.parametrize(("language", "statement", "preceding", "text", "note"), CASES)
def test_resolve(language: str, statement: str, preceding: list[str], text: str, note: str) -> None:
    resolved = resolve(statement, language, preceding)
    assert (resolved.text, resolved.note) == (text, note)


# What was said before, a statement, and how it reads by itself; None where nobody can be sure.
PASSAGES: list[tuple[str, list[str], str, str | None]] = [
    (
        "en",
        ["The Danby Bridge opened in 1932."],
        "The bridge carries 9,000 vehicles a day.",
        "The Danby Bridge carries 9,000 vehicles a day.",
    ),
    ("en", ["The Danby Bridge and the Holt Bridge were closed."], "The bridge reopened on Monday.", None),
    (
        "en",
        ["The Danby Bridge opened in 1932.", "A new bridge is planned upstream."],
        "The bridge will cost £9m.",
        None,
    ),
    (
        "en",
        ["Parliament passed the Clean Air Act in May."],
        "The Act bans coal fires.",
        "The Clean Air Act bans coal fires.",
    ),
    (
        "en",
        ["Parliament passed the Clean Air Act and the Housing Act in May."],
        "The Act bans coal fires.",
        None,
    ),
    (
        "en",
        ["Novelist Ruth Arden died on Friday."],
        "She was born in York in 1931.",
        "Novelist Ruth Arden was born in York in 1931.",
    ),
    ("en", ["Mr John Ames met Mayor Ruth Arden on Friday."], "She praised the plan.", None),
    ("en", ["Mayor Ruth Arden opened the hall with her husband."], "He gave a speech.", None),
    ("en", ["Goalkeeper Tom Reyes made his debut."], "She saved two penalties.", None),
    (
        "en",
        ["Hollin Group reported a loss."],
        "It employs 4,000 people.",
        "Hollin Group employs 4,000 people.",
    ),
    ("en", ["Hollin Group bought Carver Foods."], "It employs 4,000 people.", None),
    ("en", ["The council closed the pool."], "It was built in 1960.", None),
    (
        "en",
        ["The Penrose Museum is in Truro."],
        "The museum opens at ten.",
        "The Penrose Museum opens at ten.",
    ),
    (
        "en",
        ["The University of Calder opened a campus."],
        "The university has 9,000 students.",
        "The University of Calder has 9,000 students.",
    ),
    (
        "en",
        ["Hurricane Nell hit the coast."],
        "It is the second hurricane this year.",
        "Hurricane Nell is the second hurricane this year.",
    ),
    ("en", ["A man was arrested in Leeds."], "He is 34.", None),
    ("en", ["Police arrested a driver; Sergeant Amy Cole led the search."], "She was unhurt.", None),
    ("en", ["The report was published."], "It fell.", None),
    ("en", ["They met in Rome."], "The agreement was signed.", None),
    ("en", ["Kettle Bay and Dunmarsh are ports."], "It grew.", None),
    (
        "en",
        ["The Dunmarsh Foundation paid for the roof."],
        "The foundation has given £2m since 2010.",
        "The Dunmarsh Foundation has given £2m since 2010.",
    ),
    (
        "en",
        ["The Bank of Alder raised its rate."],
        "The bank expects growth of 2 per cent.",
        "The Bank of Alder expects growth of 2 per cent.",
    ),
    ("ja", ["山名市は条例を改めた。"], "同市の人口は3万人だ。", "山名市の人口は3万人だ。"),
    ("ja", ["山名市と川辺市は合併に合意した。"], "同市の人口は3万人だ。", None),
    ("ja", ["都市の人口が減っている。"], "同市の人口は3万人だ。", None),
    ("ja", ["浅見市長が会見した。"], "同市の人口は3万人だ。", None),
    ("ja", ["県立青葉高校が優勝した。"], "同校は初出場だ。", "県立青葉高校は初出場だ。"),
    ("ja", ["田中製薬は新薬を発売した。"], "同社の売上高は5億円だ。", "田中製薬の売上高は5億円だ。"),
    ("ja", ["田中製薬は山田化学を買収した。"], "同社の売上高は5億円だ。", None),
    ("ja", ["エイコー電機はOpenAIと組んだ。"], "同社は大阪に本社を置く。", None),
    ("ja", ["ミナト銀行は30日、支店を閉じた。"], "同行は人員を減らす。", "ミナト銀行は人員を減らす。"),
    (
        "ja",
        ["佐々木健一教授は論文を発表した。"],
        "同氏は1960年に生まれた。",
        "佐々木健一教授は1960年に生まれた。",
    ),
    ("ja", ["佐々木教授と井上教授が論文を発表した。"], "同氏は1960年に生まれた。", None),
    ("ja", ["男性が逮捕された。"], "彼は34歳だ。", None),
    ("ja", ["女優の森田春香さんが結婚した。"], "彼は34歳だ。", None),
    ("ja", ["監督の新作『海の朝』が公開された。"], "同作は2時間の長編だ。", "『海の朝』は2時間の長編だ。"),
    ("ja", ["『海の朝』と『山の夜』が公開された。"], "同作は2時間の長編だ。", None),
    (
        "ja",
        ["県立美術館は来月、改装のため休館する。"],
        "同館は1980年に開館した。",
        "県立美術館は1980年に開館した。",
    ),
    ("ja", ["同市は計画を見直した。"], "これは初めてのことだ。", None),
    ("ja", ["赤松川が氾濫した。"], "同川の水位は下がった。", "赤松川の水位は下がった。"),
    ("ja", ["住民投票条例が成立した。"], "同条例は4月に施行される。", "住民投票条例は4月に施行される。"),
    ("ja", ["市と県は協定を結んだ。"], "両者は防災で協力する。", None),
    (
        "ja",
        ["A社は新型端末「ルカ2」を発売した。"],
        "その重さは150グラムだ。",
        "「ルカ2」の重さは150グラムだ。",
    ),
    ("ja", ["A社は「ルカ2」を発売し、B社は「ミノ」を公開した。"], "その重さは150グラムだ。", None),
    ("zh", ["青岚大桥昨天合龙。"], "该桥全长2公里。", "青岚大桥全长2公里。"),
    ("zh", ["云帆汽车公布了财报。"], "该公司去年亏损5亿元。", "云帆汽车去年亏损5亿元。"),
    ("zh", ["云帆汽车公司与蓝鲸科技公司签约。"], "该公司去年亏损5亿元。", None),
    ("zh", ["市图书馆新馆开放。"], "该馆藏书200万册。", "市图书馆藏书200万册。"),
    ("zh", ["导演陈默的新作昨晚首映。"], "他出生于1970年。", "陈默出生于1970年。"),
    ("zh", ["导演陈默和演员李青出席了首映。"], "他出生于1970年。", None),
    ("zh", ["一名男子被捕。"], "他今年34岁。", None),
    ("zh", ["作家推出新书《雨季》。"], "该书共300页。", "《雨季》共300页。"),
    ("zh", ["多家公司参加了展会。"], "该公司规模很大。", None),
]


@pytest.mark.parametrize(
    ("language", "preceding", "statement", "expected"), PASSAGES, ids=[f"{p[1][-1]} {p[2]}" for p in PASSAGES]
)
def test_only_the_one_thing_of_its_kind_is_meant(
    language: str, preceding: list[str], statement: str, expected: str | None
) -> None:
    resolved = resolve(statement, language, preceding)
    assert resolved.text == (expected or statement)
    assert resolved.note.startswith("unresolved: ") is (expected is None)


def test_words_before_a_statement_in_its_own_sentence_are_nearest() -> None:
    said = ["谷岡氏は党議拘束を外した。"]
    assert resolve("同氏は席を立った。", "ja", said).text == "谷岡氏は席を立った。"
    both = "沖田氏と谷岡氏は前夜に会談したが、"
    assert resolve("同氏は席を立った。", "ja", said, both).note == "unresolved: 同氏"
    assert (
        resolve("He left.", "en", ["Minister Jonas Frid met Ann Berg."], "Frid and Berg met, and").text
        == "He left."
    )


@pytest.mark.parametrize(
    ("last", "statement", "expected"),
    [
        ("県は自衛隊に派遣を要請した。", "国に支援を求めた。", "県は国に支援を求めた。"),
        ("会社は新工場を建てた。", "地元から200人を雇った。", "会社は地元から200人を雇った。"),
        ("県は自衛隊に派遣を要請した。", "国に支援を求める。", None),  # not at the same time
        ("県は自衛隊に派遣を要請した。", "知事が国に支援を求めた。", None),  # a subject of its own
        ("橋は川をまたいでいた。", "国に支援を求めた。", None),  # a bridge asks for nothing
        ("県は国が動かないため要請した。", "支援を求めた。", None),  # the state, too, acts
        ("県は派遣を要請したという。", "支援を求めた。", None),  # hearsay
        ("私は派遣を要請した。", "支援を求めた。", None),
        ("県は自衛隊に派遣を要請した。", "雨が続いた。", None),
        ("県は自衛隊に派遣を要請した。", "被害は大きかった。", None),
    ],
    ids=["same", "company", "tense", "subject", "thing", "two", "hearsay", "author", "rain", "state"],
)
def test_topic_is_carried_only_to_what_its_person_or_body_did(
    last: str, statement: str, expected: str | None
) -> None:
    carried = carry_topic(statement, last)
    assert carried.text == (expected or statement)
    assert bool(carried.note) is (expected is not None)


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("ja", "漁師の岩瀬丈さん（51）に聞いた。", ("岩瀬丈さん",)),
        ("ja", "相馬フミさんは店を営む。", ("相馬フミさん",)),
        ("ja", "副社長は辞任した。", ("?",)),
        ("en", "Opposition leader Maren Skaug said no.", ("Maren Skaug",)),
        ("en", "A man told Mayor Ann Berg that it rained.", ("Mayor Ann Berg", "?")),
        ("en", "The bridge was shut.", ()),
        ("zh", "演员李青出席了首映。", ("李青",)),
        ("de", "Kanzler Olaf Scholz kam.", ()),
    ],
)
def test_people(language: str, sentence: str, expected: tuple[str, ...]) -> None:
    assert people(sentence, language) == expected


def test_only_person() -> None:
    assert only_person(["漁師の岩瀬丈さんに聞いた。", "岩瀬さんは島で生まれた。"], "ja") == "岩瀬丈さん"
    assert only_person(["岩瀬丈さんと森春香さんに聞いた。"], "ja") == ""


@given(
    st.text(max_size=60),
    st.lists(st.text(max_size=40), max_size=3),
    st.sampled_from(["ja", "en", "zh", "ko"]),
)
def test_any_text_is_resolved_or_left(statement: str, preceding: list[str], language: str) -> None:
    assert resolve(statement, language, preceding).text is not None
    assert carry_topic(statement, preceding[-1] if preceding else "").text is not None


@given(st.lists(st.text("ab the?", max_size=6), max_size=6))
def test_distinct_names_hold_no_part_of_another(names: list[str]) -> None:
    kept = distinct(names)
    assert len(set(kept)) == len(kept)
    assert set(kept) <= set(names)
    assert bool(kept) is bool(names)
