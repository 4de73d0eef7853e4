"""Who wrote a page and who put it out, as the page declares it to machines and marks it up for readers."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from claimbook.text.extraction.characters import one_line, parsable
from claimbook.text.extraction.linked_data import page_nodes, texts_of
from claimbook.text.reading.bylines import Credits, find_byline
from claimbook.text.reading.paper import by_a_person

_AUTHOR_METAS = (
    "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "author",
    "article:author", "og:article:author", "twitter:data1",
)  # fmt: skip
_PUBLISHER_METAS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_BYLINE_PATHS = (
    "//*[@rel='author'][not(ancestor::aside)]",
    "//*[@itemprop='author'][not(ancestor::aside)]",
    "//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')"
    " or contains(concat(' ', @class, ' '), ' author-name ')][not(ancestor::aside)]",
)
_NO_NAME = re.compile(r"https?:|www\.|@|^\W*$")
_BY = re.compile(
    r"(?:by|von|par|por|文|作者|記者|记者)\s?[:：／/]?\s+|(?:文|作者|記者|记者)\s?[:：／/]\s?", re.IGNORECASE
)
_LONGEST = 120


def read_credits(page: str) -> Credits:
    """Author and publisher of an HTML page; empty where it does not say.

    Linked data (JSON-LD) of an article is believed first, then the metas of the head, then what the page
    marks as a byline. Several authors stand with commas between them.

    Args:
        page: the page, decoded; any length or damage.

    >>> read_credits("<meta name=author content='Jane Doe'><meta property='og:site_name' content='The Day'>")
    Credits(author='Jane Doe', publisher='The Day')
    """
    try:
        # Bytes, since a declaration of another charset in a decoded page would be believed.
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        root = html.document_fromstring(parsable(page).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Credits()
    found = _linked(root) | _metas(root)
    if not found.author:
        found |= Credits(_marked(root))
    is_house = found.author.casefold() == found.publisher.casefold()
    return Credits("", found.publisher) if is_house else found


def _linked(root: Any) -> Credits:
    scripts = (script.text or "" for script in root.xpath("//script[@type='application/ld+json']"))
    found = Credits()
    for node in page_nodes(scripts):
        author = ", ".join(dict.fromkeys(filter(None, map(_clean, texts_of(node, "author")))))
        publisher = next(filter(None, map(_clean, texts_of(node, "publisher"))), "")
        found |= Credits(author[:_LONGEST], publisher)
    return found


def _metas(root: Any) -> Credits:
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, content = (meta.get(attribute) or "").strip().lower(), _clean(meta.get("content") or "")
            if name and content:
                said.setdefault(name, []).append(content)
    # Twitter's cards have numbered fields; the label says what the first one holds.
    if "".join(said.get("twitter:label1", [])).lower() not in ("written by", "author", "by"):
        said.pop("twitter:data1", None)
    author = next((", ".join(dict.fromkeys(said[name])) for name in _AUTHOR_METAS if name in said), "")
    publisher = next((said[name][0] for name in _PUBLISHER_METAS if name in said), "")
    return Credits(author[:_LONGEST], publisher)


def _marked(root: Any) -> str:
    for number, path in enumerate(_BYLINE_PATHS):
        found: dict[str, None] = {}
        for element in root.xpath(path)[:20]:
            words = one_line(element.text_content()[:1_000])
            # A class may be called byline and hold a date, a portrait or a life story besides.
            name = (
                _clean(_BY.sub("", words)) if number < 2 and len(words) <= 60 else find_byline(words).author
            )
            if name:
                found[name] = None
        if found:
            return ", ".join(found)[:_LONGEST]
    return ""


def _clean(value: str) -> str:
    value = by_a_person(value[:1_000])
    return "" if len(value) > _LONGEST or _NO_NAME.search(value) else value
