"""Text in one width and one form, with the way back to the characters as they were given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

# Folding these would glue them to a neighbouring digit: 10² would become 102, 1½ become 11/2.
_KEPT_FORMS = ("<super>", "<sub>", "<fraction>", "<circle>")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A folded text; `offsets[i]` is where its character i begins in the text as given.

    `offsets` has one entry more than `text` has characters: the length of the text as given.
    """

    text: str
    offsets: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given that `text[start:end]` was made from.

        >>> normalise("約１０㎞先").original_span(1, 5)
        (1, 4)
        """
        if start >= end:
            return self.offsets[start], self.offsets[start]
        # Characters made from one and the same original share its offset; the span takes it whole.
        last = self.offsets[end - 1]
        while self.offsets[end] == last:
            end += 1
        return self.offsets[start], self.offsets[end]


def normalise(text: str) -> Normalised:
    """Folds full-width, half-width and other compatibility forms (Unicode NFKC), keeping offsets.

    Superscripts, subscripts, circled numbers and vulgar fractions stay as they are, since folding
    them would change the numbers that they stand beside.

    >>> normalise("５，０００㌦").text
    '5,000ドル'
    """
    alone, joining = _characters_that_change(text)
    if not alone and not joining:
        return Normalised(text, range(len(text) + 1))
    marks = f"[{re.escape(''.join(joining))}]" if joining else "(?!)"
    changes = f"[{re.escape(''.join(alone))}]{marks}*|" if alone else ""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    # A character that joins changes the one before it as well: か and ゛ become が.
    for match in re.finditer(rf"{changes}[\s\S]{marks}+|{marks}+", text):
        start, end = match.span()
        pieces.append(text[position:start])
        offsets.extend(range(position, start))
        folded = unicodedata.normalize("NFKC", match.group())
        pieces.append(folded)
        offsets.extend([start] * len(folded))
        position = end
    pieces.append(text[position:])
    offsets.extend(range(position, len(text) + 1))
    return Normalised("".join(pieces), offsets)


def _characters_that_change(text: str) -> tuple[list[str], list[str]]:
    alone: list[str] = []
    joining: list[str] = []
    if text.isascii():
        return alone, joining
    for character in sorted(set(text)):
        kind = _kind(character)
        if kind == "joins":
            joining.append(character)
        elif kind == "changes":
            alone.append(character)
    return alone, joining


@cache
def _kind(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    # Half-width voicing marks and the later letters of a decomposed Hangul syllable join as well.
    if unicodedata.combining(folded[0]) or "\u1160" <= character <= "\u11ff":
        return "joins"
    if folded == character:
        return "stays"
    return "stays" if unicodedata.decomposition(character).startswith(_KEPT_FORMS) else "changes"
