"""Whom "he said" means, where the sentence before names one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimbook.text.entities.latin_name_words import NOT_NAMES, ORGANISATION_TAIL, PLACE_TAIL, TITLES
from claimbook.text.speakers.speech_english import english_speech

_RUN = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*(?:(?: (?:de|van|von|der|bin|al))? [A-Z][\w’'-]*){1,4}")
# Before a place, a body or a thing, which speaks in no "he" or "she".
_NO_PERSON_BEFORE = re.compile(r"(?:\b(?:the|in|at|near|on|of|from|to|for|into|across)|&) $", re.IGNORECASE)
# "Grid operator Sable Power", "Sable Power says it has": a firm.
_BODY_BEFORE = re.compile(
    r"\b(?:operator|maker|manufacturer|carrier|retailer|publisher|developer|supplier|provider|owner|brewer|builder"
    r"|lender|insurer|broadcaster|startup|start-up|firm|company|group|giant|club|charity|agency|newspaper|website"
    r"|storm|ship) $",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(r"its?\b", re.IGNORECASE)
_TITLE_BEFORE = re.compile(
    r"\b(?:\w{3,}(?:ist|ian|or|man|woman|er)|chief|head|judge|coach|mayor|captain|secretary|attorney) $",
    re.IGNORECASE,
)
_AGED = re.compile(r",? (?:aged )?[1-9]\d,")
# What a title in capitals or a sentence begins with, before a name.
_ARTICLES = ("The", "A", "An", "In", "On", "At")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w-]+")
_LONGEST_SENTENCE = 1_000
_LOOK_BACK = 4
# How far back somebody may have been introduced whose surname alone stands here.
_INTRODUCED = 40


def person_named(sentence: str) -> str:
    """The one person whom a sentence is about or who speaks in it; empty where there are two, or none.

    >>> person_named("Councillor Beth Rowse insists that the clock is unsafe.")
    'Councillor Beth Rowse'
    """
    return _one_of(sentence, _introduced(sentence))


def speaker_before(pronoun: str, sentences: Sequence[str]) -> str:
    """Whom "he" or "she" means who speaks after these sentences; empty where that is not certain.

    Args:
        pronoun: as `Attributed.pronoun` has it; "they" and "it" are never resolved.
        sentences: what was said before, the last one last.

    The last sentence names one person, in full or by the surname of somebody introduced before. A sentence
    that opens or speaks with the same pronoun, and names nobody, passes on whom it meant.

    >>> speaker_before("he", ["Judge Jon Dahl jailed them.", "Dahl spoke for an hour.", "He was brief."])
    'Judge Jon Dahl'
    """
    if pronoun.lower() not in ("he", "she"):
        return ""
    known = tuple(name for s in sentences[-_INTRODUCED:] for name in _introduced(s))
    for sentence in reversed(sentences[-_LOOK_BACK:]):
        if name := _one_of(sentence, known):
            return name
        if _named(sentence, known) or not _passes_on(sentence, pronoun):
            return ""
    return ""


def _passes_on(sentence: str, pronoun: str) -> bool:
    if len(sentence) > _LONGEST_SENTENCE:
        return False
    if sentence.lower().startswith(f"{pronoun.lower()} "):
        return True
    said = english_speech(sentence)
    return said is not None and said.pronoun.lower() == pronoun.lower()


def _one_of(sentence: str, known: Sequence[str]) -> str:
    """The one known person whom a sentence names, in the fullest form; empty where it names others, too."""
    names = _named(sentence, known)
    surnames = {name.split()[-1] for name in names}
    full = [name for name in known if name.split()[-1] in surnames]
    return max(full, key=len) if len(surnames) == 1 and full else ""


def _named(sentence: str, known: Sequence[str]) -> tuple[str, ...]:
    """Names in a sentence that may be persons', and the surnames of known ones."""
    if len(sentence) > _LONGEST_SENTENCE:
        return ()
    surnames = {name.split()[-1] for name in known}
    runs = tuple(run.group() for run in _RUN.finditer(sentence) if _is_person(sentence, run))
    return runs + tuple(word for word in _CAPITAL.findall(sentence) if word in surnames)


@lru_cache(maxsize=2_000)
def _introduced(sentence: str) -> tuple[str, ...]:
    """The names in a sentence that are surely a person's: one with an office, an age or a voice."""
    if len(sentence) > _LONGEST_SENTENCE:
        return ()
    runs = [run for run in _RUN.finditer(sentence) if _is_person(sentence, run)]
    said = english_speech(sentence) if runs else None
    speaker = "" if said is None or _OF_A_BODY.match(sentence, said.body_start) else said.speaker
    return tuple(run.group() for run in runs if run.group() in speaker or _is_titled(sentence, run))


def _is_person(text: str, run: re.Match[str]) -> bool:
    name = run.group()
    if _BODY_BEFORE.search(text[: run.start()]) or ORGANISATION_TAIL.search(name) or PLACE_TAIL.search(name):
        return False
    words = name.split()
    if words[0] in _ARTICLES or any(word.lower() in NOT_NAMES for word in words):
        return False
    if any(word.isupper() and len(word) > 2 for word in words):
        return False
    return not _NO_PERSON_BEFORE.search(text[: run.start()])


def _is_titled(text: str, run: re.Match[str]) -> bool:
    """Whether an office or a trade stands before the name, or an age or "who" after it."""
    first = run.group().split()[0].lower().rstrip(".")
    if first in TITLES or _TITLE_BEFORE.match(f"{first} "):
        return True
    if _AGED.match(text, run.end()) or text.startswith(", who ", run.end()):
        return True
    return bool(_TITLE_BEFORE.search(text[: run.start()]))
