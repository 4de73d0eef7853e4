"""What a model at an endpoint answers, taken on no trust: size, form, labels and quote are looked at."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from functools import cache
from typing import Any

from claimbook.core.labels import Verdict
from claimbook.judging.judges import JudgeError, Opinion

LARGEST_ANSWER = 200_000
_FENCE = re.compile(r"\s*```(?:json)?\s*(\{.*\})\s*```\s*", re.DOTALL)
_MOST_TOKENS = 10_000_000


class AnswerStatus(StrEnum):
    """What became of a request; all but the first leave the verdict of the facts as it is."""

    ANSWERED = "answered"
    NOT_REACHED = "not reached"  # no connection, or no answer in time
    REFUSED = "refused"  # 400 to 499: the key, the model, the form of the request
    BUSY = "busy"  # 429
    SERVER_ERROR = "server error"  # 500 and above
    REDIRECTED = "redirected"  # never followed: the key would go along
    TOO_LARGE = "too large"
    NOT_JSON = "not JSON"
    OTHER_FORM = "other form"  # JSON, but not what was asked for: labels, types, keys
    INVENTED_QUOTE = "invented quote"  # its quote does not stand in the passage word for word
    GIVEN_UP = "given up"  # asked no more

    @property
    def is_of_the_server(self) -> bool:
        """True where the next request will hardly fare better."""
        return self in (
            AnswerStatus.NOT_REACHED, AnswerStatus.REFUSED, AnswerStatus.BUSY, AnswerStatus.SERVER_ERROR,
            AnswerStatus.REDIRECTED,
        )  # fmt: skip


class NoAnswerError(JudgeError):
    """The model gave no answer that could be used; `status` says why."""

    def __init__(self, status: AnswerStatus, detail: str = "") -> None:
        super().__init__(f"{status.value} ({detail})" if detail else status.value)
        self.status = status


# What is asked for, as JSON Schema (draft 2020-12).
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["verdict", "confidence", "quote"],
    "additionalProperties": False,
    "properties": {
        "verdict": {"enum": [Verdict.SUPPORTED.value, Verdict.REFUTED.value, Verdict.NOT_ENOUGH.value]},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "quote": {"type": "string", "maxLength": 6_000},
    },
}
# Of the answer around it, as much as is read.
_ENVELOPE: dict[str, Any] = {
    "type": "object",
    "required": ["choices"],
    "properties": {
        "choices": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["message"],
                "properties": {
                    "message": {
                        "type": "object",
                        "required": ["content"],
                        "properties": {"content": {"type": "string"}},
                    }
                },
            },
        },
    },
}


def read_answer(status: int, content: bytes, passage: str) -> Opinion:
    """The opinion in an answer to a chat completion.

    Args:
        status: of HTTP.
        content: the body, or its first `LARGEST_ANSWER` bytes and one.
        passage: what was asked about; the quote has to stand in it word for word.

    Raises:
        NoAnswerError: it is none that could be used.
    """
    _check_status(status)
    if len(content) > LARGEST_ANSWER:
        raise NoAnswerError(AnswerStatus.TOO_LARGE, f"more than {LARGEST_ANSWER} bytes")
    envelope = _json(content.decode("utf-8", "replace"), "envelope")
    said = envelope["choices"][0]["message"]["content"]
    fenced = _FENCE.fullmatch(said)
    answer = _json(fenced[1] if fenced else said, "answer")
    verdict, sure, quote = Verdict(answer["verdict"]), float(answer["confidence"]), answer["quote"]
    if verdict is Verdict.NOT_ENOUGH:
        quote = ""
    elif not quote.strip() or quote not in passage:
        raise NoAnswerError(AnswerStatus.INVENTED_QUOTE)
    rest = (1 - sure) / 2
    shares = {v: sure if v is verdict else rest for v in Verdict}
    usage = envelope.get("usage")
    return Opinion(
        shares[Verdict.SUPPORTED],
        shares[Verdict.REFUTED],
        shares[Verdict.NOT_ENOUGH],
        quote=quote,
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
    )


def _check_status(status: int) -> None:
    if status == 200:
        return
    kind = AnswerStatus.REFUSED
    if 300 <= status < 400:
        kind = AnswerStatus.REDIRECTED
    elif status == 429:
        kind = AnswerStatus.BUSY
    elif status >= 500 or status < 400:
        kind = AnswerStatus.SERVER_ERROR
    raise NoAnswerError(kind, str(status))


def _json(text: str, what: str) -> dict[str, Any]:
    try:
        found = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NoAnswerError(AnswerStatus.NOT_JSON, f"the {what}") from None
    if not _validator(what).is_valid(found):
        raise NoAnswerError(AnswerStatus.OTHER_FORM, f"the {what}")
    return dict(found)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


@cache
def _validator(what: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(SCHEMA if what == "answer" else _ENVELOPE)


def _count(usage: object, name: str) -> int:
    """A number of tokens; 0 where the server does not tell, or tells what cannot be."""
    found = usage.get(name) if isinstance(usage, dict) else None
    return found if type(found) is int and 0 <= found <= _MOST_TOKENS else 0
