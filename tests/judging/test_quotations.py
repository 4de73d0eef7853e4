"""What a claim quotes, and what it does to a verdict how the quoted words stand in the sources."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.checking import judge_pairs
from claimbook.core.labels import (
    Checkability,
    EvidenceStatus,
    FactKind,
    Level,
    ReasonCode,
    Tier,
    Verdict,
)
from claimbook.core.model import Candidate, Comparison, Decided, Document, Judgement, Passage, Score, Source
from claimbook.core.progress import silently
from claimbook.core.tables import write_table
from claimbook.judging.judge import Question
from claimbook.judging.quotations import named_sources, quotation_of, with_quotation
from claimbook.matching.aliases import load_aliases
from claimbook.text.language.languages import detect_language
from claimbook.text.segmentation.sentences import split_sentences

WORLD = load_aliases(None)
EN = (
    "“We will not close the old school before the new one is open,” Anna Weber said. "
    "Peter Brandt said: “The town has 340 million euros for it and no more.” It rained."
)
JA = "市長の高橋誠氏は「安全が確認できるまで、橋を通すことはない」と述べた。雨が降った。"


@pytest.mark.parametrize(
    ("claim", "words", "speaker"),
    [
        ("“We won,” Ann Berg said.", "We won,", "Ann Berg"),
        ("“We shall open,” Ann Berg said, “but not in May.”", "We shall open, … but not in May.", "Ann Berg"),
        ("高橋氏は「必ず開く」と述べた。", "必ず開く", "高橋氏"),
        ("高橋氏は「『必ず開く』」と述べた。", "必ず開く", "高橋氏"),
        ("陈立新说：“票价十年没有变。”", "票价十年没有变。", "陈立新"),
        (
            "„Wir bauen nicht gegen die Menschen“, sagte Sabine Voss.",
            "Wir bauen nicht gegen die Menschen",
            "",
        ),
        ("The plan is called “Stargate”.", None, None),
        ("計画は「スターゲート」と呼ばれる。", None, None),
        ("The plant opened in May.", None, None),
        ("Das Werk heißt „Neue Mitte“.", None, None),
        ("", None, None),
        ("“", None, None),
        ("\0\ud800 “", None, None),
    ],
    ids=ascii,
)
def test_what_a_claim_quotes(claim: str, words: str | None, speaker: str | None) -> None:
    quotation = quotation_of(claim, detect_language(claim))
    assert (quotation and quotation.words, quotation and quotation.speaker) == (words, speaker)
    if quotation:
        assert claim[quotation.start : quotation.end].startswith(quotation.words.split(" … ")[0])


@given(
    st.text(alphabet="“”「」『』\"'«»„‹()[]… Ann said高橋は述べた。：说", max_size=60),
    st.sampled_from(["en", "ja", "zh", "de", ""]),
)
def test_what_any_text_quotes_stands_in_it(claim: str, language: str) -> None:
    quotation = quotation_of(claim, language)
    if quotation is not None:
        assert 0 <= quotation.start < quotation.end <= len(claim)
        assert all(part in claim for part in quotation.words.split(" … "))


def _page(text: str) -> Document:
    language = detect_language(text)
    passages = tuple(
        Passage("page", "s", s.start, s.end, text[s.start : s.end]) for s in split_sentences(text, language)
    )
    source = Source("page", "", "", "", Tier.PRIMARY, "", language, "")
    return Document(source, EvidenceStatus.FOUND, None, text, passages)


def _score(semantic: float) -> Score:
    return Score(**dict.fromkeys((field.name for field in fields(Score)), 0.0) | {"semantic": semantic})


def _judged(
    claim: str, text: str, verdict: Verdict = Verdict.SUPPORTED, semantic: float = 0.9, place: int = 0
) -> Decided:
    page = _page(text)
    judgement = Judgement(verdict, ReasonCode.FACTS_AGREE, 0.9, (), "So it is.", "Otherwise not.")
    decided = Decided(
        "c", claim, Checkability.CHECKABLE, judgement, EvidenceStatus.FOUND, page.passages[place], page
    )
    candidates = [Candidate("c", 1, page.passages[0], _score(semantic))]
    question = Question("c", claim, Checkability.CHECKABLE, detect_language(claim))
    return with_quotation(decided, question, candidates, [page], WORLD)


@pytest.mark.parametrize(
    ("claim", "text", "standing", "verdict"),
    [
        ("“We will not close the old school,” Anna Weber said.", EN, "exact", "Supported"),
        (
            "“We will not close the school before the new one is open,” Anna Weber said.",
            EN,
            "near",
            "Supported",
        ),
        (
            "“We will close the old school before the new one is open,” Anna Weber said.",
            EN,
            "near",
            "Not Enough Evidence",
        ),
        (
            "“The town has 430 million euros for it and no more,” Peter Brandt said.",
            EN,
            "near",
            "Not Enough Evidence",
        ),
        (
            "“The town has 340 million euros for it and no more,” Anna Weber said.",
            EN,
            "true quote, wrong source",
            "Not Enough Evidence",
        ),
        ("“Schools are what a town lives from,” Anna Weber said.", EN, "not there", "Not Enough Evidence"),
        (
            "アンナ・ウェーバー氏は「新しい学校が開くまで古い学校は閉めない」と述べた。",
            EN,
            "translated",
            "Supported",
        ),
        ("高橋氏は「安全が確認できるまで橋を通すことはない」と述べた。", JA, "exact", "Supported"),
        (
            "高橋氏は「橋は来年の春までに必ず通れるようにする」と述べた。",
            JA,
            "not there",
            "Not Enough Evidence",
        ),
    ],
    ids=["exact", "near", "denied", "number", "another's", "made up", "translated", "ja", "ja made up"],
)
def test_a_support_that_the_words_do_not_bear_out_is_none(
    claim: str, text: str, standing: str, verdict: str
) -> None:
    decided = _judged(claim, text)
    judged = decided.judgement
    assert judged is not None
    assert judged.verdict == verdict
    row = judged.comparisons[-1]
    assert (row.kind, row.note.split(" | ")[0]) == (FactKind.QUOTE, standing)
    assert claim[row.claim_start : row.claim_end] == row.in_claim
    if row.evidence_start >= 0:
        assert decided.passage is not None
        assert decided.passage.quote[row.evidence_start : row.evidence_end] == row.in_evidence
    if judged.verdict is Verdict.SUPPORTED:
        assert not row.level.contradicts
    else:
        assert judged.confidence <= 0.5


@pytest.mark.parametrize("verdict", [Verdict.REFUTED, Verdict.NOT_ENOUGH], ids=str)
def test_words_refute_nothing_and_support_nothing(verdict: Verdict) -> None:
    for claim in (
        "“Schools are what a town lives from,” Anna Weber said.",
        "“We will not close the old school,” Anna Weber said.",
        "アンナ・ウェーバー氏は「学校は町の命だ。閉めてはならない」と述べた。",
    ):
        decided = _judged(claim, EN, verdict, semantic=0.7)
        assert decided.judgement is not None
        assert decided.judgement.verdict is verdict


def _refuted(kind: FactKind, semantic: float) -> Judgement | None:
    claim = "アンナ・ウェーバー氏は「新しい学校が開くまで古い学校は閉めない」と述べた。"
    page = _page(EN)
    row = Comparison(kind, "閉め", 27, 29, "open", 50, 54, Level.OPPOSITE)
    judgement = Judgement(Verdict.REFUTED, ReasonCode.DIRECTION_OPPOSITE, 0.9, (row,), "Not so.")
    decided = Decided(
        "c", claim, Checkability.CHECKABLE, judgement, EvidenceStatus.FOUND, page.passages[0], page
    )
    candidates = [Candidate("c", 1, page.passages[0], _score(semantic))]
    question = Question("c", claim, Checkability.CHECKABLE, "ja")
    return with_quotation(decided, question, candidates, [page], WORLD).judgement


@pytest.mark.parametrize(
    ("kind", "semantic", "verdict"),
    [
        (FactKind.DIRECTION, 0.93, Verdict.NOT_ENOUGH),
        (FactKind.DIRECTION, 0.7, Verdict.REFUTED),
        (FactKind.QUANTITY, 0.93, Verdict.REFUTED),
        (FactKind.POLARITY, 0.93, Verdict.REFUTED),
    ],
    ids=["direction", "no translation", "quantity", "polarity"],
)
def test_one_word_of_a_translation_refutes_no_quote(
    kind: FactKind, semantic: float, verdict: Verdict
) -> None:
    judged = _refuted(kind, semantic)
    assert judged is not None
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("claim", "evidence", "standing"),
    [
        (
            "“We will not close the school,” Anna Weber said.",
            "“We will not close the school,” said Anna Weber.",
            "exact",
        ),
        (
            "“We will not close the school,” Anna Weber said.",
            "“We will never sell it all,” said Anna Weber.",
            "not there",
        ),
        (
            "“We will not close the school,” Peter Orr said.",
            "“We will not close the school,” said Anna Weber.",
            "true quote",
        ),
    ],
    ids=["exact", "not there", "another's"],
)
def test_pairs_are_judged_with_their_quotes(claim: str, evidence: str, standing: str, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    write_table(pairs, ("claim", "evidence"), [{"claim": claim, "evidence": evidence}])
    (decided,) = judge_pairs(pairs, tmp_path / "out.csv", progress=silently).decided
    assert decided.judgement is not None
    assert decided.judgement.comparisons[-1].note.startswith(standing)
    assert decided.judgement.verdict is Verdict.SUPPORTED or standing != "exact"
    assert decided.judgement.verdict is not Verdict.SUPPORTED or standing == "exact"


def test_a_translated_quote_stays_supported_without_a_model() -> None:
    decided = _judged(
        "アンナ・ウェーバー氏は「新しい学校が開くまで古い学校は閉めない」と述べた。", EN, semantic=0.0
    )
    assert decided.judgement is not None
    assert decided.judgement.verdict is Verdict.SUPPORTED


def test_the_difference_is_told() -> None:
    decided = _judged("“We shall not close the old school before the new one is open,” Anna Weber said.", EN)
    assert decided.judgement is not None
    assert "We [-shall-]{+will+} not close" in decided.judgement.explanation
    assert "We [-shall-]{+will+} not close" in decided.judgement.comparisons[-1].note


def test_words_in_another_passage_are_told_with_their_place() -> None:
    decided = _judged("“We will not close the old school,” Anna Weber said.", EN, place=2)
    assert decided.judgement is not None
    row = decided.judgement.comparisons[-1]
    assert (row.in_evidence, row.evidence_start) == ("", -1)
    assert "page 1–" in row.note


def test_pages_in_another_language_are_told_of() -> None:
    claim = "アンナ・ウェーバー氏は「学校は町の命だ。閉めてはならない」と述べた。"
    abroad, at_home = (_judged(claim, text, Verdict.NOT_ENOUGH, semantic=0.7).judgement for text in (EN, JA))
    assert abroad is not None
    assert at_home is not None
    assert "同じ言語の資料はなく" in abroad.explanation
    assert "引用された言葉がない" in at_home.explanation


def test_what_quotes_nothing_stays_as_it_is() -> None:
    decided = _judged("The plan is called “Stargate”.", EN)
    assert decided.judgement is not None
    assert decided.judgement.explanation == "So it is."


@pytest.mark.parametrize(
    ("claim", "named"),
    [
        ("“We will not close the school,” Anna Weber told Reuters on Monday.", ("reuters",)),
        ("“We will not close the school,” Reuters chief Anna Weber said.", ()),
        ("“We will not close the school,” Anna Weber told the Guardian.", ()),
        ("高橋氏はロイターの取材に「橋は必ず通す」と述べた。", ("reuters",)),
        ("陈立新接受路透社采访时表示：“票价十年没有变。”", ("reuters",)),
    ],
    ids=["told", "whose chief", "told another", "ja", "zh"],
)
def test_the_source_that_a_claim_names(claim: str, named: tuple[str, ...]) -> None:
    page = Document(
        Source("reuters", "", "", "Reuters", Tier.PRIMARY, "", "en", ""), EvidenceStatus.FOUND, None, "", ()
    )
    quotation = quotation_of(claim, detect_language(claim))
    assert quotation is not None
    assert named_sources(claim, quotation, [page, _page(EN)], WORLD) == named
