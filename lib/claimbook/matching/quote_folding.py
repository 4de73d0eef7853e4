"""A text as a quotation repeats it: its words alone, without marks, width and case, with the way back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimbook.text.language.han_characters import traditional
from claimbook.text.language.normalise import Normalised, normalise

# Scripts that put no blank between words, or put it as they please: Thai to Khmer, Hangul, kana and Han.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3040, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
_SIGNS = "%‰°+±×÷"
_APOSTROPHES = "'’ʼ‘"
_MINUS = "-−"
_DROPPED = "\0"  # soft hyphens, zero-width and bidirectional marks
# Marks that part words, but for a decimal point, an apostrophe within a word and a minus.
_PARTING = " .,:'-"
_SAID = re.compile(r"(?<=\d)[.,:](?=\d)|(?<=\w)'(?=\w)|(?<!\w)-(?=\d)")
_UNSAID = re.compile(rf"(?<=\d),(?=\d{{3}}(?!\d))|{_DROPPED}")


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """The words of a text, one blank between two, none where a script has none.

    `places[i]` is where character i stands in `given.text`.
    """

    text: str
    places: NDArray[np.int64]
    given: Normalised

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words `text[start:end]`, which must not be empty, stand in the text as it was given."""
        return self.given.original_span(int(self.places[start]), int(self.places[end - 1]) + 1)

    def is_edge(self, place: int) -> bool:
        """Whether a word may begin or end here.

        >>> [fold("on air").is_edge(i) for i in range(7)]
        [True, False, True, True, False, False, True]
        """
        if place <= 0 or place >= len(self.text):
            return True
        beside = self.text[place - 1 : place + 1]
        return " " in beside or any(map(is_unspaced, beside))

    def is_break(self, place: int) -> bool:
        """Whether something that is no part of words stands before `text[place]`, which has one before it."""
        return bool(self.places[place] - self.places[place - 1] > 1)


@lru_cache(maxsize=64)  # the pages of a case are asked for by every quote
def fold(text: str) -> Folded:
    """Folds a text; linear in its length.

    Quotation marks, dashes and other marks part words and are nothing else; digits keep the mark between
    them, unless it only groups thousands. Simplified and Japanese characters become traditional ones.

    >>> fold("“It’s ５,０００ - well-known…”").text, fold("「今、必要だ」").text
    ("it's 5000 well known", '今必要だ')
    """
    given = normalise(text)
    marked = _lowered(given.text).translate(_FOLDING)
    codes = np.frombuffer(marked.encode("utf-32-le"), dtype=np.uint32)
    parts = np.isin(codes, [ord(mark) for mark in _PARTING])
    parts[[m.start() for m in _SAID.finditer(marked)]] = False
    kept = ~parts
    kept[[m.start() for m in _UNSAID.finditer(marked)]] = False
    places = np.flatnonzero(kept)
    # A blank stands for all that parts two words.
    gaps = np.diff(np.cumsum(parts)[places]) > 0
    unspaced = _is_unspaced(codes[places])
    blanks = np.flatnonzero(gaps & ~unspaced[:-1] & ~unspaced[1:]) + 1
    said = np.insert(codes[places], blanks, ord(" "))
    return Folded(
        said.astype("<u4").tobytes().decode("utf-32-le"),
        np.insert(places, blanks, places[blanks] - 1),
        given,
    )


def is_unspaced(character: str) -> bool:
    """Whether a character's script puts no blank between words."""
    return any(first <= ord(character) <= last for first, last in _UNSPACED)


def _is_unspaced(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    found = np.zeros(len(codes), dtype=bool)
    for first, last in _UNSPACED:
        found |= (codes >= first) & (codes <= last)
    return found


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


class _Folding(dict[int, str]):
    """What each character is for a quotation, told when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = _folded(character, unicodedata.category(character))
        return folded


def _folded(character: str, category: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _MINUS:
        return "-"
    if category == "Cf":
        return _DROPPED
    is_said = category[0] in "LMN" or category == "Sc" or character in _SIGNS or character in ".,:"
    return traditional(character) if is_said else " "


_FOLDING = _Folding()
