"""What a claim and a passage have in common: shares of numbers, dates, names and words."""

from __future__ import annotations

import pytest

from claimbook.matching.aliases import load_aliases
from claimbook.matching.shared_facts import InContext, fact_shares, name_shares, word_shares, wording_coverage
from claimbook.text.facts import Facts, read_facts


def facts(text: str, language: str = "en") -> Facts:
    return read_facts(text, language, load_aliases(None).surfaces)


def under(topic: str, passage: str, language: str = "en", above: str = "") -> InContext:
    return InContext(facts(passage, language), facts(topic), f"{above}{passage}", len(above))


NUMBERS = {
    "the same sum": ("It cost 340 million euros.", "The price was 340 million euros.", 1.0),
    "another notation": ("費用は5000億ドルだ。", "It costs $500 billion.", 1.0),
    "rounded": ("税収は1,192億円だ。", "Taxes bring in 119 billion yen.", 1.0),
    "within what is said": ("More than 500 people came.", "There were 620 people.", 0.7),
    "another size": ("It cost 347 million euros.", "It cost 34.7 million euros.", 0.6),
    "another sum": ("It cost 340 million euros.", "It cost 900 million euros.", 0.3),
    "another kind": ("It cost 340 million euros.", "It opened in 2019.", 0.0),
    "one of two": ("It cost 340 million euros in 2019.", "It cost 340 million euros.", 0.5),
    "the same day": ("It opened on 3 May 2021.", "2021年5月3日に開業した。", 1.0),
    "a day of that year": ("It opened in 2021.", "It opened on 3 May 2021.", 0.6),
    "another day": ("It opened on 3 May 2021.", "It opened on 9 June 2023.", 0.3),
    "no number": ("It opened.", "It opened on 9 June 2023.", 0.0),
}


@pytest.mark.parametrize(("claim", "passage", "share"), NUMBERS.values(), ids=NUMBERS)
def test_the_share_of_numbers(claim: str, passage: str, share: float) -> None:
    languages = ["ja" if any(c > "\u3000" for c in text) else "en" for text in (claim, passage)]
    found = fact_shares(facts(claim, languages[0]), [under("", passage, languages[1])])
    assert found == pytest.approx([share])


def names(claim: str, language: str, passages: list[str], topic: str = "") -> list[float]:
    those = [under(topic, p) for p in passages]
    return name_shares(facts(claim, language), those, load_aliases(None)).tolist()


def test_the_share_of_names() -> None:
    passages = ["Oracle and Microsoft met.", "Microsoft left.", "Nobody came."]
    both, one, none = names("オラクルとマイクロソフトが会談した。", "ja", passages)
    assert both == pytest.approx(1)
    assert 0 < one < 0.5  # the name that stands in more passages says less
    assert none == 0


def test_a_name_of_the_topic_is_every_passages() -> None:
    assert names("Oracle grew.", "en", ["It grew.", "It shrank."], "Oracle's year.") == [1, 1]


def test_a_name_that_the_page_has_shortly_before_counts_in_part() -> None:
    page = [under("", "Oracle grew."), under("", "It hired.", above="Oracle grew. "), under("", "It rained.")]
    far = under("", "It hired.", above="Oracle grew. " + "x " * 2_000)
    direct, after, never, later = name_shares(facts("Oracle hired."), [*page, far], load_aliases(None))
    assert direct == 1
    assert 0.5 < after < 1
    assert never == later == 0


def test_a_year_of_the_topic_is_every_passages() -> None:
    claim, passage = facts("It cost 340 million euros in 2019."), "It cost 340 million euros."
    shares = [fact_shares(claim, [under(topic, passage)]).tolist() for topic in ("", "The year 2019")]
    assert shares == [[0.5], [1.0]]


def test_a_rare_word_weighs_more_and_a_word_of_the_topic_not_at_all() -> None:
    claim = facts("The trial ran in spring.")
    page = ["The trial grew.", "The trial fell.", "It was spring.", "Fares rose."]
    of_trial, _, of_spring, neither = word_shares(claim, [under("", p) for p in page])
    assert of_spring > of_trial > neither == 0
    of_trial, _, of_spring, neither = word_shares(claim, [under("A trial", p) for p in page])
    assert of_spring > of_trial == neither == 0


def test_names_of_one_script_are_told_apart_as_by_the_whole_comparison() -> None:
    passages = ["SoftBank Group grew.", "The NYT wrote.", "E. Musk came.", "Sony fell."]
    assert names("SoftBank, the New York Times and Elon Musk met.", "en", passages)[3] == 0
    assert all(
        share > 0 for share in names("SoftBank met the New York Times and Elon Musk.", "en", passages[:3])
    )


def test_without_names_no_share() -> None:
    assert names("it rained", "en", ["Oracle grew."]) == [0]
    assert names("Oracle grew.", "en", []) == []


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
