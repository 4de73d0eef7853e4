"""Sentences into atomic statements; in doubt they stay whole."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.syntax.splitting import split_atomic

SPLIT = [
    (
        "ja",
        "計画はA社が主導し、投資額は1,000億円となる。",
        ["計画はA社が主導する。", "投資額は1,000億円となる。"],
    ),
    ("ja", "A社が資金を、B社が運営を担当します。", ["A社が資金を担当します。", "B社が運営を担当します。"]),
    (
        "ja",
        "資金の責任はA社が、運営の責任はB社が負う。",
        ["資金の責任はA社が負う。", "運営の責任はB社が負う。"],
    ),
    ("ja", "首相は会見を開き、対策を説明した。", ["首相は会見を開いた。", "首相は対策を説明した。"]),
    (
        "ja",
        "工場は現在東京で建設中であり、将来的には大阪にも拡大する予定だ",
        ["工場は現在東京で建設中である。", "工場は将来的には大阪にも拡大する予定だ"],
    ),
    ("ja", "主役:A社が地位を失い、B社が前に出る。", ["A社が地位を失う。", "B社が前に出る。"]),
    (
        "ja",
        "山田氏が社長に就任し、佐藤氏が会長に退いた。",
        ["山田氏が社長に就任した。", "佐藤氏が会長に退いた。"],
    ),
    ("ja", "東京は人口1400万人で、大阪は880万人だ。", ["東京は人口1400万人である。", "大阪は880万人だ。"]),
    ("en", "Acme has the money, and Widget has the plan.", ["Acme has the money.", "Widget has the plan."]),
    ("en", "Acme bears the cost, while the city owns it.", ["Acme bears the cost.", "The city owns it."]),
    (
        "en",
        "The plant opened in 2020; the second was closed.",
        ["The plant opened in 2020.", "The second was closed."],
    ),
    ("zh", "软银负责财务，微软负责运营。", ["软银负责财务。", "微软负责运营。"]),
    ("zh", "项目创造10万个岗位；首批中心位于得州。", ["项目创造10万个岗位。", "首批中心位于得州。"]),
]
WHOLE = [
    pytest.param("ja", "A社は部品を製造し、販売する企業を買収した。", id="ja: relative clause"),
    pytest.param("ja", "A社は計画を発表し、詳細は明かさなかった。", id="ja: は marks an object"),
    pytest.param("ja", "政府は予算案を決定し、国会に提出する方針だ。", id="ja: plan covers both"),
    pytest.param(
        "ja", "A社は10日、新型車を発表し、来春に発売すると明らかにした。", id="ja: report covers both"
    ),
    pytest.param("ja", "同社は2015年に設立され、本社は東京にある。", id="ja: tense unknown"),
    pytest.param("ja", "市長は2023年の選挙で初当選し、今回が2回目となります。", id="ja: dated past"),
    pytest.param("ja", "当面は市が運行し、2026年に移行を目指します。", id="ja: time is no topic"),
    pytest.param(
        "ja", "彼は本を買い、母がくれたペンで名前を書いた。", id="ja: subject inside relative clause"
    ),
    pytest.param("ja", "出資者は、A社、B社、C社、D社である。", id="ja: list of names"),
    pytest.param("ja", "市長は「橋を建て、道を直す」と述べた。", id="ja: quote"),
    pytest.param("ja", "国は専門家の意見を受け、計画を見直した。", id="ja: postposition"),
    pytest.param("ja", "もし雨が降り、試合が中止なら返金する。", id="ja: condition"),
    pytest.param("en", "The funders are SoftBank, OpenAI, Oracle, and MGX.", id="en: list"),
    pytest.param("en", "The deal covers chips, data centres, and the cloud.", id="en: objects"),
    pytest.param("en", "Smith won Texas, Ohio, and Florida was close.", id="en: list may go on"),
    pytest.param("en", "He said that A is wrong, and the plan was bad.", id="en: report"),
    pytest.param("en", "Acme pays, and cities work.", id="en: noun or verb"),
    pytest.param("en", "If the plan fails, and the bank is hit, prices rise.", id="en: condition"),
    pytest.param("en", "The team, led by Ann, and the coach were fined.", id="en: aside"),
    pytest.param("en", "It cost $1,000,000 in 2020.", id="en: number"),
    pytest.param("zh", "他说：“甲负责，乙负责。”", id="zh: quote"),
    pytest.param("de", "Er kam, und sie ging; das war alles.", id="de: no rules"),
    pytest.param("ja", "", id="empty"),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SPLIT, ids=[case[1] for case in SPLIT])
def test_coordination_is_split(language: str, sentence: str, expected: list[str]) -> None:
    clauses = split_atomic(sentence, language)
    assert [c.text for c in clauses] == expected


@pytest.mark.parametrize(("language", "sentence"), WHOLE)
def test_doubt_stays_whole(language: str, sentence: str) -> None:
    assert [c.text for c in split_atomic(sentence, language)] == [sentence]


@given(st.text(max_size=80), st.sampled_from(["ja", "en", "zh", "ko"]))
def test_clauses_are_ordered_and_inside(sentence: str, language: str) -> None:
    last = 0  # a main clause may reach around its asides: starts are in order, ends need not be
    for clause in split_atomic(sentence, language):
        assert last <= clause.start <= clause.end <= len(sentence)
        last = clause.start


@pytest.mark.parametrize("piece", ["を、", "がを、", "し、", "は", ", and the a is ", "；", "「"])
def test_long_lines_do_not_hang(piece: str) -> None:
    started = time.perf_counter()
    for language in ("ja", "en", "zh"):
        split_atomic(piece * (990 // len(piece)), language)
        split_atomic(piece * 10_000, language)
    assert time.perf_counter() - started < 5
