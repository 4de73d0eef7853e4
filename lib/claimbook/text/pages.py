"""Pages into text: HTML, Markdown and plain text as one kind of page, without the furniture.

The way of an HTML page: parsed (BeautifulSoup over lxml), weighed, narrowed to the article or main
element where that holds most of the prose, walked block by block, and cleared of lines that are
furniture. Every walk is a loop with its own stack, so that no depth of nesting can bring it down.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from enum import Enum, auto

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString

from claimbook.text.blocks import Block, BlockKind, Draft, Page, freeze
from claimbook.text.characters import one_line, parsable
from claimbook.text.drafting import Drafting, last_sentence
from claimbook.text.furniture import (
    SILENT_TAGS,
    Weight,
    ends_as_sentence,
    is_furniture,
    is_furniture_line,
    weigh,
    weigh_element,
    without_furniture,
)
from claimbook.text.page_facts import iso_day, read_facts
from claimbook.text.titles import find_title
from claimbook.text.visibility import Look, StyleSheet, look, read_styles

__all__ = ["Block", "BlockKind", "Page", "extract_markdown", "extract_page", "extract_plain"]

_CONTENT = frozenset(("article", "main", "section", "blockquote", "figure"))
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_MATTER_LINE = re.compile(r"^(title|date|published|lang|language)[ \t]*:[ \t]*(.*)$", re.M | re.I)
_BULLET = re.compile(r"[-*+•・●◦‣※○■□◆◇▶]\s*\S|(?:\d{1,3}|[a-zA-Z])[.)]\s+\S|[（(]\d{1,3}[)）]|[①-⑳]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def extract_page(html: str) -> Page:
    """Reads an HTML page: what it says of itself and its text, block by block.

    Args:
        html: the page, decoded; any length, nesting or damage.

    Returns:
        the page; `text` is empty where there is nothing to read, as in an empty JavaScript shell.

    >>> extract_page("<p>One  went\\nup.</p><nav>Home</nav><ul><li>Two fell.</ul>").text
    'One went up.\\n\\nTwo fell.'
    """
    soup = _parse(html)
    facts = read_facts(soup)
    styles = read_styles(style.get_text() for style in soup.find_all("style"))
    drafts = _drafts(soup, styles)
    return freeze(without_furniture(drafts, facts.title), facts.title, facts.language, facts.published)


def extract_markdown(text: str) -> Page:
    """Reads a Markdown page (CommonMark with tables) by way of HTML; marks of emphasis are gone.

    A front matter between lines of `---` may give title, date and language.

    >>> extract_markdown("# Plan\\n\\nIt costs **5 million**.").text
    'Plan\\n\\nIt costs 5 million.'
    """
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    said = {}
    if front:
        text = text[front.end() :]
        for name, value in _FRONT_MATTER_LINE.findall(front.group(1)):
            said[name.lower()] = value.strip().strip("\"'")
    page = extract_page(MarkdownIt("commonmark").enable("table").render(parsable(text)))
    return Page(
        title=said.get("title", "") or page.title,
        language=(said.get("lang", "") or said.get("language", ""))[:2].lower(),
        published=iso_day(said.get("date", "") or said.get("published", "")),
        text=page.text,
        blocks=page.blocks,
    )


def extract_plain(text: str) -> Page:
    """Reads plain text; `page.text` is `text`, unchanged, and the offsets are into it.

    Paragraphs are separated by blank lines. A single line without a final mark is a heading where
    a paragraph follows; a line that begins with a bullet is a list item; lines known as furniture
    belong to no block.
    """
    blocks: list[Block] = []
    heading = lead_in = ""
    for start, end, is_last in _stretches(text):
        words = text[start:end]
        kind = _kind_of_stretch(words, is_last)
        most_labels = 0 if kind is BlockKind.LIST_ITEM else 4
        if "\n" not in words and is_furniture_line(words, most_labels=most_labels):
            continue
        if kind is not BlockKind.LIST_ITEM:
            lead_in = last_sentence(words) if words.endswith((":", "：")) else ""
        shown = lead_in if kind is BlockKind.LIST_ITEM else ""
        blocks.append(Block(kind, start, end, heading, shown, visible=True))
        if kind is BlockKind.HEADING:
            heading = one_line(words)
    return Page(find_title(text), "", "", text, tuple(blocks))


def _parse(html: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # XHTML is read as HTML on purpose.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", UserWarning)
        return BeautifulSoup(parsable(html), "lxml")


class _Step(Enum):
    ENTER = auto()
    TEXT = auto()
    LEAVE = auto()


def _walk(root: Tag, leaves_out: Callable[[Tag], bool]) -> Iterator[tuple[_Step, Tag | NavigableString]]:
    """Goes through a tree in document order, without recursion, past whatever is left out."""
    trail: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
    yield _Step.ENTER, root
    while trail:
        tag, children = trail[-1]
        child = next(children, None)
        if child is None:
            trail.pop()
            yield _Step.LEAVE, tag
        elif isinstance(child, Tag):
            if child.name not in SILENT_TAGS and not leaves_out(child):
                trail.append((child, iter(child.contents)))
                yield _Step.ENTER, child
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield _Step.TEXT, child


def _weigh_all(root: Tag, leaves_out: Callable[[Tag], bool]) -> dict[int, Weight]:
    """The weight of every element, by `id()` of the element."""
    weights: dict[int, Weight] = {}
    open_weights: list[Weight] = []
    links = 0
    for step, element in _walk(root, leaves_out):
        if step is _Step.TEXT:
            text = str(element)
            if not text.isspace():
                open_weights[-1] += weigh(text, links > 0)
            continue
        if step is _Step.ENTER:
            open_weights.append(_NOTHING)
            links += element.name == "a"
        elif isinstance(element, Tag):
            held = weights[id(element)] = open_weights.pop()
            links -= element.name == "a"
            if open_weights:
                open_weights[-1] += weigh_element(element.name, held)
    return weights


_NOTHING = Weight()


def _drafts(soup: BeautifulSoup, styles: StyleSheet) -> Iterator[Draft]:
    body = soup.body or soup
    weights = _weigh_all(body, lambda tag: False)
    whole = weights[id(body)]
    content = 0  # how many elements of content are open around the present one

    def leaves_out(tag: Tag) -> bool:
        return is_furniture(tag, weights[id(tag)], whole, content > 0)

    kept: dict[int, int] = {}
    scopes: list[Tag] = []
    totals: list[int] = []
    for step, element in _walk(body, leaves_out):
        if step is _Step.TEXT:
            totals[-1] += weigh(str(element), False).text
        elif step is _Step.ENTER:
            totals.append(0)
            content += element.name in _CONTENT
        elif isinstance(element, Tag):
            content -= element.name in _CONTENT
            total = totals.pop()
            if totals:
                totals[-1] += total
            if _is_scope(element):
                kept[id(element)] = total
                scopes.append(element)
            elif element is body:
                kept[id(body)] = total
    # The innermost element that holds most of what is left; inner ones were left first.
    scope = next((s for s in scopes if kept[id(s)] > 0.6 * kept[id(body)]), body)

    content = 1 if scope is not body else 0
    drafting = Drafting()
    looks = [Look()]
    for step, element in _walk(scope, leaves_out):
        if step is _Step.TEXT:
            drafting.write(str(element), looks[-1].visible)
        elif isinstance(element, Tag) and step is _Step.ENTER:
            content += element.name in _CONTENT
            weight = weights[id(element)]
            looks.append(look(element, looks[-1], styles, weight.text * 2 > whole.text))
            drafting.enter(element, is_layout=weight.is_layout)
        elif isinstance(element, Tag):
            content -= element.name in _CONTENT
            looks.pop()
            drafting.leave(element)
        yield from drafting.take()
    yield from drafting.finish()


def _is_scope(tag: Tag) -> bool:
    return (
        tag.name in ("article", "main") or tag.get("role") == "main" or tag.get("itemprop") == "articleBody"
    )


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yields (start, end, whether the text ends here) of paragraphs and bulleted lines, trimmed."""
    found: list[tuple[int, int]] = []
    start = end = -1
    position = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        begins = position + len(line) - len(line.lstrip())
        if start >= 0 and (not words or _BULLET.match(words)):
            found.append((start, end))
            start = -1
        if words:
            start = begins if start < 0 else start
            end = begins + len(words)
        position += len(line)
    if start >= 0:
        found.append((start, end))
    for index, (first, last) in enumerate(found):
        yield first, last, index == len(found) - 1


def _kind_of_stretch(words: str, is_last: bool) -> BlockKind:
    if _BULLET.match(words):
        return BlockKind.LIST_ITEM
    longest = 40 if _UNSPACED.search(words) else 90
    is_one_short_line = "\n" not in words and len(words) <= longest
    if is_one_short_line and not is_last and not ends_as_sentence(words) and not words.endswith((":", "：")):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
