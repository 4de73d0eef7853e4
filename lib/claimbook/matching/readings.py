"""How Han characters are read as the name of a person, in Japanese and in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from claimbook.matching.name_dictionaries import PARENTHESIS, name_readings
from claimbook.matching.name_forms import LATIN, Form, form_of
from claimbook.text.language import chinese
from claimbook.text.language.han_characters import HAN, pinyin


def reads_as(han: Form, latin: Form) -> bool:
    """Whether Latin words are a reading of a person's name in Han: Katsuya Nakanishi, Wang Yi."""
    if not (HAN.fullmatch(han.key) and 2 <= len(han.key) <= 5 and len(latin.parts) in (2, 3)):
        return False
    if not all(LATIN.fullmatch(part) for part in latin.parts):
        return False
    return _is_japanese_reading(han.written, latin.parts) or _is_pinyin(han.key, latin.parts)


def _is_japanese_reading(key: str, parts: Sequence[str]) -> bool:
    if len(parts) != 2:
        return False
    wanted = {tuple(_short_vowels(p) for p in parts), tuple(_short_vowels(p) for p in reversed(parts))}
    for cut in range(1, min(4, len(key))):
        surnames = _readings(key[:cut], ("surname",))
        given = _readings(key[cut:], ("given", "masc", "fem"))
        if any(s in surnames and g in given for s, g in wanted):
            return True
    return False


@lru_cache(maxsize=50_000)
def _readings(name: str, kinds: tuple[str, ...]) -> frozenset[str]:
    names = {gloss for gloss, kind in name_readings(name) if kind in kinds}
    return frozenset(_short_vowels("".join(form_of(PARENTHESIS.sub("", name)).parts)) for name in names)


def _short_vowels(word: str) -> str:
    """Ohtani, Ōtani and Ootani are one name."""
    return re.sub(r"o[uoh](?![aeiou])|oo", "o", re.sub(r"uu", "u", word))


def _is_pinyin(key: str, parts: Sequence[str]) -> bool:
    is_surname = any(g.startswith("surname ") for g in chinese.glosses(key[:1]))
    if not 2 <= len(key) <= 4 or not is_surname:
        return False
    spoken = {"".join(syllables) for syllables in product(*(pinyin(c) for c in key))}
    return "".join(parts) in spoken or "".join((parts[-1], *parts[:-1])) in spoken
