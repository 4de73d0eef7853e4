"""Vectors that were computed before, on disk: a run over texts that it has seen embeds nothing.

A cache of files that are written once, whole or not at all, and never changed. Each holds some vectors under
the digests of their texts (not the texts). Two programs that write at the same time write two files; a file
that cannot be read is thrown away, its vectors are computed again, and no failure of the disk is an error.
Small files are joined as new vectors come, so that their number grows with the logarithm of what they hold.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimbook.core.kept import cache_folder
from claimbook.core.tables import write_bytes
from claimbook.matching.vector_index import indexed

Vector = NDArray[np.float32]
Keys = NDArray[np.uint8]

_KEY_BYTES = 16
# A file is closed to joining at this many vectors (30 MB): enough to read at once, little to throw away.
_LARGEST_FILE = 20_000
# Beyond this, the files that were not used for the longest time go (some 650,000 vectors).
_LARGEST_CACHE = 1_000_000_000
_FILES = "*.vectors.npz"
_INDEXES = "*.index.npy"
# What reading a damaged file may raise, by trial on every byte.
_DAMAGED = (OSError, ValueError, KeyError, EOFError, RuntimeError, MemoryError, zipfile.BadZipFile)


def open_cache(recipe: str) -> VectorCache | None:
    """The cache of vectors made in one way; None where the user wants none, or has no home folder.

    Args:
        recipe: all that a vector depends on besides its text: the model, its version, how it computes.
    """
    root = cache_folder()
    return VectorCache(root / "vectors", recipe) if root else None


def key_of(kind: str, text: str) -> bytes:
    """The digest of a text that is read as a query or as a passage."""
    content = f"{kind}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=_KEY_BYTES).digest()


class VectorCache:
    """Vectors by key, for one way of making them."""

    def __init__(self, folder: Path, recipe: str) -> None:
        """Touches nothing yet.

        Args:
            folder: that of all recipes.
            recipe: all that a vector depends on besides its text.
        """
        self._all = folder
        self._folder = folder / hashlib.blake2b(recipe.encode(), digest_size=6).hexdigest()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Vector]:
        """The vectors that are there, exactly as they were put in."""
        found: dict[bytes, Vector] = {}
        wanted = set(keys)
        heads = np.unique(_heads(_as_rows(keys)))
        for path in self._paths() if keys else ():
            shard = _Shard.open(path)
            if shard is None:
                continue
            rows = np.flatnonzero(np.isin(_heads(shard.keys), heads))
            named = [(int(row), shard.keys[row].tobytes()) for row in rows]
            here = [(row, key) for row, key in named if key in wanted and key not in found]
            vectors = shard.vectors() if here else None
            if vectors is not None:
                found |= {key: vectors[row] for row, key in here}
                with suppress(OSError):
                    os.utime(path)
        return found

    def add(self, vectors: Mapping[bytes, Vector]) -> None:
        """Puts vectors in, all of one size; where the disk does not take them, nothing happens."""
        if not vectors:
            return
        joined, joined_paths = self._with_small_ones(vectors)
        # In the order of the keys, so that the same vectors make the same file.
        keys = sorted(joined)
        content = io.BytesIO()
        np.savez(content, keys=_as_rows(keys), vectors=np.stack([joined[key] for key in keys]))
        digest = hashlib.blake2b(b"".join(keys), digest_size=_KEY_BYTES).hexdigest()
        path = self._folder / f"{digest}{_FILES[1:]}"
        with suppress(OSError):
            write_bytes(path, content.getvalue())
            for old in joined_paths:
                if old != path:
                    old.unlink(missing_ok=True)
            self._forget_oldest()

    def index(self, keys: Sequence[bytes], make: Callable[[], Vector]) -> Vector:
        """What `make` gives for the texts of these keys, in order; from one mapped file where it is there."""
        digest = hashlib.blake2b(b"".join(keys), digest_size=_KEY_BYTES).hexdigest()
        path = self._folder / f"{digest}{_INDEXES[1:]}"
        known = path.exists()
        vectors = indexed(path, len(keys), make)
        if not known:
            with suppress(OSError):
                self._forget_oldest()
        return vectors

    def _with_small_ones(self, vectors: Mapping[bytes, Vector]) -> tuple[dict[bytes, Vector], list[Path]]:
        """New vectors and those of the files that are no larger, smallest first."""
        opened = [(path, shard) for path in self._paths() if (shard := _Shard.open(path))]
        joined, paths = dict(vectors), []
        for path, shard in sorted(opened, key=lambda pair: len(pair[1].keys)):
            size = len(shard.keys)
            if size > len(joined) or size + len(joined) > _LARGEST_FILE:
                break
            old = shard.vectors()
            if old is not None:
                joined = {key.tobytes(): row for key, row in zip(shard.keys, old, strict=True)} | joined
                paths.append(path)
        return joined, paths

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob(_FILES))

    def _forget_oldest(self) -> None:
        """Keeps the whole cache, of all recipes and half-written files, within its size."""
        kinds = (_FILES, _INDEXES)
        files = [(path, path.stat()) for kind in kinds for path in self._all.glob(f"*/{kind}*")]
        left = sum(stat.st_size for _, stat in files)
        for path, stat in sorted(files, key=lambda pair: pair[1].st_mtime):
            if left <= _LARGEST_CACHE:
                return
            path.unlink(missing_ok=True)
            left -= stat.st_size


@dataclass(frozen=True, slots=True)
class _Shard:
    """A file of the cache, of which the keys were read."""

    path: Path
    keys: Keys

    @classmethod
    def open(cls, path: Path) -> _Shard | None:
        keys = _read(path, "keys")
        if keys is None or keys.dtype != np.uint8 or keys.ndim != 2 or keys.shape[1] != _KEY_BYTES:
            return None
        return cls(path, keys)

    def vectors(self) -> Vector | None:
        vectors = _read(self.path, "vectors")
        if vectors is None or vectors.dtype != np.float32 or len(vectors) != len(self.keys):
            return None
        return vectors


def _read(path: Path, name: str) -> NDArray[Any] | None:
    """An array of a file, by its checksum the one that was written; a damaged file is deleted."""
    try:
        with np.load(path) as content:
            array: NDArray[Any] = content[name]
            return array
    except FileNotFoundError:
        return None  # joined with another a moment ago
    except _DAMAGED:
        with suppress(OSError):
            path.unlink()
        return None


def _as_rows(keys: Sequence[bytes]) -> Keys:
    return np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, _KEY_BYTES)


def _heads(keys: Keys) -> NDArray[np.uint64]:
    """The first half of each key as a number, to find quickly those that may be wanted."""
    return np.ascontiguousarray(keys[:, :8]).view(np.uint64).ravel()
