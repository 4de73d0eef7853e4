"""Times against times, by the words that they stand in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Level
from claimbook.judging.times import compare_times
from claimbook.text.dates.times import Time, find_times

EQUAL, LESS, MORE = Level.EQUAL, Level.LESS_SPECIFIC, Level.MORE_SPECIFIC
DIFFERENT, MISSING, COMPATIBLE = Level.DIFFERENT, Level.MISSING_IN_EVIDENCE, Level.COMPATIBLE
ROUNDED = Level.ROUNDED


def time_in(text: str, reference: date | None = None) -> Time:
    language = "en" if text.isascii() else "zh" if any(c in text for c in "未来过个两至") else "ja"
    (time,) = find_times(text, language, reference)
    return time


CASES = [
    # Dates
    ("2025年1月21日", "January 21, 2025", EQUAL),
    ("令和7年1月21日", "January 21, 2025", EQUAL),
    ("2019年", "令和元年", EQUAL),
    ("平成31年", "in 2019", EQUAL),
    ("January 2025", "January 21, 2025", LESS),
    ("in 2025", "January 21, 2025", LESS),
    ("January 21, 2025", "in January 2025", MORE),
    ("January 21, 2025", "in 2025", MORE),
    ("1990年代", "in 1995", LESS),
    ("in 1995", "the 1990s", MORE),
    ("21世紀", "January 21, 2025", LESS),
    ("2024年末", "December 2024", LESS),
    ("2025年2月21日", "January 21, 2025", DIFFERENT),
    ("January 12, 2025", "January 21, 2025", DIFFERENT),
    ("in 2024", "in 2025", DIFFERENT),
    ("in 2024", "January 21, 2025", DIFFERENT),
    ("Q3 2024", "Q2 2024", DIFFERENT),
    ("Q3 2024", "August 2024", LESS),
    ("第3四半期", "the third quarter", EQUAL),
    ("第3四半期", "the second quarter", DIFFERENT),
    ("第3四半期", "Q3 2024", LESS),
    ("上半期", "the third quarter", MISSING),
    ("the 1980s", "the 1990s", DIFFERENT),
    # Rough dates
    ("2016年頃", "in 2016", EQUAL),
    ("2016年頃", "in 2017", MISSING),
    ("2016年頃", "in 2020", DIFFERENT),
    # Without a year
    ("1月21日", "January 21", EQUAL),
    ("1月21日", "January 21, 2025", LESS),
    ("1月21日", "January 22, 2025", DIFFERENT),
    ("1月21日", "in 2025", MISSING),
    ("1月21日", "in January 2025", MORE),
    ("2月21日", "in January 2025", DIFFERENT),
    ("12月", "January 21, 2025", DIFFERENT),
    ("12月", "in December 2024", LESS),
    ("12月", "in 2024", MISSING),
    ("12月", "H1 2024", DIFFERENT),
    ("January 21, 2025", "on January 21", MORE),
    ("January 21, 2025", "on January 22", DIFFERENT),
    ("in January", "on January 21", LESS),
    ("on January 21", "in January", MORE),
    ("7月下旬", "7月下旬", EQUAL),
    ("7月下旬", "7月上旬", MISSING),
    ("7月下旬", "in July", MORE),
    ("7月", "late July", LESS),
    ("8月", "late July", DIFFERENT),
    ("14-15 June", "June 16, 2024", MISSING),
    ("14-15 June", "May 14, 2024", DIFFERENT),
    # Weekdays
    ("火曜日", "on Tuesday", EQUAL),
    ("火曜日", "on Wednesday", DIFFERENT),
    ("火曜日", "January 21, 2025", LESS),
    ("水曜日", "January 21, 2025", DIFFERENT),
    ("January 21, 2025", "on Tuesday", MORE),
    ("January 21, 2025", "on Wednesday", DIFFERENT),
    ("1月21日(火)", "January 21, 2025", LESS),
    ("1月21日(水)", "January 21, 2025", DIFFERENT),
    ("1月21日", "on Tuesday", MISSING),
    ("火曜日", "in January 2025", MISSING),
    # Since, until and their like
    ("2016年から", "since 2016", EQUAL),
    ("2016年以来", "dates from 2016", EQUAL),
    ("since 2016", "since 2017", DIFFERENT),
    ("2018年から", "dates from 2016", DIFFERENT),
    ("since 2016", "since March 2016", LESS),
    ("since March 2016", "since 2016", MORE),
    ("since 2016", "since the beginning of 2016", EQUAL),
    ("2016年にさかのぼる", "dates from 2016", EQUAL),
    ("since 2016", "in 2016", COMPATIBLE),
    ("in 2016", "since 2016", COMPATIBLE),
    ("since 2016", "in March 2016", LESS),
    ("since 2018", "in 2016", DIFFERENT),
    ("since 2016", "in 2018", MISSING),
    ("since 2016", "until 2016", DIFFERENT),
    ("since 2030", "until 2016", DIFFERENT),
    ("since 2016", "until 2030", MISSING),
    ("2030年まで", "through 2030", EQUAL),
    ("2030年まで", "until the end of 2030", EQUAL),
    ("by 2030", "until the end of 2030", EQUAL),
    ("by 2030", "by 2035", DIFFERENT),
    ("2027年に終わる", "through 2030", DIFFERENT),
    ("2030年に終わる", "through 2030", EQUAL),
    ("in 2035", "until 2030", DIFFERENT),
    ("in 2027", "until 2030", MISSING),
    ("before 2030", "until 2029", COMPATIBLE),
    ("after 2016", "since 2017", COMPATIBLE),
    ("after 2016", "since 2016", COMPATIBLE),
    ("after 2016", "in 2016", MISSING),
    ("during 2016", "in 2016", EQUAL),
    # Spans
    ("2019年から2021年まで", "from 2019 to 2021", EQUAL),
    ("2019年至2021年", "from 2019 to 2022", DIFFERENT),
    ("in 2020", "from 2019 to 2021", MORE),
    ("from 2019 to 2021", "in 2020", LESS),
    ("from 2019 to 2021", "in 2023", DIFFERENT),
    # Fiscal years
    ("2024年度", "fiscal 2024", COMPATIBLE),
    ("2024年度", "fiscal 2025", MISSING),
    ("2024年度", "fiscal 2030", DIFFERENT),
    ("fiscal 2024", "fiscal 2025", DIFFERENT),
    ("2024年度", "January 21, 2025", LESS),
    ("2024年度", "in 2024", MISSING),
    ("fiscal 2024", "in November 2023", MISSING),
    ("fiscal 2024", "in 2010", DIFFERENT),
    # Durations
    ("4年間", "for four years", EQUAL),
    ("四年", "for 48 months", EQUAL),
    ("for 24 months", "for two years", EQUAL),
    ("for a decade", "for 10 years", EQUAL),
    ("半世紀", "for five decades", EQUAL),
    ("半年", "for six months", EQUAL),
    ("两年", "for two years", EQUAL),
    ("14日間", "for two weeks", EQUAL),
    ("48時間", "for two days", EQUAL),
    ("for 90 days", "for three months", ROUNDED),
    ("for 52 weeks", "for one year", ROUNDED),
    ("for four weeks", "for two months", DIFFERENT),
    ("今後4年間", "over the next four years", EQUAL),
    ("未来四年", "over the coming four years", EQUAL),
    ("今後10年間", "over the coming four years", DIFFERENT),
    ("8年", "over the coming four years", DIFFERENT),
    ("4年間", "over the coming four years", LESS),
    ("over the next four years", "for four years", COMPATIBLE),
    ("4 years", "5 years", DIFFERENT),
    ("今後4年間", "過去4年間", DIFFERENT),
    ("10 years ago", "10年後", DIFFERENT),
    ("10 years ago", "over the next four years", MISSING),
    ("10 years ago", "over the past decade", COMPATIBLE),
    ("about ten years", "11 years", COMPATIBLE),
    ("about ten years", "13 years", DIFFERENT),
    ("ten years", "about ten years", COMPATIBLE),
    ("10年以上", "12 years", COMPATIBLE),
    ("10年以上", "8 years", DIFFERENT),
    ("10年以上", "more than 10 years", EQUAL),
    ("more than 10 years", "more than 12 years", LESS),
    ("more than 12 years", "more than 10 years", MORE),
    ("12 years", "more than 10 years", MORE),
    ("8 years", "more than 10 years", DIFFERENT),
    ("more than 10 years", "10 years", MORE),
    ("up to 5 years", "3 years", COMPATIBLE),
    ("up to 5 years", "more than 10 years", DIFFERENT),
    ("up to 15 years", "more than 10 years", MISSING),
    # What cannot be compared
    ("4年間", "in 2016", MISSING),
    ("in 2016", "for four years", MISSING),
    ("昨年", "in 2024", MISSING),
    ("in 2024", "last year", MISSING),
    ("昨年", "last year", MISSING),
    ("昨年7月", "in July 2024", MISSING),
    ("昨年7月", "in June 2024", DIFFERENT),
    ("数年", "for four years", MISSING),
    ("数年", "数年", EQUAL),
    ("3〜5年", "4 years", MISSING),
    ("火曜日", "in 2025", MISSING),
]


@pytest.mark.parametrize(("claim", "evidence", "level"), CASES, ids=[f"{c[0]} / {c[1]}" for c in CASES])
def test_level(claim: str, evidence: str, level: Level) -> None:
    assert compare_times(time_in(claim), time_in(evidence)) is level


def test_a_relative_word_is_a_date_once_its_reference_is_known() -> None:
    claim = time_in("昨年7月", date(2025, 1, 22))
    assert compare_times(claim, time_in("July 2024")) is EQUAL
    assert compare_times(claim, time_in("July 2023")) is DIFFERENT


TEXTS = st.sampled_from(sorted({text for case in CASES for text in case[:2]}))


@given(text=TEXTS)
def test_a_time_agrees_with_itself_or_is_not_comparable(text: str) -> None:
    level = compare_times(time_in(text), time_in(text))
    assert level is (MISSING if time_in(text).relative else EQUAL)


@given(a=TEXTS, b=TEXTS)
def test_difference_does_not_depend_on_the_side(a: str, b: str) -> None:
    there, back = compare_times(time_in(a), time_in(b)), compare_times(time_in(b), time_in(a))
    assert (there is DIFFERENT) == (back is DIFFERENT)
    assert there is not LESS or back is not LESS
