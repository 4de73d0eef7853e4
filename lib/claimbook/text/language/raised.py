"""Raised digits: the mark of a footnote is no part of a number, the exponent of a unit is.

Readers of files put raised digits between RAISED and LOWERED; `settle` then decides on each.
"""

from __future__ import annotations

import re

RAISED, LOWERED = "\x0e", "\x0f"
_STRETCH = re.compile(f"{RAISED}([^{RAISED}{LOWERED}]*){LOWERED}")
_NOTE = re.compile(r"\s*[\[(]?[\d*†‡§,;\s]{1,8}[\])]?\s*")
_UNIT = re.compile(r"(?:^|[\s\d(])(?:[mkcd]?m|ft|in|mi|s|10)$")


def settle(text: str) -> str:
    """Leaves out raised footnote marks and sets exponents apart: 2016¹ is 2016 and 10⁶ is 10^6.

    >>> settle(f"In 2016{RAISED}1{LOWERED} it had 120 km{RAISED}2{LOWERED}, the 1{RAISED}st{LOWERED} time.")
    'In 2016 it had 120 km^2, the 1st time.'
    """

    def settled(match: re.Match[str]) -> str:
        inner = match[1]
        if not _NOTE.fullmatch(inner):
            return inner
        if inner.isdigit() and _UNIT.search(text[max(0, match.start() - 12) : match.start()]):
            return f"^{inner}"
        return ""

    return _STRETCH.sub(settled, text).replace(RAISED, "").replace(LOWERED, "")
