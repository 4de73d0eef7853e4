"""A new split of the article and claims.csv as people left it, joined without losing a person's word.

A merge of three: the split that the program makes now, the table that a person may have changed, and the
table as the last split left it. Only the third tells what a person did from what the program does otherwise
today: without it, every row would look edited as soon as a rule of the splitter changes, and a row that a
person deleted would look like one that never was. It is a copy of the table rather than a hash of each row,
because cells that a spreadsheet re-typed have to be put back, and that needs their words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimbook.core.claim_ids import free_id, has_own_id, squeezed
from claimbook.core.claims_table import NOWHERE
from claimbook.core.labels import RowStatus
from claimbook.core.model import Claim
from claimbook.core.spreadsheets import same_cell

_LOST = "the quote no longer stands in the article"
_WORDS = ("quote", "claim", "speaker", "note")
_LABELS = ("claim_type", "checkability", "attribution")


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of each row of claims.csv; every id of the table stands in one of the first five groups."""

    new: tuple[str, ...]  # made by the program, and not there before
    kept: tuple[str, ...]  # made by the program, as they were
    renewed: tuple[str, ...]  # made by the program, which reads the same words in another way now
    moved: tuple[str, ...]  # made by the program, and now elsewhere among the others
    edited: tuple[str, ...]  # a person's: edited, added or dropped
    lost: tuple[str, ...]  # those of `edited` whose quote no longer stands in the article
    gone: tuple[Claim, ...]  # made by the program, no longer in the article, no longer in the table


def merge(
    fresh: Sequence[Claim], table: Sequence[Claim], last: Sequence[Claim], text: str
) -> tuple[tuple[Claim, ...], Changes]:
    """Joins a fresh split with the table as people left it.

    A row whose status is edited, added or dropped stays as it is. A row of status split stays the
    program's as long as it reads as the last split left it, and becomes edited otherwise. A row of the
    program that a person deleted becomes dropped. A person who sets a status back to split gives the row to
    the program again, unless it reads otherwise than the program makes it.

    Args:
        fresh: the claims as the program splits the article now.
        table: the rows of claims.csv, in file order; none for a start from nothing.
        last: the rows of claims.csv as the last split wrote them; none where that is not known.
        text: the article, to find the quotes of rows that people wrote.

    Returns:
        the rows, and what became of them. They stand in the order of the article or, where a person put
        the table into another order, in that one, new rows after those that they follow in the article.
    """
    last = last if table else ()
    made_for = _counterparts(table, fresh)
    before_for = _before(table, last, made_for, fresh)
    places = _Places(fresh, text)
    rows: list[Claim] = []
    gone: list[Claim] = []
    for row in table:
        before = before_for.get(row.claim_id)
        if before is not None:
            row = _untyped(row, before)
        merged = _merged(row, before, made_for.get(row.claim_id), places)
        (rows if merged is not None else gone).append(merged or row)
    taken = {made.claim_id for made in made_for.values()}
    used = {row.claim_id for row in table}
    deleted = {made.claim_id for made in _counterparts(last, fresh).values()} - taken
    new: list[Claim] = []
    for claim in fresh:
        if claim.claim_id not in taken:
            claim_id = free_id(claim.claim_id, used)
            used.add(claim_id)
            status = RowStatus.DROPPED if claim.claim_id in deleted else RowStatus.SPLIT
            new.append(replace(claim, claim_id=claim_id, status=status))
    in_order = _follow_article if _is_along_article(table) else _follow_person
    claims = in_order(rows, new)
    return claims, _changes(claims, table, before_for, tuple(gone))


# Which row is which -------------------------------------------------------------------------------


def _counterparts(rows: Sequence[Claim], fresh: Sequence[Claim]) -> dict[str, Claim]:
    """For each row that the program once made, what it makes of the same words now: by id, else by quote."""
    own = [row for row in rows if row.status is not RowStatus.ADDED]
    by_id = {claim.claim_id: claim for claim in fresh}
    found = {row.claim_id: by_id[row.claim_id] for row in own if row.claim_id in by_id}
    left: defaultdict[str, deque[Claim]] = defaultdict(deque)
    for claim in fresh:
        if claim.claim_id not in found:
            left[squeezed(claim.quote)].append(claim)
    for row in own:
        if row.claim_id not in found and left[squeezed(row.quote)]:
            found[row.claim_id] = left[squeezed(row.quote)].popleft()
    return found


def _before(
    table: Sequence[Claim], last: Sequence[Claim], made_for: Mapping[str, Claim], fresh: Sequence[Claim]
) -> dict[str, Claim]:
    """For each row, the same row as the last split left it, even where a person gave it another id."""
    by_id = {row.claim_id: row for row in last}
    ids = {row.claim_id for row in table}
    by_made = {
        made.claim_id: by_id[claim_id]
        for claim_id, made in _counterparts(last, fresh).items()
        if claim_id not in ids
    }
    found = {}
    for row in table:
        made = made_for.get(row.claim_id)
        before = by_id.get(row.claim_id) or (by_made.get(made.claim_id) if made else None)
        if before is not None:
            found[row.claim_id] = before
    return found


# What becomes of a row ----------------------------------------------------------------------------


def _merged(row: Claim, before: Claim | None, made: Claim | None, places: _Places) -> Claim | None:
    if row.status is not RowStatus.SPLIT:
        return places.put(row, made)
    known = before if before is not None and before.status is RowStatus.SPLIT else made
    if known is None and before is not None:
        return places.put(replace(row, status=before.status), None)
    if known is None:
        # Nothing to compare it with: the program's own id says that it was the program's row.
        return None if has_own_id(row) else places.put(replace(row, status=RowStatus.ADDED), None)
    if not _reads_alike(row, known):
        return places.put(replace(row, status=RowStatus.EDITED), made)
    return replace(made, claim_id=row.claim_id) if made is not None else None


def _reads_alike(row: Claim, other: Claim) -> bool:
    return all(same_cell(getattr(other, name), getattr(row, name)) for name in _WORDS) and all(
        getattr(other, name) is getattr(row, name) for name in _LABELS
    )


def _untyped(row: Claim, before: Claim) -> Claim:
    """The row with the cells put back that only a spreadsheet changed."""
    cells = {name: getattr(before, name) for name in _WORDS}
    return replace(row, **{n: cell for n, cell in cells.items() if same_cell(cell, getattr(row, n))})


class _Places:
    """Finds the words of a row in the article as it is now."""

    def __init__(self, fresh: Sequence[Claim], text: str) -> None:
        self._text = text
        self._starts = [claim.start for claim in fresh]
        self._paragraphs = [claim.paragraph for claim in fresh]

    def put(self, row: Claim, made: Claim | None) -> Claim:
        """The row with a place that is true of the article; a quote that is nowhere is told in its note."""
        note = (
            "; ".join(part for part in row.note.split("; ") if part != _LOST)
            if _LOST in row.note
            else row.note
        )
        start, quote = self._find(row, made)
        if not row.quote:
            return replace(row, start=NOWHERE, end=NOWHERE, note=note)
        if start == NOWHERE:
            return replace(row, start=start, end=start, note="; ".join(filter(None, (note, _LOST))))
        return replace(
            row,
            quote=quote,
            start=start,
            end=start + len(quote),
            paragraph=self._paragraph(start),
            note=note,
        )

    def _find(self, row: Claim, made: Claim | None) -> tuple[int, str]:
        if not row.quote:
            return NOWHERE, ""
        if made is not None:
            if squeezed(made.quote) == squeezed(row.quote):
                return made.start, made.quote
            if row.quote in made.quote:
                return made.start + made.quote.index(row.quote), row.quote
        if row.start != NOWHERE and self._text.startswith(row.quote, row.start):
            return row.start, row.quote
        return self._text.find(row.quote), row.quote

    def _paragraph(self, start: int) -> int:
        number = bisect_right(self._starts, start) - 1
        return self._paragraphs[max(number, 0)] if self._paragraphs else 0


# Order and account --------------------------------------------------------------------------------


def _is_along_article(table: Sequence[Claim]) -> bool:
    """Whether the rows stand as the last split put them, by the places that they had then."""
    starts = [row.start for row in table if row.start != NOWHERE]
    return starts == sorted(starts)


def _follow_article(rows: Sequence[Claim], new: Sequence[Claim]) -> tuple[Claim, ...]:
    """By place; a row without one stands after the row that it followed."""
    ranked: list[tuple[int, int, int]] = []
    leader = (-1, -1)
    for number, row in enumerate(rows):
        leader = leader if row.start == NOWHERE else (row.start, number)
        ranked.append((*leader, number))
    both = [*rows, *new]
    ranked += [(claim.start, number, number) for number, claim in enumerate(new, start=len(rows))]
    return tuple(both[number] for *_, number in sorted(ranked))


def _follow_person(rows: Sequence[Claim], new: Sequence[Claim]) -> tuple[Claim, ...]:
    """In the order of the table, each new row after the one that comes before it in the article."""
    placed = sorted((row.start, number) for number, row in enumerate(rows) if row.start != NOWHERE)
    starts = [start for start, _ in placed]
    after: dict[int, list[Claim]] = {}
    for claim in new:
        at = bisect_right(starts, claim.start) - 1
        after.setdefault(placed[at][1] if at >= 0 else -1, []).append(claim)
    ordered = [*after.get(-1, ())]
    for number, row in enumerate(rows):
        ordered += [row, *after.get(number, ())]
    return tuple(ordered)


def _changes(
    claims: tuple[Claim, ...],
    table: Sequence[Claim],
    before_for: Mapping[str, Claim],
    gone: tuple[Claim, ...],
) -> Changes:
    old = {row.claim_id: before_for.get(row.claim_id, row) for row in table}
    moved_ids = _moved(claims, old)
    groups: dict[str, list[str]] = {name: [] for name in ("new", "kept", "renewed", "moved", "edited")}
    for claim in claims:
        if claim.status is not RowStatus.SPLIT:
            group = "edited"
        elif claim.claim_id not in old:
            group = "new"
        elif not _reads_alike(claim, old[claim.claim_id]):
            group = "renewed"
        else:
            group = "moved" if claim.claim_id in moved_ids else "kept"
        groups[group].append(claim.claim_id)
    lost = tuple(c.claim_id for c in claims if c.status is not RowStatus.SPLIT and _LOST in c.note)
    return Changes(lost=lost, gone=gone, **{name: tuple(ids) for name, ids in groups.items()})


def _moved(claims: Sequence[Claim], old: Mapping[str, Claim]) -> frozenset[str]:
    """The fewest rows that must have moved for the article's order to be what it is now.

    All rows but a longest run that kept its order (patience sorting).
    """
    both = [
        c for c in claims if c.start != NOWHERE and c.claim_id in old and old[c.claim_id].start != NOWHERE
    ]
    both.sort(key=lambda claim: claim.start)
    tails: list[int] = []  # the least old place that ends a run of each length
    ends: list[int] = []  # which row that is
    previous: list[int] = []
    for number, claim in enumerate(both):
        length = bisect_right(tails, old[claim.claim_id].start)
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [old[claim.claim_id].start]
        ends[length : length + 1] = [number]
    stayed = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        stayed.add(number)
        number = previous[number]
    return frozenset(claim.claim_id for number, claim in enumerate(both) if number not in stayed)
