"""HTML as a tree of plain elements: parsed by lxml, held in values that any walk can go through.

lxml's own tree ends at a depth of some thousand elements and BeautifulSoup takes seconds for a large page,
so the parser's events are built into a tree of our own, and nothing in it calls itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree

from claimbook.text.extraction.characters import parsable

_PIECE = 1 << 13  # bytes that the parser gets at a time
_DEEPEST = 2_000  # open elements beyond which the parser takes longer and longer for a wrong end tag


@dataclass(slots=True, eq=False)
class Element:
    """An element with what it holds, in order; names and the names of attributes are in lower case."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """The value of an attribute, or empty."""
        return self.attributes.get(attribute, "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The class names, in order."""
        value = self.attributes.get("class")
        return tuple(value.split()) if value else ()

    def text(self, most: int = 1_000_000) -> str:
        """All text within, up to `most` characters."""
        pieces: list[str] = []
        length = 0
        for step, node in walk(self):
            if step is Step.TEXT and length <= most:
                pieces.append(str(node))
                length += len(pieces[-1])
        return "".join(pieces)[:most]


class Step(Enum):
    """What a walk meets: an element begins, a stretch of text, an element ends."""

    ENTER = auto()
    TEXT = auto()
    LEAVE = auto()


def parse_html(html: str) -> Element:
    """Parses a page of any length, depth or damage; the root is a nameless element around it all.

    Comments, processing instructions, NUL characters and lone surrogates are left out.

    >>> parse_html("<p>One<p>Two").text()
    'OneTwo'
    """
    builder = _Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    # Bytes, since a declaration of another charset in a decoded page would be believed.
    content = parsable(html).encode("utf-8")
    # What was read before the parser gives up is still in the tree.
    with suppress(etree.LxmlError):
        start = 0
        while start < len(content):
            after_tag = content.rfind(b">", start, start + _PIECE) + 1
            end = after_tag or start + _PIECE
            parser.feed(content[start:end])
            if after_tag and len(builder.in_parser) > _DEEPEST:
                parser.feed(builder.pretended_ends())
            start = end
        parser.close()
    return builder.finish()


def walk(
    root: Element, leaves_out: Callable[[Element], bool] | None = None
) -> Iterator[tuple[Step, Element | str]]:
    """Goes through a tree in document order, past whatever is left out with all it holds."""
    enter, text, leave = Step.ENTER, Step.TEXT, Step.LEAVE  # looked up once: pages have a million nodes
    trail = [(root, iter(root.children))]
    yield enter, root
    while trail:
        element, children = trail[-1]
        for child in children:
            if isinstance(child, str):
                yield text, child
            elif leaves_out is None or not leaves_out(child):
                yield enter, child
                trail.append((child, iter(child.children)))
                break
        else:
            trail.pop()
            yield leave, element


def elements(root: Element) -> Iterator[Element]:
    """Every element within, in document order."""
    return (e for step, e in walk(root) if step is Step.ENTER and isinstance(e, Element))


class _Builder:
    """Takes the parser's events; `start`, `end`, `data` and `close` are named as lxml wants them."""

    def __init__(self) -> None:
        self.in_parser: list[str] = []  # the names of what the parser takes to be open
        self._root = Element("")
        self._open = [self._root]
        self._text: list[str] = []
        self._pretended = 0  # ends yet to come that the tree shall not know of

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        self.in_parser.append(name)
        element = Element(name.lower(), {key.lower(): value for key, value in attributes.items()})
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, name: str) -> None:
        if self.in_parser:
            self.in_parser.pop()
        if self._pretended:
            self._pretended -= 1
            return
        self._flush()
        if len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        self._text.append(text)

    def close(self) -> None:
        """The tree is had from `finish`, also where the parser gave up before its end."""

    def finish(self) -> Element:
        self._flush()
        return self._root

    def pretended_ends(self) -> bytes:
        """End tags for all that is open in the body, by which the parser forgets its depth.

        In the tree everything stays open: what follows stands within whatever hides it.
        """
        names = self.in_parser[:1:-1]
        self._pretended += len(names)
        return "".join(f"</{name}>" for name in names).encode("utf-8")

    def _flush(self) -> None:
        if self._text:
            self._open[-1].children.append("".join(self._text))
            self._text = []
