"""News sentences and their translations: in every language the right one comes first."""

from __future__ import annotations

import csv

import labelled
import pytest
from retrieval_sets import LANGUAGES, aligned, ranked

PAIRS = [
    *((language, "en") for language in LANGUAGES),
    ("en", "ja"),
    ("en", "zh"),
    ("ja", "zh"),
    ("de", "ru"),
]


@pytest.mark.parametrize(("claims_in", "passages_in"), PAIRS, ids=["-".join(pair) for pair in PAIRS])
def test_the_translation_comes_first(claims_in: str, passages_in: str) -> None:
    (group,) = aligned(claims_in, passages_in)
    firsts = [group.is_right(i, found[0].passage.quote) for i, found in enumerate(ranked(group, top=3))]
    assert sum(firsts) >= len(firsts) - 1


def test_the_table_is_sound() -> None:
    with (labelled.GOLDEN / "aligned.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 30
    for language in ("en", *LANGUAGES):
        assert all(row[language].strip() for row in rows)
        assert len({row[language] for row in rows}) == len(rows)
