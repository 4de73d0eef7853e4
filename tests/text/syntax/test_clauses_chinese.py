"""Chinese sentences into statements: clauses that share a subject or have one, and what stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.syntax.chinese_syntax import Kind, read_segment
from claimbook.text.syntax.clauses_chinese import chinese_clauses


def _texts(sentence: str) -> list[str]:
    return [clause.text for clause in chinese_clauses(sentence)]


SHARED = [
    (
        "江州地铁3号线昨天上午10时开通，全长31.6公里，设车站22座。",
        ["江州地铁3号线昨天上午10时开通。", "江州地铁3号线全长31.6公里。", "江州地铁3号线设车站22座。"],
    ),
    (
        "该路连接西部的白鹿镇和东港，途经市政府和火车站。",
        ["该路连接西部的白鹿镇和东港。", "该路途经市政府和火车站。"],
    ),
    ("市长宣布了计划，并表示将加快建设。", ["市长宣布了计划。", "市长表示将加快建设。"]),
    ("公司成立于2015年，总部位于上海。", ["公司成立于2015年。", "公司总部位于上海。"]),
    ("展览昨日开幕，将持续到5月底。", ["展览昨日开幕。", "展览将持续到5月底。"]),
    ("大桥全长2.3公里，宽28米，总投资12亿元。", ["大桥全长2.3公里。", "大桥宽28米。", "大桥总投资12亿元。"]),
    ("王毅周二抵达巴黎，会见了法国总统。", ["王毅周二抵达巴黎。", "王毅会见了法国总统。"]),
    ("他1985年出生于成都，父亲是教师。", ["他1985年出生于成都。", "他父亲是教师。"]),
    ("项目于2023年3月启动，预计2026年完工。", ["项目于2023年3月启动。", "项目预计2026年完工。"]),
    ("古墓位于山脚下，长12米。", ["古墓位于山脚下。", "古墓长12米。"]),
]
OWN = [
    ("软银负责财务，微软负责运营。", ["软银负责财务。", "微软负责运营。"]),
    ("起步价仍为2元，最高票价由7元调整为8元。", ["起步价仍为2元。", "最高票价由7元调整为8元。"]),
    (
        "预算90亿元中，六成来自财政，其余由银行提供。",
        ["预算90亿元中，六成来自财政。", "预算90亿元中，其余由银行提供。"],
    ),
    ("台风造成5人死亡，2人失踪，超过10万户停电。", ["台风造成5人死亡。", "2人失踪。", "超过10万户停电。"]),
    ("营收增长5%，但利润下降3%。", ["营收增长5%。", "利润下降3%。"]),
    ("新规定自7月1日起实施，旧规定同时废止。", ["新规定自7月1日起实施。", "旧规定同时废止。"]),
    ("警方逮捕了两名嫌疑人，案件正在调查中。", ["警方逮捕了两名嫌疑人。", "案件正在调查中。"]),
    ("成人票60元，学生票30元。", ["成人票60元。", "学生票30元。"]),
]
TAKEN_OUT = [
    ("毕业于清华大学的王毅昨天宣布了计划。", ["王毅毕业于清华大学。", "王毅昨天宣布了计划。"]),
    ("总部位于深圳的腾飞公司周一公布了财报。", ["腾飞公司总部位于深圳。", "腾飞公司周一公布了财报。"]),
]
WHOLE = [
    pytest.param("董事长表示，新厂将创造1600个岗位，并带动企业落户。", id="both were said"),
    pytest.param("公司募集资金58亿元，用于建设第二座工厂。", id="purpose"),
    pytest.param("他创办了一家公司，生产手机。", id="what the new thing does"),
    pytest.param("公司推出一款手机，售价2999元。", id="price of the new thing"),
    pytest.param("公司收购了腾飞科技，主营软件开发。", id="what the object is"),
    pytest.param("如果下雨，比赛取消。", id="condition"),
    pytest.param("由于暴雨，列车停运。", id="cause"),
    pytest.param("工程推迟了14个月，原因是发现了古墓。", id="cause after its effect"),
    pytest.param("公司不仅生产手机，还生产汽车。", id="not only but"),
    pytest.param("随着人口增长，城市面积扩大。", id="while"),
    pytest.param("市长说，计划很好，投资很大。", id="report"),
    pytest.param("策展人周岚介绍，展览分为三个单元，每个单元讲述一位画家。", id="report of two clauses"),
    pytest.param("据新华社报道，甲负责财务，乙负责运营。", id="source"),
    pytest.param("他说：“甲负责，乙负责。”", id="quote"),
    pytest.param("学校有学生1200人，教师80人。", id="one list"),
    pytest.param("展品来自A馆、B馆、C馆。", id="names"),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), [*SHARED, *OWN, *TAKEN_OUT], ids=lambda v: v if isinstance(v, str) else ""
)
def test_statements_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert _texts(sentence) == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_doubt_stays_whole(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


def test_places_are_those_of_the_own_words() -> None:
    sentence = "毕业于清华大学的王毅周二抵达巴黎，会见了总统。"
    quotes = [sentence[c.start : c.end] for c in chinese_clauses(sentence)]
    assert quotes == ["毕业于清华大学", "王毅周二抵达巴黎", "会见了总统。"]


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("地铁3号线昨天上午10时开通", Kind.OWN, "地铁3号线"),
        ("负责运营的公司宣布涨价", Kind.OWN, "负责运营的公司"),
        ("起火原因正在调查", Kind.OWN, "起火原因"),
        ("并获得金牌", Kind.BARE, ""),
        ("全长31.6公里", Kind.FIGURE, ""),
        ("总部位于上海", Kind.PART, "总部"),
        ("学生票30元", Kind.COUNT, "学生票"),
        ("在会议期间", Kind.OTHER, ""),
        ("苹果、香蕉和梨", Kind.OTHER, ""),
    ],
)
def test_segments(text: str, kind: Kind, subject: str) -> None:
    segment = read_segment(text)
    assert (segment.kind, segment.subject) == (kind, subject)


PIECES = (
    "公司",
    "昨天",
    "开通",
    "，",
    "；",
    "并",
    "“",
    "”",
    "的",
    "是",
    "全长3公里",
    "一家",
    "其余",
    "其中",
    "。",
    "\ud800",
    "\x00",
    " ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_clauses_are_in_order_and_inside(sentence: str) -> None:
    last = 0
    for clause in chinese_clauses(sentence):
        assert last <= clause.start <= clause.end <= len(sentence)
        last = clause.end
