"""How good is the entailment model by itself? On held-out pairs, with baselines beside it.

    python benchmarks/entailment.py FOLDER [--rows N]

FOLDER holds files NAME.jsonl.gz, as training/examples.py reads them; of each only the test part is used,
which no training saw. Two more sets are made from it: claims changed so that they are false (`changed`), and
claims with the text of another claim most like them (`unrelated`). Of a set labelled in two classes, refuted
and not enough count as one.

Then: calibration, pairs a second, memory, and the time to the first answer, in a fresh process.
benchmarks/facts_and_model.py shows what becomes of the verdicts.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from measures import Measures, majority, measure
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

sys.path.append(str(Path(__file__).resolve().parents[1] / "training"))

from changed import changed
from entailment_calibration import calibration_error, reliability
from examples import CLASSES, Example, Label, Part, read_folder
from unrelated import unrelated

from claimbook.judging.entailment import EntailmentModel

VERDICTS = {
    "Supported": Label.SUPPORTED,
    "Refuted": Label.REFUTED,
    "Not Enough Evidence": Label.NOT_ENOUGH,
}
SEED = 11
# Pairs as news has them, to be timed: a claim of some 25 words and a sentence of some 30.
NEWS = (
    "The company said on Tuesday that it would invest 4.5 billion dollars over six years in two plants near "
    "the harbour, creating about 2,300 jobs.",
    "Under the agreement, which both councils approved last week, two plants are to rise near the harbour "
    "for 4.5 billion dollars, and some 2,300 people are to work there from 2029 on.",
)


def main(arguments: Sequence[str]) -> None:
    options = _options(arguments)
    sets = test_sets(read_folder(options.folder), options.rows)
    model = EntailmentModel()
    print(f"{'set':<18} {'method':<22} {'rows':>5} {'acc':>5} {'F1':>5} {'wrong-conf':>10}")
    known: list[Example] = []
    likely = []
    for name, rows in sets.items():
        said = answers(model, rows)
        likely.append(said)
        known += rows
        wanted = labels_of(rows)
        show(name, "model alone", scored(rows, choices(said)))
        show(name, "lexical", scored(rows, lexical(rows)))
        show(name, "majority", measure(wanted, majority(wanted), sorted(set(wanted))))
    everything = np.concatenate(likely)
    labels = [row.label for row in known]
    print(f"\nexpected calibration error {calibration_error(everything, labels):.3f}")
    print("sure    right   pairs")
    for sure, right, count in reliability(everything, labels):
        print(f"{sure:.2f}    {right:.2f}    {count}")
    print("\n" + json.dumps(costs(), indent=None))


def test_sets(examples: Sequence[Example], most: int) -> dict[str, list[Example]]:
    """The test part of every set, by name and where there are two of them by languages, at most so many each.

    Two are made: `changed` and `unrelated`.
    """
    test = [e for e in examples if e.part is Part.TEST]
    found: dict[str, list[Example]] = {}
    for e in test:
        languages = f" {e.claim_language}-{e.evidence_language}"
        name = e.origin + (languages if e.origin.startswith("jsick") else "")
        found.setdefault(name, []).append(e)
    whole = [e for e in test if e.origin not in ("vitaminc-400", "jamp-train", "janli-train", "jsick-train")]
    found["changed"] = changed(whole, most, SEED, Part.TEST)
    found["unrelated"] = unrelated(whole, most, SEED, Part.TEST)
    return {name: rows[:: max(1, len(rows) // most)][:most] for name, rows in found.items() if rows}


def answers(model: EntailmentModel, rows: Sequence[Example]) -> NDArray[np.float32]:
    """What the model holds likely of each pair, the evidence in windows: (pairs, 3)."""
    said = np.zeros((len(rows), 3), dtype=np.float32)
    for i, row in enumerate(rows):
        opinions = model.opinions(row.claim, model.windows(row.evidence, 6))
        chosen = min(opinions, key=lambda opinion: opinion.not_enough)
        said[i] = chosen.supported, chosen.refuted, chosen.not_enough
    return said


def choices(likely: NDArray[np.float32]) -> list[Label]:
    """The likeliest class of each pair."""
    return [CLASSES[i] for i in likely.argmax(axis=1)]


def labels_of(rows: Sequence[Example]) -> list[str]:
    """What is wanted; in two classes where the set has two."""
    two = _in_two(rows)
    return [_name(row.label, two) for row in rows]


def scored(rows: Sequence[Example], said: Sequence[Label]) -> Measures:
    """Compares answers with labels, in two classes where the set has two."""
    wanted, two = labels_of(rows), _in_two(rows)
    return measure(wanted, [_name(label, two) for label in said], sorted(set(wanted)))


def lexical(rows: Sequence[Example]) -> list[Label]:
    """Logistic regression on likeness, each row predicted by a model that has not seen it."""
    features = [
        [
            fuzz.token_set_ratio(row.claim, row.evidence),
            fuzz.ratio(row.claim, row.evidence),
            fuzz.partial_ratio(row.claim, row.evidence),
        ]
        for row in rows
    ]
    wanted = [row.label.value for row in rows]
    if len(set(wanted)) == 1 or min(wanted.count(label) for label in set(wanted)) < 5:
        return [Label(label) for label in majority(wanted)]
    model = LogisticRegression(max_iter=1_000)
    return [Label(label) for label in cross_val_predict(model, features, wanted, cv=5)]


def costs() -> dict[str, float]:
    """Pairs a second with all processors, megabytes of memory, and seconds to the first answer."""
    run = subprocess.run([sys.executable, __file__, "--costs"], capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in json.loads(run.stdout).items()}


def _measure_costs() -> None:
    began = time.perf_counter()
    model = EntailmentModel()
    model.opinions(NEWS[0], [NEWS[1]])
    first = time.perf_counter() - began
    texts = [f"{NEWS[1]} {i}" for i in range(200)]
    began = time.perf_counter()
    model.opinions(NEWS[0], texts)
    each = (time.perf_counter() - began) / len(texts)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    print(
        json.dumps(
            {
                "processors": len(os.sched_getaffinity(0))
                if hasattr(os, "sched_getaffinity")
                else os.cpu_count(),
                "pairs_per_second": round(1 / each, 1),
                "megabytes": round(used),
                "first_answer_seconds": round(first, 2),
            }
        )
    )


def show(name: str, method: str, m: Measures) -> None:
    print(
        f"{name:<18} {method:<22} {m.rows:>5} {m.accuracy:>5.2f} {m.macro_f1:>5.2f} {m.wrong_confident:>10}",
        flush=True,
    )


def _in_two(rows: Sequence[Example]) -> bool:
    return any(row.label is Label.NOT_SUPPORTED for row in rows)


def _name(label: Label, two: bool) -> str:
    """A label as measures.py has it."""
    if two and label is not Label.SUPPORTED:
        return "Not supported"
    return next(verdict for verdict, one in VERDICTS.items() if one is label)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="a folder of NAME.jsonl.gz")
    parser.add_argument("--rows", type=int, default=300, help="of each set at most so many")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    if "--costs" in sys.argv:
        _measure_costs()
    else:
        main(sys.argv[1:])
