"""Where facts are silent: how far the word of a judge goes.

The rules, in order, for a claim that the facts leave at not enough evidence:

1. A judge is asked of the few passages that fit best, each in pieces that it can read whole.
2. What it says is a verdict only in languages that it was measured on, and only from the probability on
   that was set for a stated share of wrong verdicts (its bars). Below, it is a remark.
3. It never supports a claim with a fact that differs from the passage, or with a number, a date, a name, a
   denial or a direction that the passage has not: those are what facts are better at.
4. It never supports what it holds to be refuted by another of these passages, nor the reverse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.core.labels import DecidedBy, FactKind, ReasonCode, Verdict
from claimbook.core.model import Judgement, SecondOpinion
from claimbook.judging.decision import Finding
from claimbook.judging.judges import Bars, Judge, JudgeError, Missing, Opinion
from claimbook.judging.phrases import interface_language

# A passage in more pieces than this is no sentence; the first ones are read.
_MOST_WINDOWS = 6
# Another passage speaks against a verdict from this probability on.
_OBJECTION = 0.5
# A verdict of the facts that a judge reads otherwise is surer than this no more: somebody should look.
_DOUBTED = 0.5
# How a second opinion says that one was given.
ANSWERED = "answered"
# What the passage has to carry before a judge's word may support: facts are exact here, models are not.
_FACTS_OWN = frozenset(
    (
        FactKind.QUANTITY, FactKind.TIME, FactKind.NAME, FactKind.MEMBERSHIP, FactKind.POLARITY,
        FactKind.DIRECTION, FactKind.SCOPE,
    )
)  # fmt: skip
_REASONS = {
    Verdict.SUPPORTED: ReasonCode.READ_AS_SUPPORTED,
    Verdict.REFUTED: ReasonCode.READ_AS_REFUTED,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A passage that a judge is asked of, with what the facts say of it; `place` is that of its finding."""

    place: int
    text: str
    language: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a judge said: of which passage, how sure, and whether that is a verdict.

    Attributes:
        place: of the passage among the findings; -1 where nothing was said.
        opinion: the judge's; None where nothing was said.
        verdict: the verdict that its word amounts to; None where it is a remark.
        measured: False where the judge was not measured on these languages.
        problem: why nothing was said, where a judge was wanted and cannot be asked.
        name: of the judge that was asked and gave no answer.
    """

    place: int = -1
    opinion: Opinion | None = None
    verdict: Verdict | None = None
    measured: bool = True
    problem: str = ""
    name: str = ""


def hear(judge: Judge | Missing | None, claim: str, language: str, passages: Sequence[Heard]) -> Hearing:
    """Asks a judge of a claim and the passages that fit it best.

    Args:
        judge: whom to ask; Missing where there should be one, None where none is wanted.
        claim: the claim.
        language: of the claim.
        passages: best first.
    """
    if judge is None or not passages:
        return Hearing()
    if isinstance(judge, Missing):
        return Hearing(problem=judge.reason)
    if judge.bars == Bars():
        passages = passages[:1]  # no word of its is a verdict, and of the others it would say no remark
    try:
        opinions = [_opinion(judge, claim, heard.text) for heard in passages]
    except JudgeError as error:
        return Hearing(problem=str(error), name=judge.name)
    said = list(zip(passages, opinions, strict=True))
    for verdict, bar in ((Verdict.SUPPORTED, judge.bars.supported), (Verdict.REFUTED, judge.bars.refuted)):
        heard, opinion = max(said, key=lambda one: (probability(one[1], verdict), -one[0].place))
        contrary = Verdict.REFUTED if verdict is Verdict.SUPPORTED else Verdict.SUPPORTED
        if (
            bar is not None
            and probability(opinion, verdict) >= bar
            and judge.is_measured(language, heard.language)
            and max(probability(other, contrary) for other in opinions) < _OBJECTION
            and (verdict is Verdict.REFUTED or _may_support(heard.finding))
        ):
            return Hearing(heard.place, opinion, verdict)
    heard, opinion = said[0]
    return Hearing(heard.place, opinion, measured=judge.is_measured(language, heard.language))


def settle(judged: Judgement, hearing: Hearing, judge: Judge | Missing | None, language: str) -> Judgement:
    """The judgement of the facts with what the judge said: its verdict, or a remark in the explanation.

    Args:
        judged: by the facts, of the passage that the hearing names.
        hearing: what was said.
        judge: who said it.
        language: of the claim; explanations are in Japanese for Japanese and in English for others.
    """
    words = _WORDS[interface_language(language)]
    if hearing.problem:
        said = words["no answer" if hearing.name else "missing"].format(
            judge=hearing.name, problem=hearing.problem
        )
        second = SecondOpinion(hearing.name, hearing.problem) if hearing.name else None
        return replace(judged, explanation=_joined(judged.explanation, said, words), second_opinion=second)
    if hearing.opinion is None or judge is None or isinstance(judge, Missing):
        return judged
    verdict = hearing.verdict or likeliest(hearing.opinion)
    sure = probability(hearing.opinion, verdict)
    kind = "verdict" if hearing.verdict else "remark" if hearing.measured else "unmeasured"
    said = words[kind].format(judge=judge.name, verdict=verdict.value, sure=f"{sure:.0%}")
    judged = replace(judged, second_opinion=_second(judge, hearing.opinion, verdict, sure))
    if hearing.verdict is None:
        doubted = judged.verdict is not Verdict.NOT_ENOUGH and verdict is not judged.verdict
        parts = (said, words["doubted"] if doubted else "", _rests_on(hearing.opinion, words))
        explanation = judged.explanation
        for part in filter(None, parts):
            explanation = _joined(explanation, part, words)
        certainty = min(judged.confidence, _DOUBTED) if doubted else judged.confidence
        return replace(judged, explanation=explanation, confidence=certainty)
    return replace(
        judged,
        verdict=verdict,
        reason_code=_REASONS[verdict],
        confidence=round(sure, 2),
        explanation=_joined(said, judged.explanation, words),
        turning_point=words["turn"].format(judge=judge.name),
        decided_by=DecidedBy.ENTAILMENT,
    )


def _second(judge: Judge, opinion: Opinion, verdict: Verdict, sure: float) -> SecondOpinion:
    return SecondOpinion(
        judge.name, ANSWERED, verdict, round(sure, 4), opinion.quote, opinion.tokens_in, opinion.tokens_out
    )


def _rests_on(opinion: Opinion, words: dict[str, str]) -> str:
    return words["rests on"].format(quote=opinion.quote) if opinion.quote else ""


def _joined(first: str, second: str, words: dict[str, str]) -> str:
    return f"{first}{words['space']}{second}".strip()


def probability(opinion: Opinion, verdict: Verdict) -> float:
    """How likely an opinion holds a verdict to be."""
    return {Verdict.SUPPORTED: opinion.supported, Verdict.REFUTED: opinion.refuted}.get(
        verdict, opinion.not_enough
    )


def likeliest(opinion: Opinion) -> Verdict:
    """The verdict that an opinion leans to."""
    verdicts = (Verdict.NOT_ENOUGH, Verdict.SUPPORTED, Verdict.REFUTED)
    return max(verdicts, key=lambda verdict: probability(opinion, verdict))


def _opinion(judge: Judge, claim: str, text: str) -> Opinion:
    """Of a text in several pieces, the opinion of the piece that is least silent."""
    windows = judge.windows(text, _MOST_WINDOWS)
    return min(judge.opinions(claim, windows), key=lambda opinion: opinion.not_enough)


def _may_support(finding: Finding) -> bool:
    """True where no fact speaks against the claim, and none that facts are better at is missing."""
    compared = finding.compared
    return (
        compared.comparable
        and not compared.doubtful
        and not any(row.level.contradicts for row in compared.rows)
        and all(row.level.agrees for row in compared.rows if row.kind in _FACTS_OWN)
    )


_WORDS = {
    "en": {
        "verdict": "The facts settle nothing; {judge} reads the passage as {verdict} ({sure}).",
        "remark": "A remark, not a verdict: {judge} reads the passage as {verdict} ({sure}).",
        "unmeasured": (
            "A remark, not a verdict: {judge}, not measured on these languages, "
            "reads the passage as {verdict} ({sure})."
        ),
        "missing": "Facts alone were compared; the entailment model could not be asked: {problem}.",
        "no answer": "Facts alone were compared; {judge} gave no opinion: {problem}.",
        "doubted": "Look at this verdict again.",
        "rests on": 'It rests on: "{quote}"',
        "turn": "Without what {judge} reads in it, the facts would settle nothing.",
        "space": " ",
    },
    "ja": {
        "verdict": "事実の照合では決まらない。{judge}はこの箇所を{verdict}と読む（{sure}）。",
        "remark": "参考（判定ではない）：{judge}はこの箇所を{verdict}と読む（{sure}）。",
        "unmeasured": (
            "参考（判定ではない）：この言語での精度が未測定の{judge}は、この箇所を{verdict}と読む（{sure}）。"
        ),
        "missing": "事実の照合のみによる。含意判定モデルは使えなかった（{problem}）。",
        "no answer": "事実の照合のみによる。{judge}の意見は得られなかった（{problem}）。",
        "doubted": "この判定は見直しが必要。",
        "rests on": "その根拠は「{quote}」。",
        "turn": "{judge}の読みがなければ、事実の照合では決まらない。",
        "space": "",
    },
}
