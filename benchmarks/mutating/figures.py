"""Changes to numbers, scales, units, years, dates, durations and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mutating.model import Edit
from mutating.tables import pattern, swaps

_NUMBER = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d-])|(?<=[$€£¥])\d[\d,]*(?:\.\d+)?"
)
_NUMBER_UNSPACED = re.compile(r"(?<![A-Za-z\d.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d-])")
_WORDS = {
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "ja": ("二", "三", "四", "五", "六", "七", "八", "九"),
    "zh": ("两", "三", "四", "五", "六", "七", "八", "九"),
}
_COUNTED = {
    "en": r"(?= [a-z])(?! of them)",
    "ja": r"(?=[人社校件つ個台本冊か国])(?<![第一二三四五六七八九十百千万])",
    "zh": r"(?=[人家所件个台本座名条项位艘辆])(?<![第一二三四五六七八九十百千万])",
}
_MOST_DIGITS = 15  # a longer one names something
_TIME_UNIT = {
    "en": r"[ -](?:year|month|week|day|hour|minute|second|decade)s?",
    "ja": r"(?:年(?:間|半)?(?!度)|か月|カ月|ヶ月|週間|日間|時間|分間|秒)",
    "zh": r"(?:年(?!代|度)|个月|个星期|周|天|个小时|小时|分钟|秒)",
}
# What follows a number that is a date, a rank, or the number of a thing.
_NOT_COUNTED = re.compile(
    r"(?:st|nd|rd|th)\b|[年月日時时号号](?!間|间)| ?(?:January|February|March|April|May|June|July|August"
    r"|September"
    r"|October|November|December|BC|AD|a\.m|p\.m)|[:：]\d"
)
_BEFORE_DATE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|第|No\. ?"
    r"|Article "
    r"|in|since|In|Since|by|By|until|from|of|before|after|年|月|令和|平成|昭和)\s?$"
)
_AT_LEAST = re.compile(
    r"(?:at least|more than|over|above|exceed(?:ed|s)?|no fewer than|no less than|至少|超过|逾|不少于"
    r"|少なくとも)\s*[$€£¥]?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:at most|up to|fewer than|less than|under|below|no more than|不到|不足|至多|最多|不超过|最大|最大で"
    r"|低于)\s*[$€£¥]?$",
    re.IGNORECASE,
)
_AT_LEAST_BEHIND = re.compile(
    r"^[^、。，]{0,6}?(?:以上|を超え|を上回|超(?![え過])|余り|多(?=[人名家个座万亿]))"
)
_AT_MOST_BEHIND = re.compile(r"^[^、。，]{0,6}?(?:以下|以内|未満|を下回|に満たない)")
_YEAR = re.compile(
    r"(?<![\d.,$€£¥-])(1[5-9]\d\d|20\d\d)(?![\d,.]\d|\d|[-/]\d| ?(?:people|km|dollars|euros)|[人社円万億亿])"
)
_EARLIER = re.compile(
    r"(?:\b(?:by|before|until|till)|no later than)(?: the end of)?\s*$|(?<![达])[到至]$", re.IGNORECASE
)
_LATER = re.compile(r"(?:\b(?:after|since|from)|no earlier than)\s*$", re.IGNORECASE)
_EARLIER_BEHIND = re.compile(r"^年(?:度)?(?:末)?(?:まで|以前|より前|之前|前(?!半))")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_MONTH_NAME = re.compile(rf"\b({'|'.join(_MONTHS)})(?= \d{{1,2}}\b| \d{{4}}\b)")
_MONTH_DIGITS = re.compile(r"(?<!\d)(1[0-2]|[1-9])(?=月(?!間|间))")
_DAY = re.compile(r"(?<=月)(3[01]|[12]\d|[1-9])(?=日)")


def numbers(sentence: str, language: str) -> Iterator[Edit]:
    """Another number for each that counts or measures: half as much again and a little, or a third."""
    found = (_NUMBER if language == "en" else _NUMBER_UNSPACED).finditer(sentence)
    units = re.compile(_TIME_UNIT[language])
    for match in found:
        before, after = sentence[: match.start()], sentence[match.end() :]
        if len(match.group()) > _MOST_DIGITS:
            continue
        if _NOT_COUNTED.match(after) or units.match(after) or re.match(r" [A-Z]", after):
            continue
        year_like = re.fullmatch(r"1[5-9]\d\d|20\d\d", match.group())
        if year_like and _BEFORE_DATE.search(before):
            continue
        if re.search(
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December) $",
            before,
        ):
            continue
        yield Edit(match.start(), match.end(), _other(match.group(), _factor(before, after)))
    words = _WORDS[language]
    for match in (
        re.finditer(rf"(?:\b|(?<=\W))(?:{'|'.join(words)})\b{_COUNTED['en']}", sentence)
        if language == "en"
        else re.finditer(f"(?:{'|'.join(words)}){_COUNTED[language]}", sentence)
    ):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if units.match(after) or re.match(
            r"[ -](?:hundred|thousand|million|billion|trillion|percent|per cent)", after
        ):
            continue
        yield Edit(match.start(), match.end(), _other_word(match.group(), words, _factor(before, after)))


def scales(sentence: str, language: str) -> Iterator[Edit]:
    """A thousandth or a thousand times as much: million for billion, 万 for 億."""
    table = dict(swaps("scale", language))
    for match in pattern(tuple(table), language).finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if language != "en" and not re.search(r"[\d一二三四五六七八九十百千数几]$", before):
            continue
        if language != "en" and (
            re.match(r"[\d一二三四五六七八九十百千万]", after) or re.search(r"[兆億亿][\d,]+$", before)
        ):
            continue  # of two that make one number neither is changed alone
        words = table[match.group()]
        bigger = words in ("million", "thousands") and match.group() in ("thousand", "hundreds", "dozens")
        if (_AT_LEAST.search(_head(before)) or _AT_LEAST_BEHIND.match(after)) and not bigger:
            continue  # "at least 5 million" still holds where it was 5 billion
        yield Edit(match.start(), match.end(), words)


def units(sentence: str, language: str) -> Iterator[Edit]:
    """Another unit or currency for the same number."""
    table = dict(swaps("unit", language))
    for match in pattern(tuple(table), language).finditer(sentence):
        before = sentence[: match.start()]
        if re.search(
            r"[\d一二三四五六七八九十百千万億兆亿数]$|\d[ -]$|(?:illion|thousand|hundred|bn) $", before
        ):
            yield Edit(match.start(), match.end(), table[match.group()])
    for match in re.finditer(r"[$€](?=\d)", sentence):
        yield Edit(match.start(), match.end(), "€" if match.group() == "$" else "$")


def years(sentence: str, language: str) -> Iterator[Edit]:
    """Another year: earlier after "by", later after "since", so that the change never follows."""
    for match in _YEAR.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if language in ("ja", "zh") and not after.startswith("年"):
            continue
        if (
            language == "en"
            and re.match(r"[ -][a-z]+s\b(?<!\bwas)(?<!\bhas)", after)
            and not _is_date_like(before)
        ):
            continue
        if re.search(r"(?:Reiwa|令和|平成)$", before):
            continue
        step = (
            -3
            if _EARLIER.search(before) or _EARLIER_BEHIND.match(after)
            else 4
            if _LATER.search(before)
            else 3
        )
        yield Edit(match.start(), match.end(), str(int(match.group()) + step))


def _is_date_like(before: str) -> bool:
    return bool(
        re.search(
            rf"(?:\b(?:in|since|by|until|of|from|to|before|after|In|Since|By)|{'|'.join(_MONTHS)}) $", before
        )
    )


def dates(sentence: str, language: str) -> Iterator[Edit]:
    """Another month, or another day of the month."""
    if language == "en":
        for match in _MONTH_NAME.finditer(sentence):
            month = _MONTHS[(_MONTHS.index(match.group()) + 5) % 12]
            yield Edit(match.start(), match.end(), month)
        for match in re.finditer(
            rf"\b([12]?\d)(?= (?:{'|'.join(_MONTHS)})\b)|(?<=[hylretb] )([12]?\d)(?=,)", sentence
        ):
            if match.group(1) or re.search(rf"(?:{'|'.join(_MONTHS)}) $", sentence[: match.start()]):
                day = int(match.group())
                yield Edit(match.start(), match.end(), str(day + 7 if day < 20 else day - 7))
        return
    for match in _MONTH_DIGITS.finditer(sentence):
        yield Edit(match.start(), match.end(), str((int(match.group()) + 4) % 12 + 1))
    for match in _DAY.finditer(sentence):
        day = int(match.group())
        yield Edit(match.start(), match.end(), str(day + 7 if day < 20 else day - 7))


def durations(sentence: str, language: str) -> Iterator[Edit]:
    """A longer or shorter time: four years for two, 30 minutes for 90."""
    words = _WORDS[language]
    listed, unit = "|".join(words), _TIME_UNIT[language]
    amount = rf"(?<![\w.,第年-])(\d[\d,]{{0,9}}|{listed})(?={unit})"
    if language != "en":
        amount = rf"(?<![\d.,第])(\d{{1,9}}|(?<![一二三四五六七八九十]){listed})(?={unit})"
    for match in re.finditer(amount, sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if re.fullmatch(r"1[5-9]\d\d|20\d\d", match.group()) or (
            after.startswith("年") and re.match(r"年(?:\d|目|月)", after)
        ):
            continue
        if re.search(r"(?:令和|平成|昭和|大正)$", before):
            continue
        factor = _factor(before, after)
        digits = match.group()[0].isdigit()
        words_now = _other(match.group(), factor) if digits else _other_word(match.group(), words, factor)
        if words_now != match.group():
            yield Edit(match.start(), match.end(), words_now)


def weekdays(sentence: str, language: str) -> Iterator[Edit]:
    """Another day of the week."""
    table = dict(swaps("weekday", language))
    for match in pattern(tuple(table), language).finditer(sentence):
        yield Edit(match.start(), match.end(), table[match.group()])


def _head(before: str) -> str:
    """What stands before a number whose last digit is the end of `before`."""
    return re.sub(r"[\d.,\s]+$", " ", before)


def _factor(before: str, after: str) -> Decimal:
    if _AT_LEAST.search(before) or _AT_LEAST_BEHIND.match(after):
        return Decimal("3.4")
    if _AT_MOST.search(before) or _AT_MOST_BEHIND.match(after):
        return Decimal("0.3")
    return Decimal("1.7")


def _other(number: str, factor: Decimal) -> str:
    value = Decimal(number.replace(",", ""))
    places = len(number.partition(".")[2])
    grouped = "," in number
    changed = round(value * factor, places) if places else Decimal(round(value * factor))
    if not places and value >= 10 and value % 10 == 0:
        changed = Decimal(max(1, round(changed / 10)) * 10)
    if changed == value:
        changed = value + 1 if factor > 1 else max(Decimal(0), value - 1)
    return f"{changed:,}" if grouped else f"{changed}"


def _other_word(word: str, words: tuple[str, ...], factor: Decimal) -> str:
    place = words.index(word)
    step = 3 if factor > 1 else -1
    other = place + step
    return words[other] if 0 <= other < len(words) else words[max(0, place - 3)] if factor < 3 else word
