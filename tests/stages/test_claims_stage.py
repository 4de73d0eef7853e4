"""The claims stage: what people did to claims.csv stays, the rest follows the article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimbook.core.claims_table import NOWHERE, read_claims, write_claims
from claimbook.core.errors import CaseError, TableError
from claimbook.core.labels import Checkability, RowStatus
from claimbook.core.model import Claim
from claimbook.core.workspace import Run, Workspace
from claimbook.stages.claims import split_article
from claimbook.text.article import read_article

ARTICLE = """Council adopts budget

The council adopted the budget on Monday. It will probably fail.

The mayor signed it. The mayor signed it.

Is that all?
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    workspace = Workspace(tmp_path)
    workspace.case_claims("budget").mkdir(parents=True)
    (workspace.case_claims("budget") / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return Run(workspace, "budget", "draft")


def _table(run: Run) -> Path:
    return run.workspace.claims_csv("budget")


def _change(run: Run, quote: str, /, **changes: object) -> Claim:
    """Does what a person does in a spreadsheet: changes cells of one row."""
    claims = list(read_claims(_table(run)))
    at = next(i for i, claim in enumerate(claims) if claim.quote == quote)
    claims[at] = replace(claims[at], **changes)  # type: ignore[arg-type]
    write_claims(_table(run), claims)
    return claims[at]


def _rewrite(run: Run, old: str, new: str) -> None:
    path = run.workspace.article("budget")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _by_quote(claims: tuple[Claim, ...], quote: str) -> Claim:
    return next(claim for claim in claims if claim.quote == quote)


def test_split_writes_the_table_in_the_order_of_the_article(run: Run) -> None:
    claims = split_article(run)
    assert read_claims(_table(run)) == claims
    assert [(c.quote, c.checkability) for c in claims] == [
        ("Council adopts budget", Checkability.NOT_A_CLAIM),
        ("The council adopted the budget on Monday.", Checkability.CHECKABLE),
        ("It will probably fail.", Checkability.PREDICTION),
        ("The mayor signed it.", Checkability.CHECKABLE),
        ("The mayor signed it.", Checkability.CHECKABLE),
        ("Is that all?", Checkability.QUESTION),
    ]
    text = read_article(run.workspace.article("budget")).text
    assert all(text[c.start : c.end] == c.quote for c in claims)
    assert len({c.claim_id for c in claims}) == len(claims)


def test_second_split_changes_no_byte(run: Run) -> None:
    split_article(run)
    before = _table(run).read_bytes()
    split_article(run)
    assert _table(run).read_bytes() == before


def test_ids_survive_a_new_paragraph(run: Run) -> None:
    before = [c.claim_id for c in split_article(run)]
    _rewrite(run, "The council adopted", "Something else was said first.\n\nThe council adopted")
    after = [c.claim_id for c in split_article(run)]
    assert after[:1] + after[2:] == before


def test_other_id_of_an_untouched_row_is_kept(run: Run) -> None:
    split_article(run)
    _change(run, "Is that all?", claim_id="my-7")
    assert _by_quote(split_article(run), "Is that all?").claim_id == "my-7"
    assert len(split_article(run)) == 6


def test_edited_row_of_status_split_becomes_edited(run: Run) -> None:
    split_article(run)
    _change(run, "The council adopted the budget on Monday.", claim="The council adopted it on 3 March.")
    row = _by_quote(split_article(run), "The council adopted the budget on Monday.")
    assert (row.claim, row.status) == ("The council adopted it on 3 March.", RowStatus.EDITED)
    assert _by_quote(split_article(run), row.quote) == row


def test_changed_label_counts_as_edited_and_white_space_does_not(run: Run) -> None:
    split_article(run)
    _change(run, "It will probably fail.", checkability=Checkability.OPINION)
    _change(run, "Is that all?", claim=" Is  that all? ")
    claims = split_article(run)
    assert _by_quote(claims, "It will probably fail.").status is RowStatus.EDITED
    assert _by_quote(claims, "Is that all?").status is RowStatus.SPLIT


def test_shortened_quote_does_not_bring_the_sentence_back(run: Run) -> None:
    split_article(run)
    _change(run, "The council adopted the budget on Monday.", quote="adopted the budget")
    claims = split_article(run)
    assert len(claims) == 6
    row = _by_quote(claims, "adopted the budget")
    text = read_article(run.workspace.article("budget")).text
    assert row.status is RowStatus.EDITED
    assert text[row.start : row.end] == row.quote


def test_dropped_row_stays_and_deleted_row_comes_back(run: Run) -> None:
    split_article(run)
    _change(run, "Is that all?", status=RowStatus.DROPPED)
    write_claims(_table(run), [c for c in read_claims(_table(run)) if c.quote != "It will probably fail."])
    claims = split_article(run)
    assert [c.status for c in claims if c.quote == "Is that all?"] == [RowStatus.DROPPED]
    assert _by_quote(claims, "It will probably fail.").status is RowStatus.SPLIT


def test_dropping_one_of_two_equal_sentences_keeps_the_other(run: Run) -> None:
    split_article(run)
    _change(run, "The mayor signed it.", status=RowStatus.DROPPED)
    statuses = [c.status for c in split_article(run) if c.quote == "The mayor signed it."]
    assert statuses == [RowStatus.DROPPED, RowStatus.SPLIT]


def test_added_row_without_place_stays_after_the_row_it_followed(run: Run) -> None:
    claims = list(split_article(run))
    added = replace(
        claims[1],
        claim_id="mine",
        quote="",
        claim="The vote was 7 to 2.",
        start=NOWHERE,
        end=NOWHERE,
        status=RowStatus.ADDED,
    )
    write_claims(_table(run), [*claims[:2], added, *claims[2:]])
    assert [c.claim_id for c in split_article(run)].index("mine") == 2
    _rewrite(run, "The council adopted", "First this.\n\nThe council adopted")
    after = split_article(run)
    assert after[[c.claim_id for c in after].index("mine") - 1].claim_id == claims[1].claim_id


def test_copied_row_with_its_own_id_is_an_added_one(run: Run) -> None:
    claims = list(split_article(run))
    copy = replace(claims[1], claim_id="copy-1", claim="It was on Monday.")
    write_claims(_table(run), [*claims[:2], copy, *claims[2:]])
    after = split_article(run)
    assert {c.claim_id: c.status for c in after if c.quote == claims[1].quote} == {
        claims[1].claim_id: RowStatus.SPLIT,
        "copy-1": RowStatus.ADDED,
    }


def test_rows_whose_words_are_gone(run: Run) -> None:
    split_article(run)
    _change(run, "The council adopted the budget on Monday.", claim="It was adopted.")
    split_article(run)
    _rewrite(run, "The council adopted the budget on Monday. It will probably fail.", "Nothing happened.")
    claims = split_article(run)
    edited = next(c for c in claims if c.status is RowStatus.EDITED)
    assert (edited.claim, edited.start) == ("It was adopted.", NOWHERE)
    assert "no longer stands" in edited.note
    assert "It will probably fail." not in {c.quote for c in claims}
    assert split_article(run) == claims


def test_broken_table_is_refused_and_left_alone(run: Run) -> None:
    split_article(run)
    broken = _table(run).read_text(encoding="utf-8").replace("prediction", "guess")
    _table(run).write_text(broken, encoding="utf-8")
    with pytest.raises(TableError, match="'guess'"):
        split_article(run)
    assert _table(run).read_text(encoding="utf-8") == broken


def test_empty_article_is_refused(run: Run) -> None:
    run.workspace.article("budget").write_text("\n", encoding="utf-8")
    with pytest.raises(CaseError, match="holds no text"):
        split_article(run)
