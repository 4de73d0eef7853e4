"""Certificates to look at: the facts of each verdict beside each other, for the report and for a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimbook.core.labels import FactKind, Level
from claimbook.text.syntax.around import phrase_around

# A mark of these kinds (なかっ, "is to") says little without the words that it belongs to.
_MARKS = (FactKind.POLARITY, FactKind.MODALITY, FactKind.SCOPE)


@dataclass(frozen=True, slots=True)
class FactView:
    """One line of a certificate; `agrees` and `contradicts` say how its level is shown."""

    kind: str
    in_claim: str
    in_evidence: str
    level: str
    note: str
    agrees: bool
    contradicts: bool


def fact_views(
    facts: object, claim: str, quote: str, languages: tuple[str, str] = ("", "")
) -> tuple[FactView, ...]:
    """The facts of a certificate, words of one level in one line, marks with the words that they belong to.

    Args:
        facts: as certificates.jsonl has them; anything else gives none.
        claim, quote: the texts that their offsets point into.
        languages: of both.
    """
    if not isinstance(facts, list):
        return ()
    shown = [_view(fact, claim, quote, languages) for fact in facts if isinstance(fact, Mapping)]
    words = [f for f in shown if f.kind == FactKind.WORDING and not f.note]
    separator = "、" if languages[0] == "ja" else ", "
    lines = [f for f in shown if f not in words]
    for level in dict.fromkeys(f.level for f in words):
        alike = [f for f in words if f.level == level]
        lines.append(
            replace(
                alike[0],
                in_claim=separator.join(dict.fromkeys(f.in_claim for f in alike)),
                in_evidence=", ".join(dict.fromkeys(f.in_evidence for f in alike if f.in_evidence)),
            )
        )
    return tuple(lines)


def _view(fact: Mapping[str, object], claim: str, quote: str, languages: tuple[str, str]) -> FactView:
    def said(name: str) -> str:
        return str(fact.get(name) or "")

    level = next((level for level in Level if level == fact.get("level")), None)
    is_mark = said("kind") in _MARKS
    return FactView(
        kind=said("kind"),
        in_claim=_around(fact, "claim", claim, languages[0]) if is_mark else said("in_claim"),
        in_evidence=_around(fact, "evidence", quote, languages[1]) if is_mark else said("in_evidence"),
        level=said("level"),
        note=said("note"),
        agrees=level is not None and level.agrees,
        contradicts=level is not None and level.contradicts,
    )


def _around(fact: Mapping[str, object], side: str, text: str, language: str) -> str:
    start, end = fact.get(f"{side}_start"), fact.get(f"{side}_end")
    words = str(fact.get(f"in_{side}") or "")
    # A person may have put other words in the place of those that were compared.
    if type(start) is int and type(end) is int and 0 <= start < end and text[start:end] == words:
        return phrase_around(text, start, end, language)
    return words
