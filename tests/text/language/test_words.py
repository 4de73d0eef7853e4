"""Words: content kept, function words left out, offsets true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.language.words import content_words, dictionary_parts, japanese_morphemes

CASES = [
    ("en", "The jobs were created by the city.", ["job", "creat", "citi"]),
    ("en", "OpenAI's partners don't agree.", ["openai", "partner", "agre"]),
    ("ja", "孫氏が会長に就任する。", ["孫", "会長", "就任"]),
    ("ja", "米国で雇用を創出する", ["米国", "雇用", "創出"]),
    ("zh", "公司宣布增加就业岗位", ["公司", "宣布", "增加", "就业", "岗位"]),
    ("de", "Die Häuser wurden gebaut", ["haus", "gebaut"]),
    ("xx", "Foo bar", ["foo", "bar"]),
    ("en", "", []),
    ("ja", "。、「」", []),
]


@pytest.mark.parametrize(("language", "text", "keys"), CASES, ids=[f"{c[0]}-{c[1][:12]}" for c in CASES])
def test_content_words(language: str, text: str, keys: list[str]) -> None:
    assert [w.key for w in content_words(text, language)] == keys


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "ja", "zh", "de", "ko", ""]))
def test_offsets_are_true_for_any_text(text: str, language: str) -> None:
    for word in content_words(text, language):
        assert text[word.start : word.end] == word.surface


@given(text=st.text(max_size=300))
def test_morphemes_cover_the_text_without_gaps(text: str) -> None:
    assert "".join(text[m.start : m.end] for m in japanese_morphemes(text)) == text


def test_a_text_longer_than_the_analyser_takes_is_read_to_its_end() -> None:
    text = "売上高は増加した。" * 8_000
    morphemes = japanese_morphemes(text)
    assert morphemes[-1].end == len(text)
    assert sum(m.surface == "増加" for m in morphemes) == 8_000


def test_light_words_are_marked() -> None:
    assert [(w.surface, w.is_light) for w in content_words("計画を発表し工場を建てる", "ja")] == [
        ("計画", True), ("発表", False), ("工場", False), ("建てる", False),
    ]  # fmt: skip


@pytest.mark.parametrize(("word", "parts"), [("投資額", ("投資", "額")), ("会長", ()), ("OpenAI", ())])
def test_compounds_come_apart(word: str, parts: tuple[str, ...]) -> None:
    assert dictionary_parts(word, "ja") == parts
