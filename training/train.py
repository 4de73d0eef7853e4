"""Makes the entailment model of claimbook: weights, calibration and model card.

    python training/train.py FOLDER [--minutes 100] [--device cuda] [--out lib/claimbook/judging/data]

FOLDER holds the labelled pairs (training/examples.py says in which form). Training writes checkpoints and
goes on from the last one; ended early, it still has a model. `--only-export` makes the files out of the last
checkpoint. Needs requirements.txt of this folder beside claimbook itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "benchmarks"))

from card import card
from changed import changed
from entailment import answers, test_sets
from entailment_calibration import WRONG_AT_MOST, bar, calibration_error, probabilities, temperature
from examples import Example, Label, Part, read_folder
from export import build
from facts_and_model import judged
from learning import Recipe, learn, restore
from mixture import mixture
from unrelated import unrelated

from claimbook.core.labels import Verdict
from claimbook.judging.entailment import EntailmentModel
from claimbook.judging.entailment_files import CALIBRATION, CARD, WEIGHTS
from claimbook.matching.e5_weights import Floats

# Of each set at most so many pairs calibrate, so that no large one outweighs the others, and so many measure.
_CALIBRATING, _MEASURED = 600, 400
# Sets, and what is made of them, whose evidence was written for readers; the others are captions, and
# sentences constructed by linguists.
_REAL_TEXT = frozenset(("fever-rte", "fm2-dev", "changed", "unrelated"))
# Pairs that show what flows through the network, for rounding.
_SHOWING = 200
# A pair of languages is measured with so many test pairs of sets made by people.
_ENOUGH = 100


def main(arguments: Sequence[str]) -> None:
    options = _options(arguments)
    torch.set_num_threads(options.threads)
    recipe = Recipe(minutes=options.minutes)
    examples = read_folder(options.folder)
    checkpoint = options.work / "checkpoint.pt"
    if not options.only_export:
        learn(mixture(examples, recipe.seed), recipe, checkpoint, options.device)
    options.out.mkdir(parents=True, exist_ok=True)
    held_back = calibrating(examples)
    weights = build(restore(checkpoint), held_back[:: max(1, len(held_back) // _SHOWING)]).SerializeToString(
        deterministic=True
    )
    (options.out / WEIGHTS).write_bytes(weights)
    write_calibration(options.out, held_back, test_sets(examples, _MEASURED))
    write_card(options.out, examples, recipe, checkpoint, options.note)


def calibrating(examples: Sequence[Example]) -> list[Example]:
    """The pairs held back for calibration, of each set at most so many, and what is made out of them."""
    held_back = [e for e in examples if e.part is Part.CALIBRATION]
    whole = [e for e in held_back if e.origin in ("fever-rte", "fm2-dev", "jsem", "jnli-valid")]
    held_back += changed(whole, _CALIBRATING, 0, Part.CALIBRATION)
    held_back += unrelated(whole, _CALIBRATING, 0, Part.CALIBRATION)
    taken: Counter[str] = Counter()
    kept = []
    for e in held_back:
        taken[e.origin] += 1
        if taken[e.origin] <= _CALIBRATING:
            kept.append(e)
    return kept


def write_calibration(out: Path, held_back: Sequence[Example], sets: dict[str, list[Example]]) -> None:
    """Temperature, bars and measured languages of the weights in the folder, as JSON beside them."""
    digest = hashlib.sha256((out / WEIGHTS).read_bytes()).hexdigest()
    of_people = [e for name, rows in sets.items() if name not in ("changed", "unrelated") for e in rows]
    pairs = Counter((e.claim_language, e.evidence_language) for e in of_people)
    found: dict[str, object] = {
        "sha256": digest,
        "temperature": 1.0,
        "supported_from": None,
        "refuted_from": None,
        "measured": sorted(list(pair) for pair, count in pairs.items() if count >= _ENOUGH),
    }
    _write_json(out / CALIBRATION, found)
    logits = logits_of(EntailmentModel(out), held_back)
    labels = [e.label for e in held_back]
    divisor = temperature(logits, labels)
    # The model is asked where facts settle nothing, and is to be trusted with those pairs.
    verdicts = [row["verdict"] for row in judged([(e.claim, e.evidence) for e in held_back], "none")]
    unsettled = np.array([verdict == Verdict.NOT_ENOUGH for verdict in verdicts])
    likely = probabilities(logits, divisor)[unsettled]
    asked = [e for e, wanted in zip(held_back, unsettled, strict=True) if wanted]
    found |= {
        "temperature": divisor,
        "supported_from": bar_everywhere(likely, asked, Label.SUPPORTED),
        "refuted_from": bar_everywhere(likely, asked, Label.REFUTED),
    }
    _write_json(out / CALIBRATION, found)


def bar_everywhere(likely: Floats, examples: Sequence[Example], verdict: Label) -> float | None:
    """The bar that holds in text of encyclopedias and in constructed sentences, each by itself.

    Pooled, the easier of the two would vouch for the other.
    """
    real = np.array([e.origin in _REAL_TEXT for e in examples])
    bars = []
    for of_group in (real, ~real):
        labels = [e.label for e, wanted in zip(examples, of_group, strict=True) if wanted]
        bars.append(bar(likely[of_group], labels, verdict))
    return None if None in bars else max(filter(None, bars))


def logits_of(model: EntailmentModel, examples: Sequence[Example]) -> Floats:
    """What the file says of each pair before calibration, by the runtime of the package: (pairs, 3)."""
    return np.stack([model.logits(e.claim, e.evidence) for e in examples])


def write_card(out: Path, examples: Sequence[Example], recipe: Recipe, checkpoint: Path, note: str) -> None:
    """The card, with the figures of the file that lies in the folder."""
    model, sets = EntailmentModel(out), test_sets(examples, _MEASURED)
    said = {name: answers(model, rows) for name, rows in sets.items()}
    labels = [e.label for rows in sets.values() for e in rows]
    calibration = json.loads((out / CALIBRATION).read_text(encoding="utf-8"))
    trained = torch.load(checkpoint, weights_only=True, mmap=True)
    facts = {
        "frozen": recipe.frozen,
        "megabytes": (out / WEIGHTS).stat().st_size / 1e6,
        "sha256": calibration["sha256"],
        "steps": trained["step"],
        "batch": recipe.batch,
        "minutes": trained["spent"] / 60,
        "machine": f"{torch.get_num_threads()} thread(s) of {platform.machine()}, torch {torch.__version__}",
        "note": note,
        "temperature": calibration["temperature"],
        "supported": calibration["supported_from"] or "never",
        "refuted": calibration["refuted_from"] or "never",
        "wrong": WRONG_AT_MOST,
        "error": calibration_error(np.concatenate(list(said.values())), labels),
        "rows": _MEASURED,
    }
    (out / CARD).write_text(card(facts, sets, said), encoding="utf-8")


def _write_json(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="a folder of NAME.jsonl.gz")
    parser.add_argument("--out", type=Path, default=ROOT / "lib" / "claimbook" / "judging" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training", help="where checkpoints go")
    parser.add_argument("--minutes", type=float, default=100, help="end after so long at the latest")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--note", default="", help="a sentence for the card")
    parser.add_argument("--only-export", action="store_true", help="use the checkpoint as it is")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
