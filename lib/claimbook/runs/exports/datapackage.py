"""The tables of a run as a data package: CSV files, and a description that programs check them by.

Source: Data Package 2.0 and Table Schema 2.0 (datapackage.org).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from claimbook.core.columns import COLUMNS, OTHER, Column, Kind
from claimbook.core.errors import UsageError
from claimbook.core.past_runs import read_record
from claimbook.core.tables import CAPTURES, EVIDENCE, VERDICTS, Table, csv_text, write_text
from claimbook.core.workspace import Run
from claimbook.stages.outgoing import check_judged, outgoing, writable
from claimbook.text.article import read_article

NAME = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0/"
_TABLES: Sequence[tuple[str, str, Sequence[str], Sequence[str]]] = (
    # table, what it is, its columns, its key
    ("verdicts", "A row for each statement of the article, with its verdict and its evidence", VERDICTS,
     ("claim_id",)),
    ("captures", "A row for each source: what was had of it, and how", CAPTURES, ("source_id",)),
    ("evidence", "The passages that were brought to each claim, best first", EVIDENCE, ()),
)  # fmt: skip
_REFERS = {
    "verdicts": {"source_id": "captures"},
    "evidence": {"claim_id": "verdicts", "source_id": "captures"},
}


def write_datapackage(run: Run, target: Path) -> None:
    """Writes datapackage.json and beside it the run's tables, addresses without secrets.

    Args:
        run: a run with verdicts.
        target: where datapackage.json goes; its folder is made for it, and gets the tables.

    Raises:
        CaseError: the run has no verdicts yet.
        UsageError: the folder is the run's own, whose tables must stay as they are.
        TableError: a table is not what its stage writes.
    """
    check_judged(run)
    folder = target.parent
    if folder.resolve() == run.folder.resolve():
        raise UsageError(f"{folder} is the run's own folder. Choose another one for the data package.")
    resources = []
    for name, title, columns, key in _TABLES:
        table = outgoing(run.folder / f"{name}.csv", columns)
        table = Table(table.columns, [{k: writable(v) for k, v in row.items()} for row in table.rows])
        text = csv_text(table.columns, table.rows)
        write_text(folder / f"{name}.csv", text)
        resources.append(_resource(name, title, table, text.encode("utf-8"), key))
    article = read_article(run.workspace.article(run.case))
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": f"claimbook-{run.case}",
        "id": f"{run.case}/{run.run_id}",
        "title": writable(article.title or run.case),
        "description": "An article's claims checked against captured sources, made with claimbook.",
        "resources": resources,
    }
    if finished := _time(read_record(run).get("finished")):
        package["created"] = finished
    write_text(target, json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def _resource(name: str, title: str, table: Table, content: bytes, key: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column, key) for column in table.columns],
        "missingValues": [""],
    }
    if key:
        schema["primaryKey"] = list(key)
    if refers := _REFERS.get(name):
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in refers.items()
        ]
    return {
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(name: str, key: Sequence[str]) -> dict[str, Any]:
    column = COLUMNS.get(name, OTHER)
    field: dict[str, Any] = {"name": name, "description": column.meaning, **_type(column)}
    constraints: dict[str, Any] = {}
    if name in key:
        constraints |= {"required": True, "unique": True}
    if column.words is not None:
        constraints["enum"] = [word.value for word in column.words]
    return field | ({"constraints": constraints} if constraints else {})


def _type(column: Column) -> Mapping[str, str]:
    if column.kind is Kind.ADDRESS:
        # Not "uri": what an article cites is kept as it was cited, cut short or misspelt.
        return {"type": Kind.TEXT.value}
    if column.kind is Kind.TIME:
        return {"type": Kind.TIME.value, "format": "any"}
    return {"type": column.kind.value}


def _time(value: object) -> str:
    """A time as RFC 3339 has it; empty for what is none."""
    try:
        return datetime.fromisoformat(str(value)).isoformat() if value else ""
    except ValueError:
        return ""
