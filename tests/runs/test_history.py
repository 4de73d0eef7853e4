"""All runs as one table: what they keep, and what is asked of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from bs4 import BeautifulSoup

from claimbook.core.errors import CaseError, UsageError
from claimbook.core.tables import CAPTURES, VERDICTS, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.history import keep_history, open_history
from claimbook.runs.history_questions import open_claims, source_records, verdict_changes
from claimbook.runs.history_shown import (
    plot_open_claims,
    plot_source_history,
    plot_verdict_history,
    show_open_claims,
    show_source_history,
    show_verdict_history,
)

S, R, N = "Supported", "Refuted", "Not Enough Evidence"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    # What DuckDB could take for a pattern.
    space = Workspace(tmp_path / "de[s]k *{x}")
    for case in ("bridge", "tower"):
        space.case_claims(case).mkdir(parents=True)
        space.case_sources(case).mkdir(parents=True)
        (space.case_claims(case) / "article.txt").write_text("The bridge is open.", encoding="utf-8")
    return space


def add_run(
    space: Workspace, day: int, verdicts: Sequence[str], texts: Sequence[str] = ("a",), case: str = "bridge"
) -> Run:
    """A finished run; a verdict a claim ("person" for one that a person left open), a text a source."""
    run = Run(space, case, f"d{day:02}")
    rows = [
        {
            "claim_id": f"c{n}", "claim": f"主張 {n}, \"quoted\"\nand broken", "checkability": "checkable",
            "verdict": N if verdict == "person" else verdict, "confidence": "0.5", "quote_start": n,
            "decided_by": "person" if verdict == "person" else "facts", "run_id": run.run_id,
        }
        for n, verdict in enumerate(verdicts)
    ]  # fmt: skip
    sources = [
        {
            "source_id": f"s{n}", "status": "found" if text else "gone", "text_sha256": text,
            "captured_at": "2025-01-01T09:00:00+09:00", "passages": "3",
        }
        for n, text in enumerate(texts)
    ]  # fmt: skip
    write_table(run.verdicts_csv, VERDICTS, rows)
    write_table(run.captures_csv, CAPTURES, sources)
    finished = f"2025-01-{day:02}T12:00:00+00:00"
    run.manifest.write_text(json.dumps({"status": "complete", "finished": finished}))
    return run


def test_a_run_keeps_its_tables_typed_and_the_same_twice(space: Workspace) -> None:
    run = add_run(space, 1, [S, ""])
    first = [path.read_bytes() for path in keep_history(run)]
    assert [path.read_bytes() for path in keep_history(run)] == first
    assert sorted(path.name for path in run.folder.iterdir()) == [
        "captures.csv", "captures.parquet", "run.json", "verdicts.csv", "verdicts.parquet",
    ]  # fmt: skip
    kept = duckdb.read_parquet(str(run.folder / "verdicts.parquet"))
    types = dict(zip(kept.columns, map(str, kept.types), strict=True))
    assert list(types) == [column for column in VERDICTS if column != "run_id"]
    assert (types["confidence"], types["quote_start"], types["reviewed_at"]) == (
        "DOUBLE",
        "BIGINT",
        "TIMESTAMP",
    )
    assert kept.fetchall()[1][:4] == ("c1", '主張 1, "quoted"\nand broken', "checkable", None)
    (captured,) = duckdb.read_parquet(str(run.folder / "captures.parquet")).project("captured_at").fetchall()
    assert captured == (datetime(2025, 1, 1),)  # in UTC


def test_cells_that_are_not_what_they_should_be_do_no_harm(space: Workspace) -> None:
    run = add_run(space, 1, [S])
    row = {"claim_id": "\x00", "confidence": "high", "quote_start": "9" * 40, "reviewed_at": "yesterday"}
    write_table(run.verdicts_csv, VERDICTS, [row])
    (found,) = open_history("bridge", str(space.root)).rows("SELECT * FROM verdicts")
    assert (found["claim_id"], found["confidence"], found["quote_start"]) == ("\x00", None, None)


def test_tables_without_rows_are_kept_too(space: Workspace) -> None:
    add_run(space, 1, [], [])
    past = open_history("bridge", str(space.root))
    assert (verdict_changes(past), source_records(past), open_claims(past)) == ((), (), ())


def test_when_a_verdict_changed(space: Workspace) -> None:
    for day, verdicts in enumerate(([S, N], [S, N], [R, N], [R, ""], [R, ""]), start=1):
        add_run(space, day, verdicts)
    found = verdict_changes(open_history("bridge", str(space.root)))
    assert [(c.run_id, c.claim_id, c.old_verdict, c.new_verdict) for c in found] == [
        ("d03", "c0", S, R),
        ("d04", "c1", N, ""),
    ]


def test_how_often_a_source_changed(space: Workspace) -> None:
    for day, text in enumerate(("a", "b", "", "b", "a", "a"), start=1):
        add_run(space, day, [S], [text, "z"])
    steady = [
        (r.source_id, r.runs, r.read, r.texts, r.changes, r.last_change)
        for r in source_records(open_history("bridge", str(space.root)))
    ]
    assert steady == [
        ("s0", 6, 5, 2, 2, datetime(2025, 1, 5, 12)),
        ("s1", 6, 6, 1, 0, None),
    ]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([N, N, N], (1, None, 2.0)),
        ([N, N, S], (1, 3, 2.0)),
        ([N, S, N], (3, None, 0.0)),
        ([S, N, N], (2, None, 1.0)),
        ([N, "person", "person"], (1, 2, 1.0)),
        ([S, S, S], None),
        (["", "", ""], None),
    ],
    ids=["never", "answered", "again", "later", "by a person", "always", "not checkable"],
)
def test_how_long_a_claim_stays_open(
    space: Workspace, verdicts: list[str], expected: tuple[int, int | None, float] | None
) -> None:
    for day, verdict in enumerate(verdicts, start=1):
        add_run(space, day, [verdict])
    found = [
        (c.since.day if c.since else 0, c.until.day if c.until else None, c.days)
        for c in open_claims(open_history("bridge", str(space.root)))
    ]
    assert found == ([expected] if expected else [])


def test_the_cases_are_told_apart(space: Workspace) -> None:
    add_run(space, 1, [S])
    add_run(space, 2, [R], case="tower")
    past = open_history("", str(space.root))
    assert past.cases == ("bridge", "tower")
    assert verdict_changes(past) == ()


def test_only_runs_that_finished_count_and_those_up_to_one(space: Workspace) -> None:
    for day in (1, 2, 3):
        add_run(space, day, [S])
    failed = add_run(space, 4, [R])
    failed.manifest.write_text('{"status": "failed"}')
    ids = [row["run_id"] for row in open_history("bridge", str(space.root)).rows("SELECT run_id FROM runs")]
    assert ids == ["d01", "d02", "d03"]
    assert len(open_history("bridge", str(space.root), "d02").rows("SELECT run_id FROM runs")) == 2


def test_a_table_that_was_made_anew_is_kept_anew(space: Workspace) -> None:
    run = add_run(space, 1, [S])
    keep_history(run)
    before = (run.folder / "verdicts.parquet").stat().st_mtime_ns
    add_run(space, 1, [R])
    import os

    os.utime(run.verdicts_csv, ns=(before + 1, before + 1))
    assert open_history("bridge", str(space.root)).rows("SELECT verdict FROM verdicts") == [{"verdict": R}]


def test_a_damaged_run_hides_no_other(space: Workspace) -> None:
    for day in (1, 2, 3):
        add_run(space, day, [S])
    (space.case_runs("bridge") / "d02" / "verdicts.csv").write_text('claim_id\n"')
    found = open_history("bridge", str(space.root)).rows("SELECT run_id, number FROM runs")
    assert found == [{"run_id": "d01", "number": 1}, {"run_id": "d03", "number": 3}]


def test_what_a_later_run_took_over_belongs_to_that_run(space: Workspace) -> None:
    first = add_run(space, 1, [S])
    keep_history(first)
    second = add_run(space, 2, [S])
    for name in ("verdicts.parquet", "captures.parquet"):
        shutil.copy(first.folder / name, second.folder / name)
    found = open_history("bridge", str(space.root)).rows("SELECT run_id FROM verdicts ORDER BY number")
    assert [row["run_id"] for row in found] == ["d01", "d02"]


def test_what_cannot_be_asked_is_told(space: Workspace) -> None:
    with pytest.raises(UsageError, match="no finished run"):
        open_history("bridge", str(space.root))
    with pytest.raises(CaseError, match="no case 'none'"):
        open_history("none", str(space.root))
    add_run(space, 1, [S])
    past = open_history("bridge", str(space.root))
    with pytest.raises(UsageError, match="cannot answer"):
        past.rows("SELECT nonsense")
    with pytest.raises(UsageError, match="cannot answer"):
        past.rows("INSTALL httpfs")  # nothing is loaded from the network


def test_a_notebook_shows_the_history_safely(space: Workspace) -> None:
    for day, verdict in enumerate((N, S, N), start=1):
        run = add_run(space, day, [verdict, R], ["a" * day])
        text = run.verdicts_csv.read_text().replace(
            "主張", "<script>alert(1)</script> https://a.example/?key=hush5"
        )
        run.verdicts_csv.write_text(text)
    past = open_history("bridge", str(space.root))
    shown = {
        "2 changes of verdicts": show_verdict_history(past),
        "1 source, the least steady first": show_source_history(past),
        "1 claim open, 0 answered": show_open_claims(past),
        "Verdicts of the last 3 runs, the newest first": plot_verdict_history(past),
        "Changes of the text of each source": plot_source_history(past),
        "Days that claims stay open": plot_open_claims(past),
    }
    assert [view.caption for view in shown.values()] == list(shown)
    for view in shown.values():
        assert "hush5" not in view.html
        page = BeautifulSoup(view.html, "lxml")
        assert page.select("script, style, svg, [class]") == []
    bars = BeautifulSoup(shown["Verdicts of the last 3 runs, the newest first"].html, "lxml").select(
        "tbody tr"
    )
    assert [bar.td.get_text() for bar in bars] == ["2", "2", "2"]
