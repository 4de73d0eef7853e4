"""The shortlist: the right passage comes first, every score shows its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, replace

import pytest

from claimbook.core.settings import DEFAULTS
from claimbook.matching.aliases import load_aliases
from claimbook.matching.semantic import load_embedder
from claimbook.matching.shared_facts import InContext
from claimbook.matching.shortlist import Ranked, near_passages, shortlist
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
    return listed(claims, [facts(p) for p in PASSAGES], with_model, top)


def listed(
    claims: Sequence[Facts], passages: Sequence[Facts], with_model: bool = False, top: int = DEFAULTS.top
) -> tuple[tuple[Ranked, ...], ...]:
    settings = replace(DEFAULTS, top=top)
    texts = [p.text for p in passages]
    embedder = load_embedder() if with_model else None
    near = near_passages([c.text for c in claims], texts, texts, [len(texts)], embedder, settings)
    read = {place: InContext(p, facts(""), p.text, 0) for place, p in enumerate(passages)}
    return shortlist(claims, near, read, load_aliases(None), settings)


@pytest.mark.parametrize("with_model", [True, False], ids=["with the model", "without"])
def test_the_passage_that_answers_comes_first(with_model: bool) -> None:
    found = ranked([facts(claim, language) for claim, language, _ in CLAIMS], with_model)
    firsts = [ranking[0].place for ranking in found]
    assert firsts == [place for _, _, place in CLAIMS]


def test_the_list_is_sorted_and_as_long_as_wanted() -> None:
    for top, length in ((1, 1), (3, 3), (10, len(PASSAGES))):
        (found,) = ranked([facts(CLAIMS[1][0])], top=top)
        totals = [r.score.total for r in found]
        assert len(found) == length
        assert totals == sorted(totals, reverse=True)
        assert len({r.place for r in found}) == length
        assert all(-1e-6 <= part <= 1 + 1e-6 for r in found for part in astuple(r.score))


def test_a_claim_ranks_alike_alone_and_in_company() -> None:
    together = ranked([facts(claim, language) for claim, language, _ in CLAIMS])
    for (claim, language, _), found in zip(CLAIMS, together, strict=True):
        (alone,) = ranked([facts(claim, language)])
        assert alone == found


def test_equal_passages_keep_the_order_of_the_page() -> None:
    (found,) = listed([facts("The plant opened.")], [facts("The plant opened.")] * 4)
    assert [r.place for r in found] == [0, 1, 2, 3]


def test_nothing_to_rank_gives_nothing() -> None:
    assert listed([], [facts("a")]) == ()
    assert listed([facts("a")], []) == ((),)


STRANGE = ["", "\0", "\ud800", "。", "x" * 5_000, "漢" * 300]


def test_strange_texts_are_ranked_like_others() -> None:
    found = listed([facts(s) for s in STRANGE], [facts(s) for s in (*STRANGE, *PASSAGES)])
    assert [len(ranking) for ranking in found] == [DEFAULTS.top] * len(STRANGE)


def test_only_what_is_near_is_compared_and_the_right_one_is() -> None:
    many = [facts(f"The council of district {i} met on a Tuesday.") for i in range(300)]
    claims = [facts(claim, language) for claim, language, _ in CLAIMS]
    passages = [*many, *(facts(p) for p in PASSAGES)]
    texts = [p.text for p in passages]
    near = near_passages([c.text for c in claims], texts, texts, [len(texts)], load_embedder(), DEFAULTS)
    for those, (_, _, place) in zip(near, CLAIMS, strict=True):
        assert len(those.places) < len(passages)
        assert len(many) + place in those.places
        assert those.places.tolist() == sorted(set(those.places.tolist()))
