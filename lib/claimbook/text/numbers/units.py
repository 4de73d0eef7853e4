"""What stands after a number: a currency, a measure, a counter, or a word that makes it no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cache

from claimbook.text.numbers import unit_names
from claimbook.text.numbers.number_words import knows_words
from claimbook.text.numbers.unit_names import CURRENCY_SYMBOLS


class Kind(Enum):
    """What a word after a number does with it."""

    MEASURE = auto()  # gives it a unit: a currency, kilometres, percent, persons, times
    COUNTER = auto()  # counts things and names them: 社, 店舗
    CLASSIFIER = auto()  # counts things that the next noun names: 個, 件, 家
    ORDINAL = auto()  # makes it a rank: 位, 番目
    TIME = auto()  # makes it a date, a clock time or a duration, which are no quantities
    LABEL = auto()  # makes it part of a name: 号, 条, 丁目


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit after a number that ends at `end`; the number times `factor` is in `name`."""

    end: int
    name: str
    factor: Decimal
    kind: Kind


_Meaning = tuple[str, Decimal, Kind]
_ONE = Decimal(1)
_POUNDS = re.compile(r"[ -]pounds?(?![A-Za-z])|ポンド|파운드", re.IGNORECASE)
_RANKED = re.compile(r"目(?![標的指立前線玉論下])")
_NOT_UNITS = re.compile("|".join(unit_names.NOT_UNITS.split()))


def currency_before(text: str, position: int, language: str = "") -> tuple[str, int] | None:
    """The currency whose symbol or code ends at `position`, and where it starts.

    >>> currency_before("for US$500", 7)
    ('USD', 4)
    """
    match = _before_pattern().search(text[max(0, position - 8) : position])
    return (_currency(match[1], language), position - len(match.group())) if match else None


def unit_after(text: str, position: int, language: str = "", large: bool = False) -> Unit | None:
    """The unit, counter or disqualifying word that begins at `position`, the longest that fits.

    Args:
        large: the number is counted in millions or more; then pounds are money.

    >>> unit_after(" gigawatts of capacity", 0, "en").name
    'watt'
    """
    if unit := _east_asian(text, position, language):
        return unit
    if match := _symbol_pattern().match(text, position):
        return Unit(match.end(), _currency(match[1], language), _ONE, Kind.MEASURE)
    if match := _letters_pattern().match(text, position):
        if match[1] not in _letters():
            return Unit(match.end(), "", _ONE, Kind.TIME)
        name, factor = _letters()[match[1]]
        return Unit(match.end(), name, factor, Kind.MEASURE)
    pattern, meanings = _words(knows_words(language))
    if match := pattern.match(text, position):
        name, factor, kind = meanings[int((match.lastgroup or "g0")[1:])]
        return Unit(match.end(), name, factor, kind)
    if match := _POUNDS.match(text, position):
        return Unit(match.end(), "GBP" if large else "pound", _ONE, Kind.MEASURE)
    return _currency_by_name(text, position, language)


def _currency(symbol: str, language: str) -> str:
    return "CNY" if symbol == "¥" and language == "zh" else CURRENCY_SYMBOLS[symbol]


def _alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])({_alternatives(CURRENCY_SYMBOLS)}) ?$")


@cache
def _symbol_pattern() -> re.Pattern[str]:
    return re.compile(rf"[ -]?({_alternatives(CURRENCY_SYMBOLS)})(?![A-Za-z0-9])")


@cache
def _east_asian_table(language: str) -> dict[str, _Meaning]:
    """Words to meanings; where a word has several, the language decides: 点 and 号 are times in Chinese."""
    chosen = [language] if language in ("ja", "zh", "ko") else ["zh", "ko", "ja"]
    table: dict[str, _Meaning] = dict.fromkeys(unit_names.COUNTERS.split(), ("", _ONE, Kind.COUNTER))
    for code in chosen:
        table |= dict.fromkeys(unit_names.CLASSIFIERS[code].split(), ("", _ONE, Kind.CLASSIFIER))
    table |= dict.fromkeys(unit_names.LABELS.split(), ("", _ONE, Kind.LABEL))
    for line in unit_names.EAST_ASIAN.strip().splitlines():
        name, factor, *words = line.split()
        table |= dict.fromkeys(words, (name.replace("_", " "), Decimal(factor), Kind.MEASURE))
    for code in chosen:
        table |= dict.fromkeys(unit_names.TIMES[code].split(), ("", _ONE, Kind.TIME))
    table |= dict.fromkeys(unit_names.ORDINALS.split(), ("ordinal", _ONE, Kind.ORDINAL))
    if language == "ja":
        table["大"] = ("", _ONE, Kind.LABEL)
    else:
        table["成"] = ("percent", Decimal(10), Kind.MEASURE)
    if language == "zh":
        table |= {"位": ("", _ONE, Kind.CLASSIFIER), "层": ("", _ONE, Kind.COUNTER)}
        table |= dict.fromkeys(("块钱", "块"), ("CNY", _ONE, Kind.MEASURE))
    return table


@cache
def _east_asian_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf" ?({_alternatives(_east_asian_table(language))})")


def _east_asian(text: str, position: int, language: str) -> Unit | None:
    match = _east_asian_pattern(language).match(text, position)
    if not match:
        return None
    longer = _NOT_UNITS.match(text, match.start(1))
    if longer and longer.end() > match.end():
        return None
    name, factor, kind = _east_asian_table(language)[match[1]]
    # 3人目, 10社目 and the like rank; 目標 and 目的 are words of their own.
    if (kind in (Kind.COUNTER, Kind.CLASSIFIER) or name == "person") and (
        rank := _RANKED.match(text, match.end())
    ):
        return Unit(rank.end(), "ordinal", _ONE, Kind.ORDINAL)
    return Unit(match.end(), name, factor, kind)


@cache
def _letters() -> dict[str, tuple[str, Decimal]]:
    unlikely = unit_names.UNLIKELY_SYMBOLS.split()
    letters = {
        prefix + base: (name, Decimal(factor) * Decimal(times))
        for base, (name, factor) in unit_names.SI_BASES.items()
        for prefix, times in unit_names.SI_PREFIXES.items()
        if prefix + base not in unlikely
    }
    return letters | {
        symbol: (name, Decimal(factor)) for symbol, (name, factor) in unit_names.SYMBOLS.items()
    }


@cache
def _letters_pattern() -> re.Pattern[str]:
    letters = _alternatives((*_letters(), *unit_names.TIME_SYMBOLS.split()))
    return re.compile(rf"[ -]?({letters})(?![A-Za-z0-9À-ɏΑ-ӿ]|['’]|/(?:s|h|m)\b)")


@cache
def _words(english: bool) -> tuple[re.Pattern[str], list[_Meaning]]:
    """One pattern with a numbered group for each unit, and the meanings by number; the last is time."""
    words = unit_names.OTHER_LANGUAGES
    times = unit_names.OTHER_TIMES
    if english:
        metric = {
            prefix + base: (name, str(Decimal(factor) * Decimal(by)))
            for base, (name, factor) in unit_names.METRIC.items()
            for prefix, by in unit_names.METRIC_PREFIXES.items()
        }
        words, times = {**unit_names.ENGLISH, **metric}, unit_names.ENGLISH_TIMES
    meanings: list[_Meaning] = [(name, Decimal(factor), Kind.MEASURE) for name, factor in words.values()]
    branches = "|".join(f"(?P<g{i}>{word})" for i, word in enumerate(words))
    branches += f"|(?P<g{len(words)}>{'|'.join(times.split())})"
    lead = r"[ -]?" if english else r"[ -]?(?:(?:de|di|d['’]) ?)?"
    pattern = re.compile(rf"{lead}(?:{branches})(?![^\W\d_])", re.IGNORECASE)
    return pattern, [*meanings, ("", _ONE, Kind.TIME)]


@cache
def _currency_names(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """What a language calls the currencies of today (Unicode CLDR)."""
    from babel.core import UnknownLocaleError
    from babel.numbers import get_currency_name

    names: dict[str, str] = {}
    try:
        for code in dict.fromkeys(CURRENCY_SYMBOLS.values()):
            for count in (None, 1, 2, 5):
                names.setdefault(get_currency_name(code, count, language).lower(), code)
    except (UnknownLocaleError, ValueError):
        return None
    return re.compile(rf" ?(?:de |d['’])?({_alternatives(names)})(?![A-Za-z])", re.IGNORECASE), names


def _currency_by_name(text: str, position: int, language: str) -> Unit | None:
    known = _currency_names(language) if language else None
    match = known[0].match(text, position) if known else None
    code = known[1].get(match[1].lower()) if known and match else None
    return Unit(match.end(), code, _ONE, Kind.MEASURE) if match and code else None
