"""What on a page is furniture: menus, share rows, tag lines, related posts, banners.

Told by the elements of a page (tag, role, class, id, label) and, where those are silent, by the shape
of a line. A line that ends as a sentence does is furniture only when it is a known phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bs4 import Tag

from claimbook.text.blocks import BlockKind, Draft
from claimbook.text.furniture_phrases import BESIDE_DATES, DATES, phrases
from claimbook.text.visibility import classes

SILENT_TAGS = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "map", "head", "rt", "rp", "title", "meta", "link", "input", "img",
))  # fmt: skip
_FURNITURE_TAGS = frozenset((
    "nav", "footer", "button", "select", "datalist", "textarea", "dialog", "menu",
))  # fmt: skip
_FURNITURE_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "tablist", "dialog",
    "alertdialog",
))  # fmt: skip
_JUDGED_TAGS = _FURNITURE_TAGS | {"header", "aside", "form"}
_CONTENT_TAGS = frozenset((
    "html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_ASIDES_THAT_BELONG = re.compile(r"note|callout|admonition|warning|caution|tip|quote|footnote|sidenote", re.I)

# A name made of these words alone, at least one of them from the first set, is a name of furniture:
# "related-posts" and "social-share" are, "market-share" and "related-work" are not.
_HINTS = frozenset((
    "ad", "ads", "adsbygoogle", "advert", "advertisement", "advertising", "addthis", "aside", "author",
    "bio", "breadcrumb", "breadcrumbs", "byline", "ccpa", "comment", "comments", "consent", "cookie",
    "cookies", "copyright", "dateline", "disqus", "drawer", "dropdown", "editsection", "feedback",
    "follow", "foot", "footer", "gdpr", "gnav", "hamburger", "keyword", "keywords", "lightbox", "lnav",
    "login", "masthead", "menu", "meta", "mostread", "nav", "navbar", "navi", "navigation", "newsletter",
    "onetrust", "optin", "outbrain", "pager", "pagination", "paging", "pankuzu", "paywall", "popular",
    "popup", "print", "promo", "promotion", "ranking", "recommend", "recommendation", "recommendations",
    "recommended", "related", "relation", "search", "searchbox", "share", "sharedaddy", "shares",
    "sharing", "sidebar", "sign", "signin", "signup", "sitemap", "skip", "skiplink", "skiplinks", "sns",
    "social", "sponsor", "sponsored", "submenu", "subscribe", "subscription", "taboola", "tag", "taglist",
    "tags", "timestamp", "toc", "topicpath", "trending", "tweet", "webring", "widget", "widgets",
))  # fmt: skip
_NEUTRAL = frozenset((
    "a", "all", "and", "area", "article", "articles", "banner", "bar", "block", "blocks", "bottom", "box",
    "btn", "button", "buttons", "by", "card", "cards", "cat", "category", "clearfix", "col", "column",
    "container", "content", "custom", "desktop", "element", "entry", "float", "footer", "for", "form",
    "from", "global", "group", "header", "home", "icon", "icons", "in", "info", "inner", "item", "items",
    "js", "label", "left", "line", "link", "links", "list", "local", "main", "many", "mobile", "modal",
    "module", "more", "news", "next", "note", "notice", "of", "on", "our", "out", "overlay", "page",
    "pages", "panel", "paragraph", "pc", "post", "posts", "prev", "primary", "read", "right", "row",
    "secondary", "section", "side", "single", "site", "sidebar", "small", "sp", "stories", "story", "sub",
    "tab", "text", "the", "this", "title", "to", "top", "topics", "ul", "up", "us", "used", "view",
    "widget", "widgets", "with", "wp", "wrap", "wrapper", "you", "your",
))  # fmt: skip
_CONSENT_HINTS = frozenset((
    "cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust",
))  # fmt: skip
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_SENTENCE_END = re.compile(r"[.!?。！？…؟।｡][\s\"'”’」』»)）\]]*$")
_SENTENCE_SHAPE = re.compile(r"[.!?;:,。！？、，：；…]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TRAIL = re.compile(r"\s[›»>→/|＞≫]\s|[›»＞≫]")
_TRAIL_STARTS = re.compile(
    r"^(?:home|top|start|startseite|accueil|inicio|ホーム|トップ|首页|主页|홈)\b", re.I
)
_SEPARATOR = re.compile(r"\s*[|｜·・•–—/,、]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Weight:
    """How much an element holds, in characters other than white space."""

    text: int = 0
    linked: int = 0
    prose: int = 0  # outside links, in stretches with the length and the marks of sentences
    headline: bool = False  # holds an h1 or the main element
    sections: bool = False  # holds a table or a heading
    cell: int = 0  # the text of the fullest table cell in it

    def __add__(self, other: Weight) -> Weight:
        return Weight(
            self.text + other.text,
            self.linked + other.linked,
            self.prose + other.prose,
            self.headline or other.headline,
            self.sections or other.sections,
            max(self.cell, other.cell),
        )

    @property
    def is_layout(self) -> bool:
        """True of a table that arranges a page instead of holding data."""
        return self.sections or self.cell > LONGEST_CELL


LONGEST_CELL = 400  # characters; a cell with more is a column of a layout, not a datum
_OPENING = {
    "table": Weight(sections=True),
    "main": Weight(headline=True),
    "h1": Weight(headline=True, sections=True),
    **{f"h{level}": Weight(sections=True) for level in range(2, 7)},
}


def weigh_element(name: str, held: Weight) -> Weight:
    """What an element adds to the one around it, given what it holds."""
    if name in _OPENING:
        return held + _OPENING[name]
    return replace(held, cell=max(held.cell, held.text)) if name in ("td", "th") else held


def weigh(text: str, in_link: bool) -> Weight:
    """The weight of one stretch of text."""
    length = len(text) - text.count(" ") - text.count("\n") - text.count("\t")
    if in_link:
        return Weight(length, length)
    enough = 12 if _UNSPACED.search(text) else 35
    is_prose = length >= enough and _SENTENCE_SHAPE.search(text) is not None
    return Weight(length, 0, length if is_prose else 0)


def is_furniture(tag: Tag, weight: Weight, whole: Weight, is_inside_content: bool) -> bool:
    """True when an element, with all it holds, is left out.

    Args:
        tag: the element.
        weight: what it holds.
        whole: what the page holds.
        is_inside_content: it stands in an article, a section, a quotation or the main element.
    """
    name = tag.name
    if name in _CONTENT_TAGS:
        return False
    if not tag.attrs and name not in _JUDGED_TAGS:
        return False
    role = str(tag.get("role") or "").lower()
    if name in _FURNITURE_TAGS or role in _FURNITURE_ROLES:
        return name in ("nav", "footer") or not weight.headline
    if name == "header":
        return not is_inside_content and not weight.headline
    holds_most = weight.prose * 2 > whole.prose or weight.headline
    if name == "aside" or role in ("complementary", "note"):
        belongs = is_inside_content and _ASIDES_THAT_BELONG.search(" ".join((*classes(tag), role)))
        return not (belongs or holds_most)
    if name == "form":
        return not holds_most
    certainty = _certainty(tag)
    if certainty is _CONSENT:
        return not weight.headline
    if certainty is _SURE:
        return not holds_most
    return certainty is _PERHAPS and not weight.prose and not weight.headline and weight.text > 0


_NONE, _PERHAPS, _SURE, _CONSENT = range(4)


def _certainty(tag: Tag) -> int:
    label = str(tag.get("aria-label") or "").strip()
    best = _SURE if label and phrases("heading").fullmatch(label) else _NONE
    names = list(classes(tag))
    # The id of a section is made of its heading, which may well be "Search" or "Comments".
    if tag.name != "section" and (identifier := tag.get("id")):
        names.append(str(identifier))
    for name in names:
        words = {word.lower() for word in _NAME_WORD.findall(name)}
        hints = words & _HINTS
        if not hints:
            continue
        sure = _CONSENT if hints & _CONSENT_HINTS else _SURE
        has_other_words = any(len(word) > 1 for word in words - hints - _NEUTRAL)
        best = max(best, _PERHAPS if has_other_words else sure)
    return best


def without_furniture(drafts: Iterable[Draft], title: str) -> Iterator[Draft]:
    """Leaves out the lines that are furniture by their shape or their words.

    A heading such as "Related posts" takes the lines below it along, up to the next heading of its
    rank or the next paragraph that reads as prose.
    """
    is_about_consent = re.search(r"cookie|privacy|クッキー|プライバシー|隐私|隱私", title, re.I) is not None
    dropped_level = 0
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            dropped_level = dropped_level if dropped_level and draft.level > dropped_level else 0
            if not dropped_level and phrases("heading").fullmatch(draft.text):
                dropped_level = draft.level
            if dropped_level or phrases("line").fullmatch(draft.text[:400]) or _is_trail(draft):
                continue
        elif dropped_level:
            if not _reads_as_prose(draft):
                continue
            dropped_level = 0
        if draft.kind is BlockKind.HEADING or not _is_furniture_block(draft, is_about_consent):
            yield draft


def is_furniture_line(text: str, is_about_consent: bool = False, most_labels: int = 4) -> bool:
    """True when a line is furniture by its words alone.

    Args:
        text: the line.
        is_about_consent: the page is about cookies or privacy, so that a line about them is its text.
        most_labels: how many words may stand beside a date in a date line.

    >>> is_furniture_line("Tags: AI, Azure"), is_furniture_line("January 21, 2025 | Company")
    (True, True)
    >>> is_furniture_line("On January 21, 2025, the company announced a plan.")
    False
    """
    if len(text) > 400:
        return False
    if phrases("line").fullmatch(text) or (phrases("consent").search(text) and not is_about_consent):
        return True
    if len(text) > 160 or ends_as_sentence(text):
        return False
    has_label = phrases("label").match(text.lstrip("([（【［ ")) is not None
    return has_label or _is_dateline(text, most_labels)


def ends_as_sentence(text: str) -> bool:
    """True when a text ends in a mark that ends sentences, closing quotes and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def _is_furniture_block(draft: Draft, is_about_consent: bool) -> bool:
    text = draft.text
    # What completes a lead-in is a member of a list, be it a linked name or the word "Facebook".
    if draft.kind is BlockKind.TABLE_ROW or (draft.kind is BlockKind.LIST_ITEM and draft.lead_in):
        return False
    # "5 May 2024 – Construction begins" is an item of a chronicle.
    most_labels = 0 if draft.kind is BlockKind.LIST_ITEM else 4
    if is_furniture_line(text, is_about_consent, most_labels) or _is_trail(draft):
        return True
    if draft.kind is BlockKind.CAPTION or ends_as_sentence(text):
        return False
    if draft.linked > 0.8 * len(text):
        return True
    return draft.kind is BlockKind.PARAGRAPH and _is_very_short(text)


def _is_very_short(text: str) -> bool:
    if any(c.isdigit() for c in text) or text.endswith((":", "：")):
        return False
    if _UNSPACED.search(text):
        return len(text) <= 6
    return len(text) <= 40 and len(text.split()) <= 2


def _is_dateline(text: str, most_labels: int) -> bool:
    """A date with a few labels set off from it: "January 21, 2025 | Company", but no "Opened 5 May 2024"."""
    if len(text) > 120 or not DATES.search(text):
        return False
    labels = 0
    for part in _SEPARATOR.split(BESIDE_DATES.sub("\f", DATES.sub("\v", text))):
        words = part.replace("\f", " ").strip(" ()（）[]【】:：,")
        rest = words.replace("\v", " ").strip(" ()（）[]【】:：,")
        if "\v" in words and rest:
            is_label_behind = words.startswith("\v ") and (
                rest.istitle() or _UNSPACED.search(rest) is not None
            )
            if not is_label_behind:
                return False
        # A label of a script without spaces counts by the length of a usual word in it.
        labels += -(-len(rest) // 3) if _UNSPACED.search(rest) else len(rest.split())
    return labels <= most_labels


def _is_trail(draft: Draft) -> bool:
    text = draft.text
    if len(text) > 200 or ends_as_sentence(text):
        return False
    parts = _TRAIL.split(text)
    if len(parts) < 2 or any(len(part) > 60 for part in parts):
        return False
    return _TRAIL_STARTS.match(text) is not None or (len(parts) > 2 and draft.linked > 0.4 * len(text))


def _reads_as_prose(draft: Draft) -> bool:
    return (
        draft.kind is BlockKind.PARAGRAPH
        and ends_as_sentence(draft.text)
        and draft.linked < 0.3 * len(draft.text)
        and len(draft.text) >= (40 if _UNSPACED.search(draft.text) else 90)
    )
