"""Quotations looked for as words: labelled ones on many pages, and what becomes of any text."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import EvidenceStatus, QuoteStanding, Tier
from claimbook.core.model import Candidate, Document, Passage, Score, Source
from claimbook.matching.quote_folding import fold
from claimbook.matching.quote_search import find_nearest, find_whole, pieces_of
from claimbook.matching.quotes import NEAR, QuoteMatch, difference, find_quote
from claimbook.text.segmentation.sentences import split_sentences

DATA = Path(__file__).with_name("quotes")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _page(page: str, language: str, text: str, title: str = "", hidden: str = "") -> Document:
    passages = tuple(
        Passage(page, page, s.start, s.end, words, visible=not hidden or hidden not in words)
        for s in split_sentences(text, language)
        for words in [text[s.start : s.end]]
    )
    source = Source(page, "", title, "", Tier.PRIMARY, "", language, "")
    return Document(source, EvidenceStatus.FOUND, None, text, passages)


PAGES = [_page(row["page"], row["language"], row["text"], row["title"]) for row in _rows("pages.csv")]
QUOTES = _rows("quotes.csv")


@pytest.fixture(scope="module")
def found() -> list[tuple[dict[str, str], QuoteMatch]]:
    return [(row, find_quote(row["words"], PAGES, row["speaker"])) for row in QUOTES]


def test_labelled_quotations_stand_as_they_are_labelled(
    found: list[tuple[dict[str, str], QuoteMatch]],
) -> None:
    wrong = [
        (row["words"], row["standing"], match.standing.value)
        for row, match in found
        if (match.standing, match.source_id) != (row["standing"], row["page"])
    ]
    assert len(QUOTES) >= 100
    assert len(wrong) <= 2, wrong


def test_nobody_is_wrongly_said_to_have_been_misquoted(
    found: list[tuple[dict[str, str], QuoteMatch]],
) -> None:
    for row, match in found:
        if match.standing is QuoteStanding.WRONG_SOURCE:
            assert row["standing"] == match.standing, row["words"]
        if row["standing"] == "not there":
            assert match.standing is QuoteStanding.NOT_THERE, (row["words"], match.found)


def test_what_was_found_stands_where_it_is_said_to(
    found: list[tuple[dict[str, str], QuoteMatch]],
) -> None:
    texts = {page.source.source_id: page.text for page in PAGES}
    for _, match in found:
        pieces = [texts[match.source_id][start:end] for start, end in match.spans]
        assert match.found == " … ".join(pieces)
        assert (match.standing is QuoteStanding.NOT_THERE) == (not pieces)


def test_near_words_leave_room_on_both_sides(found: list[tuple[dict[str, str], QuoteMatch]]) -> None:
    near = [m.likeness for row, m in found if row["standing"] == "near"]
    others = [
        best.likeness
        for row in QUOTES
        if row["standing"] == "not there" and len(row["words"]) > 12
        for page in PAGES
        if (best := find_nearest(pieces_of(row["words"]), fold(page.text)))
    ]
    assert min(near) > NEAR + 0.05
    assert max(others) < NEAR


ONE = "He opened the door. “It will cost $5.5 million, don’t you think?” said Ruth Hale. “No,” said Tom Orr."


@pytest.mark.parametrize(
    ("words", "standing", "shown"),
    [
        ("It will cost $5.5 million", "exact", ""),
        ("It will cost $55 million, don't you think", "near", "$[-55-]{+5.5+} million"),
        ("don't you think", "exact", ""),
        ("do you think", "not there", ""),
        ("No", "exact", ""),
        ("now", "not there", ""),
        ("IT WILL COST ＄５．５ MILLION", "exact", ""),
        ("It will … you think", "exact", ""),
        ("you think … It will", "not there", ""),
        ("It [the door] will cost $5.5 million", "exact", ""),
        ("It will cost $5.5 million (don't you think)", "exact", ""),
        ("", "not there", ""),
        ("…", "not there", ""),
        ("[…]", "not there", ""),
        ("\0\ud800", "not there", ""),
    ],
    ids=ascii,
)
def test_marks_and_few_words(words: str, standing: str, shown: str) -> None:
    match = find_quote(words, [_page("one", "en", ONE)])
    assert match.standing == standing
    assert shown in match.difference


@pytest.mark.parametrize(
    ("speaker", "standing"),
    [
        ("Ruth Hale", "exact"),
        ("Hale", "exact"),
        ("the minister", "exact"),
        ("Hale Industries", "exact"),
        ("", "exact"),
        ("Ruth Orr", "true quote, wrong source"),
        ("Peter Hale", "true quote, wrong source"),
    ],
    ids=lambda value: value or "nobody",
)
def test_whose_words_they_are(speaker: str, standing: str) -> None:
    match = find_quote("It will cost $5.5 million, don’t you think?", [_page("one", "en", ONE)], speaker)
    assert match.standing == standing
    assert match.said_by == "Ruth Hale"


def test_the_named_speakers_page_comes_before_anothers() -> None:
    words = "We will never sell the island"
    pages = [
        _page("other", "en", f"“{words},” said Tom Orr."),
        _page("theirs", "en", f"“{words},” said Ruth Hale."),
    ]
    assert find_quote(words, pages, "Ruth Hale").source_id == "theirs"
    assert find_quote(words, pages[:1], "Ruth Hale").standing is QuoteStanding.WRONG_SOURCE
    assert find_quote(words, pages, "").source_id == "other"


def test_words_on_another_page_than_the_one_named() -> None:
    words = "We will never sell the island"
    has, lacks = _page("has", "en", f"“{words},” said Ruth Hale."), _page("lacks", "en", "It rained.")
    found = find_quote(words, [lacks, has], "Ruth Hale", named=["lacks"])
    assert (found.standing, found.source_id) == (QuoteStanding.WRONG_SOURCE, "has")
    for named in (["has"], ["has", "lacks"], ["unread"], []):
        assert find_quote(words, [lacks, has], "Ruth Hale", named=named).standing is QuoteStanding.EXACT


def test_what_no_reader_sees_is_not_there() -> None:
    page = _page("one", "en", "It rained. We will never sell the island to anybody.", hidden="never")
    assert find_quote("We will never sell the island", [page]).standing is QuoteStanding.NOT_THERE


def _score(semantic: float) -> Score:
    return Score(**dict.fromkeys((field.name for field in fields(Score)), 0.0) | {"semantic": semantic})


def _candidate(page: Document, semantic: float) -> Candidate:
    return Candidate("c", 1, page.passages[0], _score(semantic))


@pytest.mark.parametrize(
    ("language", "text", "semantic", "standing"),
    [
        ("en", "“We will never sell the island,” Ruth Hale said.", 0.93, "translated"),
        ("en", "“We will never sell the island,” Ruth Hale said.", 0.78, "not there"),
        ("ja", "ヘイル氏は島の売却に触れなかった。", 0.97, "not there"),
    ],
    ids=["near in meaning", "not near in meaning", "the quote's own language"],
)
def test_a_translation_is_told_by_meaning(language: str, text: str, semantic: float, standing: str) -> None:
    page = _page("one", language, text)
    match = find_quote("私たちが島を売ることは決してない", [page], "ヘイル氏", [_candidate(page, semantic)])
    assert match.standing == standing


def test_a_difference_is_shown_word_by_word() -> None:
    shown = difference("we shall open in May,", "we will open in May")
    assert shown == "we [-shall-]{+will+} open in May"


@given(st.text(max_size=200))
def test_folding_leads_back_to_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.places) == len(folded.text)
    for i, character in enumerate(folded.text):
        start, end = folded.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        if character.isascii() and character.isalnum():
            assert fold(text[start:end]).text.find(character) >= 0
    assert folded.text == folded.text.strip()


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_words_are_found_where_they_were_put(before: str, words: str, after: str) -> None:
    said = fold(words).text
    text = f"{before} | {words} | {after}"
    found = find_whole(pieces_of(words), fold(text))
    if said and len(pieces_of(words)) == 1:
        assert found is not None
        (start, end), *_ = found.spans
        assert fold(text).text[start:end] == pieces_of(words)[0].words


@given(st.text(max_size=80), st.text(max_size=300))
def test_any_words_can_be_looked_for_in_any_text(words: str, text: str) -> None:
    page = _page("one", "en", text)
    match = find_quote(words, [page])
    assert match.found == " … ".join(text[start:end] for start, end in match.spans)


@pytest.mark.parametrize("filler", ["word and ", "言葉と", "a", "\0 "], ids=ascii)
def test_long_pages_end(filler: str) -> None:
    sentence = "Nobody in this town will ever sell the island to strangers"
    text = f"{filler * 30_000}. {sentence}. {filler * 30_000}"
    found = find_nearest(pieces_of("Nobody in the town will sell an island to strangers"), fold(text))
    assert found is not None
    assert found.likeness > NEAR
