"""All runs of all cases as one table to ask questions of: when did a verdict change, how often does a page?

Every run keeps its verdicts and captures as Parquet beside its tables. The files do not name their run, so
that they stay true where a later run takes them over; which run it is, is told by where they lie.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from claimbook.core.columns import COLUMNS, OTHER, Kind
from claimbook.core.errors import TableError, UsageError
from claimbook.core.past_runs import PastRun, past_runs
from claimbook.core.tables import CAPTURES, VERDICTS, read_csv, write_bytes
from claimbook.core.workspace import Run, Workspace, find_workspace

# DuckDB must not look for extensions on the network.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}
_TABLES: Mapping[str, Sequence[str]] = {"verdicts": VERDICTS, "captures": CAPTURES}
_TYPES = {
    Kind.TEXT: "VARCHAR", Kind.ADDRESS: "VARCHAR", Kind.INTEGER: "BIGINT", Kind.NUMBER: "DOUBLE",
    Kind.TIME: "TIMESTAMP",
}  # fmt: skip
_RUN_ID = "run_id"


@dataclass(frozen=True, slots=True)
class History:
    """The finished runs of some cases, in DuckDB.

    The tables are `runs` ("case", run_id, finished, number: 1 for the first of a case) and, each with these
    columns in front, `verdicts` and `captures` with the columns of the CSV files. Times are in UTC.
    """

    connection: duckdb.DuckDBPyConnection
    cases: tuple[str, ...]

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """What a query gives, a dictionary a row; `parameters` are what it writes as $name.

        Raises:
            UsageError: DuckDB cannot answer it.
        """
        try:
            answer = self.connection.execute(sql, dict(parameters or {}))
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        except duckdb.Error as error:
            raise UsageError(f"The history cannot answer this: {error}") from None


def keep_history(run: Run) -> tuple[Path, ...]:
    """Writes verdicts.parquet and captures.parquet of a run, typed; the same tables give the same bytes.

    Raises:
        TableError: a table of the run cannot be read.
    """
    return tuple(_keep(run, name) for name in _TABLES)


def open_history(case: str = "", root: str = "", until: str = "") -> History:
    """The history of a case, or of all; runs that have no Parquet yet get it, those that cannot are left out.

    Args:
        case: its name; all cases where empty.
        root: the project folder; found from the current folder upwards where empty.
        until: the newest run of the case that counts; all where empty.

    Raises:
        UsageError: there is no such case, or no run of it has finished.
    """
    space = find_workspace(Path(root).resolve() if root else Path.cwd())
    if case:
        space.article(case)
    cases = (case,) if case else space.cases()
    found = [
        (number, past)
        for name in cases
        for number, past in enumerate(_runs(space, name, until), start=1)
        if _has_parquet(past.run)
    ]
    if not found:
        named = f"The case '{case}' has" if case else f"The cases of {space.root} have"
        raise UsageError(f"{named} no finished run yet. Run 'claimbook run {case or 'CASE'}' first.")
    connection = duckdb.connect(config=_CONFIG)
    _load_runs(connection, found)
    for name, columns in _TABLES.items():
        files = [str(_parquet_of(past.run, name)) for _, past in found]
        shown = ", ".join(f't."{column}"' for column in columns if column != _RUN_ID)
        connection.execute(
            f'CREATE TABLE {name} AS SELECT r."case", r.run_id, r.finished, r.number, {shown} '
            "FROM read_parquet(?, union_by_name = true, filename = true) t "
            f'JOIN runs r ON t.filename = r.{name} ORDER BY r."case", r.number',
            [files],
        )
    return History(connection, tuple(dict.fromkeys(past.run.case for _, past in found)))


def _runs(space: Workspace, case: str, until: str) -> Sequence[PastRun]:
    found = past_runs(space, case)
    ids = [past.run.run_id for past in found]
    return found[: ids.index(until) + 1] if until in ids else found


def _load_runs(connection: duckdb.DuckDBPyConnection, found: Sequence[tuple[int, PastRun]]) -> None:
    connection.execute(
        'CREATE TABLE runs ("case" VARCHAR, run_id VARCHAR, finished TIMESTAMP, number BIGINT, '
        "verdicts VARCHAR, captures VARCHAR)"
    )
    rows = [
        (
            past.run.case,
            past.run.run_id,
            _moment(past.finished),
            number,
            *(str(_parquet_of(past.run, name)) for name in _TABLES),
        )
        for number, past in found
    ]
    _insert(connection, "runs", list(zip(*rows, strict=True)), ["VARCHAR", "VARCHAR", "TIMESTAMP", "BIGINT"])


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[Sequence[object]],
    types: Sequence[str],
) -> None:
    """Puts whole columns into a table; types that are not given are VARCHAR."""
    types = [*types, *["VARCHAR"] * (len(columns) - len(types))]
    cells = ", ".join(f"unnest(${n}::{kind}[])" for n, kind in enumerate(types, start=1))
    connection.execute(f"INSERT INTO {table} SELECT {cells}", [list(column) for column in columns])


def _keep(run: Run, name: str) -> Path:
    table = read_csv(run.folder / f"{name}.csv", _TABLES[name])
    columns = [column for column in _TABLES[name] if column != _RUN_ID]
    kinds = [COLUMNS.get(column, OTHER).kind for column in columns]
    target = run.folder / f"{name}.parquet"
    with duckdb.connect(config=_CONFIG) as connection:
        named = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in zip(columns, kinds, strict=True))
        connection.execute(f"CREATE TABLE kept ({named})")
        values = [
            [_VALUES.get(kind, str)(row[column]) if row[column] else None for row in table.rows]
            for column, kind in zip(columns, kinds, strict=True)
        ]
        if table.rows:
            _insert(connection, "kept", values, [_TYPES[kind] for kind in kinds])
        # Through a neighbour, so that no half file is ever seen.
        draft = target.with_name(f".{target.name}")
        connection.table("kept").write_parquet(str(draft), compression="zstd")
    write_bytes(target, draft.read_bytes())
    draft.unlink()
    return target


def _parquet_of(run: Run, name: str) -> Path:
    """The Parquet file of a table, made where it is not there or older than the table."""
    kept, table = run.folder / f"{name}.parquet", run.folder / f"{name}.csv"
    fresh = kept.is_file() and kept.stat().st_mtime_ns >= table.stat().st_mtime_ns
    return kept if fresh else _keep(run, name)


def _has_parquet(run: Run) -> bool:
    """Whether a run's tables can be asked; a damaged one must not hide all others."""
    try:
        return all(_parquet_of(run, name).is_file() for name in _TABLES)
    except (TableError, OSError):
        return False


def _moment(text: str) -> datetime | None:
    """A time in UTC, without its zone; None for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 19 else None


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


_VALUES: Mapping[Kind, Callable[[str], object]] = {
    Kind.TEXT: _text,
    Kind.ADDRESS: _text,
    Kind.INTEGER: _whole,
    Kind.NUMBER: _number,
    Kind.TIME: _moment,
}
