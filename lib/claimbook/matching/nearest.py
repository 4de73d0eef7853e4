"""The nearest vectors, whole blocks of them at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]  # of two dimensions
Vector = NDArray[np.float32]
Places = NDArray[np.int64]

# So many products of a claim and a passage are held at a time: 32 MB of them.
_BLOCK = 8_000_000


def nearest(claims: Vectors, passages: Vectors, depth: int) -> Places:
    """The places of the passages with the highest product with each claim, in no order.

    Args:
        claims: shape (claims, dimensions).
        passages: shape (passages, dimensions); may be mapped from a file.
        depth: how many for each claim, at most as many as there are passages.

    Returns:
        shape (claims, depth). Takes the time of the product and of one partition of it.

    >>> nearest(np.eye(2, dtype=np.float32), np.eye(3, 2, dtype=np.float32), 1).tolist()
    [[0], [1]]
    """
    depth = min(depth, len(passages))
    found = np.empty((len(claims), depth), dtype=np.int64)
    if not depth:
        return found
    rows = max(1, _BLOCK // len(passages))
    # One block of memory for all products: fresh pages would cost as much as what is computed in them.
    room = np.empty((min(rows, len(claims)), len(passages)), dtype=np.float32)
    turned = passages.T
    for start in range(0, len(claims), rows):
        block = claims[start : start + rows]
        products = np.matmul(block, turned, out=room[: len(block)])
        found[start : start + rows] = np.argpartition(products, -depth, axis=1)[:, -depth:]
    return found


def cosines(claim: Vector, passages: Vectors, places: Places) -> NDArray[np.float64]:
    """The product of a claim with the passages at those places, shape (places,).

    In double precision and rounded to six digits, a product is the same in whatever company it is computed.
    """
    products = passages[places].astype(np.float64) * claim.astype(np.float64)
    return np.asarray(np.round(products.sum(axis=1), 6))
