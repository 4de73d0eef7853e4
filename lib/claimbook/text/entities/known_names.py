"""Names that are known beforehand, and where a text has them as they are written."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from claimbook.core.kept import kept
from claimbook.text.entities.japanese_names import is_proper
from claimbook.text.entities.name_model import FOLD, HAN_RUN, NameKind, Span, is_katakana
from claimbook.text.language import chinese
from claimbook.text.language.words import Morpheme

# Territories are written by CLDR as "Hong Kong SAR China" and "Myanmar (Burma)".
_CLDR_EXTRAS = re.compile(r" SAR China$|\s*[(（].*$")
_NO_TERRITORIES = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
# 米国大統領 names 米国, 中国語 does not name 中国.
_OFFICE_AFTER = re.compile(r"大統領|首相|政府|国民|企業|代表|軍")
_GROUP_TAIL = re.compile(r"(?:グループ|ホールディングス|ジャパン)")


@dataclass(frozen=True, slots=True)
class KnownName:
    """One row of world_names.csv: a way to write the name that is called `canonical` in English."""

    name: str
    canonical: str
    language: str
    kind: NameKind


@cache
def world_names() -> tuple[KnownName, ...]:
    """The names of world_names.csv, in file order: the best-known ones in English, Japanese and Chinese."""
    with files("claimbook.text").joinpath("data", "world_names.csv").open(encoding="utf-8") as file:
        return tuple(
            KnownName(r["name"], r["canonical"], r["language"], NameKind(r["note"]))
            for r in csv.DictReader(file)
        )


@cache
def demonyms() -> tuple[tuple[str, str], ...]:
    """What English calls people and things of a country, each with the country: Norwegian, Norway."""
    with files("claimbook.text").joinpath("data", "demonyms.csv").open(encoding="utf-8") as file:
        return tuple((row["demonym"], row["country"]) for row in csv.DictReader(file))


@cache
def territory_names() -> tuple[tuple[str, str], ...]:
    """The countries and territories of CLDR in English, Japanese and Chinese, each with its English name."""
    lines = kept(_territories, "babel").decode("utf-8").split("\n")
    return tuple((name, english) for line in lines for name, english in [line.split("\t")])


def _territories() -> bytes:
    """A line each, name and English name parted by a tab: CLDR's own files take long to open."""
    from babel import Locale

    english = Locale.parse("en").territories
    return "\n".join(
        f"{_CLDR_EXTRAS.sub('', name)}\t{_CLDR_EXTRAS.sub('', english[code])}"
        for locale in ("en", "ja", "zh", "zh_Hant")
        for code, name in Locale.parse(locale).territories.items()
        if len(code) == 2 and code not in _NO_TERRITORIES
    ).encode("utf-8")


def known_spans(
    text: str, names: tuple[str, ...], morphemes: Sequence[Morpheme], is_chinese: bool
) -> list[Span]:
    """The spans of known names in a folded text, the longest at each place, none within an ordinary word.

    Args:
        text: folded by name_model.FOLD.
        names: as they are written; case counts, but for names in capitals throughout.
        morphemes: of the same text where it is Japanese, else none.
        is_chinese: whether words are told apart by the Chinese dictionary.
    """
    index = _index(names)
    inside = _word_interiors(text, morphemes, is_chinese) if index else b""
    spans = []
    for start in [place for place in range(len(text) - 1) if text[place : place + 2] in index]:
        for name, kind in index[text[start : start + 2]]:
            end = start + len(name)
            if text.startswith(name, start) and _stands_alone(text, start, end) and not inside[start]:
                if inside[end] == 2 and not _OFFICE_AFTER.match(text, end):
                    continue  # the name would end in the middle of an ordinary word
                spans.append((start, end, kind))
                break
    return spans


@cache
def _kinds() -> dict[str, NameKind]:
    places = {name: NameKind.PLACE for name, _ in territory_names()}
    return {**places, **{name.name: name.kind for name in world_names()}}


@lru_cache(maxsize=64)
def _index(names: tuple[str, ...]) -> dict[str, tuple[tuple[str, NameKind], ...]]:
    """First two characters to the names that begin with them, longest first."""
    index: dict[str, dict[str, NameKind]] = {}
    for name in names:
        folded = name.translate(FOLD).strip()
        kind = _kinds().get(name, NameKind.UNKNOWN)
        # Headlines shout: a name in capitals is the same name. Short ones would become other words.
        shouted = {folded.upper()} if len(folded) > 4 and folded[0].isascii() else set()
        for form in (folded, *shouted):
            if len(form) > 1 and form.isprintable():
                index.setdefault(form[:2], {}).setdefault(form, kind)
    return {
        key: tuple(sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])))
        for key, forms in index.items()
    }


def _word_interiors(text: str, morphemes: Sequence[Morpheme], is_chinese: bool) -> bytearray:
    """For each position: 0 where a word begins, 1 within a proper name, 2 within an ordinary word.

    It keeps 高通 (Qualcomm) from being found in 提高通胀 (raise inflation), and 京都 in 東京都. Katakana
    words have borders that one can see and are left alone.
    """
    inside = bytearray(len(text) + 1)
    for m in morphemes:
        if HAN_RUN.match(m.surface):
            inside[m.start + 1 : m.end] = (b"\1" if is_proper(m) else b"\2") * (m.end - m.start - 1)
    if is_chinese:
        for run in HAN_RUN.finditer(text):
            for start, end in chinese.segment(text, run.start(), run.end()):
                inside[start + 1 : end] = b"\2" * (end - start - 1)
    return inside


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends where a name may: not inside a longer word of the same script."""
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    if _is_spaced(first) and _is_spaced(before):
        return False
    if _is_spaced(last) and _is_spaced(after):
        return False
    if is_katakana(first) and is_katakana(before):
        return False
    return not (is_katakana(last) and is_katakana(after) and not _GROUP_TAIL.match(text, end))


def _is_spaced(character: str) -> bool:
    """Whether a character belongs to a script that puts spaces between words."""
    return character.isalnum() and not "\u2e80" <= character <= "\ud7ff"
