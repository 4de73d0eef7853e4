"""Pairs of quotation marks and brackets in a paragraph: what stands in them is not cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Opening marks with all that may close them: German closes „ with “, Polish and English writers with ”.
_CLOSED_BY = {
    "「": "」", "『": "』", "（": "）)", "(": ")）", "［": "］", "[": "]", "【": "】", "〔": "〕", "〈": "〉",
    "《": "》", "｢": "｣", "〝": "〟〞", "“": "”", "„": "“”", "‘": "’", "«": "»", "»": "«", '"': '"', "'": "'",
}  # fmt: skip
OPENERS = "".join(_CLOSED_BY)
CLOSERS = "」』）)］]】〕〉》｣〟〞”’»\"'"
BRACKETS = "（([［〔"
TITLES = "《〈【"  # titles of works and labels, which no sentence is
_MARK = re.compile(r"[「」『』（）()［］\[\]【】〔〕〈〉《》｢｣〝〟〞“”„‘’«»\"']")
# What may stand before the closing mark of a quote in single marks; elsewhere they are apostrophes.
_BEFORE_SINGLE = ".,!?…;–—。！？"
_AFTER_DOUBLE = ".,;:!?)]…"
# A quote longer than this is taken for a missing quotation mark.
_LONGEST = 1_500
_DEEPEST = 20


def closed_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost pairs of a paragraph, in order, each from its opening mark to after its closing one.

    A mark without a counterpart, or with one too far away, is no pair.

    >>> closed_spans("He (the one in “it”) left.", 0, 26)
    [(3, 20)]
    """
    return outermost(_pairs(text, start, end))


def outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those spans that lie in no other, in order."""
    merged: list[tuple[int, int]] = []
    for begin, after in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not merged or begin >= merged[-1][1]:
            merged.append((begin, after))
    return merged


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pairs = []
    stack: list[int] = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        opens, shuts = _roles(text, at, start, end) if mark in "\"'’" else (mark in _CLOSED_BY, True)
        opener = _opener_of(text, stack, mark) if shuts else -1
        if opener >= 0:
            if at + 1 - stack[opener] <= _LONGEST:
                pairs.append((stack[opener], at + 1))
            del stack[opener:]
        elif opens:
            stack.append(at)
    return pairs


def _roles(text: str, at: int, start: int, end: int) -> tuple[bool, bool]:
    """Whether a straight or single mark may open and may close: not in 5", don't and '98."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] != '"':
        may_open = text[at] == "'" and not before.isalnum() and not after.isspace()
        return may_open, before in _BEFORE_SINGLE and not (after.isalpha() and after < "\u0530")
    if before.isspace() or before in _CLOSED_BY:
        return True, before.isspace() == after.isspace()
    return not (after.isspace() or after in _AFTER_DOUBLE), True


def _opener_of(text: str, stack: Sequence[int], mark: str) -> int:
    for i in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        opener = text[stack[i]]
        if mark in _CLOSED_BY[opener]:
            return i
        if mark == opener:
            return -1
    return -1
