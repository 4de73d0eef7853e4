"""Which pairs are held out: texts that hang together are never on both sides."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from examples import Label, Part, part_of, read_folder, read_set


def write_set(folder: Path, name: str, rows: Sequence[tuple[object, object, str]]) -> Path:
    path = folder / f"{name}.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for claim, evidence, label in rows:
            row = {"claim": claim, "evidence": evidence, "label": label}
            file.write(json.dumps({**row, "claim_lang": "en", "evidence_lang": "en"}) + "\n")
    return path


def test_rows_that_share_a_text_go_together(tmp_path: Path) -> None:
    chains = [(f"claim {i // 3}-{i % 2}", f"evidence {i // 3}-{i % 3}", "supported") for i in range(900)]
    examples = read_set(write_set(tmp_path, "some", chains))
    parts: dict[str, set[Part]] = {}
    for e in examples:
        for text in (e.claim, e.evidence):
            parts.setdefault(text, set()).add(e.part)
    assert all(len(found) == 1 for found in parts.values())
    assert {e.part for e in examples} == set(Part)


def test_translations_of_a_pair_go_together(tmp_path: Path) -> None:
    rows = [(f"claim {i}", f"evidence {i % 7}", "refuted") for i in range(400)]
    examples = read_set(write_set(tmp_path, "jsick-train", rows))
    for start in range(0, 400, 4):
        assert len({e.part for e in examples[start : start + 4]}) == 1


def test_what_is_for_testing_only_stays_that(tmp_path: Path) -> None:
    examples = read_set(
        write_set(tmp_path, "vitaminc-400", [(f"c{i}", f"e{i}", "refuted") for i in range(50)])
    )
    assert {e.part for e in examples} == {Part.TEST}


def test_parts_are_the_same_everywhere_and_of_the_stated_size() -> None:
    assert [part_of(f"set {i}").value for i in range(4)] == [part_of(f"set {i}").value for i in range(4)]
    parts = [part_of(f"key {i}") for i in range(4_000)]
    assert parts.count(Part.TEST) / 4_000 == pytest.approx(2 / 16, abs=0.02)
    assert parts.count(Part.CALIBRATION) / 4_000 == pytest.approx(1 / 16, abs=0.02)


def test_records_and_unknown_labels(tmp_path: Path) -> None:
    rows = [({"sentence": "A claim.", "neg": None}, "Evidence.", "not_supported"), ("B", "C", "unclear")]
    (example,) = read_set(write_set(tmp_path, "some", rows))
    assert (example.claim, example.label) == ("A claim.", Label.NOT_SUPPORTED)


def test_a_folder_without_sets_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no files"):
        read_folder(tmp_path)
