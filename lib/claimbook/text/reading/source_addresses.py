"""Which addresses of an article may be its sources: those that lead to a page of somebody else."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from claimbook.text.extraction.page_links import Link, body_links, own_address
from claimbook.text.reading.addresses import clean_address, find_addresses, page_key

# What follows the question mark of such an address is the page to be shared.
_SHARE = re.compile(r"/(?:share|sharer|sharing|share_?article|intent)(?:/|\.\w{2,4}$|$)", re.IGNORECASE)
_NO_TEXT = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|mp[34]|m4[av]|mov|webm|ogg|wav|zip|gz|exe|dmg|apk|css|js)$",
    re.IGNORECASE,
)


def source_addresses(text: str, html: str = "", own: str = "", given: Iterable[str] = ()) -> tuple[str, ...]:
    """The whole addresses of an article that may be its sources, each page once: those of the text, then
    those of its links.

    Left out are buttons that share the page, pictures and films, the article itself and the home page of
    its site, links within its site that stand outside sentences, and what is given already.

    Args:
        text: the article's text.
        html: its HTML; empty where there is none.
        own: the address of the article; where empty, the one that its HTML names.
        given: addresses that the person has named.

    >>> source_addresses("See https://a.example/plan and https://x.com/intent/post?url=y.")
    ('https://a.example/plan',)
    """
    own = clean_address(own) if own else own_address(html)
    written = dict.fromkeys(address.url for address in find_addresses(text) if not address.is_cut)
    links = (*(Link(url, url, in_prose=True) for url in written), *body_links(html, own))
    known = {page_key(url) for url in (own, *given) if url}
    found: dict[str, str] = {}
    for link in links:
        if page_key(link.url) not in known and _may_answer(link, own):
            found.setdefault(page_key(link.url), link.url)
    return tuple(found.values())


def _may_answer(link: Link, own: str) -> bool:
    parts = urlsplit(link.url)
    if _NO_TEXT.search(parts.path) or _is_sharing(link.url):
        return False
    return not _is_on_site(link.url, own) or (link.in_prose and len(parts.path + parts.query) > 1)


def _is_sharing(url: str) -> bool:
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path.removeprefix("/")
    if parts.query and _SHARE.search(parts.path):
        return True
    return any(_is_below(host, site) and path.startswith(start) for site, start in _buttons())


@cache
def _buttons() -> tuple[tuple[str, str], ...]:
    """Where buttons lead that share a page: a host, with all below it, and the beginning of a path."""
    text = files("claimbook.text").joinpath("data/share_links.csv").read_text(encoding="utf-8")
    return tuple((row["host"], row["path"]) for row in csv.DictReader(text.splitlines()))


def _is_on_site(url: str, own: str) -> bool:
    """Whether two addresses are of one site: the same host, or one below the other."""
    one, other = ((urlsplit(each).hostname or "").removeprefix("www.") for each in (url, own))
    return bool(other) and (_is_below(one, other) or _is_below(other, one))


def _is_below(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")
