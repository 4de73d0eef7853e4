"""Shares and factors in words: two thirds, one in five, half, 3分の2, 百分之三十, doubled, 半減."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimbook.text.numbers.comparators import Comparator
from claimbook.text.numbers.number_words import SMALL_WORDS, knows_words, read_words
from claimbook.text.numbers.numerals import HAN_NUMERAL, read_numeral


@dataclass(frozen=True, slots=True)
class Proportion:
    """A part of a whole in percent, or a change by a factor ("times"); offsets as in the text read."""

    start: int
    end: int
    value: Decimal
    unit: str
    significant: int
    comparator: Comparator | None = None  # where the word itself is a bound: 過半数


_HAN = rf"(?:[0-9][0-9.,]{{0,12}}|[{HAN_NUMERAL}]{{1,8}}(?:[点點][{HAN_NUMERAL}]{{1,6}})?)"
_COUNT = rf"(?:[0-9]{{1,4}}|{SMALL_WORDS})"
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_VULGAR = {
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅕": "1/5",
    "⅖": "2/5",
    "⅗": "3/5",
    "⅘": "4/5",
}
_PLURAL_PARTS = "|".join(f"{part}s" if not part.endswith("s") else part for part in _PARTS)
_SINGLE_PARTS = "|".join(part for part in _PARTS if part not in ("half", "halves"))
_TIMES = "years|months|weeks|days|hours|minutes"
_OWNERS = "the|its|their|our|that|his|her"
_FRACTION = re.compile(
    "(?<![^\\W_])(?:"
    # two thirds; one-third; a third of
    rf"(?P<n>{_COUNT})[- ](?P<d>{_PLURAL_PARTS})(?![A-Za-z])"
    rf"|(?:one[- ]|a )(?P<one>{_SINGLE_PARTS})(?= of\b)(?! of an? (?:century|hour|mile))"
    rf"|one-(?P<hyphen>{_SINGLE_PARTS})(?![A-Za-z-])"
    # one in five; 3 out of 10
    rf"|(?P<n2>{_COUNT}) (?:in|out of)(?: every)? (?P<d2>{_COUNT})(?![-A-Za-z0-9.,:]*[A-Za-z0-9%])"
    rf"(?! (?:{_TIMES}|million|billion))"
    r"|(?P<n3>[0-9]{1,2})[/⁄](?P<d3>[0-9]{1,3})(?= of\b)"
    rf"|(?P<half>half)(?= (?:of|all|{_OWNERS})\b)"
    r"(?! of (?:the )?(?:an? )?(?:year|century|decade|[12][0-9]{3}|20)))",
    re.IGNORECASE,
)
_NOT_HALF = re.compile(r"(?:first|second|latter|other|better|this|that|-)[ -]?$", re.IGNORECASE)
_MEASURED = (
    "as|more|the|higher|larger|bigger|greater|faster|less|lower|smaller|its|what|that|fewer|longer|cheaper"
)
_FACTOR = re.compile(
    rf"(?<![^\W_])(?:(?P<word>doubl(?:ed|ing|es)|double(?= (?:{_OWNERS}|what|in|by)\b)"
    rf"|tripl(?:ed|ing|es)|triple(?= (?:{_OWNERS})\b)|trebl(?:ed|ing)"
    r"|quadrupl(?:ed|ing|es)|halv(?:ed|ing|es?)"
    rf"|twice(?= (?:as|{_OWNERS}|what|more)\b)|thrice(?= (?:as|the)\b))(?![A-Za-z])"
    rf"|(?P<n>[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?|{SMALL_WORDS}|hundred)"
    rf"(?:[- ]?fold(?![A-Za-z])| times(?= (?:{_MEASURED})\b)))",
    re.IGNORECASE,
)
_FACTORS = {
    "doubl": "2", "twice": "2", "tripl": "3", "trebl": "3", "thric": "3", "quadr": "4", "halve": "0.5",
    "halvi": "0.5",
}  # fmt: skip
_ONE_TO_NINE = "[0-9一二三四五六七八九两]"
_EAST_ASIAN = re.compile(
    rf"(?P<d>{_HAN})分[の之](?P<n>{_HAN})"
    rf"|(?P<of>{_HAN})(?P<who>人|社|世帯|校)に(?P<one>{_HAN})(?P=who)(?![0-9])"
    rf"|(?P<wari>{_ONE_TO_NINE})割(?P<bu>{_ONE_TO_NINE})分(?![のけ野])"
    rf"|(?P<cheng>{_ONE_TO_NINE})成(?P<ban>{_ONE_TO_NINE}|半)(?![\u4e00-\u9fff])"
    r"|(?P<majority>過半[数數]?|过半数?)|(?P<half>半[数數]|半分|一半|折半|절반|半額)"
    r"|(?P<halved>半減|减半|減半|반감)"
    r"|(?P<doubled>倍増|翻一番|翻番|翻倍|두 배"
    r"|(?<![0-9一二三四五六七八九十百千万数何几])倍(?=に|増|以上|の|へ))"
    r"|(?P<quadrupled>翻[两兩]番)"
)
_VULGAR_PATTERN = re.compile(rf"(?<![0-9])[{''.join(_VULGAR)}]")


def find_proportions(text: str, language: str = "") -> Iterator[Proportion]:
    """Shares in percent and factors in times; a repeating share is rounded to four places.

    >>> [(p.value, p.unit) for p in find_proportions("one in five; profits doubled", "en")]
    [(Decimal('20'), 'percent'), (Decimal('2'), 'times')]
    """
    if knows_words(language):
        yield from _english(text)
    for match in _VULGAR_PATTERN.finditer(text):
        n, d = _VULGAR[match.group()].split("/")
        yield _share(match, Decimal(n), Decimal(d))
    for match in _EAST_ASIAN.finditer(text):
        if found := _east_asian(match, language):
            yield found


def _english(text: str) -> Iterator[Proportion]:
    for match in _FRACTION.finditer(text):
        if match["half"]:
            if not _NOT_HALF.search(text[max(0, match.start() - 10) : match.start()]):
                yield _share(match, Decimal(1), Decimal(2))
            continue
        if match["one"] or match["hyphen"]:
            yield _share(match, Decimal(1), Decimal(_PARTS[(match["one"] or match["hyphen"]).lower()]))
            continue
        n = _count(match["n"] or match["n2"] or match["n3"])
        part = (match["d"] or "").lower()
        d = (
            Decimal(_PARTS.get(part) or _PARTS[part.removesuffix("s")])
            if part
            else _count(match["d2"] or match["d3"])
        )
        quarters_of_a_year = (
            part.startswith("quarter")
            and "-" not in match.group()
            and not text.startswith(" of", match.end())
        )
        if 0 < n < d <= 1000 and not quarters_of_a_year:
            yield _share(match, n, d)
    for match in _FACTOR.finditer(text):
        value = Decimal(_FACTORS[match["word"][:5].lower()]) if match["word"] else _count(match["n"])
        yield Proportion(match.start(), match.end(), value, "times", len(value.normalize().as_tuple().digits))


def _east_asian(match: re.Match[str], language: str) -> Proportion | None:
    if match["d"]:
        numerator, denominator = _number(match["n"]), _number(match["d"])
        if numerator is None and match["n"] == "百":
            numerator = Decimal(100)
        return _share(match, numerator, denominator) if numerator is not None and denominator else None
    if match["of"]:
        some, all_of_them = _number(match["one"]), _number(match["of"])
        return _share(match, some, all_of_them) if some and all_of_them and some < all_of_them else None
    if match["wari"] or match["cheng"]:
        tens = _number(match["wari"] or match["cheng"]) or Decimal(0)
        last = match["bu"] or match["ban"]
        ones = Decimal(5) if last == "半" else _number(last) or Decimal(0)
        return Proportion(match.start(), match.end(), tens * 10 + ones, "percent", 2)
    if match["majority"]:
        return Proportion(match.start(), match.end(), Decimal(50), "percent", 2, Comparator.MORE_THAN)
    if match["half"]:
        return _share(match, Decimal(1), Decimal(2))
    value = Decimal("0.5") if match["halved"] else Decimal(4) if match["quadrupled"] else Decimal(2)
    return Proportion(match.start(), match.end(), value, "times", 1)


def _share(match: re.Match[str], numerator: Decimal, denominator: Decimal) -> Proportion:
    percent = Decimal(f"{round(numerator * 100 / denominator, 4).normalize():f}")
    # Two digits at least: "one in five" is no more than a rough 20 percent, but never 24.
    digits = max(2, min(3, len(percent.normalize().as_tuple().digits)))
    return Proportion(match.start(), match.end(), percent, "percent", digits)


def _count(word: str) -> Decimal:
    if word[0].isdigit():
        return Decimal(word)
    numeral = read_words(word, 0)
    return numeral.low if numeral else Decimal(0)


def _number(written: str) -> Decimal | None:
    numeral = read_numeral(written.rstrip(".,"), 0)
    return numeral.value if numeral and numeral.end == len(written.rstrip(".,")) else None
