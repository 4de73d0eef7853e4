"""All the facts of one text, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from claimbook.text.dates.times import Time, find_times
from claimbook.text.entities.names import NameMention, find_names
from claimbook.text.language.words import Word, content_words
from claimbook.text.meaning.lists import NameList, find_lists
from claimbook.text.meaning.modality import ModalMark, find_modality
from claimbook.text.meaning.opposites import Pole, find_poles
from claimbook.text.meaning.polarity import Negation, find_negations
from claimbook.text.meaning.roles import Role, find_roles, is_role_word
from claimbook.text.meaning.scope import ScopeMark, find_scopes
from claimbook.text.numbers.quantities import Quantity, find_quantities


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text states, fact by fact; every offset is into `text`."""

    text: str
    language: str
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    names: tuple[NameMention, ...]
    roles: tuple[Role, ...]
    lists: tuple[NameList, ...]
    negations: tuple[Negation, ...]
    poles: tuple[Pole, ...]
    modality: tuple[ModalMark, ...]
    scopes: tuple[ScopeMark, ...]
    words: tuple[Word, ...]  # content words outside names, quantities and times


def read_facts(
    text: str, language: str, known_names: Iterable[str] = (), reference: date | None = None
) -> Facts:
    """Reads the facts of a claim or a passage.

    Args:
        text: one sentence or so.
        language: ISO 639-1; ja, en and zh are read fully, others by the parts they share.
        known_names: names to be found as written, whatever they look like.
        reference: the day that relative dates ("last year") count from.
    """
    names = find_names(text, language, known_names)
    times = find_times(text, language, reference)
    taken = _Taken(text)
    taken.add(times)
    quantities = tuple(q for q in find_quantities(text, language) if not taken.touches(q.start, q.end))
    # The dollar of an amount and the month of a date are no names.
    taken.add(quantities)
    names = tuple(
        n for n in names if not taken.covers(n.start, n.end) and not is_role_word(n.surface, language)
    )
    taken.add(names)
    return Facts(
        text=text,
        language=language,
        quantities=quantities,
        times=times,
        names=names,
        roles=find_roles(text, language, names),
        lists=find_lists(text, language, names),
        negations=find_negations(text, language),
        poles=find_poles(text, language),
        modality=find_modality(text, language),
        scopes=find_scopes(text, language),
        words=tuple(w for w in content_words(text, language) if not taken.touches(w.start, w.end)),
    )


def with_names(facts: Facts, others: Iterable[NameMention]) -> Facts:
    """The facts with names of another text where they stand in this one word for word.

    What stands beside a name may tell in one text that it is one, and not in the other: 陈建国批评了李小红
    and
    李小红被陈建国批评.
    """
    taken = _Taken(facts.text)
    for told in (facts.names, facts.quantities, facts.times):
        taken.add(told)
    found = []
    for name in sorted(set(others), key=lambda n: (-len(n.surface), n.surface)):
        at = facts.text.find(name.surface)
        if at >= 0 and not taken.touches(at, at + len(name.surface)):
            found.append(NameMention(at, at + len(name.surface), name.surface, name.kind))
            taken.add(found[-1:])
    if not found:
        return facts
    names = tuple(sorted((*facts.names, *found), key=lambda n: n.start))
    return replace(
        facts,
        names=names,
        roles=find_roles(facts.text, facts.language, names),
        lists=find_lists(facts.text, facts.language, names),
        words=tuple(w for w in facts.words if not taken.touches(w.start, w.end)),
    )


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Taken:
    """The characters of a text that facts stand on, one byte each, so that a long text takes no longer a
    look."""

    def __init__(self, text: str) -> None:
        self._marks = bytearray(len(text))

    def add(self, spans: Iterable[_Spanned]) -> None:
        for span in spans:
            self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def touches(self, start: int, end: int) -> bool:
        return self._marks.find(1, start, end) >= 0

    def covers(self, start: int, end: int) -> bool:
        return self._marks.find(0, start, end) < 0
