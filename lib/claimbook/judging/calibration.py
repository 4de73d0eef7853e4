"""How often a verdict is right that was given on such a fit: the confidence that is printed.

The curves are data, made by a recipe and by nobody's hand: `benchmarks/calibration.py FOLDER --write`
counts on the pairs and mutations of tests/golden, which the rules were mended on, and on entailment data
that they do not know, and takes the mean of both, since claims of the news lie between the two.
data/calibration.json holds the counts beside the curves, and the fit from which on at most a stated share
of the verdicts on unknown data was wrong; null where no fit is high enough for that. No verdict is held
back by it: the confidence is told, and a person decides from which on to publish.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from claimbook.core.labels import Verdict

_DATA = "data/calibration.json"
Curve = Sequence[Sequence[float]]


def calibrated(verdict: Verdict, fit: float) -> float:
    """The confidence in a verdict, 0 to 1: between measured points on a straight line.

    For no verdict at most one half, by the fit: it orders rows for people who review.

    >>> calibrated(Verdict.NOT_ENOUGH, 0.8)
    0.4
    """
    points = _curves().get(verdict)
    if points is None:
        return round(fit / 2, 2)
    if fit <= points[0][0]:
        return round(points[0][1], 2)
    for (left, low), (right, high) in pairwise(points):
        if fit <= right:
            return round(low + (high - low) * (fit - left) / (right - left), 2)
    return round(points[-1][1], 2)


@cache
def _curves() -> Mapping[Verdict, Curve]:
    measured = json.loads(files("claimbook.judging").joinpath(_DATA).read_text("utf-8"))
    return {verdict: measured[verdict.value]["curve"] for verdict in (Verdict.SUPPORTED, Verdict.REFUTED)}
