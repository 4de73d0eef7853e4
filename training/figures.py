"""Numbers, sums and dates as news has them in English, Japanese and Chinese, and wrong ones beside them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_TEN_THOUSAND, _HUNDRED_MILLION = 10_000, 100_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of some kind: money (dollars), count, percent, year, years, date (100 * month + day) ..."""

    kind: str
    value: int

    def written(self, language: str) -> str:
        """As a text of that language has it.

        >>> [Figure("money", 50_000_000_000).written(x) for x in ("en", "ja", "zh")]
        ['$50 billion', '500億ドル', '500亿美元']
        """
        value = self.value
        if self.kind in ("money", "money2"):
            return _money(value, language)
        if self.kind == "count":
            return _count(value, language)
        if self.kind == "date":
            month, day = divmod(value, 100)
            return f"{MONTHS[month - 1]} {day}" if language == "en" else f"{month}月{day}日"
        if self.kind == "score":
            sign = {"en": "-", "ja": "対"}.get(language, "比")
            return f"{value // 10}{sign}{value % 10}"
        if self.kind == "magnitude":
            return f"{value / 10:.1f}"
        return str(value)


def figure(kind: str, chance: random.Random) -> Figure:
    """Any figure of a kind."""
    if kind == "money":
        return Figure(
            kind, chance.choice((2, 3, 5, 8, 12, 20, 25, 30, 45, 60, 80)) * 10 ** chance.randint(7, 11)
        )
    if kind == "money2":
        return Figure(kind, chance.randint(2, 90))
    if kind == "count":
        return Figure(kind, chance.choice((12, 15, 24, 36, 40, 55, 68, 72, 90)) * 10 ** chance.randint(1, 4))
    if kind == "date":
        return Figure(kind, chance.randint(1, 12) * 100 + chance.randint(1, 28))
    if kind == "score":
        lost = chance.randint(0, 4)
        return Figure(kind, chance.randint(lost + 1, 7) * 10 + lost)
    low, high = {"percent": (3, 79), "year": (1985, 2030), "years": (2, 12), "magnitude": (45, 78)}[kind]
    return Figure(kind, chance.randint(low, high))


def wrong(given: Figure, chance: random.Random) -> Figure:
    """A figure of the same kind that says otherwise: another, or one of another scale."""
    if given.kind in ("money", "count") and chance.random() < 0.5:
        return replace(given, value=given.value * 10 if chance.random() < 0.5 else given.value // 10)
    while (other := figure(given.kind, chance)) == given:
        pass
    return other


def _money(value: int, language: str) -> str:
    if value < 1_000_000:
        return f"${value}" if language == "en" else f"{value}{'ドル' if language == 'ja' else '美元'}"
    if language == "en":
        unit, word = (10**9, "billion") if value >= 10**9 else (10**6, "million")
        return f"${value / unit:g} {word}"
    large, small = ("億", "万") if language == "ja" else ("亿", "万")
    unit, word = (_HUNDRED_MILLION, large) if value >= _HUNDRED_MILLION else (_TEN_THOUSAND, small)
    return f"{value / unit:g}{word}{'ドル' if language == 'ja' else '美元'}"


def _count(value: int, language: str) -> str:
    if language == "en" or value < _TEN_THOUSAND:
        return f"{value:,}"
    if language == "zh":
        return f"{value / _TEN_THOUSAND:g}万"
    rest = value % _TEN_THOUSAND
    return f"{value // _TEN_THOUSAND}万{rest or ''}"
