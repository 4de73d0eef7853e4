"""The words that frame a statement, by kind: as planned, supposed or called off; as partly or formerly so.

They stand in data/frames.csv, one row for each kind and language. Its `words` are alternatives of a
regular expression; in languages that put spaces between words they match whole words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources

_UNSPACED = ("ja", "zh")


def find_framing(text: str, language: str, kinds: Collection[str]) -> Iterator[tuple[re.Match[str], str]]:
    """The framing words of the given kinds in a text with their kind, in the order of the table.

    Args:
        text: one sentence or so.
        language: ISO 639-1; one without rows gives nothing.
        kinds: values of the table's column `kind`.

    >>> [(m.group(), kind) for m, kind in find_framing("花火大会は中止になった", "ja", ["called off"])]
    [('中止', 'called off')]
    """
    for kind, pattern in _patterns(language):
        if kind in kinds:
            yield from ((match, kind) for match in pattern.finditer(text))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    file = resources.files("claimbook.text") / "data" / "frames.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    before, after = ("", "") if language in _UNSPACED else (r"(?<!\w)", "" if language == "ko" else r"(?!\w)")
    return tuple(
        (row["kind"], re.compile(f"{before}(?:{row['words']}){after}", re.IGNORECASE))
        for row in rows
        if row["language"] == language
    )
