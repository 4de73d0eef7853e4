"""Stage 4 with people's decisions: they stand above the program's verdict until what they rest on changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimbook.core.decisions import Action, Decision, Evidence, Position, append_decisions
from claimbook.core.labels import Rating, Verdict
from claimbook.core.reviews import reviews_of, signable
from claimbook.core.tables import CAPTURES, EVIDENCE, VERDICTS, read_rows, write_table
from claimbook.core.workspace import Run, open_run
from claimbook.stages.claims import split_article
from claimbook.stages.corrections import edit_claim
from claimbook.stages.display import show_verdicts
from claimbook.stages.evidence import find_evidence
from claimbook.stages.report import render_report
from claimbook.stages.sources import capture_sources
from claimbook.stages.standing import machine_rows
from claimbook.stages.verdicts import decide_verdicts
from claimbook.web.documents import load_documents
from small_case import PAGE, make_run

OPENED = "Halden Motors opened a plant in Porto in 2021."
COST = "The plant in Porto cost 430 million euros."
BAKERY = "Clara Voss runs a bakery in Lisbon."
OPINION = "In my opinion it is the most beautiful building."
WORDS = "The plant in Porto cost 340 million euros."


def still(items: Iterable[Any], label: str) -> Iterable[Any]:
    return items


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    run = make_run(tmp_path_factory.mktemp("overlay") / "workspace")
    split_article(run)
    capture_sources(run, "offline")
    find_evidence(run, still)
    decide_verdicts(run, still)
    return run


@pytest.fixture
def run(made: Run, tmp_path: Path) -> Run:
    return open_run(made.case, made.run_id, str(shutil.copytree(made.workspace.root, tmp_path / "workspace")))


def judged(run: Run) -> dict[str, dict[str, str]]:
    decide_verdicts(run, still)
    return {row["claim"]: row for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id")}


def pinned(run: Run, words: str = WORDS) -> Evidence:
    (document,) = load_documents(run)
    assert document.capture is not None
    start = document.text.index(words)
    capture = document.capture
    return Evidence("halden", capture.sha256, capture.text_sha256, start, start + len(words), words)


def decide(
    run: Run, claim: str, verdict: Verdict | None, evidence: Evidence | None = None, **more: Any
) -> Decision:
    """A decision on a claim of the made run, by Ada unless another is named."""
    machine = {row["claim"]: row for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id")}[claim]
    made = Decision(
        claim_id=machine["claim_id"],
        action=more.pop("action", Action.VERDICT),
        reviewer=more.pop("reviewer", "Ada"),
        at=more.pop("at", "2026-01-02T03:04:05.000Z"),
        after=Position(verdict, evidence, more.pop("rating", None)),
        claim=claim,
        seen={d.source.source_id: d.capture.text_sha256 for d in load_documents(run) if d.capture},
        **more,
    )
    append_decisions(run.workspace.decisions_jsonl(run.case), [made])
    return made


def recapture(run: Run, old: str, new: str) -> None:
    """The page says something else today."""
    page = run.workspace.offline_pages(run.case) / "page.html"
    page.write_text(PAGE.replace(old, new), encoding="utf-8")
    capture_sources(run, "offline")
    find_evidence(run, still)


def test_a_person_stands_above_the_program_and_the_program_stays_visible(run: Run) -> None:
    before = judged(run)[COST]
    assert before["verdict"] == "Refuted"
    assert not run.machine_csv.exists()
    decide(run, COST, Verdict.NOT_ENOUGH, why="The page gives a first estimate.", rating=Rating.UNFOUNDED)
    row = judged(run)[COST]
    assert (row["verdict"], row["decided_by"], row["reviewer"]) == ("Not Enough Evidence", "person", "Ada")
    assert (row["reviewed_at"], row["rating"]) == ("2026-01-02T03:04:05.000Z", "根拠不明")
    assert row["reason_code"] == "a person decided"
    assert row["quote"] == row["snapshot"] == row["confidence"] == ""
    assert row["explanation"].startswith("Ada decided: Not Enough Evidence. The page gives a first estimate.")
    assert row["explanation"].endswith(f"The program: Refuted. {before['explanation']}")
    assert machine_rows(run)[row["claim_id"]] == before


def test_accepting_keeps_what_the_program_decided(run: Run) -> None:
    before = judged(run)[COST]
    decide(run, COST, Verdict.REFUTED, pinned(run), action=Action.ACCEPT)
    row = judged(run)[COST]
    same = ("verdict", "confidence", "quote", "quote_start", "deep_link", "reason_code", "evidence_status")
    assert {c: row[c] for c in same} == {c: before[c] for c in same}
    assert row["decided_by"] == "person"
    assert row["explanation"].startswith("Ada agreed with the program.")


def test_a_person_may_rest_on_other_words(run: Run) -> None:
    words = pinned(run, "Halden Motors opened its plant in Porto in 2021.")
    decide(run, COST, Verdict.SUPPORTED, words)
    row = judged(run)[COST]
    (document,) = load_documents(run)
    assert (row["verdict"], row["quote"]) == ("Supported", words.quote)
    assert document.text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
    assert row["evidence_status"] == "found"


def test_decisions_change_no_other_row_and_no_certificate(run: Run) -> None:
    before, certificates = judged(run), run.certificates_jsonl.read_bytes()
    decide(run, COST, Verdict.NOT_ENOUGH)
    after = judged(run)
    assert {c: r for c, r in after.items() if c != COST} == {c: r for c, r in before.items() if c != COST}
    assert run.certificates_jsonl.read_bytes() == certificates
    run.workspace.decisions_jsonl(run.case).unlink()
    assert judged(run) == before
    assert not run.machine_csv.exists()


def test_what_is_not_checkable_never_has_a_verdict(run: Run) -> None:
    decide(run, OPINION, Verdict.NOT_ENOUGH, rating=Rating.OUT_OF_SCOPE)
    row = judged(run)[OPINION]
    assert (row["verdict"], row["decided_by"]) == ("", "")
    assert (row["rating"], row["reviewer"]) == ("検証対象外", "Ada")


def test_a_note_decides_nothing(run: Run) -> None:
    before = judged(run)[COST]
    decide(run, COST, None, action=Action.NOTE, why="call them")
    assert judged(run)[COST] == before


# --- what opens a decision again


def test_it_is_open_again_when_the_claim_changed(run: Run) -> None:
    decide(run, COST, Verdict.NOT_ENOUGH)
    machine = judged(run)[COST]
    edit_claim(run, machine["claim_id"], claim="The plant in Porto cost 431 million euros.")
    row = judged(run)["The plant in Porto cost 431 million euros."]
    assert (row["verdict"], row["decided_by"], row["reviewer"]) == ("Refuted", "facts", "")
    assert "is open again: the claim now reads The plant in Porto cost [-430-]{+431+}" in row["explanation"]


def test_it_is_open_again_when_its_words_changed(run: Run) -> None:
    decide(run, COST, Verdict.REFUTED, pinned(run))
    recapture(run, "cost 340 million", "cost 430 million")
    row = judged(run)[COST]
    assert (row["verdict"], row["decided_by"]) == ("Supported", "facts")
    assert "cost [-340-]{+430+} million" in row["explanation"]


def test_it_is_open_again_when_its_words_are_gone(run: Run) -> None:
    decide(run, COST, Verdict.REFUTED, pinned(run))
    recapture(run, f" {WORDS}", "")
    row = judged(run)[COST]
    assert row["decided_by"] == "facts"
    assert f"[-{WORDS}-]" in row["explanation"]


def test_it_survives_a_change_elsewhere_on_the_page(run: Run) -> None:
    evidence = pinned(run)
    decide(run, COST, Verdict.REFUTED, evidence)
    recapture(run, "<h1>", "<p>An entirely new first paragraph about the weather.</p><h1>")
    row = judged(run)[COST]
    assert (row["decided_by"], row["quote"]) == ("person", WORDS)
    assert row["snapshot"] != evidence.snapshot
    assert int(row["quote_start"]) > evidence.start


def test_it_is_open_again_where_a_text_never_seen_says_otherwise(run: Run) -> None:
    decide(run, BAKERY, Verdict.NOT_ENOUGH)
    assert judged(run)[BAKERY]["decided_by"] == "person"
    recapture(run, "<p>Peter", "<p>Clara Voss runs a bakery in Lisbon.</p><p>Peter")
    row = judged(run)[BAKERY]
    assert (row["verdict"], row["decided_by"]) == ("Supported", "facts")
    assert "was not there then" in row["explanation"]


def test_it_is_open_again_where_its_source_is_gone(run: Run) -> None:
    decide(run, COST, Verdict.REFUTED, pinned(run))
    rows = read_rows(run.captures_csv, CAPTURES)
    gone = {**rows[0], "status": "blocked", "snapshot": "", "text_sha256": ""}
    write_table(run.captures_csv, CAPTURES, [gone])
    write_table(run.evidence_csv, EVIDENCE, [])
    row = judged(run)[COST]
    assert row["decided_by"] == "facts"
    assert "no text of the source" in row["explanation"]


def test_words_that_stand_elsewhere_are_no_evidence(run: Run) -> None:
    decide(run, COST, Verdict.SUPPORTED, replace(pinned(run), start=0, end=len(WORDS)))
    assert judged(run)[COST]["decided_by"] == "facts"


# --- several people


def test_two_who_differ_give_no_verdict(run: Run) -> None:
    decide(run, COST, Verdict.REFUTED, pinned(run), action=Action.ACCEPT)
    decide(run, COST, Verdict.NOT_ENOUGH, reviewer="Ben")
    row = judged(run)[COST]
    assert (row["verdict"], row["reason_code"]) == ("Not Enough Evidence", "reviewers differ")
    assert (row["reviewer"], row["decided_by"]) == ("Ada; Ben", "person")
    assert "Ada: Refuted; Ben: Not Enough Evidence" in row["explanation"]
    assert "The program: Refuted." in row["explanation"]


def test_the_table_tells_who_signed(run: Run) -> None:
    decision = decide(run, COST, Verdict.REFUTED, pinned(run), action=Action.ACCEPT)
    review = reviews_of([decision])[decision.claim_id]
    decide(
        run,
        COST,
        None,
        action=Action.SIGN,
        reviewer="Dora",
        about=signable(review),
        at="2026-02-02T00:00:00Z",
    )
    row = judged(run)[COST]
    assert (row["reviewer"], row["reviewed_at"]) == ("Ada; Dora (signed)", "2026-02-02T00:00:00Z")
    assert "Signed off by Dora." in row["explanation"]


def test_hostile_notes_stay_in_their_cell(run: Run) -> None:
    decide(run, COST, Verdict.NOT_ENOUGH, why='=1+1 <script>"\x00\ud800, {who}\n{0}', reviewer="{x}")
    rows = judged(run)
    assert "{who}" in rows[COST]["explanation"]
    assert "{x} decided" in rows[COST]["explanation"]
    assert all(json.dumps(row) for row in rows.values())


# --- machine and person side by side


def test_the_table_of_the_notebook_shows_both(run: Run) -> None:
    judged(run)
    assert "program" not in show_verdicts(run).html
    decide(run, COST, Verdict.NOT_ENOUGH, why="<b>unclear</b>")
    judged(run)
    shown = show_verdicts(run).html
    assert ">program</th>" in shown
    assert "Refuted" in shown
    assert "&lt;b&gt;unclear" in shown


def test_the_report_shows_both(run: Run) -> None:
    decide(run, COST, Verdict.SUPPORTED, pinned(run, "Halden Motors opened its plant in Porto in 2021."))
    judged(run)
    page = render_report(run)
    assert "Decided by Ada" in page
    assert "the program&#39;s verdict: Refuted" in page
    assert "as the program compared" in page
