"""A clause that stands as a statement of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


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
    depth, in_quote = 0, False
    outside: list[bool] = []
    for mark in _marks(openers, closers).finditer(text):
        outside += [depth == 0 and not in_quote] * (mark.start() - len(outside))
        outside.append(False)
        if mark.group() in closers and depth:
            depth -= 1
        if mark.group() == '"':
            in_quote = not in_quote
        if mark.group() in openers:
            depth += 1
    return outside + [depth == 0 and not in_quote] * (len(text) - len(outside))


@cache
def _marks(openers: str, closers: str) -> re.Pattern[str]:
    return re.compile(f'[{re.escape(openers + closers)}"]')
