"""Parsing alone: the tree of text/extraction/html_tree.py beside BeautifulSoup's, both on top of lxml.

    python benchmarks/parsers.py

Prints the seconds of processor time for large pages, and whether both see the same elements and the same
text in the labelled layouts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from extraction import SPEED_PAGES, load

from claimbook.text.extraction.html_tree import Step, parse_html, walk

MEGABYTES = 2


def ours(html: str) -> Iterator[str]:
    """Elements and text in document order."""
    for step, node in walk(parse_html(html)):
        if isinstance(node, str):
            yield node
        elif step is Step.ENTER and node.name:
            yield f"<{node.name}>"


def soup(html: str) -> Iterator[str]:
    """The same by BeautifulSoup."""
    for node in BeautifulSoup(html, "lxml").descendants:
        if isinstance(node, Tag):
            yield f"<{node.name}>"
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield str(node)


def main() -> None:
    print(f"seconds for {MEGABYTES} MB          claimbook  BeautifulSoup")
    for name, make in SPEED_PAGES.items():
        html = make(MEGABYTES * 1_000_000)
        print(f"  {name:22} {_seconds(parse_html, html):12.2f} {_seconds(_parsed, html):14.2f}")
    layouts = load()
    alike = [layout for layout in layouts if _joined(ours(layout.html)) == _joined(soup(layout.html))]
    print(f"the same elements and text in {len(alike)} of {len(layouts)} layouts")


def _parsed(html: str) -> object:
    return BeautifulSoup(html, "lxml")


def _seconds(parse: Callable[[str], object], html: str) -> float:
    start = time.process_time()
    parse(html)
    return time.process_time() - start


def _joined(pieces: Iterator[str]) -> str:
    return "".join("".join(pieces).split())


if __name__ == "__main__":
    main()
