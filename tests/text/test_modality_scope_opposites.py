"""Modality, scope and opposites: case tables."""

from __future__ import annotations

import pytest

from claimbook.text.meaning.modality import find_modality
from claimbook.text.meaning.opposites import find_poles
from claimbook.text.meaning.scope import find_scopes

MODALITY = [
    ("en", "Stargate intends to invest.", ["planned"]),
    ("en", "The city will build a school.", ["planned"]),
    ("en", "Prices may rise.", ["possible"]),
    ("en", "The plant has been completed.", []),
    ("en", "The plant employs 400 people.", []),
    ("ja", "工場を建設する予定だ。", ["planned"]),
    ("ja", "価格は上がるかもしれない。", ["possible"]),
    ("ja", "工場を建設した。", []),
    ("ja", "工場は市内にある。", []),
    ("zh", "公司计划投资工厂。", ["planned"]),
    ("zh", "价格可能上涨。", ["possible"]),
    ("zh", "工厂已建成。", []),
]
SCOPE = [
    ("en", "Only Azure runs it.", ["only"]),
    ("en", "It is not only cheap.", []),
    ("en", "All employees stay.", ["all"]),
    ("ja", "Azureのみで動く", ["only"]),
    ("ja", "安いだけでなく速い", []),
    ("ja", "全員が残る", ["all"]),
    ("zh", "只在Azure运行", ["only"]),
    ("zh", "所有员工留任", ["all"]),
]
POLES = [
    ("en", "Sales rose.", [("increase/decrease", True)]),
    ("en", "Revenue declined.", [("increase/decrease", False)]),
    ("ja", "売上高は減少した", [("increase/decrease", False)]),
    ("ja", "議会は法案を否決した", [("approve/reject", False)]),
    ("zh", "销售额下降", [("increase/decrease", False)]),
    ("zh", "议会批准了法案", [("approve/reject", True)]),
    ("ja", "工場がある", []),
]


@pytest.mark.parametrize(("language", "text", "kinds"), MODALITY, ids=[c[1] for c in MODALITY])
def test_modality(language: str, text: str, kinds: list[str]) -> None:
    assert [m.modality.value for m in find_modality(text, language)] == kinds


@pytest.mark.parametrize(("language", "text", "scopes"), SCOPE, ids=[c[1] for c in SCOPE])
def test_scope(language: str, text: str, scopes: list[str]) -> None:
    assert [m.scope.value for m in find_scopes(text, language)] == scopes


@pytest.mark.parametrize(("language", "text", "poles"), POLES, ids=[c[1] for c in POLES])
def test_opposites(language: str, text: str, poles: list[tuple[str, bool]]) -> None:
    assert [(p.pair, p.positive) for p in find_poles(text, language)] == poles
