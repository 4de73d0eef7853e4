"""The state of a review, made from the lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from claimbook.core.decisions import Action, Decision, Evidence, Position
from claimbook.core.labels import Rating, Verdict
from claimbook.core.reviews import Review, reviews_of, signable, standing_lines

QUOTE = Evidence("s", "ab", "cd", 0, 2, "it")
_clock = count()


def line(
    reviewer: str,
    action: Action,
    verdict: Verdict | None = None,
    rating: Rating | None = None,
    about: tuple[str, ...] = (),
    why: str = "",
) -> Decision:
    at = f"2026-01-01T00:00:{next(_clock):02d}Z"
    return Decision("c1", action, reviewer, at, after=Position(verdict, QUOTE, rating), about=about, why=why)


def review(*lines: Decision) -> Review:
    return reviews_of(lines)["c1"]


def test_the_last_word_of_a_person_counts() -> None:
    first = line("Ada", Action.ACCEPT, Verdict.SUPPORTED)
    second = line("Ada", Action.VERDICT, Verdict.REFUTED)
    state = review(first, second)
    assert state.standing == second
    assert state.of("Ada") == second
    assert state.of("Ben") is None
    assert state.history == (first, second)


def test_undone_is_as_if_never_done_and_stays_in_the_file() -> None:
    first = line("Ada", Action.ACCEPT, Verdict.SUPPORTED)
    second = line("Ada", Action.VERDICT, Verdict.REFUTED)
    undo = line("Ada", Action.UNDO, about=(second.id,))
    assert review(first, second, undo).standing == first
    assert reviews_of([first, line("Ada", Action.UNDO, about=(first.id,))]) == {}
    assert standing_lines([first, second, undo]) == (first,)


def test_the_order_of_lines_counts_and_not_their_clocks() -> None:
    late = replace(line("Ada", Action.ACCEPT, Verdict.SUPPORTED), at="2030-01-01T00:00:00Z")
    assert review(late, line("Ada", Action.VERDICT, Verdict.REFUTED)).standing != late


def test_a_skip_leaves_no_position() -> None:
    state = review(line("Ada", Action.SKIP))
    assert state.positions == ()
    assert state.standing is None


def test_other_evidence_opens_the_verdict_again() -> None:
    state = review(line("Ada", Action.ACCEPT, Verdict.SUPPORTED), line("Ada", Action.EVIDENCE))
    assert state.decided == ()
    assert state.standing is None


def test_two_who_agree_stand_together() -> None:
    state = review(
        line("Ada", Action.ACCEPT, Verdict.SUPPORTED, Rating.ACCURATE),
        line("Ben", Action.ACCEPT, Verdict.SUPPORTED, Rating.ACCURATE),
    )
    assert not state.is_disputed
    assert state.reviewers == ("Ada", "Ben")
    assert state.rating is Rating.ACCURATE


def test_two_ratings_are_no_rating() -> None:
    state = review(
        line("Ada", Action.ACCEPT, Verdict.SUPPORTED, Rating.ACCURATE),
        line("Ben", Action.ACCEPT, Verdict.SUPPORTED, Rating.MOSTLY_ACCURATE),
    )
    assert state.standing is not None
    assert state.rating is None


def test_two_who_differ_leave_nothing_standing_until_the_final_word() -> None:
    ada, ben = line("Ada", Action.ACCEPT, Verdict.SUPPORTED), line("Ben", Action.VERDICT, Verdict.REFUTED)
    assert review(ada, ben).is_disputed
    assert review(ada, ben).standing is None
    assert signable(review(ada, ben)) == ()
    final = line("Cleo", Action.FINAL, Verdict.REFUTED, Rating.FALSE)
    state = review(ada, ben, final)
    assert not state.is_disputed
    assert (state.standing, state.reviewers, state.rating) == (final, ("Cleo",), Rating.FALSE)
    assert state.positions == (ada, ben)


def test_a_signature_holds_for_what_was_signed_and_no_longer() -> None:
    ada = line("Ada", Action.ACCEPT, Verdict.SUPPORTED)
    signed = line("Dora", Action.SIGN, about=signable(review(ada)))
    assert review(ada, signed).signed_by == "Dora"
    again = line("Ada", Action.VERDICT, Verdict.REFUTED)
    assert review(ada, signed, again).signed_by == ""
    ben = line("Ben", Action.ACCEPT, Verdict.SUPPORTED)
    assert review(ada, signed, ben).signed_by == ""


def test_a_note_alone_stands_without_a_verdict() -> None:
    state = review(line("Ada", Action.NOTE, why="ask the publisher"))
    assert state.standing is not None
    assert state.standing.after.verdict is None
    assert state.reviewers == ("Ada",)
