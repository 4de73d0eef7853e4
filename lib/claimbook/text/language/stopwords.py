"""Words that carry little or nothing of their own, by language; data/stopwords.csv lists them.

A function word is left out of every comparison. A light word ("make", "する", "project") stays, but
weighs little: that it is there, or missing, says next to nothing of whether a claim is covered. A
transparent verb ("began to", 発表した) leaves what it governs as true as it is. An ending is one of the
Japanese ones that change what a verb says (終える, にくい); those of tense, voice and politeness do not. A
title stands before a name.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


def is_function_word(word: str, language: str) -> bool:
    """True for a lower-case word that only holds a sentence together."""
    return word in words_of(language, "function")


def is_light_word(key: str, language: str) -> bool:
    """True for the key of a content word (a stem, a normalised form) that says little by itself."""
    return key in words_of(language, "light")


@cache
def words_of(language: str, kind: str) -> frozenset[str]:
    """The words of a kind, as the table has them; empty where it has none."""
    return _table().get((language, kind), frozenset())


def stopwords_table() -> bytes:
    """The table itself, for what is prepared with it."""
    return (resources.files("claimbook.text") / "data" / "stopwords.csv").read_bytes()


@cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    rows = csv.DictReader(stopwords_table().decode("utf-8").splitlines())
    return {(row["language"], row["kind"]): frozenset(row["words"].split()) for row in rows}
