"""Words of the calendar in Japanese, Chinese and Korean: eras, numerals, weekdays, relative words."""

from __future__ import annotations

from decimal import Decimal

# The year before each era's first; "Republic" is the calendar of Taiwan.
ERAS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911,
    "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018,
}  # fmt: skip
HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "元": 1,
    "两": 2,
    "兩": 2,
}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
HAN_WEEKDAYS = {c: i for i, c in enumerate("月火水木金土日")}
CHINESE_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
KOREAN_WEEKDAYS = {c: i for i, c in enumerate("월화수목금토일")}

# Group, unit, offset, whether the words lean on a date before them (同日, 翌年), and the words.
_RELATIVE_WORDS = (
    ("year", "fiscal year", -2, False, "一昨年度"),
    ("year", "fiscal year", -1, False, "昨年度"),
    ("year", "fiscal year", 0, False, "今年度|本年度"),
    ("year", "fiscal year", 1, False, "来年度"),
    ("year", "fiscal year", -1, True, "前年度|上年度"),
    ("year", "fiscal year", 0, True, "同年度"),
    ("year", "fiscal year", 1, True, "翌年度|次年度"),
    ("year", "year", -2, False, "一昨年|おととし|재작년"),
    ("year", "year", -1, False, "昨年|去年|작년|지난해"),
    ("year", "year", 0, False, "今年|本年|올해|금년"),
    ("year", "year", 1, False, "来年|來年|明年|내년"),
    ("year", "year", 2, False, "再来年|后年"),
    ("year", "year", -1, True, "前年|上年"),
    ("year", "year", 0, True, "同年"),
    ("year", "year", 1, True, "翌年|次年"),
    ("month", "month", -2, False, "先々月"),
    ("month", "month", -1, False, "先月|上个月|上個月|上月|지난달|지난 달"),
    ("month", "month", 0, False, "今月|本月|这个月|這個月|이번 달|이달"),
    ("month", "month", 1, False, "来月|下个月|下個月|下月|다음 달"),
    ("month", "month", 2, False, "再来月"),
    ("month", "month", -1, True, "前月"),
    ("month", "month", 0, True, "同月|当月"),
    ("month", "month", 1, True, "翌月"),
    ("week", "week", -2, False, "先々週"),
    ("week", "week", -1, False, "先週|上周|上週|上个星期|上星期|지난주"),
    ("week", "week", 0, False, "今週|本周|本週|这周|這週|这个星期|이번 주"),
    ("week", "week", 1, False, "来週|下周|下週|下个星期|下星期|다음 주"),
    ("week", "week", 2, False, "再来週"),
    ("week", "week", 0, True, "同週"),
    ("week", "week", 1, True, "翌週"),
    ("day", "day", -2, False, "一昨日|おととい|前天|그저께"),
    ("day", "day", -1, False, "昨日|昨夜|昨晩|昨天|昨晚|어제"),
    ("day", "day", 0, False, "本日|今日|今朝|今晩|今夜|今天|今晚|오늘"),
    ("day", "day", 1, False, "明日|明天|내일"),
    ("day", "day", 2, False, "明後日|后天|後天|모레"),
    ("day", "day", -1, True, "前日"),
    ("day", "day", 0, True, "同日|当日|當日|当天"),
    ("day", "day", 1, True, "翌日|次日"),
    ("day", "day", 2, True, "翌々日"),
)
EAST_RELATIVE: dict[str, dict[str, tuple[str, int, bool]]] = {
    kind: {
        word: (unit, offset, leans)
        for group, unit, offset, leans, words in _RELATIVE_WORDS
        for word in words.split("|")
        if group == kind
    }
    for kind in ("year", "month", "week", "day")
}
_PART_WORDS = {
    "first ten days": "上旬|初旬",
    "second ten days": "中旬",
    "last ten days": "下旬",
    "first half": "前半|전반",
    "second half": "後半|后半|후반",
    "early": "初期|초반",
    "middle": "年中|中期|半ば|なかば|中頃|中葉|중반",
    "late": "後期|后期|末期",
    "beginning": "年初|月初|初頭|初め|はじめ|初|초",
    "end": "年末|年底|月末|月底|末|底|말",
}
PARTS_OF = {word: part for part, words in _PART_WORDS.items() for word in words.split("|")}


def han_number(text: str) -> int | None:
    """A whole number in digits or Han numerals, by place (二〇二五) or by powers (二千二十五).

    >>> han_number("二〇二五"), han_number("二十一"), han_number("千九百"), han_number("十十")
    (2025, 21, 1900, None)
    """
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not any(c in _HAN_POWERS for c in text):
        digits = [HAN_DIGITS.get(c) for c in text]
        return None if None in digits else int("".join(map(str, digits)))
    total, digit, last_power = 0, None, 10_000
    for c in text:
        if c in _HAN_POWERS:
            power = _HAN_POWERS[c]
            if power >= last_power:
                return None
            total += power * (1 if digit is None else digit)
            digit, last_power = None, power
        elif c in HAN_DIGITS and digit in (None, 0):
            digit = HAN_DIGITS[c]
        else:
            return None
    return total + (digit or 0)


def duration_of(amount: Decimal, unit: str) -> tuple[Decimal, str]:
    """An amount of a unit in the seven units of a duration.

    >>> duration_of(Decimal(2), "decade")
    (Decimal('20'), 'year')
    """
    factor, base = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week")}.get(
        unit, (1, unit)
    )
    return amount * factor, base
