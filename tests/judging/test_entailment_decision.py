"""How far a judge's word goes where facts are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from claimbook.core.labels import DecidedBy, ReasonCode, Verdict
from claimbook.core.model import Judgement
from claimbook.core.settings import DEFAULTS
from claimbook.judging.certificate import Passed, judgement
from claimbook.judging.comparison import Setting, compare
from claimbook.judging.decision import find
from claimbook.judging.entailment_decision import Heard, Hearing, hear, settle
from claimbook.judging.judges import Bars, JudgeError, Missing, Opinion
from claimbook.judging.reading import read
from claimbook.matching.aliases import load_aliases

SUPPORTS, REFUTES, SILENT = Opinion(0.97, 0.01, 0.02), Opinion(0.01, 0.97, 0.02), Opinion(0.1, 0.1, 0.8)
UNSURE = Opinion(0.6, 0.2, 0.2)
CLAIM = "The council was glad to go on with the plan."
SAME = "Councillors were happy that work on the scheme would continue."


@dataclass
class Answering:
    """A judge that says what it was told to, text by text."""

    says: dict[str, Opinion]
    bars: Bars = field(default_factory=lambda: Bars(0.9, 0.9))
    name: str = "the judge"
    second_opinions: bool = False
    asked: list[str] = field(default_factory=list)

    def is_measured(self, claim_language: str, evidence_language: str) -> bool:
        return {claim_language, evidence_language} <= {"en", "ja"}

    def windows(self, text: str, most: int) -> tuple[str, ...]:
        return tuple(text.split(" | "))[:most]

    def opinions(self, claim: str, texts: Sequence[str]) -> tuple[Opinion, ...]:
        self.asked += texts
        return tuple(self.says[text] for text in texts)


class Failing(Answering):
    def opinions(self, claim: str, texts: Sequence[str]) -> tuple[Opinion, ...]:
        raise JudgeError("no answer; try again later")


def by_facts(passage: Heard, told_in: str) -> Judgement:
    return judgement(Passed(passage.finding, passage.text, passage.language), told_in)


def heard(claim: str, *texts: str, language: str = "en") -> list[Heard]:
    aliases = load_aliases(None)
    facts = read(claim, language, aliases)
    return [
        Heard(
            i,
            text,
            language,
            find(compare(facts, read(text, language, aliases), Setting(), aliases), 0.9, DEFAULTS),
        )
        for i, text in enumerate(texts)
    ]


def asked(claim: str, *said: tuple[str, Opinion], language: str = "en", **settings: object) -> Hearing:
    judge = Answering(dict(said), **settings)  # type: ignore[arg-type]
    return hear(judge, claim, language, heard(claim, *dict(said), language=language))


@pytest.mark.parametrize(
    ("claim", "said", "verdict"),
    [
        pytest.param(CLAIM, [(SAME, SUPPORTS)], Verdict.SUPPORTED, id="sure that it supports"),
        pytest.param(CLAIM, [(SAME, REFUTES)], Verdict.REFUTED, id="sure that it refutes"),
        pytest.param(CLAIM, [(SAME, UNSURE)], None, id="below the bar"),
        pytest.param(CLAIM, [(SAME, SILENT)], None, id="silent"),
        pytest.param(
            CLAIM, [("It rained.", SILENT), (SAME, SUPPORTS)], Verdict.SUPPORTED, id="the second one"
        ),
        pytest.param(CLAIM, [("It ended.", REFUTES), (SAME, SUPPORTS)], None, id="two that disagree"),
        pytest.param(
            "The council paid 500 million yen.",
            [("The council paid 5 billion yen.", SUPPORTS)],
            None,
            id="never against a number",
        ),
        pytest.param(
            "The council paid 500 million yen.",
            [("The council paid for it.", SUPPORTS)],
            None,
            id="never for a number that is not there",
        ),
        pytest.param(
            "The council opened the bridge in 2019.",
            [("The council opened the bridge.", SUPPORTS)],
            None,
            id="never for a year that is not there",
        ),
        pytest.param(
            "The council did not close the bridge.",
            [("The council closed the bridge.", SUPPORTS)],
            None,
            id="never against a denial",
        ),
    ],
)
def test_when_a_word_is_a_verdict(
    claim: str, said: list[tuple[str, Opinion]], verdict: Verdict | None
) -> None:
    assert asked(claim, *said).verdict == verdict


def test_the_passage_that_decides_is_named() -> None:
    assert asked(CLAIM, ("It rained.", SILENT), (SAME, SUPPORTS)).place == 1
    assert asked(CLAIM, ("It rained.", SILENT), (SAME, UNSURE)).place == 0


def test_a_judge_without_bars_is_heard_and_decides_nothing() -> None:
    hearing = asked(CLAIM, (SAME, SUPPORTS), bars=Bars())
    assert (hearing.verdict, hearing.opinion) == (None, SUPPORTS)


def test_a_language_that_was_not_measured_is_marked() -> None:
    hearing = asked("Der Rat war froh.", ("Der Stadtrat freute sich.", SUPPORTS), language="de")
    assert (hearing.verdict, hearing.measured) == (None, False)
    judged = by_facts(heard("Der Rat war froh.", "Es regnete.", language="de")[0], "de")
    said = settle(judged, hearing, Answering({}), "de").explanation
    assert "not measured on these languages" in said


def test_of_a_long_text_the_window_that_speaks_counts() -> None:
    judge = Answering({"rain": SILENT, "glad": SUPPORTS})
    hearing = hear(judge, CLAIM, "en", heard(CLAIM, "rain | glad"))
    assert judge.asked == ["rain", "glad"]
    assert hearing.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("judge", "problem"),
    [
        pytest.param(None, "", id="none is wanted"),
        pytest.param(Missing("the file is gone"), "the file is gone", id="missing"),
        pytest.param(Failing({}), "no answer; try again later", id="failing"),
    ],
)
def test_without_a_judge_facts_go_on(judge: Answering | Missing | None, problem: str) -> None:
    passages = heard(CLAIM, SAME)
    hearing = hear(judge, CLAIM, "en", passages)
    assert (hearing.verdict, hearing.problem) == (None, problem)
    judged = by_facts(passages[0], "en")
    settled = settle(judged, hearing, judge, "en")
    assert settled.verdict is judged.verdict
    assert settled.decided_by is DecidedBy.FACTS
    assert (settled.explanation == judged.explanation) == (not problem)
    assert problem in settled.explanation


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_verdict_says_whose_it_is(language: str) -> None:
    judge = Answering({SAME: REFUTES})
    passages = heard(CLAIM, SAME)
    settled = settle(by_facts(passages[0], language), hear(judge, CLAIM, "en", passages), judge, language)
    assert settled.verdict is Verdict.REFUTED
    assert settled.reason_code is ReasonCode.READ_AS_REFUTED
    assert settled.decided_by is DecidedBy.ENTAILMENT
    assert settled.confidence == 0.97
    assert "the judge" in settled.explanation
    assert "97%" in settled.explanation
