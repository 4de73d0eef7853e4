"""Pages into passages: the sentences that may answer a claim, each with what it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.core.model import Passage
from claimbook.text.extraction.blocks import Block, BlockKind, Page
from claimbook.text.extraction.furniture import is_furniture_line
from claimbook.text.segmentation.sentences import split_sentences

# A paragraph or caption may end in a line of furniture; items and rows were judged whole.
_SIEVED = (BlockKind.PARAGRAPH, BlockKind.CAPTION)


def passages(page: Page, source_id: str, snapshot: str, language: str) -> tuple[Passage, ...]:
    """The sentences, list items and table rows of a page, in order.

    Args:
        page: the page; its headings become context and are no passages themselves, nor is its title.
        source_id: the source that the page belongs to.
        snapshot: sha256 of the captured bytes.
        language: ISO 639-1 of the page, for the splitting of sentences; may be empty.

    Returns:
        passages with `page.text[p.start:p.end] == p.quote`; the context is the lead-in of a list
        ("The funders are:") or the heads of a table where there are such, and the heading otherwise.
    """
    return tuple(
        Passage(
            source_id,
            snapshot,
            start,
            end,
            page.text[start:end],
            context=block.lead_in or block.heading,
            visible=block.visible,
        )
        for block in page.blocks
        if block.kind is not BlockKind.HEADING
        for start, end in _sentences(page, block, language)
        if block.kind not in _SIEVED or not is_furniture_line(page.text[start:end])
        if not _is_title(page, start, end)
    )


def _is_title(page: Page, start: int, end: int) -> bool:
    """True of the line of a plain text that is its headline, where the text goes on."""
    return page.text[start:end] == page.title and end < page.blocks[-1].end


def _sentences(page: Page, block: Block, language: str) -> Iterator[tuple[int, int]]:
    if block.kind is BlockKind.TABLE_ROW:
        yield block.start, block.end
        return
    for sentence in split_sentences(page.text[block.start : block.end], language):
        yield block.start + sentence.start, block.start + sentence.end
