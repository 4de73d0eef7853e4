from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.language.normalise import normalise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("plain", "plain", id="nothing to fold"),
        pytest.param("５，０００㌦", "5,000ドル", id="one character becomes two"),
        pytest.param("ｶﾞｽ", "ガス", id="two characters become one"),
        pytest.param("か\u3099る", "がる", id="decomposed kana"),
        pytest.param("\u1112\u1161\u11ab글", "한글", id="decomposed Hangul"),
        pytest.param("e\u0301", "é", id="combining accent"),
        pytest.param("\u0301x", "\u0301x", id="accent without a letter"),
        pytest.param("10\u00a0km", "10 km", id="no-break space"),
        pytest.param("10² 1½ ①", "10² 1½ ①", id="kept, since folding would make other numbers"),
        pytest.param("", "", id="empty"),
        pytest.param("\ud800\0", "\ud800\0", id="lone surrogate and NUL"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert normalise(text).text == folded


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        pytest.param("約５，０００㌦だ", "5,000ドル", "５，０００㌦", id="full width"),
        pytest.param("ｶﾞｽ5", "ガ", "ｶﾞ", id="half-width voicing mark"),
        pytest.param("㌦", "ド", "㌦", id="half of an original takes it whole"),
        pytest.param("か\u3099る", "が", "か\u3099", id="letter with its mark"),
    ],
)
def test_leads_back_to_the_original(text: str, part: str, original: str) -> None:
    folded = normalise(text)
    start = folded.text.index(part)
    a, b = folded.original_span(start, start + len(part))
    assert text[a:b] == original


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60))
def test_every_span_of_the_folded_text_has_an_original(text: str) -> None:
    folded = normalise(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.original_span(0, len(folded.text)) == ((0, len(text)) if text else (0, 0))
    for i in range(len(folded.text)):
        a, b = folded.original_span(i, i + 1)
        assert 0 <= a < b <= len(text)
        assert normalise(text[a:b]).text.find(folded.text[i]) >= 0


# Ligatures, half-width kana with their marks, squared words, circled digits, combining marks, emoji of
# several characters, variation selectors, Hangul in pieces.
PIECES = [
    "ﬁ", "ﬄ", "ｶﾞ", "ﾊﾟ", "ﾞ", "㍿", "㌔", "①", "½", "²", "Å", "e\u0301\u0323", "\u0301", "が", "か\u3099",
    "👩\u200d👧", "👍🏽", "☎\ufe0f", "葛\U000e0100", "\u1112\u1161\u11ab", "ﷺ", "İ", "ſ", "a",
    "１", "\u00a0", "\ud83d", "\0",
    "\u0f71\u0f72", "\u0344", "\ufb1d\u05b7",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.data())
def test_a_span_leads_back_to_exactly_what_it_was_made_from(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    folded = normalise(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    a, b = folded.original_span(start, end)
    # The original holds the span, whole characters of it, and folds to what surrounds the span.
    assert folded.text[start:end] in normalise(text[a:b]).text
    assert normalise(text[:a]).text + normalise(text[a:b]).text + normalise(text[b:]).text == folded.text


@given(st.text(alphabet="ａｂ１２，．かがｶﾞﾊﾟ゛㌦㍍ 한글é漢字", max_size=40))
def test_is_nfkc_where_no_number_is_at_stake(text: str) -> None:
    assert normalise(text).text == unicodedata.normalize("NFKC", text)
