"""What a page says of itself: title, language, publisher, and when it was published and last changed.

Linked data is believed first, then the metas of the head, then `<time>`, then a date line that a reader
sees. The day of the last change is never taken for the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimbook.text.extraction.blocks import BlockKind, Draft
from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.furniture_phrases import phrases
from claimbook.text.extraction.html_tree import Element, Step, walk
from claimbook.text.extraction.linked_data import page_nodes, text_of
from claimbook.text.reading.titles import day_of_line, first_day

# Most reliable first.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "govuk:first-published-at", "citation_publication_date", "citation_online_date", "dcterms.issued",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "release_date", "publication_date", "publishdate", "publish_date", "publish-date",
    "pubdate", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "govuk:updated-at", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised",
)  # fmt: skip
_PUBLISHER = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
    "citation_journal_title", "contentsource", "source", "application-name",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "citation_title", "articletitle", "dc.title", "dcterms.title")
_DAY = re.compile(r"(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")
# Country codes that are often written where a language belongs.
_MISNAMED = {"jp": "ja", "cn": "zh", "kr": "ko", "tw": "zh"}
_DAY_TAGS = ("time", "abbr")
_MOST_TIMES = 20
_MOST_HEADINGS = 30
_LONGEST_DAY = 40  # characters that a date takes with its label and the day of the week
_YEAR = re.compile(r"(?:19|20)\d\d|[令平昭]")
_BEGINS_WITH_YEAR = re.compile(r"(?:19|20)\d\d\s?[-./年]\s?\d{1,2}")
_SITE = re.compile(r"\s+[|｜]\s+|[|｜／_](?=[^\W\d_]{2})")  # what sets a title apart from the name of a site
_LINES_AROUND_TITLE = 15
_LONGEST_DATE_LINE = 120
_CHANGE = re.compile(r"modif|updat|revi[se]|edit|changed|aktualis|modifi|更新|改訂|修改|수정", re.IGNORECASE)
_FIRST = re.compile(
    r"publi|posted|issued|creat|released|entry-date|公開|掲載|発表|发布|등록|입력", re.IGNORECASE
)
_PLACES_OF_OTHERS = ("aside", "nav")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, language (ISO 639-1), publisher and days (ISO) of a page; empty where it does not say."""

    title: str = ""
    language: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""


def read_facts(every: Sequence[Element], lines: Callable[[], Sequence[Draft]] = tuple) -> PageFacts:
    """Reads what a page says of itself; nothing is guessed from its sentences.

    Args:
        every: all elements of the page, in document order.
        lines: gives the first lines that a reader sees; asked only where no date is declared to machines.
    """
    metas = _metas(every)
    nodes = page_nodes(
        e.text()
        for e in every
        if e.name == "script" and e.get("type").strip().lower() == "application/ld+json"
    )
    title, language = _title(every, metas), _language(every, metas)
    published, modified = _declared_days(nodes, metas)
    if not published and any(e.name in _DAY_TAGS for e in every):
        marked, marked_change = _marked_days(every[0])
        published, modified = marked, modified or marked_change
    if not published:
        seen, seen_change = _visible_days(lines(), title, language)
        published, modified = seen, modified or seen_change
    publisher = text_of(nodes, "publisher") or _first(metas, _PUBLISHER)
    return PageFacts(title, language, published, modified, publisher)


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


def _metas(every: Sequence[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in every:
        if meta.name != "meta" and "itemprop" not in meta.attributes:
            continue
        content = meta.get("content").strip() or meta.get("datetime").strip()
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := meta.get(attribute).strip().lower():
                found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: Sequence[str]) -> str:
    return next((value for name in names if (value := one_line(metas.get(name, ""))[:200])), "")


def _title(every: Sequence[Element], metas: dict[str, str]) -> str:
    heads = [_heading(e) for e in every if e.name == "h1"][:2]
    declared = one_line(next((e.text(1_000) for e in every if e.name == "title"), ""))
    lower = [_heading(e) for e in every if e.name in ("h2", "h3", "h4")][:_MOST_HEADINGS]
    shared = _first(metas, _TITLE[:2])
    candidates = (
        next((h for h in heads if h != shared and _is_most_of(h, shared)), shared),
        max((h for h in (*heads, *lower) if _is_most_of(h, declared)), key=len, default=""),
        _first(metas, _TITLE[2:]),
        heads[0] if len(heads) == 1 else "",
        _without_site(declared),
        heads[0] if heads else "",
    )
    return next((title for candidate in candidates if (title := candidate[:500])), "")


def _without_site(declared: str) -> str:
    parts = _SITE.split(declared)
    return parts[0] if len(parts[0]) >= max(map(len, parts)) else declared


def _is_most_of(heading: str, declared: str) -> bool:
    """Whether a declared title is a heading and the name of a site, set apart: "The plan | The Day"."""
    if not heading or heading not in declared:
        return False
    before, _, behind = declared.partition(heading)
    if before:
        return len(heading) >= len(before) and not behind and not before.rstrip()[-1:].isalnum()
    return not behind or not behind.lstrip()[:1].isalnum()


def _heading(element: Element) -> str:
    return one_line(element.text(1_000)).rstrip(" ¶#§")  # the mark of a link to the heading itself


def _language(every: Sequence[Element], metas: dict[str, str]) -> str:
    root = next((e for e in every if e.name == "html"), None)
    declared = (
        (root.get("lang") or root.get("xml:lang")) if root else "",
        metas.get("content-language", ""),
        metas.get("language", ""),
        metas.get("og:locale", ""),
    )
    for value in declared:
        if match := _LANGUAGE.match(value.strip().lower()):
            return _MISNAMED.get(match.group(), match.group())
    return ""


def _declared_days(nodes: list[dict[str, Any]], metas: dict[str, str]) -> tuple[str, str]:
    published = iso_day(text_of(nodes, "datePublished", "dateCreated"))
    modified = iso_day(text_of(nodes, "dateModified"))
    days = ((iso_day(metas.get(name, "")) for name in names) for names in (_PUBLISHED, _MODIFIED))
    first, last = (next(filter(None, found), "") for found in days)
    return published or first, modified or last


def _marked_days(root: Element) -> tuple[str, str]:
    """The days in `<time>` and `<abbr>` elements: of publication and of the last change."""
    published = modified = ""
    seen, before, footers = 0, "", 0
    for step, node in walk(root, lambda e: e.name in _PLACES_OF_OTHERS):
        if isinstance(node, str):
            before = node.strip()[-60:] or before
        elif node.name == "footer":
            footers += 1 if step is Step.ENTER else -1
        elif step is Step.ENTER and node.name in _DAY_TAGS:
            day = iso_day(node.get("datetime") or node.get("title"))
            said = " ".join((node.get("class"), node.get("itemprop")))
            seen += bool(day)
            if not day or seen > _MOST_TIMES:
                continue
            own = node.text(200)
            is_change = _CHANGE.search(f"{said} {own}") or (
                not _FIRST.search(said) and _CHANGE.search(before)
            )
            if is_change:
                modified = modified or day
            elif not footers:
                published = published or day
    return published, modified


def _visible_days(lines: Sequence[Draft], title: str, language: str) -> tuple[str, str]:
    """The days in lines near the title, or at the end, that are little more than a date."""
    place = next((i for i, line in enumerate(lines) if line.text == title), 0)
    published = modified = ""
    for number, draft in enumerate(lines):
        line = draft.text
        if draft.kind is BlockKind.HEADING or len(line) > _LONGEST_DATE_LINE or not _YEAR.search(line):
            continue
        label = phrases("date label").match(line)
        is_near = abs(number - place) < _LINES_AROUND_TITLE
        if label is None and not is_near:
            continue
        # Where a label says what it is, more may stand behind the date: "Posted on 5 May by our office".
        begins = label.end() if label else 0
        day = first_day(line[begins : begins + _LONGEST_DAY], language) if label else None
        day = day or day_of_line(line, language)
        if day is None and _BEGINS_WITH_YEAR.match(line):
            day = first_day(line[:_LONGEST_DAY], language)
        if day is None:
            continue
        if _CHANGE.search(line) and not _FIRST.search(line):
            modified = modified or day.isoformat()
        else:
            published = published or day.isoformat()
    return published, modified
