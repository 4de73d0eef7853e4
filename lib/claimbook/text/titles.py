"""What stands at the head of a text: its headline and its dateline."""

from __future__ import annotations

import re
from datetime import date

_MARKUP = re.compile(r"^[#>*_\s=-]+|[*_#\s]+$")
_EAST = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"),
    re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.? (?P<month>[A-Z][a-z]{2,8})\.? (?P<y>(?:19|20)\d\d)\b"),
)
# A dateline is little more than its date: "Published: 21 January 2025, 10:00 UTC".
_LONGEST_DATELINE = 60
_LONGEST_TITLE = 200


def find_title(text: str) -> str:
    """The headline among the first lines of a text, without markup; empty where none stands out.

    >>> find_title("A12\\n\\n# Stargate is announced\\n\\nOn Tuesday ...")
    'Stargate is announced'
    """
    for line in _first_lines(text, 6):
        title = _MARKUP.sub("", line).strip()
        weight = len(title.split()) + len(_EAST.findall(title)) / 3
        # Codes, section names and bylines come before a headline; they are short.
        if weight >= 3 and len(title) <= _LONGEST_TITLE and not _is_dateline(title):
            return title
        if len(title) > _LONGEST_TITLE:
            return ""
    return ""


def find_dateline(text: str) -> date | None:
    """The date in the first line that is little more than a date, among the first twelve lines."""
    for line in _first_lines(text, 12):
        if _is_dateline(line):
            return first_date(line)
    return None


def _first_lines(text: str, count: int) -> list[str]:
    lines = (line.strip() for line in text[:20_000].split("\n"))
    return [line for line in lines if line][:count]


def _is_dateline(line: str) -> bool:
    return (
        len(line) <= _LONGEST_DATELINE
        and not line.endswith(("。", ".", "！", "!"))
        and bool(first_date(line))
    )


def first_date(text: str) -> date | None:
    """The first date written out with day, month and year in the first 400 characters of a text."""
    for pattern in _DATES:
        for match in pattern.finditer(text[:400]):
            parts = match.groupdict()
            month = parts.get("m") or _MONTHS.get((parts.get("month") or "")[:3].lower(), 0)
            try:
                return date(int(parts["y"]), int(month), int(parts["d"]))
            except ValueError:
                continue
    return None
