from __future__ import annotations

import time
from itertools import pairwise

import extraction
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.text.extraction.html_tree import parse_html
from claimbook.text.reading.pages import BlockKind, Page, extract_markdown, extract_page, extract_plain
from page_layouts import LAYOUTS, Layout


def visible(page: Page) -> list[str]:
    return [page.text[b.start : b.end] for b in page.blocks if b.visible]


def hidden(page: Page) -> list[str]:
    return [page.text[b.start : b.end] for b in page.blocks if not b.visible]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_keeps_the_text_and_leaves_out_the_furniture(layout: Layout) -> None:
    page = extract_page(layout.html)
    seen = "\n".join(visible(page))
    assert [words for words in layout.wanted if words not in seen] == []
    assert [words for words in layout.unwanted if words in seen] == []
    assert (page.title, page.language, page.published) == (layout.title, layout.language, layout.published)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_blocks_are_trimmed_in_order_and_apart(layout: Layout) -> None:
    page = extract_page(layout.html)
    for block in page.blocks:
        words = page.text[block.start : block.end]
        assert words
        assert words == words.strip()
    assert all(a.end < b.start for a, b in pairwise(page.blocks))


def test_words_of_white_on_white_type_are_kept_as_unseen() -> None:
    page = extract_page(LAYOUTS["old table page"].html)
    assert hidden(page) == ["It has never lost at home."]


def test_struck_out_words_are_no_part_of_their_sentence() -> None:
    assert hidden(extract_page(LAYOUTS["news"].html)) == ["They cost $5 million."]


def test_a_hidden_word_is_no_part_of_a_visible_sentence() -> None:
    page = extract_page("<p>The plant will <span style='display:none'>not</span> open in May.</p>")
    assert visible(page) == ["The plant will open in May."]


def kinds(page: Page) -> list[tuple[str, str, str, str]]:
    return [(b.kind.value, page.text[b.start : b.end], b.heading, b.lead_in) for b in page.blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<h2>Funders</h2><p>It began in May. They are:</p><ul><li>Nord<li>Sund</ul><p>It ends here.</p>",
            [
                ("heading", "Funders", "", ""),
                ("paragraph", "It began in May. They are:", "Funders", ""),
                ("list item", "Nord", "Funders", "They are:"),
                ("list item", "Sund", "Funders", "They are:"),
                ("paragraph", "It ends here.", "Funders", ""),
            ],
            id="list with lead-in",
        ),
        pytest.param(
            "<ul><li>Partners:<ul><li>Nord</li></ul></li><li>It was founded later.</li></ul>",
            [
                ("list item", "Partners:", "", ""),
                ("list item", "Nord", "", "Partners:"),
                ("list item", "It was founded later.", "", ""),
            ],
            id="nested list",
        ),
        pytest.param(
            "<dl><dt>Chair</dt><dd>Mia Son</dd></dl><ul><li>Not the chair's.</li></ul>",
            [
                ("list item", "Chair", "", ""),
                ("list item", "Mia Son", "", "Chair"),
                ("list item", "Not the chair's.", "", ""),
            ],
            id="definition list",
        ),
        pytest.param(
            "<table><tr><th>Year</th><th>Jobs</th></tr><tr><th>2024</th><td>1,200</td></tr></table>",
            [("table row", "Year | Jobs", "", ""), ("table row", "2024 | 1,200", "", "Year | Jobs")],
            id="table",
        ),
        pytest.param(
            "<table><tr><td>Park</td><td>2018</td></tr><tr><td>Elm</td><td>2,010</td></tr></table>",
            [("table row", "Park | 2018", "", ""), ("table row", "Elm | 2,010", "", "Park | 2018")],
            id="first row names the columns",
        ),
        pytest.param(
            "<table><tr><td><b>Item</b></td><td><b>Cost</b></td></tr><tr><td>Oak</td><td>low</td></tr></table>",
            [("table row", "Item | Cost", "", ""), ("table row", "Oak | low", "", "Item | Cost")],
            id="bold row names the columns",
        ),
        pytest.param(
            "<table><tr><td>North</td><td>7.4</td></tr><tr><td>South</td><td>5.1</td></tr></table>",
            [("table row", "North | 7.4", "", ""), ("table row", "South | 5.1", "", "")],
            id="no row names the columns",
        ),
        pytest.param(
            "<table><tr><td>The plant opened in May.</td></tr><tr><td>It cost 5 million.</td></tr></table>",
            [("paragraph", "The plant opened in May.", "", ""), ("paragraph", "It cost 5 million.", "", "")],
            id="table of one column",
        ),
        pytest.param(
            "<p>It opened.</p><p><b>Chair: Mia Son</b></p><p><b>Deputy: Jon Lee</b></p><h4>Jobs</h4>",
            [
                ("paragraph", "It opened.", "", ""),
                ("paragraph", "Chair: Mia Son", "", ""),
                ("paragraph", "Deputy: Jon Lee", "", ""),
            ],
            id="bold lines and a heading over nothing",
        ),
        pytest.param(
            "<div>It opened in May.<span class=img_desc>The plant in May</span></div>",
            [("paragraph", "It opened in May.", "", ""), ("caption", "The plant in May", "", "")],
            id="caption by its name",
        ),
        pytest.param(
            "<div>First line here.<p>Second one.</p>Third one.</div>",
            [
                ("paragraph", "First line here.", "", ""),
                ("paragraph", "Second one.", "", ""),
                ("paragraph", "Third one.", "", ""),
            ],
            id="text beside blocks",
        ),
        pytest.param(
            "<p><b>What it costs</b></p><p>It costs $5.</p>",
            [("heading", "What it costs", "", ""), ("paragraph", "It costs $5.", "What it costs", "")],
            id="bold line as heading",
        ),
        pytest.param(
            "<p>One ends here.<br>Two ends here.</p><p>A line that was broken<br>for want of room.</p>",
            [
                ("paragraph", "One ends here.", "", ""),
                ("paragraph", "Two ends here.", "", ""),
                ("paragraph", "A line that was broken for want of room.", "", ""),
            ],
            id="line breaks",
        ),
    ],
)
def test_blocks_know_what_they_stand_under(html: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert kinds(extract_page(html)) == expected


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>in 2016<sup>1</sup> it fell.</p>", "in 2016 it fell.", id="footnote mark"),
        pytest.param("<p>about 10<sup>6</sup> of them.</p>", "about 10^6 of them.", id="power"),
        pytest.param("<p>the 21<sup>st</sup> of May.</p>", "the 21st of May.", id="ordinal"),
        pytest.param("<p>CO<sub>2</sub> fell by half.</p>", "CO2 fell by half.", id="subscript"),
        pytest.param("<p>Star&shy;gate be\u200bgins now.</p>", "Stargate begins now.", id="shapeless"),
        pytest.param("<p>計画は\n  発表された。</p>", "計画は発表された。", id="Japanese line break"),
        pytest.param("<p>5&nbsp;000&#8239;€ were paid.</p>", "5 000 € were paid.", id="odd spaces"),
        pytest.param("<p>新型電池<sup>※1</sup>の工場。</p>", "新型電池の工場。", id="Japanese footnote mark"),
        pytest.param("<p>of Olm<a href=#n>(1)</a>, and so on.</p>", "of Olm, and so on.", id="linked mark"),
        pytest.param("<p>See point <a href=#p>(3)</a> of it.</p>", "See point (3) of it.", id="reference"),
        pytest.param("<p>It fell. <a href=#r>^</a></p>", "It fell.", id="way back from a footnote"),
        pytest.param(
            "<li><span>May 2</span><span>4 ships came in.</span>", "May 2 4 ships came in.", id="boxes"
        ),
        pytest.param("<p><span>Star</span><span>gate</span> begins.</p>", "Stargate begins.", id="one word"),
        pytest.param("<p>a < b and c &lt;i&gt; d.</p>", "a < b and c <i> d.", id="entities"),
    ],
)
def test_characters(html: str, text: str) -> None:
    assert extract_page(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="empty"),
        pytest.param(
            "<html><body><div id=root></div><noscript>You need to enable JavaScript.</noscript>"
            "<script>render('The plant will open in May.')</script></body></html>",
            id="script shell",
        ),
        pytest.param("<body><div class=spinner>Loading...</div></body>", id="loading"),
        pytest.param("<!-- <p>The plant will open.</p> -->", id="comment"),
        pytest.param("<template><p>The plant will open.</p></template>", id="template"),
    ],
)
def test_a_page_without_text_has_none(html: str) -> None:
    assert extract_page(html).text == ""


def test_the_main_text_outside_the_article_is_kept_where_the_article_is_small() -> None:
    html = (
        "<body><p>The plant opened in May and employs 1,200 people in three shifts.</p>"
        "<p>It cost 40 million euros, half of which was paid by the city of Oulu.</p>"
        "<article>A card about lamps.</article></body>"
    )
    assert "The plant opened in May" in extract_page(html).text


def test_a_page_behind_a_dialogue_is_visible() -> None:
    html = (
        "<body><div id=app aria-hidden=true style='opacity:0'><p>The plant opened in May.</p></div>"
        "<div role=dialog>Accept all</div></body>"
    )
    assert visible(extract_page(html)) == ["The plant opened in May."]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 30_000 + "The end is here." + "</div>" * 30_000, id="deep"),
        pytest.param("<table><tr><td>" * 5_000 + "The end is here.", id="tables"),
        pytest.param("<ul><li>" * 5_000 + "The end is here.", id="lists"),
        pytest.param("<p>" + " " * 2_000_000 + "The end is here.", id="spaces"),
        pytest.param("<style>" + "/*" * 300_000 + "{" * 300_000 + "</style><p>The end is here.", id="styles"),
        pytest.param("<p style='" + "left:-" * 100_000 + "'>The end is here.", id="style attribute"),
        pytest.param("<p class='" + "a-" * 300_000 + "'>The end is here.", id="class attribute"),
        pytest.param("<b>" * 30_000 + "</i>" * 30_000 + "The end is here.", id="wrong ends"),
        pytest.param("<p>" * 100_000 + "The end is here.", id="unclosed paragraphs"),
        pytest.param("<div><span>" * 30_000 + "The end is here." + "</div>" * 30_000, id="crossed"),
        pytest.param("<p>" + "&nbsp;" * 300_000 + "The end is here.", id="entities"),
    ],
)
def test_hostile_nesting_ends_soon(html: str) -> None:
    started = time.process_time()
    assert extract_page(html).text == "The end is here."
    assert time.process_time() - started < 20


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "<td>",
                "<a href=x>",
                "</table>",
                "<br>",
                "<sup>",
                "<h2>",
                "<div hidden>",
                "<dl><dt>",
                "<table>",
                "<tr>",
                "<![CDATA[",
                "<!--",
                "&#0;",
                "\x00",
                "\ud800",
                "Ah.",
                "彼は",
                " ",
                "\n",
                ":",
            ]
        ),
        max_size=40,
    )
)
def test_no_markup_breaks_the_offsets(pieces: list[str]) -> None:
    page = extract_page("".join(pieces))
    assert all(page.text[b.start : b.end].strip() for b in page.blocks)
    assert all(a.end < b.start for a, b in pairwise(page.blocks))
    page.text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_plain_text_is_never_changed(text: str) -> None:
    page = extract_plain(text)
    assert page.text == text
    assert all(text[b.start : b.end].strip() == text[b.start : b.end] != "" for b in page.blocks)
    extract_markdown(text)


def test_a_chronicle_keeps_its_items() -> None:
    html = "<ul><li>5 May 2024 – Construction begins</li><li>June 2025: opening</li><li>5 June 2025</li></ul>"
    assert visible(extract_page(html)) == ["5 May 2024 – Construction begins", "June 2025: opening"]


def test_plain_text() -> None:
    lines = (
        "The plan",
        "",
        "It began in May. They are:",
        "- Nord",
        "- Sund",
        "",
        "Tags: lamps",
        "",
        "　終わった。",
    )
    text = "\r\n".join(lines)
    page = extract_plain(text)
    assert [(b.kind, text[b.start : b.end], b.heading, b.lead_in) for b in page.blocks] == [
        (BlockKind.HEADING, "The plan", "", ""),
        (BlockKind.PARAGRAPH, "It began in May. They are:", "The plan", ""),
        (BlockKind.LIST_ITEM, "- Nord", "The plan", "They are:"),
        (BlockKind.LIST_ITEM, "- Sund", "The plan", "They are:"),
        (BlockKind.PARAGRAPH, "終わった。", "The plan", ""),
    ]


def test_markdown() -> None:
    page = extract_markdown(
        "---\ntitle: 'The trial'\ndate: 2024-10-08\nlang: en-GB\n---\n# The trial\n\nIt **halved** the\n"
        "[attacks](https://a.example/b_c).\n\n* one group\n* two groups\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert (page.title, page.language, page.published) == ("The trial", "en", "2024-10-08")
    assert visible(page) == [
        "The trial",
        "It halved the attacks.",
        "one group",
        "two groups",
        "a | b",
        "1 | 2",
    ]


PROSE = (
    "<p>The plant opened in May and employs 1,200 people in three shifts.</p>"
    "<p>It cost 40 million euros, half of which was paid by the city of Oulu.</p>"
)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            "<section><h2>Languages</h2><p>Three languages are spoken.</p></section>", id="languages"
        ),
        pytest.param(
            "<section><h2>Comments</h2><p>The ministry received 412 comments.</p></section>", id="comments"
        ),
        pytest.param("<h2>Contact</h2><p>Contact with the probe was lost on 3 May 2021.</p>", id="contact"),
        pytest.param("<div><h3>Topics</h3><p>Two topics were left open until June.</p></div>", id="topics"),
        pytest.param("<aside><p>The first tram ran in 1897 and had two horses.</p></aside>", id="aside"),
        pytest.param(
            "<p><a href=x>Nordbank paid 5 million euros for the plant.</a></p>", id="linked sentence"
        ),
        pytest.param("<p>Cookies baked by the canteen were handed out.</p>", id="cookies"),
        pytest.param("<div class=contents><p>The law has 12 articles in all.</p></div>", id="class contents"),
        pytest.param(
            "<ul class=market-share><li>Its share of the market is 12%.</li></ul>", id="class share"
        ),
        pytest.param("<footer><p hidden>x</p></footer><p>It will close in 2031.</p>", id="after a footer"),
    ],
)
def test_a_sentence_in_the_text_is_no_furniture(html: str) -> None:
    page = extract_page(f"<article><h1>The plant</h1>{PROSE}{html}{PROSE.replace('May', 'June')}</article>")
    words = parse_html(html).text().strip()
    last = words.rpartition("\n")[2]
    assert any(block in last and len(block) > 20 for block in visible(page)[3:-2])


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            "<div><div><a href=1><h3>A storm</h3></a><p>Storm hits the coast, and roofs fly.</p></div>"
            "<div><a href=2><h3>A calm</h3></a><p>Then it was calm again for a week.</p></div></div>",
            id="teasers",
        ),
        pytest.param("<div><h3>Related posts</h3><p>Lamps are made in five steps.</p></div>", id="related"),
        pytest.param("<div><p><b>Press contact</b></p><p>Jon Lee<br>+47 55 00 00 00</p></div>", id="contact"),
        pytest.param(
            "<div><p>This website stores cookies on your computer.</p><button>Accept all</button></div>",
            id="consent",
        ),
        pytest.param(
            "<blockquote class=pull><p>Half of it was paid by the city</p></blockquote>", id="pull quote"
        ),
        pytest.param("<p class=ad-label>Advertisement</p>", id="advertisement"),
        pytest.param("<h2>Rights and permissions</h2>", id="heading over nothing"),
        pytest.param("<p>118</p>", id="count"),
    ],
)
def test_furniture_in_the_text_is_left_out(html: str) -> None:
    prose = PROSE.replace("half of which", "and half of it")
    text = extract_page(f"<article><h1>The plant</h1>{prose}</article>").text
    assert extract_page(f"<article><h1>The plant</h1>{prose}{html}</article>").text == text


def test_a_page_of_teasers_keeps_them() -> None:
    cards = "".join(
        f"<div class=card><h2><a href={n}>Plan {n}</a></h2><p>Plan {n} costs {n} million a year.</p></div>"
        for n in (2, 3, 4)
    )
    seen = visible(extract_page(f"<h1>Plans</h1>{cards}"))
    assert [line for line in seen if line.endswith("year.")] == [
        f"Plan {n} costs {n} million a year." for n in (2, 3, 4)
    ]


def test_of_a_page_that_is_all_furniture_the_sentences_are_kept() -> None:
    html = "<nav>" + "<p>The plant opened in May and employs 1,200 people in three shifts.</p>" * 8 + "</nav>"
    assert len(visible(extract_page(html))) == 8


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(extraction.load()), st.data())
def test_damaged_pages_keep_true_offsets(layout: extraction.Layout, data: st.DataObject) -> None:
    html = layout.html
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(html)))
        end = data.draw(st.integers(start, min(len(html), start + 300)))
        html = (
            html[:start]
            + data.draw(st.sampled_from(["", "<", "</div>", "<table>", "\x00", "<!--"]))
            + html[end:]
        )
    page = extract_page(html)
    assert all(page.text[b.start : b.end].strip() == page.text[b.start : b.end] != "" for b in page.blocks)
    assert all(a.end < b.start for a, b in pairwise(page.blocks))
    assert page == extract_page(html)
