"""Negation: what is denied, and what only looks denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.meaning.polarity import find_negations

DENIED = [
    ("ja", "孫氏は会長に就任しない。", "就任"),
    ("ja", "マイクロソフトは参加できなかった。", "参加"),
    ("ja", "APIは独占ではありません。", "独占"),
    ("ja", "計画は承認されていない。", "承認"),
    ("en", "The bill was not passed.", "passed"),
    ("en", "The company never approved the plan.", "approved"),
    ("en", "Microsoft doesn't own the site.", "own"),
    ("en", "It is no longer exclusive.", "exclusive"),
    ("en", "The talks failed to resume.", "resume"),
    ("zh", "公司没有批准该计划", "批准"),
    ("zh", "法案未通过", "通过"),
    ("zh", "他否认参与", "参与"),
]
NOT_DENIED = [
    ("ja", "資金だけでなく技術も提供する。"),
    ("ja", "報告しなければならない。"),
    ("ja", "増えるかもしれない。"),
    ("ja", "少なくとも3社が参加する。"),
    ("ja", "まもなく始まる。"),
    ("en", "It is not only faster but cheaper."),
    ("en", "There is no doubt about it."),
    ("en", "Payment is due no later than May."),
    ("zh", "不仅提供资金"),
    ("zh", "不同的公司"),
    ("zh", "未来四年"),
    ("zh", "非常重要"),
]


@pytest.mark.parametrize(("language", "text", "word"), DENIED, ids=[c[1][:16] for c in DENIED])
def test_the_denied_word_is_found(language: str, text: str, word: str) -> None:
    found = find_negations(text, language)
    assert [text[n.focus_start : n.focus_end] for n in found] == [word]


@pytest.mark.parametrize(("language", "text"), NOT_DENIED, ids=[c[1][:16] for c in NOT_DENIED])
def test_what_only_looks_like_a_denial_is_none(language: str, text: str) -> None:
    assert find_negations(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Gesetz wurde nicht angenommen."),
        ("fr", "La loi n'a pas été adoptée."),
        ("ko", "승인하지 않았다."),
        ("ru", "Закон не принят."),
    ],
)
def test_other_languages_show_that_something_is_denied(language: str, text: str) -> None:
    found = find_negations(text, language)
    assert found
    assert all(n.focus_start == -1 for n in found)


@given(text=st.text(max_size=150), language=st.sampled_from(["ja", "en", "zh", "de", "ko", ""]))
def test_offsets_are_true(text: str, language: str) -> None:
    assert all(text[n.start : n.end] == n.surface for n in find_negations(text, language))
