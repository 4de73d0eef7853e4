"""From logits to probabilities, and from which probability on a word is a verdict."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from examples import CLASSES, Label
from scipy.optimize import minimize_scalar
from scipy.stats import beta

from claimbook.matching.e5_weights import Floats

# A bar keeps the share of wrong verdicts above it below the first, with this certainty.
WRONG_AT_MOST, CERTAINTY = 0.05, 0.95
_STEPS = np.arange(0.5, 0.9951, 0.005)
_BINS = 10


def temperature(logits: Floats, labels: Sequence[Label]) -> float:
    """What to divide logits by for the least surprise (Guo et al. 2017).

    Args:
        logits: (pairs, 3).
        labels: of the pairs; of a label that leaves two classes open, the sum of both counts.
    """
    found = minimize_scalar(lambda t: _surprise(logits / t, labels), bounds=(0.3, 5.0), method="bounded")
    return round(float(found.x), 3)


def probabilities(logits: Floats, divisor: float) -> Floats:
    """(pairs, 3): supported, refuted, not enough."""
    scaled = logits.astype(np.float64) / divisor
    exponentials = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return (exponentials / exponentials.sum(axis=1, keepdims=True)).astype(np.float32)


def bar(likely: Floats, labels: Sequence[Label], verdict: Label) -> float | None:
    """The least probability of a verdict above which few enough are wrong; None where there is none.

    The upper end of the interval of Clopper and Pearson (1934) is what has to be low enough, at this bar and
    at every higher one that enough pairs pass to tell.
    """
    # Of a label that leaves refuted and not enough open, nobody knows whether "refuted" is wrong.
    known = np.array([not (verdict is Label.REFUTED and label is Label.NOT_SUPPORTED) for label in labels])
    right = np.array([label is verdict for label in labels])[known]
    passing = likely[known, CLASSES.index(verdict)]
    fit = [upper_share(int((~right[passing >= t]).sum()), int((passing >= t).sum())) for t in _STEPS]
    lowest = None
    for step, share in zip(reversed(_STEPS), reversed(fit), strict=True):
        if share <= WRONG_AT_MOST:
            lowest = round(float(step), 3)
        elif lowest is not None:
            break
    return lowest


def upper_share(wrong: int, cases: int) -> float:
    """The largest share of wrong cases that is not ruled out by so many among so many.

    >>> round(upper_share(0, 59), 2), round(upper_share(3, 100), 3), upper_share(0, 0)
    (0.05, 0.076, 1.0)
    """
    return float(beta.ppf(CERTAINTY, wrong + 1, cases - wrong)) if wrong < cases else 1.0


def calibration_error(likely: Floats, labels: Sequence[Label]) -> float:
    """The expected calibration error, 0 to 1, of the likeliest class over ten bins (Naeini et al. 2015)."""
    rows = reliability(likely, labels)
    cases = sum(row[2] for row in rows)
    return sum(abs(said - was) * count for said, was, count in rows) / cases if cases else 0.0


def reliability(likely: Floats, labels: Sequence[Label]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence: how sure the model was, how often it was right, of how many cases.

    Only labels that leave one class open count.
    """
    whole = np.array([label is not Label.NOT_SUPPORTED for label in labels])
    sure = likely.max(axis=1)[whole]
    said = likely.argmax(axis=1)[whole]
    wanted = [CLASSES.index(label) for label in labels if label is not Label.NOT_SUPPORTED]
    right = said == np.array(wanted, dtype=int)
    place = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return [
        (float(sure[place == b].mean()), float(right[place == b].mean()), int((place == b).sum()))
        for b in range(_BINS)
        if (place == b).any()
    ]


def _surprise(logits: Floats, labels: Sequence[Label]) -> float:
    likely = probabilities(logits, 1.0)
    open_to = np.array([[_fits(label, one) for one in CLASSES] for label in labels])
    return float(-np.log(np.maximum((likely * open_to).sum(axis=1), 1e-9)).mean())


def _fits(label: Label, one: Label) -> bool:
    return one is label or (label is Label.NOT_SUPPORTED and one is not Label.SUPPORTED)
