"""All the facts of one text, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimbook.text.dates.times import Time, find_times
from claimbook.text.entities.names import NameMention, find_names
from claimbook.text.language.words import Word, content_words
from claimbook.text.meaning.modality import ModalMark, find_modality
from claimbook.text.meaning.opposites import Pole, find_poles
from claimbook.text.meaning.polarity import Negation, find_negations
from claimbook.text.meaning.roles import Role, find_roles
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
    taken = [(t.start, t.end) for t in times]
    quantities = tuple(q for q in find_quantities(text, language) if not _overlaps(q.start, q.end, taken))
    taken += [(q.start, q.end) for q in quantities]
    # The dollar of an amount and the month of a date are no names.
    names = tuple(n for n in names if not any(a <= n.start and n.end <= b for a, b in taken))
    taken += [(n.start, n.end) for n in names]
    return Facts(
        text=text,
        language=language,
        quantities=quantities,
        times=times,
        names=names,
        roles=find_roles(text, language, names),
        negations=find_negations(text, language),
        poles=find_poles(text, language),
        modality=find_modality(text, language),
        scopes=find_scopes(text, language),
        words=tuple(w for w in content_words(text, language) if not _overlaps(w.start, w.end, taken)),
    )


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
