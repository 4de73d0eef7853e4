"""News of things that never happened, told in three languages: who reads it knows exactly what is true of it.

data/statements.csv has each event in three forms: long, a short one that follows from it, and a vague one
about the same things from which neither follows. data/names.csv has who and where.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from examples import Example, Label, Part
from figures import Figure, figure, wrong

LANGUAGES = ("en", "ja", "zh")
# Claims are read in all three, evidence most often in English, as primary sources often are.
_CLAIM_WEIGHTS, _EVIDENCE_WEIGHTS = (3, 4, 3), (5, 3, 2)
# Names whose change contradicts the event; any other changed name may tell of another event beside it.
_CONTRADICTING = {
    "chair": ("person",), "election": ("person",), "acquire": ("org", "org2"), "invest": ("city",),
    "fund": ("org",), "match": ("person", "city"), "layoff": ("city",),
}  # fmt: skip
# Names that change places make the event another one.
_SWAPS = {
    "acquire": ("org", "org2"), "chair": ("person", "person2"), "election": ("person", "person2"),
    "fund": ("org", "org2"), "match": ("city", "city2"),
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
_FORMS = ("long", "short", "vague")

Name = Mapping[str, str]  # by language
Slots = Mapping[str, Figure | Name]


def statements(count: int, seed: int) -> list[Example]:
    """So many pairs, a third of them of each label."""
    chance = random.Random(seed)  # noqa: S311
    makers = (_supported, _contradicted, _open)
    return [makers[number % 3](chance) for number in range(count)]


def _supported(chance: random.Random) -> Example:
    event, slots = _event(chance)
    form = chance.choice(("short", "short", "long"))
    return _pair(chance, event, (form, slots), ("long", slots), Label.SUPPORTED)


def _contradicted(chance: random.Random) -> Example:
    event, slots = _event(chance)
    form = chance.choice(("short", "short", "long"))
    said = set(_SLOT.findall(_templates()[event, form]["en"]))
    swap = _SWAPS.get(event, ())
    if swap and said.issuperset(swap) and chance.random() < 0.35:
        one, other = swap
        changed = {**slots, one: slots[other], other: slots[one]}
        return _pair(chance, event, (form, changed), ("long", slots), Label.REFUTED)
    slot = chance.choice(sorted(said))
    before = slots[slot]
    if isinstance(before, Figure):
        changed = {**slots, slot: wrong(before, chance)}
        return _pair(chance, event, (form, changed), ("long", slots), Label.REFUTED)
    changed = {**slots, slot: _other_name(slot, slots, chance)}
    label = Label.REFUTED if slot in _CONTRADICTING.get(event, ()) else Label.NOT_SUPPORTED
    return _pair(chance, event, (form, changed), ("long", slots), label)


def _open(chance: random.Random) -> Example:
    """Evidence about the same names that leaves the claim open, or the same event of another."""
    event, slots = _event(chance)
    way = chance.random()
    if way < 0.35:
        return _pair(
            chance, event, (chance.choice(("short", "long")), slots), ("vague", slots), Label.NOT_ENOUGH
        )
    if way < 0.65:
        return _pair(chance, event, ("long", slots), ("short", slots), Label.NOT_ENOUGH)
    other_event, fresh = _event(chance)
    if other_event == event:
        return _pair(chance, event, ("short", slots), ("vague", slots), Label.NOT_ENOUGH)
    shared = {**fresh, **{slot: value for slot, value in slots.items() if not isinstance(value, Figure)}}
    claim_form, evidence_form = chance.choice(("short", "long")), "long"
    claim_language, evidence_language = _languages(chance)
    return Example(
        "statements",
        _written(event, claim_form, slots, claim_language),
        _written(other_event, evidence_form, shared, evidence_language),
        Label.NOT_ENOUGH,
        claim_language,
        evidence_language,
        Part.TRAINING,
    )


def _pair(
    chance: random.Random, event: str, claim: tuple[str, Slots], evidence: tuple[str, Slots], label: Label
) -> Example:
    claim_language, evidence_language = _languages(chance)
    told = _written(event, *evidence, evidence_language)
    if chance.random() < 0.25:  # evidence seldom is one sentence alone
        beside = _written(*_vague(chance, event), evidence_language)
        space = " " if evidence_language == "en" else ""
        told = space.join((beside, told) if chance.random() < 0.5 else (told, beside))
    written = _written(event, *claim, claim_language)
    return Example("statements", written, told, label, claim_language, evidence_language, Part.TRAINING)


def _vague(chance: random.Random, event: str) -> tuple[str, str, Slots]:
    other, slots = _event(chance)
    while other == event:
        other, slots = _event(chance)
    return other, "vague", slots


def _languages(chance: random.Random) -> tuple[str, str]:
    claim = chance.choices(LANGUAGES, _CLAIM_WEIGHTS)[0]
    return claim, chance.choices(LANGUAGES, _EVIDENCE_WEIGHTS)[0]


def _event(chance: random.Random) -> tuple[str, Slots]:
    """Any event, with something for every slot of its three forms and no name twice."""
    event = chance.choice(sorted({event for event, _ in _templates()}))
    wanted = sorted({slot for form in _FORMS for slot in _SLOT.findall(_templates()[event, form]["en"])})
    slots: dict[str, Figure | Name] = {}
    for slot in wanted:
        is_name = slot.rstrip("23") in _names()
        slots[slot] = _other_name(slot, slots, chance) if is_name else figure(slot, chance)
    return event, slots


def _other_name(slot: str, taken: Slots, chance: random.Random) -> Name:
    used = list(taken.values())
    return chance.choice([name for name in _names()[slot.rstrip("23")] if name not in used])


def _written(event: str, form: str, slots: Slots, language: str) -> str:
    def fill(match: re.Match[str]) -> str:
        value = slots[match.group(1)]
        return value.written(language) if isinstance(value, Figure) else value[language]

    return _SLOT.sub(fill, _templates()[event, form][language])


@cache
def _templates() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["event"], row["form"]): row for row in _rows("statements.csv")}


@cache
def _names() -> dict[str, list[Name]]:
    names: dict[str, list[Name]] = {}
    for row in _rows("names.csv"):
        names.setdefault(row["slot"], []).append({language: row[language] for language in LANGUAGES})
    return names


def _rows(name: str) -> Sequence[dict[str, str]]:
    with (Path(__file__).parent / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
