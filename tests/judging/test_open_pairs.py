"""Pairs that turn on one word which has no fact of its own: "postponed", "except", "former", "per day".

open_pairs.csv and tricky_pairs.csv have a claim and its evidence in each row; `never` names the verdicts that
must not be given, `verdict` the one that must be, where there is one. All names are made up. What is not in
doubt today (a true pair that gets no verdict) has no `verdict`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.checking import judge_pairs
from claimbook.core.labels import Checkability
from claimbook.core.progress import silently
from claimbook.core.tables import read_rows, write_table

TABLES = ("open_pairs.csv", "tricky_pairs.csv")
COLUMNS = ("claim", "evidence", "verdict", "never")


@pytest.fixture(scope="module", params=TABLES)
def judged(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[dict[str, str], str]]:
    """Each row with the verdict that it gets."""
    rows = read_rows(Path(__file__).with_name(request.param), COLUMNS)
    folder = tmp_path_factory.mktemp("pairs")
    given, out = folder / "pairs.csv", folder / "verdicts.csv"
    checkable = [{**row, "checkability": Checkability.CHECKABLE.value} for row in rows]
    write_table(given, ("claim", "evidence", "checkability"), checkable)
    judge_pairs(given, out, progress=silently)
    answers = read_rows(out, ("verdict",))
    return [(row, answer["verdict"]) for row, answer in zip(rows, answers, strict=True)]


def test_no_pair_gets_a_verdict_that_would_be_wrong(judged: list[tuple[dict[str, str], str]]) -> None:
    wrong = [(row["claim"], row["evidence"], got) for row, got in judged if got in row["never"].split("; ")]
    assert wrong == []


def test_what_can_be_told_is_told(judged: list[tuple[dict[str, str], str]]) -> None:
    missed = [(row["claim"], row["evidence"], got) for row, got in judged if row["verdict"] not in ("", got)]
    assert missed == []


def test_the_tables_hold_right_pairs_beside_wrong_ones() -> None:
    rows = read_rows(Path(__file__).with_name("tricky_pairs.csv"), COLUMNS)
    assert sum(row["verdict"] == "Supported" for row in rows) >= 20
    assert sum(row["verdict"] == "Refuted" for row in rows) >= 15
    assert {row["verdict"] for row in rows} <= {"", "Supported", "Refuted"}
