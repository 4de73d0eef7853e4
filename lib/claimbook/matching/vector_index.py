"""The vectors of many passages as one array in a file, mapped into memory: built once, read by every run."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimbook.core.tables import write_bytes

_Vectors = NDArray[np.float32]

_CHECKSUM_BYTES = 4


def indexed(path: Path, count: int, make: Callable[[], _Vectors]) -> _Vectors:
    """The array of a file, or what `make` gives, which is then written there.

    The file is a .npy with its CRC-32 behind it; it is written whole or not at all, made again
    where it is damaged, and no failure of the disk is an error.

    Args:
        path: named by the content: by all that the vectors depend on.
        count: how many vectors there have to be.
        make: gives them, shape (count, dimensions).

    Returns:
        the vectors, not to be written to; mapped from the file where it was there, so that they take no
        memory that the system could not take back.
    """
    found = _mapped(path, count)
    if found is not None:
        return found
    vectors = np.ascontiguousarray(make(), dtype=np.float32)
    buffer = io.BytesIO()
    np.save(buffer, vectors)
    with suppress(OSError):
        write_bytes(path, buffer.getvalue() + _checksum(buffer.getbuffer()))
    return vectors


def _mapped(path: Path, count: int) -> _Vectors | None:
    # The checksum is of the header too: no damaged one is ever parsed.
    try:
        whole = np.memmap(path, dtype=np.uint8, mode="r")
        if _checksum(whole.data[:-_CHECKSUM_BYTES]) != whole[-_CHECKSUM_BYTES:].tobytes():
            return None
        vectors: _Vectors = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError):  # not there; empty
        return None
    if vectors.dtype != np.float32 or vectors.ndim != 2 or len(vectors) != count:
        return None
    with suppress(OSError):
        os.utime(path)  # those that were not used for the longest time go first
    return vectors


def _checksum(content: memoryview) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "little")
