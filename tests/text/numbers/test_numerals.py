from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.numbers.digits import read_digits
from claimbook.text.numbers.number_words import read_words
from claimbook.text.numbers.numerals import read_numeral, significant_digits

DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        pytest.param("1,234.5", "en", "1234.5", id="English"),
        pytest.param("1.234,5", "de", "1234.5", id="German"),
        pytest.param("1 234,5", "fr", "1234.5", id="French"),
        pytest.param("1.234.567", "es", "1234567", id="Spanish"),
        pytest.param("12,34,567", "en", "1234567", id="Indian grouping"),
        pytest.param("1.234,5", "en", "1234.5", id="German custom in an English text, beyond doubt"),
        pytest.param("1,234.5", "de", "1234.5", id="English custom in a German text, beyond doubt"),
        pytest.param("1.234", "", None, id="either, language unknown"),
        pytest.param("1.234", "en", "1.234", id="decimal in English"),
        pytest.param("1.234", "de", "1234", id="thousands in German"),
        pytest.param("1,2345", "en", None, id="no custom groups by four"),
        pytest.param("1.2.3", "en", None, id="a version"),
        pytest.param("1½", "en", "1.5", id="vulgar fraction"),
        pytest.param("10²", "en", None, id="power or footnote"),
        pytest.param("1" * 30, "en", None, id="too long for a number"),
    ],
)
def test_digits(text: str, language: str, value: str | None) -> None:
    found = read_digits(text, 0, language)
    assert found == (None if value is None else (Decimal(value), len(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5000億", "500000000000"), ("1兆2,300億", "1230000000000"), ("1兆2300億", "1230000000000"),
        ("三億五千万", "350000000"), ("1.5億", "150000000"), ("12万3千", "123000"), ("十", "10"), ("百二十",
        "120"),
        ("二〇二五", "2025"), ("千億", "100000000000"), ("两千万", "20000000"), ("3万亿", "3000000000000"),
        ("一万零五百", "10500"), ("三千五百", "3500"), ("120兆3456億7890万", "120345678900000"), ("5000 億",
        "500000000000"),
        ("12조 3,000억", "12300000000000"), ("三点五亿", "350000000"), ("五千億", "500000000000"), ("二十一",
        "21"),
    ],
)  # fmt: skip
def test_east_asian(text: str, value: str) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (Decimal(value), len(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("数十万", 200_000, 999_999), ("数百", 200, 999), ("数億", 200_000_000, 999_999_999), ("十数",
        11, 19),
        ("几十", 20, 99), ("十几亿", 1_100_000_000, 1_999_999_999), ("何千", 2_000, 9_999), ("数", 2, 9),
        ("20数", 21, 29), ("二十数", 21, 29), ("数十億", 2_000_000_000, 9_999_999_999),
    ],
)  # fmt: skip
def test_vague(text: str, low: int, high: int) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.low, numeral.high, numeral.end) == (None, low, high, len(text))


@pytest.mark.parametrize("text", ["二三人", "十五六人", "万億", "何人", "億", "十百"])
def test_leaves_alone_what_is_no_single_number(text: str) -> None:
    assert read_numeral(text, 0) is None


def test_colloquial_chinese_counts_the_next_lower_place() -> None:
    values = {t: read_numeral(t, 0, "zh") for t in ("一万三", "一百五", "两千八", "一万零三")}
    assert {t: n.value for t, n in values.items() if n} == {
        "一万三": 13_000, "一百五": 150, "两千八": 2_800, "一万零三": 10_003,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five", 25), ("one hundred and one", 101), ("a dozen", 12), ("half a dozen", 6), ("two dozen",
        24),
        ("half a trillion", 500_000_000_000), ("three hundred and forty-five thousand six hundred", 345_600),
        ("two and a half million", 2_500_000), ("a million and a half", 1_500_000), ("Ten", 10),
        ("one million two hundred thousand", 1_200_000), ("a hundred", 100), ("five hundred thousand",
        500_000),
    ],
)  # fmt: skip
def test_english_words(text: str, value: int) -> None:
    numeral = read_words(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (value, len(text))


@pytest.mark.parametrize("text", ["million", "five twenty", "thousand", "two three"])
def test_words_that_make_no_number(text: str) -> None:
    assert read_words(text, 0) is None


@pytest.mark.parametrize(
    ("number", "digits"),
    [("500000000000", 1), ("1.25E8", 3), ("12340", 4), ("0", 1), ("0.05", 1), ("-120", 2), ("1.50", 2)],
)
def test_significant_digits(number: str, digits: int) -> None:
    assert significant_digits(Decimal(number)) == digits


def in_characters(number: int) -> str:
    """An independent writer of Japanese numerals: 20300 is 二万三百."""
    if number == 0:
        return DIGITS[0]
    written = ""
    for power, big in ((12, "兆"), (8, "億"), (4, "万"), (0, "")):
        section = number // 10**power % 10_000
        if not section:
            continue
        for place, small in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = section // place % 10
            if digit:
                written += (
                    "" if digit == 1 and small and not (small == "千" and big) else DIGITS[digit]
                ) + small
        written += big
    return written


@given(st.integers(0, 10**16 - 1))
def test_round_trip_in_characters(number: int) -> None:
    written = in_characters(number)
    numeral = read_numeral(written, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(written))


@given(st.integers(0, 10**18 - 1))
def test_round_trip_with_commas(number: int) -> None:
    written = f"{number:,}"
    numeral = read_numeral(written, 0, "en")
    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(written))


@given(st.integers(0, 10**12 - 1), st.integers(0, 99))
def test_round_trip_in_german(number: int, hundredths: int) -> None:
    written = f"{number:,}".replace(",", ".") + f",{hundredths:02}"
    numeral = read_numeral(written, 0, "de")
    assert numeral is not None
    assert numeral.value == Decimal(number) + Decimal(hundredths) / 100


@given(st.integers(1, 9_999), st.integers(0, 9_999), st.integers(0, 9_999))
def test_round_trip_in_digits_and_characters(
    trillions: int, hundred_millions: int, ten_thousands: int
) -> None:
    number = trillions * 10**12 + hundred_millions * 10**8 + ten_thousands * 10**4
    written = f"{trillions}兆"
    written += f"{hundred_millions:,}億" if hundred_millions else ""
    written += f"{ten_thousands}万" if ten_thousands else ""
    numeral = read_numeral(written, 0, "ja")
    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(written))


UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
TENS_WORDS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
UNITS, TENS = UNIT_WORDS.split(), TENS_WORDS.split()


def in_english(number: int) -> str:
    """An independent writer of English numbers below 10**15."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    for factor, name in (
        (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"),
    ):  # fmt: skip
        if number >= factor:
            rest = number % factor
            joined = f" and {in_english(rest)}" if 0 < rest < 100 else f" {in_english(rest)}" if rest else ""
            return f"{in_english(number // factor)} {name}{joined}"
    raise AssertionError(number)


@given(st.one_of(st.integers(0, 9_999), st.integers(0, 10**9)))
def test_round_trip_in_english(number: int) -> None:
    written = in_english(number)
    numeral = read_words(written, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(written))
