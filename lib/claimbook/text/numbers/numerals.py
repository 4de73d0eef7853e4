"""Reads numbers in digits, Chinese characters or both: 1兆2,300億, 三億五千万, 数十万, 两千三."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimbook.text.numbers.digits import LONGEST, read_digits

_HAN_DIGITS = {
    c: n
    for n, cs in enumerate(("〇零", "一壱", "二两兩弐", "三", "四", "五", "六", "七", "八", "九"))
    for c in cs
}
_SMALL = {"十": 10, "百": 100, "千": 1_000, "십": 10, "백": 100, "천": 1_000}
_BIG = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
}  # fmt: skip
HAN_NUMERAL = "".join(c for c in (*_HAN_DIGITS, *_SMALL, *_BIG) if "\u3000" < c < "\ua000")
_VAGUE_DIGITS = "数數几幾何"

# 千 and 兆 that begin a unit (千瓦 kilowatt, 兆瓦 megawatt), and 百分之 are no part of the number before.
_UNIT_BEGINS = re.compile(r"[千兆](?=瓦|[克卡](?!拉)|米|赫|字节|比特|帕|伏)|百分(?:之|点)")
_TOKEN = re.compile(
    rf"(?P<han>[{''.join(_HAN_DIGITS)}]+)|(?P<small>[{''.join(_SMALL)}])|(?P<big>[{''.join(_BIG)}])"
    rf"|(?P<vague>[{_VAGUE_DIGITS}])|(?P<more>[多余餘](?=[万萬億亿兆]))"
)
_SPACED = re.compile(r" ?(?=[千百万萬億亿兆천백만억조])| (?=[0-9])")
_DIGITS = re.compile(r"[0-9]")
# 三点五亿, 三・五%: a point between Chinese digits; elsewhere 点 tells the time.
_HAN_DECIMALS = re.compile(
    r"[点點・]([〇零一二三四五六七八九]{1,9})(?=[万萬億亿兆倍％%个個公千米美元人吨度]|$)"
)
_CLUSTER = re.compile(rf"[0-9]+(?:[.,'’][0-9]+)*|[{HAN_NUMERAL}]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text; `text[start:end]` is what it was read from.

    For a vague one (数十万, "dozens") `value` is None and `low` to `high` is what the words allow.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    significant: int
    vague: bool = False
    more: bool = False  # somewhat more than the number: 三十多万
    scale: Decimal = Decimal(1)  # the last factor spelt out: 10,000 for 5万, 10**9 for "5 billion"

    @property
    def value(self) -> Decimal | None:
        """The number as written; None where it is vague."""
        return None if self.vague else self.low


def significant_digits(value: Decimal) -> int:
    """How many digits carry the number, without the zeros at its end.

    >>> significant_digits(Decimal("500000000000")), significant_digits(Decimal("1.25E8"))
    (1, 3)
    """
    return len(value.normalize().as_tuple().digits)


def skip_numeral(text: str, position: int) -> int:
    """The end of the numerals at `position` that make no readable number."""
    match = _CLUSTER.match(text, position)
    return match.end() if match else position + 1


def read_numeral(text: str, position: int, language: str = "") -> Numeral | None:
    """The number at `position`, in digits, Chinese characters or both, with factors up to 兆 (10**12).

    >>> read_numeral("1兆2,300億円", 0).value, read_numeral("三億五千万", 0).value
    (Decimal('1230000000000'), Decimal('350000000'))
    >>> vague = read_numeral("数十万人", 0)
    >>> vague.low, vague.high
    (Decimal('200000'), Decimal('999999'))
    """
    return _Reader(text, position, language).read()


class _Reader:
    """Reads one number from left to right as half-open ranges: 5 is 5 to 5, 数 is 2 up to below 10.

    A section is what stands before 万, 億 and so on: 二千三百 in 二千三百万.
    """

    def __init__(self, text: str, position: int, language: str) -> None:
        self.text, self.start, self.position, self.language = text, position, position, language
        self.total = self.section = (Decimal(0), Decimal(0))
        self.digit: tuple[Decimal, Decimal] | None = None
        self.vague = self.more = False
        self.significant = 1
        self.scale = Decimal(1)
        self.last_small = self.last_big = Decimal(10**16)
        self.multipliers = 0

    def read(self) -> Numeral | None:
        while self.position < len(self.text) and self._take():
            pass
        if self.position == self.start or (self.vague and not self._vague_makes_sense()):
            return None
        if self._goes_on():
            return None
        self._colloquial_end()
        low, high = _sum(_sum(self.total, self.section), self.digit or (Decimal(0), Decimal(0)))
        if self.vague:
            high -= 1
        significant = max(self.significant, significant_digits(low))
        return Numeral(self.start, self.position, low, high, significant, self.vague, self.more, self.scale)

    def _take(self) -> bool:
        """Takes one more token if the number can go on with it."""
        begin = self._after_space()
        if _DIGITS.match(self.text, begin):
            return self._take_digits(begin)
        token = _TOKEN.match(self.text, begin)
        if not token or (begin > self.start and _UNIT_BEGINS.match(self.text, begin)):
            return False
        if self.position == self.start and self.text[begin] in "십백천만억조":
            return False  # these syllables have other meanings unless a digit stands before them
        if token.lastgroup == "han" and (point := _HAN_DECIMALS.match(self.text, token.end())):
            return self._take_han_decimals(token.group(), point)
        took = {
            "han": self._take_han, "small": self._take_small, "big": self._take_big,
            "vague": self._take_vague, "more": self._take_more,
        }[token.lastgroup or "han"](token.group())  # fmt: skip
        if took:
            self.position = token.end()
        return took

    def _after_space(self) -> int:
        if self.position == self.start:
            return self.position
        # "5000 億" and "12조 3000억" are one number; "5 10" is two.
        space = _SPACED.match(self.text, self.position)
        if not space or not space.group():
            return self.position
        follows_big = self.text[self.position - 1] in _BIG
        if _DIGITS.match(self.text, space.end()) and not (follows_big and self._section_comes(space.end())):
            return self.position
        return space.end()

    def _section_comes(self, position: int) -> bool:
        digits = read_digits(self.text, position, self.language)
        return digits is not None and self.text[digits[1] : digits[1] + 1] in tuple(_BIG)

    def _take_digits(self, begin: int) -> bool:
        if self.digit is not None:
            return False
        digits = read_digits(self.text, begin, self.language)
        if not digits:
            return False
        value, end = digits
        # 12万3千 goes on; in 三10 or 5万100000 another number begins.
        if begin > self.start and value >= min(self.last_small, self.last_big):
            return False
        self.digit = (value, value)
        if self.position == self.start:
            places = -min(0, int(value.as_tuple().exponent))
            self.significant = len(str(value).replace(".", "").lstrip("0")) if places else 1
        self.position = end
        return True

    def _take_han(self, run: str) -> bool:
        if self.digit is not None:
            return False
        digits = [_HAN_DIGITS[c] for c in run]
        if self.position > self.start and digits[0] == 0:
            digits = digits[1:]  # 一万零五百
        # 二三人 is two or three in one paper and twenty-three in the next.
        if not digits or len(digits) > LONGEST or (len(digits) == 2 and 0 not in digits):
            return False
        if len(digits) > 1 and self.position > self.start:
            return False
        value = Decimal(int("".join(map(str, digits))))
        self.digit = (value, value)
        return True

    def _take_han_decimals(self, run: str, point: re.Match[str]) -> bool:
        if self.digit is not None or len(run) + len(point[1]) > LONGEST:
            return False
        places = "".join(str(_HAN_DIGITS[c]) for c in point[1])
        value = Decimal(f"{''.join(str(_HAN_DIGITS[c]) for c in run)}.{places}")
        self.digit = (value, value)
        self.position = point.end()
        return True

    def _take_vague(self, _: str) -> bool:
        if self.vague or (self.digit and self.digit[0] % 10):
            return False
        if self.digit:  # 20数人
            self.section, self.multipliers = _sum(self.section, self.digit), self.multipliers + 1
        # 数十 is anything from twenty up; 十数 from eleven up.
        self.digit = (Decimal(1 if self.multipliers else 2), Decimal(10))
        self.vague = True
        return True

    def _take_small(self, character: str) -> bool:
        unit = Decimal(_SMALL[character])
        if unit >= self.last_small or (self.digit == (Decimal(0), Decimal(0))):
            return False
        if (
            self.vague
            and self.digit
            and self.digit[0] != self.digit[1]
            and self.text[self.start] not in _VAGUE_DIGITS
        ):
            return False
        self.section = _sum(self.section, _times(self.digit or (Decimal(1), Decimal(1)), unit))
        self._multiplied(unit)
        self.last_small = unit
        return True

    def _take_big(self, character: str) -> bool:
        unit = Decimal(_BIG[character])
        section = _sum(self.section, self.digit or (Decimal(0), Decimal(0)))
        if self.position == self.start and self.text[self.start - 1 : self.start] in ("上", "成", "近"):
            section = (Decimal(1), Decimal(1))  # 上万 is ten thousand and more
        elif self.position == self.start:
            return False
        if unit >= self.last_big or section[1] == 0:
            return self._take_square(unit, section)
        self.total = _sum(self.total, _times(section, unit))
        self.section = (Decimal(0), Decimal(0))
        self._multiplied(unit)
        self.last_big, self.last_small = unit, Decimal(10**16)
        return True

    def _take_square(self, unit: Decimal, section: tuple[Decimal, Decimal]) -> bool:
        """Chinese counts in 万亿: ten thousand times a hundred million."""
        if (
            section[1] != 0
            or self.last_big != 10**4
            or unit != 10**8
            or self.text[self.position - 1] not in "万萬"
        ):
            return False
        self.total = _times(self.total, unit)
        self.scale *= unit
        self.last_big = unit
        return True

    def _take_more(self, _: str) -> bool:
        if self.position == self.start or self.more:
            return False
        self.more = True
        return True

    def _multiplied(self, unit: Decimal) -> None:
        self.digit = None
        self.scale = unit
        self.multipliers += 1

    def _goes_on(self) -> bool:
        """True where more numerals follow that do not fit: nothing is read then, rather than a part."""
        token = _TOKEN.match(self.text, self.position)
        if not token or token.lastgroup in ("vague", "more") or token.group() in "십백천만억조":
            return False
        return not _UNIT_BEGINS.match(self.text, self.position)

    def _vague_makes_sense(self) -> bool:
        # 何 asks unless it multiplies: 何人, but 何千人 tells.
        return self.multipliers > 0 or self.text[self.start] != "何"

    def _colloquial_end(self) -> None:
        """In Chinese 一万三 is 13,000 and 一百五 is 150: the last digit counts the next lower place."""
        last = min(self.last_small, self.last_big) if self.multipliers else Decimal(1)
        written = self.text[self.position - 1]
        if (
            self.language == "zh" and self.digit and not self.vague and last >= 100
            and _HAN_DIGITS.get(written, 0) > 0 and self.text[self.position - 2] in "百千万萬亿億"
        ):  # fmt: skip
            self.digit = _times(self.digit, last / 10)


def _sum(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    return a[0] + b[0], a[1] + b[1]


def _times(a: tuple[Decimal, Decimal], factor: Decimal) -> tuple[Decimal, Decimal]:
    return a[0] * factor, a[1] * factor
