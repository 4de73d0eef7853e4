"""Chinese text into dictionary words, and their English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.text.language.chinese import glossary, glosses, segment


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in segment(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司收购汽车", ["公司", "收购", "汽车"]),
        ("董事长", ["董事长"]),
        ("董事长辞职", ["董事长", "辞职"]),
        ("電腦公司", ["電腦", "公司"]),
        ("龘龘", ["龘", "龘"]),
        ("", []),
    ],
)
def test_the_longest_word_is_taken(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_only_the_span_that_is_asked_for_is_cut() -> None:
    assert list(segment("董事长辞职", 0, 2)) == [(0, 2)]
    assert list(segment("董事长辞职", 3, 5)) == [(3, 5)]


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("董事长公司收购汽车abc 。\0\ud800龘"), max_size=40))
def test_the_words_are_the_text_without_a_gap(text: str) -> None:
    assert "".join(words(text)) == text


@pytest.mark.parametrize(
    ("simplified", "traditional"), [("董事长", "董事長"), ("电脑", "電腦"), ("银行", "銀行")]
)
def test_both_scripts_have_the_same_english(simplified: str, traditional: str) -> None:
    assert glosses(simplified) == glosses(traditional) != ()


@pytest.mark.parametrize("word", ["", "xyz", "\0", "龘龘", "董事长辞职"])
def test_an_unknown_word_has_no_english(word: str) -> None:
    assert glosses(word) == ()


def test_the_dictionary_is_whole() -> None:
    assert len(glossary()) > 100_000
    assert "bank" in glosses("银行")
