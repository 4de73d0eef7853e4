"""The base of an irregular English verb: paid is a form of pay, and no stemmer knows it."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

# Words of their own as often as forms of a verb: to found a firm, to wound a man, a saw, a bound book.
_AMBIGUOUS = frozenset(
    ("found", "bound", "saw", "felt", "ground", "wound", "bore", "lay", "bit", "spoke", "left")
)


def base_of(word: str) -> str:
    """The base of a lower-case verb form, or the word itself where it is none or may be another verb's base.

    >>> base_of("paid"), base_of("risen"), base_of("found")
    ('pay', 'rise', 'found')
    """
    return _bases().get(word, word)


@cache
def _bases() -> dict[str, str]:
    file = resources.files("claimbook.text") / "data" / "english_verbs.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    bases = {row["base"] for row in rows}
    found: dict[str, str] = {}
    for row in rows:
        for form in (row["past"], row["participle"]):
            if form and form not in bases and form not in _AMBIGUOUS:
                found.setdefault(form, row["base"])
    return found
