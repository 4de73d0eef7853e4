"""What became of the sources between two runs, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from changing_case import CORRECTED, SHORTENED, WITH_NEWS, new_case, run_once
from claimbook.core.tables import CAPTURES, read_csv, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.diff import compare_runs
from claimbook.stages.source_changes import SourceChangeKind, source_changes
from claimbook.stages.source_changes_view import show_source_changes
from claimbook.web.snapshots import Store
from small_case import PAGE


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return new_case(tmp_path)


def edit(run: Run, **cells: str) -> None:
    table = read_csv(run.captures_csv, CAPTURES)
    write_table(run.captures_csv, table.columns, [row | cells for row in table.rows])


@pytest.mark.parametrize(
    ("page", "kind", "told"),
    [
        (CORRECTED, SourceChangeKind.TEXT, "sentences: 1 changed"),
        (SHORTENED, SourceChangeKind.TEXT, "sentences: 1 vanished"),
        (WITH_NEWS, SourceChangeKind.TEXT, "sentences: 1 appeared"),
        (PAGE.replace("<p>", "<p class=new>"), SourceChangeKind.LAYOUT, "other bytes, the same words"),
        ("<html lang=en><title>x</title></html>", SourceChangeKind.STATUS, "found → no text"),
    ],
    ids=["changed", "vanished", "appeared", "layout", "no text"],
)
def test_a_page_that_changed(space: Workspace, page: str, kind: SourceChangeKind, told: str) -> None:
    first = run_once(space, "r1")
    second = run_once(space, "r2", page, "2025-02-01")
    (change,) = source_changes(first, second)
    assert (change.source_id, change.kind, change.told) == ("halden", kind, told)
    (back,) = source_changes(second, first)
    assert back.kind is kind


def test_a_page_that_stayed_has_no_change(space: Workspace) -> None:
    first, second = run_once(space, "r1"), run_once(space, "r2", day="2025-02-01")
    assert source_changes(first, second) == ()


def test_a_restatement_is_not_compared_with_a_capture(space: Workspace) -> None:
    first = run_once(space, "r1")
    second = run_once(space, "r2", CORRECTED, "2025-02-01")
    edit(first, how="offline restatement")
    (change,) = source_changes(first, second)
    assert (change.kind, change.told) == (SourceChangeKind.HOW, "offline restatement → person")
    assert change.sentences == ()


def test_the_places_of_a_change_are_those_of_the_frozen_texts(space: Workspace) -> None:
    first = run_once(space, "r1")
    (change,) = source_changes(first, run_once(space, "r2", CORRECTED, "2025-02-01"))
    store = Store(space.store)
    (sentence,) = change.sentences
    old, new = (store.read_text(row["text_sha256"]) for row in (change.old, change.new))
    assert old[sentence.old_start : sentence.old_end] == sentence.old
    assert new[sentence.new_start : sentence.new_end] == sentence.new


def test_a_notebook_shows_what_went_and_what_came(space: Workspace) -> None:
    first = run_once(space, "r1")
    assert "nothing to compare" in show_source_changes(first).html
    assert "No source has changed since the run r1" in show_source_changes(run_once(space, "r2")).html
    third = run_once(space, "r3", CORRECTED, "2025-02-01")
    page = BeautifulSoup(show_source_changes(third).html, "lxml")
    assert (page.select_one("del").get_text(), page.select_one("ins").get_text()) == ("340", "430")
    assert page.select("script, style, svg, [class]") == []


def test_a_hostile_page_stays_text_and_keeps_its_secrets(space: Workspace) -> None:
    run_once(space, "r1")
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    hostile = f"<p>{script} cost 5 at https://a.example/?token=hush5 in Porto.</p></html>"
    shown = show_source_changes(run_once(space, "r2", PAGE.replace("</html>", hostile), "2025-02-01")).html
    assert "alert(1)" in shown
    assert "<script>" not in shown
    assert "hush5" not in shown


def test_a_text_that_the_store_lost_is_told_and_no_traceback(space: Workspace) -> None:
    first = run_once(space, "r1")
    second = run_once(space, "r2", CORRECTED, "2025-02-01")
    (row,) = read_csv(first.captures_csv, CAPTURES).rows
    path = Store(space.store).text_path(row["text_sha256"])
    path.unlink()
    assert "the store has lost one of the two" in show_source_changes(second).html
    ((reason,),) = (claim.reasons for claim in compare_runs(first, second).claims)
    assert reason.told == "halden: another text; what changed is unknown, the store has lost one of the two"
