"""Which elements of a page are furniture: by tag, role and name, by how they open, by what they hold."""

from __future__ import annotations

import re

from claimbook.text.extraction.furniture_names import FURNITURE_ROLES, Certainty, certainty_of
from claimbook.text.extraction.furniture_phrases import phrases
from claimbook.text.extraction.html_tree import Element
from claimbook.text.extraction.weights import NO_LEVEL, Weighed, Weight

SILENT_TAGS = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "map", "head", "rt", "rp", "title", "meta", "link", "input", "img",
))  # fmt: skip
CONTENT_TAGS = frozenset(("article", "main", "section", "blockquote", "figure"))
_FURNITURE_TAGS = frozenset((
    "nav", "footer", "button", "select", "datalist", "textarea", "dialog", "menu", "amp-ad", "amp-embed",
    "amp-consent", "amp-sidebar", "amp-social-share", "amp-sticky-ad", "amp-user-notification",
))  # fmt: skip
_NEVER = frozenset(("html", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"))
_NEVER_BY_NAME = _NEVER | {"article"}
# Nothing inside a sentence opens a section.
_INLINE = frozenset(
    ("a", "b", "strong", "em", "i", "span", "u", "font", "sup", "sub", "code", "label", "time")
)
_BELONGS = re.compile(r"note|callout|admonition|warning|caution|tip|quote|footnote|sidenote", re.I)
_MOST_WEAK = 200  # characters in what a weak hint may name
_LONGEST_CONSENT = 4_000
_LEAST_PROSE = 150  # characters outside teasers, below which a page is a list of teasers


def is_furniture(element: Element, page: Weighed, is_inside_content: bool) -> bool:
    """True when an element, with all it holds, is left out.

    Args:
        element: the element.
        page: the weights of all elements of the page.
        is_inside_content: it stands in an article, a section, a quotation or the main element.
    """
    name = element.name
    if name in SILENT_TAGS:
        return True
    if name in _NEVER:
        return False
    weight = page.of[element]
    holds_most = weight.headline or weight.prose * 2 > page.whole.prose
    if element in page.teasers and _has_more_than_teasers(page):
        return True
    if _asks_for_consent(weight, holds_most) or (_opens_furniture(name, weight) and not holds_most):
        return True
    if name in _FURNITURE_TAGS:
        if name == "footer":
            return not _names_a_speaker(element)
        return name == "nav" or not weight.headline
    if name == "header":
        return not is_inside_content and not weight.headline
    if name == "form":
        return not holds_most
    if not element.attributes:
        return name == "aside" and not (holds_most or (is_inside_content and weight.prose > 0))
    return name not in _NEVER_BY_NAME and _is_furniture_by_name(
        element, weight, holds_most, is_inside_content
    )


def _names_a_speaker(footer: Element) -> bool:
    """Whether a footer is that of a quotation, which says whose words they are."""
    return any(isinstance(child, Element) and child.name == "cite" for child in footer.children)


def _is_furniture_by_name(
    element: Element, weight: Weight, holds_most: bool, is_inside_content: bool
) -> bool:
    role = element.get("role").lower()
    if role in FURNITURE_ROLES:
        return not weight.headline
    certainty = _certainty(element)
    if certainty is Certainty.CONSENT:
        return not weight.headline
    if holds_most:
        return False
    if element.name == "aside" or role in ("complementary", "note"):
        belongs = _BELONGS.search(" ".join((*element.classes, role))) or weight.prose
        return certainty is Certainty.SURE or not (is_inside_content and belongs)
    if certainty is Certainty.SURE:
        return True
    if weight.prose or not weight.text:
        return False
    return certainty is Certainty.PERHAPS or (
        certainty is Certainty.WEAK and weight.text <= _MOST_WEAK and not weight.sections
    )


def _certainty(element: Element) -> Certainty:
    label = element.get("aria-label").strip()
    best = Certainty.SURE if label and phrases("heading").fullmatch(label) else Certainty.NONE
    for name in element.classes:
        best = max(best, certainty_of(name))
    # The id of a section is made of its heading, which may well be "Search" or "Comments".
    if element.name != "section" and (identifier := element.get("id")):
        best = max(best, certainty_of(identifier))
    return best


def _opens_furniture(name: str, weight: Weight) -> bool:
    """Whether the first line says what the element is: "Related posts", "Media contacts"."""
    opening = weight.opening
    if name in _INLINE or not opening or weight.highest <= min(weight.opening_level, NO_LEVEL - 1):
        return False
    if weight.text <= len(opening.replace(" ", "")):
        return False  # a heading alone; the lines below it are judged with it
    if phrases("heading").fullmatch(opening):
        return True
    return not weight.prose and phrases("weak heading").fullmatch(opening) is not None


def _asks_for_consent(weight: Weight, holds_most: bool) -> bool:
    return weight.asks and weight.cookies and weight.text < _LONGEST_CONSENT and not holds_most


def _has_more_than_teasers(page: Weighed) -> bool:
    rest = page.whole.prose - page.prose_of_teasers
    return rest >= max(1, min(_LEAST_PROSE, page.whole.prose / 4))
