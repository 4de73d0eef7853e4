"""Sentence boundaries on labelled texts, with floors; sentences/README.md says how they are labelled.

A floor is lowered only with a reason in docs/decisions/.
"""

from __future__ import annotations

import pytest
import sentences

FLOOR, FLOOR_OF_A_LANGUAGE = 0.99, 0.98
SETS = {
    "first": sentences.load(),
    "second": sentences.load(sentences.FOLDER / "second"),
    "third": sentences.load(sentences.FOLDER / "third"),
}
EVERY = SETS["first"] + SETS["second"] + SETS["third"]


@pytest.mark.parametrize("name", SETS)
def test_boundaries_are_found(name: str) -> None:
    wrong = "\n".join(sentences.errors(SETS[name], sentences.ours))
    counts = sentences.compare(SETS[name], sentences.ours)
    assert sum(counts.values(), sentences.Found()).f1 >= FLOOR, wrong


@pytest.mark.parametrize("language", sorted({item.language for item in EVERY}))
@pytest.mark.parametrize("inside_lines", [False, True], ids=["all", "inside lines"])
def test_no_language_is_left_behind(language: str, inside_lines: bool) -> None:
    items = [item for item in EVERY if item.language == language]
    found = sentences.compare(items, sentences.ours, inside_lines=inside_lines)[language]
    assert found.f1 >= FLOOR_OF_A_LANGUAGE, "\n".join(sentences.errors(items, sentences.ours))


def test_the_sets_are_as_large_as_they_should_be() -> None:
    assert len(sentences.compare(SETS["first"], sentences.ours)) >= 7
    assert sum(len(item.ends) for item in SETS["first"]) >= 400
    assert sum(len(item.ends) for item in SETS["second"]) >= 150


def test_the_measure_sees_a_worse_splitter() -> None:
    counts = sentences.compare(EVERY, sentences.naive)
    assert sum(counts.values(), sentences.Found()).f1 < FLOOR - 0.2
