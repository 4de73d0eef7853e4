"""The text of labelled pages and their furniture, with floors; layouts/README.md says how they are labelled.

A floor is lowered only with a reason in docs/decisions/.
"""

from __future__ import annotations

import extraction
import pytest
from extraction import Found, Layout

from claimbook.text.reading.pages import extract_page

KEPT, LET_IN = 0.98, 0.02
KEPT_OF_A_KIND, LET_IN_OF_A_KIND = 0.96, 0.04
LAYOUTS = extraction.load()
KINDS = sorted({layout.kind for layout in LAYOUTS})
IDS = [f"{layout.kind}: {layout.name}" for layout in LAYOUTS]


def measured(layouts: tuple[Layout, ...], read: extraction.Reader = extraction.ours) -> Found:
    return sum((extraction.compare(layout, read) for layout in layouts), Found())


def test_sentences_are_kept_and_furniture_is_not() -> None:
    found = measured(LAYOUTS)
    assert found.recall >= KEPT, "\n".join(found.errors)
    assert found.furniture <= LET_IN, "\n".join(found.errors)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_page_is_left_behind(kind: str) -> None:
    found = measured(tuple(layout for layout in LAYOUTS if layout.kind == kind))
    assert found.recall >= KEPT_OF_A_KIND, "\n".join(found.errors)
    assert found.furniture <= LET_IN_OF_A_KIND, "\n".join(found.errors)


@pytest.mark.parametrize("fact", ["title", "language", "published", "modified", "publisher"])
def test_what_a_page_says_of_itself(fact: str) -> None:
    asked = [layout for layout in LAYOUTS if fact in layout.said]
    wrong = [
        f"{layout.name}: {given!r}"
        for layout in asked
        if (given := getattr(extract_page(layout.html), fact)) != layout.said[fact]
    ]
    assert len(wrong) <= 0.02 * len(asked), "\n".join(wrong)


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_every_word_of_a_page_is_labelled(layout: Layout) -> None:
    assert extraction.unlabelled(layout) == ""


def test_the_set_is_as_large_as_it_should_be() -> None:
    assert len(LAYOUTS) >= 50
    assert len({layout.said["language"] for layout in LAYOUTS if layout.said.get("language")}) >= 8
    assert sum(len(layout.wanted) for layout in LAYOUTS) >= 350
    assert sum(len(layout.furniture) for layout in LAYOUTS) >= 700


def test_the_measure_sees_a_worse_reader() -> None:
    found = measured(LAYOUTS, extraction.everything)
    assert found.recall < KEPT
    assert found.furniture > 10 * LET_IN
