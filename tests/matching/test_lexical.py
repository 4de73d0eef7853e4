"""Likeness of letters: it finds, in one language, and is between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.matching import lexical
from claimbook.matching.lexical import fuzzy_similarities, letter_similarities

Similarities = Callable[[Sequence[str], Sequence[str]], Any]
BOTH = pytest.mark.parametrize("similarities", [letter_similarities, fuzzy_similarities])

PASSAGES = [
    "The plant in Porto cost 340 million euros.",
    "The museum of Milford reopened in June.",
    "工場の建設費は340億円だった。",
    "博物馆于六月重新开放。",
]


@BOTH
@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("The Porto plant cost 430 million euros.", 0),
        ("In June the Milford museum reopened.", 1),
        ("建設費は340億円に上った。", 2),
        ("博物馆重新开放。", 3),
    ],
)
def test_the_passage_of_the_same_words_is_nearest(similarities: Similarities, claim: str, place: int) -> None:
    row = similarities([claim], PASSAGES)[0]
    assert int(np.argmax(row)) == place
    assert row[place] > sorted(row)[-2]


@BOTH
def test_the_same_text_is_wholly_alike_whatever_its_width(similarities: Similarities) -> None:
    wide, narrow = similarities(["ＰＯＲＴＯ cost 340", "porto COST 340"], ["Porto cost 340", "nothing else"])
    assert wide.tolist() == narrow.tolist()
    assert wide[0] > 0.4
    assert wide[1] == 0


@BOTH
@pytest.mark.parametrize(
    ("claims", "passages"),
    [([], ["a passage"]), (["a claim"], []), ([], []), (["", "\0", "。"], ["", "  "]), (["a"], ["b", "c"])],
)
def test_where_there_is_nothing_to_compare_all_is_zero(
    similarities: Similarities, claims: list[str], passages: list[str]
) -> None:
    found = similarities(claims, passages)
    assert found.shape == (len(claims), len(passages))
    assert not found.any()


TEXTS = st.lists(st.text(st.sampled_from("ab 工場12。\0\ud800é"), max_size=20), max_size=5)


@BOTH
@settings(max_examples=40, deadline=None)
@given(claims=TEXTS, passages=TEXTS)
def test_a_similarity_is_a_share(similarities: Similarities, claims: list[str], passages: list[str]) -> None:
    found = similarities(claims, passages)
    assert found.shape == (len(claims), len(passages))
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1 + 1e-9)).all()


def test_a_denial_is_as_like_as_a_statement_so_likeness_never_decides() -> None:
    """Why facts decide: to the letters the two are almost one."""
    found = fuzzy_similarities(["The law was passed."], ["The law was not passed."])
    assert found[0, 0] == pytest.approx(1.0)


def test_a_claim_scores_alike_alone_and_in_company() -> None:
    claims = ["The Porto plant cost 430 million euros.", "建設費は340億円に上った。", ""]
    together = letter_similarities(claims, PASSAGES)
    for claim, row in zip(claims, together, strict=True):
        assert np.array_equal(letter_similarities([claim], PASSAGES)[0], row)


def test_many_passages_are_counted_as_one_block_is(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = letter_similarities(PASSAGES, PASSAGES)
    monkeypatch.setattr(lexical, "_BLOCK", 30)
    assert np.array_equal(letter_similarities(PASSAGES, PASSAGES), whole)
