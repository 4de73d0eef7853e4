"""Where an English clause has its finite verb, and what stands before it as its subject.

Words are weighed by their neighbours: "raises the fee" has a verb, "pay raises" has none, "prices in
Oslo rose" has one after the preposition. Where nothing is certain there is no predicate, and whoever
asked leaves the sentence whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from claimbook.text.language.english_classes import (
    ADVERBS,
    BE,
    DAYS,
    DETERMINERS,
    JOINING,
    LEADS,
    MANNER,
    MODALS,
    NAMING,
    OBJECT_PRONOUNS,
    PLURAL,
    PLURAL_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR,
    SUBORDINATORS,
    WHEN_ADVERBS,
)
from claimbook.text.language.english_plurals import can_be_noun
from claimbook.text.language.english_words import Form, Token, forms, is_auxiliary, tokens, word_at
from claimbook.text.syntax.clauses import outside_brackets

# Before a clause's verb these show that it is another clause's; the first ones only before a pronoun.
_HANGING = frozenset(("before", "after", "until", "since", "once"))
_SUPPOSING = frozenset(("when", "while", "because", "if", "although", "though", "unless"))


# What a finite verb cannot stand right behind: what takes another form of it, or opens a noun.
_BEFORE_NO_FINITE = (
    MODALS | BE | POSSESSIVES | PREPOSITIONS | (DETERMINERS - PRONOUNS)
    | {"to", "has", "have", "had", "do", "does", "did", "not", "be", "been", "being"}
)  # fmt: skip
_BEFORE_NO_AUXILIARY = MODALS | (DETERMINERS - PRONOUNS) | {"to"}
_FINITE = Form.BASE | Form.THIRD | Form.PAST
_NO_PURE_PAST = Form.PARTICIPLE | Form.BASE
_JOINED = JOINING | {","}
_PLURAL_BEFORE = PLURAL_NOUNS | {"i"}


class Strength(IntEnum):
    """How sure it is that a word is a finite verb."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb; `index` is its place among the tokens."""

    index: int
    word: str
    form: Form  # of the word itself; NONE for an auxiliary
    strength: Strength

    @property
    def is_modal(self) -> bool:
        return self.word in MODALS

    @property
    def is_singular(self) -> bool | None:
        """None where the form goes with any subject."""
        if self.word in SINGULAR:
            return True
        if self.word in PLURAL:
            return False
        if self.form & Form.PAST or self.is_modal or self.word in ("had", "did"):
            return None
        return Form.THIRD in self.form or None if self.form & Form.THIRD else False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A clause's subject, `tokens[subject:verb.index]`, and its finite verb."""

    subject: int
    verb: Verb


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def spoken_tokens(text: str) -> tuple[Token, ...]:
    """The tokens outside quotes and brackets, which alone build the sentence; a dash is a comma."""
    outside = outside_brackets(text, "(“[", ")”]")
    return tuple(_dash_as_comma(t) for t in tokens(text) if outside[t.start])


def _dash_as_comma(token: Token) -> Token:
    return token._replace(text=",", lower=",") if token.text in ("—", "–") else token


def find_predicate(line: Sequence[Token], begin: int, end: int) -> Predicate | None:
    """The finite verb that goes with the words at `begin`; None where none is certain enough.

    >>> line = spoken_tokens("The plan approved by the city costs $5 million.")
    >>> line[find_predicate(line, 0, len(line)).verb.index].text
    'costs'
    """
    subject = _after_adjunct(line, begin, end)
    chosen: Verb | None = None
    owed = 0  # verbs that relative clauses within the subject still wait for
    in_relative = False
    for i in range(subject, end):
        token = line[i]
        if token.lower in ("who", "which", "that", "whose", "where", "whom") and i > subject:
            if chosen:
                break
            if _is_relative(line, i, end):
                owed, in_relative = owed + 1, True
            continue
        hangs = token.lower in _HANGING and word_at(line, i + 1) in ("it", "he", "she", "they", "we")
        if i > subject and chosen is None and (hangs or token.lower in _SUPPOSING):
            return None  # "Poland before it chose Oslo"
        if chosen and (token.lower in SUBORDINATORS or token.text in (";", ":")):
            break
        if i == subject and token.lower not in PRONOUNS:
            continue
        verb = verb_at(line, i, end)
        if not verb.strength:
            continue
        joined = _is_joined(line, i)
        if owed or (in_relative and joined):
            owed = max(0, owed - 1)
            continue
        if joined and chosen:
            break
        if verb.strength is Strength.WEAK and any(t.text == "," for t in line[subject:i]):
            continue  # "the opera, first performed in 1887": an aside
        if joined and _before(line, i) in JOINING:
            return None  # "its owner and jailed a manager": the verb goes on with another subject
        if verb.strength is Strength.STRONG:
            chosen = verb
            break
        chosen = chosen or verb
    if chosen is None or chosen.index <= subject:
        return None
    return Predicate(subject, chosen)


def verb_at(line: Sequence[Token], i: int, end: int) -> Verb:
    """The word at `i` as a finite verb, with how sure that is."""
    if i >= min(end, len(line)):
        return Verb(i, "", Form.NONE, Strength.NONE)
    token = line[i]
    word = token.lower.replace("’", "'")
    before = _before(line, i)
    after = line[i + 1] if i + 1 < end else None
    if not token.is_word or (token.is_capital and i > 0):
        return Verb(i, word, Form.NONE, Strength.NONE)
    if is_auxiliary(word):
        finite = before not in _BEFORE_NO_AUXILIARY and not (word in ("have", "do") and before in BE)
        return Verb(i, word.removesuffix("n't"), Form.NONE, Strength.STRONG if finite else Strength.NONE)
    form = forms(word)
    return Verb(i, word, form, _strength(form, word, before, after, line, i))


def _strength(
    form: Form, word: str, before: str, after: Token | None, line: Sequence[Token], i: int
) -> Strength:
    none, weak, strong = Strength.NONE, Strength.WEAK, Strength.STRONG
    if not form & _FINITE or before in _BEFORE_NO_FINITE:
        return none
    if before.endswith(("'s", "s'")) or (before and before[0].isdigit()):
        return none
    takes = takes_object(after)
    if before in ("he", "she", "they", "we", "i"):
        return strong if form & (Form.PAST | (Form.THIRD if before in ("he", "she") else Form.BASE)) else none
    if form & Form.PAST:
        if not form & _NO_PURE_PAST:
            return strong
        if after is not None and after.lower == "by":
            return none
        if after is not None and (after.lower in MANNER or _is_manner(after.lower)):
            return strong
        return strong if takes and word not in NAMING else weak
    if form & Form.THIRD:
        return strong if takes or not can_be_noun(word) else weak
    # A base form needs a plural subject, which the word before it shows at best.
    plural = before in _PLURAL_BEFORE or (before.endswith("s") and not before.endswith("ss"))
    if not plural:
        return none
    return strong if takes else weak


def _is_manner(word: str) -> bool:
    return word.endswith("ly") and word not in WHEN_ADVERBS and word not in ("only", "early", "family")


def takes_object(after: Token | None) -> bool:
    """Whether what follows a verb can only be its object or its clause, so that it is no noun."""
    if after is None:
        return False
    word = after.lower
    if word in DETERMINERS or word in OBJECT_PRONOUNS or word in POSSESSIVES or word == "that":
        return True
    if after.text[0] in "£$€¥" or (after.is_number and word not in ("one",)):
        return True
    return after.is_capital and word not in DAYS


def skipped_adverbs(line: Sequence[Token], i: int, end: int) -> int:
    """The place of the first word at or after `i` that is no adverb."""
    while i < end and (line[i].lower in ADVERBS or (line[i].lower.endswith("ly") and line[i].is_word)):
        i += 1
    return i


def _before(line: Sequence[Token], i: int) -> str:
    """The word before, adverbs left out; empty at the start and after a mark."""
    for k in range(i - 1, -1, -1):
        word = line[k].lower.replace("’", "'")
        if word in DETERMINERS:
            return word
        if word in ADVERBS or (word.endswith("ly") and k > 0):
            continue
        return word
    return ""


def _is_joined(line: Sequence[Token], i: int) -> bool:
    return _before(line, i) in _JOINED


def _is_relative(line: Sequence[Token], i: int, end: int) -> bool:
    """Whether "that" and its kin open a clause here, and do not point ("that year")."""
    if line[i].lower != "that":
        return True
    return any(verb_at(line, k, end).strength for k in range(i + 1, min(i + 6, end)))


def _after_adjunct(line: Sequence[Token], begin: int, end: int) -> int:
    """The subject's place after "In 2020," or "Last year,"; `begin` where nothing leads."""
    if begin >= end or line[begin].lower not in LEADS:
        return begin
    comma = next((k for k in range(begin, min(begin + 12, end)) if line[k].text == ","), None)
    if comma is None or comma + 1 >= end or any(v.strength == 2 for v in _verbs(line, begin + 1, comma)):
        return begin
    return comma + 1


def _verbs(line: Sequence[Token], begin: int, end: int) -> Iterator[Verb]:
    return (verb_at(line, k, end) for k in range(begin, end))


def clause_start(line: Sequence[Token], end: int) -> int:
    """Where the last clause before `end` begins: after ", but", "; " and the like, else at 0."""
    for k in range(end - 1, 0, -1):
        mark, word = line[k - 1].text, line[k].lower
        joins = mark in (",", ";") and word in ("and", "but", "while", "whereas", "yet", "although", "though")
        if not joins and mark != ";":
            continue
        begin = k + 1 if joins else k
        has_subject = begin < end and not verb_at(line, skipped_adverbs(line, begin, end), end).strength
        if has_subject and find_predicate(line, 0, k - 1) is not None:
            return begin
    return 0
