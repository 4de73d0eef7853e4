"""Words that point back are replaced only where one name can be meant."""

from __future__ import annotations

import pytest

from claimbook.text.references import resolve

CASES = [
    pytest.param(
        "ja", "同社は新しい。", ["MGXは、投資会社です。"], "MGXは新しい。", "同社 = MGX", id="ja: company"
    ),
    pytest.param(
        "ja",
        "同社は新しい。",
        ["山田氏は社長だ。"],
        "同社は新しい。",
        "unresolved: 同社",
        id="ja: person before",
    ),
    pytest.param(
        "ja",
        "同社は新しい。",
        ["A社とB社は組んだ。"],
        "同社は新しい。",
        "unresolved: 同社",
        id="ja: two companies",
    ),
    pytest.param("ja", "同社は新しい。", [], "同社は新しい。", "unresolved: 同社", id="ja: nothing before"),
    pytest.param(
        "ja",
        "この計画は大きい。",
        ["速報", "市は「春・プロジェクト」と呼ばれる計画を発表した。", "国は投資する。"],
        "春・プロジェクトは大きい。",
        "この計画 = 春・プロジェクト",
        id="ja: the only project so far",
    ),
    pytest.param(
        "ja",
        "この計画は大きい。",
        ["題", "アポロ計画やマンハッタン計画がある。"],
        "この計画は大きい。",
        "unresolved: この計画",
        id="ja: two projects",
    ),
    pytest.param(
        "ja", "しかし、これは合意だ。", [], "これは合意だ。", "unresolved: これ", id="ja: connective goes"
    ),
    pytest.param(
        "ja", "注目すべきは、B社が入れなかったことだ。", [], "B社が入れなかった", "", id="ja: frame goes"
    ),
    pytest.param(
        "ja", "市は橋を建てた。", ["同社は新しい。"], "市は橋を建てた。", "", id="ja: nothing to do"
    ),
    pytest.param(
        "en",
        "The company fell.",
        ["Acme announced a loss."],
        "Acme fell.",
        "The company = Acme",
        id="en: company",
    ),
    pytest.param(
        "en",
        "The company fell.",
        ["Acme bought Widget."],
        "The company fell.",
        "unresolved: The company",
        id="en: two",
    ),
    pytest.param("en", "However, it fell.", [], "It fell.", "unresolved: It", id="en: connective goes"),
    pytest.param("en", "It is worth noting that Acme fell.", [], "Acme fell.", "", id="en: frame goes"),
    pytest.param(
        "en",
        "The project is big.",
        ["The Spring Project began."],
        "The Spring Project is big.",
        "The project = The Spring Project",
        id="en: project",
    ),
    pytest.param("zh", "该项目很大。", ["“春芽”项目启动。"], "春芽很大。", "该项目 = 春芽", id="zh: project"),
    pytest.param(
        "zh", "该公司上市。", ["微软上涨。"], "该公司上市。", "unresolved: 该公司", id="zh: company"
    ),
    pytest.param("de", "Es ist da.", ["Der Plan."], "Es ist da.", "", id="de: no rules"),
]


@pytest.mark.parametrize(("language", "statement", "preceding", "text", "note"), CASES)
def test_resolve(language: str, statement: str, preceding: list[str], text: str, note: str) -> None:
    resolved = resolve(statement, language, preceding)
    assert (resolved.text, resolved.note) == (text, note)
