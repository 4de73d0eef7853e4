"""Temperature, bars and calibration error, on numbers that can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from entailment_calibration import (
    bar,
    calibration_error,
    probabilities,
    reliability,
    temperature,
    upper_share,
)
from examples import Label

S, R, N, TWO = Label.SUPPORTED, Label.REFUTED, Label.NOT_ENOUGH, Label.NOT_SUPPORTED


def sure(share: float) -> list[float]:
    return [share, (1 - share) / 2, (1 - share) / 2]


def test_probabilities_add_up() -> None:
    found = probabilities(np.array([[1.0, 2.0, 3.0], [900.0, 0.0, -900.0]], dtype=np.float32), 1.5)
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert found[1] == pytest.approx([1, 0, 0])


def test_a_model_that_is_too_sure_gets_a_temperature_above_one() -> None:
    logits = np.array([[6.0, 0.0, 0.0]] * 100, dtype=np.float32)
    assert temperature(logits, [S] * 60 + [R] * 20 + [N] * 20) > 2


def test_of_a_label_in_two_classes_the_sum_counts() -> None:
    logits = np.array([[0.0, 5.0, 5.0]] * 50, dtype=np.float32)
    assert temperature(logits, [TWO] * 50) == pytest.approx(0.3, abs=0.05)


@pytest.mark.parametrize(
    ("wrong", "cases", "share"),
    [(0, 59, 0.0495), (0, 58, 0.0503), (3, 100, 0.0757), (0, 0, 1.0), (5, 5, 1.0)],
)
def test_upper_end_of_clopper_and_pearson(wrong: int, cases: int, share: float) -> None:
    assert upper_share(wrong, cases) == pytest.approx(share, abs=1e-4)


def test_a_bar_is_where_few_enough_are_wrong() -> None:
    likely = np.array([sure(0.97)] * 100 + [sure(0.8)] * 100, dtype=np.float32)
    assert bar(likely, [S] * 100 + [R] * 50 + [S] * 50, S) == pytest.approx(0.805)
    assert bar(likely, [S] * 200, S) == pytest.approx(0.5)


def test_there_is_no_bar_where_too_many_are_wrong_or_too_few_tell() -> None:
    likely = np.array([sure(0.97)] * 100, dtype=np.float32)
    assert bar(likely, [S] * 80 + [R] * 20, S) is None
    assert bar(likely[:20], [S] * 20, S) is None


def test_a_label_in_two_classes_says_nothing_of_refuted() -> None:
    likely = np.array([[0.02, 0.95, 0.03]] * 100, dtype=np.float32)
    assert bar(likely, [R] * 70 + [TWO] * 30, R) == pytest.approx(0.5)
    assert bar(likely, [R] * 70 + [S] * 30, R) is None


def test_calibration_error_and_its_rows() -> None:
    likely = np.array([sure(0.9)] * 10 + [sure(0.6)] * 10, dtype=np.float32)
    labels = [S] * 9 + [R] + [S] * 3 + [N] * 7
    assert reliability(likely, labels) == [
        (pytest.approx(0.6), pytest.approx(0.3), 10),
        (pytest.approx(0.9), pytest.approx(0.9), 10),
    ]
    assert calibration_error(likely, labels) == pytest.approx(0.15, abs=1e-3)
