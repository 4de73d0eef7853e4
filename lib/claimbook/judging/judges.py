"""What a judge that reads claim and evidence together has to offer: the protocol of plug-ins.

Facts are compared first; a judge is asked where they are silent (entailment_decision.py says when, and how
far its word goes). It may be a model of any kind, on this machine or elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each verdict is of one claim by one text; the three add up to 1.

    `quote` are words of the text that the judge rests on, where it names any; the tokens are what it took.
    """

    supported: float
    refuted: float
    not_enough: float
    quote: str = ""
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """From which probability on a judge's word is a verdict.

    Each is set on labelled pairs for a stated share of wrong verdicts; None where no probability is high
    enough for that, or where nothing was measured: then the judge is heard and decides nothing.
    """

    supported: float | None = None
    refuted: float | None = None


class Judge(Protocol):
    """Reads a claim with a text and says how the text stands to it."""

    name: str  # as explanations cite it
    bars: Bars
    second_opinions: bool  # whether it is asked of what the facts have decided, too

    def is_measured(self, claim_language: str, evidence_language: str) -> bool:
        """True where it is known how good the judge is on this pair of languages (ISO 639-1)."""
        ...

    def opinions(self, claim: str, texts: Sequence[str]) -> tuple[Opinion, ...]:
        """One opinion for each text, in their order; texts are short enough to be read whole.

        Raises:
            JudgeError: the judge cannot answer; facts alone then go on.
        """
        ...

    def windows(self, text: str, most: int) -> tuple[str, ...]:
        """A text in pieces that can be read whole, the first so many; of most sentences there is one."""
        ...


class JudgeError(Exception):
    """A judge cannot be asked or gives no answer; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Missing:
    """No judge, though one was wanted: why, as the explanation of every verdict says."""

    reason: str


@cache
def load_judge(
    name: str, post: Callable[[str, bytes, Mapping[str, str], int], tuple[int, bytes]] | None = None
) -> Judge | Missing | None:
    """The judge of that name, loaded once a process: `own`, `none`, `endpoint`, or a model for transformers.

    Args:
        name: `own` for the model of the package, `none` for facts alone, `endpoint` for the one that the
            environment names (endpoint.py), else a folder or the name of a sequence-classification model on
            the Hugging Face hub.
        post: sends one request, for `endpoint`.
    """
    if name == "none":
        return None
    try:
        if name == "own":
            from claimbook.judging.entailment import EntailmentModel

            return EntailmentModel()
        if name == "endpoint" and post is not None:
            from claimbook.judging.endpoint import endpoint_of

            return endpoint_of(os.environ, post)
        from claimbook.judging.entailment_transformers import TransformersJudge

        return TransformersJudge(name)
    except (ImportError, OSError, ValueError) as error:
        return Missing(" ".join(str(error).split()))
