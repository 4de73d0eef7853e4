"""English word forms: what a word can be, by its letters and a list of verbs.

There is no parser here, only word classes. A word often has several ("plans", "set", "open"); what it is
in its sentence is decided by the words around it, in `english_predicates`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from enum import Flag, auto
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from claimbook.text.language.dictionary import jmdict
from claimbook.text.language.english_classes import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    JOINING,
    NOT_PAST,
    NOT_THIRD,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
)


class Form(Flag):
    """The forms of a verb; a word that is none of them is `NONE`."""

    NONE = 0
    BASE = auto()  # build
    THIRD = auto()  # builds
    PAST = auto()  # built
    PARTICIPLE = auto()  # built
    ING = auto()  # building


class Token(NamedTuple):
    """A word, number or mark; offsets are into the text that was tokenised."""

    # A named tuple is made three times as fast as a dataclass, and an article has a great many words.

    start: int
    end: int
    text: str
    lower: str  # the text in small letters

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()

    @property
    def is_number(self) -> bool:
        return any(c.isdigit() for c in self.text) or self.lower in NUMBERS

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


_TOKEN = re.compile(
    r"[£$€¥]?\d+(?:[.,:/’'-]?\d+)*(?:%|[a-z]{1,3}\b)?|[^\W\d_]\w*(?:[’'&.-]\w+)*|\S", re.UNICODE
)
_COLUMNS = {"base": Form.BASE, "past": Form.PAST, "participle": Form.PARTICIPLE}
_GLOSS = re.compile(r"to ([a-z]{2,}(?:-[a-z]+)?)\b(?! by\b)")


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text, in order."""
    return tuple(Token(*m.span(), m.group(), m.group().lower()) for m in _TOKEN.finditer(text))


def word_at(line: Sequence[Token], k: int) -> str:
    """The word or mark at a place, in small letters; empty before the first and after the last."""
    return line[k].lower if 0 <= k < len(line) else ""


@lru_cache(maxsize=20_000)
def forms(word: str) -> Form:
    """Which forms of a verb a word can be, by the list of verbs; `-ed` needs no list.

    >>> forms("raises"), forms("tested"), forms("law")
    (<Form.THIRD: 2>, <Form.PAST|PARTICIPLE: 12>, <Form.NONE: 0>)
    """
    word = word.lower()
    found = _irregular().get(word, Form.NONE)
    if word in AUXILIARIES or word in NOT_THIRD:
        return found
    if word in _verbs() and not found:  # "fell" and "rose" are far more often the past than a verb of its own
        found |= Form.BASE
    if word.endswith("s") and not word.endswith("ss") and _bases_of_third(word) & _verbs():
        found |= Form.THIRD
    if word.endswith("ed") and len(word) > 3 and word not in NOT_PAST and word not in _irregular():
        found |= Form.PAST | Form.PARTICIPLE
    if word.endswith("ing") and len(word) > 4 and _bases_of_ing(word) & _verbs():
        found |= Form.ING
    return found


def is_auxiliary(word: str) -> bool:
    """True for is, has, will, doesn't and the like."""
    word = word.lower().replace("’", "'")
    if word.endswith("n't"):
        word = word[:-3]
        return word in AUXILIARIES or word in ("wo", "ca", "sha")
    return word in AUXILIARIES


def third_of(word: str) -> str:
    """The form of a verb after he, she or it, from its `-ing` form; empty where the verb is unknown.

    >>> third_of("costing"), third_of("carrying")
    ('costs', 'carries')
    """
    base = base_of(word)
    if not base:
        return ""
    if base.endswith(("s", "x", "ch", "sh", "z", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeou" else f"{base}s"


def past_of(word: str) -> str:
    """The past form of a verb, from its `-ing` form; empty where the verb is unknown.

    >>> past_of("winning"), past_of("creating"), past_of("stopping")
    ('won', 'created', 'stopped')
    """
    word = word.lower()
    bases = _bases_of_ing(word) & _verbs()
    for row in _table():
        if row["past"] and row["base"] in bases:
            return row["past"]
    base = base_of(word)
    if not base or base.endswith("e"):
        return base and f"{base}d"
    if base.endswith("y") and base[-2] not in "aeou":
        return f"{base[:-1]}ied"
    return f"{word.removesuffix('ing')}ed"


def base_of(word: str) -> str:
    """The base of a verb, from its `-ing` form; empty where the verb is unknown."""
    known = sorted(_bases_of_ing(word.lower()) & _verbs(), key=lambda base: (not base.endswith("e"), base))
    return known[0] if known else ""


def _bases_of_third(word: str) -> frozenset[str]:
    bases = {word[:-1]}
    if word.endswith("ies"):
        bases.add(f"{word[:-3]}y")
    if word.endswith(("ses", "xes", "ches", "shes", "zes", "oes")):
        bases.add(word[:-2])
    return frozenset(bases)


def _bases_of_ing(word: str) -> frozenset[str]:
    stem = word.removesuffix("ing")
    bases = {stem, f"{stem}e"}
    if len(stem) > 2 and stem[-1] == stem[-2]:
        bases.add(stem[:-1])
    return frozenset(bases)


@cache
def _table() -> tuple[dict[str, str], ...]:
    """Irregular verbs, and regular ones (past and participle empty) that the dictionary's glosses lack."""
    file = resources.files("claimbook.text") / "data" / "english_verbs.csv"
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@cache
def _irregular() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for row in _table():
        if row["past"]:
            for column, form in _COLUMNS.items():
                found[row[column]] = found.get(row[column], Form.NONE) | form
    return found


@cache
def _verbs() -> frozenset[str]:
    """Verbs as JMdict glosses them ("to raise"), with those of data/english_verbs.csv."""
    rows = jmdict().execute("SELECT DISTINCT text FROM SenseGloss WHERE text >= 'to ' AND text < 'to!'")
    glossed = {found[1] for (text,) in rows if (found := _GLOSS.match(text))}
    closed = DETERMINERS | PRONOUNS | PREPOSITIONS | JOINING | ADVERBS | NUMBERS | {"be", "able"}
    return frozenset(w for w in glossed if w not in closed and not w.endswith("ly")) | {
        r["base"] for r in _table()
    }
