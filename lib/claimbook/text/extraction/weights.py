"""How much each element of a page holds: text, links, prose, headings, and the line that it opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.text.extraction.furniture_phrases import phrases
from claimbook.text.extraction.html_tree import Element, Step, elements, walk

BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
NO_LEVEL = 9  # of what is no heading

LONGEST_CELL = 400  # characters; a table cell with more is a column of a layout, not a datum
_LONGEST_OPENING = 80
_LONGEST_TEASER, _MOST_TEASER_PROSE = 700, 400
# What ends in a mark is prose if it has a few words; dates, names and places have commas and colons too.
_ENDS = re.compile(r"[a-zß-ÿ\d)%’”][.!?;…][\s\"'”’»)\]]*$")
_SENTENCE_SHAPE = re.compile(r"[a-zß-ÿ]{2}[.!?;…](?:\W|$)|[,;:].{40}|[。！？、，；…]|[\uac00-\ud7a3][.!?]")
_LEAST_ENDED, _LEAST_PROSE, _LEAST_UNSPACED = 18, 35, 10  # characters
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COOKIES = re.compile(r"[Cc]ookie|COOKIE|クッキー|쿠키|consent|[Pp]rivacy|隐私|隱私|Datenschutz|vie privée")


def _is_prose(text: str, length: int) -> bool:
    if _UNSPACED.search(text):
        return length >= _LEAST_UNSPACED and _SENTENCE_SHAPE.search(text) is not None
    if length >= _LEAST_PROSE and _SENTENCE_SHAPE.search(text):
        return True
    return length >= _LEAST_ENDED and text.strip().count(" ") > 2 and _ENDS.search(text[-12:]) is not None


@dataclass(slots=True, eq=False)
class Weight:
    """What an element holds; numbers are characters other than white space."""

    text: int = 0
    linked: int = 0
    prose: int = 0  # outside links, in stretches with the length and the marks of sentences
    pieces: int = 0  # about how many sentences these are
    headline: bool = False  # holds an h1 or the main element
    sections: bool = False  # holds a table or a heading
    cell: int = 0  # the text of the fullest table cell in it
    columns: int = 0  # cells of the longest table row in it
    heading: int = 0
    linked_heading: int = 0
    links_blocks: bool = False  # a link in it holds blocks
    asks: bool = False  # holds a button or link of the kind "Accept all"
    cookies: bool = False  # speaks of cookies, consent or privacy
    opening: str = ""  # its first line, where that is short
    opening_level: int = NO_LEVEL  # 1 to 6 where that line is a heading
    highest: int = NO_LEVEL  # the highest level of its other headings, links aside
    _opened: bool = False  # the first line has ended

    @property
    def is_layout(self) -> bool:
        """True of a table that arranges a page instead of holding data."""
        return self.sections or self.cell > LONGEST_CELL or self.columns < 2

    @property
    def is_teaser(self) -> bool:
        """True of what looks like the announcement of another page: its heading, or all of it, is a link."""
        if self.headline or not 0 < self.text < _LONGEST_TEASER or self.prose > _MOST_TEASER_PROSE:
            return False
        if self.heading:
            return self.linked_heading > 0.9 * self.heading
        return self.links_blocks and self.linked > 0.7 * self.text

    def write(self, text: str, in_link: bool, in_heading: bool) -> None:
        """Adds a stretch of text."""
        length = len(text) - text.count(" ") - text.count("\n") - text.count("\t")
        if not self._opened:
            self._open(text)
        if not length:
            return
        self.text += length
        if in_link:
            self.linked += length
        elif _is_prose(text, length):
            self.prose += length
            self.pieces += 1 + text.count(". ") + text.count("。", 0, -1)
        if in_heading:
            self.heading += length
            self.linked_heading += length if in_link else 0
        self.cookies = self.cookies or _COOKIES.search(text) is not None

    def hold(self, name: str, held: Weight) -> None:
        """Adds an element of this name with what it holds."""
        self.text += held.text
        self.linked += held.linked
        # Code is the text of the page that shows it, whatever its punctuation.
        self.prose += held.text - held.linked if name == "pre" else held.prose
        self.pieces += held.pieces
        self.headline = self.headline or held.headline or name in ("h1", "main")
        self.sections = self.sections or held.sections or name == "table" or name in HEADINGS
        self.cell = max(self.cell, held.cell, held.text if name in ("td", "th") else 0)
        self.columns = self.columns + 1 if name in ("td", "th") else max(self.columns, held.columns)
        self.heading += held.heading
        self.linked_heading += held.linked_heading
        is_block = name in BLOCK_TAGS
        self.links_blocks = (
            self.links_blocks or held.links_blocks or (is_block and held.linked == held.text > 0)
        )
        self.asks = self.asks or held.asks
        self.cookies = self.cookies or held.cookies
        self._hold_opening(held, is_block or name == "br")

    def _hold_opening(self, held: Weight, is_block: bool) -> None:
        is_first = not self._opened and (not is_block or not self.opening.strip())
        if is_first:
            self._open(held.opening)
            self.opening_level = held.opening_level
            self._opened = self._opened or held._opened or (is_block and bool(self.opening.strip()))
        else:
            self._opened = True
            self.highest = min(self.highest, held.opening_level)
        self.highest = min(self.highest, held.highest)

    def _open(self, text: str) -> None:
        self.opening += text
        if len(self.opening.strip()) > _LONGEST_OPENING:
            self.opening, self._opened = "", True


@dataclass(frozen=True, slots=True)
class Weighed:
    """A page on the scales."""

    body: Element
    elements: tuple[Element, ...]  # all of the page, head and silent ones too, in document order
    of: dict[Element, Weight]
    whole: Weight
    teasers: frozenset[Element]  # those that stand beside others of their kind
    prose_of_teasers: int


def weigh_page(root: Element, silent: frozenset[str]) -> Weighed:
    """Weighs every element in the body of a page; elements of the `silent` names are not on the scales."""
    every = tuple(elements(root))
    body = next((e for e in every if e.name == "body"), root)
    weights: dict[Element, Weight] = {}
    trail: list[tuple[Element, Weight]] = []
    teasers: set[Element] = set()
    links = headings = 0
    for step, node in walk(body, lambda element: element.name in silent):
        if isinstance(node, str):
            trail[-1][1].write(node, links > 0, headings > 0)
        elif step is Step.ENTER:
            trail.append((node, Weight()))
            links += node.name == "a"
            headings += node.name in HEADINGS
        else:
            weight = weights[node] = trail.pop()[1]
            links -= node.name == "a"
            headings -= node.name in HEADINGS
            _finish(node, weight)
            teasers.update(_alike(node, weights))
            if trail:
                trail[-1][1].hold(node.name, weight)
    prose_of_teasers = sum(weights[teaser].prose for teaser in teasers)
    return Weighed(body, every, weights, weights[body], frozenset(teasers), prose_of_teasers)


def _finish(element: Element, weight: Weight) -> None:
    weight.opening = weight.opening.strip()
    if element.name in HEADINGS:
        is_linked = weight.linked_heading > 0.9 * weight.heading
        weight.opening_level = NO_LEVEL if is_linked else HEADINGS[element.name]
    elif element.name in ("a", "button") or element.get("role") == "button":
        weight.asks = bool(weight.opening) and phrases("accept").fullmatch(weight.opening) is not None


def _alike(parent: Element, weights: dict[Element, Weight]) -> list[Element]:
    """The teasers right below an element, where there are several of one kind."""
    kinds: dict[tuple[str, str], list[Element]] = {}
    for child in parent.children:
        if isinstance(child, Element) and child in weights and weights[child].is_teaser:
            kinds.setdefault((child.name, child.get("class").partition(" ")[0]), []).append(child)
    return [teaser for group in kinds.values() if len(group) > 1 for teaser in group]
