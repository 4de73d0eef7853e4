"""Words that only together have a counterpart in another language."""

from __future__ import annotations

import pytest

from claimbook.matching.correspondence import pair_words
from claimbook.matching.phrases import pair_phrases
from claimbook.text.language.words import content_words


def counterparts(claim: str, language: str, evidence: str, other: str) -> dict[str, str]:
    ours, theirs = content_words(claim, language), content_words(evidence, other)
    pairs = pair_phrases(pair_words(ours, language, theirs, other), language, theirs, other)
    return {p.word.surface: p.counterpart.surface for p in pairs if p.counterpart}


@pytest.mark.parametrize(
    ("claim", "language", "evidence", "other", "word", "counterpart"),
    [
        ("The central bank met.", "en", "央行开会。", "zh", "central", "央行"),
        ("大阪に公園を開設", "ja", "在大阪开设公园", "zh", "公園", "公园"),
    ],
)
def test_words_in_a_row_have_one_counterpart(
    claim: str, language: str, evidence: str, other: str, word: str, counterpart: str
) -> None:
    assert counterparts(claim, language, evidence, other)[word] == counterpart


def test_false_friends_are_no_counterparts() -> None:
    assert counterparts("手紙", "ja", "手纸", "zh") == {}


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "公" * 5_000])
def test_any_text_can_be_compared(text: str) -> None:
    for language in ("ja", "zh"):
        assert counterparts("central bank", "en", text, language) in ({},) or text
