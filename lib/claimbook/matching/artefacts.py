"""Names that translations between Chinese, Japanese and English are known to garble.

Each is what a dictionary, or a reading of the characters, makes of a well-known name in Chinese. Most mean
something else as well, so that they are proposed only where the text speaks of what belongs to the name, or
where a source names it: Ultraman beside OpenAI, but not in an article about television.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimbook.matching.aliases import Aliases
from claimbook.matching.proposals import Proposal

# How many different things that belong to the name a text has to speak of: one beside a garbled name, two
# beside words that may well be meant as they stand.
_BESIDE_NAME, _BESIDE_WORDS = 1, 2
_SCORE = 0.95


@dataclass(frozen=True, slots=True)
class Artefact:
    """One row of artefacts.csv."""

    canonical: str
    written: str  # the name in Chinese
    names: tuple[str, ...]  # what translations make of it
    words: tuple[str, ...]  # the same, where it is ordinary words
    context: tuple[str, ...]  # what a text that means the name speaks of


def propose_artefacts(text: str, known_names: Iterable[str], aliases: Aliases) -> tuple[Proposal, ...]:
    """What the garbled names in an article stand for, in the order of the table.

    Args:
        text: the article.
        known_names: names in the sources and lists of the case; one that means the same is enough.
        aliases: what is listed already needs no proposal.

    >>> from claimbook.matching.aliases import load_aliases
    >>> aliases = load_aliases(None)
    >>> [p.proposed for p in propose_artefacts("OpenAIのウルトラマン氏が語った。", (), aliases)]
    ['Sam Altman']
    >>> propose_artefacts("ウルトラマン展が開幕した。", (), aliases)
    ()
    """
    known = {aliases.canonical(name) or name for name in known_names}
    return tuple(
        Proposal(name, artefact.canonical, f"both are written {artefact.written} in Chinese", _SCORE)
        for artefact in artefacts()
        for names, needed in ((artefact.names, _BESIDE_NAME), (artefact.words, _BESIDE_WORDS))
        for name in names
        if aliases.canonical(name) is None
        and _has(text, name)
        and (
            (aliases.canonical(artefact.canonical) or artefact.canonical) in known
            or sum(_has(text, word) for word in artefact.context) >= needed
        )
    )


@cache
def artefacts() -> tuple[Artefact, ...]:
    """The rows of artefacts.csv, in file order."""
    with files("claimbook.matching").joinpath("data", "artefacts.csv").open(encoding="utf-8") as file:
        return tuple(
            Artefact(
                row["canonical"],
                row["written"],
                *(tuple(filter(None, row[column].split("|"))) for column in ("names", "words", "context")),
            )
            for row in csv.DictReader(file)
        )


def _has(text: str, name: str) -> bool:
    return name in text and _pattern(name).search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The name by itself: not within a longer word of Latin letters or of katakana."""
    letters = "A-Za-z0-9" if name[0].isascii() else "\u30a1-\u30fa\u30fc"
    return re.compile(rf"(?<![{letters}]){re.escape(name)}(?![{letters}])")
