"""Stage 4: verdicts from evidence.csv as it stands, whoever wrote its rows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from claimbook.core.errors import TableError
from claimbook.core.tables import EVIDENCE, VERDICTS, read_rows, read_table, write_table
from claimbook.core.workspace import Run, open_run
from claimbook.stages.claims import split_article
from claimbook.stages.evidence import find_evidence
from claimbook.stages.sources import capture_sources
from claimbook.stages.verdicts import decide_verdicts
from claimbook.web.documents import load_documents
from small_case import make_run

OPENED = "Halden Motors opened a plant in Porto in 2021."
COST = "The plant in Porto cost 430 million euros."
BAKERY = "Clara Voss runs a bakery in Lisbon."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The first three stages, done once for all tests."""
    run = make_run(tmp_path_factory.mktemp("verdicts") / "workspace")
    split_article(run)
    capture_sources(run, "offline")
    find_evidence(run, still)
    return run


@pytest.fixture
def evidence_run(made: Run, tmp_path: Path) -> Run:
    """A copy of the run, to do with as one likes."""
    root = shutil.copytree(made.workspace.root, tmp_path / "workspace")
    return open_run(made.case, made.run_id, str(root))


def still(items: Iterable[Any], label: str) -> Iterable[Any]:
    return items


def verdicts(run: Run) -> dict[str, dict[str, str]]:
    decide_verdicts(run, still)
    return {row["claim"]: row for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id")}


def test_every_claim_has_its_row(evidence_run: Run) -> None:
    rows = verdicts(evidence_run)
    assert tuple(read_table(evidence_run.verdicts_csv, VERDICTS).columns) == VERDICTS
    told = {
        claim: (rows[claim]["verdict"], rows[claim]["evidence_status"]) for claim in (OPENED, COST, BAKERY)
    }
    assert told == {
        OPENED: ("Supported", "found"),
        COST: ("Refuted", "found"),
        BAKERY: ("Not Enough Evidence", "irrelevant"),
    }
    (document,) = load_documents(evidence_run)
    for row in rows.values():
        assert (row["verdict"] == "") == (row["checkability"] != "checkable")
        assert row["run_id"] == "r1"
        if row["quote"]:
            assert document.text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
    assert rows[COST]["url"] == "https://halden.example/porto"
    assert rows[COST]["deep_link"].startswith("https://halden.example/porto#:~:text=The%20plant")
    assert rows[COST]["captured_at"] == "2025-01-01T00:00:00Z"


def test_every_verdict_has_its_certificate(evidence_run: Run) -> None:
    rows = verdicts(evidence_run)
    lines = [json.loads(line) for line in evidence_run.certificates_jsonl.read_text("utf-8").splitlines()]
    assert [line["claim_id"] for line in lines] == [r["claim_id"] for r in rows.values() if r["verdict"]]
    assert [line["summary"] for line in lines] == [r["explanation"] for r in rows.values() if r["verdict"]]


def test_the_same_files_give_the_same_bytes(evidence_run: Run) -> None:
    verdicts(evidence_run)
    first = evidence_run.verdicts_csv.read_bytes(), evidence_run.certificates_jsonl.read_bytes()
    verdicts(evidence_run)
    assert (evidence_run.verdicts_csv.read_bytes(), evidence_run.certificates_jsonl.read_bytes()) == first


# --- a person's hand in evidence.csv


def rewrite(run: Run, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    write_table(run.evidence_csv, EVIDENCE, change(read_rows(run.evidence_csv, EVIDENCE)))


def claim_id_of(run: Run, claim: str) -> str:
    return verdicts(run)[claim]["claim_id"]


def test_what_a_person_takes_out_is_not_judged(evidence_run: Run) -> None:
    claim_id = claim_id_of(evidence_run, COST)
    rewrite(evidence_run, lambda rows: [r for r in rows if r["claim_id"] != claim_id])
    rows = verdicts(evidence_run)
    assert (rows[COST]["verdict"], rows[COST]["reason_code"]) == (
        "Not Enough Evidence",
        "no relevant passage",
    )
    assert rows[OPENED]["verdict"] == "Supported"


def test_the_order_of_the_rows_does_not_matter_only_their_rank(evidence_run: Run) -> None:
    before = verdicts(evidence_run)
    rewrite(evidence_run, lambda rows: rows[::-1])
    assert verdicts(evidence_run) == before


@pytest.mark.parametrize("rank", ["0", "1", "99"])
def test_a_row_that_a_person_adds_without_scores_is_judged(evidence_run: Run, rank: str) -> None:
    claim_id = claim_id_of(evidence_run, COST)
    (document,) = load_documents(evidence_run)
    words = "The plant in Porto cost 340 million euros."
    start = document.text.index(words)
    assert document.capture is not None
    by_hand = {
        "claim_id": claim_id, "rank": rank, "source_id": "halden", "snapshot": document.capture.sha256,
        "start": str(start), "end": str(start + len(words)), "quote": words,
    }  # fmt: skip
    rewrite(evidence_run, lambda rows: [*(r for r in rows if r["claim_id"] != claim_id), by_hand])
    row = verdicts(evidence_run)[COST]
    assert (row["verdict"], row["quote"]) == ("Refuted", words)


def test_a_person_may_mark_words_that_are_no_passage(evidence_run: Run) -> None:
    claim_id = claim_id_of(evidence_run, COST)
    (document,) = load_documents(evidence_run)
    start = document.text.index("Halden Motors opened its plant")
    end = document.text.index("340 million euros.") + len("340 million euros.")
    both = document.text[start:end]
    assert both not in [p.quote for p in document.passages]
    assert document.capture is not None
    by_hand = {
        "claim_id": claim_id, "rank": "1", "source_id": "halden", "snapshot": document.capture.sha256,
        "start": str(start), "end": str(end), "quote": both,
    }  # fmt: skip
    rewrite(evidence_run, lambda rows: [*(r for r in rows if r["claim_id"] != claim_id), by_hand])
    row = verdicts(evidence_run)[COST]
    assert (row["quote"], row["quote_start"], row["quote_end"]) == (both, str(start), str(end))
    assert row["verdict"] == "Refuted"


WRONG_PLACES: dict[str, dict[str, str]] = {
    "shifted": {"start": "1"},
    "end before start": {"end": "0"},
    "past the end": {"end": "999999"},
    "negative": {"start": "-5"},
    "no number": {"start": "five"},
    "empty": {"start": ""},
    "rank that is no number": {"rank": "first"},
    "score that is no number": {"score": "high"},
    "other words": {"quote": "The plant in Porto cost 430 million euros."},
    "no words": {"quote": ""},
    "unknown source": {"source_id": "elsewhere"},
    "another snapshot": {"snapshot": "0" * 64},
}


@pytest.mark.parametrize("wrong", WRONG_PLACES.values(), ids=WRONG_PLACES)
def test_a_quote_that_does_not_stand_there_is_refused(evidence_run: Run, wrong: dict[str, str]) -> None:
    verdicts(evidence_run)
    before = evidence_run.verdicts_csv.read_bytes()
    rewrite(evidence_run, lambda rows: [rows[0], {**rows[1], **wrong}, *rows[2:]])
    with pytest.raises(TableError, match=r"evidence\.csv, row 3:"):
        decide_verdicts(evidence_run, still)
    assert evidence_run.verdicts_csv.read_bytes() == before


def test_a_missing_column_is_named(evidence_run: Run) -> None:
    text = evidence_run.evidence_csv.read_text(encoding="utf-8")
    evidence_run.evidence_csv.write_text(text.replace("snapshot", "hash", 1), encoding="utf-8")
    with pytest.raises(TableError, match="snapshot"):
        decide_verdicts(evidence_run, still)


def test_rows_of_claims_that_are_gone_change_nothing(evidence_run: Run) -> None:
    before = verdicts(evidence_run)
    rewrite(evidence_run, lambda rows: [*rows, {**rows[0], "claim_id": "gone"}])
    assert verdicts(evidence_run) == before
