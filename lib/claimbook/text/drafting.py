"""Block by block: the running state that turns the elements of a page into drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from claimbook.text.blocks import BlockKind, Draft
from claimbook.text.characters import one_line
from claimbook.text.furniture import ends_as_sentence
from claimbook.text.visibility import declarations

_BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption", "legend"), BlockKind.CAPTION),
}
_LISTS = frozenset(("ul", "ol", "dl"))
_CELLS = frozenset(("td", "th"))
_PERMALINKS = frozenset((
    "¶", "#", "§", "🔗", "↩", "↩︎", "↑", "[edit]", "[編集]", "[编辑]", "[編輯]",
))  # fmt: skip
_SENTENCE_BREAK = re.compile(r"[.!?]\s+|[。！？]")
_LEADS_IN = re.compile(
    r"[:：]$|(?:以下|次|下記)の?(?:とおり|通り|よう).{0,12}[。.]$|(?:如下|以下).{0,4}[。.]$"
    r"|\b(?:the following|as follows)\b[^.]{0,40}\.$",
    re.I,
)
_UNIT = re.compile(r"(?:^|[\s\d(])(?:[mkcd]?m|ft|in|mi|s|10)$")
_BULLET = re.compile(r"[-*•・●◦‣※○■□◆◇▶]")
_LONG_LINE = {True: 15, False: 40}  # characters of a line that was broken for want of room


@dataclass(slots=True)
class _Stretch:
    """Text that was written since the last block began."""

    pieces: list[str]
    linked: int = 0
    bold: int = 0


class Drafting:
    """Takes the elements of a page in document order and gives drafts.

    Words that readers cannot see make drafts of their own, so that a hidden word inside a visible
    sentence never becomes a part of it.
    """

    def __init__(self) -> None:
        self._done: list[Draft] = []
        self._seen = _Stretch([])
        self._unseen = _Stretch([])
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self._lead_ins: list[str] = []
        self._term = ""
        self._last: Draft | None = None
        self._links = self._bolds = self._sups = 0
        self._row = 0  # open rows of data tables
        self._cells = ""  # the cells of the open row: "h" for a head, "d" for a datum
        self._head = ""  # the head row of the table
        self._layout: list[bool] = []  # for each open table: whether it is a layout

    def write(self, text: str, visible: bool) -> None:
        """Adds a stretch of text to the open block."""
        if self._links and text.strip() in _PERMALINKS:
            return
        stretch = self._seen if visible else self._unseen
        if self._sups and text.strip():
            text = self._raised(text.strip(), stretch)
        stretch.pieces.append(text.replace("\v", " "))
        length = len(text.strip())
        stretch.linked += length if self._links else 0
        stretch.bold += length if self._bolds else 0

    def enter(self, tag: Tag, is_layout: bool = False) -> None:
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
        if not _is_block(tag):
            return
        if self._row:
            self._enter_in_row(name)
            return
        self._flush()
        kind, level = self._kinds[-1]
        if name in _KINDS:
            kind = _KINDS[name]
            level = int(name[1]) if kind is BlockKind.HEADING else 0
        self._kinds.append((kind, level))
        if name in _LISTS:
            self._lead_ins.append(self._lead_in())
            self._term = ""
        elif name == "table":
            self._layout.append(is_layout or tag.get("role") in ("presentation", "none"))
            self._head = ""
        elif name == "tr" and self._layout and not self._layout[-1]:
            self._row = 1
            self._cells = ""

    def leave(self, tag: Tag) -> None:
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
        if not _is_block(tag):
            return
        if self._row:
            self._row -= 1
            if self._row:
                self._both(" ")
                return
            self._flush_row()
            self._kinds.pop()
            return
        self._flush(is_term=name == "dt")
        self._kinds.pop()
        if name in _LISTS:
            self._lead_ins.pop()
            self._term = ""
        elif name == "table":
            self._layout.pop()

    def take(self) -> Iterator[Draft]:
        """Gives the drafts that are done and forgets them."""
        if self._done:
            yield from self._done
            self._done = []

    def finish(self) -> Iterator[Draft]:
        """Gives what is left when the page has ended."""
        self._flush()
        yield from self.take()

    def _both(self, mark: str) -> None:
        self._seen.pieces.append(mark)
        if self._unseen.pieces:
            self._unseen.pieces.append(mark)

    def _enter_in_row(self, name: str) -> None:
        self._row += 1
        if name not in _CELLS:
            self._both(" ")
            return
        if self._cells:
            self._both(" | ")
        self._cells += "h" if name == "th" else "d"

    def _raised(self, text: str, stretch: _Stretch) -> str:
        """Footnote marks are left out, powers are kept apart: 2016¹ is not 20161, 10⁶ not 106."""
        if self._links or not re.fullmatch(r"[\[(]?[\d*†‡,\s]{1,8}[\])]?", text):
            return "" if self._links else text
        before = "".join(stretch.pieces[-2:])[-12:]
        return f"^{text}" if text.isdigit() and _UNIT.search(before) else ""

    def _flush(self, is_term: bool = False) -> None:
        kind, level = self._kinds[-1]
        lead_in = self._lead_ins[-1] if self._lead_ins else ""
        if is_term:
            self._term = ""
        if kind is not BlockKind.LIST_ITEM:
            lead_in = ""
        for stretch, visible in ((self._seen, True), (self._unseen, False)):
            for text in _lines("".join(stretch.pieces)):
                draft = Draft(kind, text, stretch.linked, stretch.bold, level, self._term or lead_in, visible)
                self._add(_promoted(draft))
                if is_term and visible:
                    self._term = text
        self._seen, self._unseen = _Stretch([]), _Stretch([])

    def _flush_row(self) -> None:
        for stretch, visible in ((self._seen, True), (self._unseen, False)):
            text = one_line("".join(stretch.pieces)).strip("| ")
            if not text:
                continue
            is_head = "d" not in self._cells and len(self._cells) > 1 and not self._head
            lead_in = "" if is_head else self._head
            self._add(Draft(BlockKind.TABLE_ROW, text, stretch.linked, 0, 0, lead_in, visible))
            if is_head and visible:
                self._head = text
        self._seen, self._unseen = _Stretch([]), _Stretch([])

    def _add(self, draft: Draft) -> None:
        self._done.append(draft)
        if draft.visible:
            self._last = draft

    def _lead_in(self) -> str:
        last = self._last
        if last is None or last.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING):
            return ""
        return last_sentence(last.text) if _LEADS_IN.search(last.text[-80:]) else ""


def last_sentence(text: str) -> str:
    """The last sentence of a paragraph, as far as its marks show.

    >>> last_sentence("It began in May. The funders are:")
    'The funders are:'
    """
    start = 0
    for mark in _SENTENCE_BREAK.finditer(text, max(0, len(text) - 500), max(0, len(text) - 2)):
        start = mark.end()
    return one_line(text[start:])


def _is_block(tag: Tag) -> bool:
    if tag.name in _BLOCK_TAGS:
        return True
    style = tag.get("style")
    return tag.name == "span" and style is not None and declarations(str(style)).get("display") == "block"


def _promoted(draft: Draft) -> Draft:
    """A short line in bold type that stands alone is a heading in all but name."""
    if draft.kind is not BlockKind.PARAGRAPH or not draft.text or draft.bold < len(draft.text) - 1:
        return draft
    if len(draft.text) > 100 or ends_as_sentence(draft.text) or draft.text.endswith((":", "：")):
        return draft
    return Draft(BlockKind.HEADING, draft.text, draft.linked, draft.bold, 6, "", draft.visible)


def _lines(text: str) -> Iterator[str]:
    """One text for each line that means to stand alone; a line broken for want of room goes on."""
    whole: list[str] = []
    for piece in text.split("\v"):
        line = one_line(piece)
        if line and whole and _goes_on(whole[-1], line):
            whole.append("" if whole[-1][-1] >= "\u3000" and line[0] >= "\u3000" else " ")
            whole.append(line)
            continue
        # Two breaks in a row end a paragraph, as does a line that cannot be going on.
        if whole:
            yield "".join(whole)
        whole = [line] if line else []
    if whole:
        yield "".join(whole)


def _goes_on(above: str, line: str) -> bool:
    if ends_as_sentence(above) or above.endswith((":", "：")) or _BULLET.match(line):
        return False
    if line[0].islower() or above.endswith((",", "、", "，")):
        return True
    return len(above) >= _LONG_LINE[above[-1] >= "\u3000"]
