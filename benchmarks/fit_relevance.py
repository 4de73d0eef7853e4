"""Fits when a passage counts as speaking of a claim, and says how often that is wrong.

    python benchmarks/fit_relevance.py

First the usual cosine of sentences on different matters, for each pair of the languages of the aligned
sentences: lib/claimbook/matching/data/unrelated_cosines.csv is written. Then a logistic regression (ridge,
both classes counting alike) on the best candidate of each claim: claims about the page, and about other
matters. Each topic is measured with weights that were fitted on all the others; shares come with their exact
95% intervals (Clopper and Pearson 1934). What is printed last stands in the settings. Takes some minutes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import labelled
import numpy as np
from numpy.typing import NDArray
from retrieval_sets import LANGUAGES, Group, golden, lines, ranked
from scipy.optimize import minimize
from scipy.stats import beta

from claimbook.core.model import Candidate
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import write_table
from claimbook.matching.relevance import usual_cosine
from claimbook.matching.semantic import claim_vectors, load_embedder, passage_vectors
from claimbook.text.language.languages import detect_language

TABLE = labelled.ROOT / "lib" / "claimbook" / "matching" / "data" / "unrelated_cosines.csv"
ALL = ("en", *LANGUAGES)
PASSAGES_IN = ("en", "ja", "zh", "de", "ru")  # enough pairs to fit on
# A unit of cosine is made about as wide as one of the others.
SCALE = np.array([20.0, 1.0, 1.0, 1.0, 1.0])
PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of a claim that are judged, shape (candidates, 5): what is weighed, best first."""

    topic: str
    is_golden: bool
    is_relevant: bool
    candidates: NDArray[np.float64]


def main() -> None:
    write_usual()
    listed = list(examples())
    topics = sorted({e.topic for e in listed})
    scores = np.zeros(len(listed))
    for topic in topics:
        weights = fit([e for e in listed if e.topic != topic])
        for i, example in enumerate(listed):
            if example.topic == topic:
                scores[i] = (example.candidates @ weights).max()
    at = np.log(DEFAULTS.relevant / (1 - DEFAULTS.relevant))
    for name, chosen in (("golden pages", True), ("aligned news", False), ("all", None)):
        for is_relevant, words in ((False, "irrelevant, yet found"), (True, "relevant, yet lost")):
            of_kind = [
                i
                for i, e in enumerate(listed)
                if e.is_relevant is is_relevant and chosen in (None, e.is_golden)
            ]
            wrong = int(((scores[of_kind] >= at) != is_relevant).sum())
            low, high = interval(wrong, len(of_kind))
            share = wrong / len(of_kind)
            print(f"{name:<14} {words:<22} {wrong:>4} of {len(of_kind):>5}", end=": ")
            print(f"{share:.3f} ({low:.3f} to {high:.3f})")
    print("cosine above the usual, wording, facts, names, always:")
    print(", ".join(f"{w:.2f}" for w in fit(listed) * SCALE))


def write_usual() -> None:
    """The mean cosine of claims and passages of different topics, by pair of languages."""
    embedder = load_embedder()
    if embedder is None:
        raise SystemExit("There is no sentence model on this machine.")
    rows = aligned_rows()
    topics = np.array([row["topic"] for row in rows])
    apart = topics[:, None] != topics[None, :]
    texts = {language: [row[language] for row in rows] for language in ALL}
    asked = {language: claim_vectors(embedder, texts[language]) for language in ALL}
    answers = {language: passage_vectors(embedder, texts[language], texts[language]) for language in ALL}
    usual = {(a, b): float((asked[a] @ answers[b].T)[apart].mean()) for a, b in product(ALL, ALL)}
    usual["", ""] = float(np.mean(list(usual.values())))
    listed = [{"claim": a, "passage": b, "cosine": f"{cosine:.3f}"} for (a, b), cosine in usual.items()]
    write_table(TABLE, ("claim", "passage", "cosine"), listed)


def examples() -> Iterator[Example]:
    pages = [*golden("stargate"), *golden("other")]
    for i, j in product(range(len(pages)), range(len(pages))):
        group = replace(pages[i], claims=pages[j].claims)
        yield from _of(group, pages[i].documents[0].source.source_id, True, i == j)
    rows = aligned_rows()
    for topic in sorted({row["topic"] for row in rows}):
        for a, b in product(ALL, PASSAGES_IN):
            for is_relevant in (False, True) if a != b else (False,):
                passages = [row[b] for row in rows if (row["topic"] == topic) is is_relevant]
                claims = tuple(row[a] for row in rows if row["topic"] == topic)
                group = Group(claims, (lines(passages, b),), lambda _, __: False)
                yield from _of(group, topic, False, is_relevant)


def _of(group: Group, topic: str, is_golden: bool, is_relevant: bool) -> Iterator[Example]:
    language = group.documents[0].source.language
    for claim, candidates in zip(group.claims, ranked(group, top=DEFAULTS.judged), strict=True):
        asked = detect_language(claim)
        weighed = np.array([_weighed(c, asked, language) for c in candidates]) * SCALE
        yield Example(topic, is_golden, is_relevant, weighed)


def _weighed(candidate: Candidate, asked: str, language: str) -> list[float]:
    score = candidate.score
    above = score.semantic - usual_cosine(asked, language)
    return [above, score.wording, score.facts, score.names, 1.0]


def fit(listed: Sequence[Example]) -> NDArray[np.float64]:
    best = np.array([e.candidates[0] for e in listed])
    right = np.array([e.is_relevant for e in listed])
    shares = np.where(right, 0.5 / right.sum(), 0.5 / (~right).sum())
    damped = np.array([1.0, 1.0, 1.0, 1.0, 0.0])  # what is always added may be anything

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        likely = 1 / (1 + np.exp(-(best @ weights)))
        total = -(shares * np.log(np.where(right, likely, 1 - likely) + 1e-12)).sum()
        slope = best.T @ (shares * (likely - right))
        return total + PENALTY * damped @ weights**2, slope + 2 * PENALTY * damped * weights

    return np.asarray(minimize(loss, np.zeros(len(SCALE)), jac=True).x)


def interval(wrong: int, count: int) -> tuple[float, float]:
    low = beta.ppf(0.025, wrong, count - wrong + 1) if wrong else 0.0
    return float(low), float(beta.ppf(0.975, wrong + 1, count - wrong)) if wrong < count else 1.0


def aligned_rows() -> list[dict[str, str]]:
    with (labelled.GOLDEN / "aligned.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
