"""Which words of a claim have a counterpart in the evidence, within a language or across two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.language.alike import alike
from claimbook.text.language.dictionary import english_readings
from claimbook.text.language.synonyms import synonyms
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
            or (_alike(word, claim_language, index) if same else None)
            or _counterpart(word, claim_language, index, same),
        )
        for word in claim
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of a passage by their key, by the English stems they may mean, and by how those begin."""

    by_key: Mapping[str, Word]
    meanings: Mapping[str, Word]
    beginnings: Mapping[str, str]  # of a stem of the same family, that stem


@lru_cache(maxsize=4_096)
def _index(words: tuple[Word, ...], language: str) -> _Index:
    by_key: dict[str, Word] = {}
    meanings: dict[str, Word] = {}
    for word in words:
        by_key.setdefault(word.key, word)
        for key in _meanings(word.key, word.surface.lower(), language):
            meanings.setdefault(key, word)
    beginnings = {start: key for key in sorted(meanings, reverse=True) for start in _beginnings(key)}
    return _Index(by_key, meanings, beginnings)


def _beginnings(key: str) -> Iterator[str]:
    """What a stem of the same family may be: the stem without its last letters, one to three."""
    for length in range(max(_SHORTEST_STEM, len(key) - _LONGEST_ENDING), len(key)):
        yield key[:length]


def _alike(word: Word, language: str, index: _Index) -> Word | None:
    return next((index.by_key[key] for key in alike(word.key, language) if key in index.by_key), None)


def _counterpart(word: Word, language: str, index: _Index, same: bool) -> Word | None:
    if language not in BRIDGED or (same and language != "en"):
        # Within Japanese or Chinese the way through English would call too much the same.
        return _containing(word, index.by_key) if same else None
    readings = _readings(word.key, word.surface.lower(), language)
    if readings.may_meet(index):
        for reading in readings.ordered:
            found = [_lookup(key, index) for key in reading]
            if all(found):
                return found[-1]
    if same:
        return None
    parts = dictionary_parts(word.surface, language)
    found = [_first_single(_readings(p, p, language), index) for p in parts]
    return found[-1] if found and all(found) else None


def _first_single(readings: _Readings, index: _Index) -> Word | None:
    """What the first reading of one word meets."""
    if not readings.may_meet(index):
        return None
    return next((f for r in readings.ordered if len(r) == 1 for f in [_lookup(r[0], index)] if f), None)


def _containing(word: Word, by_key: Mapping[str, Word]) -> Word | None:
    """A longer word of the same language that holds the word whole: 予算 in 予算案, 镜头 in 镜头厂."""
    if len(word.key) < 2 or word.key.isascii():
        return None
    return next(
        (by_key[key] for key in sorted(by_key) if word.key in key or (len(key) > 1 and key in word.key)), None
    )


def _lookup(key: str, index: _Index) -> Word | None:
    """The word that may mean a stem, or one of the same family, which continues it or is continued by it."""
    if key in index.meanings:
        return index.meanings[key]
    if key in index.beginnings:
        return index.meanings[index.beginnings[key]]
    return next((index.meanings[start] for start in _beginnings(key) if start in index.meanings), None)


@dataclass(frozen=True, slots=True)
class _Readings:
    """The ways to say a word in English, shortest first."""

    ordered: tuple[tuple[str, ...], ...]
    stems: frozenset[str]  # of all readings
    beginnings: frozenset[str]  # of these stems

    def may_meet(self, index: _Index) -> bool:
        """Quickly: whether any stem could be found at all."""
        return not (
            self.stems.isdisjoint(index.meanings)
            and self.stems.isdisjoint(index.beginnings)
            and self.beginnings.isdisjoint(index.meanings)
        )


@lru_cache(maxsize=50_000)
def _readings(key: str, lower: str, language: str) -> _Readings:
    """The ways to say a claim's word in English."""
    if language == "en" or lower.isascii():
        ordered: tuple[tuple[str, ...], ...] = tuple((s,) for s in sorted({key, *synonyms(lower)}))
    else:
        readings = english_readings(key, language)
        exact = {tuple(stem(w) for w in r) for r in readings}
        wider = {(s,) for r in readings if len(r) == 1 for s in synonyms(r[0], _SENSES_ACROSS, _SHARE_ACROSS)}
        ordered = (*sorted(exact, key=lambda r: (len(r), r)), *sorted(wider - exact))
    stems = frozenset(key for reading in ordered for key in reading)
    return _Readings(ordered, stems, frozenset(start for key in stems for start in _beginnings(key)))


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
