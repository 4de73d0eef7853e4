"""Compared facts in a sentence: which, in whose words, and what the other side has in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.notes import told
from claimbook.judging.phrases import KINDS, LEVELS, PHRASES, TURNS
from claimbook.text.syntax.around import phrase_around

# More than so many words of one kind tell a reader less than a few of them.
_MOST_WORDS = 8
# Kinds whose mark says little without the words that it belongs to.
_MARKS = (FactKind.POLARITY, FactKind.MODALITY, FactKind.SCOPE)
_LISTED = (FactKind.ROLE, FactKind.MEMBERSHIP)
_BOTH = " | "
# A text without spaces is one word, however long; a sentence needs no more of it than this.
_LONGEST_SHOWN = 80


def members(row: Comparison) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Who holds a role or stands in a list, in the claim and in the evidence; None where that is not told."""
    ours, there, theirs = row.note.partition(_BOTH)
    if row.kind not in _LISTED or not there:
        return None
    return tuple(ours.split(", ")), tuple(theirs.split(", "))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts of one claim and one passage in one language, "en" or "ja"."""

    language: str
    claim: str
    claim_language: str
    evidence: str
    evidence_language: str

    @property
    def words(self) -> dict[str, str]:
        return PHRASES[self.language]

    @property
    def turns(self) -> dict[str, str]:
        return TURNS[self.language]

    def facts(self, rows: Sequence[Comparison]) -> str:
        """The facts by kind, in the claim's words, with what the evidence has where it says it otherwise."""
        held = {name for r in rows for name in (members(r) or ((), ()))[0]}
        shown = [r for r in rows if not (r.kind is FactKind.NAME and r.in_claim in held)]
        kinds = dict.fromkeys(r.kind for r in shown)
        return self.words["between"].join(
            self._of_kind(kind, [r for r in shown if r.kind is kind]) for kind in kinds
        )

    def differences(self, rows: Sequence[Comparison]) -> str:
        """What the claim has and what the evidence has instead."""
        return self.words["between"].join(dict.fromkeys(map(self._difference, rows)))

    def claimed(self, row: Comparison) -> str:
        """The claim's words for a fact, readable by themselves; empty where it has none."""
        return (
            self._readable(row, self.claim, row.claim_start, row.claim_end, self.claim_language)
            or row.in_claim
        )

    def found(self, row: Comparison) -> str:
        """The evidence's words for a fact, readable by themselves; empty where it has none."""
        words = self._readable(
            row, self.evidence, row.evidence_start, row.evidence_end, self.evidence_language
        )
        return words or row.in_evidence

    def quoted(self, *words: str) -> str:
        """Words in the quotation marks of the language."""
        return self.words["listed"].join(self.words["quoted"].format(words=_short(w)) for w in words)

    def joined(self, sentences: Iterable[str]) -> str:
        """Sentences one behind the other, each once."""
        return self.words["space"].join(dict.fromkeys(s for s in sentences if s))

    def note(self, row: Comparison) -> str:
        """What is to be added about a row, in the language of the certificate."""
        both = members(row)
        if both is None:
            return told(row, self.language)
        ours, theirs = (("、" if self.language == "ja" else ", ").join(side) for side in both)
        return f"{ours} = {theirs}" if row.level is Level.EQUAL else f"{ours} ≠ {theirs}"

    def _of_kind(self, kind: FactKind, rows: Sequence[Comparison]) -> str:
        parts = list(dict.fromkeys(self._fact(r) for r in rows))
        more = self.words["more"].format(number=len(parts) - _MOST_WORDS) if len(parts) > _MOST_WORDS else ""
        listed = self.words["listed"].join(parts[:_MOST_WORDS])
        are_alike = kind is FactKind.WORDING and all(r.level.agrees for r in rows)
        name = self.words["words alike"] if are_alike else KINDS[self.language][kind]
        return self.words["kind and words"].format(kind=name, words=f"{listed}{more}")

    def _fact(self, row: Comparison) -> str:
        shown = self.claimed(row) or self.found(row)
        aside = self.words["listed" if self.language == "en" else "between"].join(self._asides(row))
        return self.quoted(shown) + (self.words["beside"].format(told=aside) if aside else "")

    def _asides(self, row: Comparison) -> Iterator[str]:
        """What the evidence has for a fact where it says it otherwise, and how the two compare."""
        both, found = members(row), self.found(row)
        if both:
            yield ("、" if self.language == "ja" else ", ").join(both[0])
        elif row.in_claim and found and found.casefold() != self.claimed(row).casefold():
            yield _short(found)
        if row.level.agrees and row.level is not Level.EQUAL and row.evidence_start >= 0:
            yield LEVELS[self.language][row.level]
        if row.evidence_start < 0 or not row.level.agrees:
            note = told(row, self.language)
            yield from [note] if note else []

    def _difference(self, row: Comparison) -> str:
        claimed, found = self.claimed(row), self.found(row)
        if both := members(row):
            claimed, found = (
                f"{words}: {', '.join(side)}" for words, side in zip((claimed, found), both, strict=True)
            )
        phrase = "difference"
        if (
            row.kind is FactKind.POLARITY
            and row.level is Level.OPPOSITE
            and bool(row.in_claim) != bool(found)
        ):
            phrase = "claim denies" if row.in_claim else "source denies"
        return self.words[phrase].format(
            kind=KINDS[self.language][row.kind],
            level=LEVELS[self.language][row.level],
            claimed=_short(claimed) or self.words["nothing"],
            found=_short(found) or self.words["nothing"],
        )

    def _readable(self, row: Comparison, text: str, start: int, end: int, language: str) -> str:
        is_mark = row.kind in _MARKS and start >= 0 and text[start:end]
        return phrase_around(text, start, end, language) if is_mark else ""
