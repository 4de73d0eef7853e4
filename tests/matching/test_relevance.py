"""Whether a passage speaks of a claim: likelier with all that is shared, a probability in any case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimbook.core.model import Score
from claimbook.core.settings import DEFAULTS
from claimbook.matching.relevance import relevance, usual_cosine

NOTHING = Score(0.0, 0.76, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def likely(score: Score, claim: str = "en", passage: str = "en") -> float:
    return relevance(score, claim, passage, DEFAULTS)


def test_what_is_as_near_as_any_other_sentence_is_not_relevant() -> None:
    assert likely(NOTHING) < 0.01


def test_what_is_the_same_is_relevant() -> None:
    assert likely(Score(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0), "zh", "zh") > 0.99


@pytest.mark.parametrize("part", ["semantic", "wording", "facts", "names"])
def test_each_part_makes_it_likelier(part: str) -> None:
    more = replace(NOTHING, **{part: getattr(NOTHING, part) + 0.05})
    assert likely(more) > likely(NOTHING)


def test_a_cosine_counts_from_what_is_usual_for_the_languages() -> None:
    near = replace(NOTHING, semantic=0.83)
    assert likely(near, "ko", "en") > 0.5 > likely(near, "zh", "zh")


@pytest.mark.parametrize("language", ["", "xx", "pl"])
def test_a_language_that_is_not_in_the_table_is_an_average_one(language: str) -> None:
    assert 0.70 < usual_cosine(language, "en") == usual_cosine("en", language) < 0.85
    least, most = replace(NOTHING, semantic=-1e9), replace(NOTHING, semantic=1e9)
    assert 0.0 <= likely(least, language) <= likely(most) <= 1.0
