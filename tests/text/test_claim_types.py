"""The kind of a statement: the first that fits."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Attribution, ClaimType
from claimbook.text.claim_types import claim_type

CASES = [
    ("初期の出資者には、A社、B社、C社、D社が含まれていた。", ClaimType.MEMBERSHIP),
    ("The partners are Arm, Oracle and Acme.", ClaimType.MEMBERSHIP),
    ("出资方包括软银、甲骨文和微软。", ClaimType.MEMBERSHIP),
    ("会長には孫正義氏が就任します。", ClaimType.ROLE),
    ("SoftBank has financial responsibility.", ClaimType.ROLE),
    ("孙正义担任董事长。", ClaimType.ROLE),
    ("その規模はアポロ計画に匹敵する。", ClaimType.COMPARISON),
    ("It is the largest plant in Europe.", ClaimType.COMPARISON),
    ("More than 500 people came.", ClaimType.QUANTITY),
    ("初期投資額は1,000億ドルとなる。", ClaimType.QUANTITY),
    ("The trial ran from March 2021 to November 2023.", ClaimType.TIME),
    ("市長は昨年7月に辞任した。", ClaimType.TIME),
    ("Acme acquired Widget.", ClaimType.RELATION),
    ("マイクロソフトはオラクルと提携した。", ClaimType.RELATION),
    ("A man is playing.", ClaimType.EVENT),
    ("社名はG42に由来する。", ClaimType.EVENT),
    ("市は最大30万円を補助する。", ClaimType.QUANTITY),
    ("最大会派の代表が反対した。", ClaimType.EVENT),
    ("The film won at Cannes.", ClaimType.EVENT),
    ("", ClaimType.EVENT),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_claim_type(sentence: str, expected: ClaimType) -> None:
    assert claim_type(sentence) is expected


with (Path(__file__).parent / "claim_type_cases.csv").open(encoding="utf-8", newline="") as file:
    MORE = [(row["claim"], ClaimType(row["claim_type"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("sentence", "expected"), MORE, ids=[case[0] for case in MORE])
def test_claims_of_many_kinds_of_article(sentence: str, expected: ClaimType) -> None:
    assert claim_type(sentence) is expected


@given(st.text(max_size=80), st.sampled_from(["ja", "en", "zh", "ko", "de", ""]))
def test_any_text_has_a_type(sentence: str, language: str) -> None:
    assert claim_type(sentence, language=language) in ClaimType


def test_words_of_somebody_are_a_quote_whatever_they_say() -> None:
    assert claim_type("It cost $5.", Attribution.DIRECT_QUOTE) is ClaimType.QUOTE
