"""The confidence in a verdict rises with the fit and never says more than was measured."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claimbook.core.labels import Verdict
from claimbook.judging.calibration import calibrated

FITS = [n / 100 for n in range(101)]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_it_rises_with_the_fit(verdict: Verdict) -> None:
    told = [calibrated(verdict, fit) for fit in FITS]
    assert all(a <= b for a, b in pairwise(told))
    assert 0 <= told[0] <= told[-1] < 0.96


def test_a_verdict_is_surer_than_none() -> None:
    assert calibrated(Verdict.NOT_ENOUGH, 1.0) <= 0.5 < calibrated(Verdict.SUPPORTED, 0.0)
    assert calibrated(Verdict.SUPPORTED, 0.85) == 0.69
