"""The captured pages as a notebook shows them: what was read of each, as text alone.

A page's own HTML is never shown. Its frozen text is, block by block and escaped, so that nothing of a page
runs, loads or leads anywhere; words that no reader of the page could see are marked, because no verdict
rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimbook.core.labels import EvidenceStatus
from claimbook.core.model import Document
from claimbook.core.workspace import Run
from claimbook.stages.display import Shown
from claimbook.stages.templates import template
from claimbook.text.extraction.blocks import Block, BlockKind, Page
from claimbook.web.documents import load_documents
from claimbook.web.redaction import redact_address
from claimbook.web.stored_pages import stored_page

# A page of print has about 2,000 characters; a browser labours with more than all of this at once.
_LONGEST, _LONGEST_OF_ALL = 40_000, 400_000
_NOT_NEEDED = "not needed"  # a mirror of a page that was had


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a page: its words, what it is, and whether a reader of the page could see it."""

    kind: BlockKind
    text: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """One source as it is shown."""

    source_id: str
    status: str
    is_wanting: bool  # it was looked for and not read
    title: str
    language: str
    facts: tuple[tuple[str, str], ...]  # name and value
    warnings: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int  # characters of the text that are not shown


def show_pages(run: Run) -> Shown:
    """Each source of a run with its status, its dates, how it was had, and the text that was read of it.

    Raises:
        TableError: captures.csv or sources.csv is missing or not as it should be.
        StoreError: the store lacks a page, or holds something else.
    """
    documents = load_documents(run)
    previews = tuple(_previews(run, documents))
    read = sum(document.status is EvidenceStatus.FOUND for document in documents)
    caption = f"{len(previews)} sources, {read} of them read"
    return Shown(caption, template("pages.html.j2").render(caption=caption, previews=previews))


def _previews(run: Run, documents: Iterable[Document]) -> Iterator[Preview]:
    room = _LONGEST_OF_ALL
    for document in documents:
        page = stored_page(run.workspace.store, document.capture) if document.capture else None
        # What came instead of the page is shown too: a person has to see why it is none.
        text = page.text if page else ""
        lines = tuple(_lines(text, page.blocks if page else (), min(_LONGEST, room)))
        shown = sum(len(line.text) for line in lines)
        room -= shown
        yield Preview(
            source_id=document.source.source_id,
            status=document.status.value if document.status else _NOT_NEEDED,
            is_wanting=document.status not in (EvidenceStatus.FOUND, None),
            title=document.source.title,
            language=document.source.language,
            facts=tuple(_facts(document, page)),
            warnings=tuple(_warnings(document, lines)),
            lines=lines,
            left_out=max(0, sum(b.end - b.start for b in page.blocks) - shown) if page else 0,
        )


def _lines(text: str, blocks: Iterable[Block], most: int) -> Iterator[Line]:
    for block in blocks:
        if most <= 0:
            return
        words = text[block.start : min(block.end, block.start + most)]
        most -= len(words)
        yield Line(block.kind, words, block.visible)


def _facts(document: Document, page: Page | None) -> Iterator[tuple[str, str]]:
    """What is known of a source, each with its name; what is not known is left out."""
    source, capture = document.source, document.capture
    told = [
        ("to know" if document.status in (EvidenceStatus.FOUND, None) else "what to do", document.problem),
        ("publisher", source.publisher),
        ("tier", f"{source.tier}, mirrors {source.mirror_of}" if source.mirror_of else source.tier.value),
        ("published", source.published or (page.published if page else "")),
        ("last changed", page.modified if page else ""),
        ("address", source.url),
    ]
    if capture is not None:
        charset = f" ({capture.charset}: {capture.charset_reason})" if capture.charset else ""
        told += [
            ("led to", capture.final_url if capture.final_url != source.url else ""),
            ("archived", capture.archived_url),
            ("how", capture.how.value),
            ("captured", capture.captured_at.replace("T", " ").replace("Z", " UTC")),
            ("kind", f"{capture.content_type}{charset}, {capture.byte_length:,} bytes"),
            ("SHA-256", capture.sha256),
        ]
    return ((name, redact_address(value)) for name, value in told if value)


def _warnings(document: Document, lines: Iterable[Line]) -> Iterator[str]:
    """What a reader should be wary of in the text of a page."""
    if document.capture and document.status is not EvidenceStatus.FOUND:
        yield "What came is no evidence; it is kept to be looked at."
    if any(not line.visible for line in lines):
        yield "Some words of this page cannot be seen by its readers; no verdict rests on them."
