"""A tiny entailment model made on the spot: the network of one matrix, in the form of the real one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

HIDDEN = 384


def make_model(folder: Path, **calibration: object) -> Path:
    """Weights and calibration in a folder; what is given stands instead of what would."""
    weights = np.random.default_rng(3).normal(size=(2 * HIDDEN, 3)).astype(np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["segments", "pieces"], ["means"]),
            helper.make_node("Flatten", ["means"], ["flat"], axis=1),
            helper.make_node("MatMul", ["flat", "weights"], ["logits"]),
        ],
        "tiny",
        [
            helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [1, "pieces", HIDDEN]),
            helper.make_tensor_value_info("segments", TensorProto.FLOAT, [1, 2, "pieces"]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    content = model.SerializeToString(deterministic=True)
    (folder / "entailment.onnx").write_bytes(content)
    found: Mapping[str, object] = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "temperature": 2.0,
        "supported_from": 0.9,
        "refuted_from": None,
        "measured": [["ja", "en"], ["en", "en"]],
        **calibration,
    }
    (folder / "entailment.json").write_text(json.dumps(found), encoding="utf-8")
    return folder
