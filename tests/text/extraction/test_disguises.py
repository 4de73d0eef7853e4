"""Characters that make a text read otherwise than it is seen are told, and honest ones are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.extraction.disguises import disguises, disguises_of_page
from claimbook.text.reading.pages import extract_page

ODD = (
    pytest.param("It cost \u202e000,5\u202c euros.", "direction", id="override"),
    pytest.param("It cost \u20665\u2069 euros.", "direction", id="isolate"),
    pytest.param("It did n\u200bot open.", "without width", id="zero-width space in a word"),
    pytest.param("Pla\u200dnt", "without width", id="joiner between Latin letters"),
    pytest.param("計\u2060画", "without width", id="word joiner between Han characters"),
    pytest.param("Раypal paid.", "'Раypal'", id="Cyrillic in a Latin word"),
    pytest.param("Οpenness won.", "'Οpenness'", id="Greek in a Latin word"),
)
HONEST = (
    "A plain sentence of 2024.",
    "計画は2024年に発表された。OpenAIは参加する。",
    "План открыли в 2024 году, USB-порт есть.",
    "TGFβ and IFNγ rose; the 5 µm and 3 Ω parts did not. Δv was 2.",
    "Ελλάδα 2024 and Athens",
    "می\u200cخواهم क्\u200dष",
    "Star\u00adgate invests. \ufeff",
    "\u200eLeft to right\u200f, שלום",
    "👩\u200d🔬 works",
)


@pytest.mark.parametrize(("text", "says"), ODD)
def test_odd_characters_are_told(text: str, says: str) -> None:
    assert says in " ".join(disguises(text))
    assert says in " ".join(disguises_of_page(f"<p>{text}</p>"))
    escaped = "".join(f"&#{ord(c)};" for c in text)
    assert says in " ".join(disguises_of_page(f"<p>{escaped}</p>"))


@pytest.mark.parametrize("text", HONEST)
def test_honest_ones_are_not(text: str) -> None:
    assert disguises(text) == disguises_of_page(f"<p>{text}</p>") == ()


def test_what_no_reader_reads_is_left_aside() -> None:
    html = "<script>var a='\u202e';</script><style>/* Раypal */</style><p>It opened in May.</p>"
    assert disguises_of_page(html) == ()


@pytest.mark.parametrize("text", [str(case.values[0]) for case in ODD])
def test_offsets_are_true_all_the_same(text: str) -> None:
    page = extract_page(f"<p>It says: {text}, and no more of it.</p><p>The second one.</p>")
    assert page.text[page.blocks[1].start : page.blocks[1].end] == "The second one."


@given(st.text(alphabet="aА\u202e\u200b &#8238;<p>", max_size=200))
def test_nothing_is_raised(text: str) -> None:
    assert isinstance(disguises(text) + disguises_of_page(text), tuple)
