"""The labelled articles, with floors: a change that splits or labels claims worse fails here.

The figures themselves, with learnt and simple baselines beside them, come from `benchmarks/claims.py`.
"""

from __future__ import annotations

from dataclasses import asdict

import labelled_claims
import pytest
from claims import GROUPS, by_numbers, figures, macro_f1
from labelled_claims import KEPT, SECOND, Sentence, says

from claimbook.core.labels import Attribution, Checkability, ClaimType
from claimbook.text.article import read_article

LABELLED = labelled_claims.load()
ARTICLES = list(dict.fromkeys(s.article for s in LABELLED))

# What the program reached, rounded down; raised as it learns. docs/decisions/0012 says why those over all
# articles and of the languages were set anew when the second articles came.
FLOORS = {
    "all": {
        "checkability": 0.94,
        "claim_type": 0.75,
        "attribution": 0.95,
        "speaker": 0.88,
        "recall": 0.78,
        "standing": 0.84,
        "resolved": 0.47,
    },
    "Japanese": {"checkability": 0.95, "speaker": 0.91, "recall": 0.84, "standing": 0.83},
    "English": {"checkability": 0.91, "speaker": 0.83, "recall": 0.77, "standing": 0.85},
    "Chinese": {"checkability": 0.95, "speaker": 0.85, "recall": 0.60, "standing": 0.82},
    "second": {"checkability": 0.88, "speaker": 0.92, "recall": 0.76, "standing": 0.85},
    "kept": {"checkability": 0.86, "speaker": 0.60, "recall": 0.59, "standing": 0.74},
}
MOST_SURPLUS = {
    "all": 0.06,
    "Japanese": 0.06,
    "English": 0.07,
    "Chinese": 0.03,
    "second": 0.07,
    "kept": 0.10,
}


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
    assert set(ARTICLES) >= KEPT | SECOND
    assert not KEPT & SECOND
