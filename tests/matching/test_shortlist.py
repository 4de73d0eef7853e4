"""The shortlist: the right passage comes first, every score shows its parts."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest

from claimbook.core.settings import DEFAULTS
from claimbook.matching.aliases import load_aliases
from claimbook.matching.semantic import load_embedder
from claimbook.matching.shortlist import Ranked, shortlist, wording_coverage
from claimbook.text.facts import Facts, read_facts

PASSAGES = (
    "Oracle opened a data centre in Oslo in 2019.",
    "The data centre cost 340 million euros.",
    "Microsoft hired 300 people in London.",
    "The council will meet again in spring.",
    "Fares on the railway rose by 5% last year.",
)
CLAIMS = (
    ("オラクルは2019年にオスロでデータセンターを開設した。", "ja", 0),
    ("The data centre cost 430 million euros.", "en", 1),
    ("微软在伦敦雇用了300人。", "zh", 2),
    ("Railway fares went up 5%.", "en", 4),
)


def facts(text: str, language: str = "en") -> Facts:
    return read_facts(text, language, load_aliases(None).surfaces)


def ranked(claims: list[Facts], with_model: bool = True, top: int = 3) -> tuple[tuple[Ranked, ...], ...]:
    return shortlist(
        claims,
        [facts(p) for p in PASSAGES],
        [facts("") for _ in PASSAGES],
        load_embedder() if with_model else None,
        load_aliases(None),
        replace(DEFAULTS, top=top),
    )


@pytest.mark.parametrize("with_model", [True, False], ids=["with the model", "without"])
def test_the_passage_that_answers_comes_first(with_model: bool) -> None:
    found = ranked([facts(claim, language) for claim, language, _ in CLAIMS], with_model)
    firsts = [listed[0].place for listed in found]
    assert firsts == [place for _, _, place in CLAIMS]


def test_the_list_is_sorted_and_as_long_as_wanted() -> None:
    for top, length in ((1, 1), (3, 3), (10, len(PASSAGES))):
        (listed,) = ranked([facts(CLAIMS[1][0])], top=top)
        totals = [r.score.total for r in listed]
        assert len(listed) == length
        assert totals == sorted(totals, reverse=True)
        assert len({r.place for r in listed}) == length
        assert all(-1e-6 <= part <= 1 + 1e-6 for r in listed for part in astuple(r.score))


def test_a_claim_ranks_alike_alone_and_in_company() -> None:
    together = ranked([facts(claim, language) for claim, language, _ in CLAIMS])
    for (claim, language, _), listed in zip(CLAIMS, together, strict=True):
        (alone,) = ranked([facts(claim, language)])
        assert [r.place for r in alone] == [r.place for r in listed]


def test_equal_passages_keep_the_order_of_the_page() -> None:
    same = [facts("The plant opened.")] * 4
    (listed,) = shortlist(
        [facts("The plant opened.")], same, [facts("")] * 4, None, load_aliases(None), DEFAULTS
    )
    assert [r.place for r in listed] == [0, 1, 2, 3]


def test_nothing_to_rank_gives_nothing() -> None:
    assert shortlist([], [facts("a")], [facts("")], None, load_aliases(None), DEFAULTS) == ()
    assert shortlist([facts("a")], [], [], None, load_aliases(None), DEFAULTS) == ((),)


STRANGE = ["", "\0", "\ud800", "。", "x" * 5_000, "漢" * 300]


def test_strange_texts_are_ranked_like_others() -> None:
    found = shortlist(
        [facts(s) for s in STRANGE],
        [facts(s) for s in (*STRANGE, *PASSAGES)],
        [facts("")] * (len(STRANGE) + len(PASSAGES)),
        None,
        load_aliases(None),
        DEFAULTS,
    )
    assert [len(listed) for listed in found] == [DEFAULTS.top] * len(STRANGE)


COVERED = {
    "all": ("The plant opened in spring.", "en", "In spring the plant opened.", "en", 1.0),
    "none": ("The plant opened.", "en", "Fares rose.", "en", 0.0),
    "across": ("工場", "ja", "the factory", "en", 1.0),
    "languages without a bridge": ("Das Werk", "de", "das Werk", "ko", 0.0),
    "one language without a dictionary": ("Das Werk", "de", "das Werk", "de", 1.0),
    "no words": ("", "en", "Fares rose.", "en", 0.0),
}


@pytest.mark.parametrize(("claim", "cl", "passage", "pl", "share"), COVERED.values(), ids=COVERED)
def test_the_share_of_words_that_is_carried(claim: str, cl: str, passage: str, pl: str, share: float) -> None:
    assert wording_coverage(facts(claim, cl), facts(passage, pl)) == pytest.approx(share)
