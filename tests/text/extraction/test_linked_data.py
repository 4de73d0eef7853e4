from __future__ import annotations

import pytest

from claimbook.text.extraction.linked_data import page_nodes, text_of


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('{"@type":"NewsArticle","datePublished":"2024-01-02"}', "2024-01-02"),
        ('{"@type":["Thing","BlogPosting"],"datePublished":"2024-01-02"}', "2024-01-02"),
        (
            '{"@graph":[{"@type":"WebSite","datePublished":"2000-01-01"},'
            '{"@type":"Article","datePublished":"2024-01-02"}]}',
            "2024-01-02",
        ),
        (
            '[{"@type":"WebPage","datePublished":"2001-01-01"},'
            '{"@type":"Report","datePublished":"2024-01-02"}]',
            "2024-01-02",
        ),
        ('{"@type":"Article","comment":[{"@type":"Article","datePublished":"2001-01-01"}]}', ""),
        ('{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2001-01-01"}]}', ""),
        ('{"@type":"Product","datePublished":"2001-01-01"}', ""),
        ('{"datePublished":"2024-01-02"}', "2024-01-02"),
        ('{"@type":"Article","datePublished":20240102}', ""),
        ('{"@type":"Article",', ""),
        ("[" * 100_000, ""),
        ("null", ""),
        ("", ""),
    ],
)
def test_the_day_of_the_page(script: str, expected: str) -> None:
    assert text_of(page_nodes([script]), "datePublished") == expected


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ('{"@type":"Organization","name":"The Day"}', "The Day"),
        ('[{"name":["The Day"]},"The Week"]', "The Week"),
        ('"The\\n Day"', "The Day"),
        ("7", ""),
    ],
)
def test_names_of_objects(publisher: str, expected: str) -> None:
    nodes = page_nodes([f'{{"@type":"Article","publisher":{publisher}}}'])
    assert text_of(nodes, "publisher") == expected
