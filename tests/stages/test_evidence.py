"""Stage 3: the candidates of a case, and that a person's hand in the inputs is heeded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from claimbook.core.claims_table import read_claims, write_claims
from claimbook.core.errors import StoreError, TableError
from claimbook.core.labels import Checkability, RowStatus
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import EVIDENCE, read_rows, read_table
from claimbook.core.workspace import Run
from claimbook.stages.claims import split_article
from claimbook.stages.evidence import find_evidence
from claimbook.stages.sources import capture_sources
from claimbook.web.documents import load_documents


@pytest.fixture
def captured_run(small_run: Run) -> Run:
    split_article(small_run)
    capture_sources(small_run, "offline")
    return small_run


def still(items: Iterable[Any], label: str) -> Iterable[Any]:
    return items


def test_every_checkable_claim_gets_its_candidates(captured_run: Run) -> None:
    found = find_evidence(captured_run, still)
    claims = read_claims(captured_run.workspace.claims_csv("porto"))
    checkable = [c.claim_id for c in claims if c.checkability is Checkability.CHECKABLE]
    assert len(claims) > len(checkable) > 0
    assert list(dict.fromkeys(c.claim_id for c in found)) == checkable

    rows = read_rows(captured_run.evidence_csv, EVIDENCE)
    assert tuple(read_table(captured_run.evidence_csv, EVIDENCE).columns) == EVIDENCE
    (document,) = load_documents(captured_run)
    assert document.capture is not None
    for row in rows:
        assert document.text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert (row["source_id"], row["snapshot"]) == ("halden", document.capture.sha256)
    for claim_id in checkable:
        listed = [row for row in rows if row["claim_id"] == claim_id]
        assert [row["rank"] for row in listed] == [str(n) for n in range(1, len(listed) + 1)]
        assert sorted(listed, key=lambda r: -float(r["score"])) == listed


def test_the_passage_that_answers_is_first(captured_run: Run) -> None:
    find_evidence(captured_run, still)
    claims = {c.claim: c.claim_id for c in read_claims(captured_run.workspace.claims_csv("porto"))}
    firsts = {
        row["claim_id"]: row["quote"]
        for row in read_rows(captured_run.evidence_csv, EVIDENCE)
        if row["rank"] == "1"
    }
    assert firsts[claims["The plant in Porto cost 430 million euros."]] == (
        "The plant in Porto cost 340 million euros."
    )


def test_the_same_files_give_the_same_bytes(captured_run: Run) -> None:
    find_evidence(captured_run, still)
    first = captured_run.evidence_csv.read_bytes()
    find_evidence(captured_run, still)
    assert captured_run.evidence_csv.read_bytes() == first


def test_no_more_candidates_than_wanted(captured_run: Run) -> None:
    found = find_evidence(captured_run, still, replace(DEFAULTS, top=1))
    assert {c.rank for c in found} == {1}


def test_what_a_person_drops_or_calls_an_opinion_is_not_looked_up(captured_run: Run) -> None:
    path = captured_run.workspace.claims_csv("porto")
    claims = read_claims(path)
    first, second, *rest = [c for c in claims if c.checkability is Checkability.CHECKABLE]
    changed = {
        first.claim_id: replace(first, status=RowStatus.DROPPED),
        second.claim_id: replace(second, checkability=Checkability.OPINION, status=RowStatus.EDITED),
    }
    write_claims(path, [changed.get(c.claim_id, c) for c in claims])
    assert {c.claim_id for c in find_evidence(captured_run, still)} == {c.claim_id for c in rest}


def test_progress_is_told_of_all_that_is_read(captured_run: Run) -> None:
    told: dict[str, int] = {}

    def track(items: Iterable[Any], label: str) -> Iterable[Any]:
        items = list(items)
        told[label] = len(items)
        return items

    find_evidence(captured_run, track)
    assert told["reading passages"] == len(load_documents(captured_run)[0].passages)
    assert told["reading claims"] == len(
        {r["claim_id"] for r in read_rows(captured_run.evidence_csv, EVIDENCE)}
    )


def test_a_broken_list_of_names_is_told(captured_run: Run) -> None:
    captured_run.workspace.names_csv("porto").write_text("name,language\nHalden,en\n", encoding="utf-8")
    with pytest.raises(TableError, match="canonical"):
        find_evidence(captured_run, still)
    assert not captured_run.evidence_csv.exists()


def test_a_damaged_snapshot_is_told_and_nothing_is_written(captured_run: Run) -> None:
    (document,) = load_documents(captured_run)
    assert document.capture is not None
    blobs = [p for p in captured_run.workspace.store.rglob("*") if document.capture.sha256[2:] in p.name]
    assert blobs
    for blob in blobs:
        blob.chmod(0o644)
        blob.write_bytes(b"something else")
    with pytest.raises(StoreError):
        find_evidence(captured_run, still)
    assert not captured_run.evidence_csv.exists()
