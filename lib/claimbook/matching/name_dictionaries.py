"""What dictionaries know of a name: JMnedict, JMdict and CC-CEDICT."""

from __future__ import annotations

import re
from functools import lru_cache

from claimbook.matching.name_forms import KATAKANA, LATIN, Form, form_of
from claimbook.text.language import chinese
from claimbook.text.language.dictionary import japanese_glosses, jmdict, storable
from claimbook.text.language.han_characters import HAN

PARENTHESIS = re.compile(r"\s*[(\[].*?[)\]]")
# "Johnson or Johnston (name)": the first is meant, and the others where they sound so.
_SEVERAL = re.compile(r"\((?:person )?name\)|, name$")
ENDS_HEAD = re.compile(r"[,;]| or ")


def translated(first: Form, second: Form) -> str:
    """The English that both names share by a dictionary; empty where there is none."""
    for one, other in ((first, second), (second, first)):
        english = english_names(one)
        if LATIN.fullmatch(other.key):
            # A single character has too many readings to be sure of one: 孫 is Son, Sun, Mago and more.
            if tuple(sorted(other.parts)) in english and len(one.key) > 1:
                return f"{one.surface}: {other.surface}"
        elif _is_one_script_apart(one, other) and (shared := english & english_names(other)):
            return f"{one.surface}, {other.surface}: {' '.join(min(shared))}"
    return ""


def _is_one_script_apart(first: Form, second: Form) -> bool:
    """Two kanji names that read alike are two names; a kanji name and its katakana may be one."""
    if min(len(first.key), len(second.key)) < 2:
        return False
    return bool(KATAKANA.fullmatch(first.key)) != bool(KATAKANA.fullmatch(second.key))


@lru_cache(maxsize=100_000)
def english_names(form: Form) -> frozenset[tuple[str, ...]]:
    """The names that dictionaries give for a Japanese or Chinese name, each as sorted folded words."""
    if not form.key or form.key.isascii():
        return frozenset()
    glosses = [gloss for spelling in _spellings(form) for gloss, _ in name_readings(spelling)]
    glosses += [g for g in meanings(form) if g[:1].isupper() and not g.startswith("CL:")]
    names = (
        name
        for gloss in glosses
        for name in ENDS_HEAD.split(PARENTHESIS.sub("", gloss))[: 1 if _SEVERAL.search(gloss) else 2]
    )
    return frozenset(tuple(sorted(parts)) for name in names if (parts := form_of(name).parts))


def _spellings(form: Form) -> tuple[str, ...]:
    return tuple(dict.fromkeys((form.written, form.key)))


@lru_cache(maxsize=100_000)
def name_readings(key: str) -> frozenset[tuple[str, str]]:
    """JMnedict's readings of a name, each with its kind (surname, given, place, company, …)."""
    rows = jmdict().execute(
        """
        SELECT DISTINCT gloss.text, kind.text
        FROM (SELECT idseq FROM NEKanji WHERE text = ?1
              UNION SELECT idseq FROM NEKana WHERE text = ?1) AS entry
        JOIN NETranslation AS meaning ON meaning.idseq = entry.idseq
        JOIN NETransGloss AS gloss ON gloss.tid = meaning.ID
        JOIN NETransType AS kind ON kind.tid = meaning.ID
        """,
        (storable(key),),
    )
    return frozenset(rows.fetchall())


@lru_cache(maxsize=100_000)
def meanings(form: Form) -> tuple[str, ...]:
    """The English of a word by JMdict and CC-CEDICT."""
    found: list[str] = []
    for spelling in _spellings(form):
        found += japanese_glosses(spelling)
        if HAN.fullmatch(spelling):
            found += chinese.glosses(spelling)
    return tuple(found)
