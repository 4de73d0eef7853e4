"""The facts of a text, each text read once a process."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from claimbook.matching.aliases import Aliases
from claimbook.text.facts import Facts, read_facts


@lru_cache(maxsize=50_000)
def read(text: str, language: str, aliases: Aliases, published: str = "") -> Facts:
    """The facts of a text, with the names that are known.

    Args:
        text, language: as for `read_facts`.
        aliases: their surfaces are looked for.
        published: the ISO date that relative dates count from, or empty.
    """
    return read_facts(text, language, aliases.surfaces, _day(published))


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
