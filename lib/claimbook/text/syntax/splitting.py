"""A sentence into atomic statements, each of which stands on its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.clauses_chinese import chinese_clauses
from claimbook.text.syntax.clauses_english import english_clauses
from claimbook.text.syntax.clauses_japanese import japanese_clauses

__all__ = ["Clause", "split_atomic"]

# Longer than any sentence; what is not a sentence has no clauses.
_LONGEST = 1_000
_SPLITTERS: Mapping[str, Callable[[str], tuple[Clause, ...]]] = {
    "en": english_clauses,
    "ja": japanese_clauses,
    "zh": chinese_clauses,
}


def split_atomic(sentence: str, language: str) -> tuple[Clause, ...]:
    """Splits coordinated statements, and leaves whole whatever is in doubt.

    Quotes and lists of names are never broken, nor is a clause that says which thing is meant; one that adds
    a fact is a statement of its own. A subject or verb that only one of two coordinated clauses names is
    carried over to the other.

    Args:
        sentence: one sentence, without the words that attribute it.
        language: ISO 639-1; sentences in languages other than Japanese, English and Chinese stay whole.

    Returns:
        at least one clause; where it is the only one, its text is the sentence (a heading that runs
        into a Japanese sentence, "主人公:", is left out).

    >>> [c.text for c in split_atomic("この計画はA社が主導し、初期投資額は1,000億ドルとなる。", "ja")]
    ['この計画はA社が主導する。', '初期投資額は1,000億ドルとなる。']
    """
    splitter = _SPLITTERS.get(language)
    if splitter is None or len(sentence) > _LONGEST or not sentence.strip():
        return (Clause(0, len(sentence), sentence),)
    return splitter(sentence)
