"""Finds the numbers of a text with their units, and tells them from digits that are part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claimbook.text.numbers import counted
from claimbook.text.numbers.comparators import comparator_after
from claimbook.text.numbers.number_words import START as WORD_START
from claimbook.text.numbers.number_words import knows_words, read_words, scale_after_digits
from claimbook.text.numbers.numerals import (
    HAN_NUMERAL,
    Numeral,
    read_numeral,
    significant_digits,
    skip_numeral,
)
from claimbook.text.numbers.units import Kind, Unit, currency_before, unit_after


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number with its sign and unit, before bounds and ranges are read.

    Times and labels are among them, so that a range with one end in years is seen as a whole.
    """

    numeral: Numeral
    start: int  # of the sign or currency before the number
    end: int  # of the unit
    negative: bool
    unit: str
    factor: Decimal  # the number times this is in `unit`
    counted: str
    bare: bool  # nothing but digits: no unit, no factor, no counted noun
    currency_before: bool
    kind: Kind | None


_START = re.compile(rf"[0-9{HAN_NUMERAL}]|[数數几幾何](?=[0-9{HAN_NUMERAL}人名社个個家件位所カ座台张])")
_IDENTIFIER_BEFORE = re.compile(r"(?:[A-Za-z_]|[A-Za-z][-‐–_/]|[0-9][.,/]|[#№] ?|(?<![0-9])\.)$")
_VAGUE_DIGITS = "数數几幾何"
# 人数, 件数, 多数: there the character is the end of a word.
_NO_VAGUE_AFTER = "人多少総总件回个個户次指整参函複复奇偶分基系倍単字名半手変变点枚頭度年画本"
_SIGN = re.compile(
    r"(?:(?:^|(?<=[\s(（:,、。]))[-−‐–]|[−▲△]|マイナス"
    r"|(?<![A-Za-z])(?:minus|negative) |零下|氷点下|负|負|마이너스 ?)$",
    re.IGNORECASE,
)
_AGED = re.compile(r"(?<![A-Za-z])age[ds]?(?: of)? $", re.IGNORECASE)

_HAN = re.compile(r"[\u3005\u3400-\u9fff]")
_BEFORE_BARE_HAN = "約约超近逾计計共达達至到为有為过過数上"
# With these, one character is a name (四国, 八戸) or a figure of speech as often as a number.
_NOT_AFTER_ONE_CHARACTER = set(
    "国州県府市町村区戸本度点種次口字語体席株勝敗票部篇片类類种場场批届段面大回校足"
)
_HARMED = re.compile(r"[がも]?(?:死|受伤|受傷|负伤|負傷|失踪|遇难|罹难|获救|被捕|逮捕)")
_ARTICLE_LIKE = frozenset("个個家名位种種项項款份张張座所只台件场場处處支部条")


def find_cardinals(text: str, language: str = "") -> Iterator[Cardinal]:
    """Every number with its unit, in order, in a text whose noise is hidden."""
    position = 0
    sign = _START.search(text)
    word = WORD_START.search(text) if knows_words(language) else None
    while True:
        # Each is searched for again only once it lies behind, so that every text is read in linear time.
        if sign and sign.start() < position:
            sign = _START.search(text, position)
        if word and word.start() < position:
            word = WORD_START.search(text, position)
        if word and (not sign or word.start() < sign.start()):
            numeral = read_words(text, word.start())
            position = numeral.end if numeral else word.start() + 1
        elif sign:
            numeral, position = _numeral_at(text, sign.start(), language)
        else:
            return
        if numeral and (found := _with_unit(text, numeral, language)):
            position = max(position, found.end)
            yield found


def _numeral_at(text: str, begin: int, language: str) -> tuple[Numeral | None, int]:
    before = text[max(0, begin - 2) : begin]
    if text[begin] in _VAGUE_DIGITS and before[-1:] in tuple(_NO_VAGUE_AFTER):
        return None, begin + 1
    numeral = read_numeral(text, begin, language)
    end = numeral.end if numeral else max(skip_numeral(text, begin), begin + 1)
    # GPT-4 and H100 are names; US$5 only looks like one.
    named = _IDENTIFIER_BEFORE.search(before) and not currency_before(text, begin)
    return (None if named else numeral), end


def _with_unit(text: str, numeral: Numeral, language: str) -> Cardinal | None:
    money = currency_before(text, numeral.start, language)
    start = money[1] if money else numeral.start
    sign = _SIGN.search(text[max(0, start - 9) : start])
    if sign:
        start -= len(sign.group())
    numeral = _scaled(text, numeral, language, money is not None)
    # "500+ jobs", 10万以上の企業: a bound may stand between the number and its unit.
    bound = comparator_after(text, numeral.end)
    after = bound[1] if bound else numeral.end
    large = numeral.scale >= 10**6
    unit = unit_after(text, numeral.end, language, large)
    if not unit and bound:
        unit = unit_after(text, after, language, large)
    if not unit and numeral.vague and text.startswith(" of ", numeral.end):
        unit = unit_after(text, numeral.end + 3, language, large)  # "tens of billions of dollars"
    if money and unit and unit.name not in (money[0], "USD", "cent"):
        unit = None  # "$5 million a year": the currency has been named
    if not _accepts(text, numeral, unit, money is not None, language):
        return None
    noun = counted.CountedNoun("") if money else counted.noun_after(text, numeral, unit, after, language)
    if noun.replaces_unit:
        unit = replace(unit, name="", kind=Kind.COUNTER) if unit else None
    elif not (unit or money or noun.text) and _AGED.search(text[max(0, start - 9) : start]):
        unit = Unit(numeral.end, "year of age", Decimal(1), Kind.MEASURE)
    bare = not (money or unit or noun.text or numeral.scale != 1 or "," in text[numeral.start : numeral.end])
    return Cardinal(
        numeral,
        start,
        max(numeral.end, unit.end) if unit else numeral.end,
        sign is not None,
        money[0] if money else unit.name if unit else "",
        unit.factor if unit and not money else Decimal(1),
        "" if unit and unit.kind is Kind.MEASURE else noun.text,
        bare,
        money is not None,
        unit.kind if unit else None,
    )


def _scaled(text: str, numeral: Numeral, language: str, money: bool) -> Numeral:
    """Takes in the factor after digits: "5 billion", "$5m", "5 Milliarden"."""
    if not (text[numeral.end - 1].isdigit() or text[numeral.end - 1] in "½¼¾"):
        return numeral
    scale = scale_after_digits(text, numeral.end, language, money)
    if not scale:
        return numeral
    factor, end = scale
    low, high = numeral.low * factor, numeral.high * factor
    significant = max(numeral.significant, significant_digits(low))
    return replace(numeral, end=end, low=low, high=high, scale=Decimal(factor), significant=significant)


def _accepts(text: str, numeral: Numeral, unit: Unit | None, money: bool, language: str) -> bool:
    """False where digits or characters are no number: names, identifiers, words that hold a numeral."""
    written = text[numeral.start : numeral.end]
    if written[0].isascii() and written[0].isalpha():
        if counted.in_a_name(text, numeral.start, numeral.end):
            return False
        if numeral.low < 1 and not (unit and unit.kind is Kind.MEASURE and unit.name != "person"):
            return False  # "half a day", "half a person"
        certain = money or unit is not None or numeral.scale != 1 or written.lower() != "one"
        return certain or counted.one_counts(text, numeral.start, numeral.end)
    if not any(c.isdigit() and c.isascii() for c in written):
        return money or _accepts_characters(text, numeral, unit, written, language)
    if money or unit or numeral.scale != 1:
        return True
    following = text[numeral.end : numeral.end + 2]
    if re.match(r"[A-Za-z]|[-‐_/][A-Z]", following):
        return False  # 51CTO, 5G, 5-HT
    return not counted.labels_a_name(text, numeral.start)


def _accepts_characters(text: str, numeral: Numeral, unit: Unit | None, written: str, language: str) -> bool:
    """Whether Chinese characters count something, as 三社 does, and 三菱 and 一部 do not."""
    before = text[max(0, numeral.start - 1) : numeral.start]
    if before == "第" or (len(written) == 1 and written in "万萬億亿兆" and before not in tuple("上近成")):
        return False
    if unit is None:
        if len(written) < 2 or numeral.scale == 1:
            return False
        if _HAN.match(text, numeral.end) and not comparator_after(text, numeral.end):
            return False
        return not _HAN.match(before) or before in _BEFORE_BARE_HAN
    word = text[numeral.end : unit.end].strip()
    if written == "一" and unit.name == "person" and _HARMED.match(text, unit.end):
        return True  # 一人死亡
    if len(written) > 1 or written in "十百千数几":
        return True
    if unit.kind is Kind.MEASURE and unit.name not in ("person", "degree"):
        return not (unit.name == "percent" and before in ("第", "分"))
    if written == "一":
        if language == "zh":
            return before in ("仅", "只", "有") and word[:1] in _ARTICLE_LIKE
        return before not in ("の", "も", "こ", "そ", "同", "唯", "統")
    if language == "zh" or written in "两兩":
        # Chinese counts two of a thing with 两; 二 before a measure word belongs to something else.
        return not (written == "二" and word[:1] in _ARTICLE_LIKE)
    return not (len(word) == 1 and word in _NOT_AFTER_ONE_CHARACTER)
