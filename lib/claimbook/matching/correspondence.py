"""Which words of a claim have a counterpart in the evidence, within a language or across two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.language.dictionary import english_readings, synonyms
from claimbook.text.language.words import Word, dictionary_parts, stem

# Languages whose words can be read in English, and so compared with each other.
BRIDGED = ("en", "ja", "zh")
# Stems of one family continue each other: financ(e) and financi(al), oper(ate) and operat(ional).
_SHORTEST_STEM = 5
_LONGEST_ENDING = 3
# A translation's synonym is two steps away, so the two must share more senses than a
# word and its own synonym, and a good part of all that the translation has.
_SENSES_ACROSS = 4
_SHARE_ACROSS = 0.15


@dataclass(frozen=True, slots=True)
class Pairing:
    """A word of the claim and its counterpart in the evidence; None where there is none."""

    word: Word
    counterpart: Word | None


def comparable(first: str, second: str) -> bool:
    """True where words of the two languages can be compared at all."""
    return first == second or (first in BRIDGED and second in BRIDGED)


def pair_words(
    claim: Sequence[Word], claim_language: str, evidence: Sequence[Word], evidence_language: str
) -> tuple[Pairing, ...]:
    """Pairs each word of the claim with the first word of the evidence that can mean the same.

    Within a language by stem, then by synonym; across languages by what the dictionaries give for both.
    """
    same = claim_language == evidence_language
    index = _index(tuple(evidence), evidence_language)
    return tuple(
        Pairing(
            word,
            (index.by_key.get(word.key) if same or word.surface.isascii() else None)
            or _counterpart(word, claim_language, index, same),
        )
        for word in claim
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of a passage by their key, by the English stems they may mean, and by how those begin."""

    by_key: Mapping[str, Word]
    meanings: Mapping[str, Word]
    beginnings: Mapping[str, Sequence[str]]


@lru_cache(maxsize=4_096)
def _index(words: tuple[Word, ...], language: str) -> _Index:
    by_key: dict[str, Word] = {}
    meanings: dict[str, Word] = {}
    for word in words:
        by_key.setdefault(word.key, word)
        for key in _meanings(word.key, word.surface.lower(), language):
            meanings.setdefault(key, word)
    beginnings: dict[str, list[str]] = {}
    for key in sorted(meanings):
        beginnings.setdefault(key[:_SHORTEST_STEM], []).append(key)
    return _Index(by_key, meanings, beginnings)


def _counterpart(word: Word, language: str, index: _Index, same: bool) -> Word | None:
    if language not in BRIDGED or (same and language != "en"):
        # Within Japanese or Chinese the way through English would call too much the same.
        return _containing(word, index.by_key) if same else None
    for reading in _readings(word.key, word.surface.lower(), language):
        found = [_lookup(key, index) for key in reading]
        if all(found):
            return found[-1]
    if same:
        return None
    parts = dictionary_parts(word.surface, language)
    found = [
        next(
            (f for r in _readings(p, p, language) for f in [_lookup(r[-1], index)] if f and len(r) == 1),
            None,
        )
        for p in parts
    ]
    return found[-1] if found and all(found) else None


def _containing(word: Word, by_key: Mapping[str, Word]) -> Word | None:
    """A longer word of the same language that holds the word whole: 予算 in 予算案, 镜头 in 镜头厂."""
    if len(word.key) < 2 or word.key.isascii():
        return None
    return next(
        (by_key[key] for key in sorted(by_key) if word.key in key or (len(key) > 1 and key in word.key)), None
    )


def _lookup(key: str, index: _Index) -> Word | None:
    if key in index.meanings:
        return index.meanings[key]
    near = index.beginnings.get(key[:_SHORTEST_STEM], ())
    return next((index.meanings[k] for k in near if _of_one_family(k, key)), None)


def _of_one_family(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return (
        len(shorter) >= _SHORTEST_STEM
        and longer.startswith(shorter)
        and len(longer) - len(shorter) <= _LONGEST_ENDING
    )


@lru_cache(maxsize=50_000)
def _readings(key: str, lower: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The ways to say a claim's word in English, shortest first."""
    if language == "en" or lower.isascii():
        return tuple((s,) for s in sorted({key, *synonyms(lower)}))
    readings = english_readings(key, language)
    exact = {tuple(stem(w) for w in r) for r in readings}
    wider = {(s,) for r in readings if len(r) == 1 for s in synonyms(r[0], _SENSES_ACROSS, _SHARE_ACROSS)}
    return (*sorted(exact, key=lambda r: (len(r), r)), *sorted(wider - exact))


@lru_cache(maxsize=50_000)
def _meanings(key: str, lower: str, language: str) -> frozenset[str]:
    """The English stems that an evidence word may stand for."""
    if language not in BRIDGED:
        return frozenset({key})
    if language == "en" or lower.isascii():
        return frozenset({key, stem(lower)})
    forms = (key, *dictionary_parts(lower, language))
    return frozenset(
        {key, *(stem(r[0]) for f in forms for r in english_readings(f, language) if len(r) == 1)}
    )
