"""The tables and certificates of a run as they may leave the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from claimbook.core.errors import CaseError
from claimbook.core.tables import CAPTURES, VERDICTS, Table, csv_text, read_csv
from claimbook.core.workspace import Run
from claimbook.web.redaction import redact_address

Row = Mapping[str, str]

# Words of the article and of the pages: published, and pinned by offsets and hashes.
_AS_THEY_STAND = ("claim", "quote", "snapshot", "text_sha256")


def outgoing(path: Path, required: Sequence[str], unique: str = "") -> Table:
    """A table without passwords, keys and sessions in its addresses.

    Raises:
        TableError: it is not there or not as its stage writes it.
    """
    table = read_csv(path, required, unique)
    rows = [
        {name: cell if name in _AS_THEY_STAND else redact_address(cell) for name, cell in row.items()}
        for row in table.rows
    ]
    return Table(table.columns, rows)


def outgoing_csv(path: Path) -> str:
    """The text of a table as it may leave; byte for byte the file's own where no address holds a secret.

    Raises:
        TableError: it is not there or no CSV.
    """
    table = outgoing(path, ())
    return csv_text(table.columns, table.rows)


def verdict_rows(run: Run) -> list[dict[str, str]]:
    """The rows of verdicts.csv as they may leave.

    Raises:
        CaseError: the run has no verdicts yet.
        TableError: the table is not what its stage writes.
    """
    check_judged(run)
    return outgoing(run.verdicts_csv, VERDICTS, "claim_id").rows


def capture_rows(run: Run) -> dict[str, dict[str, str]]:
    """The rows of captures.csv as they may leave, by source_id.

    Raises:
        TableError: the table is not there or not what its stage writes.
    """
    return {row["source_id"]: row for row in outgoing(run.captures_csv, CAPTURES, "source_id").rows}


def check_judged(run: Run) -> None:
    """Refuses a run without verdicts.

    Raises:
        CaseError: it has none.
    """
    if not run.verdicts_csv.is_file():
        raise CaseError(
            f"The run '{run.run_id}' of the case '{run.case}' has no verdicts in {run.folder}. "
            f"Run 'claimbook run {run.case}', or the notebooks 1 to 4 one after the other."
        )


def writable(text: str) -> str:
    """Text that JSON, XML and every reader of them can hold: without lone surrogates and control characters.

    >>> writable("a\\ud800\\x00b")
    'a?b'
    """
    kept = "".join(c for c in text if c in "\t\n" or (c >= " " and c != "\x7f" and c not in "\ufffe\uffff"))
    return kept.encode("utf-8", "replace").decode("utf-8")
