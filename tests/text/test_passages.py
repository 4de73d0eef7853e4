from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.text.passages import passages
from claimbook.text.reading.pages import extract_page, extract_plain
from page_layouts import LAYOUTS, Layout

SHA = "0" * 64


def test_sentences_with_their_context() -> None:
    page = extract_page(
        "<h2>Money</h2><p>It costs $5 million. The funders are:</p><ul><li>Nord. It is a bank.</li></ul>"
        "<table><tr><th>Year</th><th>Jobs</th></tr><tr><td>2024. Q1</td><td>1,200</td></tr></table>"
    )
    found = passages(page, "nord", SHA, "en")
    assert [(p.quote, p.context) for p in found] == [
        ("It costs $5 million.", "Money"),
        ("The funders are:", "Money"),
        ("Nord.", "The funders are:"),
        ("It is a bank.", "The funders are:"),
        ("Year | Jobs", "Money"),
        ("2024. Q1 | 1,200", "Year | Jobs"),
    ]
    assert {(p.source_id, p.snapshot) for p in found} == {("nord", SHA)}


def test_the_headline_of_a_plain_text_is_no_passage_unless_it_is_all() -> None:
    text = "Harbour wins the cup\nNord 3-2 Ferrand\n\nNord won the cup on Saturday."
    assert [p.quote for p in passages(extract_plain(text), "s", SHA, "en")] == [
        "Nord 3-2 Ferrand",
        "Nord won the cup on Saturday.",
    ]
    assert [p.quote for p in passages(extract_plain("Harbour wins the cup"), "s", SHA, "en")] == [
        "Harbour wins the cup"
    ]


def test_hidden_sentences_are_passages_that_nobody_sees() -> None:
    page = extract_page("<p>It opened in May.</p><p hidden>It closed in June.</p>")
    assert [(p.quote, p.visible) for p in passages(page, "s", SHA, "en")] == [
        ("It opened in May.", True),
        ("It closed in June.", False),
    ]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_quotes_are_true_and_no_heading_is_a_passage(layout: Layout) -> None:
    page = extract_page(layout.html)
    found = passages(page, "s", SHA, layout.language)
    assert found
    assert all(page.text[p.start : p.end] == p.quote for p in found)
    assert page.title not in [p.quote for p in found]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", "en", "ja", "zh", "xx"]))
def test_quotes_are_true_for_any_text(text: str, language: str) -> None:
    page = extract_plain(text)
    assert all(text[p.start : p.end] == p.quote for p in passages(page, "s", SHA, language))
