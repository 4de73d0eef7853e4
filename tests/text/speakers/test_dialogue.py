"""Who speaks in interviews and transcripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.segmentation.sentences import split_sentences
from claimbook.text.speakers.dialogue import find_turns, is_bare_answer
from claimbook.text.statements import find_statements

TRANSCRIPT = """CHAIR: When did you see the crack?

MR VANCE: On the ninth of May. I wrote it in the log.

CHAIR: The log that was lost?

MR VANCE: Two pages were torn out.

The hearing goes on."""
DASHES = """靴職人の荒垣真帆さん（33）に聞いた。

――店を閉めたのはいつですか。

2018年でした。もったいないと思ったんです。

――資金はどう集めましたか。

銀行を11行回りました。

店は駅の前にある。"""
STRESSED = """The presenter Ondine Marsh retires on Friday.

**How did you get into radio?**

My uncle kept the light at Scarra Head.

**And the fire?**

We were back on the air after six hours.

I miss it."""
CHINESE = """记者：下一个目标是什么？

林汐：明年三月参加世界杯。

记者：去年你拿了零分。

林汐：走板的时候脚滑了，裁判给了零分。"""
FAQ = """Q. 申請はどこでしますか。

A. 市役所でできる。手数料は300円だ。

Q. 代理でもできますか。

A. 市によると、委任状があればできる。"""


def _spoken(text: str, language: str) -> list[tuple[str, str]]:
    return [
        (s.speaker, text[s.start : s.end])
        for s in find_statements(text, "", language)
        if s.attribution is Attribution.DIRECT_QUOTE
    ]


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        (
            TRANSCRIPT,
            "en",
            [
                ("MR VANCE", "On the ninth of May."),
                ("MR VANCE", "I wrote it in the log."),
                ("MR VANCE", "Two pages were torn out."),
            ],
        ),
        (
            DASHES,
            "ja",
            [
                ("荒垣真帆さん", "2018年でした。"),
                ("荒垣真帆さん", "もったいないと思ったんです。"),
                ("荒垣真帆さん", "銀行を11行回りました。"),
            ],
        ),
        (
            STRESSED,
            "en",
            [
                ("Ondine Marsh", "My uncle kept the light at Scarra Head."),
                ("Ondine Marsh", "We were back on the air after six hours."),
                ("Ondine Marsh", "I miss it."),
            ],
        ),
        (
            CHINESE,
            "zh",
            [
                ("林汐", "明年三月参加世界杯。"),
                ("记者", "去年你拿了零分。"),
                ("林汐", "走板的时候脚滑了，裁判给了零分。"),
            ],
        ),
        (FAQ, "ja", []),
    ],
    ids=["names", "dashes", "stressed", "Chinese names", "answers by nobody"],
)
def test_answers_have_their_speaker(text: str, language: str, spoken: list[tuple[str, str]]) -> None:
    assert _spoken(text, language) == spoken


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [(TRANSCRIPT, "en", 2), (DASHES, "ja", 2), (STRESSED, "en", 2), (CHINESE, "zh", 1), (FAQ, "ja", 2)],
    ids=["names", "dashes", "stressed", "Chinese names", "questions and answers"],
)
def test_questions_are_questions(text: str, language: str, count: int) -> None:
    labels = [s.checkability for s in find_statements(text, "", language)]
    assert labels.count(Checkability.QUESTION) == count


def test_an_answer_by_nobody_is_split_and_attributed_like_any_sentence() -> None:
    answers = [s for s in find_statements(FAQ, "", "ja") if s.checkability is Checkability.CHECKABLE]
    assert [s.claim for s in answers] == ["市役所でできる。", "手数料は300円だ。", "委任状があればできる。"]
    assert answers[-1].speaker == "市"


def test_where_answers_stand_in_quotation_marks_the_rest_is_told_by_the_article() -> None:
    text = (
        "漁師の岩瀬丈さんに聞いた。\n\n――いつから漁に出ますか。\n\n「15歳からです。」\n\n"
        "船は2010年に造られた。\n\n――つらい日はありますか。\n\n「あります。」"
    )
    assert _spoken(text, "ja") == [("岩瀬丈さん", "「15歳からです。」"), ("岩瀬丈さん", "「あります。」")]


def test_questions_about_a_person_are_answered_by_the_article() -> None:
    text = (
        "Ann Berg met the council and resigned.\n\n**Who is Ann Berg?**\n\nShe was mayor of Varna.\n\n"
        "**Why did she go?**\n\nThe council lost 4 million crowns."
    )
    assert _spoken(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Price: $5.\n\nSize: 3 m.\n\nPrice: $6.\n\nSize: 4 m.",
        "Note: the shop is closed.\n\nWho comes?\n\nNote: bring cash.",
        "住所：東京都港区。\n\n電話：03-0000-0000。\n\n住所：大阪市北区。\n\n電話：06-0000-0000。",
        "Berlin: It rained. Paris: It snowed.",
        "",
    ],
    ids=["fields", "one label", "Japanese fields", "one line", "nothing"],
)
def test_labels_of_lists_are_no_speakers(text: str) -> None:
    assert find_turns(text, split_sentences(text, "en"), "", "en") == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No.", True),
        ("はい。", True),
        ("睡觉。", True),
        ("Good morning.", True),
        ("It rained in May.", False),
    ],
)
def test_bare_answers(words: str, expected: bool) -> None:
    assert is_bare_answer(words) is expected


@given(
    st.lists(
        st.sampled_from(
            (
                "Q. ",
                "A. ",
                "――",
                "MR VANCE: ",
                "記者：",
                "林汐：",
                "**",
                "Why?",
                "はい。",
                "\n\n",
                "「",
                "」",
                "\x00",
                "I ",
            )
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from(["ja", "en", "zh", ""]),
)
def test_turns_lie_within_their_sentences(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    for place, turn in find_turns(text, sentences, "", language).items():
        assert sentences[place].start <= turn.start < sentences[place].end
