"""Whether a statement can be checked against sources.

A statement set aside wrongly is lost, one kept wrongly costs a reader a moment: when in doubt a
statement is checkable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.checkability_cues import decisive_evidence
from claimbook.text.segmentation.lines import is_address, is_credit
from claimbook.text.segmentation.sentences import SentenceKind
from claimbook.text.speakers.attribution import Attributed, find_attribution

_ALPHANUMERIC = re.compile(r"[^\W_]")
_LONGEST_LEAD_IN = 80
_LONGEST_SENTENCE = 2_000
# A word of praise or blame: a fact may stand beside it in another clause.
_SOFT = 2


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether a sentence can be checked, and why not; `is_soft` where a part of it may be."""

    label: Checkability
    reason: str  # empty for what is checkable
    is_soft: bool = False


_CHECKABLE = Assessment(Checkability.CHECKABLE, "")


def classify(
    sentence: str, kind: SentenceKind = SentenceKind.SENTENCE, language: str = ""
) -> tuple[Checkability, str]:
    """Says whether a sentence can be checked, and why not where it cannot.

    Args:
        sentence: one sentence or claim, with or without an article around it.
        kind: what it is in its article.
        language: ISO 639-1; in languages without cues only questions, credits and addresses are known.

    Returns:
        the label and its reason in a few words; the reason is empty for what is checkable.

    What a named speaker thinks, expects or asks is checkable: a source can confirm that they said so.

    >>> classify("Stargate will probably change the world.", language="en")
    (<Checkability.PREDICTION: 'prediction'>, 'a guess: "will probably"')
    """
    found = assess(sentence, kind, language)
    return found.label, found.reason


@lru_cache(maxsize=100)  # a clause may be asked for several times while its sentence is at hand
def assess(sentence: str, kind: SentenceKind = SentenceKind.SENTENCE, language: str = "") -> Assessment:
    """Like `classify`, and says whether only a word of praise or blame speaks against checking."""
    stripped = sentence.strip()
    if not _ALPHANUMERIC.search(stripped):
        return Assessment(Checkability.NOT_A_CLAIM, "holds no words")
    if reason := _no_prose(stripped, kind):
        return Assessment(Checkability.NOT_A_CLAIM, reason)
    if len(stripped) > _LONGEST_SENTENCE:
        return _CHECKABLE
    attributed = find_attribution(stripped, language)
    if attributed.attribution is not Attribution.OWN_VOICE and _says_something(stripped, attributed):
        return _CHECKABLE
    if kind is SentenceKind.LIST_ITEM and _is_fragment(stripped):
        return Assessment(Checkability.NOT_A_CLAIM, "a list item that states nothing")
    decisive = decisive_evidence(stripped, language)
    if decisive is None or decisive.label is Checkability.CHECKABLE:
        return _CHECKABLE
    return Assessment(
        decisive.label, f'{decisive.reason}: "{decisive.words}"', is_soft=decisive.strength <= _SOFT
    )


def _no_prose(line: str, kind: SentenceKind) -> str:
    """Why a line states nothing whatever its words are; empty where it may."""
    if kind is SentenceKind.ADDRESS or is_address(line):
        return "an address"
    if kind in (SentenceKind.HEADING, SentenceKind.CREDIT):
        return f"a {kind.value}"
    if len(line) <= _LONGEST_SENTENCE and is_credit(line):
        return "a credit"
    if line.endswith((":", "：")) and len(line) <= _LONGEST_LEAD_IN:
        return "a heading or lead-in"
    return ""


def _says_something(sentence: str, attributed: Attributed) -> bool:
    """Whether somebody is named, or words are quoted: hearsay without a source is the article's voice."""
    return bool(attributed.speaker) or attributed.attribution is Attribution.DIRECT_QUOTE


def _is_fragment(item: str) -> bool:
    """A name or a word or two, without a figure: "- Arm"."""
    has_figure = any(c.isdigit() for c in item)
    is_short = len(item.split()) <= 3 if item.isascii() else len(item) <= 8
    return is_short and not has_figure and not item.endswith((".", "。", "!", "！"))
