"""What a claim's unknown names may stand for: proposals for a person, never applied by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from rapidfuzz import fuzz

from claimbook.matching.aliases import Aliases
from claimbook.matching.name_dictionaries import ENDS_HEAD, PARENTHESIS, english_names, meanings
from claimbook.matching.name_forms import KATAKANA, LATIN, Form, form_of
from claimbook.matching.naming import match_names
from claimbook.matching.readings import reads_as
from claimbook.matching.sounds import kana_sounds, latin_sounds
from claimbook.text import chinese
from claimbook.text.han_characters import HAN

# Of two consonant skeletons; ウルトラマン and Altman have 91, ソフトバンク and Sotheby's 77.
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source's name that a claim's unknown name may stand for; for a person to accept, never applied."""

    name: str
    proposed: str
    reason: str
    score: float


def propose_names(
    claim_names: Iterable[str], known_names: Iterable[str], aliases: Aliases
) -> tuple[Proposal, ...]:
    """What a claim's names that no source and no list knows may stand for: at most one proposal each.

    Translations between Chinese, Japanese and English leave such names: 奥特曼 is Altman to a newspaper
    and Ultraman to a dictionary.

    >>> from claimbook.matching.aliases import load_aliases
    >>> aliases = load_aliases(None)
    >>> [(p.name, p.proposed) for p in propose_names(["ウルトラマン"], ["OpenAI", "Sam Altman"], aliases)]
    [('ウルトラマン', 'Sam Altman')]
    """
    sources = tuple(dict.fromkeys(known_names))
    proposals = []
    for name in dict.fromkeys(claim_names):
        if aliases.canonical(name) is not None:
            continue
        if any(match_names(name, source, aliases).score > 0 for source in sources):
            continue
        found = [p for source in sources if (p := _propose(name, source, aliases)) is not None]
        if found:
            proposals.append(max(found, key=lambda p: p.score))
    return tuple(proposals)


def _propose(name: str, source: str, aliases: Aliases) -> Proposal | None:
    canonical = aliases.canonical(source) or source
    for chinese_name in _chinese_for(name):
        if aliases.canonical(chinese_name) == canonical:
            reason = f"both are written {chinese_name} in Chinese"
            return Proposal(name, source, reason, 0.9)
    spellings = (source, canonical, *aliases.spellings.get(canonical, ()))
    form = form_of(name)
    if any(reads_as(form_of(s), form) for s in spellings):
        return Proposal(name, source, "another reading of the same characters", 0.85)
    mine = _skeletons(form)
    best = 0.0
    for spelling in spellings:
        for a, b in product(mine, _skeletons(form_of(spelling))):
            if min(len(a), len(b)) >= 4:
                best = max(best, fuzz.ratio(a, b))
    return (
        Proposal(name, source, "they sound nearly the same", round(best / 100, 2)) if best >= _NEAR else None
    )


def _chinese_for(name: str) -> tuple[str, ...]:
    """What a name may have been in Chinese before it was translated."""
    form = form_of(name)
    english = {form.key} if form.key.isascii() else {"".join(words) for words in english_names(form)}
    english |= {form_of(PARENTHESIS.sub("", meaning)).key for meaning in meanings(form)}
    found = {word for gloss in english for word in _chinese_by_gloss().get(gloss, ())}
    return tuple(sorted(found | ({form.written} if HAN.fullmatch(form.written) else set())))


@cache
def _chinese_by_gloss() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, lines in chinese.glossary().items():
        if len(word) > 1:
            for gloss in (g for line in lines for g in line.split("/")):
                head = re.sub(r"[^a-z0-9]", "", ENDS_HEAD.split(PARENTHESIS.sub("", gloss.lower()))[0])
                if 2 < len(head) <= 30:
                    found.setdefault(head, []).append(word)
    return {gloss: tuple(words) for gloss, words in found.items()}


@lru_cache(maxsize=50_000)
def _skeletons(form: Form) -> tuple[str, ...]:
    """The consonants of a name and of its last word; a leading vowel counts as one."""
    found: dict[str, None] = {}
    for word in dict.fromkeys((form.key, *form.parts[-1:])):
        if KATAKANA.fullmatch(word):
            sounds = kana_sounds(word)[:1]
        elif LATIN.fullmatch(word) and word.isalpha():
            sounds = tuple((c, v[0]) for c, v in list(latin_sounds(word).items())[:1])
        else:
            continue
        for consonants, vowels in sounds:
            found[("A" if vowels[0] else "") + consonants] = None
    return tuple(found)
