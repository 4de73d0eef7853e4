"""What captured bytes are: HTML, Markdown, plain text, PDF or DOCX, whatever the server says of them."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """The formats that are told apart and read, by their media types."""

    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# The suffixes of each format; the first is the one that a file without a fitting one gets.
SUFFIXES = {
    Format.HTML: (".html", ".htm"),
    Format.MARKDOWN: (".md",),
    Format.PLAIN: (".txt",),
    Format.PDF: (".pdf",),
    Format.DOCX: (".docx",),
}
_BEGINS_AS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS_TAGS = re.compile(rb"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # a DOCX is a ZIP archive; a locked one lies in an OLE file
_HEAD = 8_192  # bytes in which a page must declare itself; browsers look at 1,024


def sniff(content: bytes, content_type: str = "", name: str = "") -> Format:
    """Tells the format from the bytes first, then from the declared type, then from the name.

    Args:
        content: the bytes.
        content_type: the media type, lower case, without parameters; may be empty.
        name: a file name or an address; may be empty.

    >>> sniff(b"%PDF-1.7 ...", "text/html"), sniff(b"# Plan", "", "plan.md")
    (<Format.PDF: 'application/pdf'>, <Format.MARKDOWN: 'text/markdown'>)
    """
    head = _narrow(content[:_HEAD])
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if _is_docx(content, content_type, name):
        return Format.DOCX
    if _BEGINS_AS_HTML.match(head):
        return Format.HTML
    suffix = _suffix(name)
    if content_type == "text/markdown" or suffix in ("md", "markdown"):
        return Format.MARKDOWN
    says_html = content_type in ("text/html", "application/xhtml+xml") or suffix in ("html", "htm", "xhtml")
    if says_html and (not head or _HAS_TAGS.search(_narrow(content[:200_000]))):
        return Format.HTML
    return Format.PLAIN


def _is_docx(content: bytes, content_type: str, name: str) -> bool:
    says_so = content_type == Format.DOCX or _suffix(name) == "docx"
    if content.startswith(_ZIP):
        return says_so or b"word/document" in content
    return says_so and content.startswith(_OLE)


def _suffix(name: str) -> str:
    return name.partition("?")[0].partition("#")[0].lower().rpartition(".")[2]


def declared_charset(content: bytes) -> str:
    """The charset that an HTML page declares in itself, or empty."""
    head = _narrow(content[:_HEAD])
    found = _META_CHARSET.search(head) or _XML_CHARSET.match(head)
    return found.group(1).decode("ascii", "replace") if found else ""


def _narrow(content: bytes) -> bytes:
    """UTF-16 made readable for patterns of ASCII."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content[2:].replace(b"\x00", b"")
    return content
