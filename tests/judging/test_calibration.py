"""The confidence in a verdict rises with the fit, is made of what was counted, and never says more."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from calibration import mean_curve

from claimbook.core.labels import Verdict
from claimbook.judging.calibration import calibrated

FITS = [n / 100 for n in range(101)]
DECIDING = (Verdict.SUPPORTED, Verdict.REFUTED)


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("claimbook.judging").joinpath("data/calibration.json").read_text("utf-8")
    )
    return found


@pytest.mark.parametrize("verdict", list(Verdict))
def test_it_rises_with_the_fit(verdict: Verdict) -> None:
    told = [calibrated(verdict, fit) for fit in FITS]
    assert all(a <= b for a, b in pairwise(told))
    assert 0 <= told[0] <= told[-1] <= 1


def test_a_verdict_is_surer_than_none() -> None:
    assert calibrated(Verdict.NOT_ENOUGH, 1.0) <= 0.5 < calibrated(Verdict.SUPPORTED, 0.0)


@pytest.mark.parametrize("verdict", DECIDING)
def test_it_lies_between_what_was_counted_on_known_and_on_unknown_data(
    verdict: Verdict, measured: dict[str, Any]
) -> None:
    counted = measured[verdict.value]
    highest = [
        max((band["right"] + 0.5) / (band["verdicts"] + 1) for band in counted[side])
        for side in ("known", "unknown")
    ]
    assert calibrated(verdict, 1.0) <= max(highest)
    assert all(band["right"] <= band["verdicts"] for side in ("known", "unknown") for band in counted[side])


@pytest.mark.parametrize("verdict", DECIDING)
def test_between_two_points_it_lies_on_a_straight_line(verdict: Verdict, measured: dict[str, Any]) -> None:
    for fit, told in measured[verdict.value]["curve"]:
        assert calibrated(verdict, fit) == pytest.approx(told, abs=0.006)


@pytest.mark.parametrize("verdict", DECIDING)
def test_the_curve_is_what_the_recipe_makes_of_the_counts(verdict: Verdict, measured: dict[str, Any]) -> None:
    counted = measured[verdict.value]
    assert mean_curve(counted["known"], counted["unknown"]) == counted["curve"]


def test_a_point_is_made_of_ten_verdicts_and_the_curve_rises() -> None:
    def band(low: float, verdicts: int, right: int) -> dict[str, float]:
        return {"low": low, "fit": low + 0.05, "verdicts": verdicts, "right": right}

    known = [band(0.6, 4, 4), band(0.8, 20, 10), band(0.9, 40, 40)]
    (low, told), (high, surer) = mean_curve(known, [band(0.7, 3, 0), band(0.9, 30, 30)])
    assert low == pytest.approx((0.65 * 4 + 0.75 * 3 + 0.85 * 20) / 27, abs=0.01)
    assert told == pytest.approx(((14.5 / 25) + (0.5 / 4)) / 2, abs=0.001)
    assert (high, surer) == (0.95, pytest.approx(((40.5 / 41) + (30.5 / 31)) / 2, abs=0.001))


def test_a_threshold_is_only_told_where_one_was_proved(measured: dict[str, Any]) -> None:
    assert measured["certainty"] == 0.95
    for verdict in DECIDING:
        least = measured[verdict.value]["threshold on the unknown"]
        assert least is None or 0 < least <= 1
