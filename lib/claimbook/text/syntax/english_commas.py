"""What English commas enclose, and the pieces that every kind of aside is found and taken out with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.text.language.english_classes import DETERMINERS, IN_NAMES, NO_NAMES, PREPOSITIONS
from claimbook.text.language.english_plurals import is_plural
from claimbook.text.language.english_words import Form, Token, word_at
from claimbook.text.segmentation.strand import Strand
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.coordination_english import split_coordination
from claimbook.text.syntax.english_nouns import said_first
from claimbook.text.syntax.english_predicates import (
    clause_start,
    find_predicate,
    skipped_adverbs,
    verb_at,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An aside that was found: what to take out of the sentence, and what it asserts."""

    removed: tuple[tuple[int, int], ...]  # in the sentence
    asides: tuple[Clause, ...]
    after: int  # the token to go on from


def is_before_main(line: Sequence[Token], comma: int) -> bool:
    """Whether the main verb is still to come; `said Ann Berg, who ...` after a quote has had it."""
    begin = clause_start(line, comma)
    return find_predicate(line, begin, comma) is None and said_first(line) is None


def verb_follows(line: Sequence[Token], comma: int) -> bool:
    """Whether the main verb comes right after a comma."""
    k = skipped_adverbs(line, comma + 1, len(line))
    if k >= len(line):
        return False
    verb = verb_at(line, k, len(line))
    # "Engineers, who built it, say ...": the plural stands before the aside.
    begin = clause_start(line, comma)
    plain = bool(verb.form & Form.BASE) and bool(is_plural(line, begin, _first_comma(line, begin)))
    return bool(verb.strength) or plain


def _first_comma(line: Sequence[Token], begin: int) -> int:
    return next((k for k in range(begin, len(line)) if line[k].text == ","), len(line))


def sentence_end(line: Sequence[Token]) -> int:
    """The place of the full stop, or behind the last token."""
    return len(line) - 1 if line and line[-1].text in ".!?" else len(line)


def text_start(sentence: str, line: Sequence[Token], k: int) -> int:
    """Where the words begin that follow the token before `k`; a quote, which is no token, among them."""
    at = line[k - 1].end
    return at + len(sentence[at:]) - len(sentence[at:].lstrip())


def text_end(sentence: str, line: Sequence[Token], k: int) -> int:
    """Where the words end that stand before the token `k`, a quote among them."""
    return len((sentence[: line[k].start] if k < len(line) else sentence).rstrip())


def close_inner(line: Sequence[Token], comma: int) -> int | None:
    """The comma after which the main verb comes."""
    for k in range(comma + 2, len(line) - 1):
        if line[k].text == ";":
            return None
        if line[k].text == "," and verb_follows(line, k):
            return k
    return None


def goes_on(line: Sequence[Token], close: int) -> bool:
    """Whether the sentence goes on after a comma as it would without the aside, and not as a list."""
    after = word_at(line, close + 1)
    return after in ("who", "which", "whose", "to") or after in PREPOSITIONS or verb_follows(line, close)


def is_name(name: Sequence[Token]) -> bool:
    """Whether tokens look like the name of one person or thing."""
    if not 1 <= len(name) <= 6 or not name[0].is_capital or not name[-1].is_capital:
        return False
    if any(t.lower in NO_NAMES or t.lower in DETERMINERS for t in name):
        return False
    return all(t.is_capital or t.lower in IN_NAMES for t in name)


def words_of(sentence: str, listed: Sequence[Token]) -> str:
    """The words of a sentence from the first to the last of some tokens."""
    return sentence[listed[0].start : listed[-1].end]


def found(sentence: str, line: Sequence[Token], comma: int, close: int, asides: Iterator[Clause]) -> Found:
    """An aside from its comma to the one that closes it, or to the full stop."""
    end = text_end(sentence, line, close)
    is_comma = word_at(line, close) == ","
    if is_comma and (is_before_main(line, comma) or word_at(line, close + 1) in PREPOSITIONS | {"to"}):
        return Found(((line[comma].start, line[close].end),), tuple(asides), close + 1)
    return Found(((line[comma].start, end),), tuple(asides), close)


def statements(words: Strand) -> Iterator[Clause]:
    """The statements in the words of an aside, with their subject put before them."""
    end = len(words.text.rstrip(" ,;."))
    whole = words.part(0, end)
    for start, stop, text in split_coordination(whole):
        stated = text[:1].upper() + text[1:]
        yield Clause(start, stop, stated if stated.endswith((".", "!", "?", "”", '"')) else f"{stated}.")
