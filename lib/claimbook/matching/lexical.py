"""Likeness of letters: BM25 over runs of them, rapidfuzz over pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from claimbook.text.language.normalise import normalise

Floats = NDArray[np.float64]
_Numbers = NDArray[np.int64]
_Hashes = NDArray[np.uint64]

# Runs of so many letters are words enough for every language: 工場, fact, acto, ctor.
_RUNS = (2, 3, 4)
# How soon a repeated run says no more, and how much the length of a passage counts (Robertson and Zaragoza
# 2009 give 1.2 and .75 as what serves most collections).
_SATURATION, _LENGTH = 1.2, 0.75
_SPACE = 32
_MIXER = np.uint64(0x9E3779B97F4A7C15)
# So many characters of passages are counted at a time, which takes some 200 MB.
_BLOCK = 1_000_000


class Letters:
    """The runs of two to four letters within the words of claims, and how much each says of a passage.

    A passage's score for a claim is that of BM25 (Robertson and Zaragoza 2009), as a share of the highest
    that a passage could have: between 0 and 1, and the same whatever other claims are asked about.
    """

    def __init__(self, claims: Sequence[str], passages: Sequence[str]) -> None:
        """Counts the runs; takes time in proportion to the length of all texts."""
        self._passages = len(passages)
        rows, runs = _runs_of([_fold(c) for c in claims])
        # Only what some claim has can ever count.
        self._known = np.unique(runs)
        asked = np.unique(rows * (len(self._known) + 1) + np.searchsorted(self._known, runs))
        self._asked = asked % (len(self._known) + 1)
        self._asked_from = np.searchsorted(asked // (len(self._known) + 1), np.arange(len(claims) + 1))
        self._count(passages)

    def scores(self, claim: int) -> Floats:
        """The share of each passage, shape (passages,), for the claim of that number."""
        terms = self._asked[self._asked_from[claim] : self._asked_from[claim + 1]]
        most = float(self._weights[terms].sum()) * (_SATURATION + 1)
        if not most:
            return np.zeros(self._passages)
        starts, sizes = self._from[terms], self._from[terms + 1] - self._from[terms]
        # The postings of all these runs, one after the other.
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - sizes), sizes)
        found = np.bincount(self._holders[places], weights=self._shares[places], minlength=self._passages)
        return np.asarray(found / most, dtype=np.float64)

    def _count(self, passages: Sequence[str]) -> None:
        lengths = np.zeros(len(passages))
        terms, holders, counts = [], [], []
        for start, block in _blocks(passages):
            rows, runs = _runs_of([_fold(p) for p in block])
            lengths[start : start + len(block)] = np.bincount(rows, minlength=len(block))
            places = np.minimum(np.searchsorted(self._known, runs), max(len(self._known) - 1, 0))
            known = self._known[places] == runs if len(self._known) else np.zeros(len(runs), dtype=bool)
            pairs, times = np.unique(places[known] * len(block) + rows[known], return_counts=True)
            terms.append(pairs // len(block))
            holders.append(pairs % len(block) + start)
            counts.append(times)
        term = np.concatenate(terms) if terms else np.zeros(0, dtype=np.int64)
        order = np.argsort(term, kind="stable")
        term = term[order]
        self._holders: _Numbers = np.concatenate(holders)[order] if holders else term
        times = np.concatenate(counts)[order] if counts else term
        self._from: _Numbers = np.searchsorted(term, np.arange(len(self._known) + 1))
        holding = np.diff(self._from)
        self._weights: Floats = np.log1p((len(passages) - holding + 0.5) / (holding + 0.5))
        longer = lengths / lengths.mean() if lengths.any() else lengths
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * longer[self._holders])
        self._shares: Floats = self._weights[term] * times * (_SATURATION + 1) / (times + damping)


def letter_similarities(claims: Sequence[str], passages: Sequence[str]) -> Floats:
    """The scores of `Letters` for every claim and passage, shape (claims, passages)."""
    letters = Letters(claims, passages)
    return np.array([letters.scores(i) for i in range(len(claims))]).reshape(len(claims), len(passages))


def fuzzy_similarities(claims: Sequence[str], passages: Sequence[str]) -> Floats:
    """rapidfuzz's token_set_ratio of every claim with every passage, scaled to 0 to 1.

    It speaks where claim and passage share a language and wording, and is silent otherwise.
    """
    if not claims or not passages:
        return np.zeros((len(claims), len(passages)))
    scores = process.cdist(
        [_fold(c) for c in claims],
        [_fold(p) for p in passages],
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        dtype=np.float32,
        score_cutoff=40,
    )
    return np.asarray(scores, dtype=np.float64) / 100


def _blocks(texts: Sequence[str]) -> list[tuple[int, Sequence[str]]]:
    """Neighbouring texts of about a million characters together, each block with the place of its first."""
    blocks, start, size = [], 0, 0
    for place, text in enumerate(texts):
        size += len(text)
        if size >= _BLOCK:
            blocks.append((start, texts[start : place + 1]))
            start, size = place + 1, 0
    return blocks if start == len(texts) else [*blocks, (start, texts[start:])]


def _runs_of(texts: Sequence[str]) -> tuple[_Numbers, _Hashes]:
    """The place of its text and the hash of every run of letters; the edge of a word is one of them.

    >>> rows, runs = _runs_of(["ab", "b"])
    >>> rows.tolist()  # " a", "ab", "b ", " b", "b ", " ab", "ab ", " b ", " ab "
    [0, 0, 0, 1, 1, 0, 0, 1, 0]
    """
    padded = [f" {' '.join(text.split())} " for text in texts]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    row = np.repeat(np.arange(len(texts)), [len(text) for text in padded])
    is_space = letters == _SPACE
    rows, runs = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.uint64)]
    for size in _RUNS:
        starts = len(letters) - size + 1
        if starts < 1:
            break
        hashed = np.full(starts, size, dtype=np.uint64)
        for step in range(size):
            hashed = (hashed ^ letters[step : step + starts]) * _MIXER
            hashed ^= hashed >> np.uint64(29)
        # No run reaches from one word into the next, or from one text.
        inside = ~(is_space[:starts] & is_space[size - 1 : size - 1 + starts]) if size == 2 else True
        for step in range(1, size - 1):
            inside = inside & ~is_space[step : step + starts]
        rows.append(row[:starts][inside])
        runs.append(hashed[inside])
    return np.concatenate(rows), np.concatenate(runs)


def _fold(text: str) -> str:
    return normalise(text).text.casefold()
