"""Which noun an English aside is about: the one before its comma, where only one can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.text.language.english_classes import (
    ADVERBS,
    BE,
    DETERMINERS,
    IN_NAMES,
    JOINING,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING_AFTER_QUOTE,
    TIME_NOUNS,
)
from claimbook.text.language.english_plurals import is_plural
from claimbook.text.language.english_words import Token, word_at
from claimbook.text.syntax.english_predicates import (
    Verb,
    clause_start,
    find_predicate,
    skipped_adverbs,
    verb_at,
)

_PERSON = re.compile(r"\w{3,}(?:man|woman|person|er|or|ist)s?|chief|head|owner|judge|coach", re.IGNORECASE)
# First, who signed it?
_ORDER = frozenset(("first", "second", "third", "finally", "lastly", "next"))


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase of a sentence, as it can open a statement."""

    words: str

    @property
    def has_article(self) -> bool:
        return self.words.split(" ", 1)[0].lower() in ("the", "a", "an")

    @property
    def definite(self) -> str:
        """The phrase with "the" for "a": its thing is known once it was named.

        >>> Noun("a new bridge").definite
        'The new bridge'
        """
        first, _, rest = self.words.partition(" ")
        words = f"the {rest}" if first.lower() in ("a", "an") and rest else self.words
        return words[:1].upper() + words[1:]


def noun_before(
    sentence: str,
    line: Sequence[Token],
    comma: int,
    pronoun: str,
    verb: Verb,
    is_inner: bool,
    removed: Sequence[tuple[int, int]],
) -> Noun | None:
    """The noun that a relative clause after the comma is about; None where it could be another.

    Args:
        sentence: the sentence.
        line: its tokens.
        comma: the place of the comma.
        pronoun: who, which, whose or where.
        verb: the verb of the relative clause.
        is_inner: whether the main verb is still to come.
        removed: parts of the sentence that were taken out before.
    """
    found = _of_subject(line, comma, verb, pronoun, removed) if is_inner else _of_object(line, comma, pronoun)
    if found is None:
        return None
    begin, end = found
    plural = is_plural(line, begin, end)
    if pronoun in ("who", "which") and None not in (plural, verb.is_singular) and plural is verb.is_singular:
        return None
    if line[end - 1].lower in TIME_NOUNS or line[begin].lower in OBJECT_PRONOUNS | (PRONOUNS - DETERMINERS):
        return None
    stop = line[comma].start if end == comma else line[end - 1].end
    return Noun(sentence[line[begin].start : stop].rstrip())


def _of_subject(
    line: Sequence[Token], comma: int, verb: Verb, pronoun: str, removed: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The whole subject, from its first word to the comma."""
    begin = next(
        (k for k in range(clause_start(line, comma), comma) if not _is_gone(line[k], removed)), comma
    )
    end = comma
    while end > begin and (line[end - 1].text == "," or _is_gone(line[end - 1], removed)):
        end -= 1
    lead = next((k for k in range(begin, end) if line[k].text == ","), None)
    if lead is not None:
        if line[begin].lower not in PREPOSITIONS | ADVERBS | {"last", "this", "next"}:
            return None
        begin = lead + 1
    if begin >= end or any(line[k].text in ",;:" for k in range(begin, end)):
        return None
    opens = line[begin]
    if opens.lower in PREPOSITIONS | ADVERBS | JOINING | _ORDER or not (opens.is_word or opens.is_number):
        return None
    inside = [k for k in range(begin + 1, end) if line[k].lower in PREPOSITIONS and line[k].lower != "of"]
    inside += [k for k in range(begin + 1, end) if line[k].lower == "of" and not _is_name_of(line, k, begin)]
    if not inside:
        return begin, end
    last = max(inside)
    head, tail = is_plural(line, begin, end), is_plural(line, last + 1, end)
    if line[min(inside)].lower == "between":
        return begin, end
    if pronoun in ("who", "which") and verb.is_singular is False and head and tail is False:
        return begin, end
    if pronoun == "which" and len(inside) == 1 and _PERSON.fullmatch(line[last - 1].text):
        return last + 1, end  # a spokesman for the ministry, which ...
    is_body = word_at(line, last + 1) == "the" or "&" in {t.text for t in line[last:end]}
    if pronoun == "who" and is_body and head is not None and head is not verb.is_singular:
        return begin, end
    return None


def said_first(line: Sequence[Token]) -> int | None:
    """The place of the verb in what follows a quote: `said Ann Berg`."""
    first = next((k for k, t in enumerate(line) if t.text != ","), 0)
    return first if line[first].text in SAYING_AFTER_QUOTE else None


def _is_name_of(line: Sequence[Token], k: int, begin: int) -> bool:
    """University of Oslo: a name goes on over its "of"."""
    return k > begin and line[k - 1].is_capital and k + 1 < len(line) and line[k + 1].is_capital


def _of_object(line: Sequence[Token], comma: int, pronoun: str) -> tuple[int, int] | None:
    """The noun phrase right before the comma, unless it only completes another one."""
    main = find_predicate(line, clause_start(line, comma), comma)
    said = said_first(line)
    if main is None and said is None:
        return None
    at = main.verb.index if main else said or 0
    begin = comma
    while begin > at + 1:
        token = line[begin - 1]
        if not (token.is_word or token.is_number or token.text == "&") or token.lower in JOINING:
            break
        if token.lower in PREPOSITIONS and not _is_name_of(line, begin - 1, 0):
            break
        if token.lower in BE or (token.lower in SAYING_AFTER_QUOTE and token.text.islower()):
            break
        begin -= 1
        if token.lower in DETERMINERS:
            break
    if begin >= comma:
        return None
    if pronoun == "who" and (person := _person_of(line, begin, at)) is not None:
        return person, comma
    named = line[begin].is_capital and all(t.is_capital or t.lower in IN_NAMES for t in line[begin:comma])
    if not (named or line[begin].lower in DETERMINERS or line[begin].is_capital or line[begin].is_number):
        return None
    if word_at(line, begin - 1) in JOINING or line[begin - 1].text == ",":
        return None
    return (begin, comma) if _is_alone(line, begin, comma, at, pronoun, named) else None


def _person_of(line: Sequence[Token], begin: int, verb: int) -> int | None:
    """Where a name begins that a body follows: "said Ann Berg of the University of Oslo, who ..."."""
    before = word_at(line, begin - 1)
    is_body = line[begin].lower == "the" and line[min(begin + 1, len(line) - 1)].is_capital
    if before not in ("of", "at", "from") or not is_body:
        return None
    start = begin - 1
    while start - 1 > verb and line[start - 1].is_capital:
        start -= 1
    return start if begin - 1 - start >= 2 and start - 1 == verb else None


def _is_alone(line: Sequence[Token], begin: int, comma: int, verb: int, pronoun: str, named: bool) -> bool:
    """Whether no other noun stands before the phrase that the clause could be about."""
    before = line[begin - 1]
    if pronoun == "who" and named:
        return before.lower not in ("of", "at", "in", "on", "near")  # a professor at Acme, who ...
    if before.lower not in PREPOSITIONS and before.lower != "to":
        return True
    if named and pronoun == "which" and before.lower in ("to", "from", "by", "with", "against"):
        return True
    if pronoun == "who" and not _PERSON.fullmatch(line[max(begin - 2, 0)].text):
        return not line[begin + 1].is_capital  # the University of Moss, who ...
    if pronoun == "where":
        return before.lower in ("in", "at", "to", "near")
    # "goes to the upper house": nothing but the verb before the preposition.
    return begin - 1 <= skipped_adverbs(line, verb + 1, len(line)) or (
        begin - 2 == verb + 1 and bool(verb_at(line, begin - 2, len(line)).form)
    )


def _is_gone(token: Token, removed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in removed)
