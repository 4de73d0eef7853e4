"""Links to the quoted words."""

from __future__ import annotations

import pytest

from claimbook.core.deep_link import deep_link


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        (
            "https://a.org/p",
            "one-off, twice & more",
            "https://a.org/p#:~:text=one%2Doff%2C%20twice%20%26%20more",
        ),
        ("https://a.org/p#part", "word", "https://a.org/p#:~:text=word"),
        ("", "word", ""),
        ("javascript:alert(1)", "word", ""),
        ("https://a.org/p", "  ", "https://a.org/p"),
    ],
    ids=["encoded", "old fragment goes", "no address", "no script", "no words"],
)
def test_links(url: str, words: str, expected: str) -> None:
    assert deep_link(url, words) == expected


def test_a_long_quote_is_linked_by_its_ends() -> None:
    words = " ".join(f"w{i}" for i in range(60))
    assert deep_link("https://a.org", words).endswith(
        "#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w54%20w55%20w56%20w57%20w58%20w59"
    )
