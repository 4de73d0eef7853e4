"""How right a set of answers is: accuracy, macro-F1, and the two ways of being wrong with confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares are between 0 and 1; `wrong_confident` counts Supported for Refuted and the reverse."""

    rows: int
    accuracy: float
    macro_f1: float
    wrong_confident: int
    supported_precision: float
    refuted_precision: float
    decided: float  # the share that got Supported or Refuted


def measure(wanted: Sequence[str], given: Sequence[str], labels: Sequence[str]) -> Measures:
    """Compares answers with labels, position by position.

    Macro-F1 is the mean of the F1 of each label that is wanted anywhere.
    """
    pairs = list(zip(wanted, given, strict=True))
    present = [label for label in labels if label in wanted]
    return Measures(
        rows=len(pairs),
        accuracy=_share(w == g for w, g in pairs),
        macro_f1=sum(_f1(pairs, label) for label in present) / len(present) if present else 0.0,
        wrong_confident=sum({w, g} == {"Supported", "Refuted"} for w, g in pairs),
        supported_precision=_share(w == "Supported" for w, g in pairs if g == "Supported"),
        refuted_precision=_share(w == "Refuted" for w, g in pairs if g == "Refuted"),
        decided=_share(g in ("Supported", "Refuted") for _, g in pairs),
    )


def majority(wanted: Sequence[str]) -> list[str]:
    """The baseline that always gives the most frequent label."""
    most = max(sorted(set(wanted)), key=list(wanted).count)
    return [most] * len(wanted)


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    hit = sum(w == g == label for w, g in pairs)
    total = sum(w == label for w, _ in pairs) + sum(g == label for _, g in pairs)
    return 2 * hit / total if total else 0.0


def _share(truths: object) -> float:
    values = list(truths)  # type: ignore[call-overload]
    return sum(values) / len(values) if values else 0.0
