"""Which kinds of fact differ between two wordings of a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from claimbook.core.labels import FactKind
from claimbook.text.dates.times import find_times
from claimbook.text.entities.names import find_names
from claimbook.text.meaning.modality import find_modality
from claimbook.text.meaning.opposites import find_poles
from claimbook.text.meaning.polarity import find_negations
from claimbook.text.meaning.scope import find_scopes
from claimbook.text.numbers.quantities import find_quantities

# Digits with what groups them: 5,000 and 5000 are one number, 5 000 is for the reader of quantities.
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# Longer than any sentence; of two long wordings only what lies around their difference is read.
_LONGEST_READ = 10_000
_CONTEXT = 500
_GROUPING = re.compile(r"[.,](?=\d{3}(?!\d))")


def changed_facts(old: str, new: str, language: str) -> tuple[FactKind, ...]:
    """The kinds of fact that one wording has and the other has not, in the order of `FactKind`.

    A number, date or name that is only written otherwise ("5,000億" and "5000億") is none. A digit that no
    reader of facts takes for anything counts as a number: what is not understood is not passed over.

    What is far longer than a sentence is not read; where it differs, that is told as a change of wording,
    which here may hide any other.

    Args:
        old: a sentence; empty for a sentence that is new, whose facts are then all named.
        new: the sentence as it stands now; empty for one that is gone.
        language: ISO 639-1; names and denials of languages that are not known are read by their shape.

    >>> changed_facts("The plant cost 340 million euros.", "The plant did not cost €340 million.", "en")
    (<FactKind.POLARITY: 'polarity'>,)
    """
    if max(len(old), len(new)) > _LONGEST_READ:
        old, new = _around_difference(old, new)
        if max(len(old), len(new)) > _LONGEST_READ:
            return (FactKind.WORDING,)
    before, after = _facts(old, language), _facts(new, language)
    kinds = {kind for kind, _ in (before - after) + (after - before)}
    if _names_changed(old, new, language):
        kinds.add(FactKind.NAME)
    return tuple(kind for kind in FactKind if kind in kinds)


def _around_difference(old: str, new: str) -> tuple[str, str]:
    """Two wordings without what is the same at their beginning and their end, but for some context."""
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    start, cut = max(0, head - _CONTEXT), max(0, tail - _CONTEXT)
    return old[start : len(old) - cut], new[start : len(new) - cut]


def _common_head(one: str, other: str) -> int:
    differing = (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _facts(text: str, language: str) -> Counter[tuple[FactKind, Hashable]]:
    return Counter(_read(text, language)) if text.strip() else Counter()


def _read(text: str, language: str) -> Iterator[tuple[FactKind, Hashable]]:
    times = find_times(text, language)
    quantities = find_quantities(text, language)
    for t in times:
        relative = t.relative or (t.surface if t.first is None and t.duration is None else "")
        said = (t.relation, t.first, t.last, t.duration, t.weekday, t.month, t.day, relative, t.bound)
        yield FactKind.TIME, said
    for q in quantities:
        yield FactKind.QUANTITY, (q.low, q.high, q.unit, q.vague)
    spans = [(t.start, t.end) for t in times] + [(q.start, q.end) for q in quantities]
    for digits in _other_digits(text, spans):
        yield FactKind.QUANTITY, digits
    for _ in find_negations(text, language):
        yield FactKind.POLARITY, "not"
    for pole in find_poles(text, language):
        if not any(start < pole.end and pole.start < end for start, end in spans):
            yield FactKind.DIRECTION, (pole.pair, pole.place)
    for mark in find_modality(text, language):
        yield FactKind.MODALITY, mark.modality
    for scope in find_scopes(text, language):
        yield FactKind.SCOPE, scope.scope


def _other_digits(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Digits outside the spans, in one form."""
    left = list(text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    for match in _DIGITS.finditer(unicodedata.normalize("NFKC", "".join(left))):
        yield _GROUPING.sub("", match.group())


def _names_changed(old: str, new: str, language: str) -> bool:
    """Whether a name of one wording stands nowhere in the other."""
    here, there = _plain(old), _plain(new)
    return any(
        _plain(name.surface) not in other
        for text, other in ((old, there), (new, here))
        if text.strip()
        for name in find_names(text, language)
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
