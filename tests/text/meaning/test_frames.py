"""The tables of framing words and of contrasts, and what is found by them."""

from __future__ import annotations

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.meaning.frames import find_framing
from claimbook.text.meaning.modality import Modality, find_modality
from claimbook.text.meaning.opposites import find_poles, is_two_ended
from claimbook.text.meaning.scope import Scope, find_scopes

LANGUAGES = ["ja", "en", "zh", "de", "fr", "es", "ko"]
KINDS = {*(m.value for m in Modality), *(s.value for s in Scope)}

MODALITY = [
    ("en", "Kelso Bank is considering a bid.", ["sought"]),
    ("en", "The clinic opened in May 2020.", []),
    ("en", "If it rains, the match ends.", ["conditional"]),
    ("en", "The concert was cancelled.", ["called off"]),
    ("en", "Did it close?", ["asked"]),
    ("en", "He allegedly lied.", ["alleged"]),
    ("ja", "開業を見送った。", ["called off"]),
    ("ja", "雨が降れば中止する。", ["conditional", "called off"]),
    ("ja", "報告しなければならない。", []),
    ("ja", "横領した疑いがある。", ["alleged"]),
    ("ja", "証拠を隠そうとした。", ["planned", "sought"]),
    ("ja", "閉鎖したのか。", ["asked"]),
    ("zh", "如果下雨，比赛取消。", ["conditional", "called off"]),
    ("zh", "他涉嫌受贿。", ["alleged"]),
    ("zh", "董事会主席发言。", []),
    ("de", "Der Vorstand könnte zurücktreten.", ["possible"]),
    ("fr", "Le concert est annulé.", ["called off"]),
    ("es", "Es el presunto autor.", ["alleged"]),
    ("ko", "공장 폐쇄를 검토했다.", ["sought"]),
]
SCOPES = [
    ("en", "All towns except Aske", ["all", "except"]),
    ("en", "the former chief executive", ["former"]),
    ("en", "the second largest city", ["ranked"]),
    ("ja", "元社長", ["former"]),
    ("ja", "元気な社長", []),
    ("ja", "副作用がある", []),
    ("ja", "一部の住宅", ["partly"]),
    ("zh", "代理市长", ["acting"]),
    ("zh", "副作用", []),
]


@pytest.mark.parametrize(("language", "text", "kinds"), MODALITY, ids=[c[1] for c in MODALITY])
def test_modality(language: str, text: str, kinds: list[str]) -> None:
    assert sorted(m.modality.value for m in find_modality(text, language)) == sorted(kinds)


@pytest.mark.parametrize(("language", "text", "scopes"), SCOPES, ids=[c[1] for c in SCOPES])
def test_scope(language: str, text: str, scopes: list[str]) -> None:
    assert [m.scope.value for m in find_scopes(text, language)] == scopes


def test_every_row_of_the_table_is_of_a_kind_that_is_read() -> None:
    file = resources.files("claimbook.text") / "data" / "frames.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert {row["kind"] for row in rows} == KINDS - {"asked"}
    assert len({(row["kind"], row["language"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_matches_an_empty_text(language: str) -> None:
    assert list(find_framing("", language, KINDS)) == []


CONTRASTS = [
    ("ja", "会議は午後に始まった", ("time of day", 2)),
    ("ja", "火災で12人が負傷した", ("harm", 1)),
    ("en", "It sells 30 tonnes per day.", ("rate", 1)),
    ("en", "It sells 30 tonnes a year.", ("rate", 5)),
    ("en", "the largest port", ("extreme", 0)),
    ("zh", "工厂在2023年下降", ("increase/decrease", 1)),
    ("zh", "每月消耗", ("rate", 3)),
]


@pytest.mark.parametrize(("language", "text", "end"), CONTRASTS, ids=[c[1] for c in CONTRASTS])
def test_contrasts(language: str, text: str, end: tuple[str, int]) -> None:
    assert end in [(p.pair, p.place) for p in find_poles(text, language)]


def test_the_law_is_not_the_opposite_of_what_is_illegal() -> None:
    assert [p.pair for p in find_poles("The law passed.", "en")] == ["approve/reject"]


def test_contrasts_of_two_ends_and_of_more() -> None:
    assert is_two_ended("increase/decrease")
    assert not is_two_ended("time of day")


@given(text=st.text(max_size=120), language=st.sampled_from([*LANGUAGES, "ru", ""]))
def test_offsets_are_true(text: str, language: str) -> None:
    marks = (*find_modality(text, language), *find_scopes(text, language), *find_poles(text, language))
    assert all(text[m.start : m.end] == m.surface for m in marks)
