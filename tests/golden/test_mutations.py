"""A changed fact turns the verdict: floors for the mutation score, and checks of the generator itself.

The floors stand in mutations/floors.csv; `python benchmarks/mutations.py --pin` raises them, and lowers one
only with `--lower REASON`.
"""

from __future__ import annotations

from pathlib import Path

import mutations as benchmark
import pytest
from mutating.changes import mutations
from mutating.model import MutationClass
from mutating.restating import restatements

from claimbook.core.tables import read_rows

STATEMENTS = read_rows(benchmark.FOLDER / "statements.csv", ("statement", "evidence"))


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    tried = benchmark.trials()
    return benchmark.measured(tried, benchmark.judged(tried))


def test_no_floor_is_broken(measured: dict[str, float]) -> None:
    floors = {r["measure"]: float(r["floor"]) for r in read_rows(benchmark.FLOORS, ("measure", "floor"))}
    assert set(floors) == set(measured)
    broken = {name: value for name, value in measured.items() if value < floors[name]}
    assert broken == {}


def test_changes_are_caught_and_true_statements_are_not_refuted(measured: dict[str, float]) -> None:
    assert measured["killed"] >= 0.90
    assert all(measured[f"killed: {class_.value}"] >= 0.80 for class_ in MutationClass)
    assert measured["true, not refuted"] >= 0.98


def test_there_is_enough_to_measure_by() -> None:
    tried = benchmark.trials()
    assert len(STATEMENTS) >= 120
    assert {r["language"] for r in STATEMENTS} == set(benchmark.LANGUAGES)
    assert sum(r["language"] != r["evidence_language"] for r in STATEMENTS) >= 50
    for class_ in MutationClass:
        of_class = [t for t in tried if t.kind == class_.value]
        assert {t.language for t in of_class} == set(benchmark.LANGUAGES), class_


@pytest.mark.parametrize("row", STATEMENTS, ids=[r["statement_id"] for r in STATEMENTS])
def test_every_change_is_one(row: dict[str, str]) -> None:
    changed = mutations(row["statement"], row["language"])
    said = restatements(row["statement"], row["language"])
    texts = [m.text for m in (*changed, *said)]
    assert row["statement"] not in texts
    assert not {m.text for m in changed} & {r.text for r in said}
    assert all(m.changed_from in row["statement"] and m.changed_to in m.text for m in (*changed, *said))


@pytest.mark.parametrize(
    ("sentence", "language", "class_", "changed"),
    [
        ("Kelso Bank paid 40 million euros.", "en", "number", "Kelso Bank paid 70 million euros."),
        ("At least 400 people came.", "en", "number", "At least 1360 people came."),
        ("It will open by 2030.", "en", "year", "It will open by 2027."),
        ("Anna Weber won.", "en", "person", "Peter Lindqvist won."),
        ("Kelso Bank sued Vantor Steel.", "en", "role swap", "Vantor Steel sued Kelso Bank."),
        ("The bridge is open.", "en", "negation", "The bridge is not open."),
        ("工場は5月に開業した。", "ja", "direction", "工場は5月に廃業した。"),
        ("選手は試合に出場した。", "ja", "negation", "選手は試合に出場しなかった。"),
        ("资料显示，出口增加了12%。", "zh", "direction", "资料显示，出口减少了12%。"),
        ("公司计划建造桥梁。", "zh", "modality", "公司已经建造桥梁。"),
    ],
)
def test_a_change_by_class(sentence: str, language: str, class_: str, changed: str) -> None:
    assert changed in {m.text for m in mutations(sentence, language) if m.class_ == class_}


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "1" * 5_000, "、" * 5_000, "A, B and C " * 500])
def test_the_generator_takes_any_text(text: str) -> None:
    for language in (*benchmark.LANGUAGES, "de"):
        assert all(m.text != text for m in (*mutations(text, language), *restatements(text, language)))


def test_a_floor_is_lowered_only_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.csv"
    benchmark.pin({"killed": 0.99}, "", path)
    with pytest.raises(SystemExit, match="--lower"):
        benchmark.pin({"killed": 0.90}, "", path)
    assert read_rows(path, ("floor",))[0]["floor"] == "0.99"
    benchmark.pin({"killed": 0.90}, "a harder class was added", path)
    assert read_rows(path, ("floor",))[0] == {
        "measure": "killed", "floor": "0.90", "reason": "a harder class was added",
    }  # fmt: skip
