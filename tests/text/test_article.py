"""Articles from files, with title, language and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimbook.core.errors import CaseError, ReadingError
from claimbook.core.settings import DEFAULTS
from claimbook.text.article import read_article
from paper_files import Words, column, docx, paragraph, pdf

PAGE = """<html lang="ja"><head><meta charset="shift_jis"><title>計画の発表 | 例の新聞</title>
<meta property="article:published_time" content="2025-01-22T10:00:00+09:00"></head><body>
<article><h1>計画の発表</h1><p>本日、A社は計画を発表した。投資額は5億円である。</p>
<p style="display:none">隠れた文である。</p><ul><li>工場は東京に建つ。</li></ul></article></body></html>"""


def _write(folder: Path, name: str, data: str | bytes, codec: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode(codec))
    return path


def test_text_is_kept_but_for_line_ends(tmp_path: Path) -> None:
    article = read_article(
        _write(tmp_path, "article.txt", "A1\r\n\r\nThe plan is announced\r\n\r\nIt starts in May.")
    )
    assert article.text == "A1\n\nThe plan is announced\n\nIt starts in May."
    assert (article.title, article.language, article.charset) == ("The plan is announced", "en", "utf-8")


@pytest.mark.parametrize("name", ["article.md", "article.txt"])
def test_front_matter_is_read_and_blanked(tmp_path: Path, name: str) -> None:
    text = "---\ntitle: A plan\nauthors: [Jane Doe, John Roe]\ndate: 2025-03-04\nlang: en\n---\nIt starts."
    article = read_article(_write(tmp_path, name, text))
    assert (article.text.strip(), article.text.index("It")) == ("It starts.", text.index("It"))
    assert (article.title, article.author) == ("A plan", "Jane Doe, John Roe")
    assert (article.published, article.language) == (date(2025, 3, 4), "en")


def test_page_gives_its_visible_text_with_markers(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path, "article.html", PAGE, "cp932"))
    assert "# 計画の発表" in article.text
    assert "- 工場は東京に建つ。" in article.text
    assert "隠れた文" not in article.text
    assert (article.language, article.published) == ("ja", date(2025, 1, 22))


def test_page_names_author_and_publisher(tmp_path: Path) -> None:
    head = "<meta property='og:site_name' content='例の新聞'></head>"
    page = PAGE.replace("</head>", head).replace("<p>本日", "<p class='byline'>文／山田太郎</p><p>本日")
    article = read_article(_write(tmp_path, "article.html", page, "cp932"))
    assert (article.author, article.publisher) == ("山田太郎", "例の新聞")


def test_text_names_author_publisher_and_day(tmp_path: Path) -> None:
    text = "市が計画を発表\n\n2025年1月22日 10:00\n文／山田太郎\n\n2024年5月1日に計画が始まった。"
    article = read_article(_write(tmp_path, "article.txt", text))
    assert (article.title, article.author) == ("市が計画を発表", "山田太郎")
    assert (article.publisher, article.published) == ("", date(2025, 1, 22))


def test_a_day_in_the_text_is_no_day_of_publication(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path, "article.txt", "計画の発表\n\n2024年5月1日に計画が始まった。"))
    assert (article.author, article.publisher, article.published) == ("", "", None)


def test_markdown_keeps_its_places(tmp_path: Path) -> None:
    text = "# Plan\r\n\r\n<!-- no -->It costs `5` million.\r\n\r\n```\r\ncode\r\n```\r\n"
    article = read_article(_write(tmp_path, "article.md", text))
    assert article.text.split() == ["#", "Plan", "It", "costs", "5", "million."]
    assert article.text.index("costs") == text.replace("\r\n", "\n").index("costs")


def test_pdf_gives_title_author_and_language(tmp_path: Path) -> None:
    lines = ["オーランド市は2021年3月、川の東岸に新しい浄水場を開", "設した。計画から11年がたっていた。"]
    words = [Words(60, 80, "浄水場が開業", 22), Words(60, 110, "2021年4月2日"), *column(60, 140, lines)]
    article = read_article(_write(tmp_path, "article.pdf", pdf(words, record={"Author": "山田太郎"})))
    assert article.text == f"# 浄水場が開業\n\n2021年4月2日\n\n{''.join(lines)}"
    assert (article.title, article.author, article.language) == ("浄水場が開業", "山田太郎", "ja")
    assert article.published == date(2021, 4, 2)


def test_docx_gives_title_author_and_day(tmp_path: Path) -> None:
    record = "<dc:creator>Jane Doe</dc:creator><dcterms:created>2025-03-04T10:00:00Z</dcterms:created>"
    body = paragraph("The plan", "1") + paragraph("It starts in May and costs 5 million.")
    article = read_article(_write(tmp_path, "article.docx", docx(body, record)))
    assert article.text == "# The plan\n\nIt starts in May and costs 5 million."
    assert (article.title, article.author) == ("The plan", "Jane Doe")
    assert (article.language, article.published) == ("en", date(2025, 3, 4))


@pytest.mark.parametrize(
    "text",
    ["", "  \n\u3000\n", "\ufeff\u200b\u3000\u2060\u00ad"],
    ids=["empty", "white space", "shapeless characters"],
)
def test_article_without_text_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CaseError, match="holds no text"):
        read_article(_write(tmp_path, "article.txt", text))


def test_missing_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be read"):
        read_article(tmp_path / "article.txt")


def test_too_large_article_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    with path.open("wb") as file:
        file.truncate(DEFAULTS.largest_article + 1)
    with pytest.raises(CaseError, match="MB at most"):
        read_article(path)


def test_binary_file_is_named_in_the_error(tmp_path: Path) -> None:
    path = _write(tmp_path, "article.txt", b"%PDF-1.4")
    with pytest.raises(ReadingError, match=r"article\.txt: This is a PDF"):
        read_article(path)
