"""Whether a passage speaks of a claim at all: a probability, fitted on labelled claims.

Two sentences that have nothing to do with each other are nearer in some pairs of languages than in others:
.74 between English and Korean, .85 within Chinese. So a cosine counts from what is usual for its pair
(data/unrelated_cosines.csv). What is above that, and the shared words, facts and names, are weighed by
logistic regression; benchmarks/fit_relevance.py makes both, and says how often the outcome is wrong.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from claimbook.core.model import Score
from claimbook.core.settings import Settings


def relevance(score: Score, claim_language: str, passage_language: str, settings: Settings) -> float:
    """How likely a passage speaks of a claim, 0 to 1.

    Args:
        score: its parts, with a sentence model's cosine among them.
        claim_language, passage_language: ISO 639-1; a pair that is not in the table counts as the mean pair.
        settings: the weights.
    """
    above, wording, facts, names, always = settings.relevance_weights
    usual = usual_cosine(claim_language, passage_language)
    weighed = above * (score.semantic - usual) + wording * score.wording + facts * score.facts
    weighed += names * score.names + always
    return 1 / (1 + exp(-max(-50.0, min(50.0, weighed))))


def usual_cosine(first: str, second: str) -> float:
    """The mean cosine of sentences on different matters in two languages.

    >>> usual_cosine("en", "ko") < usual_cosine("zh", "zh")
    True
    """
    pairs = _pairs()
    return pairs.get((first, second), pairs["", ""])


@cache
def _pairs() -> Mapping[tuple[str, str], float]:
    with files("claimbook.matching").joinpath("data", "unrelated_cosines.csv").open(encoding="utf-8") as file:
        return {(row["claim"], row["passage"]): float(row["cosine"]) for row in csv.DictReader(file)}
