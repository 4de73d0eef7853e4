"""A mark with the words that it belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.syntax.around import phrase_around

CASES = [
    ("en", "The council did not approve it.", "not", "did not approve"),
    ("en", "not", "not", "not"),
    ("en", "It was (not) so.", "not", "not"),
    ("ja", "株主として参加できなかった。", "なかっ", "参加できなかった"),
    ("ja", "能力を拒否する権利", "を拒", "拒否する"),
    ("ja", "障害を取り除き、建設した。", "除き", "取り除き"),
    ("zh", "市议会没有批准预算。", "没有", "议会没有批准"),
    ("de", "Der Rat hat das nicht gebilligt.", "nicht", "das nicht gebilligt"),
]


@pytest.mark.parametrize(("language", "text", "mark", "expected"), CASES, ids=[c[2] + c[0] for c in CASES])
def test_a_mark_is_told_with_its_words(language: str, text: str, mark: str, expected: str) -> None:
    start = text.index(mark)
    assert phrase_around(text, start, start + len(mark), language) == expected


@given(
    st.text(max_size=60),
    st.text(min_size=1, max_size=8),
    st.text(max_size=60),
    st.sampled_from(["ja", "zh", "en", "ar"]),
)
def test_it_is_a_part_of_the_text_that_holds_the_mark(
    before: str, mark: str, after: str, language: str
) -> None:
    text = before + mark + after
    found = phrase_around(text, len(before), len(before) + len(mark), language)
    assert found in text
    assert language == "ja" or mark in found
