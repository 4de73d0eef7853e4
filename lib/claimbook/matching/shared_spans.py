"""Where a claim and a passage say the same: the words that carry a match, in both texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import comparable, pair_words
from claimbook.matching.naming import match_names
from claimbook.matching.shared_facts import WITHIN, amount_likeness, time_likeness
from claimbook.text.facts import Facts


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """Words of a claim and what stands for them in a passage: `claim.text[start:end]` and so on.

    A fact is a name, a number or a date; what is no fact is a word.
    """

    is_fact: bool
    start: int
    end: int
    passage_start: int
    passage_end: int


def shared_spans(claim: Facts, passage: Facts, aliases: Aliases) -> tuple[SharedSpan, ...]:
    """What both have in common, in the order of the claim; each fact with its first counterpart.

    >>> from claimbook.matching.aliases import load_aliases
    >>> from claimbook.text.facts import read_facts
    >>> claim, passage = read_facts("費用は5億ドル。", "ja"), read_facts("It costs $500 million.", "en")
    >>> for s in shared_spans(claim, passage, load_aliases(None)):
    ...     print(claim.text[s.start : s.end], passage.text[s.passage_start : s.passage_end])
    費用 costs
    5億ドル $500 million
    """
    found = (*_facts(claim, passage, aliases), *_words(claim, passage))
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.passage_start)))


def told(spans: Iterable[SharedSpan], claim: str, passage: str) -> str:
    """Shared spans as a line to read, facts first; the passage's words only where they are others.

    >>> told([SharedSpan(False, 0, 2, 3, 8), SharedSpan(True, 3, 6, 9, 13)], "費用は5億円", "It costs $500")
    '5億円 = $500; 費用 = costs'
    """
    pairs = [
        (claim[s.start : s.end], passage[s.passage_start : s.passage_end])
        for s in sorted(spans, key=lambda s: (not s.is_fact, s.start, s.end, s.passage_start))
    ]
    return "; ".join(
        dict.fromkeys(a if a.casefold() == b.casefold() else f"{a} = {b}" for a, b in pairs if a and b)
    )


def _facts(claim: Facts, passage: Facts, aliases: Aliases) -> Iterator[SharedSpan]:
    for name in claim.names:
        for other in passage.names:
            if match_names(name.surface, other.surface, aliases).score > 0:
                yield SharedSpan(True, name.start, name.end, other.start, other.end)
                break
    for quantity in claim.quantities:
        for amount in passage.quantities:
            if amount_likeness(quantity, amount) >= WITHIN:
                yield SharedSpan(True, quantity.start, quantity.end, amount.start, amount.end)
                break
    for time in claim.times:
        for day in passage.times:
            if time_likeness(time, day) == 1:
                yield SharedSpan(True, time.start, time.end, day.start, day.end)
                break


def _words(claim: Facts, passage: Facts) -> Iterator[SharedSpan]:
    if not comparable(claim.language, passage.language):
        return
    for pair in pair_words(claim.words, claim.language, passage.words, passage.language):
        other = pair.counterpart
        if other is not None:
            yield SharedSpan(False, pair.word.start, pair.word.end, other.start, other.end)
