"""The article as it is read: one text that every offset points into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimbook.core.errors import CaseError, ReadingError
from claimbook.core.settings import DEFAULTS, MEGABYTE
from claimbook.text.extraction.blocks import BlockKind, Page
from claimbook.text.extraction.page_credits import read_credits
from claimbook.text.language.languages import detect_language
from claimbook.text.reading.bylines import Credits, find_byline
from claimbook.text.reading.docx import read_docx
from claimbook.text.reading.encoding import decode
from claimbook.text.reading.markdown import front_matter, visible_markdown
from claimbook.text.reading.pages import extract_page
from claimbook.text.reading.paper import PaperFile
from claimbook.text.reading.pdf import read_pdf
from claimbook.text.reading.titles import find_dateline, find_title, first_day

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85\v\f]")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]\w{1,12})*", re.IGNORECASE)
# Country codes that are often written where a language belongs.
_MISNAMED = {"jp": "ja", "cn": "zh", "kr": "ko", "tw": "zh"}
_MARKS = {BlockKind.HEADING: "# ", BlockKind.LIST_ITEM: "- "}


@dataclass(frozen=True, slots=True)
class Article:
    """An article; every offset of a claim points into `text`, and what it does not say is empty."""

    text: str
    title: str
    language: str  # ISO 639-1, or empty
    published: date | None
    charset: str  # empty for PDF and DOCX
    author: str = ""
    publisher: str = ""


def read_article(path: Path) -> Article:
    """Reads an article from .txt, .md, .html, .htm, .pdf or .docx.

    The same bytes give the same text, as long as the pinned libraries stay what they are.

    - Text is kept as it stands, but for line ends, which become "\\n".
    - Markdown is kept likewise; what no reader sees (front matter, comments, code, pictures) becomes as many
      blanks, so that offsets stay those of the file.
    - Of HTML, PDF and DOCX the visible blocks are kept, a blank line between two; headings begin with "# "
      and list items with "- ", as in Markdown; the cells of a row stand between " | ".

    Raises:
        CaseError: the file is missing, empty, without text, or too large.
        ReadingError: the bytes are no text, their encoding cannot be known, or a PDF or DOCX is locked,
            damaged, scanned or made to do harm.
    """
    data = _content(path)
    suffix = path.suffix.lower()
    try:
        article = _READERS.get(suffix, _from_text)(data)
    except ReadingError as error:
        raise ReadingError(f"{path}: {error}") from None
    # Blanks of every width, byte order marks and joiners are seen by nobody.
    if all(unicodedata.category(character)[0] in "ZC" for character in article.text):
        seen = " that a reader of the page can see" if suffix in (".html", ".htm") else ""
        raise CaseError(
            f"{path} holds no text{seen}. Put the article's text into it, or save the page again once it has "
            "loaded."
        )
    return article


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > DEFAULTS.largest_article:
            raise CaseError(
                f"{path} is {size / MEGABYTE:.0f} MB; an article may be "
                f"{DEFAULTS.largest_article // MEGABYTE} MB at most. Cut it to the part to be checked."
            )
        return path.read_bytes()
    except OSError as error:
        raise CaseError(f"{path} cannot be read ({error.strerror}). Check the path.") from None


def _from_text(data: bytes) -> Article:
    decoded = decode(data)
    text = _LINE_END.sub("\n", decoded.text)
    start = front_matter(text)[1]
    return _as_written(text, re.sub(r"[^\n]", " ", text[:start]) + text[start:], decoded.charset)


def _from_markdown(data: bytes) -> Article:
    decoded = decode(data)
    text = _LINE_END.sub("\n", decoded.text)
    return _as_written(text, visible_markdown(text), decoded.charset)


def _as_written(text: str, visible: str, charset: str) -> Article:
    said = front_matter(text)[0]
    declared = _LANGUAGE.fullmatch(said.get("lang") or said.get("language") or "")
    code = declared[1].lower() if declared else ""
    language = _MISNAMED.get(code, code) or detect_language(visible)
    credits_ = Credits(
        said.get("author") or said.get("authors") or said.get("byline", ""), said.get("publisher", "")
    ) | find_byline(visible)
    day = said.get("date") or said.get("published") or said.get("pubdate") or ""
    return Article(
        text=visible,
        title=said.get("title") or find_title(visible),
        language=language,
        published=first_day(day, language) or find_dateline(visible, language),
        charset=charset,
        author=credits_.author,
        publisher=credits_.publisher,
    )


def _from_html(data: bytes) -> Article:
    declared = _META_CHARSET.search(data[:4_096])
    decoded = decode(data, declared[1].decode("ascii") if declared else "")
    page = extract_page(_LINE_END.sub("\n", decoded.text))
    return replace(_from_page(page, read_credits(decoded.text)), charset=decoded.charset)


def _from_paper(file: PaperFile) -> Article:
    # The day on which somebody began to write is worth less than the day that the text gives.
    article = _from_page(replace(file.page, published=""), Credits())
    return replace(
        article,
        author=article.author or file.author,
        published=article.published or first_day(file.page.published),
    )


def _from_page(page: Page, declared: Credits) -> Article:
    text = "\n\n".join(
        _MARKS.get(block.kind, "") + page.text[block.start : block.end]
        for block in page.blocks
        if block.visible
    )
    # A page's own word is believed only where the text leaves it open: templates often lie.
    language = detect_language(text, hint=page.language)
    credits_ = declared | find_byline(text)
    return Article(
        text=text,
        title=page.title or find_title(text),
        language=language,
        published=first_day(page.published) or find_dateline(text, language),
        charset="",
        author=credits_.author,
        publisher=credits_.publisher,
    )


_READERS: dict[str, Callable[[bytes], Article]] = {
    ".md": _from_markdown,
    ".html": _from_html,
    ".htm": _from_html,
    ".pdf": lambda data: _from_paper(read_pdf(data)),
    ".docx": lambda data: _from_paper(read_docx(data)),
}
