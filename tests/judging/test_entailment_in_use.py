"""Verdicts of `claimbook judge` with a judge beside the facts."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from claimbook.checking import judge_pairs
from claimbook.core.progress import silently
from claimbook.core.tables import read_rows
from claimbook.judging.judges import Bars, Judge, Missing, Opinion
from claimbook.stages import verdicts

SILENT, SUPPORTS, REFUTES = Opinion(0.1, 0.1, 0.8), Opinion(0.98, 0.01, 0.01), Opinion(0.01, 0.98, 0.01)
PARAPHRASE = ("The council was glad to go on.", "Aldermen were happy that work would continue.")
SAME = ("Halden Motors opened a plant in Porto in 2019.", "In 2019, Halden Motors opened a plant in Porto.")
OTHER_YEAR = (
    "Halden Motors opened a plant in Porto in 2019.",
    "Halden Motors opened a plant in Porto in 2014.",
)


class Always:
    """A judge of one opinion."""

    name = "the judge"
    second_opinions = False
    bars = Bars(0.9, 0.9)

    def __init__(self, opinion: Opinion) -> None:
        self.opinion = opinion

    def is_measured(self, claim_language: str, evidence_language: str) -> bool:
        return True

    def windows(self, text: str, most: int) -> tuple[str, ...]:
        return (text,)

    def opinions(self, claim: str, texts: Sequence[str]) -> tuple[Opinion, ...]:
        return tuple(self.opinion for _ in texts)


def judged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, judge: Judge | Missing | None, pair: tuple[str, str]
) -> Mapping[str, str]:
    monkeypatch.setattr(verdicts, "load_judge", lambda name, post: judge)
    given, out = folder / "pairs.csv", folder / "verdicts.csv"
    with given.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("claim", "evidence"), pair])
    judge_pairs(given, out, progress=silently)
    (row,) = read_rows(out, ("verdict", "decided_by"))
    return row


@pytest.mark.parametrize(
    ("pair", "opinion", "verdict", "decided_by"),
    [
        pytest.param(PARAPHRASE, None, "Not Enough Evidence", "facts", id="facts alone are silent"),
        pytest.param(PARAPHRASE, SILENT, "Not Enough Evidence", "facts", id="so is the judge"),
        pytest.param(PARAPHRASE, SUPPORTS, "Supported", "entailment", id="the judge supports"),
        pytest.param(PARAPHRASE, REFUTES, "Refuted", "entailment", id="the judge refutes"),
        pytest.param(SAME, REFUTES, "Supported", "facts", id="facts that agree come first"),
        pytest.param(OTHER_YEAR, SUPPORTS, "Refuted", "facts", id="facts that differ come first"),
    ],
)
def test_facts_come_first(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pair: tuple[str, str],
    opinion: Opinion | None,
    verdict: str,
    decided_by: str,
) -> None:
    row = judged(tmp_path, monkeypatch, Always(opinion) if opinion else None, pair)
    assert (row["verdict"], row["decided_by"]) == (verdict, decided_by)


def test_a_verdict_of_the_judge_has_its_quote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = judged(tmp_path, monkeypatch, Always(SUPPORTS), PARAPHRASE)
    assert row["quote"] == PARAPHRASE[1]
    assert (row["confidence"], row["reason_code"]) == ("0.98", "read as supported")
    assert "the judge reads the passage as Supported (98%)" in row["explanation"]


@pytest.mark.parametrize("pair", [PARAPHRASE, SAME, OTHER_YEAR], ids=["silent", "agree", "differ"])
def test_every_row_says_that_the_judge_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pair: tuple[str, str]
) -> None:
    with_it = judged(tmp_path, monkeypatch, Missing("the file is gone"), pair)
    without = judged(tmp_path, monkeypatch, None, pair)
    assert with_it["verdict"] == without["verdict"]
    assert "the file is gone" in with_it["explanation"]
    assert with_it["explanation"].startswith(without["explanation"])
