"""The whole way of an article in one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from claimbook.core.errors import UsageError
from claimbook.core.tables import VERDICTS, read_rows
from claimbook.core.workspace import Run
from claimbook.pipeline import check_article

WRITTEN = (
    "captures.csv", "certificates.jsonl", "evidence.csv", "report.html", "verdicts.csv", "verdicts.excel.csv",
)  # fmt: skip


def still(items: Iterable[Any], label: str) -> Iterable[Any]:
    return items


def test_an_article_becomes_verdicts_the_same_each_time(small_run: Run) -> None:
    files = check_article(small_run, "offline", still)
    assert files.html.is_file()
    assert sorted(p.name for p in small_run.folder.iterdir()) == sorted(WRITTEN)
    rows = read_rows(small_run.verdicts_csv, VERDICTS, "claim_id")
    assert {row["verdict"] for row in rows} == {"Supported", "Refuted", "Not Enough Evidence", ""}
    claims = small_run.workspace.claims_csv("porto").read_bytes()
    first = {name: (small_run.folder / name).read_bytes() for name in WRITTEN}

    check_article(small_run, "offline", still)
    assert small_run.workspace.claims_csv("porto").read_bytes() == claims
    assert {name: (small_run.folder / name).read_bytes() for name in WRITTEN} == first


def test_a_run_of_another_name_differs_in_its_name_alone(small_run: Run) -> None:
    other = Run(small_run.workspace, small_run.case, "r2")
    check_article(small_run, "offline", still)
    check_article(other, "offline", still)
    first = small_run.verdicts_csv.read_text(encoding="utf-8")
    assert other.verdicts_csv.read_text(encoding="utf-8") == first.replace(",r1\n", ",r2\n")
    assert other.evidence_csv.read_bytes() == small_run.evidence_csv.read_bytes()


def test_an_unknown_way_to_capture_is_refused_before_anything_is_judged(small_run: Run) -> None:
    with pytest.raises(UsageError, match="offline, fill, live"):
        check_article(small_run, "sometimes", still)
    assert not small_run.folder.exists()
