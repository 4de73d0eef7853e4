"""The first stage: an article into claims.csv, without touching what people wrote there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimbook.core.claim_ids import ids_of
from claimbook.core.claims_table import read_claims, write_claims
from claimbook.core.errors import TableError
from claimbook.core.labels import Checkability, RowStatus
from claimbook.core.model import Claim
from claimbook.core.names_table import NameRow
from claimbook.core.spreadsheets import read_repaired, write_kept
from claimbook.core.workspace import Run
from claimbook.stages.claims_merge import Changes, merge
from claimbook.stages.garbled_names import propose_garbled
from claimbook.text.article import Article, read_article
from claimbook.text.claim_types import claim_type
from claimbook.text.statements import find_statements

# How many rows of each group the account of a split names; the others are counted.
_NAMED = 20
_LONGEST_WORDS = 60


class Split(tuple[Claim, ...]):
    """The claims of an article, and what a split changed; printed, it tells both."""

    changes: Changes
    proposed: tuple[NameRow, ...]  # rows that this split added to names.csv

    def __new__(cls, claims: Iterable[Claim], changes: Changes, proposed: tuple[NameRow, ...]) -> Split:
        split = super().__new__(cls, claims)
        split.changes, split.proposed = changes, proposed
        return split

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """The account of the split: how many claims of which kind, what is new, gone, moved or lost."""
        kinds = Counter(c.checkability for c in self if c.status is not RowStatus.DROPPED)
        counted = ", ".join(f"{kinds[kind]} {kind}" for kind in Checkability if kinds[kind])
        yield f"{kinds.total()} claims: {counted}" if counted else "no claims"
        groups = {
            "new": self.changes.new,
            "gone": tuple(claim.claim_id for claim in self.changes.gone),
            "moved": self.changes.moved,
            "read anew": self.changes.renewed,
            "kept": self.changes.kept,
        }
        counts = [f"{len(ids)} {name}" for name, ids in groups.items() if ids or name == "gone"]
        theirs = Counter(claim.status for claim in self if claim.claim_id in self.changes.edited)
        counts += [f"{theirs[status]} {status}" for status in RowStatus if theirs[status]]
        yield "rows: " + ", ".join(counts)
        words = {claim.claim_id: claim.claim or claim.quote for claim in (*self, *self.changes.gone)}
        told = {name: groups[name] for name in ("gone", "moved", "read anew")}
        if len(self.changes.new) < len(self):  # of a first split, everything is new
            told = {"new": self.changes.new, **told}
        for name, ids in (told | {"no longer in the article": self.changes.lost}).items():
            for claim_id in ids[:_NAMED]:
                yield f"  {name}: {claim_id} {_shortened(words[claim_id])}"
            if len(ids) > _NAMED:
                yield f"  {name}: {len(ids) - _NAMED} more"
        for row in self.proposed:
            yield f"  a name to confirm in names.csv: {row.name} = {row.canonical}? ({row.reason})"


def split_article(run: Run) -> Split:
    """Splits the article of a case and writes claims.csv; what people did to the table stays.

    Names of the article that seem garbled become proposals in names.csv, which have no effect until a
    person confirms them.

    A row stays what it is where its status is edited, added or dropped. A row of status split that no
    longer reads as the last split left it was edited by hand, and becomes edited; what a spreadsheet does
    to cells by itself is no edit. A row that the program made and a person deleted becomes dropped, so that
    it does not come back; its status set to split brings it back. A row of status split whose words are
    gone from the article goes, too, and is told. Without claims.csv, or with an empty one, all begins anew.

    Ids are made from the quoted words, so they survive a new split; a row that has another id keeps it.
    The table as this split leaves it is kept beside it, in `.claims.split.csv`, for the next one.

    Returns:
        the claims in the order of the article or, where a person put the table into another order, in that
        one; rows without a place stand after the row they followed.

    Raises:
        CaseError: the article is missing, empty or too large.
        ReadingError: the encoding of the article cannot be known.
        TableError: claims.csv or names.csv cannot be read as it stands.
    """
    path = run.workspace.claims_csv(run.case)
    memory = path.with_name(".claims.split.csv")
    article = read_article(run.workspace.article(run.case))
    table = read_repaired(path) if path.exists() else ()
    claims, changes = merge(claims_of(article), table, _remembered(memory), article.text)
    if not path.exists() or _content(path) != claims:
        write_kept(path, claims)
    if _remembered(memory) != claims:
        write_claims(memory, claims)
    proposed = propose_garbled(run, article, [claim.quote for claim in claims])
    return Split(claims, changes, proposed)


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
            claim_type=claim_type(statement.claim, statement.attribution, article.language),
            checkability=statement.checkability,
            speaker=statement.speaker,
            attribution=statement.attribution,
            status=RowStatus.SPLIT,
            note=statement.note,
        )
        for statement, quote, claim_id in zip(statements, quotes, ids_of(quotes), strict=True)
    )


def _content(path: Path) -> tuple[Claim, ...] | None:
    """The rows of a table; None where it cannot be read without repairs, or is not there."""
    try:
        return read_claims(path)
    except TableError:
        return None


def _remembered(memory: Path) -> tuple[Claim, ...]:
    """The table as the last split left it; a memory that is lost or damaged is none."""
    return _content(memory) or ()


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else f"{line[: _LONGEST_WORDS - 1]}…"
