from __future__ import annotations

import pytest

from claimbook.text.pages import extract_page


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
    ],
)
def test_title(html: str, expected: str) -> None:
    assert extract_page(html).title == expected
