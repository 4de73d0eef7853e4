"""The kind of a statement: the first that fits."""

from __future__ import annotations

import pytest

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
    ("", ClaimType.EVENT),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_claim_type(sentence: str, expected: ClaimType) -> None:
    assert claim_type(sentence) is expected


def test_words_of_somebody_are_a_quote_whatever_they_say() -> None:
    assert claim_type("It cost $5.", Attribution.DIRECT_QUOTE) is ClaimType.QUOTE
