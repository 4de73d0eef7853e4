"""What a claim's unknown name may stand for, and which names get no proposal."""

from __future__ import annotations

import pytest

from claimbook.matching.aliases import load_aliases
from claimbook.matching.proposals import propose_names

WORLD = load_aliases(None)


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("ウルトラマン", "Sam Altman"),  # 奥特曼, from Chinese
        ("Ultraman", "Sam Altman"),
        ("Sun Zhengyi", "Masayoshi Son"),  # 孙正义, from Chinese
        ("甲骨文字", "Oracle"),  # 甲骨文, from Chinese
        ("リンゴ", "Apple"),  # 苹果, from Chinese
        ("スターシェイド", ""),
        ("田中太郎", ""),
        ("Nokia", ""),
        ("OpenAI", ""),  # a known name needs no proposal
        ("", ""),
    ],
    ids=ascii,
)
def test_proposals(name: str, proposed: str) -> None:
    sources = ["OpenAI", "Sam Altman", "Masayoshi Son", "Oracle", "Apple"]
    found = propose_names([name], sources, WORLD)
    assert [p.proposed for p in found] == ([proposed] if proposed else [])
    assert all(p.name == name and p.reason and 0 < p.score < 1 for p in found)
