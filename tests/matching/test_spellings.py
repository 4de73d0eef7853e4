"""Names across scripts, labelled before any of them was looked at, and what each script may stand for."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.matching.aliases import load_aliases
from claimbook.matching.name_composed import composed_alike
from claimbook.matching.name_forms import form_of
from claimbook.matching.name_spellings import kana_alike, spelled_alike
from claimbook.matching.naming import match_names
from claimbook.matching.spellings import price, script_of, units_of

WORLD = load_aliases(None)


def _pairs() -> list[dict[str, str]]:
    with Path(__file__).with_name("name_pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Of the pairs that are the same, how many are found, and of the others, how many are taken for the same.
FLOORS = {
    "zh": (0.90, 0.01),
    "ja": (0.92, 0.08),
    "jz": (0.90, 0.0),
    "ko": (0.90, 0.07),
    "ru": (0.90, 0.0),
    "ar": (0.85, 0.0),
    "en": (1.0, 0.0),
}


@pytest.mark.parametrize("scripts", FLOORS)
def test_labelled_pairs(scripts: str) -> None:
    pairs = [pair for pair in _pairs() if pair["scripts"] == scripts]
    told = Counter(
        (pair["label"], match_names(pair["name"], pair["other"], WORLD).score > 0) for pair in pairs
    )
    same = told["same", True] + told["same", False]
    different = told["different", True] + told["different", False]
    least, most = FLOORS[scripts]
    assert told["same", True] >= least * same, told
    assert told["different", True] <= most * different, told


def test_few_matches_are_wrong() -> None:
    pairs = _pairs()
    assert len(pairs) >= 480
    matched = [p["label"] for p in pairs if match_names(p["name"], p["other"], WORLD).score > 0]
    assert matched.count("same") >= 0.96 * len(matched)


def test_no_full_name_matches_anothers() -> None:
    full = [
        p
        for p in _pairs()
        if p["label"] == "same" and " " in p["other"] and len(form_of(p["name"]).parts) > 1
    ]
    meant = {(p["name"], form_of(p["other"]).key) for p in full}
    crossed = [
        (one["name"], other["other"])
        for one in full
        for other in full
        if (one["name"], form_of(other["other"]).key) not in meant
        and other["other"].isascii()
        and match_names(one["name"], other["other"], WORLD).score > 0
    ]
    assert len(full) >= 80
    assert crossed == []


@pytest.mark.parametrize(
    ("word", "latin", "paid"),
    [
        ("韦伯", "weber", 0),
        ("韦伯", "weaver", None),
        ("韦伯", "", None),
        ("丹尼尔", "daniel", 0),
        ("费雷拉", "ferreira", 0),
        ("霍夫曼", "hoffmann", 0),
        ("约翰逊", "johnston", None),
        ("诺克斯维尔", "knoxville", 1),
        ("베버", "weber", 1),
        ("마이크로소프트", "microsoft", 0),
        ("베를린", "berlin", 0),
        ("베를린", "bern", None),
        ("громов", "gromov", 0),
        ("громов", "gromyko", None),
        ("берн", "berlin", None),
        ("برلين", "berlin", 0),
        ("برن", "berlin", None),
        ("weber", "weber", None),
        ("", "", None),
    ],
    ids=str,
)
def test_the_price_of_a_reading(word: str, latin: str, paid: int | None) -> None:
    assert price(word, latin) == paid


@pytest.mark.parametrize(
    ("foreign", "latin"),
    [
        ("安娜·韦伯", "Anna Weber"),
        ("安娜・韋伯", "Anna Weber"),
        ("唐纳德·特朗普", "Donald J. Trump"),
        ("帕特里克·奥布莱恩", "Patrick O’Brien"),
        ("이정민", "Lee Jung-min"),
        ("이정민", "Jung-min Lee"),
        ("Павел Громов", "Pavel Gromov"),
        ("كارلوس نافارو", "Carlos Navarro"),
    ],
    ids=str,
)
def test_spelled_alike(foreign: str, latin: str) -> None:
    assert spelled_alike(form_of(foreign), form_of(latin))
    assert not spelled_alike(form_of(latin), form_of(foreign))


@pytest.mark.parametrize(
    ("foreign", "latin"),
    [
        ("安娜·韦伯", "Anna"),
        ("安娜·韦伯", "Anna Weaver"),
        ("安娜·韦伯", "Anna Maria Weber"),
        ("银行", "Yinhang"),  # a bank
        ("海南", "Henan"),  # the dictionary has another name for it
        ("周", "Zhou"),  # one character is too many names
        ("东京", "Dongjing"),
        ("안나", "Ann Arbor"),
        ("Павел", "Pavel Gromov"),
        ("安娜 Weber", "Anna Weber"),
        ("Anna", "Anna"),
        ("・", "Anna"),
        ("", ""),
    ],
    ids=ascii,
)
def test_not_spelled_alike(foreign: str, latin: str) -> None:
    assert not spelled_alike(form_of(foreign), form_of(latin))


@pytest.mark.parametrize(
    ("kana", "han", "alike"),
    [
        ("アンナ・ウェーバー", "安娜·韦伯", True),
        ("カルロス・ナバロ", "卡洛斯·纳瓦罗", True),
        ("キャサリン・モリス", "凯瑟琳·莫里斯", True),
        ("キャサリン・モリス", "凯瑟琳·莫里森", False),
        ("アンナ・ウェーバー", "安娜·韦弗", False),
        ("ウェーバー", "韦伯", False),  # a single word tells too little between these two
    ],
    ids=str,
)
def test_japanese_and_chinese_writings_of_one_name(kana: str, han: str, alike: bool) -> None:
    assert kana_alike(form_of(kana), form_of(han)) is alike


@pytest.mark.parametrize(
    ("name", "latin", "alike"),
    [
        ("ケルソー銀行", "Kelso Bank", True),
        ("ケルソー銀行", "Bank of Kelso", True),
        ("ケルソー市", "Kelso", True),
        ("ケルソー銀行", "Kelso", False),
        ("ケルソー銀行", "Kelso Steel", False),
        ("ケルソー銀行", "Carlson Bank", False),
        ("北海道大学", "Hokkaido University", True),
        ("北海道大学", "Hokkaido Electric Power", False),
        ("삼성전자", "Samsung Electronics", True),
        ("삼성전자", "Samsung SDI", False),
        ("銀行", "Bank", False),
        ("", "", False),
    ],
    ids=str,
)
def test_names_with_what_they_are(name: str, latin: str, alike: bool) -> None:
    assert composed_alike(form_of(name), form_of(latin)) is alike


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("韦伯", "Anna Weber"),
        ("Weber", "安娜·韦伯"),
        ("Громов", "Pavel Gromov"),
        ("나바로", "Carlos Navarro"),
    ],
    ids=str,
)
def test_a_surname_in_another_script_is_part_of_the_name(claim: str, evidence: str) -> None:
    assert match_names(claim, evidence, WORLD).level.value == "partial"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_word_has_a_price_or_none(word: str, latin: str) -> None:
    paid = price(word, latin)
    assert paid is None or paid >= 0
    assert (paid is None) or script_of(word)


@given(st.text(alphabet="安娜韦伯卜龘한글이박ЯгØعمدا", max_size=20))
def test_every_unit_may_stand_for_something(word: str) -> None:
    assert all(units_of(word))


@pytest.mark.parametrize("letter", ["韦", "한", "я", "م"], ids=ascii)
def test_long_words_end(letter: str) -> None:
    assert price(letter * 10_000, "weber" * 2_000) is None
    assert not spelled_alike(form_of(f"{letter} " * 3_000), form_of("weber " * 3_000))
