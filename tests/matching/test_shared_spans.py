"""What a claim and a passage share, with its place in both."""

from __future__ import annotations

import pytest

from claimbook.matching.aliases import load_aliases
from claimbook.matching.shared_spans import SharedSpan, shared_spans, told
from claimbook.text.facts import read_facts
from claimbook.text.language.languages import detect_language

SHARED = {
    "number and name across languages": (
        "オラクルは5億ドルを投資した。",
        "Oracle invested $500 million.",
        {"オラクル": "Oracle", "5億ドル": "$500 million"},
    ),
    "a date in another notation": (
        "It opened on 3 May 2021.",
        "2021年5月3日に開業した。",
        {"3 May 2021": "2021年5月3日"},
    ),
    "another number is not shared": ("It cost $500 million.", "It cost $700 million.", {}),
    "nothing": ("It rained.", "Nobody came.", {}),
}


@pytest.mark.parametrize(("claim", "passage", "facts"), SHARED.values(), ids=SHARED)
def test_the_facts_of_both(claim: str, passage: str, facts: dict[str, str]) -> None:
    aliases = load_aliases(None)
    first, second = (read_facts(t, detect_language(t), aliases.surfaces) for t in (claim, passage))
    spans = shared_spans(first, second, aliases)
    found = {claim[s.start : s.end]: passage[s.passage_start : s.passage_end] for s in spans if s.is_fact}
    assert found == facts
    assert list(spans) == sorted(spans, key=lambda s: s.start)


def test_what_is_shared_is_told_with_the_facts_first_and_once() -> None:
    claim, passage = "Costs: 5億ドル, 5億ドル for Oracle", "Oracle costs $500 million"
    spans = [
        SharedSpan(False, 0, 5, 7, 12),
        SharedSpan(True, 7, 11, 13, 25),
        SharedSpan(True, 13, 17, 13, 25),
    ]
    assert (
        told([*spans, SharedSpan(True, 22, 28, 0, 6)], claim, passage)
        == "5億ドル = $500 million; Oracle; Costs"
    )
    assert told([], claim, passage) == ""


def test_words_are_marked_where_they_mean_the_same() -> None:
    claim, passage = "The launch was delayed.", "The launch was postponed."
    spans = shared_spans(read_facts(claim, "en"), read_facts(passage, "en"), load_aliases(None))
    words = {(claim[s.start : s.end], passage[s.passage_start : s.passage_end]) for s in spans}
    assert words == {("launch", "launch"), ("delayed", "postponed")}
    assert not any(s.is_fact for s in spans)
