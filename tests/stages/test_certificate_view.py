"""Certificates as people see them: in the report and in a notebook."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from claimbook.core.errors import UsageError
from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.core.workspace import Run
from claimbook.stages.certificate_view import fact_views
from claimbook.stages.certificates_shown import show_certificates
from claimbook.stages.claims import split_article
from claimbook.stages.evidence import find_evidence
from claimbook.stages.sources import capture_sources
from claimbook.stages.verdicts import decide_verdicts


def fact(
    kind: FactKind, claim: str, ours: str, quote: str, theirs: str, level: Level, note: str = ""
) -> dict[str, object]:
    start, there = claim.find(ours) if ours else -1, quote.find(theirs) if theirs else -1
    ends = start + len(ours) if ours else -1, there + len(theirs) if theirs else -1
    row = Comparison(kind, ours, start, ends[0], theirs, there, ends[1], level, note)
    return {name: getattr(row, name) for name in Comparison.__dataclass_fields__}


CLAIM, QUOTE = "会社は計画に参加できなかった。", "The company did not join the plan."


def test_words_of_one_level_stand_in_one_line_and_noted_ones_by_themselves() -> None:
    listed = [
        fact(FactKind.WORDING, CLAIM, "会社", QUOTE, "company", Level.EQUAL),
        fact(FactKind.NAME, CLAIM, "計画", QUOTE, "plan", Level.EQUAL),
        fact(FactKind.WORDING, CLAIM, "参加", QUOTE, "join", Level.EQUAL),
        fact(FactKind.WORDING, CLAIM, "でき", QUOTE, "", Level.MISSING_IN_EVIDENCE),
        fact(FactKind.WORDING, CLAIM, "計画", QUOTE, "plan", Level.MORE_SPECIFIC, "a note"),
    ]
    shown = [
        (f.kind, f.in_claim, f.in_evidence, f.note) for f in fact_views(listed, CLAIM, QUOTE, ("ja", "en"))
    ]
    assert shown == [
        ("name", "計画", "plan", ""),
        ("wording", "計画", "plan", "a note"),
        ("wording", "会社、参加", "company, join", ""),
        ("wording", "でき", "", ""),
    ]


def test_a_mark_is_shown_with_its_words_and_as_it_is_where_the_text_is_another() -> None:
    listed = [fact(FactKind.POLARITY, CLAIM, "なかっ", QUOTE, "not", Level.EQUAL)]
    (shown,) = fact_views(listed, CLAIM, QUOTE, ("ja", "en"))
    assert (shown.in_claim, shown.in_evidence) == ("参加できなかった", "did not join")
    (shown,) = fact_views(listed, CLAIM, "Words of quite a different page.", ("ja", "en"))
    assert (shown.in_claim, shown.in_evidence) == ("参加できなかった", "not")


@pytest.mark.parametrize(
    "facts", [None, "x", [], [1], [{}], [{"kind": "polarity", "claim_start": "a"}]], ids=str
)
def test_what_is_no_certificate_gives_lines_without_words_or_none(facts: object) -> None:
    assert all(f.in_claim == "" for f in fact_views(facts, "a", "b"))


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Run:
    from small_case import make_run

    run = make_run(tmp_path_factory.mktemp("shown"))
    split_article(run)
    capture_sources(run, "offline")
    find_evidence(run, lambda items, label: items)
    decide_verdicts(run, lambda items, label: items)
    return run


def test_a_notebook_shows_every_certificate_and_opens_the_loud_ones(decided: Run) -> None:
    shown = show_certificates(decided)
    page = BeautifulSoup(shown.html, "html.parser")
    lines = [json.loads(line) for line in decided.certificates_jsonl.read_text("utf-8").splitlines()]
    cards = page.find_all("details")
    assert len(cards) == len(lines)
    assert [card.has_attr("open") for card in cards] == ["Refuted" in card.summary.text for card in cards]
    for line in lines:
        assert line["summary"] in page.text
        assert line["turning_point"] in page.text
    assert not page.find_all(["style", "script", "svg"])
    assert not [tag for tag in page.find_all(True) if tag.has_attr("class")]


def test_one_verdict_can_be_kept_and_a_word_that_is_none_is_refused(decided: Run) -> None:
    assert (
        "Supported"
        not in BeautifulSoup(show_certificates(decided, "Refuted").html, "html.parser").text.split("↻")[0]
    )
    with pytest.raises(UsageError, match="no verdict"):
        show_certificates(decided, "True")
