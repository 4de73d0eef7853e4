"""What a person does to a row of claims.csv from a notebook; the file can be edited by hand just as well.

Every function writes the table, marks the row as a person's, and leaves all other rows alone, so that the
next split keeps what was done. Called again with the same words, it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimbook.core.claim_ids import added_id, has_own_id, squeezed
from claimbook.core.claims_table import NOWHERE
from claimbook.core.errors import UsageError
from claimbook.core.labels import Attribution, Checkability, ClaimType, RowStatus
from claimbook.core.model import Claim
from claimbook.core.spreadsheets import read_repaired, write_kept
from claimbook.core.workspace import Run
from claimbook.text.article import read_article

_LABELS: dict[str, type[Checkability] | type[ClaimType] | type[Attribution]] = {
    "checkability": Checkability,
    "claim_type": ClaimType,
    "attribution": Attribution,
}
_CELLS = ("claim", *_LABELS, "speaker", "note")


def edit_claim(run: Run, claim_id: str, **cells: str) -> Claim:
    """Changes cells of one row: claim, checkability, claim_type, speaker, attribution, note.

    A dropped row stays dropped; `restore_claim` puts it back.

    For example `edit_claim(this, "c1f0a2b3c", claim="The plan was adopted in May.")`.

    Raises:
        UsageError: there is no such row or cell, a label is unknown, or the claim is empty.
        TableError: claims.csv cannot be read.
    """
    changes: dict[str, object] = {}
    for name, value in cells.items():
        if name not in _CELLS:
            raise UsageError(f"A row has no '{name}' to edit. It has {', '.join(_CELLS)}.")
        if name in _LABELS and value not in list(_LABELS[name]):
            known = ", ".join(_LABELS[name])
            raise UsageError(f"'{value}' is no {name}. It is one of {known}.")
        changes[name] = _LABELS[name](value) if name in _LABELS else str(value)
    if not str(changes.get("claim", "x")).strip():
        raise UsageError("A claim cannot be empty. Take the row out with drop_claim instead.")

    def edited(row: Claim) -> Sequence[Claim]:
        changed = replace(row, **changes)  # type: ignore[arg-type]
        is_programs = row.status is RowStatus.SPLIT and changed != row
        return (replace(changed, status=RowStatus.EDITED) if is_programs else changed,)

    return _rewritten(run, claim_id, edited)[0]


def split_claim(run: Run, claim_id: str, claims: Sequence[str]) -> tuple[Claim, ...]:
    """Replaces one row by several: it is dropped, and each of `claims` is added after it.

    A part that stands in the row's quote word for word is placed there; any other keeps the whole quote.
    Splitting a row again replaces its earlier parts.

    Raises:
        UsageError: there is no such row, or no claim is given, or an empty one.
        TableError: claims.csv cannot be read.
    """
    if isinstance(claims, str) or not claims or not all(str(claim).strip() for claim in claims):
        raise UsageError('Give the parts as a list of sentences, for example ["He came.", "He saw."].')
    prefix = f"{claim_id}-part-"

    def split(row: Claim) -> Sequence[Claim]:
        parts = [_part(row, f"{prefix}{number}", claim) for number, claim in enumerate(claims, start=1)]
        return (replace(row, status=RowStatus.DROPPED), *parts)

    return tuple(_rewritten(run, claim_id, split, instead_of=prefix)[1:])


def drop_claim(run: Run, claim_id: str) -> Claim:
    """Takes a row out of the checking; it stays in the table, so that it does not come back.

    Raises:
        UsageError: there is no such row.
        TableError: claims.csv cannot be read.
    """
    return _rewritten(run, claim_id, lambda row: (replace(row, status=RowStatus.DROPPED),))[0]


def restore_claim(run: Run, claim_id: str) -> Claim:
    """Puts a dropped row back with the words that it has.

    Raises:
        UsageError: there is no such row, or it is not dropped.
        TableError: claims.csv cannot be read.
    """

    def restored(row: Claim) -> Sequence[Claim]:
        if row.status is not RowStatus.DROPPED:
            raise UsageError(f"The row '{claim_id}' is not dropped; its status is {row.status}.")
        # Whether it reads as the program makes it, and so is the program's, is for the next split to say.
        return (replace(row, status=RowStatus.SPLIT if has_own_id(row) else RowStatus.EDITED),)

    return _rewritten(run, claim_id, restored)[0]


def add_claim(run: Run, claim: str, quote: str = "") -> Claim:
    """Adds a row for a statement that the program did not find; `quote` is where the article says it.

    Raises:
        UsageError: the claim is empty, or the quote does not stand in the article.
        TableError: claims.csv cannot be read.
    """
    if not claim.strip():
        raise UsageError("A claim cannot be empty. Write the statement as a sentence.")
    path = run.workspace.claims_csv(run.case)
    rows = list(read_repaired(path))
    start = read_article(run.workspace.article(run.case)).text.find(quote) if quote else NOWHERE
    if quote and start < 0:
        raise UsageError(f"The article does not say '{quote}'. Copy the words as they stand there.")
    for row in rows:
        if row.status is RowStatus.ADDED and squeezed(row.claim) == squeezed(claim) and row.quote == quote:
            return row
    added = Claim(
        claim_id=added_id(claim, {row.claim_id for row in rows}),
        paragraph=max((r.paragraph for r in rows if NOWHERE < r.start <= start), default=0),
        start=start,
        end=start + len(quote) if quote else NOWHERE,
        quote=quote,
        claim=claim,
        claim_type=ClaimType.EVENT,
        checkability=Checkability.CHECKABLE,
        speaker="",
        attribution=Attribution.OWN_VOICE,
        status=RowStatus.ADDED,
    )
    before = [number for number, row in enumerate(rows) if NOWHERE < row.start <= start]
    rows.insert(before[-1] + 1 if before else len(rows), added)
    write_kept(path, rows)
    return added


def _part(row: Claim, claim_id: str, claim: str) -> Claim:
    part = replace(row, claim_id=claim_id, claim=claim, status=RowStatus.ADDED, note="")
    at = row.quote.find(claim)
    if at < 0 or row.start == NOWHERE:
        return part
    return replace(part, quote=claim, start=row.start + at, end=row.start + at + len(claim))


def _rewritten(
    run: Run, claim_id: str, change: Callable[[Claim], Sequence[Claim]], instead_of: str = ""
) -> Sequence[Claim]:
    """Writes the table with one row changed; rows whose id begins with `instead_of` are replaced."""
    path = run.workspace.claims_csv(run.case)
    rows = read_repaired(path)
    found = [row for row in rows if row.claim_id == claim_id]
    if not found:
        raise UsageError(f"{path} has no row '{claim_id}'. The ids stand in its first column.")
    changed = change(found[0])
    kept = [row for row in rows if not (instead_of and row.claim_id.startswith(instead_of))]
    at = next(number for number, row in enumerate(kept) if row.claim_id == claim_id)
    write_kept(path, [*kept[:at], *changed, *kept[at + 1 :]])
    return changed
