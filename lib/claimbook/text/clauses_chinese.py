"""Chinese coordination: semicolons, and clauses that run in parallel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimbook.text.clauses import Clause, outside_brackets

_VERBS = (
    "负责|負責|担任|擔任|出任|持有|占|提供|投资|投資|承担|承擔|主导|主導|生产|生產|位于|位於|成立于|获得|獲得"
    "|赢得|贏得|来自|來自|是|为|為"
)
_PARALLEL = re.compile(
    r"(?:而|则|則|同时|同時)?(?P<subject>[^，。的了把被、]{1,14}?)(?:则|則|将|將|也)?"
    rf"(?P<verb>{_VERBS})(?=\S)"
)
# A clause that begins so leans on the one before it.
_LEANS = re.compile(
    r"并|並|也|还|還|且|但|却|卻|因|所以|如果|若|其|这|這|那|以便|为了|為了|从而|從而|使|让|讓|即|包括|尤其|特别"
    r"|此|它|他|她|该|該"
)


def chinese_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of a Chinese sentence; one clause, the whole, where in doubt.

    >>> [c.text for c in chinese_clauses("软银负责财务，OpenAI负责运营。")]
    ['软银负责财务。', 'OpenAI负责运营。']
    """
    return tuple(_clauses(sentence))


def _clauses(sentence: str) -> Iterator[Clause]:
    outside = outside_brackets(sentence)
    commas = [i for i, c in enumerate(sentence) if c in "，；;" and outside[i]]
    begin = 0
    for at, end in pairwise([*commas, len(sentence)]):
        left, right = sentence[begin:at], sentence[at + 1 : end]
        if _stand_apart(left, right, sentence[at]):
            yield Clause(begin, at, f"{left.strip()}。")
            begin = at + 1
    yield Clause(begin, len(sentence), _without_link(sentence[begin:]) if begin else sentence)


def _stand_apart(left: str, right: str, mark: str) -> bool:
    if _LEANS.match(right.lstrip()):
        return False
    if mark in "；;":
        return len(left.strip()) >= 6 and len(right.strip(" 。")) >= 6
    first, second = _PARALLEL.match(left), _PARALLEL.match(right)
    if not first or not second or "，" in left:
        return False
    return first["verb"] == second["verb"] and first["subject"] != second["subject"]


def _without_link(text: str) -> str:
    return re.sub(r"^\s*(?:而|同时|同時)(?=\S)", "", text).lstrip()
