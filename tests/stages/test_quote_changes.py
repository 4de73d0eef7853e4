"""Verdicts whose words have changed on the page: marked, explained, and open until they are looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changing_case import CORRECTED, COST, SHORTENED, WITH_NEWS, new_case, run_once
from claimbook.core.decisions import Action, Decision, Evidence, Position, append_decisions
from claimbook.core.errors import TableError
from claimbook.core.labels import FactKind, Verdict
from claimbook.core.tables import CAPTURES, VERDICTS, read_rows
from claimbook.core.workspace import Run
from claimbook.stages.quote_changes import QuoteChange, Quoted, read_changes, told, what_became
from claimbook.text.changes import ChangeKind
from small_case import PAGE


def verdicts(run: Run) -> dict[str, dict[str, str]]:
    return {row["claim"]: row for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id")}


def marked(run: Run) -> list[str]:
    return [claim for claim, row in verdicts(run).items() if row["evidence_status"] == "changed"]


def test_a_changed_number_reopens_the_verdict_that_rests_on_it(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    before = run_once(space, "r1")
    after = run_once(space, "r2", CORRECTED, "2025-02-01")
    assert marked(before) == []
    assert marked(after) == [COST]
    assert verdicts(before)[COST]["verdict"] == Verdict.REFUTED
    assert verdicts(after)[COST]["verdict"] == Verdict.SUPPORTED
    assert (
        "as captured on 2025-01-01 it said “The plant in Porto cost 340 million euros.”; it now says “The "
        "plant in Porto cost 430 million euros.”"
    ) in verdicts(after)[COST]["explanation"]
    (change,) = read_changes(after).values()
    assert (change.kind, change.facts) == (ChangeKind.CHANGED, (FactKind.QUANTITY,))
    assert (change.quoted.since, change.quoted.verdict) == ("r1", "Refuted")
    certificates = {
        line["claim_id"]: line for line in map(json.loads, after.certificates_jsonl.read_text().splitlines())
    }
    row = verdicts(after)[COST]
    assert certificates[row["claim_id"]]["summary"] == row["explanation"]


def test_it_stays_open_while_nobody_looks_and_closes_when_the_words_are_back(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    second = run_once(space, "r2", CORRECTED, "2025-02-01")
    third = run_once(space, "r3", CORRECTED, "2025-02-01")
    assert marked(third) == [COST]
    # Same inputs, same bytes, but for the name of the run.
    assert third.verdicts_csv.read_text().replace("r3", "r2") == second.verdicts_csv.read_text()
    assert third.changes_csv.read_bytes() == second.changes_csv.read_bytes()
    fourth = run_once(space, "r4", PAGE, "2025-03-01")
    assert marked(fourth) == []
    assert not fourth.changes_csv.exists()


def test_a_sentence_that_vanished_is_told_and_leaves_no_verdict(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    row = verdicts(run_once(space, "r2", SHORTENED, "2025-02-01"))[COST]
    assert (row["verdict"], row["evidence_status"]) == (Verdict.NOT_ENOUGH, "changed")
    assert "which is no longer there" in row["explanation"]


@pytest.mark.parametrize("page", [PAGE, WITH_NEWS, PAGE.replace("<h1>", "<p>Home</p>\n<h1>")])
def test_a_page_that_changed_elsewhere_reopens_nothing(page: str, tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    assert marked(run_once(space, "r2", page, "2025-02-01")) == []


def decide(run: Run, verdict: Verdict) -> None:
    """Mia decides on the words that a run shows for COST."""
    row = verdicts(run)[COST]
    (capture,) = read_rows(run.captures_csv, CAPTURES)
    words = Evidence(
        row["source_id"], row["snapshot"], capture["text_sha256"], int(row["quote_start"]),
        int(row["quote_end"]), row["quote"],
    )  # fmt: skip
    decision = Decision(
        row["claim_id"], Action.VERDICT, "Mia", "2025-02-02T10:00:00+00:00", after=Position(verdict, words),
        claim=row["claim"], machine=Verdict(row["verdict"]), run_id=run.run_id,
        seen={"halden": capture["text_sha256"]},
    )  # fmt: skip
    append_decisions(run.workspace.decisions_jsonl("porto"), [decision])


def test_a_person_who_looked_at_the_new_page_closes_it(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    decide(run_once(space, "r2", CORRECTED, "2025-02-01"), Verdict.SUPPORTED)
    third = run_once(space, "r3", CORRECTED, "2025-02-01")
    assert marked(third) == []
    assert verdicts(third)[COST]["decided_by"] == "person"


def test_a_persons_decision_on_words_that_changed_is_open_again(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    decide(run_once(space, "r1"), Verdict.REFUTED)
    second = run_once(space, "r2")
    assert verdicts(second)[COST]["decided_by"] == "person"
    third = run_once(space, "r3", CORRECTED, "2025-02-01")
    row = verdicts(third)[COST]
    assert marked(third) == [COST]
    assert (row["decided_by"], row["verdict"], row["reviewer"]) == ("facts", Verdict.SUPPORTED, "")
    assert "Mia" in row["explanation"]
    assert "340 million" in row["explanation"]
    (change,) = read_changes(third).values()
    assert (change.quoted.since, change.quoted.verdict) == ("r2", "Refuted")


def test_a_run_that_is_done_again_by_hand_says_the_same(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    second = run_once(space, "r2", CORRECTED, "2025-02-01")
    said = second.verdicts_csv.read_bytes()
    run_once(space, "r2", CORRECTED, "2025-02-01")
    assert second.verdicts_csv.read_bytes() == said


@pytest.mark.parametrize("name", ["verdicts.csv", "captures.csv", "run.json"])
def test_a_damaged_run_is_passed_over_and_stops_nobody(name: str, tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    second = run_once(space, "r2")
    path = second.folder / name
    path.write_bytes(path.read_bytes()[:40])
    third = run_once(space, "r3", CORRECTED, "2025-02-01")
    assert [change.quoted.since for change in read_changes(third).values()] == ["r1"]


def test_a_damaged_table_of_changes_is_named(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    second = run_once(space, "r2", CORRECTED, "2025-02-01")
    second.changes_csv.write_text(second.changes_csv.read_text().replace("quantity", "colour"))
    with pytest.raises(TableError, match=r"changes\.csv: 'colour'"):
        read_changes(second)


@pytest.mark.parametrize(
    ("quote", "new", "kind"),
    [
        ("It cost 3 euros.", "It cost 3 euros.", None),
        ("It cost 3 euros.", "Now: news. It cost 3 euros.", None),
        ("It cost 3 euros.", "It  cost 3 euros.", None),
        ("cost 3 euros", "It is not true that it cost 3 euros.", ChangeKind.CHANGED),
        ("It cost 3 euros.", "It cost 4 euros.", ChangeKind.CHANGED),
        ("It cost 3 euros.", "Nothing is here any more.", ChangeKind.VANISHED),
    ],
    ids=["same", "moved", "white space", "denied", "number", "gone"],
)
def test_what_became_of_a_quote(quote: str, new: str, kind: ChangeKind | None) -> None:
    old = "It cost 3 euros."
    change = what_became(quote, old.index(quote), old, new)
    assert (change.kind if change else None) == kind


@pytest.mark.parametrize(
    ("claim", "day", "new", "expected"),
    [
        ("It cost 4.", "2025-01-01T00:00:00Z", "It cost 4.",
         "The page has changed: as captured on 2025-01-01 it said “It cost 3.”; it now says “It cost 4.”."),
        ("It cost 4.", "", "",
         "The page has changed: as captured it said “It cost 3.”, which is no longer there."),
        ("費用は4億円だった。", "2025-01-01T00:00:00Z", "It cost 4.",
         "資料の記述が変わった：2025-01-01の取得時は「It cost 3.」、現在は「It cost 4.」。"),
        ("费用为四亿元。", "", "It cost 4.",
         "The page has changed: as captured it said “It cost 3.”; it now says “It cost 4.”."),
    ],
    ids=["changed", "vanished, no time", "japanese", "chinese"],
)  # fmt: skip
def test_a_change_is_told_in_the_language_of_the_claim(claim: str, day: str, new: str, expected: str) -> None:
    quoted = Quoted("c1", "s", "r1", day, "Refuted", "", "", 0, 10, "It  cost\n3.")
    assert told(QuoteChange(quoted, ChangeKind.CHANGED, (), "", 0, 0, new), claim) == expected


def test_words_that_stand_twice_are_no_change() -> None:
    old = "Sold out. It opened. Sold out."
    assert what_became("Sold out.", 0, old, f"News of the day. {old}") is None


@given(st.text(max_size=60), st.text(max_size=60), st.data())
def test_a_change_is_one_of_the_words_that_were_quoted(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    change = what_became(old[start:end], start, old, new)
    if change:
        assert old[change.old_start : change.old_end] == change.old
        assert change.old_start < end
        assert start < change.old_end
