"""Words of one language that mean the same: 建設 and 建てる, 建造 and 修建, "buy" and "purchase".

Sets of near synonyms of the news stand in data/synonyms.csv, one row each. They are read in the form in which
words are compared (`content_words`), so that 買い取った finds 買収. A word may stand in several sets; sets
are not
joined by it.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from claimbook.text.language.words import content_words


def alike(key: str, language: str) -> tuple[str, ...]:
    """The keys of the words that mean the same as the word with a key, in order; without that word itself.

    >>> "修建" in alike("建造", "zh")
    True
    """
    return _sets(language).get(key, ())


@cache
def _sets(language: str) -> dict[str, tuple[str, ...]]:
    file = resources.files("claimbook.text") / "data" / "synonyms.csv"
    found: dict[str, dict[str, None]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        if row["language"] == language:
            keys = [_key(word, language) for word in row["words"].split()]
            for key in keys:
                found.setdefault(key, {}).update(dict.fromkeys(k for k in keys if k != key))
    return {key: tuple(others) for key, others in found.items()}


def _key(word: str, language: str) -> str:
    """The form in which a word is compared; the word itself where it is cut into several."""
    words = content_words(word, language)
    return words[0].key if len(words) == 1 and words[0].surface == word else word
