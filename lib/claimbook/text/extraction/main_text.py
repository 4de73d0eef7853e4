"""The main text of a page, block by block: furniture is passed by, what nobody sees is marked.

Three walks, each a loop: the first weighs every element; the second finds what is left without the
furniture, and in it the article or main element where that holds most of the prose; the third reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from claimbook.text.extraction.blocks import BlockKind, Draft
from claimbook.text.extraction.drafting import Drafting
from claimbook.text.extraction.furniture_drafts import CONSENT, with_title, without_furniture
from claimbook.text.extraction.furniture_elements import CONTENT_TAGS, SILENT_TAGS, is_furniture
from claimbook.text.extraction.html_tree import Element, Step, walk
from claimbook.text.extraction.visibility import Look, StyleSheet, look, read_styles
from claimbook.text.extraction.weights import Weighed

# Pages that appear slowly do so as a whole; a single paragraph without colour is hidden.
_FADES_IN = frozenset(("body", "main", "article", "section", "div"))
_HOLDS_MOST = 0.6  # of the text that is left: an article with less is one of several, or a card
_CORE, _LEAST_PIECES = 0.8, 3  # of the prose that is left
# Below this much text a page is read again with less taken for furniture, if it has that many times as much.
_LITTLE, _TIMES = 80, 5


@dataclass(frozen=True, slots=True)
class _Left:
    """What an element holds once the furniture is gone."""

    text: int = 0
    prose: int = 0
    pieces: int = 0

    def __add__(self, other: _Left) -> _Left:
        return _Left(self.text + other.text, self.prose + other.prose, self.pieces + other.pieces)


def read_main_text(page: Weighed, title: str) -> list[Draft]:
    """The blocks of a page without its furniture, in order.

    Args:
        page: the page.
        title: its title; a line of these words is a heading.
    """
    styles = read_styles(e.text() for e in page.elements if e.name == "style")
    drafts = without_furniture(with_title(_drafts(page, styles, is_furniture), title), title)
    if sum(len(d.text) for d in drafts if d.kind is not BlockKind.HEADING) >= _LITTLE:
        return drafts
    if page.whole.prose < _TIMES * _LITTLE:
        # A page of nothing but a consent notice says so, and is told from one that says nothing.
        return drafts or [d for d in _drafts(page, styles, _is_silent) if CONSENT.search(d.text)]
    return without_furniture(_drafts(page, styles, _is_silent), title, is_lenient=True)


def first_lines(page: Weighed, most: int) -> list[Draft]:
    """The first lines of a page, furniture and all."""
    drafts = _read(page, page.body, page.body, Look(), StyleSheet(), _is_silent)
    return list(islice(drafts, most))


_Judge = Callable[[Element, Weighed, bool], bool]


def _is_silent(element: Element, page: Weighed | None = None, is_inside_content: bool = False) -> bool:
    return element.name in SILENT_TAGS


def _drafts(page: Weighed, styles: StyleSheet, judge: _Judge) -> Iterator[Draft]:
    left, judged = _what_is_left(page, judge)
    above, scope = _scope(page.body, left)
    yield from _read(
        page, scope, _core(scope, left), _look_of_all(above, styles), styles, judged.__contains__
    )


def _read(
    page: Weighed,
    scope: Element,
    core: Element,
    above: Look,
    styles: StyleSheet,
    leaves_out: Callable[[Element], bool],
) -> Iterator[Draft]:
    drafting = Drafting()
    looks = [above]
    half = page.whole.text / 2
    drafting.inside = core is scope
    for step, node in walk(scope, leaves_out):
        if isinstance(node, str):
            drafting.write(node, looks[-1].visible)
            continue
        if step is Step.ENTER:
            weight = page.of[node]
            holds_most = node.name in _FADES_IN and weight.text > half
            looks.append(look(node, looks[-1], styles, holds_most))
            drafting.enter(node, is_layout=weight.is_layout)
            drafting.inside = drafting.inside or node is core
        else:
            looks.pop()
            drafting.leave(node)
            drafting.inside = drafting.inside and node is not core
        if drafting.done:
            yield from drafting.take()
    yield from drafting.finish()


def _what_is_left(page: Weighed, judge: _Judge) -> tuple[dict[Element, _Left], set[Element]]:
    """What each element holds without the furniture, and the elements that are furniture."""
    left: dict[Element, _Left] = {}
    judged: set[Element] = set()
    content = 0  # how many elements of content are open around the present one

    def leaves_out(element: Element) -> bool:
        if judge(element, page, content > 0):
            judged.add(element)
            return True
        return False

    for step, node in walk(page.body, leaves_out):
        if isinstance(node, str):
            continue
        if step is Step.ENTER:
            content += node.name in CONTENT_TAGS
            continue
        content -= node.name in CONTENT_TAGS
        weight = page.of[node]
        text, prose, pieces = weight.text, weight.prose, weight.pieces
        for child in node.children:
            if isinstance(child, Element):
                whole = page.of.get(child)
                rest = left.get(child, _NOTHING)
                if whole is not None:
                    text -= whole.text - rest.text
                    prose -= whole.prose - rest.prose
                    pieces -= whole.pieces - rest.pieces
        left[node] = _Left(text, prose, pieces)
    return left, judged


_NOTHING = _Left()


def _scope(body: Element, left: dict[Element, _Left]) -> tuple[list[Element], Element]:
    """The innermost article or main element that holds most of the text, and all elements around it."""
    above: list[Element] = []
    best = (above, body)
    trail: list[Element] = []
    for step, node in walk(body, lambda e: left.get(e, _NOTHING).text <= _HOLDS_MOST * left[body].text):
        if isinstance(node, str):
            continue
        if step is Step.LEAVE:
            trail.pop()
            continue
        if _is_scope(node, is_first=best[1] is body):
            best = (trail.copy(), node)
        trail.append(node)
    return best


def _is_scope(element: Element, is_first: bool) -> bool:
    """An article's body counts where nothing else does: its first sentences may stand above it."""
    if element.name in ("article", "main") or element.get("role") == "main":
        return True
    return is_first and element.get("itemprop") == "articleBody"


def _core(scope: Element, left: dict[Element, _Left]) -> Element:
    """The innermost element with several stretches of prose that make up most of the prose in the scope."""
    core = scope
    while True:
        enough = _CORE * left[scope].prose
        inner = (c for c in core.children if isinstance(c, Element) and c in left)
        child = next((c for c in inner if left[c].prose >= enough and left[c].pieces >= _LEAST_PIECES), None)
        if child is None or not left[scope].prose:
            return core
        core = child


def _look_of_all(above: list[Element], styles: StyleSheet) -> Look:
    """How the elements around the scope look; of the body only colours count, as scripts reveal it late."""
    seen = Look()
    for element in above:
        outer = look(element, seen, styles, holds_most=True)
        seen = Look(ink=outer.ink, paper=outer.paper) if element.name == "body" else outer
    return seen
