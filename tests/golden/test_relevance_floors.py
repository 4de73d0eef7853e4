"""Whether anything speaks of a claim: nothing found for what a page says, something for another.

The labelled claims are asked of their own page and of the next one, which is about another matter; the
aligned sentences of their own topic and of the others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import labelled
import pytest
from retrieval_sets import LANGUAGES, Group, golden, lines, ranked

from claimbook.core.model import Candidate
from claimbook.core.settings import DEFAULTS
from claimbook.matching.relevance import relevance
from claimbook.text.language.languages import detect_language

# The most that is allowed, what is reached rounded up. Wanted are .03 lost and .05 found.
MOST = {"pages": {"lost": 0.03, "found": 0.05}, "news": {"lost": 0.03, "found": 0.05}}


@pytest.mark.parametrize("name", MOST)
def test_what_is_spoken_of_is_found_and_nothing_else(name: str) -> None:
    asked = {"pages": pages, "news": news}[name]
    listed = list(asked())
    own = [is_found for is_own, is_found in listed if is_own]
    others = [is_found for is_own, is_found in listed if not is_own]
    assert own.count(False) <= MOST[name]["lost"] * len(own)
    assert others.count(True) <= MOST[name]["found"] * len(others)


def pages() -> Iterator[tuple[bool, bool]]:
    listed = [*golden("stargate"), *golden("other")]
    for group in listed:
        yield from ((True, found) for found in outcomes(group))
    for group, following in pairwise([*listed, listed[0]]):
        yield from ((False, found) for found in outcomes(replace(following, claims=group.claims)))


def news() -> Iterator[tuple[bool, bool]]:
    with (labelled.GOLDEN / "aligned.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for topic in dict.fromkeys(row["topic"] for row in rows):
        for language in LANGUAGES:
            claims = tuple(row[language] for row in rows if row["topic"] == topic)
            for is_own in (True, False):
                passages = [row["en"] for row in rows if (row["topic"] == topic) is is_own]
                group = Group(claims, (lines(passages, "en"),), lambda _, __: False)
                yield from ((is_own, found) for found in outcomes(group))


def outcomes(group: Group) -> Iterator[bool]:
    """Of each claim, whether any passage that is judged speaks of it."""
    language = group.documents[0].source.language
    for claim, candidates in zip(group.claims, ranked(group, top=DEFAULTS.judged), strict=True):
        yield speaks(claim, candidates, language)


def speaks(claim: str, candidates: Sequence[Candidate], language: str) -> bool:
    asked = detect_language(claim)
    return any(relevance(c.score, asked, language, DEFAULTS) >= DEFAULTS.relevant for c in candidates)
