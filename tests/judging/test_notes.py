"""Every note that comparison writes is told in English and in Japanese."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.comparison import Setting, compare
from claimbook.judging.notes import MANNERS, NOTES, told
from claimbook.matching.aliases import load_aliases
from claimbook.text.facts import read_facts
from claimbook.text.language.languages import detect_language
from claimbook.text.meaning.modality import Modality
from claimbook.text.meaning.scope import Scope

PAIRS = Path(__file__).parents[1] / "golden" / "pairs.csv"
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def noted(kind: FactKind, note: str, in_claim: str = "a", in_evidence: str = "b") -> Comparison:
    return Comparison(kind, in_claim, 0, 1, in_evidence, 0, 1, Level.EQUAL, note)


def test_every_note_of_the_golden_pairs_has_japanese_words() -> None:
    aliases = load_aliases(None)
    seen = 0
    with PAIRS.open(encoding="utf-8-sig", newline="") as file:
        for row in list(csv.DictReader(file)):
            claim, evidence = (
                read_facts(row[side], detect_language(row[side]), aliases.surfaces)
                for side in ("claim", "evidence")
            )
            for found in compare(claim, evidence, Setting(same_moment=True), aliases).rows:
                words = told(found, "ja")
                seen += bool(words)
                assert not words or _JAPANESE.search(words), (found.kind, found.note)
    assert seen > 30


def test_every_way_of_being_less_real_or_narrower_has_its_words() -> None:
    assert set(MANNERS) == {m.value for m in (*Modality, *Scope)}


@pytest.mark.parametrize("key", NOTES)
def test_a_note_names_what_it_names_in_both_languages(key: str) -> None:
    note = key.replace("{}", "北洋銀行")
    for language in ("en", "ja"):
        words = told(noted(FactKind.NAME, note), language)
        assert "{" not in words
        assert words.count("北洋銀行") == (key.count("{}") if words else 0)


@pytest.mark.parametrize(
    ("language", "in_claim", "in_evidence", "words"),
    [
        ("en", "", "plans to", "the source has it as planned"),
        ("en", "plans to", "", "the claim has it as planned"),
        ("ja", "", "plans to", "資料では予定・意向としている"),
        ("ja", "予定", "", "主張では予定・意向としている"),
    ],
)
def test_a_manner_says_whose_it_is(language: str, in_claim: str, in_evidence: str, words: str) -> None:
    assert told(noted(FactKind.MODALITY, "planned", in_claim, in_evidence), language) == words


def test_a_note_that_nobody_knows_stays_and_a_pair_of_opposites_is_not_shown() -> None:
    assert told(noted(FactKind.NAME, "quite new"), "ja") == "quite new"
    assert told(noted(FactKind.DIRECTION, "increase/decrease"), "ja") == ""
