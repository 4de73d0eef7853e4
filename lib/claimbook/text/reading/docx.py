"""DOCX files into pages: paragraphs, headings, list items, rows of tables and notes, as a reader sees them.

Read from the parts of the file itself: what tracked changes deleted is out, what they inserted is in, and
hidden text, comments, headers and footers are no part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claimbook.core.errors import ReadingError
from claimbook.text.extraction.blocks import BlockKind, Draft, freeze
from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.page_facts import iso_day
from claimbook.text.language.raised import LOWERED, RAISED, settle
from claimbook.text.reading.docx_parts import Element, Parts, Styles, attribute, child, children, local_name
from claimbook.text.reading.paper import PaperFile, by_a_person

# Elements that hold words which the reader of the finished text does not see.
_UNSEEN = frozenset((
    "del", "moveFrom", "pPr", "rPr", "tcPr", "trPr", "tblPr", "sectPr", "sdtPr", "Fallback", "rt",
    "instrText", "delText", "footnoteRef", "endnoteRef", "annotationRef",
))  # fmt: skip
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_LONGEST_CELL = 400  # characters; a cell with more holds paragraphs, and its table arranges a page
_TEMPLATE_DAYS = ("2013-12-23", "2006-09-16", "1970-01-01", "1980-01-01")  # of libraries that write DOCX
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # signs of symbol fonts


@dataclass(slots=True)
class _Reader:
    """The state of one reading: the styles, and the notes referred to so far."""

    styles: Styles
    notes: list[tuple[str, str]] = field(default_factory=list)  # the part, the id
    begun: str = ""  # the words of a paragraph whose end a tracked change took out


def read_docx(data: bytes) -> PaperFile:
    """Reads a DOCX; its record gives title, author and day where people and no template wrote them.

    Args:
        data: the file.

    Raises:
        ReadingError: it is no DOCX, locked, damaged, or larger inside than a text can be.
    """
    parts = Parts(data)
    body = child(parts.main, "body")
    if body is None:
        raise ReadingError("This DOCX has no text body. Save it again in a word processor, or as .txt.")
    reader = _Reader(Styles(parts.part("styles")))
    drafts = [draft for element in body for draft in _block(element, reader)]
    for part, identifier in reader.notes:
        note = parts.note(part, identifier)
        drafts += [
            draft for element in (note if note is not None else ()) for draft in _block(element, reader)
        ]
    if not drafts:
        raise ReadingError("This DOCX holds no text. Put the article's text into it, or save it as .txt.")
    record = parts.record()
    creator = by_a_person(record.get("creator", ""))
    title = by_a_person(record.get("title", "")) or next(
        (d.text for d in drafts[:8] if d.kind is BlockKind.HEADING and d.level == 1), ""
    )
    # A date that no person's name stands beside is the template's.
    created = iso_day(record.get("created", "")) if creator else ""
    return PaperFile(freeze(drafts, title, "", "" if created in _TEMPLATE_DAYS else created), creator)


def _block(element: Element, reader: _Reader) -> Iterator[Draft]:
    name = local_name(element)
    if name == "p":
        yield from _paragraph(element, reader)
    elif name == "tbl":
        yield from _table(element, reader)
    elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
        for inner in element:
            yield from _block(inner, reader)


def _paragraph(element: Element, reader: _Reader) -> Iterator[Draft]:
    boxes: list[Element] = []
    words = "".join(_words(element, reader, boxes))
    properties = child(element, "pPr")
    mark = child(properties, "rPr")
    if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
        reader.begun += words
        return
    text = one_line(settle(_PRIVATE.sub("•", reader.begun + words)))
    reader.begun = ""
    if any(c.isalnum() for c in text):
        kind, level = reader.styles.kind(properties)
        yield Draft(kind, text, level=level)
    for box in boxes:
        for inner in box:
            yield from _block(inner, reader)


def _words(element: Element, reader: _Reader, boxes: list[Element]) -> Iterator[str]:
    for inner in element:
        name = local_name(inner)
        if name == "t":
            yield inner.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name in _NOTES:
            reader.notes.append((_NOTES[name], attribute(inner, "id")))
        elif name == "txbxContent":
            boxes.append(inner)
        elif name == "r":
            look = child(inner, "rPr")
            if _is_on(child(look, "vanish")) or _is_on(child(look, "webHidden")):
                continue
            is_raised = attribute(child(look, "vertAlign"), "val") == "superscript"
            words = "".join(_words(inner, reader, boxes))
            yield f"{RAISED}{words}{LOWERED}" if is_raised and words else words
        elif name and name not in _UNSEEN:
            yield from _words(inner, reader, boxes)


def _table(table: Element, reader: _Reader) -> Iterator[Draft]:
    head = ""
    for row in children(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        cells = [_cell(cell, reader) for cell in _cells(row)]
        filled = [cell for cell in cells if cell]
        if len(cells) < 2 or any(sum(len(d.text) for d in cell) > _LONGEST_CELL for cell in filled):
            for cell in filled:
                yield from cell
            continue
        text = " | ".join(" ".join(draft.text for draft in cell) for cell in filled)
        if not text:
            continue
        is_head = _is_on(child(properties, "tblHeader")) and not head
        yield Draft(BlockKind.TABLE_ROW, text, lead_in="" if is_head else head)
        head = text if is_head else head


def _cells(row: Element) -> Iterator[Element]:
    for inner in row:
        if local_name(inner) == "tc":
            yield inner
        elif local_name(inner) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(inner)


def _cell(cell: Element, reader: _Reader) -> list[Draft]:
    found = [draft for element in cell for draft in _block(element, reader)]
    return [replace(d, kind=BlockKind.PARAGRAPH) if d.kind is BlockKind.TABLE_ROW else d for d in found]


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off")
