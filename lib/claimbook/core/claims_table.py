"""claims.csv: reading and writing the table that people edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from claimbook.core.errors import TableError
from claimbook.core.labels import Attribution, Checkability, ClaimType, RowStatus
from claimbook.core.model import Claim
from claimbook.core.tables import CLAIMS, read_rows, write_table

NOWHERE = -1  # the offsets of a row that stands at no place in the article; empty in the file

_Label = TypeVar("_Label", bound=StrEnum)


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Reads claims.csv, in file order.

    A row that a person wrote may leave everything but `claim_id` and `claim` empty: it then counts as
    added, checkable, an event and the article's own voice, and stands at no place in the article.

    Raises:
        TableError: the file is missing or no CSV, lacks a column, repeats an id, has an empty claim,
            or holds an unknown label or a place that is no number.
    """
    rows = read_rows(path, CLAIMS, unique="claim_id")
    # The header is row 1 of the file, so the first claim is row 2.
    return tuple(claim_of(row, path, number) for number, row in enumerate(rows, start=2))


def write_claims(path: Path, claims: Iterable[Claim]) -> None:
    """Writes claims.csv in the given order, whole or not at all.

    Raises:
        TableError: two claims have the same id.
    """
    claims = tuple(claims)
    seen: set[str] = set()
    for claim in claims:
        if claim.claim_id in seen:
            raise TableError(f"Two claims have the id '{claim.claim_id}'. Ids must differ.")
        seen.add(claim.claim_id)
    write_table(path, CLAIMS, (_row(claim) for claim in claims))


def claim_of(row: Mapping[str, str], path: Path, number: int) -> Claim:
    """A row of claims.csv as a claim; `number` is its row in the file, for messages.

    Raises:
        TableError: the claim is empty, a label is unknown, or a place is no number.
    """
    where = f"{path}, row {number} ({row['claim_id']})"
    status = _label(row, "status", RowStatus, RowStatus.ADDED, where)
    if not row["claim"].strip() and status is not RowStatus.DROPPED:
        raise TableError(f"{where}: claim is empty. Write the statement, or set status to dropped.")
    return Claim(
        claim_id=row["claim_id"].strip(),
        paragraph=_number(row, "paragraph", 0, where),
        start=_number(row, "start", NOWHERE, where),
        end=_number(row, "end", NOWHERE, where),
        quote=row["quote"],
        claim=row["claim"],
        claim_type=_label(row, "claim_type", ClaimType, ClaimType.EVENT, where),
        checkability=_label(row, "checkability", Checkability, Checkability.CHECKABLE, where),
        speaker=row["speaker"],
        attribution=_label(row, "attribution", Attribution, Attribution.OWN_VOICE, where),
        status=status,
        note=row["note"],
    )


def _row(claim: Claim) -> dict[str, object]:
    placed = claim.start != NOWHERE
    return {
        "claim_id": claim.claim_id,
        "paragraph": claim.paragraph or "",
        "start": claim.start if placed else "",
        "end": claim.end if placed else "",
        "quote": claim.quote,
        "claim": claim.claim,
        "claim_type": claim.claim_type.value,
        "checkability": claim.checkability.value,
        "speaker": claim.speaker,
        "attribution": claim.attribution.value,
        "status": claim.status.value,
        "note": claim.note,
    }


def _number(row: Mapping[str, str], column: str, when_empty: int, where: str) -> int:
    value = row[column].strip()
    if not value:
        return when_empty
    if not (value.isascii() and value.isdigit()):
        raise TableError(f"{where}: {column} is '{value}'. It must be a whole number, or empty.")
    return int(value)


def _label(
    row: Mapping[str, str], column: str, labels: type[_Label], when_empty: _Label, where: str
) -> _Label:
    value = row[column].strip()
    if not value:
        return when_empty
    try:
        return labels(value)
    except ValueError:
        known = ", ".join(f"'{label.value}'" for label in labels)
        raise TableError(f"{where}: {column} is '{value}'. It must be one of {known}.") from None
