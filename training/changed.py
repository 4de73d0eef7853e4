"""Examples made out of others: claims changed so that the evidence denies them, or said in other words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from examples import Example, Label, Part
from mutating.changes import mutations
from mutating.model import MutationClass
from mutating.restating import restatements

# Changes after which the evidence says the contrary; after the others it may just say less.
_CONTRARY = frozenset(
    (
        MutationClass.NUMBER, MutationClass.SCALE, MutationClass.UNIT, MutationClass.YEAR, MutationClass.DATE,
        MutationClass.DURATION, MutationClass.WEEKDAY, MutationClass.NEGATION, MutationClass.DIRECTION,
    )
)  # fmt: skip
# A list that leaves one out is still carried by the whole list.
_LEFT_OUT = frozenset((MutationClass.MEMBER_DROPPED,))
# No class is more than this share of all changes: nearly every sentence can be denied, few have a weekday.
_LARGEST_SHARE = 0.25
# Evidence of one sentence about as long as this is a claim of its own kind: long, and full of facts.
_SENTENCE = range(40, 260)


def changed(examples: Sequence[Example], count: int, seed: int, part: Part = Part.TRAINING) -> list[Example]:
    """So many examples, as many denied as carried: changed claims and claims said in other words."""
    chance = random.Random(seed)  # noqa: S311
    given = [e for e in examples if e.part is part]
    bases = [e for e in given if e.label is Label.SUPPORTED]
    bases += [replace(e, claim=e.evidence, claim_language=e.evidence_language) for e in _sentences(given)]
    chance.shuffle(bases)
    carried = [e for base in bases if (e := _restated(base, chance))]
    return _denied(bases, count // 2, chance) + carried[: count - count // 2]


def _sentences(examples: Iterable[Example]) -> list[Example]:
    """One example for each piece of evidence that is a single sentence."""
    single = {
        e.evidence: e for e in examples if len(e.evidence) in _SENTENCE and e.evidence.count(" . ") == 0
    }
    return list(single.values())


def _denied(bases: Iterable[Example], count: int, chance: random.Random) -> list[Example]:
    made: list[Example] = []
    of_class: dict[MutationClass, int] = {}
    for base in bases:
        if len(made) == count:
            break
        possible = [
            m
            for m in mutations(base.claim, base.claim_language)
            if m.class_ not in _LEFT_OUT and of_class.get(m.class_, 0) < count * _LARGEST_SHARE
        ]
        if not possible:
            continue
        # The class that was made least often: a claim that has a weekday is for weekdays.
        rarest = min(of_class.get(m.class_, 0) for m in possible)
        mutation = chance.choice([m for m in possible if of_class.get(m.class_, 0) == rarest])
        of_class[mutation.class_] = of_class.get(mutation.class_, 0) + 1
        label = Label.REFUTED if mutation.class_ in _CONTRARY else Label.NOT_SUPPORTED
        made.append(replace(base, origin="changed", claim=mutation.text, label=label))
    return made


def _restated(base: Example, chance: random.Random) -> Example | None:
    """The claim in other words; where there are none, now and then as it stands."""
    possible = restatements(base.claim, base.claim_language)
    if possible:
        return replace(base, origin="changed", claim=chance.choice(possible).text, label=Label.SUPPORTED)
    if base.claim == base.evidence and chance.random() < 0.2:
        return replace(base, origin="changed", label=Label.SUPPORTED)
    return None
