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

_HTML = (".html", ".htm")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85\v\f]")
_FRONT_MATTER = re.compile(r"---\n(.{0,4000}?)\n---\n", re.DOTALL)
_FRONT_FIELD = re.compile(r"^(title|date|published|lang|language)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.I | re.M)
_MARKUP = re.compile(r"^[#>*_\s=-]+|[*_#\s]+$")
_EAST = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"),
    re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.? (?P<month>[A-Z][a-z]{2,8})\.? (?P<y>(?:19|20)\d\d)\b"),
)
# A dateline is little more than its date: "Published: 21 January 2025, 10:00 UTC".
_LONGEST_DATELINE = 60
_LONGEST_TITLE = 200


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
        published=_first_date(fields.get("date", "") or fields.get("published", "")) or find_dateline(body),
        charset=charset,
    )


def _from_html(html: str, charset: str) -> Article:
    from claimbook.text.pages import extract_page  # which looks for titles as articles do

    page = extract_page(html)
    text = _visible_text(page)
    return Article(
        text=text,
        title=page.title or find_title(text),
        # A page's own word is believed only where the text leaves it open: templates often lie.
        language=detect_language(text, hint=page.language),
        published=_first_date(page.published) or find_dateline(text),
        charset=charset,
    )


def _visible_text(page: Page) -> str:
    marks = {BlockKind.HEADING: "# ", BlockKind.LIST_ITEM: "- "}
    return "\n\n".join(
        marks.get(block.kind, "") + page.text[block.start : block.end]
        for block in page.blocks
        if block.visible
    )


def find_title(text: str) -> str:
    """The headline among the first lines of a text, without markup; empty where none stands out.

    >>> find_title("A12\\n\\n# Stargate is announced\\n\\nOn Tuesday ...")
    'Stargate is announced'
    """
    for line in _first_lines(text, 6):
        title = _MARKUP.sub("", line).strip()
        weight = len(title.split()) + len(_EAST.findall(title)) / 3
        # Codes, section names and bylines come before a headline; they are short.
        if weight >= 3 and len(title) <= _LONGEST_TITLE and not _is_dateline(title):
            return title
        if len(title) > _LONGEST_TITLE:
            return ""
    return ""


def find_dateline(text: str) -> date | None:
    """The date in the first line that is little more than a date, among the first twelve lines."""
    for line in _first_lines(text, 12):
        if _is_dateline(line):
            return _first_date(line)
    return None


def _first_lines(text: str, count: int) -> list[str]:
    lines = (line.strip() for line in text[:20_000].split("\n"))
    return [line for line in lines if line][:count]


def _is_dateline(line: str) -> bool:
    return (
        len(line) <= _LONGEST_DATELINE
        and not line.endswith(("。", ".", "！", "!"))
        and bool(_first_date(line))
    )


def _first_date(text: str) -> date | None:
    for pattern in _DATES:
        for match in pattern.finditer(text[:400]):
            parts = match.groupdict()
            month = parts.get("m") or _MONTHS.get((parts.get("month") or "")[:3].lower(), 0)
            try:
                return date(int(parts["y"]), int(month), int(parts["d"]))
            except ValueError:
                continue
    return None
