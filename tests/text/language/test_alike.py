"""Words of one language that mean the same, and the bases of irregular verbs."""

from __future__ import annotations

import pytest

from claimbook.text.language.alike import alike
from claimbook.text.language.irregular_verbs import base_of
from claimbook.text.language.words import content_words


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("買い取った", "買収", "ja"),
        ("建てた", "建設", "ja"),
        ("修建", "建造", "zh"),
        ("签订", "签署", "zh"),
        ("purchased", "acquire", "en"),
        ("physicians", "doctor", "en"),
    ],
)
def test_words_meet_in_the_form_in_which_they_are_compared(one: str, other: str, language: str) -> None:
    (word,) = content_words(one, language)[:1]
    (wanted,) = content_words(other, language)[:1]
    assert wanted.key in alike(word.key, language)
    assert word.key in alike(wanted.key, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("増加", "減少", "ja"),
        ("提高", "降低", "zh"),
        ("buy", "sell", "en"),
        ("", "", "en"),
        ("\ud800", "x", "xx"),
    ],
)
def test_others_do_not_meet(one: str, other: str, language: str) -> None:
    assert other not in alike(one, language)


@pytest.mark.parametrize(
    ("form", "base"),
    [("paid", "pay"), ("risen", "rise"), ("bought", "buy"), ("beaten", "beat"), ("found", "found"),
     ("left", "left"),
     ("walked", "walked"), ("", "")],
)  # fmt: skip
def test_the_base_of_a_verb(form: str, base: str) -> None:
    assert base_of(form) == base


def test_an_irregular_verb_has_one_key() -> None:
    keys = {content_words(form, "en")[0].key for form in ("pay", "pays", "paid", "paying")}
    assert len(keys) == 1
