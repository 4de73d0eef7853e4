"""Damaged pages, index answers and HTTP answers raise nothing but our own errors (benchmarks/fuzzing.py)."""

from __future__ import annotations

from collections import Counter
from random import Random

import fuzzing
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.errors import ClaimbookError

PAGES = [layout.html.encode() for layout in fuzzing.extraction.load()]


@settings(max_examples=60)
@given(content=st.binary(max_size=600))
def test_noise_is_no_trouble(content: bytes) -> None:
    document = fuzzing.read_html(content)
    assert all(document.text[p.start : p.end] == p.quote for p in document.passages)
    try:
        captures, addresses = fuzzing.read_index(content)
    except ClaimbookError:
        return
    assert [*captures.rows, *addresses.rows] == []


@settings(max_examples=60)
@given(dice=st.randoms(use_true_random=False))
def test_damaged_pages_are_read_or_refused(dice: Random) -> None:
    document = fuzzing.read_html(fuzzing.mutated(dice.choice(PAGES), dice))
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.quote


@settings(max_examples=100)
@given(dice=st.randoms(use_true_random=False))
def test_rows_of_the_index_are_skipped_or_refused(dice: Random) -> None:
    try:
        captures, addresses = fuzzing.read_index(fuzzing.index_answer(dice))
    except ClaimbookError:
        return
    for row in (*captures.rows, *addresses.rows):
        assert row.moment.year
        assert row.original.startswith(("http://", "https://"))


def test_answers_over_a_socket() -> None:
    with fuzzing.answering() as fetch:
        dice = Random(7)
        made = [fuzzing.mutated(dice.choice(fuzzing.ANSWERS), dice) for _ in range(150)]
        tried = [fuzzing.try_all(1, lambda content=content: content, fetch) for content in made]
        assert [other for each in tried for other in each.others] == []
        whole = fuzzing.try_all(1, lambda: fuzzing.ANSWERS[0], fetch)
    assert Counter(each.own for each in tried)[1] > 10
    assert (whole.own, whole.others) == (0, [])


def test_the_measure_sees_an_error_that_is_not_ours() -> None:
    def broken(content: bytes) -> None:
        raise KeyError(content)

    assert len(fuzzing.try_all(3, lambda: b"", broken).others) == 3
