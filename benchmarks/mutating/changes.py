"""Every mutation of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from mutating import figures, naming, wording
from mutating.model import Editor, Mutation, MutationClass

LANGUAGES = ("ja", "en", "zh")

_EDITORS: dict[MutationClass, Editor] = {
    MutationClass.NUMBER: figures.numbers,
    MutationClass.SCALE: figures.scales,
    MutationClass.UNIT: figures.units,
    MutationClass.YEAR: figures.years,
    MutationClass.DATE: figures.dates,
    MutationClass.DURATION: figures.durations,
    MutationClass.WEEKDAY: figures.weekdays,
    MutationClass.PERSON: naming.persons,
    MutationClass.PLACE: naming.places,
    MutationClass.ROLE_SWAP: naming.role_swaps,
    MutationClass.MEMBER_ADDED: naming.members_added,
    MutationClass.MEMBER_DROPPED: naming.members_dropped,
    MutationClass.MEMBER_REPLACED: naming.members_replaced,
    MutationClass.NEGATION: wording.negations,
    MutationClass.DIRECTION: wording.directions,
    MutationClass.EXCLUSIVITY: wording.exclusivities,
    MutationClass.QUANTIFIER: wording.quantifiers,
    MutationClass.MODALITY: wording.modalities,
}


def mutations(sentence: str, language: str) -> tuple[Mutation, ...]:
    """The sentence with one thing changed, once for each thing that can be, in the order of the classes.

    Evidence that carries the sentence carries none of them: most say the contrary, those of exclusivity,
    modality and added members say more or other than it does.

    Args:
        sentence: one true statement.
        language: ja, en or zh; of any other there are none.
    """
    if language not in LANGUAGES:
        return ()
    return tuple(dict.fromkeys(_all(sentence, language)))


def _all(sentence: str, language: str) -> Iterator[Mutation]:
    for class_, editor in _EDITORS.items():
        for edit in editor(sentence, language):
            changed = edit.applied(sentence)
            if changed != sentence:
                yield Mutation(changed, class_, sentence[edit.start : edit.end], edit.words)
