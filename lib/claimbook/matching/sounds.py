"""Katakana and Latin letters: whether two names sound the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from claimbook.matching.name_dictionaries import english_names
from claimbook.matching.name_forms import KATAKANA, LATIN, Form, form_of

# A name as it sounds: its consonants in a few classes, and the vowels before, between and after them.
_Sound = tuple[str, tuple[str, ...]]
_MOST_READINGS = 512
_KANA_PAIRS = {
    "ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "フュ": "fyu", "ティ": "ti", "ディ": "di",
    "トゥ": "tu",
    "ドゥ": "du", "テュ": "tyu", "デュ": "dyu", "ウィ": "wi", "ウェ": "we", "ウォ": "wo", "シェ": "she",
    "ジェ": "je",
    "チェ": "che", "ツァ": "tsa", "ツィ": "tsi", "ツェ": "tse", "ツォ": "tso", "クァ": "kwa", "クィ": "kwi",
    "クェ": "kwe",
    "クォ": "kwo", "グァ": "gwa", "グィ": "gwi", "イェ": "ye", "スィ": "si", "ズィ": "zi", "ン": "N",
    "ッ": "",
}  # fmt: skip
_KANA_PIECE = re.compile("|".join(_KANA_PAIRS) + "|ー|[ァ-ヺ][ャュョァィゥェォ]?")
_ROMAJI = re.compile(r"(kw|gw|sh|ch|ts|[kgszjtdnhfbpmrwNv])?(y)?([aiueo]*)")
# Classes of consonants: X is sh, C is ch, J is soft g. A letter that stays small belongs to the vowels.
_KANA_CONSONANTS = {
    "k": ("K",), "g": ("G",), "s": ("S",), "z": ("Z",), "sh": ("X", "S"), "j": ("J", "Z"), "ch": ("C", "T"),
    "ts": ("TS", "T", "Z"), "t": ("T",), "d": ("D",), "n": ("N",), "N": ("N", "M"), "h": ("H",),
    "f": ("F", "H"),
    "b": ("B",), "v": ("B",), "p": ("P",), "m": ("M",), "r": ("R",), "w": ("W",), "kw": ("KW", "K"),
    "gw": ("GW", "G"), "": ("",),
}  # fmt: skip
_ADDED_VOWELS = {
    "T": ("", "o", "u"), "D": ("", "o"), "C": ("", "i", "u"), "J": ("", "i"), "X": ("", "u", "i"),
    "K": ("", "u", "i"), "Y": ("",),
}  # fmt: skip
# Letters to the consonants that they may stand for; the first pattern that fits is taken.
_LATIN_VOWELS = re.compile(r"[aeiou]+|y(?![aeiou])")
_LATIN_CONSONANTS = tuple(
    (re.compile(pattern), tuple(sounds.split(",")))
    for pattern, sounds in (
        (r"tsch|tch", "C"), (r"sch", "X,SK"), (r"ch(?=[rl])", "K"), (r"ch", "C,K,X,H"), (r"sh", "X"),
        (r"ph", "F"),
        (r"th", "S,T,Z"), (r"kh", "H,K"), (r"gh", "G,"), (r"c[kq]", "K"), (r"qu", "KW,Ku,K"),
        (r"^kn", "N,KN"), (r"^wr", "R"),
        (r"^ps", "S,PS"), (r"^w(?=oo|u)", "W,"),
        (r"wh", "W,H"), (r"dg(?=e)", "J"), (r"ng(?=[^aeiouy]|$)", "NG,N"),
        (r"cc(?=[ei])", "C,KS"),
        (r"sc(?=[eiy])", "S,SK"), (r"zz|tz|ts", "TS,T,Z"), (r"cz", "C,TS"), (r"sz", "S"), (r"gn", "N,GN,NY"),
        (r"^x", "X,Z,S"), (r"x", "KS,GZ"), (r"t(?=i[aou])", "X,C,T"), (r"s+(?=i[aou])", "S,X,J"),
        (r"c(?=i[aou])", "X,S"),
        (r"dt", "T"), (r"ds$", "Z,TS,DS"), (r"pf", "F,PF"), (r"mb$", "M,MB"),
        (r"(?<=[aeiouy])h(?![aeiouy])|(?<=[bdgklmnrt])h", ",H"), (r"h", "H"),
        (r"(?<=[aeiou])w", "w,W,B"), (r"w", "W,B"), (r"j", "J,Y,H"), (r"g+(?=[eiy])", "J,G,H"),
        (r"gu(?=[aeiy])", "G,GW"), (r"g+", "G"),
        (r"c(?=oi)", "K,S"),
        (r"c(?=[eiy])", "S,C"), (r"c+|k+|q+", "K"), (r"s+", "S,Z"), (r"z+", "Z,TS,S"), (r"t+", "T"),
        (r"d+$", "D,T"),
        (r"d+", "D"), (r"^v|v(?=.?$)", "B,F"), (r"v+", "B"), (r"f+", "F"), (r"r(?![aiouyr])", "R,r"),
        (r"r+|l+", "R"),
        (r"m+(?=[bp])", "N,M"), (r"m+", "M"), (r"n+", "N"), (r"p+", "P"), (r"b+", "B"),
        (r"(?<=[aeiou])y", "Y,y"), (r"y", "Y,"), (r".", ""),
    )
)  # fmt: skip
# Written vowels to the vowels of katakana; r is one that is not heard.
_VOWELS = {
    letters: tuple(spoken.split())
    for letters, spoken in {
        "a": "a aa ei ee", "e": "e ee ii", "i": "i ii ai", "o": "o oo", "u": "u uu a", "y": "i ii ai",
        "w": "u",
        "aa": "aa a", "ae": "ae ee e ei ai", "ai": "ai ee ei e", "ay": "ei ee ai", "au": "au oo o",
        "aw": "oo o au",
        "ea": "ii ea e ei ee ia", "ee": "ii i ee", "ei": "ei ai ii ee", "ey": "ii i ei ee ai",
        "eo": "eo io iio",
        "eu": "uu oi eu u", "ew": "uu u", "ia": "ia aia iaa", "ie": "ii ie ai i e", "io": "io aio o",
        "iu": "iu uu",
        "oa": "oo oa o", "oe": "oo oe e o", "oi": "oi owa", "oy": "oi", "oo": "uu u", "ou": "uu u au oo o",
        "ow": "au oo o", "ua": "ua a", "ue": "u uu ue e", "ui": "ui i uu", "uy": "ai", "eau": "oo o",
        "ar": "aa a oo", "er": "aa a ea", "ir": "aa ia", "or": "oo oa o", "ur": "aa ua uu", "yr": "aa",
        "ear": "ia aa ea",
        "eer": "ia", "air": "ea", "our": "aa oo ua", "oor": "ua uua oa", "ier": "ia iaa", "are": "ea ee",
        "ere": "ia ea",
        "ore": "oa oo", "ire": "aia", "ure": "ua uu aa", "r": "",
    }.items()
}  # fmt: skip
_VOWEL_GROUP = re.compile("|".join(sorted(_VOWELS, key=lambda letters: (-len(letters), letters))))
_LAST_VOWELS = {
    "e": ("", "e", "ee", "i", "ii"),
    "y": ("i", "ii", "ai"),
    "i": ("i", "ii", "ai"),
    "or": ("aa",),
}


def sounds_alike(kana: Form, latin: Form) -> bool:
    """Whether katakana is how Japanese writes a name in Latin letters."""
    if not KATAKANA.match(kana.key) or not all(KATAKANA.fullmatch(p) for p in kana.parts):
        return False
    if not all(LATIN.fullmatch(p) for p in latin.parts):
        return False
    if len(kana.parts) == len(latin.parts):
        # ベイ alone may be many a word, behind ケストレル it is Bay.
        pairs = list(zip(kana.parts, latin.parts, strict=True))
        return all(_is_word(k, p, len(pairs) == 1) for k, p in pairs) and any(
            _is_word(k, p, True) for k, p in pairs
        )
    return len(kana.parts) == 1 and _is_same_sound(kana.key, latin.key, True)


def _is_word(kana: str, latin: str, stands_alone: bool) -> bool:
    """Whether a word sounds like one in katakana or, within a longer name, a dictionary has it for that."""
    if _is_same_sound(kana, latin, stands_alone):
        return True
    return not stands_alone and (latin,) in english_names(form_of(kana))


@lru_cache(maxsize=200_000)
def _is_same_sound(kana: str, latin: str, stands_alone: bool) -> bool:
    if len(kana) > 30 or len(latin) > 40:
        return False
    there = latin_sounds(latin)
    for consonants, vowels in kana_sounds(kana):
        for others in there.get(consonants, ()):
            if _is_same_vowels(consonants, vowels, others, stands_alone):
                return True
    return False


def _is_same_vowels(consonants: str, kana: Sequence[str], latin: Sequence[str], stands_alone: bool) -> bool:
    if stands_alone and len(consonants) < 2 and not (kana[0] and latin[0] and kana[-1] and latin[-1]):
        return False  # a lone consonant tells too little
    last = len(consonants)
    # The end of a plural is the end of the word: Motor, Motors.
    ending = last - (consonants[-1:] in ("S", "Z") and not latin[-1])
    misses = 0
    for i, (spoken, written) in enumerate(zip(kana, latin, strict=True)):
        before = consonants[i - 1] if i else ""
        is_silent = not written or (written == "e" and i > 0 and (i == last or latin[i + 1 :] == ("",)))
        # Japanese puts a vowel after every consonant: ストライプ.
        if is_silent and spoken in _ADDED_VOWELS.get(before, ("", "u") if before else ("",)):
            continue
        if spoken not in _spoken_vowels(written, before == "W", i >= ending):
            misses += 1
    return misses <= (len(consonants) >= 5)  # many consonants outweigh one odd vowel


def romaji(kana: str) -> str:
    """Katakana in Latin letters, long vowels written twice; N is the ン that stands for n or m."""
    import jaconv

    out = ""
    for piece in _KANA_PIECE.findall(kana):
        if piece == "ー":
            out += out[-1] if out[-1:] in ("a", "i", "u", "e", "o") else ""
        elif piece in _KANA_PAIRS:
            out += _KANA_PAIRS[piece]
        else:
            out += jaconv.kana2alphabet(jaconv.kata2hira(piece)).strip("x-")
    out = out.replace("ou", "oo")
    return "y" + out[1:] if out.startswith("ie") else out


@lru_cache(maxsize=50_000)
def kana_sounds(kana: str) -> tuple[_Sound, ...]:
    """The ways a name in katakana may sound, likeliest first."""
    slots: list[tuple[tuple[str, ...], str]] = []
    pieces = _ROMAJI.findall(romaji(kana))
    for i, (consonant, glide, vowels) in enumerate(pieces):
        if consonant or glide or vowels:
            alternatives = _KANA_CONSONANTS[consonant]
            if consonant == "N" and pieces[i + 1][0] in ("n", "m"):
                alternatives = (*alternatives, "")  # アンナ is Anna, エマ and エンマ are Emma
            if consonant in ("sh", "j", "ch") and not vowels.startswith("i"):
                alternatives = alternatives[:1]  # シ may be written si, シャ is never sa
            if glide:
                alternatives = (*(a + "Y" for a in alternatives), *alternatives)
            slots.append((alternatives, vowels))
    return tuple(dict.fromkeys(_spread(slots)))


@lru_cache(maxsize=50_000)
def latin_sounds(latin: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Consonants to the vowels that may stand before, between and after them."""
    word = re.sub(r"^mc(?=[^aeiou])", "mac", latin)
    slots: list[tuple[tuple[str, ...], str]] = []
    position = 0
    while position < len(word):
        if match := _LATIN_VOWELS.match(word, position):
            slots.append((("",), match.group()))
        else:
            match, sounds = next(
                (m, sounds) for pattern, sounds in _LATIN_CONSONANTS if (m := pattern.match(word, position))
            )
            slots.append((sounds, ""))
        position = match.end()
    found: dict[str, list[tuple[str, ...]]] = {}
    for consonants, vowels in dict.fromkeys(_spread(slots)):
        found.setdefault(consonants, []).append(vowels)
    return {consonants: tuple(options) for consonants, options in found.items()}


def _spread(slots: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[_Sound]:
    """Every way to sound a word whose letters stand for one of several consonants each."""
    readings: list[_Sound] = [("", ("",))]
    for alternatives, vowels in slots:
        grown = []
        for consonants, between in readings:
            for choice in alternatives:
                heard = "".join(c for c in choice if c.isupper())
                silent = choice[len(heard) :]
                opened = between + ("",) * len(heard)
                grown.append((consonants + heard, (*opened[:-1], opened[-1] + silent + vowels)))
        readings = grown[:_MOST_READINGS]
    yield from readings


@lru_cache(maxsize=50_000)
def _spoken_vowels(written: str, after_w: bool, is_last: bool) -> frozenset[str]:
    """The vowels of katakana that a group of written vowels may stand for."""
    spoken = {""}
    for group in _VOWEL_GROUP.findall(written):
        options = _VOWELS[group] or ("",)
        if is_last and group == written:
            options = (*options, *_LAST_VOWELS.get(group, ()))
        if after_w and group in ("a", "ar", "or"):
            options = (*options, "o", "oo", "aa")
        spoken = {s + o for s in spoken for o in options}
        if len(spoken) > _MOST_READINGS:
            break
    return frozenset(s.replace("ou", "oo") for s in spoken)
