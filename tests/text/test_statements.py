"""Articles into statements that stand on their own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.statements import find_statements, plain


def _claims(text: str, language: str, title: str = "") -> list[str]:
    return [s.claim for s in find_statements(text, title, language)]


def test_report_becomes_what_was_reported() -> None:
    (statement,) = find_statements("According to Reuters, sales rose 5%.", "", "en")
    assert (statement.claim, statement.speaker) == ("Sales rose 5%.", "Reuters")
    assert statement.attribution is Attribution.REPORTED


def test_pronoun_of_a_report_is_its_speaker() -> None:
    (statement,) = find_statements("Acme Corp. said on Tuesday it will buy Widget.", "", "en")
    assert (statement.claim, statement.note) == ("Acme Corp. will buy Widget.", "it = Acme Corp.")


def test_subject_that_japanese_leaves_out_is_the_speaker() -> None:
    (statement,) = find_statements("B社は火曜日のブログで、A社との関係を維持していると述べました。", "", "ja")
    assert statement.claim == "B社はA社との関係を維持している。"


def test_expectation_keeps_its_speaker() -> None:
    text = "専門家によると、これは最大の投資となるだろう。"
    (statement,) = find_statements(text, "", "ja")
    assert (statement.claim, statement.checkability) == (text, Checkability.CHECKABLE)


def test_quote_goes_on_with_its_speaker() -> None:
    text = "「守ります」とナデラ氏は述べた。「次に進む必要があります。」"
    first, second = find_statements(text, "", "ja")
    assert second.speaker == first.speaker == "ナデラ氏"
    assert second.claim == "ナデラ氏は「次に進む必要があります。」と述べた。"
    assert text[second.start : second.end] == "「次に進む必要があります。」"


def test_quote_of_another_paragraph_has_no_speaker() -> None:
    statements = find_statements("「守ります」とナデラ氏は述べた。\n\n「次に進む必要があります。」", "", "ja")
    assert statements[-1].speaker == ""


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("NEW YORK (Reuters) - Sales rose.", "Sales rose."),
        ("WASHINGTON, Jan 21 (Reuters) - Sales rose.", "Sales rose."),
        ("【東京】市は橋を建てた。", "市は橋を建てた。"),
        ("新华社北京1月21日电，市长宣布计划。", "市长宣布计划。"),
    ],
)
def test_dateline_belongs_to_no_statement(text: str, claim: str) -> None:
    language = "en" if text.isascii() else ("ja" if "市は" in text else "zh")
    assert _claims(text, language) == [claim]


def test_project_is_named_from_the_title() -> None:
    assert _claims("この計画は大きい。", "ja", "「春・プロジェクト」始まる")[0].startswith(
        "春・プロジェクトは"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The **plan** [starts](https://a.example/x)\nin May.[1]", "The plan starts in May."),
        ("市は橋を\n建てた。", "市は橋を建てた。"),
        ("*Under embargo* until 2 * 3 * 4", "Under embargo until 2 * 3 * 4"),
        ("[1]", "[1]"),
    ],
)
def test_plain(words: str, expected: str) -> None:
    assert plain(words) == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "「",
                "」",
                "。",
                "、",
                "\n\n",
                " ",
                "\x00",
                "\ud800",
                "said ",
                "“",
                "”",
                "と述べた",
                "は",
                "が",
                "を",
                "し、",
                "同社",
                "#",
            )
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from(["ja", "en", "zh", "ko", ""]),
)
def test_places_are_true_of_any_text(text: str, language: str) -> None:
    last = 0
    for statement in find_statements(text, "", language):
        assert last <= statement.start < statement.end <= len(text)
        assert statement.claim.strip()
        last = statement.end


@pytest.mark.parametrize("language", ["ja", "en", "zh"])
def test_hundred_thousand_characters_take_seconds(language: str) -> None:
    pieces = {
        "ja": "市長は7日、計画{}を発表し、投資額は{}億円となる。",
        "en": "Acme said on day {} that it will pay ${} million, and the city owns the road. ",
        "zh": "市长周二表示，第{}项计划将投资{}亿元，软银负责财务，微软负责运营。",
    }
    text = "".join(pieces[language].format(i, i) for i in range(100_000 // len(pieces[language])))
    started = time.perf_counter()
    assert find_statements(text, "", language)
    assert time.perf_counter() - started < 15
