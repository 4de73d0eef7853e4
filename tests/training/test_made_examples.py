"""Examples that are made: news that never happened, changed claims, evidence of other claims."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from changed import changed
from examples import Example, Label, Part
from figures import Figure, figure, wrong
from shortened import shortened
from statements import statements
from unrelated import unrelated


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (Figure("money", 50_000_000_000), ("$50 billion", "500億ドル", "500亿美元")),
        (Figure("money", 20_000_000), ("$20 million", "2000万ドル", "2000万美元")),
        (Figure("money2", 45), ("$45", "45ドル", "45美元")),
        (Figure("count", 12_000), ("12,000", "1万2000", "1.2万")),
        (Figure("count", 720), ("720", "720", "720")),
        (Figure("date", 1103), ("November 3", "11月3日", "11月3日")),
        (Figure("score", 31), ("3-1", "3対1", "3比1")),
        (Figure("magnitude", 61), ("6.1", "6.1", "6.1")),
        (Figure("year", 1999), ("1999", "1999", "1999")),
    ],
    ids=lambda value: value.kind if isinstance(value, Figure) else "",
)
def test_figures_are_written_as_news_writes_them(given: Figure, written: tuple[str, ...]) -> None:
    assert tuple(given.written(language) for language in ("en", "ja", "zh")) == written


@pytest.mark.parametrize("kind", ["money", "count", "percent", "year", "years", "date", "score", "magnitude"])
def test_a_wrong_figure_reads_otherwise_in_every_language(kind: str) -> None:
    chance = random.Random(5)
    for _ in range(200):
        right = figure(kind, chance)
        other = wrong(right, chance)
        assert all(right.written(language) != other.written(language) for language in ("en", "ja", "zh"))


def test_statements_are_of_all_labels_and_languages_and_always_the_same() -> None:
    made = statements(600, 3)
    assert made == statements(600, 3)
    labels = Counter(e.label for e in made)
    assert labels[Label.SUPPORTED] == labels[Label.NOT_ENOUGH] == 200
    assert {(e.claim_language, e.evidence_language) for e in made} == {
        (claim, evidence) for claim in ("en", "ja", "zh") for evidence in ("en", "ja", "zh")
    }
    assert not any("{" in e.claim + e.evidence for e in made)


def test_what_contradicts_is_never_the_same_sentence() -> None:
    contrary = (Label.REFUTED, Label.NOT_SUPPORTED)
    assert not [e for e in statements(900, 4) if e.label in contrary and e.claim in e.evidence]


def supported(claim: str, evidence: str, part: Part = Part.TRAINING) -> Example:
    return Example("some", claim, evidence, Label.SUPPORTED, "en", "en", part)


BASES = [
    supported("The bridge opened in 1998.", "The bridge of Dorran opened in 1998 and was repaired later."),
    supported("The mill employs 300 people.", "The mill, which employs 300 people, is the largest in town."),
    supported("The company was founded in Osaka.", "It was in Osaka that the company was founded long ago."),
]


def test_changed_claims_are_denied_and_never_supported() -> None:
    made = changed(BASES, 40, 1)
    texts = {e.claim for e in BASES} | {e.evidence for e in BASES}
    denied = [e for e in made if e.label is not Label.SUPPORTED]
    assert denied
    assert not [e for e in denied if e.claim in texts]
    assert all(e.label in (Label.REFUTED, Label.NOT_SUPPORTED) for e in denied)
    assert made == changed(BASES, 40, 1)


def test_made_examples_stay_in_their_part() -> None:
    held_out = [supported(e.claim, e.evidence, Part.TEST) for e in BASES]
    assert not changed(held_out, 40, 1)
    assert {e.part for e in changed(held_out, 40, 1, Part.TEST)} == {Part.TEST}


def test_unrelated_evidence_is_of_another_claim() -> None:
    made = unrelated(
        [
            supported(f"The mill of town {i} burned down.", f"In town {i} fire took it all.")
            for i in range(40)
        ],
        40,
        1,
    )
    assert made
    for e in made:
        assert e.label is Label.NOT_ENOUGH
        assert e.claim.split()[4] not in e.evidence.split()


def test_a_claim_that_says_more_than_its_evidence_is_open() -> None:
    told = "Halden built a mill in the north , and it opened a second one near the harbour in 1999 ."
    bases = [
        supported(f"Halden opened mill {i} in 1999.", f"{told} It hired {i} people there in spring .")
        for i in range(40)
    ]
    made = shortened(bases, 40, 1)
    assert {e.label for e in made} == {Label.NOT_ENOUGH, Label.SUPPORTED}
    for e in made:
        longer, shorter = (e.claim, e.evidence) if e.label is Label.NOT_ENOUGH else (e.evidence, e.claim)
        if longer == told:
            assert told.startswith(shorter.rstrip(" ."))
        else:  # the evidence without what carries the claim
            assert (e.label, e.evidence) == (
                Label.NOT_ENOUGH,
                f"It hired {e.claim.split()[3]} people there in spring .",
            )


def test_what_depends_on_its_condition_does_not_stand_alone() -> None:
    told = "If the council agrees to it in the spring , the company will build two more mills there ."
    assert {e.label for e in shortened([supported("Mills.", told)] * 9, 9, 1)} == {Label.NOT_ENOUGH}
