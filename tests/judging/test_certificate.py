"""Why a verdict was reached: in words for people, in lines for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimbook.checking import judge_pairs
from claimbook.core.labels import FactKind, Level, ReasonCode, Verdict
from claimbook.core.model import Comparison, Decided, Judgement
from claimbook.core.tables import write_table
from claimbook.judging.certificate import certificate_line, without_evidence
from claimbook.judging.phrases import KINDS, LEVELS, PHRASES, interface_language

PAIRS = {
    "supported": ("The bridge cost 340 million euros in 2021.", "In 2021 the bridge cost €340 million."),
    "refuted": ("The bridge over the river cost $45 million.", "The bridge over the river cost $45 billion."),
    "denied": ("The council approved the new stadium.", "The council did not approve the new stadium."),
    "missing": ("The plant opened in Lisbon in 2021.", "The plant opened in Lisbon."),
    "ja supported": ("青葉大橋の建設費は340億円だった。", "青葉大橋の建設費は340億円に上った。"),
    "ja refuted": ("北山市議会は45億円の予算を可決した。", "北山市議会は45兆円の予算を可決した。"),
    "ja missing": ("多賀電力は80億円で風力発電所を建設した。", "多賀電力は風力発電所を建設した。"),
    "zh refuted": ("市议会批准了45亿元的预算。", "市议会批准了45万元的预算。"),
}


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Decided]:
    folder = tmp_path_factory.mktemp("certificates")
    write_table(
        folder / "pairs.csv", ("claim", "evidence"), [{"claim": c, "evidence": e} for c, e in PAIRS.values()]
    )
    done = judge_pairs(folder / "pairs.csv", Path(folder / "out.csv"), progress=lambda items, label: items)
    return dict(zip(PAIRS, done.decided, strict=True))


def judgement_of(decided: Decided) -> Judgement:
    assert decided.judgement is not None
    return decided.judgement


EXPLAINED = {
    "supported": ('quantity "340 million euros"', "would turn the verdict"),
    "refuted": ("claim: $45 million; source: $45 billion", "“$45 billion” in place of “$45 million”"),
    "denied": ("polarity is opposite", "not"),
    "missing": ('time "2021"', "It would be supported"),
    "ja supported": ("数量「340億円」", "判定は変わる"),
    "ja refuted": ("主張「45億円」、資料「45兆円」", "「45億円」が「45兆円」であれば"),
    "ja missing": ("数量「80億円」", "裏づけられる"),
    "zh refuted": ("claim: 45亿元; source: 45万元", "“45万元” in place of “45亿元”"),
}


@pytest.mark.parametrize("name", EXPLAINED)
def test_the_explanation_names_what_decided(name: str, decided: dict[str, Decided]) -> None:
    words, turn = EXPLAINED[name]
    judgement = judgement_of(decided[name])
    assert words in judgement.explanation
    assert turn in judgement.turning_point


@pytest.mark.parametrize("name", PAIRS)
def test_a_japanese_claim_is_explained_in_japanese_and_any_other_in_english(
    name: str, decided: dict[str, Decided]
) -> None:
    is_japanese = any("\u3041" <= c <= "\u30ff" for c in judgement_of(decided[name]).explanation)
    assert is_japanese == name.startswith("ja")
    assert "{" not in judgement_of(decided[name]).explanation + judgement_of(decided[name]).turning_point


@pytest.mark.parametrize("name", PAIRS)
def test_a_line_holds_every_fact_with_its_places(name: str, decided: dict[str, Decided]) -> None:
    claim, judgement, passage = PAIRS[name][0], judgement_of(decided[name]), decided[name].passage
    line = certificate_line("c1", judgement)
    assert "\n" not in line
    read = json.loads(line)
    assert list(read) == ["claim_id", "facts", "summary", "turning_point"]
    assert (read["claim_id"], read["summary"]) == ("c1", judgement.explanation)
    assert passage is not None
    facts = [
        Comparison(**{**f, "kind": FactKind(f["kind"]), "level": Level(f["level"])}) for f in read["facts"]
    ]
    assert tuple(facts) == judgement.comparisons
    placed = [f for f in facts if f.claim_start >= 0]
    assert placed or name in ("denied",)
    assert all(claim[f.claim_start : f.claim_end] == f.in_claim for f in placed)
    there = [f for f in facts if f.evidence_start >= 0]
    assert there
    assert all(passage.quote[f.evidence_start : f.evidence_end] == f.in_evidence for f in there)
    assert facts[-1].kind is FactKind.WORDING


@pytest.mark.parametrize("text", ["line\nend", 'quote"s', "\u2028", "\0", "</script>", "漢字", "\\"])
def test_a_line_stays_one_line_whatever_it_holds(text: str) -> None:
    fact = Comparison(FactKind.NAME, text, 0, 1, text, 0, 1, Level.EQUAL, text)
    judgement = Judgement(Verdict.SUPPORTED, ReasonCode.FACTS_AGREE, 0.9, (fact,), text, text)
    line = certificate_line(text, judgement)
    assert len(line.split("\n")) == 1
    read = json.loads(line)
    assert (read["claim_id"], read["summary"], read["facts"][0]["in_claim"]) == (text, text, text)


@pytest.mark.parametrize("language", ["ja", "en", "zh", ""])
@pytest.mark.parametrize(
    "reason", [ReasonCode.NO_RELEVANT_PASSAGE, ReasonCode.SOURCE_UNAVAILABLE, ReasonCode.UNREADABLE_CLAIM]
)
def test_without_evidence_it_says_why(reason: ReasonCode, language: str) -> None:
    judgement = without_evidence(reason, language, "plan: blocked")
    assert (judgement.verdict, judgement.reason_code) == (Verdict.NOT_ENOUGH, reason)
    assert judgement.confidence == 0
    assert judgement.comparisons == ()
    assert len(judgement.explanation) > 10
    assert ("plan: blocked" in judgement.explanation) == (reason is not ReasonCode.NO_RELEVANT_PASSAGE)


def test_every_label_has_its_word_in_both_languages() -> None:
    assert set(KINDS) == set(LEVELS) == set(PHRASES) == {"en", "ja"}
    for language in ("en", "ja"):
        assert set(KINDS[language]) == set(FactKind)
        assert set(LEVELS[language]) == set(Level)
    assert set(PHRASES["en"]) == set(PHRASES["ja"])
    assert [interface_language(code) for code in ("ja", "en", "zh", "de", "")] == [
        "ja",
        "en",
        "en",
        "en",
        "en",
    ]
