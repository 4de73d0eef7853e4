"""English words for the same thing, against the question that the database itself would be asked."""

from __future__ import annotations

import re

import pytest

from claimbook.text.language.dictionary import jmdict
from claimbook.text.language.stopwords import is_function_word
from claimbook.text.language.synonyms import synonyms
from claimbook.text.language.words import stem


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("enormous", "huge", True),
        ("enormous", "small", False),
        ("purchase", "buy", True),
        ("factory", "plant", True),
        ("rise", "fall", False),
    ],
)
def test_words_that_translate_the_same(word: str, other: str, expected: bool) -> None:
    assert (other in synonyms(word)) is expected


@pytest.mark.parametrize(
    "word",
    ["", "\0", "\ud800", "会\ud800", "x" * 10_000, "qwrtz"],
    ids=["empty", "NUL", "lone surrogate", "surrogate after Han", "long", "no word"],
)
def test_what_is_no_word_has_no_synonyms(word: str) -> None:
    assert synonyms(word) == frozenset()


@pytest.mark.parametrize("word", ["make", "announced", "chairman", "rises", "English", "don't", "run", "a"])
@pytest.mark.parametrize(("senses", "share"), [(2, 0.0), (4, 0.15), (1, 0.0)])
def test_the_lists_say_what_the_database_says(word: str, senses: int, share: float) -> None:
    assert synonyms(word, senses, share) == by_the_database(word, senses, share)


def by_the_database(word: str, senses: int, share: float) -> frozenset[str]:
    forms = sorted({word, stem(word), f"to {word}", f"to {stem(word)}"})
    rows = jmdict().execute(
        f"""
        SELECT other.text, COUNT(DISTINCT other.sid)
        FROM SenseGloss AS this JOIN SenseGloss AS other ON other.sid = this.sid
        WHERE this.text IN ({",".join("?" * len(forms))}) AND other.text NOT LIKE '% % %'
        GROUP BY other.text
        """,
        forms,
    )
    counts: dict[str, int] = {}
    for text, count in rows:
        words = [w for w in re.findall("[a-z]+", text.lower()) if not is_function_word(w, "en")]
        if len(words) == 1:
            counts[stem(words[0])] = counts.get(stem(words[0]), 0) + count
    least = max(senses, share * counts.get(stem(word), 0))
    return frozenset(found for found, count in counts.items() if count >= least)
