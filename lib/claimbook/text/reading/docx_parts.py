"""The parts of a DOCX, opened with care: a ZIP archive of XML that may be made to do harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree

from claimbook.core.errors import ReadingError
from claimbook.text.extraction.blocks import BlockKind

Element: TypeAlias = Any  # of lxml, which has no types

MOST_BYTES = 60_000_000  # of one part, unpacked: many times the longest book

_NO_DOCX = (
    "This is no DOCX that can be read: its parts are missing or damaged. Open it in a word processor and "
    "save it again as .docx, or save its text as .txt."
)
_LOCKED = (
    "This is no DOCX but an old Office document, or one that opens with a password only. Save a copy as "
    ".docx without a password."
)
_TOO_LARGE = "This DOCX is far larger inside than a text can be. Save its text as .txt and use that instead."
_FORBIDDEN = "This DOCX defines entities, as no word processor does. Save its text as .txt if you trust it."
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "word/document.xml"
_DEEPEST_STYLE = 20


class Parts:
    """The XML parts of a DOCX, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Opens the archive and reads the main part.

        Raises:
            ReadingError: it is no DOCX, locked, damaged or too large.
        """
        if data.startswith(_OLE):
            raise ReadingError(_LOCKED)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise ReadingError(_NO_DOCX) from None
        self._names = frozenset(self._archive.namelist())
        main = self._main_name()
        self._folder = main.rpartition("/")[0]
        self._notes: dict[str, dict[str, Element]] = {}
        found = self._read(main)
        if found is None:
            raise ReadingError(_NO_DOCX)
        self.main: Element = found

    def part(self, name: str) -> Element | None:
        """The part of that name beside the main part, such as "styles"; None where there is none."""
        return self._read(f"{self._folder}/{name}.xml".lstrip("/"))

    def note(self, part: str, identifier: str) -> tuple[Element, ...]:
        """The paragraphs of one footnote or endnote; none where there is none of that id."""
        if part not in self._notes:
            root = self.part(part)
            notes = () if root is None else tuple(root)
            self._notes[part] = {attribute(n, "id"): n for n in notes if not attribute(n, "type")}
        # Each is given once: a file may refer to one note a million times.
        return tuple(self._notes[part].pop(identifier, ()))

    def record(self) -> dict[str, str]:
        """What the file says of itself: title, creator, created; by the names of the elements."""
        root = self._read("docProps/core.xml")
        return {} if root is None else {local_name(e): e.text or "" for e in root if e.text}

    def _main_name(self) -> str:
        relations = self._read("_rels/.rels")
        for relation in relations if relations is not None else ():
            if attribute(relation, "Type").endswith("/officeDocument"):
                return attribute(relation, "Target").lstrip("/")
        return _MAIN

    def _read(self, name: str) -> Element | None:
        if name not in self._names:
            return None
        try:
            with self._archive.open(name) as part:
                # The sizes in the archive's own list may lie, so no more than this is unpacked.
                content = part.read(MOST_BYTES + 1)
        except RuntimeError:  # a part locked by a password
            raise ReadingError(_LOCKED) from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
            raise ReadingError(_NO_DOCX) from None
        if len(content) > MOST_BYTES:
            raise ReadingError(_TOO_LARGE)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise ReadingError(_NO_DOCX) from None
        if root.getroottree().docinfo.doctype:
            raise ReadingError(_FORBIDDEN)
        return root


@dataclass(slots=True)
class Styles:
    """Which styles of a file make headings and list items."""

    root: Element | None
    _by_id: dict[str, Element] = field(init=False)

    def __post_init__(self) -> None:
        found = children(self.root, "style") if self.root is not None else ()
        self._by_id = {attribute(style, "styleId"): style for style in found}

    def kind(self, properties: Element | None) -> tuple[BlockKind, int]:
        """What a paragraph with these properties is, and its level where it is a heading."""
        chain = [properties, *self._above(attribute(child(properties, "pStyle"), "val"))]
        is_item = False
        for given in chain:
            name = attribute(child(given, "name"), "val").lower()
            inner = child(given, "pPr") if given is not properties else given
            outline = attribute(child(inner, "outlineLvl"), "val")
            if level := _heading_level(name, outline):
                return BlockKind.HEADING, level
            if name == "caption":
                return BlockKind.CAPTION, 0
            number = attribute(child(child(inner, "numPr"), "numId"), "val")
            if given is properties and number == "0":
                return BlockKind.PARAGRAPH, 0
            is_item = is_item or number not in ("", "0") or name.startswith("list bullet")
        return (BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH), 0

    def _above(self, style_id: str) -> Iterator[Element]:
        for _ in range(_DEEPEST_STYLE):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = attribute(child(style, "basedOn"), "val")


def _heading_level(style: str, outline: str) -> int:
    """1 to 6 for a heading, by the name of its style or its level in the outline; 0 for anything else."""
    if style == "title":
        return 1
    if style.startswith("heading ") and style[8:].isdecimal():
        return min(6, max(1, int(style[8:])))
    # Level 9 of the outline is running text.
    return min(6, int(outline) + 1) if outline.isdecimal() and int(outline) < 9 else 0


def local_name(element: Element) -> str:
    """The name without its namespace, which strict files write otherwise; "" of a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its name without namespace; "" where there is none."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None) if element is not None else None


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, in order."""
    return (inner for inner in element if local_name(inner) == name)
