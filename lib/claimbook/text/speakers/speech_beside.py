"""Speech in one clause of a sentence, and what the article says in its own voice in the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimbook.core.labels import Attribution
from claimbook.text.speakers.speech import Attributed
from claimbook.text.syntax.clauses import Clause

# Longer than any sentence, as in splitting.py: what is not a sentence has no clauses.
_LONGEST = 1_000


def speech_among(
    sentence: str,
    divide: Callable[[str], Sequence[Clause]],
    find: Callable[[str], Attributed | None],
) -> Attributed | None:
    """The speech in a sentence that was divided into clauses; None where no clause has any.

    A quote goes before a report. The other clauses stand in `beside`. A quote, and a report that stays with
    whoever holds it, have their clause as `claim`.

    Args:
        sentence: the whole sentence.
        divide: what gives its clauses, quotes and reports included.
        find: what finds the speech in the text of one clause.
    """
    clauses = divide(sentence) if len(sentence) <= _LONGEST else ()
    if len(clauses) < 2:
        return find(sentence)
    found = [(clause, said) for clause in clauses if (said := find(clause.text)) is not None]
    if not found:
        return None
    clause, said = next((f for f in found if f[1].attribution is Attribution.DIRECT_QUOTE), found[0])
    body = clause.text[said.body_start : said.body_end]
    at = sentence.find(body, clause.start, clause.end) if body != clause.text else -1
    is_part = at >= 0 and said.attribution is Attribution.REPORTED
    return replace(
        said,
        body_start=at if at >= 0 else clause.start,
        body_end=at + len(body) if at >= 0 else clause.end,
        claim="" if is_part else clause.text,
        beside=tuple(other for other in clauses if other is not clause),
    )
