"""Whether an English noun phrase means one or many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimbook.text.language.dictionary import jmdict
from claimbook.text.language.english_classes import (
    GROUP_NOUNS,
    PLURAL_NOUNS,
    PREPOSITIONS,
    SINGULAR_NOUNS,
    SUBORDINATORS,
)
from claimbook.text.language.english_words import Token


def is_plural(line: Sequence[Token], begin: int, end: int) -> bool | None:
    """Whether a subject takes "were"; None where that cannot be told ("the team", "the data")."""
    words = [t.lower for t in line[begin:end]]
    if not words:
        return None
    head = len(words)
    for k, word in enumerate(words):
        if k and word in PREPOSITIONS | SUBORDINATORS:
            head = k
            break
    if "and" in words[:head] and "between" not in words[:head]:
        return True
    last = words[head - 1]
    if last in PLURAL_NOUNS:
        return True
    if last in GROUP_NOUNS:
        return None
    if last in SINGULAR_NOUNS:
        return False
    if begin + head == 1:  # the capital of a first word says nothing: "Engineers", "Athens"
        return last.endswith("s") and can_be_noun(last)
    if line[begin + head - 1].is_capital and words[0] not in ("the", "all", "some", "many"):
        return False
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))


@lru_cache(maxsize=5_000)
def can_be_noun(word: str) -> bool:
    """Whether a word in `-s` is also a plural: "works" and "plans" are, "employs" is not, by JMdict."""
    found = {word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
    marks = ",".join("?" * len(found))
    row = jmdict().execute(f"SELECT 1 FROM SenseGloss WHERE text IN ({marks}) LIMIT 1", sorted(found))
    return row.fetchone() is not None
