"""Does a changed fact turn the verdict? The kill rate by class and language, false alarms beside it.

    python benchmarks/mutations.py [--all] [--pin] [--lower REASON]

The true statements of tests/golden/mutations are judged against their evidence; then every mutation of each
(mutating/changes.py), every restatement (mutating/restating.py), and the paraphrase written by hand.

    mutants     how many
    killed      not called Supported, of all
    of decided  not called Supported, of those whose unchanged statement is; the kill rate that floors hold
    refuted     called Refuted, of those whose unchanged statement is called Supported
    true        statements, restatements and paraphrases
    alarms      of these, called Refuted
    unsaid      of these, called Not Enough Evidence

`--all` prints every mutant that survives and every true sentence that is called Refuted. `--pin` writes the
floors of tests/golden/mutations/floors.csv anew; a floor is lowered only with `--lower REASON`.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutating.changes import mutations
from mutating.restating import restatements
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from claimbook.checking import judge_pairs
from claimbook.core.labels import Checkability, Verdict
from claimbook.core.progress import silently
from claimbook.core.tables import read_rows, write_table

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "golden" / "mutations"
FLOORS = FOLDER / "floors.csv"
LANGUAGES = ("ja", "en", "zh")
SUPPORTED, REFUTED = Verdict.SUPPORTED.value, Verdict.REFUTED.value


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence to be judged; `kind` is a class of mutation, a manner of restatement, or empty."""

    statement_id: str
    language: str
    evidence: str
    sentence: str
    kind: str
    is_true: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of the mutants and of the true sentences of one group; NaN where there are none."""

    mutants: int
    killed: float
    of_decided: float
    refuted: float
    true: int
    alarms: float
    unsaid: float


def main(arguments: Sequence[str]) -> None:
    options = _options(arguments)
    tried = trials()
    verdicts = judged(tried)
    _print_tables(tried, verdicts)
    if options.all:
        _print_errors(tried, verdicts)
    if options.pin:
        pin(measured(tried, verdicts), options.lower)


def trials(folder: Path = FOLDER) -> tuple[Trial, ...]:
    """Every sentence to be judged: each statement, its paraphrase, its restatements and its mutations."""
    found = []
    for row in read_rows(folder / "statements.csv", ("statement", "evidence")):
        statement, language = row["statement"], row["language"]

        def trial(sentence: str, kind: str, is_true: bool, row: dict[str, str] = row) -> Trial:
            return Trial(row["statement_id"], row["language"], row["evidence"], sentence, kind, is_true)

        found.append(trial(statement, "", True))
        found.append(trial(row["restatement"], "paraphrase", True))
        found += [trial(r.text, r.manner.value, True) for r in restatements(statement, language)]
        found += [trial(m.text, m.class_.value, False) for m in mutations(statement, language)]
    return tuple(found)


def judged(tried: Sequence[Trial]) -> tuple[str, ...]:
    """The verdict on each, as `claimbook judge` gives it."""
    with tempfile.TemporaryDirectory() as place:
        given, out = Path(place) / "pairs.csv", Path(place) / "out.csv"
        rows = (
            {"claim": t.sentence, "evidence": t.evidence, "checkability": Checkability.CHECKABLE}
            for t in tried
        )
        write_table(given, ("claim", "evidence", "checkability"), rows)
        judge_pairs(given, out, progress=silently)
        return tuple(row["verdict"] for row in read_rows(out, ("verdict",)))


def score(tried: Sequence[Trial], verdicts: Sequence[str], keep: Callable[[Trial], bool]) -> Score:
    """The score of those that are to be kept; whether a statement is decided is known from them all."""
    decided = {t.statement_id for t, v in zip(tried, verdicts, strict=True) if not t.kind and v == SUPPORTED}
    kept = [(t, v) for t, v in zip(tried, verdicts, strict=True) if keep(t)]
    mutants = [(t, v) for t, v in kept if not t.is_true]
    true = [v for t, v in kept if t.is_true]
    of_decided = [v for t, v in mutants if t.statement_id in decided]
    return Score(
        mutants=len(mutants),
        killed=_share(v != SUPPORTED for _, v in mutants),
        of_decided=_share(v != SUPPORTED for v in of_decided),
        refuted=_share(v == REFUTED for v in of_decided),
        true=len(true),
        alarms=_share(v == REFUTED for v in true),
        unsaid=_share(v not in (SUPPORTED, REFUTED) for v in true),
    )


def measured(tried: Sequence[Trial], verdicts: Sequence[str]) -> dict[str, float]:
    """What floors are pinned for: the kill rate by class, its mean over all mutants, and the true
    sentences."""
    whole = score(tried, verdicts, lambda t: True)
    found = {"killed": whole.of_decided, "refuted": whole.refuted}
    for kind in sorted({t.kind for t in tried if not t.is_true}):
        found[f"killed: {kind}"] = score(tried, verdicts, lambda t, kind=kind: t.kind == kind).of_decided  # type: ignore[misc]
    return found | {"true, not refuted": 1 - whole.alarms, "true, supported": 1 - whole.unsaid - whole.alarms}


def pin(values: dict[str, float], reason: str, path: Path = FLOORS) -> None:
    """Writes the floors: each value rounded down to two digits, none lower than it was without a reason.

    Raises:
        SystemExit: a floor would be lowered and no reason is given.
    """
    before = (
        {r["measure"]: r for r in read_rows(path, ("measure", "floor", "reason"))} if path.exists() else {}
    )
    rows, lowered = [], []
    for measure, value in values.items():
        floor = math.floor(value * 100 + 1e-9) / 100
        old = before.get(measure)
        lower = old is not None and floor < float(old["floor"])
        if lower:
            lowered.append(measure)
        rows.append(
            {
                "measure": measure,
                "floor": f"{floor:.2f}",
                "reason": reason if lower else old["reason"] if old else "",
            }
        )
    if lowered and not reason:
        sys.exit(f"These floors would be lowered: {', '.join(lowered)}. Say why with --lower REASON.")
    write_table(path, ("measure", "floor", "reason"), rows)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", action="store_true", help="print the survivors and the false alarms")
    parser.add_argument("--pin", action="store_true", help="write the floors anew")
    parser.add_argument("--lower", default="", metavar="REASON", help="why a floor is lowered")
    return parser.parse_args(arguments)


def _print_tables(tried: Sequence[Trial], verdicts: Sequence[str]) -> None:
    truth = [t.is_true for t in tried]
    methods = {
        "claimbook": tuple(verdicts),
        "majority": _majority(truth),
        "lexical (rapidfuzz)": _lexical(tried, truth),
    }
    print(f"{'method':<20} {_HEAD}")
    for name, answers in methods.items():
        print(f"{name:<20} {_line(score(tried, answers, lambda t: True))}")
    for title, keys in (
        ("language", [(lang, lambda t, lang=lang: t.language == lang) for lang in LANGUAGES]),
        ("class", [(k, lambda t, k=k: t.kind == k) for k in _kinds(t for t in tried if not t.is_true)]),
        ("restated by", [(k, lambda t, k=k: t.kind == k) for k in _kinds(t for t in tried if t.is_true)]),
    ):
        print(f"\n{title:<20} {_HEAD}")
        for name, keep in keys:
            print(f"{name or 'as it stands':<20} {_line(score(tried, verdicts, keep))}")


_HEAD = (
    f"{'mutants':>7} {'killed':>6} {'of decided':>10} {'refuted':>7} {'true':>5} {'alarms':>6} {'unsaid':>6}"
)


def _line(s: Score) -> str:
    shares = [f"{v:.2f}" if v == v else "-" for v in (s.killed, s.of_decided, s.refuted, s.alarms, s.unsaid)]
    return (
        f"{s.mutants or '-':>7} {shares[0]:>6} {shares[1]:>10} {shares[2]:>7} {s.true or '-':>5} "
        f"{shares[3]:>6} {shares[4]:>6}"
    )


def _kinds(tried: Iterable[Trial]) -> list[str]:
    return list(dict.fromkeys(t.kind for t in tried))


def _print_errors(tried: Sequence[Trial], verdicts: Sequence[str]) -> None:
    for title, wrong in (
        ("survivors", lambda t, v: not t.is_true and v == SUPPORTED),
        ("false alarms", lambda t, v: t.is_true and v == REFUTED),
        ("true and unsaid", lambda t, v: t.is_true and v not in (SUPPORTED, REFUTED)),
    ):
        print(f"\n{title}")
        for t, v in zip(tried, verdicts, strict=True):
            if wrong(t, v):
                print(f"  {t.statement_id} {t.kind or 'as it stands'}: {t.sentence} | {t.evidence}")


def _majority(truth: Sequence[bool]) -> tuple[str, ...]:
    most = SUPPORTED if sum(truth) * 2 > len(truth) else REFUTED
    return (most,) * len(truth)


def _lexical(tried: Sequence[Trial], truth: Sequence[bool]) -> tuple[str, ...]:
    """Logistic regression on likeness, each sentence predicted by a model that has not seen it."""
    features = [
        [fuzz.token_set_ratio(t.sentence, t.evidence), fuzz.ratio(t.sentence, t.evidence)] for t in tried
    ]
    said = cross_val_predict(
        LogisticRegression(max_iter=1_000, class_weight="balanced"), features, truth, cv=5
    )
    return tuple(SUPPORTED if true else REFUTED for true in said)


def _share(truths: Iterable[bool]) -> float:
    values = list(truths)
    return sum(values) / len(values) if values else math.nan


if __name__ == "__main__":
    main(sys.argv[1:])
