"""Who wrote a text and who put it out, as its lines say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.reading.bylines import Credits, find_byline, without_byline

NOBODY = ("", "")
LINES = [
    ("文／山田太郎", "山田太郎", ""),
    ("文：山田 太郎", "山田 太郎", ""),
    ("文／山田太郎　写真／鈴木花子", "山田太郎", ""),
    ("取材・文：山田太郎", "山田太郎", ""),
    ("記者 佐藤健", "佐藤健", ""),
    ("記者　佐藤健", "佐藤健", ""),
    ("山田太郎記者", "山田太郎", ""),
    ("作者：张三", "张三", ""),
    ("作者 张三", "张三", ""),
    ("文｜张三", "张三", ""),
    ("本报记者 张三", "张三", ""),
    ("作者：张三 来源：新华社", "张三", "新华社"),
    ("来源：新华社", "", "新华社"),
    ("配信元：例の通信", "", "例の通信"),
    ("홍길동 기자", "홍길동", ""),
    ("글: 홍길동", "홍길동", ""),
    ("By Jane Doe", "Jane Doe", ""),
    ("BY JANE DOE", "JANE DOE", ""),
    ("**By Jane Doe**", "Jane Doe", ""),
    ("By Jane Doe and John van der Berg", "Jane Doe and John van der Berg", ""),
    ("By Jane Doe, Reuters", "Jane Doe", "Reuters"),
    ("By Jane Doe in Berlin", "Jane Doe", ""),
    ("By Jane Doe | January 5, 2025", "Jane Doe", ""),
    ("Written by Dr. Jane O’Neill-Roe", "Dr. Jane O’Neill-Roe", ""),
    ("Author: Jane Doe", "Jane Doe", ""),
    ("Von Max Mustermann", "Max Mustermann", ""),
    ("Par Marie de la Tour", "Marie de la Tour", ""),
    ("Por Juan Pérez", "Juan Pérez", ""),
    ("Publisher: The Orland Press", "", "The Orland Press"),
    # How a report of an agency begins
    ("【北京=佐藤】政府は計画を発表した。", "佐藤", ""),
    ("【ワシントン共同】政府は計画を発表した。", "", "共同"),
    ("［東京　５日　ロイター］ - 政府は計画を発表した。", "", "ロイター"),
    ("BERLIN, 3 March (Reuters) — It starts.", "", "Reuters"),
    ("(CNN) — It starts.", "", "CNN"),
    ("新华社北京3月5日电（记者张三、李四）政府宣布计划。", "张三、李四", "新华社"),
    ("（中央社記者張三台北5日電）政府宣布計畫。", "", "中央社"),
    ("(서울=연합뉴스) 홍길동 기자 = 정부는 계획을 발표했다.", "홍길동", "연합뉴스"),
    # Nobody
    ("By 2030 the plant will be running.", *NOBODY),
    ("By Land and Sea", *NOBODY),
    ("By The Numbers", *NOBODY),
    ("Von Berlin nach Rom", *NOBODY),
    ("Par ailleurs, le plan commence.", *NOBODY),
    ("Author: admin", *NOBODY),
    ("文化庁の記者", *NOBODY),
    ("政治部記者", *NOBODY),
    ("記者会見で発表", *NOBODY),
    ("筆者は思う。", *NOBODY),
    ("【速報】政府は計画を発表した。", *NOBODY),
    ("The minister (Labour) — it starts.", *NOBODY),
    ("来源地：上海", *NOBODY),
]


@pytest.mark.parametrize(("line", "author", "publisher"), LINES, ids=[line[0] for line in LINES])
def test_line_below_a_headline(line: str, author: str, publisher: str) -> None:
    assert find_byline(f"# The plan\n\n{line}\n\nMore of it.") == Credits(author, publisher)


def test_words_that_begin_headlines_as_well_count_below_one_only() -> None:
    assert find_byline("Di Maio Cambia\n\nTesto.") == Credits()
    assert find_byline("Il piano\n\nDi Anna Rossi\n\nTesto.").author == "Anna Rossi"


def test_a_byline_may_stand_at_the_foot() -> None:
    assert find_byline("# 計画\n\n" + "本文である。\n\n" * 40 + "（文・山田太郎）").author == "山田太郎"


def test_a_line_in_the_middle_is_no_byline() -> None:
    assert find_byline("本文である。\n" * 40 + "文／山田太郎\n" + "本文である。\n" * 40) == Credits()


def test_what_stands_beside_a_date() -> None:
    assert [without_byline(p) for p in ("来源：新华社 ", " | By Jane Doe", "of the plan")] == [
        "",
        "",
        "of the plan",
    ]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = find_byline(text)
    assert found.author in text or not found.author


@pytest.mark.parametrize(
    "piece", ["By A", "文／山", "A a ", "(Reuters) ", "【=", "a·", "来源：", "By Jane Doe, "]
)
def test_a_line_without_end_is_passed(piece: str) -> None:
    assert find_byline(piece * 300_000) is not None
