"""Which words of a page no reader can see: hidden, off the screen, of no size, white on white.

Read from inline styles, from attributes, from the class names that every framework uses for the
purpose, and from the plain rules of the page's own style sheets. It is an estimate, made without
a browser, that would rather call a sentence unseen than let an unseen one serve as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimbook.text.extraction.html_tree import Element

_FRAMEWORK_HIDDEN = {
    "hidden", "is-hidden", "u-hidden", "d-none", "invisible", "sr-only", "visually-hidden",
    "visuallyhidden", "screen-reader-text", "screen-reader-only", "element-invisible", "a11y-hidden",
}  # fmt: skip
_WITHDRAWN = frozenset(("del", "s", "strike"))  # struck-out words are no evidence
# "hidden md:block" and "d-none d-md-block" are hidden on small screens only.
_SHOWN_ON_SOME_SCREENS = re.compile(r"[-:](?:block|flex|grid|inline|table|contents)(?:-[a-z]+)?$")
_DARK_GROUND = re.compile(r"(?:^|[-_ ])(?:bg|background|dark|cover|hero|overlay|inverse)(?:$|[-_ ])", re.I)
_SIMPLE_SELECTOR = re.compile(r"[a-z][a-z0-9]*|[a-z0-9]*[.#][\w-]+", re.I)
_NAMES = re.compile(r"[.#][\w-]+")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_NEGATIVE = re.compile(r"-\d+(?:vw|vh|%)|-\d{3,}")
_FAR = 500  # pixels beyond which a negative offset leads off the screen
_ALIKE = 8  # of 255: channels nearer than this cannot be told apart by eye
_NAMED_COLOURS = {"white": "ffffff", "black": "000000", "snow": "fffafa", "ivory": "fffff0"}
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|\b(?:white|black|snow|ivory|transparent)\b")


@dataclass(frozen=True, slots=True)
class Look:
    """How an element looks to a reader; what it holds inherits from it."""

    hidden: bool = False
    tiny: bool = False
    ink: str = ""  # six hex digits, or empty where unknown
    paper: str = ""  # six hex digits, "picture", or empty where unknown

    @property
    def visible(self) -> bool:
        return not (self.hidden or self.tiny or self._is_ink_on_same_paper())

    def _is_ink_on_same_paper(self) -> bool:
        # A page is white where nothing says otherwise.
        return bool(self.ink) and _alike(self.ink, self.paper or "ffffff")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The selectors (`.name`, `#name`, `p`, `p.name`) that a page's own style sheets hide."""

    hidden: frozenset[str] = frozenset()

    def hides(self, tag: Element) -> bool:
        """True when a plain rule hides this element."""
        if not self.hidden:
            return False
        names = [f".{name}" for name in tag.classes]
        if identifier := tag.get("id"):
            names.append(f"#{identifier}")
        return any(name in self.hidden or f"{tag.name}{name}" in self.hidden for name in ("", *names))


def read_styles(sheets: Iterable[str]) -> StyleSheet:
    """Collects what the rules of style sheets hide, leaving alone names that any rule shows again.

    >>> sorted(read_styles([".a{display:none} .b{display:none} .b.open{display:block}"]).hidden)
    ['.a']
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for sheet in sheets:
        for selectors, body, is_top_level in _rules(sheet):
            style = declarations(body)
            hides = is_top_level and (_hides(style) or _is_zero(style.get("font-size", "")))
            shows = style.get("display", "none") != "none" or style.get("visibility") == "visible"
            for selector in selectors.split(","):
                name = selector.strip()
                if hides and _SIMPLE_SELECTOR.fullmatch(name):
                    hidden.add(name)
                elif shows:
                    shown.update(_NAMES.findall(name))
    return StyleSheet(frozenset(name for name in hidden if not shown.intersection(_NAMES.findall(name))))


def look(tag: Element, above: Look, styles: StyleSheet, holds_most: bool = False) -> Look:
    """How `tag` looks, given how the element above it looks.

    Args:
        tag: the element.
        above: the look of its parent.
        styles: what the page's style sheets hide.
        holds_most: the element holds most of the page's text; then `opacity` is taken for the passing
            state of a page before a fade-in.

    `aria-hidden` keeps words from those who listen to a page; who looks at it sees them.
    """
    if not tag.attributes and not styles.hidden and tag.name not in _WITHDRAWN:
        return above
    names = tag.classes
    style = declarations(tag.get("style"))
    if style and holds_most:
        style = {name: value for name, value in style.items() if name != "opacity"}
    hidden = (
        above.hidden
        or "hidden" in tag.attributes
        or tag.name in _WITHDRAWN
        or _hides(style)
        or _is_hidden_by_name(names)
        or styles.hides(tag)
    )
    tiny = _is_tiny(style["font-size"], above.tiny) if "font-size" in style else above.tiny
    ink = _colour(style.get("color") or tag.get("color")) or above.ink
    ground = style.get("background-color") or style.get("background") or tag.get("bgcolor")
    paper = _paper(ground) or above.paper
    if not paper and (style.get("background-image") or any(_DARK_GROUND.search(name) for name in names)):
        paper = "picture"
    if (hidden, tiny, ink, paper) == (above.hidden, above.tiny, above.ink, above.paper):
        return above
    return replace(above, hidden=hidden, tiny=tiny, ink=ink, paper=paper)


def declarations(style: str) -> dict[str, str]:
    """A style attribute as names and values, in lower case.

    >>> declarations("Display: NONE !important; color:#fff")
    {'display': 'none', 'color': '#fff'}
    """
    if not style:
        return {}
    found: dict[str, str] = {}
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip()] = value.replace("!important", "").strip()
    return found


def _hides(style: dict[str, str]) -> bool:
    if not style:
        return False
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if _is_zero(style.get("opacity", "")):
        return True
    if style.get("color") == "transparent" or style.get("-webkit-text-fill-color") == "transparent":
        return "background-clip" not in style and "-webkit-background-clip" not in style
    if _is_far_off(style.get("text-indent", "")):
        return True
    if style.get("position") in ("absolute", "fixed"):
        sides = ("left", "top", "right", "bottom", "inset", "margin-left", "margin-top", "margin")
        if any(_is_far_off(style.get(side, "")) for side in sides):
            return True
        if re.match(r"rect\(\s*[01](?:px)?[\s,]+[01]", style.get("clip", "")):
            return True
    transform = style.get("transform", "")
    if re.search(r"scale[xy3d]*\(\s*0\s*[,)]", transform) or ("translate" in transform and _far(transform)):
        return True
    if re.match(r"inset\(\s*(?:50|100)%", style.get("clip-path", "")):
        return True
    sizes = (style.get(side, "") for side in ("width", "height", "max-height", "max-width"))
    return style.get("overflow", "").startswith(("hidden", "clip")) and any(_is_at_most_1(s) for s in sizes)


def _is_hidden_by_name(names: tuple[str, ...]) -> bool:
    if _FRAMEWORK_HIDDEN.isdisjoint(names):
        return False
    return not any(_SHOWN_ON_SOME_SCREENS.search(name) for name in names)


def _rules(sheet: str) -> Iterable[tuple[str, str, bool]]:
    """Yields (selectors, declarations, whether outside any @-rule), in one pass."""
    css = _without_comments(sheet)
    opened: list[str] = []
    position = 0
    for brace in re.finditer(r"[{}]", css):
        text = css[position : brace.start()]
        position = brace.end()
        if brace.group() == "{":
            opened.append(text.rpartition(";")[2].strip())
        elif opened:
            selectors = opened.pop()
            if not selectors.startswith("@"):
                yield selectors, text, not opened


def _without_comments(css: str) -> str:
    first, *rest = css.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _number(value: str) -> float | None:
    match = _NUMBER.match(value)
    return float(match.group()) if match else None


def _is_zero(value: str) -> bool:
    number = _number(value)
    return number is not None and abs(number) < 0.02


def _is_at_most_1(value: str) -> bool:
    number = _number(value)
    return number is not None and (number == 0 or (number <= 1 and value.endswith("px")))


def _is_tiny(value: str, above: bool) -> bool:
    number = _number(value)
    if number is None:
        return False if value in ("medium", "small", "large", "initial") else above
    if value.endswith(("em", "%")) and not value.endswith("rem"):
        return above or number < 0.02
    return number < 2


def _is_far_off(value: str) -> bool:
    return bool(value) and _far(value)


def _far(value: str) -> bool:
    for match in _NEGATIVE.finditer(value):
        text = match.group()
        if text.endswith(("%", "vw", "vh")):
            if (_number(text) or 0) <= -100:
                return True
        elif float(text) <= -_FAR or value[match.end() :].startswith(("em", "rem")):
            return True
    return False


def _colour(value: str) -> str:
    match = _COLOUR.search(value)
    if not match:
        return ""
    text = match.group()
    if text in _NAMED_COLOURS:
        return _NAMED_COLOURS[text]
    if text.startswith("#"):
        digits = text[1:]
        return "".join(2 * d for d in digits[:3]) if len(digits) < 6 else digits[:6]
    channels = [float(n) for n in _NUMBER.findall(text)[:3]]
    if len(channels) < 3:
        return ""
    return "".join(f"{min(255, max(0, round(channel))):02x}" for channel in channels)


def _paper(value: str) -> str:
    if "url(" in value or "gradient" in value:
        return "picture"
    if value and not _COLOUR.search(value) and re.match(r"[a-z]", value):
        # A named colour that is not listed, or inherit, none, transparent.
        return "" if value in ("inherit", "none", "initial", "unset") else "picture"
    return "" if "transparent" in value else _colour(value)


def _alike(ink: str, paper: str) -> bool:
    if len(ink) != 6 or len(paper) != 6:
        return False
    pairs = ((int(ink[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (0, 2, 4))
    return all(abs(a - b) <= _ALIKE for a, b in pairs)
