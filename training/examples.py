"""Labelled pairs out of data folders, and which of them are held out.

A folder holds files NAME.jsonl.gz, one pair a line: claim, evidence, label (supported, refuted, not_enough,
or not_supported where it is unknown which of the last two), claim_lang, evidence_lang.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Label(StrEnum):
    """How evidence stands to a claim; the order of the first three is that of the model's outputs."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH = "not_enough"
    NOT_SUPPORTED = "not_supported"  # one of the last two, unknown which


class Part(StrEnum):
    """What an example may be used for."""

    TRAINING = "training"
    CALIBRATION = "calibration"
    TEST = "test"


CLASSES = (Label.SUPPORTED, Label.REFUTED, Label.NOT_ENOUGH)

# Never trained on: others measure with them.
TEST_ONLY = frozenset({"vitaminc-400"})
# Of sixteen groups one goes to calibration and two to the test.
_GROUPS, _CALIBRATION, _TEST = 16, (0,), (1, 2)
# Four rows in a row are one pair of sentences in both languages.
_ROWS_A_GROUP = {"jsick-train": 4}


@dataclass(frozen=True, slots=True)
class Example:
    """A claim, a piece of evidence and how they stand to each other."""

    origin: str  # the name of the set, or of the generator
    claim: str
    evidence: str
    label: Label
    claim_language: str
    evidence_language: str
    part: Part


def read_folder(folder: Path) -> list[Example]:
    """All examples of a folder, in order of file name and line.

    Raises:
        FileNotFoundError: the folder holds no such files.
    """
    paths = sorted(folder.glob("*.jsonl.gz"))
    if not paths:
        raise FileNotFoundError(f"{folder} holds no files NAME.jsonl.gz; see the head of {__file__}.")
    return [example for path in paths for example in read_set(path)]


def read_set(path: Path) -> list[Example]:
    """The examples of one file; rows of an unknown label are left out."""
    name = path.name.removesuffix(".jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [(_text(row["claim"]), _text(row["evidence"])) for row in rows]
    parts = _parts(name, texts)
    return [
        Example(name, claim, evidence, Label(row["label"]), row["claim_lang"], row["evidence_lang"], part)
        for row, (claim, evidence), part in zip(rows, texts, parts, strict=True)
        if row["label"] in set(Label)
    ]


def part_of(key: str) -> Part:
    """The part that all examples with this key belong to, by a hash of it."""
    group = int.from_bytes(hashlib.sha256(key.encode("utf-8")).digest()[:4]) % _GROUPS
    if group in _CALIBRATION:
        return Part.CALIBRATION
    return Part.TEST if group in _TEST else Part.TRAINING


def _parts(name: str, texts: Sequence[tuple[str, str]]) -> list[Part]:
    """Rows that share a text, a claim or a piece of evidence, go to the same part.

    In sets whose texts hang together throughout (each sentence in several pairs), one part would be all:
    there the pair is the group, and with it its translations.
    """
    if name in TEST_ONLY:
        return [Part.TEST] * len(texts)
    if name in _ROWS_A_GROUP:
        return [part_of(f"{name} {row // _ROWS_A_GROUP[name]}") for row in range(len(texts))]
    keys = _connected(texts)
    largest = max(keys.count(key) for key in set(keys[:200]))
    if largest > len(texts) / 20:
        keys = [evidence for _, evidence in texts]
    return [part_of(f"{name} {key}") for key in keys]


def _connected(texts: Iterable[tuple[str, str]]) -> list[str]:
    """For each pair the first text of all those that it hangs together with (union-find)."""
    parent: dict[str, str] = {}

    def root(text: str) -> str:
        while parent.setdefault(text, text) != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    pairs = list(texts)
    for claim, evidence in pairs:
        one, other = root(claim), root(evidence)
        parent[max(one, other)] = min(one, other)
    return [root(claim) for claim, _ in pairs]


def _text(field: str | dict[str, str]) -> str:
    """A text, or the sentence of a record that tells more about it."""
    return field if isinstance(field, str) else field["sentence"]
