"""Corrections from a notebook: one row changes, the table keeps the rest, and so does the next split."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimbook.core.claims_table import NOWHERE, read_claims
from claimbook.core.errors import UsageError
from claimbook.core.labels import Checkability, RowStatus
from claimbook.core.model import Claim
from claimbook.core.workspace import Run
from claimbook.stages.claims import split_article
from claimbook.stages.corrections import add_claim, drop_claim, edit_claim, restore_claim, split_claim
from claimbook.text.article import read_article

QUOTE = "Halden Motors opened a plant in Porto in 2021."


@pytest.fixture
def run(small_run: Run) -> Run:
    split_article(small_run)
    return small_run


def _rows(run: Run) -> tuple[Claim, ...]:
    return read_claims(run.workspace.claims_csv("porto"))


def _id(run: Run, quote: str = QUOTE) -> str:
    return next(row.claim_id for row in _rows(run) if row.quote == quote)


def _row(run: Run, claim_id: str) -> Claim:
    return next(row for row in _rows(run) if row.claim_id == claim_id)


CORRECTIONS: dict[str, Callable[[Run], object]] = {
    "edit": lambda run: edit_claim(run, _id(run), claim="It opened.", checkability="opinion", note="why"),
    "split": lambda run: split_claim(run, _id(run), ["Halden Motors opened a plant", "It was in 2021."]),
    "drop": lambda run: drop_claim(run, _id(run)),
    "add": lambda run: add_claim(run, "The plant is in Porto.", "a plant in Porto"),
    "add without a place": lambda run: add_claim(run, "Nobody lives in Porto."),
}


@pytest.mark.parametrize("correct", CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_correction_is_kept_by_the_next_split_and_can_be_made_again(
    run: Run, correct: Callable[[Run], object]
) -> None:
    before = _rows(run)
    correct(run)
    after = _rows(run)
    assert after != before
    assert [row for row in before if row.quote != QUOTE] == [
        row for row in after if row.quote != QUOTE and row.status is RowStatus.SPLIT
    ]
    split_article(run)
    assert _rows(run) == after
    correct(run)
    assert _rows(run) == after
    text = read_article(run.workspace.article("porto")).text
    assert all(text[row.start : row.end] == row.quote for row in after if row.start != NOWHERE)


def test_an_edited_row_is_a_persons(run: Run) -> None:
    edited = edit_claim(run, _id(run), claim="It opened.", checkability="opinion")
    assert (edited.claim, edited.checkability, edited.status) == (
        "It opened.",
        Checkability.OPINION,
        RowStatus.EDITED,
    )
    assert _row(run, edited.claim_id) == edited


def test_an_edit_that_changes_nothing_leaves_the_row_to_the_program(run: Run) -> None:
    assert edit_claim(run, _id(run), note="").status is RowStatus.SPLIT


def test_the_parts_of_a_row_follow_it_and_stand_where_they_can(run: Run) -> None:
    claim_id = _id(run)
    first, second = split_claim(run, claim_id, ["Halden Motors opened a plant", "It was in 2021."])
    ids = [row.claim_id for row in _rows(run)]
    assert ids[ids.index(claim_id) :][:3] == [claim_id, f"{claim_id}-part-1", f"{claim_id}-part-2"]
    assert _row(run, claim_id).status is RowStatus.DROPPED
    assert (first.quote, second.quote) == ("Halden Motors opened a plant", QUOTE)
    assert {first.status, second.status} == {RowStatus.ADDED}


def test_splitting_again_replaces_the_parts(run: Run) -> None:
    split_claim(run, _id(run), ["One.", "Two.", "Three."])
    split_claim(run, _id(run), ["Uno."])
    assert [row.claim for row in _rows(run) if row.status is RowStatus.ADDED] == ["Uno."]


def test_a_restored_row_is_the_programs_again_unless_it_was_edited(run: Run) -> None:
    untouched = _rows(run)
    drop_claim(run, _id(run))
    split_article(run)
    restore_claim(run, _id(run))
    split_article(run)
    assert _rows(run) == untouched

    edit_claim(run, _id(run), claim="It opened.")
    drop_claim(run, _id(run))
    split_article(run)
    restore_claim(run, _id(run))
    split_article(run)
    assert (_row(run, _id(run)).claim, _row(run, _id(run)).status) == ("It opened.", RowStatus.EDITED)


def test_a_restored_row_of_a_persons_own_stays(run: Run) -> None:
    added = add_claim(run, "Nobody lives in Porto.")
    drop_claim(run, added.claim_id)
    split_article(run)
    restore_claim(run, added.claim_id)
    split_article(run)
    assert _row(run, added.claim_id).status is RowStatus.EDITED


@pytest.mark.parametrize(
    ("correct", "message"),
    [
        (lambda run: edit_claim(run, "c0", note="x"), "no row 'c0'"),
        (lambda run: edit_claim(run, _id(run), status="dropped"), "no 'status' to edit"),
        (lambda run: edit_claim(run, _id(run), checkability="maybe"), "'maybe' is no checkability"),
        (lambda run: edit_claim(run, _id(run), claim=" "), "cannot be empty"),
        (lambda run: split_claim(run, _id(run), []), "list of sentences"),
        (lambda run: split_claim(run, _id(run), "He came."), "list of sentences"),
        (lambda run: split_claim(run, _id(run), ["He came.", ""]), "list of sentences"),
        (lambda run: restore_claim(run, _id(run)), "is not dropped"),
        (lambda run: add_claim(run, ""), "cannot be empty"),
        (lambda run: add_claim(run, "x", "not there"), "does not say 'not there'"),
    ],
    ids=[
        "no row", "no cell", "no label", "no claim", "no parts", "text for parts", "empty part",
        "not dropped", "nothing added", "no quote",
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_changes_nothing(
    run: Run, correct: Callable[[Run], object], message: str
) -> None:
    before = _rows(run)
    with pytest.raises(UsageError, match=message):
        correct(run)
    assert _rows(run) == before
