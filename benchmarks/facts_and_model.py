"""What the entailment model adds to facts, and what it spoils: verdicts without it and with it.

    python benchmarks/facts_and_model.py [FOLDER] [--rows N]

On the golden sets, on the mutations, and on the test part of the sets in a folder (benchmarks/entailment.py).
`claimbook judge` and `claimbook check` give the verdicts; `wrong-conf` counts Supported for Refuted and the
reverse, `prec` how often a verdict given is right, `by model` how many verdicts are the model's.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import labelled
import mutations
from entailment import VERDICTS, labels_of, test_sets
from examples import Example, Label, read_folder
from measures import Measures, measure

from claimbook.checking import judge_pairs
from claimbook.core.progress import silently
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import read_rows

METHODS = {"facts alone": "none", "facts, then model": "own"}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of NAME.jsonl.gz")
    parser.add_argument("--rows", type=int, default=150, help="of each set at most so many")
    options = parser.parse_args(arguments)
    print(
        f"{'set':<18} {'method':<18} {'rows':>5} {'acc':>5} {'F1':>5} {'wrong-conf':>10} {'prec S':>6} "
        f"{'prec R':>6} {'decided':>7} {'by model':>8}"
    )
    for name in ("stargate", "other"):
        golden_set(name)
    if options.folder:
        for name, rows in test_sets(read_folder(options.folder), options.rows).items():
            pairs(name, rows)
    mutated()


def golden_set(name: str) -> None:
    items = labelled.load(name)
    for method, judge in METHODS.items():
        outcomes = labelled.check(items, replace(DEFAULTS, judge=judge))
        by_model = sum(o.reason_code.startswith("read as") for o in outcomes)
        wanted = [o.item.verdict for o in outcomes]
        show(name, method, measure(wanted, [o.verdict for o in outcomes], (*labelled.VERDICTS, "")), by_model)


def pairs(name: str, rows: Sequence[Example]) -> None:
    wanted = labels_of(rows)
    two = "Not supported" in wanted
    for method, judge in METHODS.items():
        given = judged([(row.claim, row.evidence) for row in rows], judge)
        verdicts = [row["verdict"] for row in given]
        if two:
            verdicts = [v if VERDICTS.get(v) is Label.SUPPORTED else "Not supported" for v in verdicts]
        by_model = sum(row["decided_by"] == "entailment" for row in given)
        show(name, method, measure(wanted, verdicts, sorted(set(wanted))), by_model)


def mutated() -> None:
    """The kill rate of mutations and what becomes of true sentences, as benchmarks/mutations.py counts."""
    tried = mutations.trials()
    print(f"\n{'mutations':<18} {'killed':>6} {'of decided':>10} {'refuted':>7} {'alarms':>6} {'unsaid':>6}")
    for method, judge in METHODS.items():
        given = judged([(trial.sentence, trial.evidence) for trial in tried], judge)
        s = mutations.score(tried, [row["verdict"] for row in given], lambda trial: True)
        print(
            f"{method:<18} {s.killed:>6.3f} {s.of_decided:>10.3f} {s.refuted:>7.3f} {s.alarms:>6.3f} "
            f"{s.unsaid:>6.3f}"
        )


def judged(given: Sequence[tuple[str, str]], judge: str) -> list[dict[str, str]]:
    """The rows that `claimbook judge` writes for pairs of claim and evidence."""
    with tempfile.TemporaryDirectory() as place:
        path, out = Path(place) / "pairs.csv", Path(place) / "out.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["claim", "evidence", "checkability"])
            writer.writerows([claim, evidence, "checkable"] for claim, evidence in given)
        judge_pairs(path, out, replace(DEFAULTS, judge=judge), progress=silently)
        return read_rows(out, ("verdict", "decided_by"))


def show(name: str, method: str, m: Measures, by_model: int) -> None:
    print(
        f"{name:<18} {method:<18} {m.rows:>5} {m.accuracy:>5.2f} {m.macro_f1:>5.2f} {m.wrong_confident:>10} "
        f"{m.supported_precision:>6.2f} {m.refuted_precision:>6.2f} {m.decided:>7.2f} {by_model:>8}",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
