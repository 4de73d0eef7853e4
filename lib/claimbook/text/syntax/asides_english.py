"""What an English sentence asserts by the way: between commas, of something that it names.

    The Speaker, Ann Berg, who has held the chair since 2019, resigned.
    -> Ann Berg resigned. Ann Berg is the Speaker. Ann Berg has held the chair since 2019.

A clause without a comma says which thing is meant, and stays. So does an aside whose end, or whose noun,
could be another: "the report on the fire, which ..." may go on about either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.language.english_words import Token, word_at
from claimbook.text.segmentation.strand import Strand, strand_of
from claimbook.text.syntax.appositions_english import aged, apposed, titled
from claimbook.text.syntax.changes_english import change
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.english_commas import Found
from claimbook.text.syntax.english_predicates import spoken_tokens
from claimbook.text.syntax.participles_english import absolute, led, measured, participle, resulting
from claimbook.text.syntax.relatives_english import relative_clause

# A sentence with more is a list or a table.
_MOST_COMMAS = 16


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence without its asides, and what they assert, in order."""

    main: Strand
    asides: tuple[Clause, ...]


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def take_asides(sentence: str) -> Taken:
    """Takes the asserting asides out of a sentence; what is in doubt stays in the main clause.

    >>> taken = take_asides("Ann Berg, who drafted the bill, resigned.")
    >>> taken.main.text, [a.text for a in taken.asides]
    ('Ann Berg resigned.', ['Ann Berg drafted the bill.'])
    """
    line = spoken_tokens(sentence)
    if sum(token.text == "," for token in line) > _MOST_COMMAS:
        return Taken(strand_of(sentence), ())
    removed: list[tuple[int, int]] = []
    asides: list[Clause] = []
    at = 0
    while at < len(line):
        found = _aside(sentence, line, at, removed)
        if found is None:
            at += 1
            continue
        removed += found.removed
        asides += found.asides
        at = found.after
    return Taken(strand_of(sentence).without(removed), tuple(sorted(asides, key=lambda c: (c.start, c.end))))


def _aside(sentence: str, line: Sequence[Token], at: int, removed: Sequence[tuple[int, int]]) -> Found | None:
    if line[at].text != ",":
        return measured(sentence, line, at) or (led(sentence, line) if at == 0 else None)
    if at == 0 or at + 1 >= len(line):
        return None
    word = word_at(line, at + 1)
    if word in ("who", "which", "whose", "where"):
        return relative_clause(sentence, line, at, removed)
    return (
        titled(sentence, line, at)
        or apposed(sentence, line, at)
        or aged(sentence, line, at)
        or participle(sentence, line, at)
        or resulting(sentence, line, at)
        or change(sentence, line, at, removed)
        or absolute(sentence, line, at)
    )
