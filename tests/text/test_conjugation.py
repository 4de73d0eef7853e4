"""Verbs from the form that leads on into the form that ends."""

from __future__ import annotations

import pytest

from claimbook.text.conjugation import final_form
from claimbook.text.words import japanese_morphemes

CASES = [
    ("計画を書き、", "書く", "書いた"),
    ("海を泳ぎ、", "泳ぐ", "泳いだ"),
    ("量を増やし、", "増やす", "増やした"),
    ("試合に勝ち、", "勝つ", "勝った"),
    ("会議を行い、", "行う", "行った"),
    ("資料を読み、", "読む", "読んだ"),
    ("学校へ行き、", "行く", "行った"),
    ("機会を与え、", "与える", "与えた"),
    ("会議を主導し、", "する", "した"),
]


@pytest.mark.parametrize(("words", "present", "past"), CASES, ids=[case[0] for case in CASES])
def test_final_form(words: str, present: str, past: str) -> None:
    verb = japanese_morphemes(words)[-2]
    assert (final_form(verb, is_past=False), final_form(verb, is_past=True)) == (present, past)


def test_what_does_not_lead_on_has_no_final_form() -> None:
    assert final_form(japanese_morphemes("計画を書く。")[-2], is_past=False) == ""
