"""How Han characters are read as the name of a person, in Japanese and in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from claimbook.matching.name_dictionaries import PARENTHESIS, name_readings
from claimbook.matching.name_forms import LATIN, Form, form_of
from claimbook.text.language import chinese
from claimbook.text.language.dictionary import jmdict, storable
from claimbook.text.language.han_characters import HAN, pinyin

_PLACE_TAIL = re.compile(r"(?<=..)[市区町村県府都]$")
_SHORTEST_PLACE = 5
# Within a name a first sound may be voiced: Arikawa, Shinagawa.
_VOICED = dict(
    zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True)
)


def reads_as(han: Form, latin: Form) -> bool:
    """Whether Latin words are a reading of a name in Han: Katsuya Nakanishi, Wang Yi, Mizuhama for 瑞浜市."""
    if not (HAN.fullmatch(han.key) and 2 <= len(han.key) <= 5 and len(latin.parts) in (1, 2, 3)):
        return False
    if len(latin.parts) == 1:
        return bool(LATIN.fullmatch(latin.key)) and _is_place_reading(han.written, latin.key)
    if not all(LATIN.fullmatch(part) for part in latin.parts):
        return False
    return _is_japanese_reading(han.written, latin.parts) or any(
        _is_pinyin(name, latin.parts) for name in dict.fromkeys((han.key, han.written))
    )


def _is_place_reading(written: str, latin: str) -> bool:
    """Whether a word is how the characters of a Japanese place may be read, one by one."""
    stem = _PLACE_TAIL.sub("", written)
    if not 2 <= len(stem) <= 3 or len(latin) < _SHORTEST_PLACE:
        return False
    spoken = ("".join(syllables) for syllables in product(*(_kanji_readings(c) for c in stem)))
    return _short_vowels(latin) in {_short_vowels(word) for word in spoken}


@lru_cache(maxsize=10_000)
def _kanji_readings(character: str) -> tuple[str, ...]:
    """How KANJIDIC reads a character, on, kun and in names, in Latin letters."""
    import jaconv

    rows = jmdict().execute(
        """
        SELECT reading.value FROM character AS c JOIN rm_group AS g ON g.cid = c.ID
        JOIN reading ON reading.gid = g.ID
        WHERE c.literal = ?1 AND reading.r_type IN ('ja_on', 'ja_kun')
        UNION SELECT nanori.value FROM character AS c JOIN nanori ON nanori.cid = c.ID WHERE c.literal = ?1
        """,
        (storable(character),),
    )
    kana = {value.strip("-").partition(".")[0] for (value,) in rows}
    voiced = {_VOICED[k[0]] + k[1:] for k in kana if k[:1] in _VOICED}
    return tuple(sorted(jaconv.kana2alphabet(jaconv.kata2hira(k)) for k in kana | voiced if k))


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
    if not 2 <= len(key) <= 4 or not is_surname or _is_ordinary_word(key):
        return False
    spoken = {"".join(syllables) for syllables in product(*(pinyin(c) for c in key))}
    return "".join(parts) in spoken or "".join((parts[-1], *parts[:-1])) in spoken


def _is_ordinary_word(key: str) -> bool:
    """Whether the dictionary has a word and no name so: 董事长, whose first character is a surname too."""
    glosses = chinese.glosses(key)
    return bool(glosses) and not any(gloss[:1].isupper() for gloss in glosses)
