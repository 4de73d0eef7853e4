"""How fast the nearest passages are found, beside the bare product and partition of the same arrays.

    python benchmarks/nearest.py [CLAIMS PASSAGES]

The vectors are made, of the size of the model's, and the passages lie in a file that is mapped into memory,
as a kept index does. The two take turns, so that whatever else the machine does slows both.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from claimbook.matching.nearest import nearest

DIMENSIONS, DEPTH, TURNS = 384, 100, 5


def main(arguments: Sequence[str]) -> None:
    claims, passages = (int(a) for a in arguments) if arguments else (1_000, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "passages.npy"
        np.save(path, made(passages, 1))
        mapped = np.load(path, mmap_mode="r")
        asked = made(claims, 0)
        nearest(asked[:2], mapped, DEPTH)  # the file is read once
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        ours, bare = [], []
        for _ in range(TURNS):
            ours.append(timed(lambda: nearest(asked, mapped, DEPTH)))
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        for turn in range(TURNS):
            bare.append(timed(lambda: plainly(asked, mapped)))
            ours[turn] = timed(lambda: nearest(asked, mapped, DEPTH))
    print(f"{claims} claims, {passages} passages, the nearest {DEPTH}; median of {TURNS} turns")
    print(f"{'bare numpy':<14} {median(bare):>7.2f} s")
    ratio = median(o / b for o, b in zip(ours, bare, strict=True))
    print(f"{'claimbook':<14} {median(ours):>7.2f} s   {ratio:.2f} times")
    print(f"most memory of the process: {used:.2f} GB ({memory:.2f} GB before the search)")


def plainly(claims: NDArray[np.float32], passages: NDArray[np.float32]) -> NDArray[np.int64]:
    return np.argpartition(claims @ passages.T, -DEPTH, axis=1)[:, -DEPTH:]


def made(count: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
