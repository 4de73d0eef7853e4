"""Pairs of opposite words: up and down, start and stop, exclusive and shared."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claimbook.text.words import content_words, japanese_morphemes


@dataclass(frozen=True, slots=True)
class Pole:
    """One end of a pair of opposites found in a text; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    pair: str  # for example "increase/decrease"
    positive: bool  # which end


def find_poles(text: str, language: str) -> tuple[Pole, ...]:
    """The words of a text that have an opposite in data/opposites.csv, in order.

    >>> [(p.surface, p.pair, p.positive) for p in find_poles("売上高は減少した", "ja")]
    [('減少', 'increase/decrease', False)]
    """
    table = _poles(language)
    found = []
    for start, end, key in _keys(text, language):
        for pair, positive in table.get(key, ()):
            found.append(Pole(start, end, text[start:end], pair, positive))
    for pair, positive, pattern in _phrases(language):
        found += [Pole(m.start(), m.end(), m.group(), pair, positive) for m in pattern.finditer(text)]
    return tuple(sorted(set(found), key=lambda p: (p.start, p.end, p.pair)))


def _keys(text: str, language: str) -> list[tuple[int, int, str]]:
    if language == "ja":
        # Particles and suffixes count here (のみ, 独占的), so all morphemes are looked up.
        return [(m.start, m.end, m.normalized_form) for m in japanese_morphemes(text)]
    return [(w.start, w.end, w.key) for w in content_words(text, language)]


def _rows() -> list[dict[str, str]]:
    file = resources.files("claimbook.text") / "data" / "opposites.csv"
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@cache
def _poles(language: str) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Key of a single word to the ends that it stands for."""
    table: dict[str, tuple[tuple[str, bool], ...]] = {}
    for row in _rows():
        if row["language"] != language:
            continue
        for column, positive in (("positive", True), ("negative", False)):
            for word in row[column].split("|"):
                for key in _word_keys(word, language):
                    table[key] = (*table.get(key, ()), (row["pair"], positive))
    return table


def _word_keys(word: str, language: str) -> list[str]:
    if not word or _is_phrase(word, language):
        return []
    keys = [key for start, end, key in _keys(word, language) if end - start == len(word)]
    return list(dict.fromkeys(keys))


@cache
def _phrases(language: str) -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """What no single word says ("right of first refusal", 先着順の): searched as written."""
    found = []
    for row in _rows():
        if row["language"] != language:
            continue
        for column, positive in (("positive", True), ("negative", False)):
            phrases = [w for w in row[column].split("|") if w and _is_phrase(w, language)]
            if phrases:
                body = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
                edge = r"\b" if language not in ("ja", "zh") else ""
                found.append((row["pair"], positive, re.compile(f"{edge}(?:{body}){edge}", re.IGNORECASE)))
    return tuple(found)


def _is_phrase(word: str, language: str) -> bool:
    return not any(end - start == len(word) for start, end, _ in _keys(word, language))
