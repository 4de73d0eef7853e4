"""The ids of claims: made from their words, so that they survive a new split of a changed article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from claimbook.core.model import Claim


def ids_of(quotes: Iterable[str]) -> Iterator[str]:
    """An id for each quote, from its words and how many equal ones came before it."""
    seen: Counter[str] = Counter()
    used: set[str] = set()
    for quote in map(squeezed, quotes):
        claim_id = free_id(_digest(quote, seen[quote]), used)
        seen[quote] += 1
        used.add(claim_id)
        yield claim_id


def added_id(words: str, taken: Set[str]) -> str:
    """An id for a row that a person added without one; "a" is for added."""
    digest = hashlib.sha256(squeezed(words).encode("utf-8", "surrogatepass")).hexdigest()
    return free_id(f"a{digest[:8]}", taken)


def free_id(wanted: str, taken: Set[str]) -> str:
    """The id itself where it is free, else with the first number that makes it free.

    >>> free_id("c1", {"c1", "c1-2"})
    'c1-3'
    """
    number, candidate = 2, wanted
    while candidate in taken:
        candidate = f"{wanted}-{number}"
        number += 1
    return candidate


def _digest(quote: str, ordinal: int) -> str:
    """An id from the words alone: "c" and eight hexadecimal digits of their SHA-256."""
    words = f"{squeezed(quote)}\n{ordinal}".encode("utf-8", "surrogatepass")
    return f"c{hashlib.sha256(words).hexdigest()[:8]}"


def has_own_id(row: Claim) -> bool:
    """Whether the program made the id from the quote; any other is a person's, as on a copied row."""
    return any(row.claim_id == _digest(row.quote, ordinal) for ordinal in range(50))


def squeezed(words: str) -> str:
    """The words with single spaces between them and none around them."""
    return " ".join(words.split())
