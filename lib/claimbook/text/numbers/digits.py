"""Reads numbers in Western digits: 1,234.5 and 1.234,5, 1 234,5 and 12,34,567."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from unicodedata import category

# More digits than any quantity in a text has; beyond it the digits are an identifier.
LONGEST = 24
_AFTER_DIGITS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


def read_digits(text: str, position: int, language: str = "") -> tuple[Decimal, int] | None:
    """The number in Western digits at `position` and where it ends, None where it cannot be told.

    Thousands and decimals are parted as the language has it (Unicode CLDR). The other custom is read
    too where it leaves no doubt ("1.234.567", "1.234,5"). Where the language is not known, "1.234" is
    left alone.

    >>> read_digits("1,234.5 km", 0, "en"), read_digits("1.234,5 km", 0, "de")
    ((Decimal('1234.5'), 7), (Decimal('1234.5'), 7))
    """
    for pattern, group, decimal in _formats(language):
        match = pattern.match(text, position)
        if not match:
            continue
        written = match.group()
        if len(written) > LONGEST or (not language and re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", written)):
            return None
        for mark in group:
            written = written.replace(mark, "")
        value, following = Decimal(written.replace(decimal, ".")), text[match.end() : match.end() + 1]
        if following in _AFTER_DIGITS:
            return value + _AFTER_DIGITS[following], match.end() + 1
        # 10² is a hundred or has a footnote; 1⅓ does not end in decimals.
        return None if following and category(following) == "No" else (value, match.end())
    return None


@cache
def _formats(language: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Ways to write a number, the language's own first: pattern, grouping marks, decimal mark."""
    group, decimal = _marks(language)
    own = [_pattern(group, decimal, certain=False)]
    if group == ",":
        own.append(
            (re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![.,]?[0-9])(?:\.[0-9]+)?"), ",", ".")
        )
    other = [_pattern(".", ",", certain=True), _pattern(",", ".", certain=True)]
    return (*own, *other)


def _pattern(group: str, decimal: str, certain: bool) -> tuple[re.Pattern[str], str, str]:
    g, d = f"[{re.escape(group)}]", re.escape(decimal)
    no_more = r"(?![.,]?[0-9])"
    if certain:
        grouped = rf"[0-9]{{1,3}}(?:(?:{g}[0-9]{{3}}){{2,6}}(?:{d}[0-9]+)?|{g}[0-9]{{3}}{d}[0-9]+){no_more}"
        return re.compile(grouped), group, decimal
    plain = rf"[0-9]{{1,3}}(?:{g}[0-9]{{3}}){{1,6}}(?:{d}[0-9]+)?{no_more}|[0-9]+(?:{d}[0-9]+)?{no_more}"
    return re.compile(plain), group, decimal


@cache
def _marks(language: str) -> tuple[str, str]:
    if language in ("", "en", "ja", "zh", "ko"):
        return ",", "."
    from babel.core import UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        group = get_group_symbol(language)
        decimal = get_decimal_symbol(language)
    except (UnknownLocaleError, ValueError):
        return ",", "."
    if group.isspace():
        return " ", decimal
    return (group + "'’" if language == "de" else group), decimal
