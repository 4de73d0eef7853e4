"""Why a verdict was reached: in words for people, in lines for programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from claimbook.checking import judge_pairs
from claimbook.core.labels import Checkability, FactKind, Level, ReasonCode, Verdict
from claimbook.core.model import Comparison, Decided, Judgement
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import write_table
from claimbook.judging.certificate import Passed, certificate_line, judgement, without_evidence
from claimbook.judging.comparison import compare
from claimbook.judging.decision import Lack, find
from claimbook.judging.judge import Question, judge
from claimbook.judging.phrases import KINDS, LEVELS, PHRASES, TURNS, interface_language
from claimbook.judging.setting import Setting
from claimbook.matching.aliases import load_aliases
from claimbook.text.facts import read_facts

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
    "supported": (
        'quantity "340 million euros" (€340 million)',
        'another number in place of "340 million euros"',
    ),
    "refuted": (
        "claim: $45 million; source: $45 billion",
        "this: The bridge over the river cost $45 billion.",
    ),
    "denied": ("polarity is opposite", 'it says "did not approve"'),
    "missing": (
        'Not in the nearest passage: time "2021"',
        'supported by a source that also carries time "2021"',
    ),
    "ja supported": ("数量「340億円」", "「340億円」が別の数値であれば"),
    "ja refuted": ("主張「45億円」、資料「45兆円」", "食い違わない：北山市議会は45兆円の予算を可決した。"),
    "ja missing": ("確認できない：数量「80億円」", "「80億円」も述べる資料があれば"),
    "zh refuted": ("claim: 45亿元; source: 45万元", "this: 市议会批准了45万元的预算。"),
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
    assert set(KINDS) == set(LEVELS) == set(PHRASES) == set(TURNS) == {"en", "ja"}
    assert set(TURNS["en"]) == set(TURNS["ja"])
    assert set(Lack) <= set(PHRASES["en"])
    for table in (PHRASES, TURNS):
        for key, text in table["en"].items():
            fields = [set(re.findall(r"\{(\w+)\}", words)) for words in (text, table["ja"][key])]
            assert fields[0] == fields[1], key
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


def test_a_case_in_japanese_is_explained_in_japanese_whatever_language_a_claim_is_in() -> None:
    asked = Question(
        "c1", "The bridge cost 340 million euros.", Checkability.CHECKABLE, "en", case_language="ja"
    )
    told = judge(asked, (), (), load_aliases(None), DEFAULTS).judgement
    assert told is not None
    assert (told.explanation, told.turning_point) == (
        PHRASES["ja"][ReasonCode.NO_RELEVANT_PASSAGE],
        TURNS["ja"][ReasonCode.NO_RELEVANT_PASSAGE],
    )


def test_every_word_that_no_fact_covers_has_a_row_of_its_own(decided: dict[str, Decided]) -> None:
    words = [f for f in judgement_of(decided["ja missing"]).comparisons if f.kind is FactKind.WORDING]
    assert [(f.in_claim, f.in_evidence, f.level) for f in words][-1] == ("建設", "建設", Level.EQUAL)


def test_where_sources_conflict_both_are_told() -> None:
    claim, aliases = "The bridge over the river cost $45 million.", load_aliases(None)

    def passed(quote: str, source_id: str) -> Passed:
        compared = compare(
            read_facts(claim, "en"), read_facts(quote, "en"), Setting(same_moment=True), aliases
        )
        return Passed(find(compared, None, DEFAULTS), quote, "en", source_id)

    told = judgement(passed(claim, "a"), "en", passed("The bridge over the river cost $90 million.", "b"))
    assert told.verdict is Verdict.CONFLICTING
    for words in (
        'quantity "$45 million"',
        "Another, b,",
        "source: $90 million",
        '"The bridge over the river cost $90',
    ):
        assert words in told.explanation
    assert "for a person to decide" in told.turning_point


LACKS = {
    "few words": (
        "The council approved the plan for the northern harbour.",
        "The council spoke of a plan for the harbour.",
        "Too little of",
    ),
    "one fact": (
        "会長には孫正義氏が就任します。",
        "The post of chairman goes to Masayoshi Son.",
        "少なすぎる",
    ),
}


@pytest.mark.parametrize("name", LACKS)
def test_what_is_not_enough_says_why(name: str, tmp_path: Path) -> None:
    claim, evidence, words = LACKS[name]
    write_table(tmp_path / "p.csv", ("claim", "evidence"), [{"claim": claim, "evidence": evidence}])
    done = judge_pairs(tmp_path / "p.csv", tmp_path / "out.csv", progress=lambda items, label: items)
    told = judgement_of(done.decided[0])
    assert told.verdict is Verdict.NOT_ENOUGH
    assert words in told.explanation
    assert told.turning_point


def test_a_support_names_the_words_that_its_source_does_not_have(tmp_path: Path) -> None:
    pair = {
        "claim": "OpenAIは加わった計算力で最先端のモデルを訓練する。",
        "evidence": "The computing power that OpenAI gains serves to train leading models.",
    }
    write_table(tmp_path / "p.csv", ("claim", "evidence"), [pair])
    done = judge_pairs(tmp_path / "p.csv", tmp_path / "out.csv", progress=lambda items, label: items)
    told = judgement_of(done.decided[0])
    lacking = [f.in_claim for f in told.comparisons if f.level is Level.MISSING_IN_EVIDENCE]
    assert lacking
    assert all(word in told.explanation for word in lacking)


def test_a_word_without_an_end_is_shown_in_part(tmp_path: Path) -> None:
    word = "x" * 10_000
    write_table(
        tmp_path / "p.csv", ("claim", "evidence"), [{"claim": f"The {word} opened.", "evidence": word}]
    )
    done = judge_pairs(
        tmp_path / "p.csv",
        tmp_path / "o.csv",
        replace(DEFAULTS, longest_claim=20_000),
        lambda items, label: items,
    )
    told = judgement_of(done.decided[0])
    assert len(told.explanation) + len(told.turning_point) < 1_000
