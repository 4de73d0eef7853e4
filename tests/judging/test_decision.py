"""Claims before their evidence, with the verdict of every pair written down.

The pairs stand in decision_cases.csv. Where `verdict` is given it must be reached, for the reason beside it;
where it is empty the program may say that the evidence is not enough, but never what stands in `never`.
All names are made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimbook.checking import judge_pairs
from claimbook.core.labels import Checkability, FactKind, Level, ReasonCode, Verdict
from claimbook.core.model import Comparison, Decided
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import read_rows, write_table
from claimbook.judging.comparison import Compared, Setting, compare
from claimbook.judging.decision import Finding, conflicts, find, weigh
from claimbook.matching.aliases import load_aliases
from claimbook.text.facts import read_facts

CASES = {
    row["case"]: row
    for row in read_rows(
        Path(__file__).with_name("decision_cases.csv"),
        ("case", "claim", "evidence", "verdict", "reason_code", "never"),
        unique="case",
    )
}
UNSETTLED = {
    ReasonCode.PARTLY_SUPPORTED,
    ReasonCode.DOUBTFUL_DIFFERENCE,
    ReasonCode.FACTS_SILENT,
    ReasonCode.LANGUAGE_NOT_COVERED,
    ReasonCode.NO_RELEVANT_PASSAGE,
}
DECIDED = [name for name, row in CASES.items() if row["verdict"]]
OPEN = [name for name, row in CASES.items() if row["never"]]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Decided]:
    folder = tmp_path_factory.mktemp("pairs")
    pairs = folder / "pairs.csv"
    rows = [{**row, "checkability": Checkability.CHECKABLE.value} for row in CASES.values()]
    write_table(pairs, ("claim", "evidence", "checkability"), rows)
    decided = judge_pairs(pairs, folder / "out.csv", progress=lambda items, label: items).decided
    return dict(zip(CASES, decided, strict=True))


@pytest.mark.parametrize("name", DECIDED)
def test_the_verdict_and_its_reason(name: str, judged: dict[str, Decided]) -> None:
    row, judgement = CASES[name], judged[name].judgement
    assert judgement is not None
    assert judgement.verdict.value == row["verdict"], judgement.explanation
    if row["reason_code"]:
        assert judgement.reason_code.value == row["reason_code"], judgement.explanation
    else:
        assert judgement.reason_code in UNSETTLED


@pytest.mark.parametrize("name", OPEN)
def test_the_verdict_that_would_be_wrong(name: str, judged: dict[str, Decided]) -> None:
    row, judgement = CASES[name], judged[name].judgement
    assert judgement is not None
    assert judgement.verdict.value not in row["never"].split("; "), judgement.explanation


@pytest.mark.parametrize("name", CASES)
def test_a_verdict_rests_on_comparisons_that_stand_in_both_texts(
    name: str, judged: dict[str, Decided]
) -> None:
    decided = judged[name]
    judgement, passage = decided.judgement, decided.passage
    assert judgement is not None
    assert 0 <= judgement.confidence <= 1
    if judgement.verdict in (Verdict.SUPPORTED, Verdict.REFUTED):
        assert passage is not None
        assert judgement.comparisons
        assert judgement.confidence >= 0.5
    else:
        assert judgement.confidence <= 0.5
    for c in judgement.comparisons:
        assert passage is not None
        if c.claim_start >= 0:
            assert decided.claim[c.claim_start : c.claim_end] == c.in_claim
        if c.evidence_start >= 0:
            assert passage.quote[c.evidence_start : c.evidence_end] == c.in_evidence


# --- the rules by themselves, on facts that are given


def fact(kind: FactKind, level: Level, start: int = 0) -> Comparison:
    return Comparison(kind, "a", start, start + 1, "b", start, start + 1, level)


SENTENCE = read_facts("Halden Motors opened a large factory beside the river.", "en")
ALIKE = compare(SENTENCE, SENTENCE, Setting(), load_aliases(None))
NO_PAIRS = tuple(replace(pair, counterpart=None) for pair in ALIKE.pairs)


def compared(*rows: Comparison, doubtful: Sequence[Comparison] = (), **changes: Any) -> Compared:
    """Two sentences of the same words, with the given facts in place of their own."""
    return replace(ALIKE, rows=rows, doubtful=tuple(doubtful), **changes)


SAME = fact(FactKind.NAME, Level.EQUAL)
OTHER_NUMBER = fact(FactKind.QUANTITY, Level.DIFFERENT, 5)
OTHER_YEAR = fact(FactKind.TIME, Level.DIFFERENT, 9)
DENIED = fact(FactKind.POLARITY, Level.OPPOSITE, 7)
ABSENT = fact(FactKind.TIME, Level.MISSING_IN_EVIDENCE, 9)
NARROWER = fact(FactKind.SCOPE, Level.MORE_SPECIFIC, 9)

RULES = {
    "all agrees": (compared(SAME), 0.9, Verdict.SUPPORTED, ReasonCode.FACTS_AGREE),
    "no model": (compared(SAME), None, Verdict.SUPPORTED, ReasonCode.FACTS_AGREE),
    "far in meaning": (compared(SAME), 0.5, Verdict.NOT_ENOUGH, ReasonCode.PARTLY_SUPPORTED),
    "few words": (
        compared(SAME, coverage=0.3, pairs=NO_PAIRS), 0.9, Verdict.NOT_ENOUGH, ReasonCode.PARTLY_SUPPORTED,
    ),
    "no substance": (compared(shared_words=0), 0.9, Verdict.NOT_ENOUGH, ReasonCode.FACTS_SILENT),
    "a doubtful fact": (
        compared(SAME, doubtful=[SAME]), 0.9, Verdict.NOT_ENOUGH, ReasonCode.PARTLY_SUPPORTED,
    ),
    "an unknown word": (
        compared(SAME, unknown=("Xyz",)), 0.9, Verdict.NOT_ENOUGH, ReasonCode.PARTLY_SUPPORTED,
    ),
    "a fact is missing": (compared(SAME, ABSENT), 0.9, Verdict.NOT_ENOUGH, ReasonCode.PARTLY_SUPPORTED),
    "the claim says more": (compared(SAME, NARROWER), 0.9, Verdict.NOT_ENOUGH, ReasonCode.PARTLY_SUPPORTED),
    "nothing agrees": (compared(ABSENT), 0.9, Verdict.NOT_ENOUGH, ReasonCode.FACTS_SILENT),
    "another number": (compared(SAME, OTHER_NUMBER), 0.9, Verdict.REFUTED, ReasonCode.QUANTITY_DIFFERS),
    "another year": (compared(SAME, OTHER_YEAR), 0.9, Verdict.REFUTED, ReasonCode.TIME_DIFFERS),
    "denied": (compared(SAME, DENIED), 0.9, Verdict.REFUTED, ReasonCode.POLARITY_OPPOSITE),
    "another number, far in meaning": (
        compared(SAME, OTHER_NUMBER), 0.5, Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE,
    ),
    "another number, other words": (
        compared(SAME, OTHER_NUMBER, coverage=0.1, pairs=NO_PAIRS),
        0.9, Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE,
    ),
    "another number of who knows what": (
        compared(SAME, OTHER_NUMBER, doubtful=[OTHER_NUMBER]),
        0.9, Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE,
    ),
    "another number, of another time perhaps": (
        compared(SAME, OTHER_NUMBER, ABSENT), 0.9, Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE,
    ),
    "another number and another year": (
        compared(SAME, OTHER_NUMBER, OTHER_YEAR), 0.9, Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE,
    ),
    "another number and denied": (
        compared(SAME, OTHER_NUMBER, DENIED), 0.9, Verdict.NOT_ENOUGH, ReasonCode.DOUBTFUL_DIFFERENCE,
    ),
    "a language that is not read": (
        compared(SAME, comparable=False), 0.9, Verdict.NOT_ENOUGH, ReasonCode.LANGUAGE_NOT_COVERED,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "similarity", "verdict", "reason"), RULES.values(), ids=RULES)
def test_each_rule(facts: Compared, similarity: float | None, verdict: Verdict, reason: ReasonCode) -> None:
    finding = find(facts, similarity, DEFAULTS)
    assert (finding.verdict, finding.reason_code) == (verdict, reason)
    assert 0 <= finding.fit <= 1


SUPPORTS = find(compared(SAME, fact(FactKind.QUANTITY, Level.EQUAL, 5)), 0.9, DEFAULTS)
REFUTES = find(compared(SAME, OTHER_NUMBER), 0.9, DEFAULTS)
REFUTES_BETTER = find(compared(SAME, OTHER_NUMBER), 0.95, DEFAULTS)
SILENT = find(compared(ABSENT), 0.9, DEFAULTS)
PARTLY = find(compared(SAME, fact(FactKind.QUANTITY, Level.MORE_SPECIFIC, 5)), 0.9, DEFAULTS)

WEIGHED: dict[str, tuple[list[tuple[str, Finding]], int]] = {
    "nothing": ([], -1),
    "support before refutation": ([("a", REFUTES), ("a", SUPPORTS)], 1),
    "refutation before silence": ([("a", SILENT), ("a", REFUTES)], 1),
    "the first of two equals": ([("a", REFUTES), ("b", REFUTES)], 0),
    "the better of two": ([("a", REFUTES), ("a", REFUTES_BETTER)], 1),
    "the nearest of two that settle nothing": ([("a", SILENT), ("a", PARTLY)], 1),
    "silence alone": ([("a", SILENT)], 0),
}


@pytest.mark.parametrize(("findings", "place"), WEIGHED.values(), ids=WEIGHED)
def test_which_passage_decides(findings: list[tuple[str, Finding]], place: int) -> None:
    assert weigh(findings, len(findings)) == place


def test_only_the_first_passages_decide() -> None:
    assert weigh([("a", SILENT), ("a", SUPPORTS)], 1) == 0
    assert weigh([("a", SILENT), ("a", SUPPORTS)], 2) == 1


def test_sources_conflict_only_where_another_source_refutes_as_well_as_one_supports() -> None:
    assert conflicts([("a", SUPPORTS), ("b", REFUTES_BETTER)], 0)
    assert not conflicts([("a", SUPPORTS), ("a", REFUTES_BETTER)], 0)
    assert not conflicts([("a", SUPPORTS), ("b", SILENT)], 0)
    assert not conflicts([("a", REFUTES), ("b", SUPPORTS)], 0)
