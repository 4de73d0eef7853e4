"""Articles into statements that stand on their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.segmentation.unmarked import plain
from claimbook.text.statements import find_statements


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
        # What stands by the way lies within the words of its main clause, so ends need not rise.
        assert last <= statement.start < statement.end <= len(text)
        assert statement.claim.strip()
        last = statement.start


def test_what_stands_beside_a_quote_is_a_statement_in_the_articles_own_voice() -> None:
    text = "“We will vote no,” said Henrik Moe, the member for Tverrvik."
    quote, role = find_statements(text, "", "en")
    assert (quote.attribution, quote.speaker) == (Attribution.DIRECT_QUOTE, "Henrik Moe")
    assert text[quote.start : quote.end] == text
    assert (role.attribution, role.speaker) == (Attribution.OWN_VOICE, "")
    assert role.claim == "Henrik Moe is the member for Tverrvik."
    assert text[role.start : role.end].startswith("Henrik Moe, the member for Tverrvik")


def test_statement_beside_a_quote_in_japanese() -> None:
    text = "堀内教授は「お茶も水分に数えてよい」と説明し、塩分の取りすぎには注意を促す。"
    quote, own = find_statements(text, "", "ja")
    assert text[quote.start : quote.end] == "堀内教授は「お茶も水分に数えてよい」と説明し"
    assert (own.claim, own.attribution) == ("堀内教授は塩分の取りすぎには注意を促す。", Attribution.OWN_VOICE)


def test_speaker_that_is_a_pronoun_is_named_or_marked() -> None:
    text = "Meteorologist Kofi Brand says the wind will ease. “Then it goes north,” he says."
    assert find_statements(text, "", "en")[-1].claim == "“Then it goes north,” Meteorologist Kofi Brand says."
    last = find_statements("局长潘毅表示，票价不变。他说：“我们不会减少班次。”", "", "zh")[-1]
    assert (last.speaker, last.note) == ("局长潘毅", "他 = 局长潘毅")
    (alone,) = find_statements("“Then it goes north,” he says.", "", "en")
    assert (alone.speaker, alone.note) == ("", "unresolved: he")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Acme Corp. said it would buy Widget.", "Acme Corp. would buy Widget."),
        ("Engineers from Dorrit Works say it could be made safe.", "It could be made safe."),
        ("Officials at Acme said it will close.", "It will close."),
    ],
)
def test_only_a_speaker_that_can_be_called_so_takes_the_place_of_a_pronoun(text: str, claim: str) -> None:
    assert _claims(text, "en") == [claim]


def test_subject_that_is_no_noun_is_a_subject() -> None:
    text = "市によると、無償化を始めるのは5番目だという。"
    assert _claims(text, "ja") == ["無償化を始めるのは5番目だ。"]


def test_judgement_does_not_take_away_the_fact_beside_it() -> None:
    text = "The film is dull, and Marta Lindh was sent home on Friday."
    assert [(s.claim, s.checkability) for s in find_statements(text, "", "en")] == [
        ("The film is dull.", Checkability.OPINION),
        ("Marta Lindh was sent home on Friday.", Checkability.CHECKABLE),
    ]
    (whole,) = find_statements("The film is dull and the music is awful.", "", "en")
    assert whole.checkability is Checkability.OPINION


def test_quotes_after_an_interviewers_questions_are_of_the_one_person_who_was_named() -> None:
    text = "漁師の岩瀬丈さん（51）に聞いた。\n\n――いつから漁に出ますか。\n\n「15歳からです。父と出ました。」"
    question, answer = find_statements(text, "", "ja")[-2:]
    assert question.checkability is Checkability.QUESTION
    assert (answer.speaker, answer.attribution) == ("岩瀬丈さん", Attribution.DIRECT_QUOTE)
    two = text.replace("に聞いた", "と森春香さんに聞いた")
    assert find_statements(two, "", "ja")[-1].speaker == ""


def test_asides_are_not_what_a_word_points_back_to() -> None:
    text = "MGXは投資会社です。ええ、あなたの見間違いではありません。同社は新しい。"
    assert _claims(text, "ja")[-1] == "MGXは新しい。"
