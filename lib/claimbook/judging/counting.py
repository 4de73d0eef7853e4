"""Whether what two numbers count is the same: 3か国 and "three countries", 2500套住房 and "2,500 homes"."""

from __future__ import annotations

import re
from functools import lru_cache

from claimbook.text.language.alike import alike
from claimbook.text.language.dictionary import english_readings
from claimbook.text.language.words import content_words, stem
from claimbook.text.numbers.counter_nouns import nouns_of
from claimbook.text.numbers.quantities import Quantity

_COUNTER = re.compile(r"[^\W\d_]{1,3}$")


def count_alike(claim: Quantity, claim_language: str, evidence: Quantity, evidence_language: str) -> bool:
    """True where the words for what is counted share a meaning in English, across two languages."""
    ours = _meanings(claim.surface, claim.counted, claim_language)
    theirs = _meanings(evidence.surface, evidence.counted, evidence_language)
    return not ours.isdisjoint(theirs)


@lru_cache(maxsize=20_000)
def _meanings(surface: str, counted: str, language: str) -> frozenset[str]:
    """The stems of the English words that may stand for what is counted."""
    if language == "en":
        keys = {w.key for w in content_words(counted, "en")}
        return frozenset(keys | {other for key in keys for other in alike(key, "en")})
    counter = _COUNTER.search(surface)
    tails = [surface[i:] for i in range(max(0, len(surface) - 3), len(surface))] if counter else []
    nouns = {noun for word in (counted, *tails) for noun in nouns_of(word, language)}
    readings = {r[0] for r in english_readings(counted, language) if len(r) == 1} if counted else set()
    stems = {stem(word) for word in (nouns | readings)}
    return frozenset(stems | {other for s in stems for other in alike(s, "en")})
