"""Headlines and datelines at the head of a text."""

from __future__ import annotations

from datetime import date

import pytest

from claimbook.text.titles import find_dateline, find_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "618ABC\n\n市が新しい予算案を発表\n\n本文である。", "市が新しい予算案を発表", id="after a code"
        ),
        pytest.param("# The plan is here\n\nText.", "The plan is here", id="markdown"),
        pytest.param("2025年1月22日\n\n市が新しい予算案を発表", "市が新しい予算案を発表", id="after a date"),
        pytest.param("x" * 500 + "\n\nA title too late", "", id="text begins at once"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_find_title(text: str, title: str) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025-01-22", date(2025, 1, 22)),
        ("Published: January 21, 2025, 10:00 UTC", date(2025, 1, 21)),
        ("Saturday, 18 May 2024", date(2024, 5, 18)),
        ("2025年1月22日(水)", date(2025, 1, 22)),
        ("2025-13-45", None),
        ("On January 21, 2025, the plan was announced.", None),
    ],
)
def test_find_dateline(line: str, expected: date | None) -> None:
    assert find_dateline(f"Title of it\n\n{line}\n\nText.") == expected
