"""Which number of the evidence stands where the claim's number stands."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.core.labels import Level
from claimbook.judging.alignment import Anchor, align


@dataclass(frozen=True)
class Span:
    start: int
    end: int


EVIDENCE = "It will invest 500 over four years, with 100 deployed at once"
CLAIM = "It invests 100 over four years"


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def anchor(words: str, counterpart: str) -> Anchor:
    ours, theirs = span(CLAIM, words), span(EVIDENCE, counterpart)
    return Anchor(ours.start, ours.end, theirs.start, theirs.end)


def level_of(fact: Span) -> Level:
    return Level.EQUAL if EVIDENCE[fact.start : fact.end] == "100" else Level.DIFFERENT


NUMBERS = (span(EVIDENCE, "500"), span(EVIDENCE, "100"))


def test_the_number_among_the_same_words_is_the_aligned_one() -> None:
    anchors = [anchor("invests", "invest"), anchor("four years", "four years")]
    found = align(span(CLAIM, "100"), NUMBERS, level_of, anchors, CLAIM, EVIDENCE)
    assert found.fact == NUMBERS[0]
    assert found.level is Level.DIFFERENT


def test_a_difference_is_doubtful_where_the_same_number_stands_elsewhere() -> None:
    anchors = [anchor("invests", "invest"), anchor("four years", "four years")]
    assert not align(span(CLAIM, "100"), NUMBERS, level_of, anchors, CLAIM, EVIDENCE).certain


def test_an_equal_number_is_taken_unless_another_stands_clearly_better() -> None:
    found = align(span(CLAIM, "100"), NUMBERS, level_of, [], CLAIM, EVIDENCE)
    assert (found.fact, found.level, found.certain) == (NUMBERS[1], Level.EQUAL, True)


def test_nothing_comparable_is_missing_and_not_different() -> None:
    found = align(span(CLAIM, "100"), NUMBERS, lambda _: Level.MISSING_IN_EVIDENCE, [], CLAIM, EVIDENCE)
    assert (found.fact, found.level) == (None, Level.MISSING_IN_EVIDENCE)
