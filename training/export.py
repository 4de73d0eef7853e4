"""The trained network as one ONNX file with 8-bit weights, as the package reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from batches import batch, cut
from e5_graph import HIDDEN, IR_VERSION, LAYERS, OPSETS, Graph
from examples import Example
from network import CrossEncoder
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from claimbook.judging.entailment_input import PairReader
from claimbook.matching.e5_network import rounded
from claimbook.matching.e5_weights import E5Weights, Floats

# Rounding to 8 bits uses one scale for all numbers that go into a matrix, so that those of a few channels,
# far larger than the rest, would leave the rest a handful of steps. They are divided first, and the weights
# behind multiplied (SmoothQuant: Xiao et al. 2023): all that are over twice this quantile of the largest.
_QUANTILE, _LOUD = 0.995, 2.0


def build(model: CrossEncoder, examples: Sequence[Example]) -> ModelProto:
    """The model, rounded by what flows through it on some examples.

    Its inputs are `pieces` (1, pieces, 384) and `segments` (1, 2, pieces), its output `logits` (1, 3).
    """
    graph = Graph()
    state = graph.normalised("pieces", "start_norm")
    for number in range(LAYERS):
        state = graph.layer(state, f"layer{number}")
    graph.add("Gather", [state, "first"], "first_piece", axis=1)
    graph.add("MatMul", ["segments", state], "means")
    graph.add("Concat", ["first_piece", "means"], "joined", axis=1)
    graph.add("Flatten", ["joined"], "flat", axis=1)
    weights, bias = graph.weight("head.weights", 3, 3 * HIDDEN), graph.weight("head.bias", 3)
    graph.add("Gemm", ["flat", weights, bias], "logits", transB=1)
    values = dict(_tensors(model, _damping(model, examples)))
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "entailment",
            [
                helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [1, "pieces", HIDDEN]),
                helper.make_tensor_value_info("segments", TensorProto.FLOAT, [1, 2, "pieces"]),
            ],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])],
            [
                helper.make_tensor("thirds", TensorProto.INT64, [3], [HIDDEN] * 3),
                helper.make_tensor("first", TensorProto.INT64, [1], [0]),
                *(numpy_helper.from_array(values[weight.name], weight.name) for weight in graph.weights),
            ],
        ),
        opset_imports=[helper.make_opsetid(domain, version) for domain, version in OPSETS.items()],
        ir_version=IR_VERSION,
        producer_name="claimbook",
    )


def _tensors(model: CrossEncoder, damping: dict[str, Floats]) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Every weight by its name in the graph."""
    yield from _norm("start_norm", model.start_norm)
    for number, layer in enumerate(model.layers):
        name = f"layer{number}"
        for part in ("wide", "narrow"):
            yield f"{name}.{part}.damping", 1 / damping[f"{name}.{part}"]
        for part in ("qkv", "attended", "wide", "narrow"):
            linear = getattr(layer, part)
            matrix = _array(linear.weight)
            whole, scales = rounded(matrix * damping.get(f"{name}.{part}", np.float32(1)))
            yield f"{name}.{part}.weights", whole
            yield f"{name}.{part}.scales", scales
            yield f"{name}.{part}.bias", _array(linear.bias)
        yield from _norm(f"{name}.first_norm", layer.first_norm)
        yield from _norm(f"{name}.second_norm", layer.second_norm)
    yield "head.weights", _array(model.head.weight)
    yield "head.bias", _array(model.head.bias)


def _norm(name: str, norm: torch.nn.LayerNorm) -> Iterator[tuple[str, Floats]]:
    yield f"{name}.scale", _array(norm.weight)
    yield f"{name}.bias", _array(norm.bias)


@torch.no_grad()
def _damping(model: CrossEncoder, examples: Sequence[Example]) -> dict[str, Floats]:
    """By what to divide each channel that goes into the matrices of the feed-forward halves."""
    largest: dict[str, torch.Tensor] = {}
    hooks = []
    for number, layer in enumerate(model.layers):
        for part in ("wide", "narrow"):

            def note(_: object, given: tuple[torch.Tensor], name: str = f"layer{number}.{part}") -> None:
                seen = given[0].abs().flatten(0, 1).amax(0)
                largest[name] = torch.maximum(largest.get(name, seen), seen)

            hooks.append(getattr(layer, part).register_forward_pre_hook(note))
    reader = PairReader(E5Weights())
    for pair, example in zip(cut(reader, examples), examples, strict=True):
        given = batch(reader, [pair], [example.label])
        model(given.pieces, given.mask, given.segments)
    for hook in hooks:
        hook.remove()
    return {name: _factors(_array(seen)) for name, seen in largest.items()}


def _factors(largest: Floats) -> Floats:
    usual = np.quantile(largest, _QUANTILE).astype(np.float32)
    return np.where(largest > _LOUD * usual, largest / usual, np.float32(1)).astype(np.float32)


def _array(tensor: torch.Tensor) -> Floats:
    return np.ascontiguousarray(tensor.detach().cpu().numpy(), dtype=np.float32)
