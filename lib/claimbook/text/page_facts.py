"""What a page says of itself in its head: its title, its language, the day it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag

from claimbook.text.characters import one_line

# The day of publication, most reliable first; a day of modification is never asked for.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "citation_publication_date", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "parsely-pub-date", "sailthru.date", "publication_date", "publishdate",
    "publish_date", "publish-date", "pubdate", "date",
)  # fmt: skip
_LINKED_DATA = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"([^"]{4,40})"')
_DAY = re.compile(r"(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")
# Country codes that are often written where a language belongs.
_MISNAMED = {"jp": "ja", "cn": "zh", "kr": "ko", "tw": "zh"}


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's title, declared language (ISO 639-1) and day of publication (ISO); empty if unsaid."""

    title: str
    language: str
    published: str


def read_facts(soup: BeautifulSoup) -> PageFacts:
    """Reads what a page declares; nothing is guessed from its text."""
    metas = _metas(soup)
    return PageFacts(_title(soup, metas), _language(soup, metas), _published(soup, metas))


def iso_day(value: str) -> str:
    """The first full day in a machine-written date, or empty.

    >>> iso_day("2025-01-21T09:00:00+09:00"), iso_day("2025"), iso_day("2025-13-40")
    ('2025-01-21', '', '')
    """
    for year, month, day in _DAY.findall(value[:100]):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = str(meta.get(attribute) or "").strip().lower()
            content = str(meta.get("content") or "").strip()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    heads = soup.find_all("h1", limit=2)
    candidates = (
        metas.get("og:title", ""),
        metas.get("twitter:title", ""),
        _heading(heads[0]) if len(heads) == 1 else "",
        soup.title.get_text(" ") if soup.title else "",
        _heading(heads[0]) if heads else "",
    )
    return next((title for candidate in candidates if (title := one_line(candidate)[:500])), "")


def _heading(tag: Tag) -> str:
    return tag.get_text(" ").rstrip(" \n\t¶#§")  # the mark of a link to the heading itself


def _language(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    root = soup.find("html")
    declared = (
        str((root.get("lang") or root.get("xml:lang") or "") if root else ""),
        metas.get("content-language", ""),
        metas.get("og:locale", ""),
    )
    for value in declared:
        if match := _LANGUAGE.match(value.strip().lower()):
            return _MISNAMED.get(match.group(), match.group())
    return ""


def _published(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    for name in _PUBLISHED:
        if day := iso_day(metas.get(name, "")):
            return day
    for script in soup.find_all("script", type="application/ld+json"):
        for value in _LINKED_DATA.findall(script.get_text()):
            if day := iso_day(value):
                return day
    for time in soup.find_all("time", limit=20):
        if time.find_parent(("aside", "nav", "footer")) is None and (
            day := iso_day(str(time.get("datetime") or ""))
        ):
            return day
    return ""
