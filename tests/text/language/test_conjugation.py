"""Verbs from the form that leads on into the form that ends."""

from __future__ import annotations

import pytest

from claimbook.text.language.conjugation import Tone, conclude, final_form, lasting_form
from claimbook.text.language.words import japanese_morphemes

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


CLAUSES = [
    ("激しい雨が続き", "激しい雨が続く", "激しい雨が続きます", "激しい雨が続いた", "激しい雨が続きました"),
    ("女性で高く", "女性で高い", "女性で高いです", "女性で高かった", "女性で高かったです"),
    (
        "運転を見合わせており",
        "運転を見合わせている",
        "運転を見合わせています",
        "運転を見合わせていた",
        "運転を見合わせていました",
    ),
    ("原因は雨で", "原因は雨である", "原因は雨です", "原因は雨であった", "原因は雨でした"),
    (
        "工場は建設中であり",
        "工場は建設中である",
        "工場は建設中です",
        "工場は建設中であった",
        "工場は建設中でした",
    ),
    ("計画せず", "計画しない", "計画しないです", "計画しなかった", "計画しなかったです"),
    ("誰もおらず", "誰もいない", "誰もいないです", "誰もいなかった", "誰もいなかったです"),
    ("呼ばれ", "呼ばれる", "呼ばれます", "呼ばれた", "呼ばれました"),
]


@pytest.mark.parametrize("forms", CLAUSES, ids=[case[0] for case in CLAUSES])
def test_conclude(forms: tuple[str, ...]) -> None:
    clause, *expected = forms
    tones = [Tone(past, polite) for past in (False, True) for polite in (False, True)]
    endings = [conclude(japanese_morphemes(clause), tone) for tone in tones]
    assert [clause[: e.cut] + e.words for e in endings if e] == expected


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("水を使い", "使っている"),
        ("飲み", "飲んでいる"),
        ("泳ぎ", "泳いでいる"),
        ("持ち", "持っている"),
        ("あり", ""),
    ],
)
def test_lasting_form(verb: str, form: str) -> None:
    assert lasting_form(japanese_morphemes(verb)[-1]) == form
