"""Articles from files, with title, language and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimbook.core.errors import CaseError, ReadingError
from claimbook.core.settings import DEFAULTS
from claimbook.text.article import read_article

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


def test_front_matter_is_read_and_left_out(tmp_path: Path) -> None:
    text = "---\ntitle: A plan\ndate: 2025-03-04\nlang: en\n---\nIt starts."
    article = read_article(_write(tmp_path, "article.md", text))
    assert (article.text, article.title, article.published) == ("It starts.", "A plan", date(2025, 3, 4))


def test_page_gives_its_visible_text_with_markers(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path, "article.html", PAGE, "cp932"))
    assert "# 計画の発表" in article.text
    assert "- 工場は東京に建つ。" in article.text
    assert "隠れた文" not in article.text
    assert (article.language, article.published) == ("ja", date(2025, 1, 22))


@pytest.mark.parametrize("text", ["", "  \n\u3000\n"], ids=["empty", "white space"])
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
