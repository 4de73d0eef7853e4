"""Reads sources.csv: which page may answer, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimbook.core.errors import TableError
from claimbook.core.labels import Tier
from claimbook.core.model import Source
from claimbook.core.tables import SOURCES, read_rows


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a case, in file order.

    Raises:
        TableError: the file cannot be read, lacks a column, holds an empty or repeated id or an unknown
            tier, or a mirror_of that names no row, its own row, or a circle of rows.
    """
    sources = tuple(_source(row, path) for row in read_rows(path, SOURCES, unique="source_id"))
    _check_mirrors(sources, path)
    return sources


def _source(row: dict[str, str], path: Path) -> Source:
    fields = {name: row[name].strip() for name in SOURCES}
    try:
        tier = Tier(fields["tier"].lower())
    except ValueError:
        raise TableError(
            f"{path}: the source '{fields['source_id']}' has the tier '{fields['tier']}'. "
            f"Use one of {', '.join(Tier)}."
        ) from None
    return Source(
        source_id=fields["source_id"],
        url=fields["url"],
        title=fields["title"],
        publisher=fields["publisher"],
        tier=tier,
        mirror_of=fields["mirror_of"],
        language=fields["language"].lower(),
        published=fields["published"],
        note=fields["note"],
    )


def _check_mirrors(sources: Sequence[Source], path: Path) -> None:
    mirrored = {source.source_id: source.mirror_of for source in sources}
    for source in sources:
        if source.mirror_of and source.mirror_of not in mirrored:
            raise TableError(
                f"{path}: '{source.source_id}' mirrors '{source.mirror_of}', and there is no such row. "
                f"Source ids: {', '.join(mirrored)}."
            )
        seen = {source.source_id}
        above = source.mirror_of
        while above:
            if above in seen:
                raise TableError(
                    f"{path}: '{source.source_id}' mirrors itself, by way of '{above}'. "
                    "Leave mirror_of empty for the original."
                )
            seen.add(above)
            above = mirrored[above]
