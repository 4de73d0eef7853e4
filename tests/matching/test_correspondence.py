"""Words that can mean the same, within a language and across two."""

from __future__ import annotations

import pytest

from claimbook.matching.correspondence import comparable, pair_words
from claimbook.text.language.words import content_words

PAIRS = [
    ("ja", "会長", "en", "The chairman resigned.", "chairman"),
    ("ja", "雇用", "en", "It creates jobs.", "jobs"),
    ("ja", "投資額", "en", "The amount of the investment is large.", "amount"),
    ("ja", "財務", "en", "It bears financial responsibility.", "financial"),
    ("zh", "岗位", "en", "It creates jobs.", "jobs"),
    ("zh", "批准", "en", "Parliament approved the bill.", "approved"),
    ("en", "rejected", "ja", "議会は条約を否決した。", "否決"),
    ("en", "delayed", "en", "The launch was postponed.", "postponed"),
    ("en", "invest", "en", "The investment is large.", "investment"),
    ("ja", "提訴", "en", "The two companies are partners.", None),
    ("en", "sued", "en", "The two companies are partners.", None),
]


@pytest.mark.parametrize(
    ("cl", "word", "el", "text", "found"), PAIRS, ids=[f"{p[1]}-{p[3][:14]}" for p in PAIRS]
)
def test_counterparts(cl: str, word: str, el: str, text: str, found: str | None) -> None:
    pairing = pair_words(content_words(word, cl), cl, content_words(text, el), el)[0]
    assert (pairing.counterpart.surface if pairing.counterpart else None) == found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("ja", "en", True), ("zh", "ja", True), ("de", "de", True), ("de", "en", False)],
)
def test_which_languages_can_be_compared(first: str, second: str, expected: bool) -> None:
    assert comparable(first, second) is expected
