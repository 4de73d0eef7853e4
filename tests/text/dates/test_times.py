"""Dates, spans and durations, language by language."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.text.dates.times import Bound, Precision, Time, TimeRelation, find_times

REFERENCE = date(2025, 1, 22)  # a Wednesday


def describe(time: Time) -> str:
    """One line that says all of a time: surface | relation | days | precision | the rest."""
    parts = [time.surface, time.relation.value]
    if time.first:
        parts.append(str(time.first) if time.first == time.last else f"{time.first}..{time.last}")
    if time.precision is not Precision.NONE:
        parts.append(time.precision.value)
    if time.duration:
        parts.append(f"{time.duration[0]} {time.duration[1]}")
    parts += [
        f"{name}={value}"
        for name in ("month", "day", "weekday", "relative")
        if (value := getattr(time, name)) not in (None, "")
    ]
    if time.bound is not Bound.EXACT:
        parts.append(time.bound.value)
    return " | ".join(parts)


def described(text: str, language: str, reference: date | None = None) -> list[str]:
    return [describe(time) for time in find_times(text, language, reference)]


YEAR_2016 = "2016-01-01..2016-12-31 | year"
YEAR_2030 = "2030-01-01..2030-12-31 | year"

JAPANESE = [
    ("2025年1月21日", "2025年1月21日 | at | 2025-01-21 | day"),
    ("２０２５年１月２１日に発表", "２０２５年１月２１日 | at | 2025-01-21 | day"),
    ("2025年 1月 21日", "2025年 1月 21日 | at | 2025-01-21 | day"),
    ("令和7年1月21日", "令和7年1月21日 | at | 2025-01-21 | day"),
    ("㋿７年", "㋿７年 | at | 2025-01-01..2025-12-31 | year"),
    ("令和元年", "令和元年 | at | 2019-01-01..2019-12-31 | year"),
    ("平成31年", "平成31年 | at | 2019-01-01..2019-12-31 | year"),
    ("昭和100年", "昭和100年 | at | 2025-01-01..2025-12-31 | year"),
    ("昭和三十九年", "昭和三十九年 | at | 1964-01-01..1964-12-31 | year"),
    ("昭和30年代", "昭和30年代 | at | 1955-01-01..1964-12-31 | decade"),
    ("H31.4.1", "H31.4.1 | at | 2019-04-01 | day"),
    ("R7年1月", "R7年1月 | at | 2025-01-01..2025-01-31 | month"),
    ("2025/01/21", "2025/01/21 | at | 2025-01-21 | day"),
    ("日付は2025-01-21です", "2025-01-21 | at | 2025-01-21 | day"),
    ("2025.1.21", "2025.1.21 | at | 2025-01-21 | day"),
    ("1月21日(火)", "1月21日(火) | at | day | month=1 | day=21 | weekday=1"),
    ("2025年2月12日（水）、", "2025年2月12日（水） | at | 2025-02-12 | day | weekday=2"),
    ("1月21日火曜日", "1月21日火曜日 | at | day | month=1 | day=21 | weekday=1"),
    ("火曜日に公開した", "火曜日 | at | day | weekday=1"),
    ("一月二十一日", "一月二十一日 | at | day | month=1 | day=21"),
    ("また12月には", "12月 | at | month | month=12"),
    ("7月下旬", "7月下旬 | at | part of month | month=7"),
    ("2025年7月下旬", "2025年7月下旬 | at | 2025-07-21..2025-07-31 | month"),
    ("第3四半期", "第3四半期 | at | quarter | month=7"),
    ("2024年第3四半期", "2024年第3四半期 | at | 2024-07-01..2024-09-30 | quarter"),
    ("2024年度第3四半期", "2024年度第3四半期 | at | 2024-10-01..2024-12-31 | quarter"),
    ("2024年度", "2024年度 | at | 2024-04-01..2025-03-31 | fiscal year"),
    ("2024年3月期", "2024年3月期 | at | 2023-04-01..2024-03-31 | fiscal year"),
    ("2024年上半期", "2024年上半期 | at | 2024-01-01..2024-06-30 | half"),
    ("2024年4～9月", "2024年4～9月 | during | 2024-04-01..2024-09-30 | month"),
    ("1990年代", "1990年代 | at | 1990-01-01..1999-12-31 | decade"),
    ("1990年代後半", "1990年代後半 | at | 1995-01-01..1999-12-31 | decade"),
    ("21世紀", "21世紀 | at | 2000-01-01..2100-12-31 | century"),
    ("2024年末", "2024年末 | at | 2024-10-01..2024-12-31 | year"),
    ("2016年初頭", "2016年初頭 | at | 2016-01-01..2016-03-31 | year"),
    ("2016年初めて", f"2016年 | at | {YEAR_2016}"),
    ("2016年以来", f"2016年以来 | since | {YEAR_2016}"),
    ("2016年から続く", f"2016年から | since | {YEAR_2016}"),
    ("2016年以降", f"2016年以降 | since | {YEAR_2016}"),
    ("2016年にさかのぼる", f"2016年にさかのぼる | since | {YEAR_2016}"),
    ("2016年に始まった", f"2016年 | since | {YEAR_2016}"),
    ("2030年まで続く", f"2030年まで | until | {YEAR_2030}"),
    ("2030年までに", f"2030年までに | until | {YEAR_2030}"),
    ("2030年に終わる", f"2030年 | until | {YEAR_2030}"),
    ("2016年以前", f"2016年以前 | before | {YEAR_2016}"),
    ("2025年度中に", "2025年度中に | during | 2025-04-01..2026-03-31 | fiscal year"),
    ("2016年頃", f"2016年頃 | at | {YEAR_2016} | about"),
    ("2019年から2021年まで", "2019年から2021年まで | during | 2019-01-01..2021-12-31 | year"),
    ("2019〜2021年", "2019〜2021年 | during | 2019-01-01..2021-12-31 | year"),
    (
        "2023年9月から2024年3月までの実験",
        "2023年9月から2024年3月まで | during | 2023-09-01..2024-03-31 | month",
    ),
    ("2025年1月21日から25日まで", "2025年1月21日から25日まで | during | 2025-01-21..2025-01-25 | day"),
    ("2025年12月1日から2月3日まで", "2025年12月1日から2月3日まで | during | 2025-12-01..2026-02-03 | day"),
    ("4年間", "4年間 | at | 4 year"),
    ("四年", "四年 | at | 4 year"),
    ("今後4年間で", "今後4年間 | within | 4 year"),
    ("向こう３年", "向こう３年 | within | 3 year"),
    ("過去10年間", "過去10年間 | since | 10 year"),
    ("3か月", "3か月 | at | 3 month"),
    ("3ヶ月", "3ヶ月 | at | 3 month"),
    ("3カ月", "3カ月 | at | 3 month"),
    ("3箇月", "3箇月 | at | 3 month"),
    ("半年", "半年 | at | 6 month"),
    ("数年", "数年 | at"),
    ("十数年", "十数年 | at"),
    ("二三年", "二三年 | at"),
    ("1年半", "1年半 | at | 18 month"),
    ("2時間30分", "2時間30分 | at | 150 minute"),
    ("1年6か月", "1年6か月 | at | 18 month"),
    ("半世紀", "半世紀 | at | 50 year"),
    ("四半世紀", "四半世紀 | at | 25 year"),
    ("2世紀にわたり", "2世紀 | at | 200 year"),
    ("1,000年", "1,000年 | at | 1000 year"),
    ("2000年の歴史", "2000年 | at | 2000 year"),
    ("約3年", "約3年 | at | 3 year | about"),
    ("10年以上", "10年以上 | at | 10 year | at least"),
    ("10年前", "10年前 | before | 10 year"),
    ("3日後", "3日後 | after | 3 day"),
    ("24時間以内", "24時間以内 | within | 24 hour"),
    ("90日", "90日 | at | 90 day"),
    ("3〜5年", "3〜5年 | at"),
    ("5年連続で", "5年 | at | 5 year"),
    ("昨年", "昨年 | at | year | relative=昨年"),
    ("昨年7月には", "昨年7月 | at | month | month=7 | relative=昨年"),
    ("24年3月", "24年3月 | at | month | month=3"),
    ("24年3月期", "24年3月期 | at | fiscal year"),
    ("20年代", "20年代 | at | decade"),
    ("紀元前300年", "紀元前300年 | at"),
]

ENGLISH = [
    ("January 21, 2025", "January 21, 2025 | at | 2025-01-21 | day"),
    ("21 January 2025", "21 January 2025 | at | 2025-01-21 | day"),
    ("JANUARY 21, 2025", "JANUARY 21, 2025 | at | 2025-01-21 | day"),
    ("Jan. 21", "Jan. 21 | at | day | month=1 | day=21"),
    ("21st of January", "21st of January | at | day | month=1 | day=21"),
    ("on 25 May.", "25 May | at | day | month=5 | day=25"),
    ("Tuesday, January 21, 2025", "Tuesday, January 21, 2025 | at | 2025-01-21 | day | weekday=1"),
    ("January 21, 2025 (Tuesday)", "January 21, 2025 (Tuesday) | at | 2025-01-21 | day | weekday=1"),
    ("January 21-23, 2025", "January 21-23, 2025 | during | 2025-01-21..2025-01-23 | day"),
    ("January 2025", "January 2025 | at | 2025-01-01..2025-01-31 | month"),
    ("January to March 2025", "January to March 2025 | during | 2025-01-01..2025-03-31 | month"),
    ("mid-2024", "mid-2024 | at | 2024-04-01..2024-09-30 | year"),
    ("14-15 June", "14-15 June | during | part of month | month=6"),
    ("late July", "late July | at | part of month | month=7"),
    ("2025-01-21T10:00:00Z", "2025-01-21T10:00:00Z | at | 2025-01-21 | day"),
    ("on 21/01/2025", "21/01/2025 | at | 2025-01-21 | day"),
    ("on 01/21/2025", "01/21/2025 | at | 2025-01-21 | day"),
    ("on 01/02/2025", "01/02/2025 | at | 2025-01-01..2025-12-31 | year"),
    ("in 2016", f"2016 | at | {YEAR_2016}"),
    ("OpenAI (2016)", f"2016 | at | {YEAR_2016}"),
    ("the 2016 election", f"2016 | at | {YEAR_2016}"),
    ("In 2016 sales rose", f"2016 | at | {YEAR_2016}"),
    ("since 2016", f"since 2016 | since | {YEAR_2016}"),
    ("dates from 2016", f"dates from 2016 | since | {YEAR_2016}"),
    ("began in 2016", f"2016 | since | {YEAR_2016}"),
    ("2016 onwards", f"2016 onwards | since | {YEAR_2016}"),
    ("through 2030", f"through 2030 | until | {YEAR_2030}"),
    ("by 2030", f"by 2030 | until | {YEAR_2030}"),
    ("expires in 2030", f"2030 | until | {YEAR_2030}"),
    ("until the end of 2030", "until the end of 2030 | until | 2030-10-01..2030-12-31 | year"),
    ("before January 2025", "before January 2025 | before | 2025-01-01..2025-01-31 | month"),
    ("after 2016", f"after 2016 | after | {YEAR_2016}"),
    ("during 2016", f"during 2016 | during | {YEAR_2016}"),
    ("about 2016", f"about 2016 | at | {YEAR_2016} | about"),
    ("from 2019 to 2021", "from 2019 to 2021 | during | 2019-01-01..2021-12-31 | year"),
    ("between 2019 and 2021", "between 2019 and 2021 | during | 2019-01-01..2021-12-31 | year"),
    ("(2019–2021)", "2019–2021 | during | 2019-01-01..2021-12-31 | year"),
    (
        "ran from March 2021 to November 2023.",
        "from March 2021 to November 2023 | during | 2021-03-01..2023-11-30 | month",
    ),
    (
        "from January 5 to March 3, 2025",
        "from January 5 to March 3, 2025 | during | 2025-01-05..2025-03-03 | day",
    ),
    ("the 1990s", "the 1990s | at | 1990-01-01..1999-12-31 | decade"),
    ("in the mid-1990s", "mid-1990s | at | 1992-07-01..1997-06-30 | decade"),
    ("the 1900s", "the 1900s | at | 1900-01-01..1999-12-31 | century"),
    ("the 21st century", "21st century | at | 2000-01-01..2100-12-31 | century"),
    ("Q3 2024", "Q3 2024 | at | 2024-07-01..2024-09-30 | quarter"),
    ("third quarter of 2024", "third quarter of 2024 | at | 2024-07-01..2024-09-30 | quarter"),
    ("the third quarter", "third quarter | at | quarter | month=7"),
    ("H1 2024", "H1 2024 | at | 2024-01-01..2024-06-30 | half"),
    ("fiscal 2024", "fiscal 2024 | at | 2024-01-01..2024-12-31 | fiscal year"),
    ("FY24", "FY24 | at | 2024-01-01..2024-12-31 | fiscal year"),
    ("spring 2025", "spring 2025 | at | 2025-02-01..2025-06-30 | season"),
    ("early 2027", "early 2027 | at | 2027-01-01..2027-06-30 | year"),
    ("on Tuesday", "Tuesday | at | day | weekday=1"),
    ("last year", "last year | at | year | relative=last year"),
    ("last July", "last July | at | month | month=7 | relative=last July"),
    ("yesterday", "yesterday | at | day | relative=yesterday"),
    ("over the next four years", "over the next four years | within | 4 year"),
    ("Over the coming four years, Stargate", "Over the coming four years | within | 4 year"),
    ("over the past decade", "over the past decade | since | 10 year"),
    ("in the next few years", "in the next few years | within"),
    ("for two decades", "for two decades | during | 20 year"),
    ("four years ago", "four years ago | before | 4 year"),
    ("a decade later", "a decade later | after | 10 year"),
    ("within 90 days", "within 90 days | within | 90 day"),
    ("more than 10 years", "more than 10 years | at | 10 year | at least"),
    ("nearly a decade", "nearly a decade | at | 10 year | about"),
    ("a four-year plan", "four-year | at | 4 year"),
    ("two and a half years", "two and a half years | at | 30 month"),
    ("a quarter of a century", "a quarter of a century | at | 25 year"),
    ("two hours and 30 minutes", "two hours and 30 minutes | at | 150 minute"),
    ("half a year", "half a year | at | 6 month"),
    ("three to five years", "three to five years | at"),
    ("1,000 years", "1,000 years | at | 1000 year"),
]

CHINESE = [
    ("2025年1月21日", "2025年1月21日 | at | 2025-01-21 | day"),
    ("二〇二五年", "二〇二五年 | at | 2025-01-01..2025-12-31 | year"),
    ("二〇二五年一月二十一日", "二〇二五年一月二十一日 | at | 2025-01-21 | day"),
    ("于8月28日（星期三）发布", "8月28日（星期三） | at | day | month=8 | day=28 | weekday=2"),
    ("去年", "去年 | at | year | relative=去年"),
    ("未来四年", "未来四年 | within | 4 year"),
    ("未来四年内投资", "未来四年内 | within | 4 year"),
    ("自2016年以来", f"自2016年以来 | since | {YEAR_2016}"),
    ("从2016年开始合作", f"从2016年 | since | {YEAR_2016}"),
    ("合作始于2016年。", f"始于2016年 | since | {YEAR_2016}"),
    ("2016年起", f"2016年起 | since | {YEAR_2016}"),
    ("截至2030年", f"截至2030年 | until | {YEAR_2030}"),
    ("合同有效期到2030年", f"到2030年 | until | {YEAR_2030}"),
    ("2030年到期", f"2030年 | until | {YEAR_2030}"),
    ("2016年之后", f"2016年之后 | after | {YEAR_2016}"),
    ("周二", "周二 | at | day | weekday=1"),
    ("星期二", "星期二 | at | day | weekday=1"),
    ("星期天", "星期天 | at | day | weekday=6"),
    ("两年", "两年 | at | 2 year"),
    ("三个月", "三个月 | at | 3 month"),
    ("一个半月", "一个半月 | at | 1.5 month"),
    ("三周后", "三周后 | after | 3 week"),
    ("过去十年", "过去十年 | since | 10 year"),
    ("近十年来", "近十年 | since | 10 year"),
    ("20多年", "20多年 | at | 20 year | at least"),
    ("十几年", "十几年 | at"),
    ("2000年前", "2000年前 | before | 2000 year"),
    ("20世纪90年代", "20世纪90年代 | at | 1990-01-01..1999-12-31 | decade"),
    ("上世纪80年代", "上世纪80年代 | at | 1980-01-01..1989-12-31 | decade"),
    ("2024年第三季度", "2024年第三季度 | at | 2024-07-01..2024-09-30 | quarter"),
    ("2024年前三季度", "2024年前三季度 | during | 2024-01-01..2024-09-30 | quarter"),
    ("前三季度", "前三季度 | during | quarter"),
    ("2025财年第三季度", "2025财年第三季度 | at | quarter"),
    ("半小时", "半小时 | at | 30 minute"),
    ("2024年半年度报告", "2024年半年度 | at | 2024-01-01..2024-06-30 | half"),
    ("2024年度", "2024年度 | at | 2024-01-01..2024-12-31 | year"),
    ("2024年底", "2024年底 | at | 2024-10-01..2024-12-31 | year"),
    ("2019年至2021年", "2019年至2021年 | during | 2019-01-01..2021-12-31 | year"),
    ("民國114年", "民國114年 | at | 2025-01-01..2025-12-31 | year"),
]

OTHERS = [
    ("ko", "2025년 1월 21일", "2025년 1월 21일 | at | 2025-01-21 | day"),
    ("ko", "4년간", "4년간 | at | 4 year"),
    ("ko", "향후 4년간", "향후 4년간 | within | 4 year"),
    ("ko", "2016년부터", f"2016년부터 | since | {YEAR_2016}"),
    ("ko", "2030년까지", f"2030년까지 | until | {YEAR_2030}"),
    ("ko", "화요일에", "화요일 | at | day | weekday=1"),
    ("de", "am 21. Januar 2025", "21. Januar 2025 | at | 2025-01-21 | day"),
    ("de", "Dienstag, 21. Januar 2025", "Dienstag, 21. Januar 2025 | at | 2025-01-21 | day | weekday=1"),
    ("de", "am 21.01.2025", "21.01.2025 | at | 2025-01-21 | day"),
    ("de", "seit 2016", f"seit 2016 | since | {YEAR_2016}"),
    ("de", "im Jahr 2016", f"2016 | at | {YEAR_2016}"),
    ("de", "in den nächsten vier Jahren", "in den nächsten vier Jahren | within | 4 year"),
    ("de", "Anfang der 1990er Jahre", "Anfang der 1990er Jahre | at | 1990-01-01..1992-06-30 | decade"),
    ("fr", "le 21 janvier 2025", "21 janvier 2025 | at | 2025-01-21 | day"),
    ("fr", "1er janvier 2025", "1er janvier 2025 | at | 2025-01-01 | day"),
    ("fr", "depuis 2016", f"depuis 2016 | since | {YEAR_2016}"),
    ("fr", "jusqu'en 2030", f"jusqu'en 2030 | until | {YEAR_2030}"),
    ("fr", "il y a dix ans", "il y a dix ans | before | 10 year"),
    ("fr", "les dix dernières années", "dix dernières années | since | 10 year"),
    ("fr", "XXIe siècle", "XXIe siècle | at | 2000-01-01..2100-12-31 | century"),
    ("es", "el 21 de enero de 2025", "21 de enero de 2025 | at | 2025-01-21 | day"),
    ("es", "desde 2016", f"desde 2016 | since | {YEAR_2016}"),
    ("es", "en los próximos cuatro años", "en los próximos cuatro años | within | 4 year"),
    ("it", "21 gennaio 2025", "21 gennaio 2025 | at | 2025-01-21 | day"),
    ("pt", "21 de janeiro de 2025", "21 de janeiro de 2025 | at | 2025-01-21 | day"),
    ("nl", "21 januari 2025", "21 januari 2025 | at | 2025-01-21 | day"),
    ("ru", "21 января 2025 года", "21 января 2025 | at | 2025-01-21 | day"),
    ("", "21. Januar 2025", "21. Januar 2025 | at | 2025-01-21 | day"),
    ("", "2025年1月21日", "2025年1月21日 | at | 2025-01-21 | day"),
]

CASES = (
    [("ja", *case) for case in JAPANESE]
    + [("en", *case) for case in ENGLISH]
    + [("zh", *case) for case in CHINESE]
    + OTHERS
)


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{c[0]}:{c[1]}" for c in CASES])
def test_reads_one_time(language: str, text: str, expected: str) -> None:
    assert described(text, language) == [expected]


NOTHING = [
    ("ja", "2025年13月45日"),
    ("ja", "2025年2月30日"),
    ("ja", "2月30日"),
    ("ja", "20歳"),
    ("ja", "3年生"),
    ("ja", "第3子"),
    ("ja", "3分の1"),
    ("ja", "8時30分"),
    ("ja", "1日14往復"),
    ("ja", "1日3回"),
    ("ja", "前年比3%増"),
    ("ja", "十分な説明"),
    ("ja", "千葉県"),
    ("ja", "2000人"),
    ("ja", "昭和電工"),
    ("zh", "十分重要"),
    ("zh", "3分"),
    ("zh", "一周年"),
    ("zh", "建成后年产6,000万颗"),
    ("zh", "2025年13月45日"),
    ("en", "2000 people"),
    ("en", "in 2000 cities"),
    ("en", "Fox 2000 Pictures"),
    ("en", "Windows 2000"),
    ("en", "a 20-year-old"),
    ("en", "20 years old"),
    ("en", "rose from 1800 to 2000"),
    ("en", "from 2000 to 3000"),
    ("en", "$10 billion a year"),
    ("en", "once a month"),
    ("en", "for a second time"),
    ("en", "two quarters"),
    ("en", "May I ask"),
    ("en", "March on Rome"),
    ("en", "he may march in august company"),
    ("en", "February 30, 2025"),
    ("en", "45 January 2025"),
    ("en", "2025-13-45"),
    ("en", "version 1.2.2025-rc"),
    ("en", "the Sunday Times"),
    ("en", "Q3"),
    ("de", "in 2000 Fällen"),
    ("de", "20 Jahre alt"),
    ("es", "en 2000 ciudades"),
    ("", "2016"),
    ("xx", "2016"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[f"{c[0]}:{c[1]}" for c in NOTHING])
def test_reads_no_time(language: str, text: str) -> None:
    assert described(text, language) == []


RELATIVE = [
    ("ja", "一昨年", date(2023, 1, 1), date(2023, 12, 31)),
    ("ja", "昨年", date(2024, 1, 1), date(2024, 12, 31)),
    ("ja", "去年", date(2024, 1, 1), date(2024, 12, 31)),
    ("ja", "今年", date(2025, 1, 1), date(2025, 12, 31)),
    ("ja", "来年", date(2026, 1, 1), date(2026, 12, 31)),
    ("ja", "昨年7月", date(2024, 7, 1), date(2024, 7, 31)),
    ("ja", "今年1月21日", date(2025, 1, 21), date(2025, 1, 21)),
    ("ja", "今年度", date(2024, 4, 1), date(2025, 3, 31)),
    ("ja", "先月", date(2024, 12, 1), date(2024, 12, 31)),
    ("ja", "今月", date(2025, 1, 1), date(2025, 1, 31)),
    ("ja", "先月21日", date(2024, 12, 21), date(2024, 12, 21)),
    ("ja", "来週火曜日", date(2025, 1, 28), date(2025, 1, 28)),
    ("ja", "本日", date(2025, 1, 22), date(2025, 1, 22)),
    ("ja", "昨日", date(2025, 1, 21), date(2025, 1, 21)),
    ("ja", "翌日", date(2025, 1, 23), date(2025, 1, 23)),
    ("zh", "前年", date(2023, 1, 1), date(2023, 12, 31)),
    ("zh", "下周三", date(2025, 1, 29), date(2025, 1, 29)),
    ("zh", "上个月", date(2024, 12, 1), date(2024, 12, 31)),
    ("ko", "지난해 7월", date(2024, 7, 1), date(2024, 7, 31)),
    ("en", "last year", date(2024, 1, 1), date(2024, 12, 31)),
    ("en", "last week", date(2025, 1, 13), date(2025, 1, 19)),
    ("en", "yesterday", date(2025, 1, 21), date(2025, 1, 21)),
    ("de", "letztes Jahr", date(2024, 1, 1), date(2024, 12, 31)),
    ("fr", "l'année dernière", date(2024, 1, 1), date(2024, 12, 31)),
    ("es", "ayer", date(2025, 1, 21), date(2025, 1, 21)),
]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"), RELATIVE, ids=[f"{c[0]}:{c[1]}" for c in RELATIVE]
)
def test_relative_words_count_from_the_reference(language: str, text: str, first: date, last: date) -> None:
    (known,) = find_times(text, language, REFERENCE)
    assert (known.first, known.last) == (first, last)
    assert known.relative
    (unknown,) = find_times(text, language)
    assert (unknown.first, unknown.last) == (None, None)
    assert unknown.relative == known.relative


def test_words_that_lean_count_from_the_date_before_them_in_the_sentence() -> None:
    _, leaning = find_times("2024年8月28日に発表し、翌日に発売した", "ja", REFERENCE)
    assert leaning.first == date(2024, 8, 29)
    _, same_year = find_times("2016年に設立し、同年12月に上場した", "ja", REFERENCE)
    assert (same_year.first, same_year.last) == (date(2016, 12, 1), date(2016, 12, 31))
    _, elsewhere = find_times("2024年8月28日に発表した。同日、株価は下がった", "ja")
    assert elsewhere.first is None


SEVERAL = [
    ("ja", "2027年度までの3年間で", ["2027年度まで", "3年間"]),
    ("ja", "前日の12月1日には", ["前日", "12月1日"]),
    ("en", "for the first time in 26 years on Saturday when", ["in 26 years", "Saturday"]),
    ("en", "in 2016, 2018 and 2020", ["2016", "2018", "2020"]),
    ("en", "in 2023, up from €2.6 billion a year earlier", ["2023", "a year earlier"]),
    ("zh", "2024年8月28日发布2024年半年度报告", ["2024年8月28日", "2024年半年度"]),
    ("ja", "OpenAIはJanuary 21, 2025に、2016年から", ["January 21, 2025", "2016年から"]),
]


@pytest.mark.parametrize(("language", "text", "surfaces"), SEVERAL, ids=[c[1] for c in SEVERAL])
def test_several_times_in_order(language: str, text: str, surfaces: list[str]) -> None:
    assert [t.surface for t in find_times(text, language)] == surfaces


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
FORMATS = {
    "ja": "{y}年{m}月{d}日",
    "zh": "于{y}年{m}月{d}日",
    "ko": "{y}년 {m}월 {d}일",
    "en": "on {month} {d}, {y}",
    "de": "am {d:02}.{m:02}.{y}",
    "fr": "le {y}-{m:02}-{d:02}",
}
ENGLISH_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip


@given(day=DAYS, language=st.sampled_from(sorted(FORMATS)))
def test_a_written_date_is_read_back(day: date, language: str) -> None:
    text = FORMATS[language].format(y=day.year, m=day.month, d=day.day, month=ENGLISH_MONTHS[day.month - 1])
    (time,) = find_times(text, language)
    assert (time.first, time.last, time.precision) == (day, day, Precision.DAY)


@given(day=st.dates(min_value=date(2019, 5, 1), max_value=date(2099, 12, 31)))
def test_a_date_of_the_era_is_the_same_day(day: date) -> None:
    (time,) = find_times(f"令和{day.year - 2018}年{day.month}月{day.day}日", "ja")
    assert time.first == day


@given(number=st.integers(min_value=1, max_value=99))
def test_durations_are_read_back(number: int) -> None:
    for text, language in ((f"今後{number}年間", "ja"), (f"over the next {number} years", "en")):
        (time,) = find_times(text, language)
        assert (time.duration, time.relation) == ((Decimal(number), "year"), TimeRelation.WITHIN)


@given(reference=DAYS)
def test_yesterday_is_the_day_before(reference: date) -> None:
    for text, language in (("昨日", "ja"), ("yesterday", "en"), ("昨天", "zh")):
        assert find_times(text, language, reference)[0].first == reference - timedelta(days=1)


PIECES = st.sampled_from(
    [case[1] for case in CASES] + [text for _, text in NOTHING]
    + ["、", "。", " ", "から", "まで", "〜", "-", "(", "年", "月", "日", "in ", " to "]
    + ["\x00", "\ud800", "９", "½", "か\u3099"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(st.characters(), max_size=60))


@settings(max_examples=300)
@given(text=TEXTS, language=st.sampled_from(["", "ja", "en", "zh", "ko", "de", "fr", "es", "xx", "ja-JP"]))
def test_times_stand_where_they_say(text: str, language: str) -> None:
    times = find_times(text, language, REFERENCE)
    position = 0
    for time in times:
        assert position <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.surface
        assert (time.first is None) == (time.last is None)
        if time.first and time.last:
            assert time.first <= time.last
        position = time.end
    assert times == find_times(text, language, REFERENCE)


@pytest.mark.parametrize(
    "piece", ["1", "十", "２", "年", "1-", "2016 ", "a year ", "前日", "から", "January ", "1,000,", "　"]
)
def test_long_lines_take_no_longer_than_their_length(piece: str) -> None:
    import time

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        begin = time.perf_counter()
        find_times(text, "ja", REFERENCE)
        return time.perf_counter() - begin

    seconds(100)  # compiles the patterns
    # Four times the length may take some ten times as long on a busy machine, never sixteen.
    assert seconds(20_000) < 12 * seconds(5_000) + 0.2


def test_dates_at_the_ends_of_the_calendar_do_not_crash() -> None:
    for day in (date.min, date.max):
        for text in (
            "一昨年",
            "再来年",
            "先々週",
            "明後日",
            "来年度",
            "next year",
            "last century",
            "tomorrow",
        ):
            find_times(text, "ja", day)
    assert find_times("9999年12月31日", "ja")[0].first == date(9999, 12, 31)
