"""A sentence with pieces taken out or words put in, that still knows where its characters stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Strand:
    """Words with the place of each character in the sentence they come from; -1 for words put in.

    >>> main = strand_of("The mayor, a lawyer, resigned.").without([(9, 20)])
    >>> main.text, main.span(10, 18)
    ('The mayor resigned.', (21, 29))
    """

    text: str
    places: tuple[int, ...]

    def without(self, spans: Sequence[tuple[int, int]]) -> Strand:
        """The strand less these parts of its text."""
        if not spans:
            return self
        gone = {i for start, end in spans for i in range(start, end)}
        kept = [i for i in range(len(self.text)) if i not in gone]
        return Strand("".join(self.text[i] for i in kept), tuple(self.places[i] for i in kept))

    def part(self, start: int, end: int) -> Strand:
        """The part of the strand between two offsets into its text."""
        return Strand(self.text[start:end], self.places[start:end])

    def after(self, words: str) -> Strand:
        """The strand with words put before it, and a space between."""
        return Strand(f"{words} {self.text}", (*[_NOWHERE] * (len(words) + 1), *self.places))

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where the words between two offsets stood in the sentence, from the first to the last of them."""
        placed = [p for p in self.places[start:end] if p != _NOWHERE]
        if len(placed) > 1 and placed[-1] > placed[-2] + 1 and self.text[start:end][-1:] in ".!?":
            placed.pop()  # the full stop after a piece that was taken out
        return (min(placed), max(placed) + 1) if placed else (0, 0)


def strand_of(sentence: str) -> Strand:
    """A whole sentence as a strand."""
    return Strand(sentence, tuple(range(len(sentence))))
