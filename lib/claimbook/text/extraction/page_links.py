"""The links of an article's own body, without those of the page around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.furniture_elements import CONTENT_TAGS, SILENT_TAGS, is_furniture
from claimbook.text.extraction.html_tree import Element, Step, elements, parse_html, walk
from claimbook.text.extraction.weights import BLOCK_TAGS, Weighed, weigh_page
from claimbook.text.reading.addresses import clean_address

_LARGEST = 20_000_000  # characters of HTML that are looked through
_LONGEST = 4_000  # characters of an address; servers refuse more
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page."""

    url: str  # cleaned
    words: str  # that a reader clicks on
    in_prose: bool  # stands among sentences, not alone or in a list of links


def all_links(html: str) -> tuple[str, ...]:
    """Every http and https address that a page links to, as it is written, in order."""
    links = (e.get("href").strip() for e in elements(_parse(html)) if e.name == "a")
    return tuple(link for link in links if _is_web(link))


def own_address(html: str) -> str:
    """The address that a page names as its own (a canonical link or `og:url`), cleaned; else empty."""
    canonical, told = [], []
    for element in elements(_parse(html)):
        if element.name == "link" and "canonical" in element.get("rel").lower().split():
            canonical.append(element.get("href").strip())
        elif element.name == "meta" and element.get("property").lower() == "og:url":
            told.append(element.get("content").strip())
    return next((clean_address(url) for url in (*canonical, *told) if _is_web(url)), "")


def body_links(html: str, base: str = "") -> tuple[Link, ...]:
    """The links that stand in the body of a page: not in menus, banners, boxes and footers.

    Args:
        html: the page, decoded; any length, nesting or damage.
        base: the page's own address, against which relative links are read; without one they are left out.

    >>> html = "<nav><a href='https://a.example/x'>x</a></nav><p>See <a href='https://b.example/y'>this</a>.</p>"
    >>> [link.url for link in body_links(html)]
    ['https://b.example/y']
    """
    root = _parse(html)
    body = next((element for element in elements(root) if element.name == "body"), root)
    page = weigh_page(body, SILENT_TAGS)
    return tuple(_links(_scope(body, page), body, page, base))


def _links(scope: Element, body: Element, page: Weighed, base: str) -> Iterator[Link]:
    content = int(scope is not body)  # how many elements of content are open around the present one
    blocks = [scope]

    def leaves_out(element: Element) -> bool:
        return is_furniture(element, page, content > 0)

    for step, node in walk(scope, leaves_out):
        if not isinstance(node, Element) or node is scope:
            continue
        change = 1 if step is Step.ENTER else -1
        content += change * (node.name in CONTENT_TAGS)
        if node.name in BLOCK_TAGS:
            if step is Step.ENTER:
                blocks.append(node)
            else:
                blocks.pop()
        if step is Step.ENTER and node.name == "a" and (url := _target(node, base)):
            words = one_line(node.text(_LONGEST_WORDS))
            yield Link(url, words, in_prose=page.of[blocks[-1]].prose > 0)


def _scope(body: Element, page: Weighed) -> Element:
    """The innermost element that is marked as the article and holds most of the prose, or the body."""
    marked = (e for e in elements(body) if e in page.of and _is_marked(e))
    *_, scope = body, *(e for e in marked if page.of[e].prose > 0.6 * page.whole.prose)
    return scope


def _is_marked(element: Element) -> bool:
    is_main = element.name in ("article", "main") or element.get("role") == "main"
    return is_main or element.get("itemprop") == "articleBody"


def _parse(html: str) -> Element:
    return parse_html(html[:_LARGEST])


def _target(element: Element, base: str) -> str:
    href = element.get("href").strip()
    if base and href and not href.startswith("#"):
        try:
            href = urljoin(base, href)
        except ValueError:
            return ""
    return clean_address(href) if len(href) <= _LONGEST and _is_web(href) else ""


def _is_web(link: str) -> bool:
    return link.lower().startswith(("http://", "https://"))
