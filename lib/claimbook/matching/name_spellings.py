"""Names of one or several words in two scripts: whether each is how its script writes the other.

Single words are matched strictly, since less speaks for them; the words of a full name speak for each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimbook.matching.name_dictionaries import english_names
from claimbook.matching.name_forms import KATAKANA, Form, form_of
from claimbook.matching.sounds import romaji
from claimbook.matching.spellings import price, script_of, surname_spellings
from claimbook.text.language import chinese
from claimbook.text.language.han_characters import HAN

# Of how many syllables one may be spelled rarely: every third of a name of several words; of a word by itself
# none of the first three, then every second.
_IN_NAME, _ALONE = (0, 3), (2, 2)
_FEWEST_SYLLABLES, _FEWEST_LETTERS = 2, 4
_LONGEST_WORD = 16
_DOT = re.compile(r"[·・‧•]")
_LONG_VOWEL = re.compile(r"([aiueo])\1")
_ADDED_VOWEL = re.compile(r"(?<=[kgszfbpmrh])u(?![aiueo])|(?<=[td])o(?![aiueo])|(?<=ts)u|(?<=ch)i$")
_PERSONS_NAME = re.compile(r"\((?:person )?name\)|, name$")


def spelled_alike(foreign: Form, latin: Form) -> bool:
    """Whether a name in one of these scripts is how it writes a name in Latin letters.

    >>> from claimbook.matching.name_forms import form_of
    >>> spelled_alike(form_of("安娜·韦伯"), form_of("Anna Weber"))
    True
    """
    scripts = {script_of(part) for part in foreign.parts}
    if len(scripts) != 1 or "" in scripts or not latin.key.isascii() or not latin.key.isalpha():
        return False
    theirs = list(latin.parts)
    if scripts == {"hangul"} and _is_korean(foreign, theirs):
        return True
    # Some simplified characters have another traditional one when they spell a name: 卜.
    as_written = _DOT.split(foreign.surface) if scripts == {"pinyin"} else ()
    return any(_is_alike(ours, theirs) for ours in dict.fromkeys((foreign.parts, tuple(as_written))) if ours)


def _is_alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if len(ours) > 1:
        theirs = [word for word in theirs if len(word) > 1]  # Donald J. Trump
    if len(ours) != len(theirs):
        return False
    if len(ours) == 1:
        return _is_alike_alone(ours[0], theirs[0])
    prices = [_price_in_name(word, written) for word, written in zip(ours, theirs, strict=True)]
    return all(p is not None for p in prices) and sum(p or 0 for p in prices) <= _allowed(ours, _IN_NAME)


def kana_alike(kana: Form, han: Form) -> bool:
    """Whether Japanese and Chinese write one foreign name of several words: アンナ・ウェーバー, 安娜·韦伯."""
    is_pair = len(kana.parts) == len(han.parts) > 1
    if (
        not is_pair
        or not all(KATAKANA.fullmatch(p) for p in kana.parts)
        or not all(map(HAN.fullmatch, han.parts))
    ):
        return False
    return all(_is_kana_alike(k, h) for k, h in zip(kana.parts, han.parts, strict=True))


@lru_cache(maxsize=50_000)
def _is_kana_alike(kana: str, han: str) -> bool:
    if max(len(kana), len(han)) > _LONGEST_WORD:
        return False
    syllables = len(han)
    latin = _LONG_VOWEL.sub(r"\1", romaji(kana).lower())
    # What Japanese adds to a consonant is not written in the other, and b is v as well.
    bare = _ADDED_VOWEL.sub("", latin)
    writings = dict.fromkeys(w.replace("b", b) for w in (latin, bare) for b in ("b", "v"))
    prices = [paid for w in writings if (paid := price(han, w)) is not None]
    if prices and min(prices) <= syllables // 2:
        return True
    names = (name for name, *more in english_names(form_of(kana)) if not more)
    return any((paid := _price_in_name(han, name)) is not None and paid <= syllables // 3 for name in names)


def _is_alike_alone(word: str, latin: str) -> bool:
    """Whether a single word is spelled as another: without a second one there is less to go by."""
    if _syllables(word) < _FEWEST_SYLLABLES or len(latin) < _FEWEST_LETTERS or not _may_be_spelled(word):
        return False
    paid = price(word, latin)
    return paid is not None and paid <= _allowed([word], _ALONE)


def _price_in_name(word: str, latin: str) -> int | None:
    """The price of a word in a name of several: nothing for one that a dictionary has as this name."""
    if (latin,) in english_names(form_of(word)):
        return 0
    return price(word, latin)


def _allowed(words: Sequence[str], shares: tuple[int, int]) -> int:
    """How many rare spellings a name of so many syllables may have."""
    free, each = shares
    return max(0, sum(map(_syllables, words)) - free) // each


def _syllables(word: str) -> int:
    """How many syllables or letters speak for a word: those of Arabic, which leaves vowels out, by halves."""
    return (len(word) + 1) // 2 if script_of(word) == "arabic" else len(word)


def _may_be_spelled(word: str) -> bool:
    """Not so what a dictionary has as something else than a person's name: 银行, 海南."""
    glosses = chinese.glosses(word)
    return not glosses or any(_PERSONS_NAME.search(gloss) for gloss in glosses)


def _is_korean(foreign: Form, latin: Sequence[str]) -> bool:
    """Whether a Korean name, surname first and as one word, is written so: 이정민 is Lee Jung-min."""
    if len(foreign.parts) != 1 or not 2 <= len(foreign.key) <= 4 or not 2 <= len(latin) <= 3:
        return False
    surname, given = foreign.key[0], foreign.key[1:]
    readings = surname_spellings(surname)
    for family, rest in ((latin[0], latin[1:]), (latin[-1], latin[:-1])):
        is_family = family in readings if readings else price(surname, family) == 0
        paid = price(given, "".join(rest))
        if is_family and paid is not None and paid < len(given):
            return True
    return False
