"""Languages by script and by little words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.languages import detect_language

CASES = [
    ("ja", "孫氏が会長に就任する。"),
    ("ja", "OpenAIのAPI"),
    ("ja", "トランプ"),
    ("ja", "OpenAI、ソフトバンク、Oracle、MGX"),
    ("zh", "特朗普宣布5000亿美元计划"),
    ("zh", "這是一項新的計畫"),
    ("ko", "도널드 트럼프 대통령은 발표했다"),
    ("ru", "Президент объявил о проекте"),
    ("uk", "Президент оголосив про її проєкт"),
    ("ar", "أعلن الرئيس عن المشروع"),
    ("en", "A man is playing a guitar."),
    ("en", "Filming in India was delayed due to unrest."),
    ("en", "Jennifer Lopez made a single."),
    ("en", "Joe Rogan moved to Los Angeles in 1994."),
    ("en", "美国 CEO Sam Altman said that the plan is ready for the public."),
    ("de", "Der Präsident hat einen Plan vorgestellt."),
    ("fr", "Le président a annoncé un plan."),
    ("es", "El presidente de México anunció un plan."),
    ("it", "Il presidente ha annunciato un piano."),
    ("pt", "O presidente do Brasil anunciou um plano."),
    ("nl", "De president heeft een plan aangekondigd."),
    ("id", "Presiden mengumumkan rencana ini kepada publik di Jakarta."),
    ("", "MGX"),
    ("", "12345"),
    ("", ""),
]


@pytest.mark.parametrize(("language", "text"), CASES, ids=[f"{la or 'none'}: {t[:20]}" for la, t in CASES])
def test_detect_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        pytest.param("米国大統領会見", "ja", "ja", id="Han-only headline in Japanese surroundings"),
        pytest.param("米国大統領会見", "zh", "zh", id="the same in Chinese surroundings"),
        pytest.param("Azure", "de", "de", id="a bare name takes the hint"),
        pytest.param("The plan is ready.", "ja", "en", id="plain English overrules the hint"),
        pytest.param("彼は会長です。", "zh", "ja", id="kana overrule the hint"),
    ],
)
def test_hint_settles_only_what_is_open(text: str, hint: str, expected: str) -> None:
    assert detect_language(text, hint) == expected


@given(st.text(max_size=200))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    assert len(detect_language(text)) in (0, 2)
