"""Durations in Japanese, Chinese and Korean: 4年間, 三か月, 两年, 半世紀, 2년간."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimbook.text.dates.calendar_words import duration_of, han_number
from claimbook.text.dates.time_model import Bound, Precision, Reading, Time

_HAN = "〇零一二三四五六七八九十百千两兩"
_NATIVE_KOREAN = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
}
_AMOUNT = (
    r"(?:(?P<vague>[数數几幾][十百千]?|[十百千][数數几幾]|好几|何十|何百|몇|수십|수)"
    r"|(?P<amount>[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])|[0-9]{1,6}(?:\.[0-9]{1,3})?(?![0-9])"
    rf"|[{_HAN}]{{1,8}}|{'|'.join(_NATIVE_KOREAN)})(?P<more>[多余餘数數])?)"
)
# The bare 年, 日, 分 and 秒 are read with care below; the rest can only be durations.
_UNIT = (
    r"(?P<year>年間|[かカヵヶケ箇個]年|년간|년\s?동안|개년)|(?P<bare_year>年|년)"
    r"|(?P<month>(?:[かカヵヶケ箇个個]\s?月|ヵ月)[間间]?|개월(?:간)?|달(?!러|성|라))"
    r"|(?P<week>週間|週(?!年)|周间|个?星期|個星期|个?礼拜|주간|주일)|(?P<bare_week>周)"
    r"|(?P<day>日間|天|일간|일\s?동안)|(?P<bare_day>日|일)"
    r"|(?P<hour>時間|[个個]?小[时時]|个钟头|시간)"
    r"|(?P<minute>分間|分钟|分鐘|분간|분\s?동안)|(?P<bare_minute>分)"
    r"|(?P<second>秒間|秒钟|秒鐘|秒|초간)"
)
_DURATION = re.compile(
    rf"(?<![0-9第{_HAN}])(?<![0-9][.,])(?<![时時点點毎每])(?:(?P<in_between>[0-9]{{1,3}}|[{_HAN}]{{1,2}})(?:[个個])半(?:月|小[时時]|[年星])期?[间間]?"
    rf"|{_AMOUNT}\s?(?:{_UNIT})(?P<half>半(?![数期分額额])[間间]?)?)(?!生|歳|岁|歲|目|債|債券|组|組|年代|年度)"
)
_WHOLE = (
    (re.compile(r"(?<![0-9一二两三四五六七八九十个個])半(?:个|個)?(?:小[时時]|時間)"), Decimal(30), "minute"),
    (re.compile(r"四半世紀|四分之一(?:个)?世[紀纪]"), Decimal(25), "year"),
    (re.compile(r"(?<!四)半(?:个|個)?世[紀纪]|반세기"), Decimal(50), "year"),
    (
        re.compile(
            r"(?<![0-9一二两三四五六七八九十上下前後后年])半年(?!度|报|報|期)間?|(?<![\uac00-\ud7a3])반년"
        ),
        Decimal(6),
        "month",
    ),
)
_CENTURIES = re.compile(
    rf"(?<![0-9第{_HAN}])(?P<amount>[0-9]{{1,2}}|[{_HAN}]{{1,3}})(?:[个個]世[纪紀]|世紀(?=にわた|以上|ぶり|前|間))"
)
_MANY = re.compile(r"(?<![0-9一-鿿])(?:多年|[长長]年)(?=[にわ来以的间間、,])|近年")
_AFTER_YEAR = re.compile(
    r"[生級级目代度組组版式]|[债債]|国債|\s?[0-9]{1,2}\s?[月월]|[春夏秋冬]|[A-Z]組|頃|ごろ"
)
# 3日 counts days only where the words around say so; else it is a day of the month.
_COUNTS_DAYS = re.compile(
    r"以内|以上|以下|未満|[後后後前](?![半])|之[内后前]|内|ぶり|連続|続|程度|ほど|余り|足らず|か[けか]|で|\s?(?:뒤|후|전|이내|만에)"
)
_COUNTED_BEFORE = re.compile(
    r"(?:今後|向こう|これから|過去|この|ここ|約|约|およそ|わずか|未来|今后|过去|最近|향후|지난|최근|약)\s?$"
)
_AFTER_MINUTE = re.compile(r"[のの之野類类割析配布会別别裂散岐担かけ数銭]")
# 2024 and the like stand for themselves unless years are plainly counted.
_COUNTS_YEARS = re.compile(
    r"ぶり|以上|にわた|に渡|に及|の歴史|の伝統|的?历史|的?歷史|も前|(?<=00年)[前来後后]|(?<=00년)\s?[전후]"
)


def east_asian_durations(text: str, language: str) -> Iterator[Reading]:
    """The durations in Han, kana and Hangul words of a normalised text.

    Years in four digits are dates unless the words beside them count years (2000年の歴史); in
    Chinese 3分 is a score and 三周 are weeks, in Japanese it is the other way round.
    """
    for pattern, amount, unit in _WHOLE:
        for m in pattern.finditer(text):
            yield _reading(m, amount, unit)
    for m in _CENTURIES.finditer(text):
        number = han_number(m["amount"])
        yield _reading(m, None if number is None else Decimal(number), "century")
    for m in _MANY.finditer(text):
        yield Reading(*m.span(), Time(*m.span(), ""))
    for m in _DURATION.finditer(text):
        if reading := _counted(m, text, language):
            yield reading


def _counted(m: re.Match[str], text: str, language: str) -> Reading | None:
    if m["in_between"]:  # 一个半月, 两个半小时
        number = han_number(m["in_between"])
        unit = "month" if "月" in m.group() else "week" if "星" in m.group() else "hour"
        return _reading(m, None if number is None else number + Decimal("0.5"), unit)
    unit = next(name for name in _UNIT_NAMES if m[name])
    if unit.startswith("bare_"):
        unit = unit.removeprefix("bare_")
        if not _is_counted(m, unit, text, language):
            return None
    amount = _amount(m)
    if amount is None or m["more"] in ("数", "數"):
        return _reading(m, None, unit)
    bound = Bound.AT_LEAST if m["more"] else Bound.EXACT
    if m["half"]:
        amount, unit = (12 * amount + 6, "month") if unit == "year" else (amount + Decimal("0.5"), unit)
    return _reading(m, amount, unit, bound)


def _is_counted(m: re.Match[str], unit: str, text: str, language: str) -> bool:
    """Whether a bare 年, 日, 周 or 分 counts rather than names."""
    after = text[m.end() : m.end() + 8]
    before = text[max(0, m.start() - 6) : m.start()]
    counted_before = bool(_COUNTED_BEFORE.search(before))
    written = m["amount"] or ""
    if unit == "year":
        if _AFTER_YEAR.match(after):
            return False
        if re.fullmatch(rf"[12][0-9]{{3}}|[一二][{_HAN}]{{3}}", written):
            return counted_before or bool(_COUNTS_YEARS.match(text, m.end()))
        # 07年 is a year; 24年に may be one and is left alone.
        if re.fullmatch(r"0[0-9]", written):
            return False
        return not (
            re.fullmatch(r"[1-9][0-9]", written)
            and not counted_before
            and re.match(r"に(?![一1]度|わた|渡|及|な)", after)
        )
    if unit == "day":
        many = written.isdecimal() and int(written) > 31
        return bool(m["vague"] or many or counted_before or _COUNTS_DAYS.match(after))
    if unit == "minute":
        return language != "zh" and written.isascii() and not _AFTER_MINUTE.match(after) and not m["vague"]
    return language == "zh" and not re.match(r"[年岁歲边邊围圍长長]", after)


def _amount(m: re.Match[str]) -> Decimal | None:
    written = m["amount"]
    if not written:
        return None
    if written in _NATIVE_KOREAN:
        return Decimal(_NATIVE_KOREAN[written])
    if written[0].isascii():
        return Decimal(written.replace(",", ""))
    # 二三年 is two or three years, not 23.
    if len(written) > 1 and not any(c in "十百千" for c in written):
        return None
    number = han_number(written)
    return None if number is None else Decimal(number)


def _reading(m: re.Match[str], amount: Decimal | None, unit: str, bound: Bound = Bound.EXACT) -> Reading:
    duration = None if amount is None else duration_of(amount, unit)
    return Reading(*m.span(), Time(*m.span(), "", precision=Precision.NONE, duration=duration, bound=bound))


_UNIT_NAMES = (
    "year", "bare_year", "month", "week", "bare_week", "day", "bare_day", "hour", "minute",
    "bare_minute", "second",
)  # fmt: skip
