"""Headlines and datelines at the head of a text."""

from __future__ import annotations

from datetime import date

import pytest

from claimbook.text.reading.titles import find_dateline, find_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "618ABC\n\n市が新しい予算案を発表\n\n本文である。", "市が新しい予算案を発表", id="after a code"
        ),
        pytest.param("# The plan is here\n\nText.", "The plan is here", id="markdown"),
        pytest.param("2025年1月22日\n\n市が新しい予算案を発表", "市が新しい予算案を発表", id="after a date"),
        pytest.param(
            "By Jane Doe and John Roe\n\nThe plan is here\n\nText.", "The plan is here", id="after a byline"
        ),
        pytest.param("Will the plan start?\n\nText.", "Will the plan start?", id="a question"),
        pytest.param("The plan starts in May. It costs 5.\n\nMore.", "", id="prose at once"),
        pytest.param("The plan that the city announced\nstarts in May.", "", id="prose broken into lines"),
        pytest.param("計画は五月に始まる。\n\n費用は5億円である。", "", id="Japanese prose at once"),
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
        ("２０２５年３月５日", date(2025, 3, 5)),
        ("令和7年3月5日", date(2025, 3, 5)),
        ("2025年1月22日 10:00 山田新聞", date(2025, 1, 22)),
        ("By Jane Doe | January 5, 2025", date(2025, 1, 5)),
        ("文／山田太郎 2025年1月3日", date(2025, 1, 3)),
        ("来源：新华社 2025-03-05 10:00", date(2025, 3, 5)),
        ("发布时间：2025年3月5日 来源：新华网", date(2025, 3, 5)),
        ("입력 2025.03.05 10:00", date(2025, 3, 5)),
        ("Veröffentlicht am 21. März 2025, 10:00 Uhr", date(2025, 3, 21)),
        ("Publié le 21 janvier 2025 à 10h00", date(2025, 1, 21)),
        ("21 de enero de 2025", date(2025, 1, 21)),
        ("公開日：2025/3/5 更新日：2025/3/7", date(2025, 3, 5)),
        ("Updated 7 March 2025 | Published 5 March 2025", date(2025, 3, 5)),
        ("更新：2025/3/7", None),
        ("2025/3/7更新", None),
        ("Last updated: March 7, 2025", None),
        ("2025年1月22日の会見", None),
        ("2025年1月22日、市は発表", None),
        ("Plan of 21 January 2025", None),
        ("The vote on 5 March 2025 – what we know", None),
        ("March 2025", None),
        ("2025-13-45", None),
        ("On January 21, 2025, the plan was announced.", None),
    ],
)
def test_find_dateline(line: str, expected: date | None) -> None:
    assert find_dateline(f"Title of it\n\n{line}\n\nText.") == expected
