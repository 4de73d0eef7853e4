"""A page as it is kept: its frozen text, and the blocks that say what each stretch of it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

BETWEEN_BLOCKS = "\n\n"
BOLD_LEVEL = 7  # below every heading that is marked as one


class BlockKind(StrEnum):
    """What a stretch of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a page; `page.text[start:end]` are its words, trimmed and never empty."""

    kind: BlockKind
    start: int
    end: int
    heading: str  # the nearest heading above, or empty
    lead_in: str  # what a list item or table row completes: "The funders are:", a row of heads
    visible: bool  # False where no reader of the page can see the words


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its furniture; every offset points into `text`, which never changes."""

    title: str
    language: str  # ISO 639-1 as the page declares it, or empty
    published: str  # ISO date as the page declares it, or empty
    text: str
    blocks: tuple[Block, ...]
    modified: str = ""  # ISO date of the last change as the page declares it, or empty
    publisher: str = ""  # who put the page out, as it declares, or empty


@dataclass(frozen=True, slots=True)
class Draft:
    """A block that was read and not yet given a place in the frozen text.

    `linked` and `bold` count the characters of `text` that are links and bold type; `level` is 1
    to 6 for a heading and 0 for anything else; `inside` says that it stands in the part of the page that
    holds most of the prose, `lifted` that it is set as a pull quote.
    """

    kind: BlockKind
    text: str
    linked: int = 0
    bold: int = 0
    level: int = 0
    lead_in: str = ""
    visible: bool = True
    inside: bool = True
    lifted: bool = False

    @property
    def is_bold_line(self) -> bool:
        """True of a heading that is one by its bold type alone."""
        return self.level == BOLD_LEVEL


def freeze(drafts: Iterable[Draft], title: str, language: str, published: str) -> Page:
    """Joins drafts into a page: one blank line between two blocks.

    >>> freeze([Draft(BlockKind.PARAGRAPH, "One."), Draft(BlockKind.PARAGRAPH, "Two.")], "", "", "").text
    'One.\\n\\nTwo.'
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0
    heading = ""
    for draft in drafts:
        end = position + len(draft.text)
        blocks.append(Block(draft.kind, position, end, heading, draft.lead_in, draft.visible))
        pieces.append(draft.text)
        position = end + len(BETWEEN_BLOCKS)
        if draft.kind is BlockKind.HEADING and draft.visible:
            heading = draft.text
    return Page(title, language, published, BETWEEN_BLOCKS.join(pieces), tuple(blocks))
