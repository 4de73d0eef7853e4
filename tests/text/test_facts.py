"""All the facts of a text, and the names that another text knows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.facts import read_facts, with_names

LANGUAGES = ("ja", "en", "zh", "ko", "de", "ru", "ar", "")


def test_no_word_is_told_twice() -> None:
    facts = read_facts("Kelso Bank paid $5 million in May 2023.", "en")
    spans = sorted((s.start, s.end) for s in (*facts.names, *facts.quantities, *facts.times, *facts.words))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_name_is_seen_where_the_other_text_tells_that_it_is_one() -> None:
    plain = read_facts("陈建国批评了李小红。", "zh")
    other = read_facts("李小红被陈建国批评。", "zh")
    seen = with_names(plain, other.names)
    assert {n.surface for n in other.names} <= {n.surface for n in seen.names}
    assert all(seen.text[n.start : n.end] == n.surface for n in seen.names)
    assert not any(w.start < n.end and n.start < w.end for w in seen.words for n in seen.names)


def test_a_name_that_is_not_there_changes_nothing() -> None:
    facts = read_facts("北洋銀行は手数料を引き下げた。", "ja")
    assert with_names(facts, read_facts("サム・アルトマン氏は会長だ。", "ja").names) == facts


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_offsets_are_into_the_text(text: str, language: str) -> None:
    facts = read_facts(text, language)
    told = (*facts.names, *facts.quantities, *facts.times, *facts.words)
    assert all(0 <= f.start <= f.end <= len(text) for f in told)
    assert all(text[f.start : f.end] == f.surface for f in told)


@pytest.mark.parametrize("text", ["\x00", "\ud800" * 50, "、" * 10_000, "1," * 5_000, "A B " * 2_500])
def test_hostile_text_is_read(text: str) -> None:
    for language in ("ja", "en", "zh"):
        assert read_facts(text, language).text == text
