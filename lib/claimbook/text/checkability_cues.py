"""The words that speak for or against a statement's being checkable, from data/checkability.csv.

Each row of the table is one piece of evidence: what it speaks for (a label of `Checkability`), how
strongly, in which language (`*` for all), the reason in a few words, and a regular expression. A row of
label `term` names a part of an expression that other rows write as <NAME>.

| strength | speaks for checking | speaks against it |
|---|---|---|
| 5 | | the form of a question |
| 4 | | words to the reader or about the text; a guess about a named later time |
| 3 | "it is worth noting that" | the author's "I think", "should never", だろう |
| 2 | a figure, a plan, a rule | a word of praise, blame or feeling that a fact may stand beside |
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claimbook.core.labels import Checkability

_NAMED = re.compile(r"<([A-Z]+)>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: words that speak for a label."""

    label: Checkability
    strength: int
    reason: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue that a sentence has, with its words."""

    label: Checkability
    strength: int
    reason: str
    words: str


def find_evidence(sentence: str, language: str) -> Iterator[Evidence]:
    """What a sentence has for and against its being checkable, in the order of the table.

    >>> [(e.label.value, e.strength, e.words) for e in find_evidence("The show is dull.", "en")]
    [('opinion', 2, 'is dull')]
    """
    for cue in _cues(language):
        if found := cue.pattern.search(sentence):
            yield Evidence(cue.label, cue.strength, cue.reason, found.group().strip(" 、。．."))


@cache
def _cues(language: str) -> tuple[Cue, ...]:
    text = (resources.files("claimbook.text") / "data" / "checkability.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["language"] in (language, "*")]
    terms = {row["reason"]: row["pattern"] for row in rows if row["label"] == "term"}
    return tuple(
        Cue(
            Checkability(row["label"]),
            int(row["strength"]),
            row["reason"],
            re.compile(_NAMED.sub(lambda name: terms[name[1]], row["pattern"]), re.IGNORECASE),
        )
        for row in rows
        if row["label"] != "term"
    )
