from __future__ import annotations

import pytest

from claimbook.text.reading.pages import extract_page


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta property='article:published_time' content='2025-01-21T00:00:00+00:00'>", "2025-01-21"),
        ("<meta name=DC.date content='20250121'>", "2025-01-21"),
        ("<meta itemprop=datePublished content='2025/01/21'>", "2025-01-21"),
        ('<script type=\'application/ld+json\'>{"datePublished" : "2025-01-21"}</script>', "2025-01-21"),
        ("<script type='application/ld+json'>" + "[" * 100_000 + "</script>", ""),
        ("<meta property='article:modified_time' content='2025-01-22'>", ""),
        ("<meta name=date content='2025-02-30'>", ""),
        ("<meta name=date content='January'>", ""),
    ],
)
def test_published(head: str, expected: str) -> None:
    assert extract_page(f"<head>{head}</head><p>It rains.</p>").published == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<html lang='en-US'>", "en"),
        ("<html lang='zh-Hant-TW'>", "zh"),
        ("<html lang='JP'>", "ja"),
        ("<html xml:lang='fr'>", "fr"),
        ("<html><meta property='og:locale' content='de_DE'>", "de"),
        ("<html><meta http-equiv='Content-Language' content='ko'>", "ko"),
        ("<html lang='english'>", ""),
        ("<html>", ""),
    ],
)
def test_language(html: str, expected: str) -> None:
    assert extract_page(html + "<p>x").language == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<meta property='og:title' content='A &amp; B'><title>C | Site</title><h1>D</h1>", "A & B"),
        ("<title>C | Site</title><h1> The\n plan </h1>", "The plan"),
        ("<title> C  </title><h1>A</h1><h1>B</h1>", "C"),
        ("<p>Nothing", ""),
        ("<title>A plan - The Day</title><h1><a href=/>The Day</a></h1><h2>A plan</h2>", "A plan"),
        ("<title>計画について／汐見市</title>", "計画について"),
        ("<title>On and off | Off</title>", "On and off"),
    ],
)
def test_title(html: str, expected: str) -> None:
    assert extract_page(html).title == expected


@pytest.mark.parametrize(
    ("html", "published", "modified"),
    [
        pytest.param(
            "<script type='application/ld+json'>{'x':1}</script><meta property='article:modified_time'"
            " content='2024-06-02'><meta property='article:published_time' content='2024-05-14'>",
            "2024-05-14",
            "2024-06-02",
            id="metas",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-05-14",'
            '"dateModified":"2024-06-02"}</script><meta name=date content="2024-06-02">',
            "2024-05-14",
            "2024-06-02",
            id="linked data before metas",
        ),
        pytest.param(
            "<p>Last updated: <time datetime=2024-06-02>2 June</time></p>", "", "2024-06-02", id="time"
        ),
        pytest.param(
            "<time datetime=2024-05-14>14 May</time> (edited <time datetime=2024-06-02>2 June</time>)",
            "2024-05-14",
            "2024-06-02",
            id="two times",
        ),
        pytest.param("<aside><time datetime=2020-01-01>x</time></aside>", "", "", id="time of another page"),
        pytest.param("<h1>A plan</h1><p>14 May 2024</p>", "2024-05-14", "", id="date line"),
        pytest.param("<h1>A plan</h1><div class=date>14.05.2024</div>", "2024-05-14", "", id="date by name"),
        pytest.param("<h1>計画</h1><p>令和6年5月14日</p>", "2024-05-14", "", id="era"),
        pytest.param("<h1>计划</h1><p>发布日期：2024-05-14 来源：本站</p>", "2024-05-14", "", id="Chinese"),
        pytest.param(
            "<h1>계획</h1><p>등록일 2024-05-14</p><p>수정 2024.06.02.</p>",
            "2024-05-14",
            "2024-06-02",
            id="Korean",
        ),
        pytest.param("<p>Posted on: 14 MAY 2024 4:55PM by the office</p>", "2024-05-14", "", id="label"),
        pytest.param("<p>Last modified: 2 June 2024</p>", "", "2024-06-02", id="change alone"),
        pytest.param("<h2>4.1.0 (2024-05-14)</h2>", "", "", id="heading"),
        pytest.param("<p>It opened on 14 May 2024.</p>", "", "", id="sentence"),
    ],
)
def test_publication_and_change_are_told_apart(html: str, published: str, modified: str) -> None:
    page = extract_page(html + "<p>It rains.</p>")
    assert (page.published, page.modified) == (published, modified)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<script type="application/ld+json">{"@type":"Article","publisher":{"name":"The Day"}}</script>',
            "The Day",
        ),
        ("<meta property=og:site_name content='The Day'>", "The Day"),
        ("<meta name=DC.publisher content='The\n Day'>", "The Day"),
        ("<meta name=author content='The Day'>", ""),
    ],
)
def test_publisher(html: str, expected: str) -> None:
    assert extract_page(html + "<p>It rains.</p>").publisher == expected
