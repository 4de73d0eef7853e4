from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.reading.addresses import clean_address, find_addresses, page_key

A = "https://a.example/plan"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("See https://a.example/plan.", [A]),
        ("See https://a.example/plan, or https://b.example/?q=1!", [A, "https://b.example/?q=1"]),
        ("(https://a.example/plan)", [A]),
        ("「https://a.example/plan」。", [A]),
        ("詳しくはhttps://a.example/plan。次の文。", [A]),
        ("計画（https://a.example/plan）は", [A]),
        ("计划见https://a.example/plan，然后", [A]),
        ("https://a.example/planをご覧ください", [A]),
        ("https://a.exampleを参照", ["https://a.example"]),
        ("https://a.example/をご覧ください", ["https://a.example/"]),
        ("https://a.example에서", ["https://a.example"]),
        ("https://en.wikipedia.org/wiki/Plan_(city)", ["https://en.wikipedia.org/wiki/Plan_(city)"]),
        ("(https://en.wikipedia.org/wiki/Plan_(city)).", ["https://en.wikipedia.org/wiki/Plan_(city)"]),
        ("https://ja.wikipedia.org/wiki/計画", ["https://ja.wikipedia.org/wiki/%E8%A8%88%E7%94%BB"]),
        ("https://de.wikipedia.org/wiki/Größe", ["https://de.wikipedia.org/wiki/Gr%C3%B6%C3%9Fe"]),
        ("https://a.ex\u200bample/pl\u00adan\u200b", [A]),
        ("\ufeffhttps://a.example/plan\ufeff", [A]),
        ("https://a.example/plan?utm_source=x&utm_medium=y&id=7&fbclid=z", [f"{A}?id=7"]),
        ("https://a.example/plan?utm_source=x", [A]),
        ("https://a.example/plan#:~:text=five", [A]),
        ("https://a.example/plan#part-2", [f"{A}#part-2"]),
        ("https://a.example/plan?a=1&amp;b=2", [f"{A}?a=1&b=2"]),
        ("https://a.example/50%/x%20y", ["https://a.example/50%25/x%20y"]),
        ("HTTPS://A.Example:443/plan", [A]),
        ("https://日本語.jp/plan", ["https://xn--wgv71a119e.jp/plan"]),
        ("https://www.grün.de/plan", ["https://www.xn--grn-ioa.de/plan"]),
        ("ttps://a.example/plan", [A]),
        ("www.a.example/plan.", ["https://www.a.example/plan"]),
        ("me@www.a.example", []),
        ("a.example/plan", []),
        ("and/or, 1.5/2.0, e.g./i.e. ... 3/4...", []),
        ("https://", []),
        ("https://localhost/x", []),
        ("http://a..example/", []),
        ("http://[bad/", []),
        ("", []),
        ("\x00https://a.example/plan\x00\ud800", [A]),
    ],
)
def test_addresses_are_freed_from_what_sticks_to_them(text: str, urls: list[str]) -> None:
    found = find_addresses(text)
    assert [address.url for address in found] == urls
    assert not any(address.is_cut for address in found)
    assert all(text[a.start : a.end] == a.written for a in found)


@pytest.mark.parametrize(
    ("text", "written", "head", "tail"),
    [
        (
            "https://a.example/index/anno...",
            "https://a.example/index/anno...",
            "https://a.example/index/anno",
            "",
        ),
        (
            "https://a.example/index/anno…。",
            "https://a.example/index/anno…",
            "https://a.example/index/anno",
            "",
        ),
        ("(a.example/index/anno…)", "a.example/index/anno…", "https://a.example/index/anno", ""),
        ("https://a.example/s/1……です", "https://a.example/s/1……", "https://a.example/s/1", ""),
        ("https://a.example/s/1⋯", "https://a.example/s/1⋯", "https://a.example/s/1", ""),
        ("https://a.example/s[...]", "https://a.example/s[...]", "https://a.example/s", ""),
        ("https://a.example/…/b.html.", "https://a.example/…/b.html", "https://a.example/", "/b.html"),
        ("https://exam…", "https://exam…", "https://exam", ""),
    ],
)
def test_what_is_cut_short_is_marked(text: str, written: str, head: str, tail: str) -> None:
    (found,) = find_addresses(text)
    assert (found.is_cut, found.written, found.url, found.tail) == (True, written, head, tail)
    assert text[found.start : found.end] == written
    assert found.note


def test_what_may_belong_to_the_sentence_is_told() -> None:
    assert find_addresses("https://ja.wikipedia.org/wiki/計画を")[0].note
    assert find_addresses("https://a.example/news計画")[0].note
    assert not find_addresses("https://a.example/news")[0].note


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.a.example/Plan/", "https://A.example:443/Plan", True),
        ("https://a.example/plan?utm_source=x#part", A, True),
        ("https://a.example/Plan", A, False),
        ("https://a.example/plan?id=1", A, False),
        ("https://b.example/plan", A, False),
        ("https://a.example/%E8%A8%88", "https://a.example/計", True),
    ],
)
def test_one_page(one: str, other: str, same: bool) -> None:
    assert (page_key(one) == page_key(other)) is same


@given(
    st.text(alphabet="https://a.exmp…。を計()[]%&?#=\u200b\ud800\x00 ", max_size=60) | st.text(max_size=60)
)
def test_every_text_is_read(text: str) -> None:
    last = 0
    for address in find_addresses(text):
        assert text[address.start : address.end] == address.written
        assert last <= address.start < address.end
        last = address.end
        assert address.is_cut or clean_address(address.url) == address.url


@pytest.mark.parametrize("piece", ["https://", "a.", "www.", "https://a.b/)", "...x", "https://a.b/あ", "a-"])
def test_long_texts_are_read(piece: str) -> None:
    assert len(find_addresses(piece * (300_000 // len(piece)))) < 300_000


def test_an_address_without_end_is_none() -> None:
    assert find_addresses("https://a.example/" + "x" * 10_000) == ()
