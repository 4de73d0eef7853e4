"""Where the package has its entailment model: weights, calibration and card."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

WEIGHTS, CALIBRATION, CARD = "entailment.onnx", "entailment.json", "ENTAILMENT.md"


def packaged() -> Traversable:
    """The folder of the package that holds them."""
    return files("claimbook.judging").joinpath("data")
