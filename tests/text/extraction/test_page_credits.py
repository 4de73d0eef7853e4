"""Author and publisher as pages declare them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.extraction.page_credits import read_credits
from claimbook.text.reading.bylines import Credits


def linked(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


PERSON = {"@type": "Person", "name": "Jane Doe"}
HOUSE = {"@type": "Organization", "name": "The Day"}


@pytest.mark.parametrize(
    ("html", "author", "publisher"),
    [
        pytest.param(linked(author=PERSON, publisher=HOUSE), "Jane Doe", "The Day", id="linked data"),
        pytest.param(
            linked(author=[PERSON, {"name": "山田太郎"}]), "Jane Doe, 山田太郎", "", id="two authors"
        ),
        pytest.param(linked(author="Jane Doe"), "Jane Doe", "", id="a bare name"),
        pytest.param(linked(author={"url": "https://a.example"}), "", "", id="no name"),
        pytest.param(
            "<script type='application/ld+json'>"
            + json.dumps({"@graph": [HOUSE, {"@type": ["Article"], "author": PERSON}]})
            + "</script>",
            "Jane Doe",
            "",
            id="in a graph",
        ),
        pytest.param(
            '<script type=\'application/ld+json\'>{"@type": "Person", "author": "X"}</script>',
            "",
            "",
            id="no article",
        ),
        pytest.param(
            "<script type='application/ld+json'>{broken</script><meta name=author content='Jane Doe'>",
            "Jane Doe",
            "",
            id="broken linked data",
        ),
        pytest.param(
            "<script type='application/ld+json'>" + "[" * 200_000 + "</script>", "", "", id="nested"
        ),
        pytest.param(
            "<meta name=author content='Jane Doe'><meta property='og:site_name' content='The Day'>",
            "Jane Doe",
            "The Day",
            id="metas",
        ),
        pytest.param("<meta name=author content='admin'>", "", "", id="written by a program"),
        pytest.param(
            "<meta property='article:author' content='https://a.example/jane'>", "", "", id="an address"
        ),
        pytest.param(
            "<meta name=author content='The Day'><meta property='og:site_name' content='The Day'>",
            "",
            "The Day",
            id="the house is no author",
        ),
        pytest.param(
            "<meta name=citation_author content='Doe, Jane'><meta name=citation_author content='Roe, J'>",
            "Doe, Jane, Roe, J",
            "",
            id="authors of a paper",
        ),
        pytest.param(
            "<meta name='twitter:data1' content='5 minutes'><meta name='twitter:label1' content='Reading'>",
            "",
            "",
            id="a card that tells of something else",
        ),
        pytest.param("<p>x<a rel=author href=/jane>Jane Doe</a>", "Jane Doe", "", id="rel"),
        pytest.param("<p class=byline>By <a>Jane Doe</a></p>", "Jane Doe", "", id="class"),
        pytest.param("<div class='author card'>文／山田太郎</div>", "山田太郎", "", id="class, Japanese"),
        pytest.param("<p class=byline>Published on 5 March 2025</p>", "", "", id="class, a date"),
        pytest.param("<aside><a rel=author>Jane Doe</a></aside>", "", "", id="of another article"),
        pytest.param(
            "<?xml version='1.0' encoding='shift_jis'?><meta name=author content='山田太郎'>",
            "山田太郎",
            "",
            id="a charset that it is not in",
        ),
        pytest.param("", "", "", id="empty"),
        pytest.param("\0\ud800", "", "", id="nothing but stray characters"),
    ],
)
def test_credits(html: str, author: str, publisher: str) -> None:
    assert read_credits(html) == Credits(author, publisher)


@given(st.text(max_size=200))
def test_any_page_is_read(html: str) -> None:
    assert isinstance(read_credits(f"<p class=byline>{html}"), Credits)
