"""Whether two names mean the same: aliases, dictionaries, and how a name sounds in another script.

A wrong match makes a wrong verdict, so every way of matching is strict; what is merely near becomes a
proposal for a person to decide on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from claimbook.matching.aliases import Aliases
from claimbook.matching.name_composed import composed_alike
from claimbook.matching.name_dictionaries import translated
from claimbook.matching.name_forms import Form, form_of
from claimbook.matching.name_parts import headed, is_shortened, is_surname_of
from claimbook.matching.name_spellings import kana_alike, spelled_alike
from claimbook.matching.readings import reads_as
from claimbook.matching.sounds import sounds_alike
from claimbook.matching.spellings import script_of
from claimbook.text.entities.name_model import NameKind
from claimbook.text.language.han_characters import HAN


class NameLevel(StrEnum):
    """How two names were found to be the same, surest first."""

    EXACT = "exact"  # the same letters, apart from case, width, accents and legal form
    ALIAS = "alias"  # a list of names has both under one canonical name
    DICTIONARY = "dictionary"  # a dictionary of names translates one into the other
    ROMANISED = "romanised"  # they sound the same
    PARTIAL = "partial"  # one is the surname, the initials or the head of the other
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names mean the same; `score` is 0 exactly where `level` is none."""

    level: NameLevel
    score: float
    reason: str


_NONE = NameMatch(NameLevel.NONE, 0.0, "")
# The scores of the levels.
_EXACT, _ALIAS, _DICTIONARY, _ROMANISED, _PARTIAL = 1.0, 1.0, 0.95, 0.9, 0.7
# What Japanese adds to a foreign name: テキサス州, メタ社.
_NAMED_KIND = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}[州社紙]")
# Letters that some writings lack, and what these have in their place; the bare letters match anyway.
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th", "Þ": "Th"}
)
_UNUSUAL = re.compile(f"[{''.join(map(chr, _SPELLED_OUT))}]")


@lru_cache(maxsize=500_000)
def match_names(claim_name: str, evidence_name: str, aliases: Aliases) -> NameMatch:
    """Whether a name of a claim and a name of its evidence mean the same.

    >>> from claimbook.matching.aliases import load_aliases
    >>> match_names("孫正義", "Masayoshi Son", load_aliases(None)).level.value
    'alias'
    >>> match_names("ウルトラマン", "Altman", load_aliases(None)).level.value
    'none'
    """
    first, second = form_of(claim_name), form_of(evidence_name)
    if not first.key or not second.key:
        return _NONE
    if first.key == second.key or first.bare == second.bare or _spelled_out(first) == _spelled_out(second):
        return NameMatch(NameLevel.EXACT, _EXACT, "the same name")
    known = aliases.canonical(claim_name), aliases.canonical(evidence_name)
    if known[0] is not None and known[0] == known[1]:
        return NameMatch(NameLevel.ALIAS, _ALIAS, f"both are names of {known[0]}")
    if known[0] is not None and known[1] is not None:
        # Two names that are known to differ may still be a company and its group.
        return _partial(headed(form_of(known[0]), form_of(known[1])))
    best = _NONE
    for one, other in product(
        _spelled(first, known[0], second, aliases), _spelled(second, known[1], first, aliases)
    ):
        match = _compare(one, other, aliases)
        best = match if match.score > best.score else best
    return best


def _spelled_out(form: Form) -> str:
    """The key with letters that some writings lack spelled out: Müller as Mueller, Łukasz as Lukasz."""
    return form_of(form.surface.translate(_SPELLED_OUT)).key if _UNUSUAL.search(form.surface) else form.key


def _spelled(form: Form, canonical: str | None, other: Form, aliases: Aliases) -> tuple[Form, ...]:
    """The ways to write a name that another one may be compared with."""
    if canonical is None:
        # ワイオミング州 is Wyoming: what Japanese adds to a foreign name is no part of it.
        return (form, form_of(form.written[:-1])) if _NAMED_KIND.fullmatch(form.written) else (form,)
    # A known name means what it is known for, and not what else it might be spelled as.
    is_spelled = other.key.isascii() and bool(script_of(form.key))
    forms = [form_of(canonical)] if is_spelled else [form, form_of(canonical)]
    if HAN.fullmatch(other.key):
        forms += [f for s in aliases.spellings.get(canonical, ()) if HAN.fullmatch((f := form_of(s)).key)]
    if aliases.kinds.get(canonical) is NameKind.PERSON:
        # "Trump" is known to be Donald: Melania Trump is to be compared with all of his name.
        full = [f for f in forms if len(f.parts) > 1 or (HAN.fullmatch(f.key) and len(f.key) > 2)]
        forms = full or forms
    return tuple(dict.fromkeys(forms))


def _compare(first: Form, second: Form, aliases: Aliases) -> NameMatch:
    if first.key == second.key:
        return NameMatch(NameLevel.EXACT, _EXACT, "the same name")
    if gloss := translated(first, second):
        return NameMatch(NameLevel.DICTIONARY, _DICTIONARY, f"the dictionary has {gloss}")
    if sounds_alike(first, second) or sounds_alike(second, first):
        return NameMatch(NameLevel.ROMANISED, _ROMANISED, "they sound the same")
    if any(spelled_alike(a, b) or kana_alike(a, b) for a, b in ((first, second), (second, first))):
        return NameMatch(NameLevel.ROMANISED, _ROMANISED, "one is how its script writes the other")
    if composed_alike(first, second) or composed_alike(second, first):
        return NameMatch(NameLevel.ROMANISED, _ROMANISED, "they sound the same and are of one kind")
    if reads_as(first, second) or reads_as(second, first):
        return NameMatch(NameLevel.ROMANISED, _ROMANISED, "one is a reading of the other")
    if reason := headed(first, second):
        return _partial(reason)
    if is_surname_of(first, second, aliases) or is_surname_of(second, first, aliases):
        return _partial("the surname of the other")
    if is_shortened(first, second) or is_shortened(second, first):
        return _partial("the same with initials")
    return _NONE


def _partial(reason: str) -> NameMatch:
    return NameMatch(NameLevel.PARTIAL, _PARTIAL, reason) if reason else _NONE
