"""The first stage: an article into claims.csv, without touching what people wrote there."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimbook.core.claims_table import NOWHERE, read_claims, write_claims
from claimbook.core.labels import RowStatus
from claimbook.core.model import Claim
from claimbook.core.workspace import Run
from claimbook.text.article import Article, read_article
from claimbook.text.claim_types import claim_type
from claimbook.text.statements import find_statements

_LOST = "the quote no longer stands in the article"


def split_article(run: Run) -> tuple[Claim, ...]:
    """Splits the article of a case and writes claims.csv; what people did to the table stays.

    A row stays what it is where its status is edited, added or dropped. A row of status split that no
    longer reads as the program makes it was edited by hand, and becomes edited. A row that the program
    made and that is gone from the table comes back: to keep a statement out, set its status to dropped
    instead of deleting it. A row of status split whose words are gone from the article goes, too.

    Ids are made from the quoted words, so they survive a new split; a row that has another id keeps it.

    Returns:
        the claims in the order of the article; rows without a place stand after the row they followed.

    Raises:
        CaseError: the article is missing, empty or too large.
        ReadingError: the encoding of the article cannot be known.
        TableError: claims.csv cannot be read as it stands.
    """
    path = run.workspace.claims_csv(run.case)
    article = read_article(run.workspace.article(run.case))
    existing = read_claims(path) if path.exists() else ()
    claims = merge(claims_of(article), existing, article.text)
    if claims != existing or not path.exists():
        write_claims(path, claims)
    return claims


def claims_of(article: Article) -> tuple[Claim, ...]:
    """The claims of an article as the program splits it; `article.text[start:end] == quote`."""
    statements = find_statements(article.text, article.title, article.language)
    quotes = [article.text[s.start : s.end] for s in statements]
    return tuple(
        Claim(
            claim_id=claim_id,
            paragraph=statement.paragraph,
            start=statement.start,
            end=statement.end,
            quote=quote,
            claim=statement.claim,
            claim_type=claim_type(statement.claim, statement.attribution),
            checkability=statement.checkability,
            speaker=statement.speaker,
            attribution=statement.attribution,
            status=RowStatus.SPLIT,
            note=statement.note,
        )
        for statement, quote, claim_id in zip(statements, quotes, _ids(quotes), strict=True)
    )


def merge(fresh: Sequence[Claim], existing: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """Joins a fresh split with the table as people left it.

    Args:
        fresh: the claims as the program splits the article now.
        existing: the rows of claims.csv, in file order.
        text: the article, to find the quotes of rows that people wrote.
    """
    open_by_id = {claim.claim_id: claim for claim in fresh}
    open_by_key = dict(zip(_keys(fresh), fresh, strict=True))
    kept: list[Claim] = []
    taken: set[str] = set()
    for row, key in zip(existing, _keys(existing), strict=True):
        made = open_by_id.get(row.claim_id) or open_by_key.get(key)
        if row.status is RowStatus.ADDED or (made is not None and made.claim_id in taken):
            made = None
        if made is not None:
            taken.add(made.claim_id)
        merged = _merged(row, made, text)
        if merged is not None:
            kept.append(merged)
    used = {claim.claim_id for claim in kept}
    new = [c for c in fresh if c.claim_id not in taken]
    return _in_order(kept, [replace(c, claim_id=_free(c.claim_id, used)) for c in new])


def _merged(row: Claim, made: Claim | None, text: str) -> Claim | None:
    if row.status is not RowStatus.SPLIT:
        return _placed(row, made, text)
    if made is None:
        # An id that its quote does not give is not the program's: the row is somebody's copy.
        is_own = row.claim_id.startswith(_digest(row.quote, 0)[:1]) and row.claim_id in _possible_ids(
            row.quote
        )
        return None if is_own else _placed(replace(row, status=RowStatus.ADDED), None, text)
    if _content(row) == _content(made):
        return replace(made, claim_id=row.claim_id)
    return _placed(replace(row, status=RowStatus.EDITED), made, text)


def _content(claim: Claim) -> tuple[str, ...]:
    """What a person may have changed; spreadsheets change white space by themselves."""
    cells = (claim.quote, claim.claim, claim.speaker, claim.note)
    labels = (claim.claim_type, claim.checkability, claim.attribution)
    return (*(_squeeze(cell) for cell in cells), *labels)


def _placed(row: Claim, made: Claim | None, text: str) -> Claim:
    """The row with offsets that are true of the article as it is now."""
    if not row.quote or (row.start != NOWHERE and text[row.start : row.end] == row.quote):
        return row
    if made is not None and _squeeze(made.quote) == _squeeze(row.quote):
        return replace(row, quote=made.quote, paragraph=made.paragraph, start=made.start, end=made.end)
    at = text.find(row.quote)
    if at >= 0:
        return replace(row, start=at, end=at + len(row.quote))
    note = row.note if _LOST in row.note else "; ".join(filter(None, (row.note, _LOST)))
    return replace(row, start=NOWHERE, end=NOWHERE, note=note)


def _in_order(kept: Sequence[Claim], new: Sequence[Claim]) -> tuple[Claim, ...]:
    ranked: list[tuple[int, int, int, Claim]] = []
    place = -1
    for number, claim in enumerate(kept):
        is_placed = claim.start != NOWHERE
        place = claim.start if is_placed else place
        ranked.append((place, 0 if is_placed else 1, number, claim))
    ranked += [(claim.start, 0, len(kept) + number, claim) for number, claim in enumerate(new)]
    return tuple(claim for *_, claim in sorted(ranked, key=lambda entry: entry[:3]))


# Ids ----------------------------------------------------------------------------------------------


def _keys(claims: Iterable[Claim]) -> Iterator[tuple[str, int]]:
    """The quote of each claim, and how many equal ones came before it."""
    seen: Counter[str] = Counter()
    for claim in claims:
        quote = _squeeze(claim.quote)
        yield quote, seen[quote]
        # A row that a person added does not push the program's rows down.
        seen[quote] += claim.status is not RowStatus.ADDED


def _ids(quotes: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    used: set[str] = set()
    for quote in map(_squeeze, quotes):
        claim_id = _free(_digest(quote, seen[quote]), used)
        seen[quote] += 1
        used.add(claim_id)
        yield claim_id


def _digest(quote: str, ordinal: int) -> str:
    """An id from the words alone: "c" and eight hexadecimal digits of their SHA-256."""
    words = f"{_squeeze(quote)}\n{ordinal}".encode("utf-8", "surrogatepass")
    return f"c{hashlib.sha256(words).hexdigest()[:8]}"


def _possible_ids(quote: str) -> tuple[str, ...]:
    return tuple(_digest(quote, ordinal) for ordinal in range(50))


def _free(claim_id: str, used: set[str]) -> str:
    number = 2
    candidate = claim_id
    while candidate in used:
        candidate = f"{claim_id}-{number}"
        number += 1
    return candidate


def _squeeze(words: str) -> str:
    return " ".join(words.split())
