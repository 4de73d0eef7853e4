"""Block by block: the running state that turns the elements of a page into drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimbook.text.extraction.blocks import BOLD_LEVEL, BlockKind, Draft
from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.furniture import ends_as_sentence
from claimbook.text.extraction.html_tree import Element
from claimbook.text.extraction.page_rows import BETWEEN_CELLS, Rows
from claimbook.text.extraction.stretches import Line, Stretch
from claimbook.text.extraction.visibility import declarations
from claimbook.text.extraction.weights import BLOCK_TAGS, HEADINGS

_KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption", "legend"), BlockKind.CAPTION),
}
_LISTS = frozenset(("ul", "ol", "dl"))
_CELLS = frozenset(("td", "th"))
_PERMALINKS = frozenset((
    "¶", "#", "§", "🔗", "↩", "↩︎", "↑", "↵", "⏎", "^", "[edit]", "[編集]", "[编辑]", "[編輯]",
))  # fmt: skip
_SENTENCE_BREAK = re.compile(r"[.!?]\s+|[。！？]")
_LEADS_IN = re.compile(
    r"[:：]$|(?:以下|次|下記)の?(?:とおり|通り|よう).{0,12}[。.]$|(?:如下|以下).{0,4}[。.]$"
    r"|\b(?:the following|as follows)\b[^.]{0,40}\.$",
    re.I,
)
_FOOTNOTE_MARK = re.compile(r"[\[(（]?(?:[※＊*注]{1,2}\s?\d{0,3}|[\d*†‡¹²³⁴-⁹⁰,\s]{1,8})[\])）]?")
_LINKED_MARK = re.compile(r"[\[(（]\d{1,3}[\])）]")
# In a box that holds nothing but elements these are items with room between them.
_HOLDS_SIDE_BY_SIDE = frozenset(("div", "header", "li", "section", "article", "footer", "aside", "time"))
_SET_SIDE_BY_SIDE = frozenset(("span", "a", "time", "small", "em", "strong", "b", "i"))
_CAPTION_TAGS = frozenset(("span", "em", "small", "strong", "p", "div"))
_CAPTION_NAME = re.compile(r"caption|cutline|(?:img|image|photo|picture)[-_]?desc", re.IGNORECASE)
# Who took a picture is no part of what its caption says.
_CREDIT = re.compile(
    r"\s*[（(［\[](?:写真|画像|撮影|提供|図|图|图片|摄影|攝影|photo|image|picture|foto|bild|crédit|credit)"
    r"[^()（）［］\[\]]{0,60}[）)］\]]$",
    re.IGNORECASE,
)
_PULL_QUOTE = re.compile(r"pull|quote", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[\s\d(])(?:[mkcd]?m|ft|in|mi|s|10)$")


class Drafting:
    """Takes the elements of a page in document order and gives drafts.

    Words that readers cannot see make drafts of their own, so that a hidden word inside a visible
    sentence never becomes a part of it.
    """

    def __init__(self) -> None:
        self.done: list[Draft] = []
        self._seen = Stretch()
        self._unseen = Stretch()
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self._lead_ins: list[str] = []
        self._term = ""
        self._last: Draft | None = None
        self.inside = True  # whether what is written now stands in the part with most of the prose
        self._links = self._bolds = self._sups = self._quotes = 0
        self._only_elements = [False]  # for each open element: whether a box of nothing but elements
        self._is_apart = False  # whether what comes next is an item in such a box
        self._row = 0  # open rows of data tables
        self._cells = ""  # the cells of the open row: "h" for a head, "d" for a datum
        self._layout: list[bool] = []  # for each open table: whether it is a layout
        self._tables: list[Rows] = []

    def write(self, text: str, visible: bool) -> None:
        """Adds a stretch of text to the open block."""
        stretch = self._seen if visible else self._unseen
        if self._links and _is_mark(text.strip(), stretch.before()):
            return
        if self._sups and text.strip():
            text = self._raised(text.strip(), stretch.before())
        if self._is_apart and text.strip():
            self._is_apart = False
            if _touches(stretch.before()[-1:], text[:1]):
                stretch.write(" ")
        stretch.write(text.replace("\v", " "), self._links > 0, self._bolds > 0)

    def enter(self, tag: Element, is_layout: bool = False) -> None:
        """An element begins; `is_layout` says of a table that it arranges the page."""
        name = tag.name
        if name == "br":
            self._both("\v")  # a mark of our own for a line break that the page asks for
        elif name == "a":
            self._links += 1
        elif name in ("b", "strong"):
            self._bolds += 1
        elif name == "sup":
            self._sups += 1
        elif name == "q":
            self._both("“")
        self._quotes += _is_set_apart(tag)
        is_apart = self._only_elements[-1] and name in _SET_SIDE_BY_SIDE
        self._only_elements.append(name in _HOLDS_SIDE_BY_SIDE and _holds_only_elements(tag))
        if not _is_block(tag):
            self._is_apart = self._is_apart or is_apart
            return
        if self._row:
            self._enter_in_row(name)
            return
        self._flush()
        kind, level = self._kinds[-1]
        if name in _KINDS:
            kind = _KINDS[name]
            level = int(name[1]) if kind is BlockKind.HEADING else 0
        elif kind is BlockKind.PARAGRAPH and _is_caption(tag):
            kind = BlockKind.CAPTION
        self._kinds.append((kind, level))
        if name in _LISTS:
            self._lead_ins.append(self._lead_in())
            self._term = ""
        elif name == "table":
            self._layout.append(is_layout or tag.get("role") in ("presentation", "none"))
            self._tables.append(Rows())
        elif name == "tr" and self._layout and not self._layout[-1]:
            self._row = 1
            self._cells = ""

    def leave(self, tag: Element) -> None:
        """An element ends."""
        name = tag.name
        if name == "a":
            self._links -= 1
        elif name in ("b", "strong"):
            self._bolds -= 1
        elif name == "sup":
            self._sups -= 1
        elif name == "q":
            self._both("”")
        self._only_elements.pop()
        if not _is_block(tag):
            return
        if self._row:
            self._quotes -= _is_set_apart(tag)
            self._row -= 1
            if self._row:
                self._both(" ")
                return
            self._flush_row()
            self._kinds.pop()
            return
        self._flush(is_term=name == "dt")
        self._quotes -= _is_set_apart(tag)
        self._kinds.pop()
        if name in _LISTS:
            self._lead_ins.pop()
            self._term = ""
        elif name == "table":
            self._layout.pop()
            self._tables.pop()

    def take(self) -> Iterator[Draft]:
        """Gives the drafts that are done and forgets them."""
        done, self.done = self.done, []
        yield from done

    def finish(self) -> Iterator[Draft]:
        """Gives what is left when the page has ended."""
        self._flush()
        yield from self.take()

    def _both(self, mark: str) -> None:
        self._seen.write(mark)
        if self._unseen.pieces:
            self._unseen.write(mark)

    def _enter_in_row(self, name: str) -> None:
        self._row += 1
        if name not in _CELLS:
            self._both(" ")
            return
        if self._cells:
            self._both(BETWEEN_CELLS)
        self._cells += "h" if name == "th" else "d"

    def _raised(self, text: str, before: str) -> str:
        """Footnote marks are left out, powers are kept apart: 2016¹ is not 20161, 10⁶ not 106."""
        if self._links or not _FOOTNOTE_MARK.fullmatch(text):
            return "" if self._links else text
        return f"^{text}" if text.isdigit() and _UNIT.search(before) else ""

    def _flush(self, is_term: bool = False) -> None:
        if not self._seen.pieces and not self._unseen.pieces and not is_term:
            return
        kind, level = self._kinds[-1]
        lead_in = self._lead_ins[-1] if self._lead_ins else ""
        if is_term:
            self._term = ""
        if kind is not BlockKind.LIST_ITEM:
            lead_in = ""
        for stretch, visible in ((self._seen, True), (self._unseen, False)):
            lines = list(stretch.lines())
            if len(lines) > 1 and not lines[1].linked:
                # A linked name over its description is no menu.
                lines[0] = replace(lines[0], linked=0)
            for line in lines:
                self._add(_promoted(self._draft(kind, line, level, self._term or lead_in, visible)))
                if is_term and visible:
                    self._term = line.text
        self._seen, self._unseen = Stretch(), Stretch()

    def _flush_row(self) -> None:
        for stretch, visible in ((self._seen, True), (self._unseen, False)):
            row = stretch.whole()
            row = replace(row, text=row.text.strip("| "))
            if row.text:
                lead_in = self._tables[-1].lead_in(row, self._cells) if visible else self._tables[-1].head
                self._add(self._draft(BlockKind.TABLE_ROW, row, 0, lead_in, visible))
        self._seen, self._unseen = Stretch(), Stretch()

    def _draft(self, kind: BlockKind, line: Line, level: int, lead_in: str, visible: bool) -> Draft:
        text = _CREDIT.sub("", line.text) or line.text if kind is BlockKind.CAPTION else line.text
        return Draft(
            kind, text, line.linked, line.bold, level, lead_in, visible, self.inside, self._quotes > 0
        )

    def _add(self, draft: Draft) -> None:
        self.done.append(draft)
        if draft.visible:
            self._last = draft

    def _lead_in(self) -> str:
        last = self._last
        if last is None or last.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING):
            return ""
        return last_sentence(last.text) if _LEADS_IN.search(last.text[-80:]) else ""


def _holds_only_elements(tag: Element) -> bool:
    return len(tag.children) > 1 and all(isinstance(c, Element) or c.isspace() for c in tag.children)


def _touches(before: str, after: str) -> bool:
    """Whether two items that a page sets side by side would run into one word."""
    if not (before.isalnum() and after.isalnum()):
        return False
    return before.isdigit() or after.isdigit() or (before.islower() and after.isupper())


def _is_mark(link: str, before: str) -> bool:
    """Whether a link is a sign beside the text: to a heading, to a footnote or back from one."""
    if link in _PERMALINKS:
        return True
    return before[-1:].strip() != "" and _LINKED_MARK.fullmatch(link) is not None


def last_sentence(text: str) -> str:
    """The last sentence of a paragraph, as far as its marks show.

    >>> last_sentence("It began in May. The funders are:")
    'The funders are:'
    """
    start = 0
    for mark in _SENTENCE_BREAK.finditer(text, max(0, len(text) - 500), max(0, len(text) - 2)):
        start = mark.end()
    return one_line(text[start:])


def _is_block(tag: Element) -> bool:
    if tag.name in BLOCK_TAGS:
        return True
    if tag.name not in _CAPTION_TAGS:
        return False
    style = tag.get("style")
    return _is_caption(tag) or (bool(style) and declarations(style).get("display") == "block")


def _is_caption(tag: Element) -> bool:
    return tag.name in _CAPTION_TAGS and _CAPTION_NAME.search(tag.get("class")) is not None


def _is_set_apart(tag: Element) -> bool:
    return tag.name in ("aside", "blockquote") or (
        tag.name in BLOCK_TAGS and _PULL_QUOTE.search(tag.get("class")) is not None
    )


def _promoted(draft: Draft) -> Draft:
    """A short line in bold type that stands alone is a heading in all but name."""
    if draft.kind is not BlockKind.PARAGRAPH or not draft.text or draft.bold < len(draft.text) - 1:
        return draft
    if 2 * draft.linked > len(draft.text):
        return draft  # a link in bold type leads elsewhere
    if len(draft.text) > 100 or ends_as_sentence(draft.text) or draft.text.endswith((":", "：")):
        return draft
    return replace(draft, kind=BlockKind.HEADING, level=BOLD_LEVEL, lead_in="")
