"""Pages into text: HTML, Markdown and plain text as one kind of page, without the furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimbook.text.extraction.blocks import Block, BlockKind, Page, freeze
from claimbook.text.extraction.characters import one_line, parsable
from claimbook.text.extraction.drafting import last_sentence
from claimbook.text.extraction.furniture import ends_as_sentence, is_furniture_line
from claimbook.text.extraction.furniture_elements import SILENT_TAGS
from claimbook.text.extraction.html_tree import parse_html
from claimbook.text.extraction.main_text import first_lines, read_main_text
from claimbook.text.extraction.page_facts import iso_day, read_facts
from claimbook.text.extraction.weights import weigh_page
from claimbook.text.reading.titles import find_title

__all__ = ["Block", "BlockKind", "Page", "extract_markdown", "extract_page", "extract_plain"]

_FIRST_LINES = 200  # of a page, among which a date line is looked for
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
    weighed = weigh_page(parse_html(html), SILENT_TAGS)
    facts = read_facts(weighed.elements, lambda: first_lines(weighed, _FIRST_LINES))
    page = freeze(read_main_text(weighed, facts.title), facts.title, facts.language, facts.published)
    return replace(page, modified=facts.modified, publisher=facts.publisher)


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
