"""Tables for the eyes of a notebook: whole sentences, wrapped and escaped, read from the run's files.

For sorting and counting there is the same table as a DataFrame: `read_table` and `as_table`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimbook.core.errors import UsageError
from claimbook.core.labels import Checkability, RowStatus, Verdict
from claimbook.core.names_table import Standing, read_names
from claimbook.core.tables import CAPTURES, VERDICTS, read_rows
from claimbook.core.workspace import Run
from claimbook.stages.report_view import VERDICT_LOOKS, claim_rows
from claimbook.stages.standing import machine_rows
from claimbook.stages.templates import template
from claimbook.web.redaction import redact_address

# The marks and colours of the report, so that a verdict looks the same in both; the ink comes with its
# ground, so that it can be read on a light page and on a dark one.
MARKS = {str(verdict): mark for verdict, (_, mark) in VERDICT_LOOKS.items()}
TONES = {
    str(Verdict.REFUTED): "color: #a01919; background: #fdebe9",
    str(Verdict.CONFLICTING): "color: #7a4300; background: #fdf0da",
    str(Verdict.SUPPORTED): "color: #14603a; background: #e6f4ea",
    str(Verdict.NOT_ENOUGH): "color: #4d5560; background: #eceff2",
}

# What a person has to look at comes first; within a verdict the order of the article stays.
_PLACES = {verdict: place for place, verdict in enumerate(TONES)}

# Columns of whole sentences, which need room.
_WIDE = ("claim", "explanation", "quote", "problem", "why")


@dataclass(frozen=True, slots=True)
class Shown:
    """A table that a notebook shows as HTML and a terminal as one line."""

    caption: str
    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<{self.caption}>"


def show_claims(run: Run) -> Shown:
    """The statements of the article and what kind each is; dropped rows are left out."""
    rows = [row for row in claim_rows(run) if row["status"] != RowStatus.DROPPED]
    checkable = sum(row["checkability"] == Checkability.CHECKABLE for row in rows)
    columns = ("claim_id", "claim", "checkability", "note", "claim_type", "attribution", "speaker", "status")
    return show_rows(f"{len(rows)} statements, {checkable} of them checkable", columns, rows)


def show_names(run: Run) -> Shown:
    """The names that mean the same in this case; those that a person has to confirm come first."""
    path = run.workspace.names_csv(run.case)
    names = read_names(path) if path.exists() else ()
    rows = [
        {
            "name": n.name,
            "stands for": n.canonical,
            "language": n.language,
            "standing": n.standing,
            "note": n.note,
        }
        for n in sorted(names, key=lambda n: n.standing is not Standing.PROPOSED)
    ]
    waiting = sum(n.standing is Standing.PROPOSED for n in names)
    columns = ("name", "stands for", "standing", "note", "language")
    return show_rows(f"{len(rows)} names, {waiting} to confirm", columns, rows)


def show_sources(run: Run) -> Shown:
    """The sources, whether each could be read, and what to do where it could not."""
    rows = [{name: redact_address(cell) for name, cell in row.items()} for row in _rows(run, "captures")]
    columns = ("source_id", "title", "tier", "status", "how", "passages", "problem", "captured_at")
    return show_rows(f"{len(rows)} sources", columns, rows)


def show_verdicts(run: Run, only: str = "") -> Shown:
    """The checked claims, the refuted ones first; `only` keeps one verdict, by its label.

    Where people have decided, the program's verdict stands beside the one that counts.

    Raises:
        UsageError: `only` is no verdict.
    """
    rows = judged_rows(run, only)
    columns: tuple[str, ...] = ("claim_id", "verdict", "claim", "explanation", "quote", "source_id")
    if run.machine_csv.is_file():
        own = machine_rows(run)
        rows = [{**row, "program": own[row["claim_id"]]["verdict"]} for row in rows]
        columns = ("claim_id", "verdict", "program", "reviewer", *columns[2:])
    return show_rows(f"{len(rows)} claims", columns, rows)


def judged_rows(run: Run, only: str = "") -> list[dict[str, str]]:
    """The rows of verdicts.csv that have a verdict, the refuted ones first; `only` keeps one verdict.

    Raises:
        UsageError: `only` is no verdict.
    """
    if only and only not in list(Verdict):
        raise UsageError(f"'{only}' is no verdict. The verdicts are {', '.join(Verdict)}.")
    rows = [row for row in _rows(run, "verdicts") if row["verdict"] and only in ("", row["verdict"])]
    return sorted(rows, key=lambda row: _PLACES.get(row["verdict"], -1))


def _rows(run: Run, table: str) -> list[dict[str, str]]:
    path, columns, unique = {
        "captures": (run.captures_csv, CAPTURES, "source_id"),
        "verdicts": (run.verdicts_csv, VERDICTS, "claim_id"),
    }[table]
    return read_rows(path, columns, unique)


def show_rows(caption: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Shown:
    """Rows as a table with these columns; the caption alone where there are none."""
    page = template("table.html.j2").render(
        caption=caption, columns=columns, rows=list(rows), wide=_WIDE, marks=MARKS, tones=TONES
    )
    return Shown(caption, page)
