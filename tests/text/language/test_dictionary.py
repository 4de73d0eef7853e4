"""Words of Japanese and Chinese in English, and English words for the same thing."""

from __future__ import annotations

import pytest

from claimbook.text.language.dictionary import english_readings, japanese_glosses


@pytest.mark.parametrize(
    ("word", "language", "reading"),
    [("会長", "ja", ("chairman",)), ("董事长", "zh", ("chairman",)), ("工場", "ja", ("factory",))],
)
def test_a_word_has_its_english(word: str, language: str, reading: tuple[str, ...]) -> None:
    assert reading in english_readings(word, language)


@pytest.mark.parametrize(
    "word",
    ["", "\0", "\ud800", "会\ud800", "x" * 10_000],
    ids=["empty", "NUL", "lone surrogate", "surrogate after Han", "long"],
)
def test_what_is_no_word_has_no_english(word: str) -> None:
    assert japanese_glosses(word) == ()
    assert english_readings(word, "ja") == english_readings(word, "xx") == frozenset()
