"""Names that mean the same: the case's own, the world's best known, and those of countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from claimbook.core.names_table import Standing, read_names
from claimbook.matching.name_forms import form_of
from claimbook.text.entities.known_names import demonyms, territory_names, world_names
from claimbook.text.entities.name_model import NameKind
from claimbook.text.language.han_characters import traditional


@dataclass(frozen=True, slots=True, eq=False)
class Aliases:
    """Names that mean the same. Compared and hashed by identity, so that results can be cached."""

    surfaces: tuple[str, ...]  # every way to write a name, for searching texts
    canonicals: Mapping[str, str]  # folded name to canonical name
    kinds: Mapping[str, NameKind]  # canonical name to kind
    spellings: Mapping[str, tuple[str, ...]]  # canonical name to the ways to write it

    def canonical(self, surface: str) -> str | None:
        """The canonical name of a name however written, or None.

        >>> load_aliases(None).canonical("米国")
        'United States'
        """
        form = form_of(surface)
        return self.canonicals.get(form.key) or self.canonicals.get(form.bare)

    def kind(self, surface: str) -> NameKind:
        """What a known name stands for."""
        return self.kinds.get(self.canonical(surface) or "", NameKind.UNKNOWN)


def load_aliases(names_csv: Path | None) -> Aliases:
    """The names that mean the same: the case's own, the world's best known, and CLDR's territories.

    Args:
        names_csv: a table with the columns of core.tables.NAMES; a person's rows win over all others, and
            rows that are only proposed, or rejected, have no effect.

    Raises:
        TableError: the table is missing, lacks a column, leaves a name empty, or calls one name two things.
    """
    rows = read_names(names_csv) if names_csv is not None else ()
    return _build(tuple({r.name: r.canonical for r in rows if r.standing is Standing.CONFIRMED}.items()))


def joined(aliases: Aliases, meant: Sequence[tuple[str, str]]) -> Aliases:
    """The names with others under them that mean the same on one page: a short form and its full name."""
    if not meant:
        return aliases
    canonicals = dict(aliases.canonicals)
    for short, full in meant:
        canonicals |= {form_of(short).key: full, form_of(full).key: full}
    return replace(aliases, canonicals=canonicals)


@lru_cache(maxsize=16)
def _build(own: tuple[tuple[str, str], ...]) -> Aliases:
    world, kinds = _world()
    known = {form_of(name).key: canonical for name, canonical in reversed(world)}
    own_by_key = {form_of(name).key: canonical for name, canonical in own}
    canonicals: dict[str, str] = {}
    spellings: dict[str, list[str]] = {}
    for name, given in (*own, *world):
        # A person may file a name under any of its spellings; one name for it is used throughout.
        meant = own_by_key.get(form_of(given).key, given)
        key = form_of(meant).key
        canonical = known.get(key, meant) if key not in own_by_key else meant
        for spelling in (name, canonical):
            form = form_of(spelling)
            if form.key and canonicals.setdefault(form.key, canonical) == canonical:
                canonicals.setdefault(form.bare, canonical)
                if spelling not in spellings.setdefault(canonical, []):
                    spellings[canonical].append(spelling)
    # "Norwegian" means Norway, but is not looked for in texts: it would cut "Norwegian Air" in two.
    for demonym, country in demonyms():
        key = form_of(country).key
        canonicals.setdefault(form_of(demonym).key, canonicals.get(key, country))
    surfaces = dict.fromkeys(s for forms in spellings.values() for s in forms)
    return Aliases(
        tuple({**surfaces, **dict.fromkeys(traditional(s) for s in surfaces)}),
        canonicals,
        kinds,
        {canonical: tuple(forms) for canonical, forms in spellings.items()},
    )


@cache
def _world() -> tuple[tuple[tuple[str, str], ...], Mapping[str, NameKind]]:
    """Names and their canonical names from world_names.csv and CLDR, and the kinds of the latter."""
    world = [(n.name, n.canonical) for n in world_names()]
    kinds = {n.canonical: n.kind for n in world_names()}
    known = {form_of(name).key: canonical for name, canonical in reversed(world)}
    for name, english in territory_names():
        canonical = known.get(form_of(english).key, english)
        world.append((name, canonical))
        kinds.setdefault(canonical, NameKind.PLACE)
    return tuple(world), kinds
