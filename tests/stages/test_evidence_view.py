"""Claim and evidence side by side: the text whole, the shared facts marked, everything escaped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.tables import EVIDENCE, write_table
from claimbook.core.workspace import Run
from claimbook.stages.claims import split_article
from claimbook.stages.corrections import edit_claim
from claimbook.stages.evidence_view import pieces, show_evidence
from claimbook.stages.report_view import claim_rows

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3)), max_size=6)


@given(SPANS)
def test_the_pieces_are_the_text(spans: list[tuple[int, int, int]]) -> None:
    text = "abcdefghijkl"
    found = pieces(text, spans)
    assert "".join(p.text for p in found) == text
    assert all(p.text for p in found)
    assert sum(p.is_shared for p in found) == 0 or spans


def test_a_fact_wins_over_a_word_that_it_holds() -> None:
    found = pieces("Bank of Oslo rose", [(0, 4, 0), (0, 12, 1)])
    assert [(p.text, p.number) for p in found] == [("Bank of Oslo", 1), (" rose", 0)]


def test_claim_and_evidence_are_marked_and_escaped(small_run: Run) -> None:
    split_article(small_run)
    claim = next(row for row in claim_rows(small_run) if any(c.isdigit() for c in row["claim"]))
    row = {"claim_id": claim["claim_id"], "rank": 1, "source_id": "s", "quote": f"<b>{claim['claim']}"}
    row |= {"score": "0.7012", "facts": "0.5000"}
    write_table(small_run.evidence_csv, EVIDENCE, [row])
    page = show_evidence(small_run).html
    assert "<sup>1</sup>" in page
    assert page.count("<sup>1</sup>") == 2
    assert "&lt;b&gt;" in page
    assert "0.70<" in page
    assert ">facts 0.50<" in page
    assert "names" not in page.partition("<tbody>")[2]  # what a person left empty is not shown
    assert "<b>" not in page


def test_a_fact_that_the_claim_has_twice_bears_one_number(small_run: Run) -> None:
    split_article(small_run)
    claim_id = claim_rows(small_run)[0]["claim_id"]
    edit_claim(small_run, claim_id, claim="Oracle is Oracle, and 2019 was 2019.")
    row = {"claim_id": claim_id, "rank": 1, "source_id": "s", "quote": "Oracle grew."}
    write_table(small_run.evidence_csv, EVIDENCE, [row])
    page = show_evidence(small_run).html
    assert page.count("Oracle<sup>1</sup>") == 3
    assert "<sup>2</sup>" not in page
