"""The labelled articles, with floors: a change that splits or labels claims worse fails here.

The figures themselves, with learnt and simple baselines beside them, come from `benchmarks/claims.py`.
"""

from __future__ import annotations

from dataclasses import asdict

import labelled_claims
import pytest
from claims import GROUPS, by_numbers, figures, macro_f1
from labelled_claims import KEPT, Sentence, says

from claimbook.core.labels import Attribution, Checkability, ClaimType
from claimbook.text.article import read_article

LABELLED = labelled_claims.load()
ARTICLES = list(dict.fromkeys(s.article for s in LABELLED))

# What the program reached when the articles were labelled, rounded down; raised as it learns.
FLOORS = {
    "all": {
        "checkability": 0.76,
        "claim_type": 0.37,
        "attribution": 0.85,
        "speaker": 0.46,
        "recall": 0.39,
        "standing": 0.74,
        "resolved": 0.10,
    },
    "Japanese": {"checkability": 0.78, "recall": 0.49, "standing": 0.69},
    "English": {"checkability": 0.74, "recall": 0.31, "standing": 0.77},
    "Chinese": {"checkability": 0.75, "recall": 0.30, "standing": 0.80},
    "kept": {"checkability": 0.66, "recall": 0.39, "standing": 0.70},
}
MOST_SURPLUS = {"all": 0.18, "Japanese": 0.14, "English": 0.23, "Chinese": 0.08, "kept": 0.19}


@pytest.fixture(scope="module")
def split() -> list[Sentence]:
    return labelled_claims.sentences()


@pytest.mark.parametrize("group", FLOORS)
def test_claims_are_as_right_as_they_have_been(split: list[Sentence], group: str) -> None:
    reached = asdict(figures([s for s in split if GROUPS[group](s)]))
    fallen = {name: reached[name] for name, floor in FLOORS[group].items() if reached[name] < floor}
    assert not fallen
    assert reached["surplus"] <= MOST_SURPLUS[group]


@pytest.mark.parametrize("group", FLOORS)
def test_checkability_takes_more_than_looking_for_numbers(split: list[Sentence], group: str) -> None:
    listed = [s for s in split if GROUPS[group](s)]
    wanted = [s.wanted for s in listed]
    assert macro_f1(wanted, [s.given for s in listed]) > macro_f1(wanted, by_numbers(listed))


@pytest.mark.parametrize("article", ARTICLES)
def test_every_word_of_an_article_is_labelled(article: str) -> None:
    text = read_article(labelled_claims.article_path(article)).text
    spans = labelled_claims.spans(text, [s for s in LABELLED if s.article == article])
    ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    assert not "".join(text[a:b] for a, b in zip(ends, starts, strict=True)).strip()


@pytest.mark.parametrize("article", ARTICLES)
def test_labels_agree_with_themselves(article: str) -> None:
    for sentence in (s for s in LABELLED if s.article == article):
        for label in sentence.labels:
            if label.checkability is not Checkability.CHECKABLE:
                assert {label.claim_type, label.attribution, *label.must_contain} == {""}
                continue
            assert ClaimType(label.claim_type)
            assert Attribution(label.attribution)
            assert 1 <= len(label.must_contain) <= 4
            assert label.is_alone_in(label.claim)
            assert says(label.claim, label.subject)
            words = (*label.must_contain, *label.must_not_contain, label.pointer)
            assert all(word.casefold() in sentence.text.casefold() for word in words)
            # Siblings are told apart, or the split could not be measured.
            assert not any(label.is_alone_in(x.claim) for x in sentence.labels if x is not label)


def test_kept_articles_are_articles() -> None:
    assert set(ARTICLES) >= KEPT
