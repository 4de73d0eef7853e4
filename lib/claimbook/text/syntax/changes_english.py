"""What an amount is measured against, after it: "Revenue was $4m, up 6% on last year"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.text.language.english_classes import JOINING
from claimbook.text.language.english_words import Token, word_at
from claimbook.text.segmentation.strand import strand_of
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.english_commas import Found, sentence_end, text_end
from claimbook.text.syntax.english_predicates import clause_start, find_predicate

_AMOUNT = r"[£$€¥]?\d[\d.,]*\S*"
_ABOUT = r"(?:by |from |about |around |almost |nearly |more than |some )*"
_CHANGE = re.compile(
    rf"(?:up|down) {_ABOUT}{_AMOUNT}"
    rf"|(?:{_AMOUNT}|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?"
    r"(?:more|fewer|less|higher|lower|above|below|ahead|behind|clear)\b"
    r"|(?:the|its|his|her|their) (?:\w+ )?"
    r"(?:most|least|best|worst|first|second|third|fourth|fifth|last|\w{2,}est)\b",
    re.IGNORECASE,
)
_IS_AMOUNT = re.compile(
    r"(?P<subject>.{2,120}?)"
    r" (?:(?P<be>was|were|is|are)|reached|hit|stood at|totalled|came to|rose to|fell to|grew to)"
    rf" {_ABOUT}{_AMOUNT}(?: (?:per cent|\w+))?"
)


def change(
    sentence: str, line: Sequence[Token], comma: int, removed: Sequence[tuple[int, int]]
) -> Found | None:
    """Revenue was $4m, up 6% on last year."""
    end = sentence_end(line)
    begin = clause_start(line, comma)
    # "and, with 400 seats, the largest": the comma closes what comes after "and".
    parted = any(line[k].lower in JOINING and word_at(line, k + 1) == "," for k in range(begin, comma))
    if parted or find_predicate(line, begin, comma) is None:
        return None
    close = next((k for k in range(comma + 1, end) if line[k].text in ",;"), end)
    if (
        close < end
        and line[close].text == ","
        and word_at(line, close + 1) not in (*JOINING, "while", "whereas")
    ):
        return None
    tail = sentence[line[comma + 1].start : text_end(sentence, line, close)]
    if not _CHANGE.match(tail) or re.search(r"\b(?:and|or) (?:the|a|its|his|her|their)\b", tail):
        return None
    gone = [r for r in removed if line[begin].start <= r[0] and r[1] <= line[comma].start]
    words = strand_of(sentence[: line[comma].start]).without(gone).text[line[begin].start :]
    main = f"{words[:1].upper()}{words[1:]}"
    told = _IS_AMOUNT.fullmatch(main) if tail.startswith(("up", "down")) else None
    text = f"{told['subject']} {told['be'] or 'was'} {tail}." if told else f"{main}, {tail}."
    start = line[comma + 1].start if told else line[begin].start
    aside = Clause(start, text_end(sentence, line, close), text)
    return Found(((line[comma].start, text_end(sentence, line, close)),), (aside,), close)
