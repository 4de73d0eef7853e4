"""The claims stage: what people did to claims.csv stays, the rest follows the article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.claim_ids import squeezed
from claimbook.core.claims_table import NOWHERE, read_claims, write_claims
from claimbook.core.errors import CaseError, TableError
from claimbook.core.labels import Checkability, ClaimType, RowStatus
from claimbook.core.model import Claim
from claimbook.core.tables import read_rows, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.stages import claims as stage
from claimbook.stages.claims import split_article
from claimbook.text.article import read_article

ARTICLE = """Council adopts budget

The council adopted the budget on Monday. It will probably fail.

The mayor signed it. The mayor signed it.

Is that all?
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return make_run(tmp_path)


def make_run(root: Path) -> Run:
    workspace = Workspace(root)
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


def test_a_row_that_is_dropped_or_deleted_stays_out_until_it_is_given_back(run: Run) -> None:
    split_article(run)
    _change(run, "Is that all?", status=RowStatus.DROPPED)
    write_claims(_table(run), [c for c in read_claims(_table(run)) if c.quote != "It will probably fail."])
    for _ in range(2):
        claims = split_article(run)
        assert _by_quote(claims, "Is that all?").status is RowStatus.DROPPED
        assert _by_quote(claims, "It will probably fail.").status is RowStatus.DROPPED
    _change(run, "It will probably fail.", status=RowStatus.SPLIT)
    assert _by_quote(split_article(run), "It will probably fail.").status is RowStatus.SPLIT


def test_without_a_table_all_begins_anew(run: Run) -> None:
    first = split_article(run)
    _change(run, "Is that all?", status=RowStatus.DROPPED)
    split_article(run)
    _table(run).unlink()
    assert split_article(run) == first
    write_claims(_table(run), [])
    assert split_article(run) == first


def test_a_lost_memory_loses_no_edit(run: Run) -> None:
    split_article(run)
    _change(run, "It will probably fail.", claim="The budget will fail.")
    for damaged in (None, "claim_id\n"):
        memory = _table(run).with_name(".claims.split.csv")
        memory.unlink() if damaged is None else memory.write_text(damaged, encoding="utf-8")
        row = _by_quote(split_article(run), "It will probably fail.")
        assert (row.claim, row.status) == ("The budget will fail.", RowStatus.EDITED)


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


# What the split tells -------------------------------------------------------------------------------


def test_a_first_split_tells_the_kinds_and_names_no_row(run: Run) -> None:
    split = split_article(run)
    assert len(split.changes.new) == 6
    assert str(split).splitlines() == [
        "6 claims: 3 checkable, 1 question, 1 prediction, 1 not a claim",
        "rows: 6 new, 0 gone",
    ]


def test_a_changed_article_tells_what_is_new_gone_and_moved(run: Run) -> None:
    before = split_article(run)
    ids = {c.quote: c.claim_id for c in before}
    _rewrite(run, "It will probably fail.", "It costs 3 million euros.")
    text = run.workspace.article("budget").read_text(encoding="utf-8")
    _rewrite(
        run, text, text.replace("Is that all?\n", "").replace("The council", "Is that all?\n\nThe council")
    )
    _change(run, "The council adopted the budget on Monday.", note="seen")
    changes = split_article(run).changes
    new = _by_quote(read_claims(_table(run)), "It costs 3 million euros.").claim_id
    assert changes.new == (new,)
    assert [(c.claim_id, c.quote) for c in changes.gone] == [
        (ids["It will probably fail."], "It will probably fail.")
    ]
    assert changes.moved == (ids["Is that all?"],)
    assert changes.edited == (ids["The council adopted the budget on Monday."],)
    assert len(changes.kept) == 3
    again = split_article(run).changes
    assert (again.new, again.gone, again.moved, len(again.kept)) == ((), (), (), 5)


def test_what_is_gone_can_be_read(run: Run) -> None:
    split_article(run)
    _rewrite(run, " It will probably fail.", "")
    (line,) = [line for line in str(split_article(run)).splitlines() if "gone: " in line]
    assert line.endswith("It will probably fail.")


def test_a_persons_row_whose_words_are_gone_is_told_until_they_come_back(run: Run) -> None:
    split_article(run)
    _change(run, "It will probably fail.", note="ask her")
    _rewrite(run, " It will probably fail.", "")
    split = split_article(run)
    assert split.changes.lost == split.changes.edited
    assert "no longer in the article: " in str(split)
    _rewrite(run, "on Monday.", "on Monday. It will probably fail.")
    row = _by_quote(split_article(run), "It will probably fail.")
    assert (row.note, row.status, row.start >= 0) == ("ask her", RowStatus.EDITED, True)


def test_a_splitter_that_reads_otherwise_marks_no_row_as_edited(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    split_article(run)
    _change(run, "It will probably fail.", claim="The budget will fail.")
    monkeypatch.setattr(stage, "claim_type", lambda claim, attribution, language: ClaimType.RELATION)
    split = split_article(run)
    assert [c.status for c in split].count(RowStatus.EDITED) == 1
    assert len(split.changes.renewed) == 5
    assert {c.claim_type for c in split if c.status is RowStatus.SPLIT} == {ClaimType.RELATION}


# What spreadsheets and people do to the file --------------------------------------------------------


def test_columns_of_a_persons_own_stay(run: Run) -> None:
    split_article(run)
    rows = read_rows(_table(run))
    write_table(_table(run), ("todo", *rows[0]), [{**row, "todo": f"{n}!"} for n, row in enumerate(rows)])
    _rewrite(run, "Is that all?", "Is that all? Yes.")
    split_article(run)
    after = {row["quote"]: row["todo"] for row in read_rows(_table(run))}
    assert after["Is that all?"] == "5!"
    assert after["Yes."] == ""


def test_a_row_in_another_order_keeps_its_place_and_new_rows_find_theirs(run: Run) -> None:
    claims = split_article(run)
    write_claims(_table(run), sorted(claims, key=lambda c: c.claim))
    _rewrite(run, "It will probably fail.", "It will probably fail. It costs 3 million euros.")
    quotes = [c.quote for c in split_article(run)]
    assert [q for q in quotes if q != "It costs 3 million euros."] == sorted(c.quote for c in claims)
    assert quotes[quotes.index("It costs 3 million euros.") - 1] == "It will probably fail."
    assert [c.quote for c in split_article(run)] == quotes


EXCEL = """2025-01-21

true

- 1,000

The council adopted the budget.  It costs 1,000 euros.
"""


def test_what_a_spreadsheet_does_by_itself_is_no_edit(run: Run) -> None:
    run.workspace.article("budget").write_text(EXCEL, encoding="utf-8")
    first = split_article(run)
    text = _table(run).read_text(encoding="utf-8")
    for machine, sheet in (
        ("2025-01-21", "2025/1/21"),
        ("true", "TRUE"),
        ("- 1,000", "#NAME?"),
        (",10,", ',"10.00",'),
    ):
        text = text.replace(machine, sheet)
    _table(run).write_bytes("\ufeff".encode() + text.replace("\n", "\r\n").encode() + b",,,,,,,,,,,\r\n")
    assert split_article(run) == first
    assert {c.status for c in first} == {RowStatus.SPLIT}


def test_a_row_without_an_id_gets_one(run: Run) -> None:
    split_article(run)
    with _table(run).open("a", encoding="utf-8") as file:
        file.write(",,,,,The vote was 7 to 2.,,Checkable,,,,\n,,,,,The vote was 7 to 2.,,,,,ADDED,\n")
    claims = split_article(run)
    added = [c for c in claims if c.status is RowStatus.ADDED]
    assert [c.claim for c in added] == ["The vote was 7 to 2."] * 2
    assert len({c.claim_id for c in claims}) == len(claims)
    assert split_article(run) == claims


CELLS = ("quote", "claim", "speaker", "note")
WORDS = ("The vote was 7 to 2.", "市議会は予算を可決した。", "=1+1", "1,000", 'x, "y"\nz')


def _edited_by_hand(rows: list[Claim], own_id: str, data: st.DataObject) -> list[Claim]:
    """Does one thing that a person may do to a table."""
    number = data.draw(st.integers(0, len(rows) - 1), "row")
    row, others = rows[number], rows[:number] + rows[number + 1 :]
    words = data.draw(st.sampled_from(WORDS), "words")
    match data.draw(st.sampled_from(["edit", "drop", "delete", "add", "copy", "move", "rename"]), "what"):
        case "edit":
            row = replace(row, **{data.draw(st.sampled_from(CELLS), "cell"): words})  # type: ignore[arg-type]
        case "drop":
            row = replace(row, status=RowStatus.DROPPED)
        case "delete":
            return others
        case "rename":
            row = replace(row, claim_id=own_id)
        case "copy":
            others, row = rows, replace(row, claim_id=own_id, claim=words)
        case "add":
            others, row = rows, replace(row, claim_id=own_id, claim=words, quote="", status=RowStatus.ADDED)
        case "move":
            number = data.draw(st.integers(0, len(others)), "to")
    return [*others[:number], row, *others[number:]]


@settings(max_examples=60, deadline=None)
@given(data=st.data(), steps=st.integers(1, 6), is_rewritten=st.booleans())
def test_nothing_that_a_person_wrote_is_lost(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, steps: int, is_rewritten: bool
) -> None:
    run = make_run(tmp_path_factory.mktemp("case"))
    first = split_article(run)
    rows = list(first)
    for step in range(steps):
        rows = _edited_by_hand(rows, f"own-{step}", data) if rows else rows
    write_claims(_table(run), rows)
    if is_rewritten:
        _rewrite(run, "It will probably fail.", "It costs 3 million euros.")
        _rewrite(run, "Council adopts budget\n\n", "")
    after = split_article(run)

    now = {c.claim_id: c for c in after}
    machine = {_content(c) for c in first}
    for row in rows:
        is_person = row.status is not RowStatus.SPLIT or _content(row) not in machine
        if is_person or not is_rewritten:
            kept = now[row.claim_id]
            assert _content(kept)[:3] == _content(row)[:3]
            assert row.note in kept.note
            assert is_person <= (kept.status is not RowStatus.SPLIT)
    ids = {row.claim_id for row in rows}
    if rows:
        deleted = {c.claim_id for c in first if c.claim_id not in ids}
        assert not {c.claim_id for c in after if c.status is RowStatus.SPLIT} & deleted

    text = read_article(run.workspace.article("budget")).text
    assert all(text[c.start : c.end] == c.quote for c in after if c.start != NOWHERE)
    bytes_before = _table(run).read_bytes()
    assert split_article(run) == after
    assert _table(run).read_bytes() == bytes_before


def _content(row: Claim) -> tuple[str, ...]:
    return squeezed(row.quote), squeezed(row.claim), squeezed(row.speaker), squeezed(row.note)
