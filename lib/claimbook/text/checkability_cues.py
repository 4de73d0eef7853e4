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
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claimbook.core.labels import Checkability

_NAMED = re.compile(r"<([A-Z]+)>")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: words that speak for a label."""

    label: Checkability
    strength: int
    reason: str
    pattern: re.Pattern[str]
    sees_capitals: bool  # else the pattern is in small letters, and so must the sentence be


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue that a sentence has, with its words."""

    label: Checkability
    strength: int
    reason: str
    words: str


def decisive_evidence(sentence: str, language: str) -> Evidence | None:
    """The strongest cue that a sentence has; of equal ones what speaks for checking, then the earlier row.

    >>> found = decisive_evidence("The show is dull.", "en")
    >>> found.label.value, found.strength, found.words
    ('opinion', 2, 'is dull')
    """
    small = sentence.lower()
    if len(small) != len(sentence):  # some capitals become two letters
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence)
    for cue in cues_of(language):
        if found := cue.pattern.search(sentence if cue.sees_capitals else small):
            words = sentence[found.start() : found.end()]
            return Evidence(cue.label, cue.strength, cue.reason, words.strip(" 、。．."))
    return None


@cache
def cues_of(language: str) -> tuple[Cue, ...]:
    """The rows for a language, the decisive ones first."""
    text = (resources.files("claimbook.text") / "data" / "checkability.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["language"] in (language, "*")]
    terms = {row["reason"]: row["pattern"] for row in rows if row["label"] == "term"}
    cues = (
        Cue(
            Checkability(row["label"]),
            int(row["strength"]),
            row["reason"],
            *_compiled(_NAMED.sub(lambda name: terms[name[1]], row["pattern"])),
        )
        for row in rows
        if row["label"] != "term"
    )
    return tuple(sorted(cues, key=lambda cue: (-cue.strength, cue.label is not Checkability.CHECKABLE)))


def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    """The pattern, and whether it sees capitals; without IGNORECASE a search takes half the time."""
    if "(?-i:" in pattern:
        return re.compile(pattern, re.IGNORECASE), True
    return re.compile(_CAPITAL.sub(lambda found: found.group().lower(), pattern)), False
