"""How two quantities compare: thresholds and vague amounts give these levels."""

from __future__ import annotations

import pytest

from claimbook.core.labels import Level
from claimbook.judging.quantities import compare_quantities
from claimbook.text.numbers.quantities import find_quantities

CASES = [
    ("5000億ドル", "ja", "$500 billion", "en", Level.EQUAL),
    ("5000亿美元", "zh", "half a trillion dollars", "en", Level.EQUAL),
    ("500億ドル", "ja", "$500 billion", "en", Level.DIFFERENT),
    ("10万人", "ja", "hundreds of thousands of jobs", "en", Level.DIFFERENT),
    ("数十万人", "ja", "hundreds of thousands of people", "en", Level.EQUAL),
    ("30万人", "ja", "hundreds of thousands of people", "en", Level.MORE_SPECIFIC),
    ("more than $400 billion", "en", "$500 billion", "en", Level.COMPATIBLE),
    ("at least 500 people", "en", "500 people", "en", Level.COMPATIBLE),
    ("more than 500 people", "en", "500 people", "en", Level.MORE_SPECIFIC),
    ("more than 600 people", "en", "500 people", "en", Level.DIFFERENT),
    ("1.2 million people", "en", "1.23 million people", "en", Level.ROUNDED),
    ("1.3 million people", "en", "1.23 million people", "en", Level.DIFFERENT),
    ("about 500 people", "en", "498 people", "en", Level.ROUNDED),
    ("about 500 people", "en", "700 people", "en", Level.DIFFERENT),
    ("4 people", "en", "4.4 people", "en", Level.DIFFERENT),
    ("12.5%", "en", "12.5パーセント", "ja", Level.EQUAL),
]


@pytest.mark.parametrize(
    ("claim", "cl", "evidence", "el", "level"), CASES, ids=[f"{c[0]} v {c[2]}" for c in CASES]
)
def test_levels(claim: str, cl: str, evidence: str, el: str, level: Level) -> None:
    assert compare_quantities(find_quantities(claim, cl)[0], find_quantities(evidence, el)[0]) is level
