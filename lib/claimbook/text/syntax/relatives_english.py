"""Relative clauses that add a fact: "Ann Berg, who drafted the bill, ..."; without a comma they stay."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.text.language.english_classes import (
    DETERMINERS,
    JOINING,
    OBJECT_PRONOUNS,
    OF_THE_WHOLE,
    PREPOSITIONS,
)
from claimbook.text.language.english_words import Token, word_at
from claimbook.text.segmentation.strand import strand_of
from claimbook.text.syntax.english_commas import (
    Found,
    close_inner,
    found,
    is_before_main,
    sentence_end,
    statements,
    text_end,
    text_start,
)
from claimbook.text.syntax.english_nouns import noun_before
from claimbook.text.syntax.english_predicates import Verb, find_predicate, skipped_adverbs, verb_at


def relative_clause(
    sentence: str, line: Sequence[Token], comma: int, removed: Sequence[tuple[int, int]]
) -> Found | None:
    word = word_at(line, comma + 1)
    is_inner = is_before_main(line, comma)
    close = close_inner(line, comma) if is_inner else _close_after(line, comma)
    if close is None:
        return None
    verb = verb_at(line, skipped_adverbs(line, comma + 2, close), close)
    why = verb.index + 1
    if (
        word == "which"
        and verb.word == "is"
        and word_at(line, why) == "why"
        and why + 1 < close
        and not is_inner
    ):
        rest = strand_of(sentence).part(line[why + 1].start, text_end(sentence, line, close))
        return found(sentence, line, comma, close, statements(rest))
    noun = noun_before(sentence, line, comma, word, verb, is_inner, removed)
    if noun is None:
        return None
    words = strand_of(sentence).part(text_start(sentence, line, comma + 2), text_end(sentence, line, close))
    if word in ("who", "which"):
        if not verb.strength or (word == "which" and not is_inner and _is_of_the_whole(line, verb)):
            return None
        return found(sentence, line, comma, close, statements(words.after(noun.definite)))
    own = find_predicate(line, comma + 2, close)
    if own is None:
        return None
    if word == "whose":
        mark = "’" if noun.definite.endswith("s") else "’s"
        return found(sentence, line, comma, close, statements(words.after(noun.definite + mark)))
    place = noun.definite[:1].lower() + noun.definite[1:] if noun.has_article else noun.definite
    return found(sentence, line, comma, close, statements(words.after(f"In {place},")))


def _is_of_the_whole(line: Sequence[Token], verb: Verb) -> bool:
    """She sold the house, which surprised everyone; but: a firm, which makes lifts."""
    if verb.word in ("made", "makes", "make"):
        return word_at(line, verb.index + 1) in DETERMINERS | OBJECT_PRONOUNS
    return verb.word in OF_THE_WHOLE


def _close_after(line: Sequence[Token], comma: int) -> int | None:
    """The comma or the full stop at which an aside after the main verb ends; None where a list may go on."""
    end = sentence_end(line)
    for k in range(comma + 2, end):
        if line[k].text == ";":
            return k
        if line[k].text == ",":
            after = word_at(line, k + 1) if k + 1 < end else ""
            if after in PREPOSITIONS or after == "to":
                return k
            joined = after in JOINING and find_predicate(line, k + 2, end) is not None
            own_subject = joined and not verb_at(line, skipped_adverbs(line, k + 2, end), end).strength
            return k if own_subject else None
    return end
