from __future__ import annotations

import pytest

from claimbook.text.extraction.furniture_names import Certainty, certainty_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("related-posts", Certainty.SURE),
        ("socialShare", Certainty.SURE),
        ("l-sidebar__inner", Certainty.SURE),
        ("amp-wp-byline", Certainty.SURE),
        ("cookie-banner", Certainty.CONSENT),
        ("CybotCookiebotDialog", Certainty.CONSENT),
        ("market-share", Certainty.PERHAPS),
        ("author-quote", Certainty.PERHAPS),
        ("news-date", Certainty.WEAK),
        ("entry-content", Certainty.NONE),
        ("TRS_Editor", Certainty.NONE),
        ("css-1x2y3z", Certainty.NONE),
        ("footnotes", Certainty.NONE),
        ("", Certainty.NONE),
        ("a-" * 100_000, Certainty.NONE),
    ],
)
def test_certainty(name: str, expected: Certainty) -> None:
    assert certainty_of(name) is expected
