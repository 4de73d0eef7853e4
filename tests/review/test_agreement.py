"""How far people agree, on figures that are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimbook.core.decisions import Action, Decision, Evidence, Position
from claimbook.core.labels import Verdict
from claimbook.core.reviews import Review, reviews_of
from claimbook.review.agreement import agreement, first_verdicts

S, R, N, C = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH, Verdict.CONFLICTING
QUOTE = Evidence("s", "ab", "cd", 0, 2, "it")


def line(claim_id: str, reviewer: str, verdict: Verdict, at: int = 0) -> Decision:
    return Decision(
        claim_id,
        Action.VERDICT,
        reviewer,
        f"2026-01-01T00:{at // 60:02d}:{at % 60:02d}Z",
        after=Position(verdict, QUOTE),
        claim=claim_id,
    )


def reviews(*rows: str) -> list[Review]:
    """A row of letters a person; a dot where that person has not decided."""
    words = {"S": S, "R": R, "N": N, "C": C}
    made = [
        line(f"c{place}", f"person {number}", words[letter])
        for number, row in enumerate(rows)
        for place, letter in enumerate(row)
        if letter != "."
    ]
    return list(reviews_of(made).values())


def test_two_people_with_a_known_kappa() -> None:
    # 20 + 15 of 50 alike, marginals 25/25 and 30/20: Cohen's kappa is 0.4.
    one, other = "S" * 25 + "R" * 25, "S" * 20 + "R" * 5 + "S" * 10 + "R" * 15
    found = agreement(reviews(one, other))
    (pair,) = found.pairs
    assert (pair.reviewers, pair.claims, pair.agreed) == (("person 0", "person 1"), 50, 35)
    assert pair.kappa == pytest.approx(0.4)


def test_three_people_with_gaps_and_a_known_alpha() -> None:
    # The nominal example of Krippendorff's alpha in common use: 15 units, 3 coders, alpha 0.691.
    rows = ("*****341211 33*3", "1*21 3343*******", "**2134 4*2113 3*4")
    letters = {"1": "S", "2": "R", "3": "N", "4": "C", "*": ".", " ": ""}
    found = agreement(reviews(*("".join(letters[c] for c in row) for row in rows)))
    assert found.alpha == pytest.approx(0.691)
    assert len(found.pairs) == 3


def test_where_all_say_the_same_chance_explains_it() -> None:
    found = agreement(reviews("SSS", "SSS"))
    assert (found.pairs[0].agreed, found.pairs[0].kappa, found.alpha) == (3, None, None)


def test_alone_there_is_nothing_to_agree_with() -> None:
    assert agreement(reviews("SRN")) == agreement([])
    assert agreement(reviews("SR..", "..SR")).pairs == ()


def test_the_first_verdict_counts_for_it_was_given_blind() -> None:
    first = [line("c1", "Ada", S, 1), line("c1", "Ben", R, 2), line("c1", "Ben", S, 3)]
    review = reviews_of(first)["c1"]
    assert not review.is_disputed
    assert first_verdicts(review) == {"Ada": S, "Ben": R}


def test_verdicts_on_other_words_do_not_count() -> None:
    lines = [line("c1", "Ada", S), line("c1", "Ben", R), replace(line("c1", "Ben", N), claim="new words")]
    assert first_verdicts(reviews_of(lines)["c1"]) == {"Ben": N}
