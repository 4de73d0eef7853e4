"""What belongs to the text of a page although its place or its name speaks against it, and the reverse."""

from __future__ import annotations

import pytest

from claimbook.text.extraction.blocks import BlockKind
from claimbook.text.reading.pages import extract_page

PROSE = "<p>The plant in Porto opened in May 2024 and makes brakes for bicycles.</p>" * 3


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        pytest.param(
            f"<article><h1>Plan</h1>{PROSE}<blockquote><p>It is a good plan.</p>"
            "<footer><cite>Ada Moe, the mayor</cite></footer></blockquote></article>",
            "Ada Moe, the mayor",
            id="who is quoted",
        ),
        pytest.param(
            f"<article><h1>Plan</h1>{PROSE}<div class=code-toolbar><pre>key: modules, v2</pre></div>",
            "key: modules, v2",
            id="code in a toolbar",
        ),
        pytest.param(
            "<article><h1>Plan</h1><p class=article__teaser>The plant cost 3.9 million euros.</p>"
            f"<div>{PROSE}</div></article>",
            "The plant cost 3.9 million euros.",
            id="a teaser that opens the article",
        ),
        pytest.param(
            "<main><h1>Plan</h1><p>Drivers face a detour of 11 miles.</p>"
            f"<div itemprop=articleBody>{PROSE}</div></main>",
            "Drivers face a detour of 11 miles.",
            id="a standfirst above the body",
        ),
    ],
)
def test_what_belongs_to_the_text(html: str, kept: str) -> None:
    assert kept in extract_page(html).text.split("\n\n")


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param("<p><b><a href=/x>Join our channel for more of it</a></b></p>", id="a bold link"),
        pytest.param(
            "<div class=embed-consent><h4>A map</h4><p>It loads from elsewhere.</p></div>", id="consent"
        ),
        pytest.param(
            "<p>To play this video you need to enable JavaScript in your browser.</p>", id="no script"
        ),
    ],
)
def test_what_does_not(extra: str) -> None:
    page = extract_page(f"<article><h1>Plan</h1>{PROSE}{extra}{PROSE}</article>")
    assert page.text == extract_page(f"<article><h1>Plan</h1>{PROSE}{PROSE}</article>").text


def test_a_caption_is_without_the_credit_of_its_picture() -> None:
    page = extract_page(
        f"{PROSE}<figure><figcaption>発射台に立つロケット（写真：北海新報）</figcaption></figure>"
    )
    (caption,) = (block for block in page.blocks if block.kind is BlockKind.CAPTION)
    assert page.text[caption.start : caption.end] == "発射台に立つロケット"


def test_a_shared_title_is_without_the_name_of_the_site() -> None:
    html = f"<meta property=og:title content='The plan - The Day'><h1>The plan</h1>{PROSE}"
    assert extract_page(html).title == "The plan"


@pytest.mark.parametrize(
    "colourless", ["<p style='opacity:0'>It failed.</p>", "<li style='opacity:0'>It failed."]
)
def test_a_single_paragraph_without_colour_is_not_seen(colourless: str) -> None:
    (block,) = extract_page(colourless).blocks
    assert not block.visible
