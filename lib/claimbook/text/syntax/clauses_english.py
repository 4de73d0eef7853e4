"""English sentences into statements: asides first, then what is coordinated in the main clause."""

from __future__ import annotations

from functools import lru_cache

from claimbook.text.segmentation.unmarked import unmarked, written
from claimbook.text.syntax.asides_english import take_asides
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.coordination_english import split_coordination


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def english_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of an English sentence; one clause, the whole, where in doubt.

    A main clause around an aside spans the aside's words, too.

    >>> [c.text for c in english_clauses("Oracle owns the site, and the company is building there.")]
    ['Oracle owns the site.', 'The company is building there.']
    """
    if sentence.rstrip().endswith("?"):
        return (Clause(0, len(sentence), sentence),)
    shown = unmarked(sentence)
    if shown.text != sentence:
        return tuple(written(clause, shown, sentence) for clause in english_clauses(shown.text))
    taken = take_asides(sentence)
    main = [Clause(*found) for found in split_coordination(taken.main)]
    if not taken.asides:
        return tuple(main)
    whole = [Clause(c.start, c.end, _as_sentence(c.text)) for c in main]
    return tuple(sorted((*whole, *taken.asides), key=lambda c: (c.start, -c.end)))


def _as_sentence(text: str) -> str:
    words = " ".join(text.split())
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "”", '"')) else f"{words}."
