"""How often a verdict is right that was given on such a fit: the confidence that is printed.

The curves are measured by benchmarks/calibration.py: in each band of the fit, the mean of two shares of right
verdicts. One is that of the pairs and mutations in tests/golden (921 verdicts), which the rules were mended
on; the other that of entailment data which they do not know (283 verdicts on VitaminC, FM2, JNLI and JSICK).
Of the first 1 verdict was wrong; of the second 38 of 180 Supported and 9 of 103 Refuted were, most of them on
JSICK, captions of pictures without a number, a date or a name. Claims of the news lie between the two.
"""

from __future__ import annotations

from itertools import pairwise

from claimbook.core.labels import Verdict

_CURVES = {
    Verdict.SUPPORTED: ((0.75, 0.60), (0.85, 0.69), (1.0, 0.92)),
    Verdict.REFUTED: ((0.75, 0.90), (1.0, 0.95)),
}


def calibrated(verdict: Verdict, fit: float) -> float:
    """The confidence in a verdict, 0 to 1: between measured points on a straight line.

    For no verdict at most one half, by the fit: it orders rows for people who review.

    >>> calibrated(Verdict.SUPPORTED, 1.0), calibrated(Verdict.REFUTED, 0.5)
    (0.92, 0.9)
    """
    points = _CURVES.get(verdict)
    if points is None:
        return round(fit / 2, 2)
    if fit <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if fit <= right:
            return round(low + (high - low) * (fit - left) / (right - left), 2)
    return points[-1][1]
