"""The article as it is read: one text that every offset points into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimbook.core.errors import CaseError, ReadingError
from claimbook.core.settings import DEFAULTS, MEGABYTE
from claimbook.text.blocks import BlockKind, Page
from claimbook.text.encoding import decode
from claimbook.text.languages import detect_language
from claimbook.text.pages import extract_page
from claimbook.text.titles import find_dateline, find_title, first_date

_HTML = (".html", ".htm")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85\v\f]")
_FRONT_MATTER = re.compile(r"---\n(.{0,4000}?)\n---\n", re.DOTALL)
_FRONT_FIELD = re.compile(r"^(title|date|published|lang|language)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Article:
    """An article; every offset of a claim points into `text`."""

    text: str
    title: str
    language: str  # ISO 639-1, or empty
    published: date | None
    charset: str


def read_article(path: Path) -> Article:
    """Reads an article from .txt, .md, .html or .htm.

    Text and Markdown are kept as they stand, but for line ends, which become "\\n", and for front
    matter, which is read for title, date and language. Of HTML the
    visible blocks are kept, a blank line between two; headings begin with "# " and list items with
    "- ", as in Markdown, so that they can be told from paragraphs.

    Raises:
        CaseError: the file is missing, empty, without text, or too large.
        ReadingError: the bytes are no text, or their encoding cannot be known.
    """
    try:
        size = path.stat().st_size
        if size > DEFAULTS.largest_article:
            raise CaseError(
                f"{path} is {size / MEGABYTE:.0f} MB; an article may be "
                f"{DEFAULTS.largest_article // MEGABYTE} MB at most. Cut it to the part to be checked."
            )
        data = path.read_bytes()
    except OSError as error:
        raise CaseError(f"{path} cannot be read ({error.strerror}). Check the path.") from None
    is_html = path.suffix.lower() in _HTML
    declared = _META_CHARSET.search(data[:4_096]) if is_html else None
    try:
        decoded = decode(data, declared[1].decode("ascii") if declared else "")
    except ReadingError as error:
        raise ReadingError(f"{path}: {error}") from None
    text = _LINE_END.sub("\n", decoded.text)
    article = _from_html(text, decoded.charset) if is_html else _from_text(text, decoded.charset)
    if not article.text.strip():
        raise CaseError(
            f"{path} holds no text{' that a reader of the page can see' if is_html else ''}. "
            "Put the article's text into it, or save the page again once it has loaded."
        )
    return article


def _from_text(text: str, charset: str) -> Article:
    front = _FRONT_MATTER.match(text)
    fields = {m[1].lower(): m[2] for m in _FRONT_FIELD.finditer(front[1])} if front else {}
    body = text[front.end() :] if front else text
    language = fields.get("lang") or fields.get("language") or ""
    return Article(
        text=body,
        title=fields.get("title") or find_title(body),
        language=language[:2].lower() or detect_language(body),
        published=first_date(fields.get("date", "") or fields.get("published", "")) or find_dateline(body),
        charset=charset,
    )


def _from_html(html: str, charset: str) -> Article:
    page = extract_page(html)
    text = _visible_text(page)
    return Article(
        text=text,
        title=page.title or find_title(text),
        # A page's own word is believed only where the text leaves it open: templates often lie.
        language=detect_language(text, hint=page.language),
        published=first_date(page.published) or find_dateline(text),
        charset=charset,
    )


def _visible_text(page: Page) -> str:
    marks = {BlockKind.HEADING: "# ", BlockKind.LIST_ITEM: "- "}
    return "\n\n".join(
        marks.get(block.kind, "") + page.text[block.start : block.end]
        for block in page.blocks
        if block.visible
    )
