"""What a change to a sentence is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class MutationClass(StrEnum):
    """What a mutation changes."""

    NUMBER = "number"
    SCALE = "scale"
    UNIT = "unit"
    YEAR = "year"
    DATE = "date"
    DURATION = "duration"
    WEEKDAY = "weekday"
    PERSON = "person"
    PLACE = "place"
    ROLE_SWAP = "role swap"
    MEMBER_ADDED = "member added"
    MEMBER_DROPPED = "member dropped"
    MEMBER_REPLACED = "member replaced"
    NEGATION = "negation"
    DIRECTION = "direction"
    EXCLUSIVITY = "exclusivity"
    QUANTIFIER = "quantifier"
    MODALITY = "modality"


class Manner(StrEnum):
    """In what a restatement departs from the sentence."""

    NUMBER_NOTATION = "number notation"
    DATE_NOTATION = "date notation"
    UNIT_NOTATION = "unit notation"
    WORD_ORDER = "word order"
    VOICE = "voice"
    SYNONYM = "synonym"
    ABBREVIATION = "abbreviation"
    HONORIFIC = "honorific"
    POLITENESS = "politeness"


@dataclass(frozen=True, slots=True)
class Mutation:
    """A sentence with one thing changed, and what was changed into what."""

    text: str
    class_: MutationClass
    changed_from: str
    changed_to: str


@dataclass(frozen=True, slots=True)
class Restatement:
    """A sentence that says the same in another manner."""

    text: str
    manner: Manner
    changed_from: str
    changed_to: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The part `sentence[start:end]` replaced by other words."""

    start: int
    end: int
    words: str

    def applied(self, sentence: str) -> str:
        return sentence[: self.start] + self.words + sentence[self.end :]


Editor = Callable[[str, str], Iterator[Edit]]  # of a sentence and its language
