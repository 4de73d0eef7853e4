"""How often is a verdict right that the rules are so sure of? Reliability, and when to abstain.

    python benchmarks/calibration.py [FOLDER] [--rate 0.05] [--write]

On the pairs and mutations of tests/golden, which the rules were mended on, and on the entailment data of
FOLDER (NAME.jsonl.gz, see verdicts.py), which they were not: the share of right verdicts in each band of the
fit, the error of the confidence on groups that the curve has not seen (five folds), and the lowest fit from
which on at most RATE of the verdicts are wrong. With --write the bands of both, the curve made of them and
the thresholds become lib/claimbook/judging/data/calibration.json: from there the program has its confidence.

The recipe of the curve: in each band the mean of the shares of right verdicts on the known and on the unknown
data, half a count added either way (Jeffreys; Brown, Cai and DasGupta 2001), made to rise by isotonic
regression (Zadrozny and Elkan 2002). The bound is the exact one-sided interval of Clopper and Pearson (1934),
tried from the surest verdict downwards until it fails (fixed-sequence testing, as in Geifman and El-Yaniv
2017), so that the rate holds with a probability of 95% for claims like these.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from mutations import trials
from scipy.stats import beta
from sklearn.isotonic import IsotonicRegression

from claimbook.core.labels import Verdict
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import read_rows
from claimbook.judging.comparison import Setting, compare
from claimbook.judging.decision import find
from claimbook.judging.judge import read
from claimbook.matching.aliases import load_aliases
from claimbook.text.language.languages import detect_language

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "golden" / "pairs.csv"
OTHER_SETS = ("vitaminc-400", "fm2-dev", "jnli-valid", "jsick-train")
LABELS = {"supported": Verdict.SUPPORTED, "refuted": Verdict.REFUTED, "not_enough": Verdict.NOT_ENOUGH}
LARGEST_SET = 1_500
CERTAINTY = 0.95
BANDS = ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
FOLDS = 5
FEWEST = 10  # verdicts that a point of the curve is made of
Band = Mapping[str, float]
WRITTEN = Path(__file__).resolve().parents[1] / "lib" / "claimbook" / "judging" / "data" / "calibration.json"
DECIDING = (Verdict.SUPPORTED, Verdict.REFUTED)


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with the fit it was given on, whether it is right, and the group it must not be parted
    from."""

    verdict: Verdict
    fit: float
    right: bool
    group: str


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", default="")
    parser.add_argument("--rate", type=float, default=0.05, help="the share of wrong verdicts that is borne")
    parser.add_argument("--write", action="store_true", help="write judging/data/calibration.json")
    options = parser.parse_args(arguments)
    known = decisions()
    report_both("tests/golden, which the rules know", known, options.rate)
    unseen: list[Decision] = []
    for name in OTHER_SETS if options.folder else ():
        path = Path(options.folder) / f"{name}.jsonl.gz"
        if path.is_file():
            there = elsewhere(name, path)
            report_both(name, there, options.rate)
            unseen += there
    if unseen:
        report_both("all of these, which the rules do not know", unseen, options.rate)
    if options.write:
        if not unseen:
            sys.exit("--write needs a FOLDER with data that the rules do not know.")
        WRITTEN.write_text(json.dumps(recipe(known, unseen, options.rate), indent=1) + "\n", "utf-8")


def report_both(title: str, decided: Sequence[Decision], rate: float) -> None:
    print(f"\n== {title}")
    for verdict in DECIDING:
        report(verdict.value, [d for d in decided if d.verdict is verdict], rate)


def decisions() -> list[Decision]:
    """What was called Supported or Refuted among the labelled pairs and the mutations."""
    found = []
    for row in read_rows(PAIRS, ("claim", "evidence", "verdict")):
        found.append(_decide(row["claim"], row["evidence"], {Verdict(row["verdict"])}, row["evidence"]))
    for trial in trials():
        # A mutant may be refuted or left open, as the evidence has it; it is never supported.
        wanted = {Verdict.SUPPORTED} if trial.is_true else {Verdict.REFUTED, Verdict.NOT_ENOUGH}
        found.append(_decide(trial.sentence, trial.evidence, wanted, trial.statement_id))
    return [d for d in found if d is not None]


def _decide(claim: str, evidence: str, wanted: set[Verdict], group: str) -> Decision | None:
    aliases = load_aliases(None)
    ours = read(claim, detect_language(claim), aliases)
    theirs = read(evidence, detect_language(evidence), aliases)
    finding = find(compare(ours, theirs, Setting(same_moment=True), aliases), None, DEFAULTS)
    if finding.verdict not in (Verdict.SUPPORTED, Verdict.REFUTED):
        return None
    return Decision(finding.verdict, finding.fit, finding.verdict in wanted, group)


def recipe(known: Sequence[Decision], unseen: Sequence[Decision], rate: float) -> dict[str, object]:
    """What calibration.json holds: for each verdict its bands in both kinds of data, curve and threshold."""
    found: dict[str, object] = {"rate": rate, "certainty": CERTAINTY}
    for verdict in DECIDING:
        sides = [[d for d in side if d.verdict is verdict] for side in (known, unseen)]
        fits, right = np.array([d.fit for d in sides[1]]), np.array([d.right for d in sides[1]])
        least = threshold(fits, right, rate)
        found[verdict.value] = {
            "known": banded(sides[0]),
            "unknown": banded(sides[1]),
            "curve": mean_curve(banded(sides[0]), banded(sides[1])),
            "threshold on the unknown": None if least > 1 else round(least, 4),
        }
    return found


def banded(decided: Sequence[Decision]) -> list[Band]:
    """The bands of the fit that hold verdicts: bounds, mean fit, how many, how many of them right."""
    rows: list[Band] = []
    for low, high in BANDS:
        inside = [d for d in decided if low <= d.fit < high]
        if inside:
            mean = round(float(np.mean([d.fit for d in inside])), 4)
            right = sum(d.right for d in inside)
            rows.append(
                {"low": low, "high": min(high, 1.0), "fit": mean, "verdicts": len(inside), "right": right}
            )
    return rows


def mean_curve(known: Sequence[Band], unknown: Sequence[Band]) -> list[list[float]]:
    """Points (fit, confidence) that rise: in each band the mean of both shares, or the one that there is.

    A band with few verdicts is taken together with the next.
    """
    points: list[tuple[float, float, int]] = []
    waiting: tuple[list[Band], list[Band]] = ([], [])
    for low, high in BANDS:
        for kept, side in zip(waiting, (known, unknown), strict=True):
            kept += [band for band in side if low <= band["low"] < high]
        both = [*waiting[0], *waiting[1]]
        number = sum(int(band["verdicts"]) for band in both)
        if number >= FEWEST or (both and high > 1):
            middle = sum(band["fit"] * band["verdicts"] for band in both) / number
            points.append((middle, float(np.mean([_share(side) for side in waiting if side])), number))
            waiting = ([], [])
    fits, shares, weights = zip(*points, strict=True)
    rising = IsotonicRegression().fit_transform(fits, shares, sample_weight=weights)
    return [[round(f, 2), round(float(p), 3)] for f, p in zip(fits, rising, strict=True)]


def _share(bands: Sequence[Band]) -> float:
    return (sum(b["right"] for b in bands) + 0.5) / (sum(b["verdicts"] for b in bands) + 1)


def report(name: str, decided: Sequence[Decision], rate: float) -> None:
    """Prints the reliability of one kind of verdict, the curve and the threshold."""
    if not decided:
        print(f"\n{name}: no verdicts")
        return
    fits = np.array([d.fit for d in decided])
    right = np.array([d.right for d in decided])
    print(f"\n{name}: {len(decided)} verdicts, {int((~right).sum())} wrong")
    print(f"{'fit':<12} {'verdicts':>8} {'right':>6} {'95% interval':>14}")
    for low, high in BANDS:
        inside = (low <= fits) & (fits < high)
        if inside.any():
            n, k = int(inside.sum()), int(right[inside].sum())
            lower, upper = interval(k, n)
            print(f"{low:.1f} to {min(high, 1):.1f}   {n:>8} {k / n:>6.2f} {lower:>6.2f} to {upper:.2f}")
    told = cross_fitted(decided)
    brier = ((told - right) ** 2).mean()
    print(f"expected calibration error {calibration_error(told, right):.3f}, Brier {brier:.3f}")
    knots = curve(decided)
    print("curve (fit, confidence): " + ", ".join(f"({f:.2f}, {p:.3f})" for f, p in knots))
    least = threshold(fits, right, rate)
    kept = fits >= least
    wrong, n = int((~right[kept]).sum()), int(kept.sum())
    print(
        f"at most {rate:.0%} wrong, {CERTAINTY:.0%} sure: fit at least {least:.2f}, which keeps {n} of"
        f" {len(decided)}; "
        f"wrong there {wrong}, upper bound {upper_bound(wrong, n):.3f}"
    )


def elsewhere(name: str, path: Path) -> list[Decision]:
    """What was called Supported or Refuted in a set of entailment pairs; each pair is a group."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [r for r in rows if r["label"] in LABELS and isinstance(r["claim"], str)]
    if name == "jsick-train":
        rows = [r for r in rows if r["claim_lang"] == "ja" and r["evidence_lang"] == "en"]
    rows = rows[:: max(1, len(rows) // LARGEST_SET)][:LARGEST_SET]
    tried = (
        _decide(r["claim"], r["evidence"], {LABELS[r["label"]]}, f"{name}-{i}") for i, r in enumerate(rows)
    )
    return [d for d in tried if d is not None]


def curve(decided: Sequence[Decision]) -> list[tuple[float, float]]:
    """The confidence at the middle of each band: the share that is right, never falling, half a count either
    way."""
    middles, shares, weights = [], [], []
    for low, high in BANDS:
        inside = [d for d in decided if low <= d.fit < high]
        if inside:
            middles.append(float(np.mean([d.fit for d in inside])))
            shares.append((sum(d.right for d in inside) + 0.5) / (len(inside) + 1))
            weights.append(len(inside))
    rising = IsotonicRegression().fit_transform(middles, shares, sample_weight=weights)
    return [(round(f, 2), round(float(p), 3)) for f, p in zip(middles, rising, strict=True)]


def cross_fitted(decided: Sequence[Decision]) -> np.ndarray:
    """The confidence of each decision by a curve that has seen none of its group."""
    groups = sorted({d.group for d in decided})
    fold_of = {group: i % FOLDS for i, group in enumerate(groups)}
    told = np.zeros(len(decided))
    for fold in range(FOLDS):
        knots = curve([d for d in decided if fold_of[d.group] != fold])
        for i, d in enumerate(decided):
            if fold_of[d.group] == fold:
                told[i] = np.interp(d.fit, [f for f, _ in knots], [p for _, p in knots])
    return told


def calibration_error(told: np.ndarray, right: np.ndarray, bands: int = 10) -> float:
    """The mean distance of what is told and what is so, over bands of equal width, by how many are in
    each."""
    band = np.minimum((told * bands).astype(int), bands - 1)
    return float(sum(abs(told[band == b].sum() - right[band == b].sum()) for b in range(bands)) / len(told))


def threshold(fits: np.ndarray, right: np.ndarray, rate: float) -> float:
    """The lowest fit from which on the bound on wrong verdicts holds, each fit above it included; 1.01 for
    none."""
    least = 1.01
    for fit in sorted(set(fits), reverse=True):
        kept = fits >= fit
        n = int(kept.sum())
        if upper_bound(int((~right[kept]).sum()), n) > rate:
            if n > 2 / rate:  # with fewer than this even none wrong proves nothing
                break
            continue
        least = float(fit)
    return least


def upper_bound(wrong: int, n: int) -> float:
    """The one-sided upper limit of a share by Clopper and Pearson."""
    return 1.0 if wrong >= n else float(beta.ppf(CERTAINTY, wrong + 1, n - wrong))


def interval(k: int, n: int) -> tuple[float, float]:
    """The two-sided interval of a share by Clopper and Pearson."""
    tail = (1 - CERTAINTY) / 2
    lower = 0.0 if k == 0 else float(beta.ppf(tail, k, n - k + 1))
    upper = 1.0 if k == n else float(beta.ppf(1 - tail, k + 1, n - k))
    return lower, upper


if __name__ == "__main__":
    main(sys.argv[1:])
