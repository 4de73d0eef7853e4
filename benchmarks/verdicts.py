"""Are the verdicts right? On the golden sets, and on entailment data where a folder of it is given.

    python benchmarks/verdicts.py [FOLDER]

FOLDER holds files NAME.jsonl.gz, one pair a line: claim, evidence, label (supported, refuted,
not_enough). The majority and a lexical baseline stand beside every figure.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import labelled
from measures import Measures, majority, measure
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from claimbook.checking import judge_pairs
from claimbook.core.progress import silently
from claimbook.core.tables import read_rows

LABELS = {"supported": "Supported", "refuted": "Refuted", "not_enough": "Not Enough Evidence"}
SETS = ("vitaminc-400", "fm2-dev", "jsick-train", "jnli-valid", "jsem")
# Enough for a figure to two digits, and little enough to wait for.
LARGEST_SET = 1_500


def main(arguments: Sequence[str]) -> None:
    print(
        f"{'set':<14} {'method':<22} {'rows':>5} {'acc':>5} {'F1':>5} {'wrong-conf':>10} "
        f"{'prec S':>6} {'prec R':>6} {'decided':>7}"
    )
    for name in ("stargate", "other"):
        golden_set(name)
    if not arguments:
        print("\nNo folder of entailment data given; see --help in the first lines of this file.")
        return
    folder = Path(arguments[0])
    for name in SETS:
        path = folder / f"{name}.jsonl.gz"
        if not path.is_file():
            print(f"{name:<14} absent: {path}")
            continue
        pairs(name, path)


def golden_set(name: str) -> None:
    outcomes = labelled.check(labelled.load(name))
    wanted = [o.item.verdict for o in outcomes]
    labels = (*labelled.VERDICTS, "")
    show(name, "claimbook", measure(wanted, [o.verdict for o in outcomes], labels))
    show(name, "majority", measure(wanted, majority(wanted), labels))
    alike = [fuzz.token_set_ratio(o.item.claim, o.item.evidence or o.quote) for o in outcomes]
    show(name, "lexical (rapidfuzz)", measure(wanted, lexical([[a] for a in alike], wanted), labels))


def pairs(name: str, path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [r for r in rows if r["label"] in LABELS and isinstance(r["claim"], str)]
    if name == "jsick-train":
        rows = [r for r in rows if r["claim_lang"] == "ja" and r["evidence_lang"] == "en"]
    rows = rows[:: max(1, len(rows) // LARGEST_SET)][:LARGEST_SET]
    wanted = [LABELS[r["label"]] for r in rows]
    with tempfile.TemporaryDirectory() as place:
        given, out = Path(place) / "pairs.csv", Path(place) / "out.csv"
        with given.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["claim", "evidence"])
            writer.writerows([r["claim"], r["evidence"]] for r in rows)
        judge_pairs(given, out, progress=silently)
        answers = read_rows(out, ("verdict", "checkability"))
    show(name, "claimbook", measure(wanted, [a["verdict"] for a in answers], labelled.VERDICTS))
    show(name, "majority", measure(wanted, majority(wanted), labelled.VERDICTS))
    features = [
        [fuzz.token_set_ratio(r["claim"], r["evidence"]), fuzz.ratio(r["claim"], r["evidence"])] for r in rows
    ]
    show(name, "lexical (rapidfuzz)", measure(wanted, lexical(features, wanted), labelled.VERDICTS))
    aside = Counter(a["checkability"] for a in answers if a["checkability"] != "checkable")
    if aside:
        print(f"{'':<14} set aside as not checkable: {dict(aside)}")


def lexical(features: Sequence[Sequence[float]], wanted: Sequence[str]) -> list[str]:
    """Logistic regression on likeness, each row predicted by a model that has not seen it."""
    model = LogisticRegression(max_iter=1_000)
    return [str(label) for label in cross_val_predict(model, features, list(wanted), cv=5)]


def show(name: str, method: str, m: Measures) -> None:
    print(
        f"{name:<14} {method:<22} {m.rows:>5} {m.accuracy:>5.2f} {m.macro_f1:>5.2f} {m.wrong_confident:>10} "
        f"{m.supported_precision:>6.2f} {m.refuted_precision:>6.2f} {m.decided:>7.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
