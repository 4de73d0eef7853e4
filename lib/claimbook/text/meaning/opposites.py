"""Words that exclude each other: up and down, start and stop; morning, noon and night.

The contrasts stand in data/opposites.csv, one row for each contrast and language, its ends divided by
" / ". A word is looked for in all its forms; one that begins with "=" only as it is written, and so is what
no single word says ("right of first refusal", 先着順の).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claimbook.text.language.words import content_words, japanese_morphemes


@dataclass(frozen=True, slots=True)
class Pole:
    """One end of a contrast found in a text; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    pair: str  # for example "increase/decrease"
    place: int  # which end, 0 for the first

    @property
    def positive(self) -> bool:
        """True at the first end."""
        return self.place == 0


def find_poles(text: str, language: str) -> tuple[Pole, ...]:
    """The words of a text that stand at an end of a contrast, in order.

    >>> [(p.surface, p.pair, p.positive) for p in find_poles("売上高は減少した", "ja")]
    [('減少', 'increase/decrease', False)]
    """
    table = _poles(language)
    places = [(start, end, key) for start, end, key in _keys(text, language)]
    if phrases := _phrases(language):
        places += [(m.start(), m.end(), m.group().lower()) for m in phrases.finditer(text)]
    found = {
        Pole(start, end, text[start:end], pair, place)
        for start, end, key in places
        for pair, place in table.get(key, ())
    }
    return tuple(sorted(found, key=lambda p: (p.start, p.end, p.pair, p.place)))


def is_two_ended(pair: str) -> bool:
    """True for a contrast whose ends are two, so that to deny one is to say the other."""
    return pair in _two_ended()


def _keys(text: str, language: str) -> list[tuple[int, int, str]]:
    if language == "ja":
        # Particles and suffixes count here (のみ, 独占的), so all morphemes are looked up.
        return [(m.start, m.end, m.normalized_form) for m in japanese_morphemes(text)]
    return [(w.start, w.end, w.key) for w in content_words(text, language)]


@cache
def _rows() -> tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]:
    """Contrast, language and the words of each end."""
    file = resources.files("claimbook.text") / "data" / "opposites.csv"
    return tuple(
        (row["contrast"], row["language"], tuple(tuple(end.split("|")) for end in row["ends"].split(" / ")))
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    )


@cache
def _two_ended() -> frozenset[str]:
    many = {pair for pair, _, ends in _rows() if len(ends) > 2}
    return frozenset(pair for pair, _, _ in _rows()) - many


def _words(language: str) -> Iterator[tuple[str, int, str]]:
    for pair, of_language, ends in _rows():
        if of_language == language:
            yield from ((pair, place, word) for place, words in enumerate(ends) for word in words)


@cache
def _poles(language: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Key of a single word, or a phrase, to the ends that it stands for."""
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    for pair, place, word in _words(language):
        keys = {key for start, end, key in _keys(word, language) if end - start == len(word)}
        for key in {word.removeprefix("=")} if _is_phrase(word, language) else keys:
            table[key] = (*table.get(key, ()), (pair, place))
    return table


@cache
def _phrases(language: str) -> re.Pattern[str] | None:
    phrases = {w.removeprefix("=") for _, _, w in _words(language) if _is_phrase(w, language)}
    edge = "" if language in ("ja", "zh") else r"\b"
    body = "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(f"{edge}(?:{body}){edge}", re.IGNORECASE) if phrases else None


def _is_phrase(word: str, language: str) -> bool:
    """True for what is looked for as it is written; so are Chinese words, whose bounds are guesses."""
    return (
        word.startswith("=")
        or (language == "zh" and len(word) > 1)
        or not any(end - start == len(word) for start, end, _ in _keys(word, language))
    )
