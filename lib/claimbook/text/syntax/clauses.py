"""A clause that stands as a statement of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """One atomic statement of a sentence; offsets are into the sentence.

    `text` is the statement as it stands alone. It differs from `sentence[start:end]` where a subject
    or a verb was carried over, or a verb was brought into its final form.
    """

    start: int
    end: int
    text: str


def outside_brackets(text: str, openers: str = "「『（(［[“", closers: str = "」』）)］]”") -> list[bool]:
    """For each character, whether it stands outside all quotes and brackets; `"` counts as both."""
    depth = 0
    in_quote = False
    outside = []
    for character in text:
        if character in closers and depth:
            depth -= 1
        if character == '"':
            in_quote = not in_quote
        outside.append(depth == 0 and not in_quote and character not in openers + closers + '"')
        if character in openers:
            depth += 1
    return outside
