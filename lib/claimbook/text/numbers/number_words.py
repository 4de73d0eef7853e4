"""Numbers in words: "twenty-five", "half a trillion", "hundreds of thousands", "5 billion", "Milliarden"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimbook.text.numbers.numerals import Numeral, significant_digits

_UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: n for n, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: 10 * n for n, word in enumerate(_TENS_WORDS.split(), start=2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
SMALL_WORDS = "|".join((*list(_UNITS)[1:], *_TENS))
# What each vague word allows, read generously: "thousands" may be hundreds of thousands.
_VAGUE = {
    "several": (3, 9), "a few": (2, 9), "a handful of": (2, 9), "a couple of": (2, 3), "a couple": (2, 3),
    "tens": (20, 99), "dozens": (24, 99), "scores of": (40, 199), "hundreds": (200, 999),
    "thousands": (2_000, 999_999), "millions": (2 * 10**6, 10**9 - 1), "billions": (2 * 10**9, 10**12 - 1),
    "trillions": (2 * 10**12, 10**15 - 1),
}  # fmt: skip
_FACTORS = {
    "tens": (20, 99), "dozens": (24, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "several": (3, 9), "a few": (2, 9), "few": (2, 9), "a couple of": (2, 3),
}  # fmt: skip

_WORD = "|".join(sorted((*_UNITS, *_TENS, *_SCALES, "hundred", "dozen"), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_HALVED = {**_SCALES, "hundred": 100, "dozen": 12}
_SPELT = re.compile(
    rf"(?:half an? (?P<halved>{'|'.join(_HALVED)})"
    rf"|(?:an? )?(?P<words>(?:{_WORD})(?:(?: and |-| |-and-)(?:{_WORD})){{0,14}})"
    rf"(?P<and_half> and a half(?: (?P<after>{_SCALE}))?)?)(?![A-Za-z])",
    re.IGNORECASE,
)
_UNSPELT = re.compile(
    rf"(?:(?P<factor>{'|'.join(_FACTORS)})(?: of)? (?P<scale>(?:hundred|dozen|{_SCALE})s?)"
    rf"|(?P<alone>{'|'.join(_VAGUE)}))(?![A-Za-z-])",
    re.IGNORECASE,
)
_HALF = re.compile(r"half an?(?= )", re.IGNORECASE)  # "half a gigawatt"
_VAGUE_STARTS = "few |several|tens|dozens|scores of|hundreds|thousands|millions|billions|trillions"
START = re.compile(
    rf"(?<![A-Za-z0-9_'’.-])(?=half an? "
    rf"|(?:an? (?:hundred|dozen|few|couple|handful|{_SCALE})|{_WORD}|{_VAGUE_STARTS})(?![a-z]))",
    re.IGNORECASE,
)

# What stands after digits. In German, French and Spanish a Billion is a million millions.
_SCALES_AFTER_DIGITS = {
    "en": {
        **_SCALES, **{f"{name}s": factor for name, factor in _SCALES.items()}, "hundred": 100, "dozen": 12,
        "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
        "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    },
    "de": {
        "tausend": 10**3, "million": 10**6, "millionen": 10**6, "mio": 10**6, "milliarde": 10**9,
        "milliarden": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12,
    },
    "fr": {
        "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
        "mds": 10**9,
        "md": 10**9, "billion": 10**12, "billions": 10**12,
    },
    "es": {
        "mil": 10**3, "millón": 10**6, "millones": 10**6, "mil millones": 10**9, "billón": 10**12,
        "billones": 10**12,
    },
    "it": {
        "mila": 10**3, "milione": 10**6, "milioni": 10**6, "mln": 10**6, "miliardo": 10**9, "miliardi": 10**9,
        "mld": 10**9,
    },
    "pt": {
        "mil": 10**3, "milhão": 10**6, "milhões": 10**6, "mil milhões": 10**9, "bilhão": 10**9,
        "bilhões": 10**9,
        "trilhão": 10**12, "trilhões": 10**12,
    },
    "nl": {"duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9,
    "biljoen": 10**12},
    "ru": {
        "тыс": 10**3, "тысяч": 10**3, "тысячи": 10**3, "млн": 10**6, "миллион": 10**6, "миллионов": 10**6,
        "млрд": 10**9, "миллиард": 10**9, "миллиардов": 10**9, "трлн": 10**12,
    },
    "id": {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12},
}  # fmt: skip
_ENGLISH_WRITTEN = ("", "en", "ja", "zh", "ko")  # Latin words in these texts are read as English
_AFTER_CURRENCY = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12}
# "5m users": without a currency a letter is a factor only where it plainly counts something.
_COUNTED_BY_LETTER = """people users customers jobs workers employees homes households subscribers
    passengers visitors vehicles cars children refugees voters votes deaths doses shares barrels tonnes
    followers downloads views"""
_LETTER_COUNTING = re.compile(rf" ?([kmb])(?= (?:{'|'.join(_COUNTED_BY_LETTER.split())})\b)", re.IGNORECASE)
_LETTER = re.compile(r"(k|mm|m|b|t)(?![A-Za-z0-9])", re.IGNORECASE)


def knows_words(language: str) -> bool:
    """True where Latin words in a text of this language are read as English."""
    return language in _ENGLISH_WRITTEN


def read_words(text: str, position: int) -> Numeral | None:
    """The English number in words at `position`.

    >>> read_words("half a trillion dollars", 0).value
    Decimal('500000000000')
    >>> vague = read_words("hundreds of thousands of jobs", 0)
    >>> vague.low, vague.high
    (Decimal('200000'), Decimal('999999'))
    """
    if vague := _UNSPELT.match(text, position):
        low, high, scale = _vague_range(vague)
        return Numeral(
            position, vague.end(), Decimal(low), Decimal(high), 1, vague=True, scale=Decimal(scale)
        )
    match = _SPELT.match(text, position)
    if not match:
        half = _HALF.match(text, position)
        return Numeral(position, half.end(), Decimal("0.5"), Decimal("0.5"), 1) if half else None
    if match["halved"]:
        scale = _HALVED[match["halved"].lower()]
        value = Decimal(scale) / 2
    else:
        words = re.findall(_WORD, match["words"].lower())
        if match.start("words") == position and words[0] not in _UNITS and words[0] not in _TENS:
            return None  # "per million": without a count no number
        spelt = _value(words)
        if spelt is None:
            return None
        value, scale = Decimal(spelt[0]), spelt[1]
        if match["and_half"]:
            # "two and a half million", "a million and a half"
            after = _SCALES[match["after"].lower()] if match["after"] else 1
            value = (value + Decimal(scale) / 2) * after
            scale = max(scale, after)
    return Numeral(position, match.end(), value, value, significant_digits(value), scale=Decimal(scale))


def scale_after_digits(text: str, position: int, language: str, money: bool) -> tuple[int, int] | None:
    """The factor written after digits and where it ends; single letters count only for money ("$5m").

    >>> scale_after_digits("500bn", 3, "en", False), scale_after_digits("5m", 1, "en", False)
    ((1000000000, 5), None)
    """
    known = language if language in _SCALES_AFTER_DIGITS else "en"
    if known == "en" and not knows_words(language):
        return None
    if match := _scale_pattern(known).match(text, position):
        return _SCALES_AFTER_DIGITS[known][match[1].lower()], match.end()
    if match := _LETTER_COUNTING.match(text, position):
        return _AFTER_CURRENCY[match[1].lower()], match.end()
    if money and (match := _LETTER.match(text, position)):
        return _AFTER_CURRENCY[match[1].lower()], match.end()
    return None


@cache
def _scale_pattern(language: str) -> re.Pattern[str]:
    names = sorted(_SCALES_AFTER_DIGITS[language], key=len, reverse=True)
    # "Mrd. Euro": an abbreviation may take its full stop along.
    return re.compile(rf"[ -]?({'|'.join(names)})(?![^\W\d_])(?:\.(?= [^\W\d_]))?", re.IGNORECASE)


def _vague_range(match: re.Match[str]) -> tuple[int, int, int]:
    if match["alone"]:
        low, high = _VAGUE[match["alone"].lower()]
        return low, high, 1
    low, high = _FACTORS[match["factor"].lower()]
    name = match["scale"].lower().removesuffix("s")
    scale = {"hundred": 100, "dozen": 12}.get(name) or _SCALES[name]
    return low * scale, (high + 1) * scale - 1, scale


def _value(words: list[str]) -> tuple[int, int] | None:
    """Adds up number words; None where they do not make one number ("two three")."""
    total = section = last = 0
    last_scale = 10**18
    scale = 1
    for word in words:
        if word in _UNITS or word in _TENS:
            value = _UNITS.get(word, _TENS.get(word, 0))
            # "twenty-five" and "hundred five" go on; "five twenty" does not.
            if last and not (last >= 100 or (last >= 20 and value < 10)):
                return None
            section += value
            last = value or 1
        elif word in ("hundred", "dozen"):
            factor = 100 if word == "hundred" else 12
            if section >= 100:
                return None
            section = (section or 1) * factor
            last, scale = 100, factor
        else:
            factor = _SCALES[word]
            if factor >= last_scale:
                return None
            total += (section or 1) * factor
            section, last, last_scale, scale = 0, 1000, factor, factor
    return total + section, scale
