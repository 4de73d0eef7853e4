"""Characters by which a text is not what it seems: marks of direction, gaps without width, look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from claimbook.text.extraction.furniture_elements import SILENT_TAGS
from claimbook.text.extraction.html_tree import parse_html, walk

# Overrides and isolates; the plain marks of direction (U+200E, U+200F) turn nothing around.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Soft hyphens and byte order marks come from honest tools too, and joiners belong to many scripts.
_INSIDE_WORDS = re.compile("[^\\W_][\u200b\u2060\ufeff]+[^\\W_]|[A-Za-z0-9][\u200c\u200d]+[A-Za-z0-9]")
# Greek and Cyrillic letters that look like Latin ones. β and γ do not: "TGFβ" is no disguise.
_ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυρАВЕЅІЈКМНОРСТХУаеорсухіѕјһԁ"
_LATIN = "A-Za-zÀ-ɏ"
_MIXED = re.compile(f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_MOST_NAMED = 3
_LONGEST_NAMED = 30


def disguises(text: str) -> tuple[str, ...]:
    """What is odd about the characters of a text, a sentence each; nothing where all are as they seem.

    Source: Unicode Technical Reports 36 and 39, which list more look-alikes; these are the common ones.

    >>> disguises("It cost \\u202e000,5\\u202c euros.")
    ('It holds marks that turn the direction of writing, so that it reads otherwise than it is seen.',)
    >>> disguises("Оpenness")  # the first letter is Cyrillic
    ("It has words that mix alphabets, as look-alikes do: 'Оpenness'.",)
    """
    told = []
    if _TURNING.search(text):
        told.append(
            "It holds marks that turn the direction of writing, so that it reads otherwise than it is seen."
        )
    if _INSIDE_WORDS.search(text):
        told.append("It holds characters without width inside words.")
    if words := tuple(dict.fromkeys(islice(_mixed_words(text), 10 * _MOST_NAMED)))[:_MOST_NAMED]:
        told.append(f"It has words that mix alphabets, as look-alikes do: {', '.join(map(repr, words))}.")
    return tuple(told)


def disguises_of_page(html: str) -> tuple[str, ...]:
    """The same of an HTML page, scripts and style sheets aside; marks may be written as "&#8238;" there."""
    if not disguises(unescape(html)):
        return ()
    pieces = walk(parse_html(html), lambda element: element.name in SILENT_TAGS)
    return disguises("\n".join(node for _, node in pieces if isinstance(node, str)))


def _mixed_words(text: str) -> Iterator[str]:
    for found in _MIXED.finditer(text):
        start = max(0, found.start() - _LONGEST_NAMED)
        before = re.split(rf"[^{_LATIN}{_ALIKE}]", text[start : found.start()])[-1]
        behind = re.split(rf"[^{_LATIN}{_ALIKE}]", text[found.start() : found.end() + _LONGEST_NAMED])[0]
        if len(word := before + behind) > 2:
            yield word[:_LONGEST_NAMED]
