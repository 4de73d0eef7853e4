"""English coordination: clauses with subjects of their own, and verbs that share one.

    The law bans wells, raises the fee and creates an office.   three verbs, one subject
    All schools are closed and the bridge is shut.              two clauses

Nouns in a row, verbs that share an object ("built and sold ships"), infinitives, and whatever hangs on a
condition stay together. A joint splits only where both sides surely have a finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.language.english_classes import (
    CONDITIONS,
    DETERMINERS,
    INTRANSITIVE,
    NESTING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from claimbook.text.language.english_words import Form, Token, forms, word_at
from claimbook.text.segmentation.strand import Strand
from claimbook.text.syntax.english_predicates import (
    Predicate,
    Strength,
    find_predicate,
    spoken_tokens,
)
from claimbook.text.syntax.shared_subjects_english import OPENING, Piece, is_reporting, verb_phrases

# Both sides of these are asserted, whichever way they stand to each other.
_CLAUSE_JOINTS = frozenset(("and", "but", "while", "whereas", "yet", "although", "though", "so"))
# These join clauses only after a comma: "fell while driving", "so far".
_NEED_COMMA = frozenset(("while", "whereas", "yet", "although", "though", "so"))
_LONGEST_SUBJECT = 10
_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "you"))
_MOST_JOINTS = 12
# "Ohio, and Florida ...": a list may go on here.
_LIST_TAIL = re.compile(r",(?: [\w’'.&-]+){1,3}$")
# About 40 people, over 40 people: these open a subject after all.
_BEFORE_NUMBERS = frozenset(("about", "over", "under", "that", "like", "since", "until"))
_NO_SUBJECT_STARTS = (SUBORDINATORS | PREPOSITIONS) - _BEFORE_NUMBERS


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def split_coordination(strand: Strand) -> tuple[tuple[int, int, str], ...]:
    """The statements of a clause, in order: start and end in the strand's sentence, and the text alone.

    A strand in which no joint is certain gives itself.
    """
    pieces = tuple(
        verb_piece for clause in _clauses(strand.text) for verb_piece in verb_phrases(strand.text, clause)
    )
    return tuple((*strand.span(p.start, p.end), _as_sentence(strand.text, p)) for p in pieces)


def _clauses(text: str) -> Iterator[Piece]:
    line = spoken_tokens(text)
    begin = 0
    joints = tuple(_joints(line))
    for joint in joints if len(joints) <= _MOST_JOINTS else ():
        first = joint.after
        left = line[begin].start if begin < len(line) else 0
        words = text[left : line[joint.at].start]
        if not _stand_apart(line, begin, joint, words):
            continue
        yield Piece(left, left + len(words.rstrip(" ,;:")), "")
        begin = first
    if begin == 0:
        yield Piece(0, len(text), "")
    elif begin < len(line):
        yield Piece(line[begin].start, len(text), "")


@dataclass(frozen=True, slots=True)
class _Joint:
    at: int  # the first token of the joint
    after: int  # the first token after it
    has_comma: bool
    word: str  # empty for a bare semicolon or colon
    with_that: bool  # "but that some areas ..."


def _joints(line: Sequence[Token]) -> Iterator[_Joint]:
    i = 0
    while i < len(line):
        mark = line[i].text if line[i].text in (",", ";", ":") else ""
        at = i
        k = i + 1 if mark else i
        word = line[k].lower if k < len(line) else ""
        if word in _CLAUSE_JOINTS:
            k += 1
        elif mark not in (";", ":"):
            i += 1
            continue
        else:
            word = ""
        if k < len(line) and line[k].text == ",":
            k += 1
        with_that = k < len(line) and line[k].lower == "that" and bool(word)
        if at and k < len(line) and (mark or word not in _NEED_COMMA):
            yield _Joint(at, k + with_that, bool(mark), word, with_that)
        i = max(k, i + 1)


def _stand_apart(line: Sequence[Token], begin: int, joint: _Joint, left: str) -> bool:
    if OPENING.match(left.lstrip()):
        return False
    first = find_predicate(line, begin, joint.at)
    end = _next_end(line, joint.after)
    second = find_predicate(line, joint.after, end)
    if first is None or second is None or not _is_clause_start(line, joint, second):
        return False
    if _nests(line, first.verb.index, joint.at) or is_reporting(line, first.verb.index, joint.at):
        return False
    if any(t.lower in CONDITIONS for t in line[joint.after : end]):
        return False
    if not joint.has_comma and not _is_complete(line, first, joint.at):
        return False
    return not (joint.has_comma and line[joint.after].is_capital and _LIST_TAIL.search(left.rstrip(" ,")))


def _next_end(line: Sequence[Token], begin: int) -> int:
    return next((k for k in range(begin, len(line)) if line[k].text in (";", ":")), len(line))


def _is_clause_start(line: Sequence[Token], joint: _Joint, second: Predicate) -> bool:
    """Whether a subject of its own stands between the joint and a verb that is sure."""
    start, verb = second.subject, second.verb
    if verb.strength is not Strength.STRONG and not (joint.has_comma and verb.form & Form.PAST):
        return False
    if verb.index - start > _LONGEST_SUBJECT or any(t.text in ",;:" for t in line[start : verb.index]):
        return False
    if verb.index - start > 1 and word_at(line, verb.index - 1) in _SUBJECT_PRONOUNS:
        return False  # "three shares for each that they hold"
    inside = {token.lower for token in line[start : verb.index]}
    if not joint.has_comma and inside & {"before", "after", "until", "since", "once"}:
        return False  # "sites in Spain and Poland before the board chose one"
    opens = line[start]
    if opens.lower in _NO_SUBJECT_STARTS or (
        not opens.is_word and not opens.is_number and opens.text[0] not in "£$€¥"
    ):
        return False
    if forms(opens.lower) & Form.ING and not opens.is_capital:
        return False
    named = opens.is_capital or opens.is_number or opens.lower in DETERMINERS | PRONOUNS | {"only", "more"}
    # "and prices rise", without a comma: the noun may be the second object of the verb before.
    return named or joint.has_comma or opens.text[0] in "£$€¥" or verb.form is Form.PAST


def _nests(line: Sequence[Token], begin: int, end: int) -> bool:
    return any(t.lower in NESTING for t in line[begin:end])


def _is_complete(line: Sequence[Token], predicate: Predicate, end: int) -> bool:
    """Whether the verb may stand without what comes after: not so in "built and the yard sold ships"."""
    return predicate.verb.word in INTRANSITIVE or predicate.verb.index + 1 < end


def _as_sentence(text: str, piece: Piece) -> str:
    own = text[piece.start : piece.end].strip()
    words = f"{piece.carried} {own}" if piece.carried else own
    if not piece.start and piece.end == len(text) and not piece.carried:
        return text
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "”", '"')) else f"{words}."
