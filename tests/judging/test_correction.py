"""The claim set right by its evidence, in the claim's own language or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claimbook.core.labels import FactKind, Level, Verdict
from claimbook.core.model import Comparison
from claimbook.core.settings import DEFAULTS
from claimbook.judging.comparison import Setting, compare
from claimbook.judging.correction import corrected
from claimbook.judging.decision import find
from claimbook.matching.aliases import load_aliases
from claimbook.text.facts import read_facts
from claimbook.text.language.languages import detect_language

GOLDEN = Path(__file__).parents[1] / "golden" / "pairs.csv"


def row(claim: str, in_claim: str, in_evidence: str, kind: FactKind) -> Comparison:
    start = claim.index(in_claim)
    return Comparison(
        kind, in_claim, start, start + len(in_claim), in_evidence, 0, len(in_evidence), Level.DIFFERENT
    )


Q, T, N = FactKind.QUANTITY, FactKind.TIME, FactKind.NAME
CASES = {
    "scale": ("建設費は45億円だった。", "45億円", "45兆円", Q, "ja", "ja", "建設費は45兆円だった。"),
    "to Japanese": ("総額は千億ドルだ。", "千億ドル", "$500 billion", Q, "ja", "en", "総額は5000億ドルだ。"),
    "vague": ("10 万人の雇用", "10 万人", "Hundreds of thousands", Q, "ja", "en", "数十万人の雇用"),
    "counted": ("3社が加わった。", "3社", "four companies", Q, "ja", "en", "4社が加わった。"),
    "to English": ("It cost $45 million.", "$45 million", "45億ドル", Q, "en", "ja", "It cost $4.5 billion."),
    "bound": ("at least 400 people came", "at least 400 people", "512人", Q, "en", "ja", "512 people came"),
    "Korean": ("50억 달러를 투자했다.", "50억 달러", "$1.5 billion", Q, "ko", "en", "15억 달러를 투자했다."),
    "German": ("Es kostete 5 Milliarden Euro.", "5 Milliarden Euro", "€6.25 billion", Q, "de", "en",
               "Es kostete 6,25 Milliarden Euro."),
    "another currency": ("5億円だった。", "5億円", "$3 million", Q, "ja", "en", ""),
    "a day": ("2020年3月1日に開業した。", "2020年3月1日", "January 21, 2025", T, "ja", "en",
              "2025年1月21日に開業した。"),
    "a name across scripts": ("東京で開かれた。", "東京", "Osaka", N, "ja", "en", ""),
    "a name": ("It opened in Lisbon.", "Lisbon", "Porto", N, "en", "en", "It opened in Porto."),
    "a direction": ("利益は増えた。", "増え", "減っ", FactKind.DIRECTION, "ja", "ja", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_evidence_is_told_in_the_place_of_the_claim(name: str) -> None:
    claim, ours, theirs, kind, language, other, expected = CASES[name]
    assert corrected(claim, language, [row(claim, ours, theirs, kind)], other) == expected


def test_two_differences_are_put_right_together() -> None:
    claim = "A 5 and B 7"
    rows = [row(claim, "5", "7", Q), row(claim, "7", "5", Q)]
    assert corrected(claim, "en", rows, "en") == "A 7 and B 5"


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "5" * 400, "9" * 40 + "億円"])
def test_odd_words_give_a_sentence_or_nothing(text: str) -> None:
    claim = f"x{text}y"
    fact = Comparison(Q, text, 1, 1 + len(text), text, 0, len(text), Level.DIFFERENT)
    assert isinstance(corrected(claim, "ja", [fact], "en"), str)


def test_no_correction_of_a_golden_pair_is_refuted_by_its_own_evidence() -> None:
    aliases, tried, supported = load_aliases(None), 0, 0

    def finding(claim: str, evidence: str):  # type: ignore[no-untyped-def]
        ours, theirs = (read_facts(t, detect_language(t), aliases.surfaces) for t in (claim, evidence))
        return find(
            compare(ours, theirs, Setting(same_moment=True), aliases), None, DEFAULTS
        ), theirs.language

    with GOLDEN.open(encoding="utf-8-sig", newline="") as file:
        for pair in csv.DictReader(file):
            first, language = finding(pair["claim"], pair["evidence"])
            if first.verdict is not Verdict.REFUTED:
                continue
            differing = [r for r in first.compared.rows if r.level.contradicts]
            sentence = corrected(pair["claim"], first.compared.language, differing, language)
            if sentence:
                again, _ = finding(sentence, pair["evidence"])
                tried += 1
                supported += again.verdict is Verdict.SUPPORTED
                assert again.verdict is not Verdict.REFUTED, (pair["claim"], sentence, pair["evidence"])
    assert tried > 15
    assert supported / tried > 0.7
