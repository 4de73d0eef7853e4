"""Names in Chinese, Korean, Cyrillic and Arabic letters: whether they are how a Latin name is written there.

What each syllable or letter may stand for in Latin letters, and what only now and then, is listed in
data/spellings.csv: for Chinese by initials and finals of pinyin, for Korean by the letters of a syllable. A
Latin name is read from left to right against these; the price of a reading is how many of its letters are of
the rarer sort (string alignment by dynamic programming, after Wagner and Fischer 1974).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from claimbook.text.language.han_characters import HAN, pinyin

# A spelling in Latin letters and its price.
_Spellings = Mapping[str, int]
_SCRIPTS = {
    "hangul": re.compile(r"[\uac00-\ud7a3]+"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]+"),
    "arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3]+"),
}
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")
# The i after these is no vowel: si, zhi.
_BUZZING = ("zh", "ch", "sh", "z", "c", "s")
# After these, pinyin writes ü as u.
_ROUNDED = ("j", "q", "x", "y")
_LONGEST, _MOST_UNITS = 40, 16
_CONSONANTS = tuple("bcdfghjklmnpqrstvwxyz")
_NEVER = 1_000
_NOTHING: _Spellings = {"": 0}
_SHORT_VOWELS = ("", "a", "e", "i", "o", "u")
_MOST_READINGS = 3
_MAC = re.compile(r"^mc(?=[^aeiou])")


def script_of(word: str) -> str:
    """Which of these scripts a word is written in: pinyin for Han; empty for others."""
    if HAN.fullmatch(word):
        return "pinyin"
    return next((script for script, letters in _SCRIPTS.items() if letters.fullmatch(word)), "")


@lru_cache(maxsize=200_000)
def price(word: str, latin: str) -> int | None:
    """How many rare spellings it takes to read a Latin word as one of another script; None where none does.

    Args:
        word: one part of a name.
        latin: a folded word, a to z.

    >>> price("韦伯", "weber"), price("Громов", "gromov"), price("박", "park"), price("韦伯", "weaver")
    (0, 0, 0, None)
    """
    if len(latin) > _LONGEST or len(word) > _MOST_UNITS:
        return None
    units = units_of(word)
    writings = dict.fromkeys((latin, latin.replace("x", "ks"), _MAC.sub("mac", latin)))
    silent = "h" if script_of(word) == "arabic" else "he"  # in Arabic any short vowel is unwritten anyway
    prices = [paid for written in writings if (paid := _read(units, written, silent)) is not None]
    return min(prices, default=None)


def _read(units: Sequence[_Spellings], written: str, silent: str = "he") -> int | None:
    reached: dict[int, int] = {0: 0}
    for i, unit in enumerate(units):
        further: dict[int, int] = {}
        for at, paid in reached.items():
            for start, so_far in _starts(written, at, paid, silent) if i else ((at, paid),):
                for spelling, cost in unit.items():
                    end = start + len(spelling)
                    if written.startswith(spelling, start) and so_far + cost < further.get(end, _NEVER):
                        further[end] = so_far + cost
        reached = further
    ends = [paid for at, paid in reached.items() if _is_silent(written, at)]
    return min(ends, default=None) if units else None


def _starts(written: str, at: int, paid: int, silent: str) -> Iterator[tuple[int, int]]:
    """Where the next syllable may begin, with its price, when those before end at `at`."""
    yield at, paid
    letter = written[at : at + 1]
    if letter and letter in silent:
        yield at + 1, paid + 1  # Cohen, Katherine
    if letter in _CONSONANTS and letter == written[at + 1 : at + 2]:
        yield at + 1, paid  # Ferreira
    if letter in _CONSONANTS and letter == written[at - 1 : at]:
        yield at + 1, paid  # Hoffmann
    if written[at - 1 : at] in ("n", "m", "l"):
        yield at - 1, paid  # 丹尼尔 has two n and Daniel has one


def _is_silent(written: str, at: int) -> bool:
    left = written[at:]
    return left in ("", "e", "h") or (left == written[at - 1 : at] and left in _CONSONANTS)


@lru_cache(maxsize=20_000)
def units_of(word: str) -> tuple[_Spellings, ...]:
    """What each syllable or letter of a word may stand for in Latin letters; none in any other script."""
    script = script_of(word)
    table = _table().get(script, {})
    if script == "pinyin":
        readings = [_known(pinyin(character), table) for character in word]
        return tuple(readings) if all(readings) else ()
    if script == "hangul":
        return tuple(_hangul(word[i], word[i + 1 : i + 2], table) for i in range(len(word)))
    if script == "cyrillic":
        return tuple(_letters(word.lower(), table))
    if script == "arabic":
        # Short vowels are not written.
        vowels = dict.fromkeys(_SHORT_VOWELS, 0)
        letters = _letters(word.removeprefix("ال"), table)
        return tuple(unit for letter in letters for unit in (letter, vowels))[:-1]
    return ()


def _letters(word: str, table: Mapping[str, _Spellings]) -> list[_Spellings]:
    units = []
    at = 0
    while at < len(word):
        length = 2 if word[at : at + 2] in table else 1
        units.append(table.get(word[at : at + length], _NOTHING))
        at += length
    return units


def _known(readings: Iterable[str], table: Mapping[str, _Spellings]) -> _Spellings:
    """What a Han character may stand for by any of its readings."""
    found: dict[str, int] = {}
    for reading in sorted(readings)[:_MOST_READINGS]:
        for spelling, cost in _syllable(reading, table).items():
            found[spelling] = min(cost, found.get(spelling, cost))
    return found


def _syllable(reading: str, table: Mapping[str, _Spellings]) -> _Spellings:
    match = _SYLLABLE.fullmatch(reading)
    initial, final = (match[1] or "", match[2]) if match else ("", reading)
    if initial in _BUZZING and final == "i":
        return _joined([table[f"{initial}-"], table["="]])
    if reading == "ri":
        return table["=r"]
    if reading in table:
        return table[reading]
    if initial in _ROUNDED and final.startswith("u"):
        final = f"v{final[1:]}"
    if f"-{final}" not in table:
        return {}
    return _joined([table[f"{initial}-"] if initial else _NOTHING, table[f"-{final}"]])


def _hangul(syllable: str, following: str, table: Mapping[str, _Spellings]) -> _Spellings:
    code = ord(syllable) - 0xAC00
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    vowels = table[f"-{_VOWELS[vowel]}"]
    if following == "이":
        vowels = {**vowels, "": 0}  # 마이 is mi in Microsoft
    read = _joined([table[f"{_INITIALS[initial]}-"], vowels, table.get(f"+{_FINALS[final]}", _NOTHING)])
    return {**read, **table.get(syllable, {})}


# The order of the Unicode Standard (3.12, Conjoining Jamo Behavior).
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def _joined(parts: Sequence[_Spellings]) -> _Spellings:
    joined: dict[str, int] = {}
    for pieces in product(*(part.items() for part in parts)):
        spelling, cost = "".join(p for p, _ in pieces), sum(c for _, c in pieces)
        joined[spelling] = min(cost, joined.get(spelling, cost))
    return joined


def surname_spellings(surname: str) -> frozenset[str]:
    """How a Korean surname is written where custom and not sound decides; empty where sound does.

    >>> sorted(surname_spellings("박"))
    ['bak', 'pak', 'park']
    """
    return frozenset(_table()["surname"].get(surname, ()))


@cache
def _table() -> Mapping[str, Mapping[str, _Spellings]]:
    table: dict[str, dict[str, _Spellings]] = {}
    with files("claimbook.matching").joinpath("data", "spellings.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            usual, _, rare = row["latin"].partition(";")
            spellings = dict.fromkeys(rare.split(), 1) | dict.fromkeys(usual.split(), 0)
            if not usual.strip() or usual.endswith(" "):
                spellings[""] = 0
            table.setdefault(row["script"], {})[row["sound"]] = spellings
    return table
