"""What leaves the house: whole, readable by others' tools, without secrets, and the same each time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from python_calamine import CalamineWorkbook

from changing_case import COST, OPENED, new_case, run_once
from claimbook.core.columns import COLUMNS
from claimbook.core.decisions import (
    Action,
    Decision,
    Evidence,
    Position,
    append_decisions,
    read_decisions,
)
from claimbook.core.errors import CaseError, StoreError, UsageError
from claimbook.core.labels import Rating, Verdict
from claimbook.core.tables import CAPTURES, SOURCES, VERDICTS, read_csv, read_rows, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.exports.formats import FORMATS, export
from claimbook.web.snapshots import Store

SECRET = "hush5ecret"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run whose source has a key in its address; nothing in it is changed by a test."""
    space = new_case(tmp_path_factory.mktemp("exports"))
    table = read_csv(space.sources_csv("porto"), SOURCES)
    row = table.rows[0] | {"url": f"https://halden.example/porto?id=7&access_token={SECRET}"}
    write_table(space.sources_csv("porto"), table.columns, [row])
    return run_once(space, "r1")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run to do with as one likes."""
    return run_once(new_case(tmp_path), "r1")


def edit(run: Run, which: str, /, **cells: str) -> None:
    table = read_csv(run.verdicts_csv, VERDICTS)
    rows = [row | cells if row["claim"] == which else row for row in table.rows]
    write_table(run.verdicts_csv, table.columns, rows)


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    header, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "claimreview"])
def test_every_form_is_the_same_twice_and_holds_no_secret(made: Run, format: str, tmp_path: Path) -> None:
    suffix = Path(FORMATS[format].file).name
    first = export(made, format, tmp_path / "one" / suffix)
    second = export(made, format, tmp_path / "two" / suffix)
    assert first.read_bytes() == second.read_bytes()
    parts = [path.read_bytes() for path in first.parent.iterdir()]
    if format == "xlsx":
        parts = [repr([sheet(first, name) for name in ("Verdicts", "Facts", "Sources")]).encode()]
    assert all(SECRET.encode() not in part for part in parts)


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("csv", "verdicts.csv"),
        ("excel", "verdicts.excel.csv"),
        ("html", "report.html"),
        ("xlsx", "verdicts.xlsx"),
    ],
)
def test_it_goes_beside_the_run_or_where_one_says(run: Run, tmp_path: Path, format: str, name: str) -> None:
    made = export(run, format)
    assert made == run.folder / name
    target = export(run, format, tmp_path / "new" / "copy")
    assert target.read_bytes() == made.read_bytes()
    (tmp_path / "folder").mkdir()
    assert export(run, format, tmp_path / "folder") == tmp_path / "folder" / name
    assert export(run, format, made) == made


def test_what_is_given_away_is_what_was_made_then(run: Run, tmp_path: Path) -> None:
    made = (run.folder / "report.html").read_bytes()
    run.workspace.article("porto").write_text("Another article.", encoding="utf-8")
    assert export(run, "html", tmp_path / "copy.html").read_bytes() == made
    assert export(run, "csv", tmp_path / "copy.csv").read_bytes() == run.verdicts_csv.read_bytes()


def test_the_formats_are_named(run: Run) -> None:
    with pytest.raises(UsageError, match=r"no format 'pdf'\. The formats are csv, excel, xlsx, html"):
        export(run, "pdf")


def test_what_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        export(run, "csv", tmp_path / "file" / "copy.csv")
    with pytest.raises(UsageError, match="the run's own folder"):
        export(run, "datapackage", run.folder)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "warc"])
def test_a_run_without_verdicts_says_what_to_do(run: Run, format: str) -> None:
    run.verdicts_csv.unlink()
    with pytest.raises(CaseError, match=r"has no verdicts .* 'claimbook run porto'"):
        export(run, format)


def test_every_column_has_a_type_and_a_meaning() -> None:
    assert [c for c in (*VERDICTS, *CAPTURES) if not COLUMNS[c].meaning] == []


# Workbook -------------------------------------------------------------------------------------------


def test_the_cells_of_the_workbook_have_types(run: Run) -> None:
    rows = {row["claim"]: row for row in sheet(export(run, "xlsx"), "Verdicts")}
    assert list(rows[COST]) == [*VERDICTS, "comment"]
    row = read_rows(run.verdicts_csv, VERDICTS)[1]
    shown = rows[row["claim"]]
    assert shown["confidence"] == float(row["confidence"])
    assert shown["quote_start"] == int(row["quote_start"])
    assert f"{shown['captured_at']:%Y-%m-%d}" == "2025-01-01"
    assert (shown["verdict"], shown["quote"]) == (row["verdict"], row["quote"])


def test_no_cell_is_a_formula_and_none_is_lost(run: Run) -> None:
    hostile = {
        "claim": "=HYPERLINK(1)", "explanation": "@SUM(1)", "quote": "+1 more", "reviewer": "-2",
        "claim_id": "0012", "reason_code": "1E5", "rating": "a\x00b\ufffe",
    }  # fmt: skip
    edit(run, OPENED, **hostile)
    path = export(run, "xlsx")
    (row,) = [row for row in sheet(path, "Verdicts") if row["claim_id"] == "0012"]
    assert row | hostile | {"rating": "ab"} == row
    import zipfile

    with zipfile.ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_what_is_too_long_for_a_cell_is_cut_and_marked(run: Run) -> None:
    edit(run, OPENED, explanation="長" * 40_000)
    (row,) = [row for row in sheet(export(run, "xlsx"), "Verdicts") if row["claim"] == OPENED]
    assert row["explanation"].endswith("…")
    assert len(row["explanation"]) <= 32_767


def test_the_workbook_shows_the_facts_that_were_compared(run: Run) -> None:
    facts = sheet(export(run, "xlsx"), "Facts")
    assert ("430 million euros", "340 million euros", "different") in {
        (f["in_claim"], f["in_evidence"], f["level"]) for f in facts
    }


def test_the_csv_for_spreadsheets_runs_no_formula(run: Run) -> None:
    edit(run, OPENED, explanation="=1+1")
    (run.folder / "verdicts.excel.csv").unlink()
    data = export(run, "excel").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert "'=1+1" in [row["explanation"] for row in rows]


# Data package ---------------------------------------------------------------------------------------


def test_frictionless_accepts_the_data_package(made: Run, tmp_path: Path) -> None:
    path = export(made, "datapackage", tmp_path / "package")
    with system.use_context(trusted=True):
        report = Package(str(path)).validate()
    assert report.flatten(["title", "message"]) == []
    assert [task.name for task in report.tasks] == ["verdicts", "captures", "evidence"]


@pytest.mark.parametrize(
    ("table", "cells", "title"),
    [
        ("verdicts", {"verdict": "Perhaps"}, "Constraint Error"),
        ("verdicts", {"source_id": "nowhere"}, "ForeignKey Error"),
        ("captures", {"passages": "many"}, "Type Error"),
    ],
    ids=["word", "reference", "number"],
)
def test_the_description_would_catch_a_wrong_cell(
    made: Run, tmp_path: Path, table: str, cells: dict[str, str], title: str
) -> None:
    path = export(made, "datapackage", tmp_path / "package")
    wrong = read_csv(path.parent / f"{table}.csv")
    place = next(n for n, row in enumerate(wrong.rows) if row[next(iter(cells))])
    wrong.rows[place] |= cells
    write_table(path.parent / f"{table}.csv", wrong.columns, wrong.rows)
    described = json.loads(path.read_text())
    for resource in described["resources"]:
        del resource["hash"], resource["bytes"]
    path.write_text(json.dumps(described))
    with system.use_context(trusted=True):
        report = Package(str(path)).validate()
    assert title in [found for (found,) in report.flatten(["title"])]


# Annotations ----------------------------------------------------------------------------------------


def test_annotations_lead_to_the_words(made: Run) -> None:
    page = json.loads(export(made, "annotations").read_text(encoding="utf-8"))
    rows = {row["claim"]: row for row in read_rows(made.verdicts_csv, VERDICTS) if row["quote"]}
    (capture,) = read_rows(made.captures_csv, CAPTURES)
    text = Store(made.workspace.store).read_text(capture["text_sha256"])
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == len(rows)
    for item in page["items"]:
        body = {part["purpose"]: part["value"] for part in item["body"]}
        row = rows[body["identifying"]]
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == row["quote"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert (body["classifying"], body["commenting"]) == (row["verdict"], row["explanation"])
        assert item["target"]["source"] == "https://halden.example/porto?id=7&access_token=REDACTED"
        assert item["id"].startswith("urn:uuid:")
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_a_quote_whose_capture_is_not_there_is_named(run: Run) -> None:
    edit(run, OPENED, snapshot="0" * 64)
    with pytest.raises(StoreError, match="claimbook verify porto/r1"):
        export(run, "annotations")


# ClaimReview ----------------------------------------------------------------------------------------

# The properties of schema.org (release 29) that each type may have, those that are used and no others.
_THING = {"@type", "name", "url", "identifier", "alternateName"}
_WORK = _THING | {
    "author", "editor", "datePublished", "headline", "inLanguage", "publisher", "text", "citation",
    "archivedAt",
}  # fmt: skip
TERMS = {
    "ClaimReview": _WORK | {"claimReviewed", "itemReviewed", "reviewBody", "reviewRating"},
    "Claim": _WORK | {"appearance", "firstAppearance", "claimInterpreter"},
    "Rating": _THING | {"ratingValue", "bestRating", "worstRating", "ratingExplanation"},
    "Article": _WORK,
    "WebPage": _WORK,
    "Person": _THING,
    "Organization": _THING,
}


def sign(space: Workspace, run: Run, claim: str, verdict: Verdict, rating: Rating | None = None) -> None:
    (row,) = [row for row in read_rows(run.verdicts_csv, VERDICTS) if row["claim"] == claim]
    (capture,) = read_rows(run.captures_csv, CAPTURES)
    evidence = Evidence(
        row["source_id"], row["snapshot"], capture["text_sha256"], int(row["quote_start"]),
        int(row["quote_end"]), row["quote"],
    )  # fmt: skip
    decided = Decision(
        row["claim_id"], Action.VERDICT, "Mia Example", "2025-03-01T09:00:00+00:00",
        after=Position(verdict, evidence, rating), why="Seen.", claim=claim, run_id="r1",
        seen={"halden": capture["text_sha256"]},
    )  # fmt: skip
    signed = Decision(
        row["claim_id"], Action.SIGN, "Ken Example", "2025-03-02T09:00:00+00:00", claim=claim,
        about=(decided.id,),
    )  # fmt: skip
    append_decisions(space.decisions_jsonl("porto"), [decided, signed])


def check_terms(node: Any) -> None:
    """Every object is of a known type and has only properties of that type."""
    if isinstance(node, list):
        for item in node:
            check_terms(item)
    elif isinstance(node, dict):
        assert set(node) <= TERMS[node["@type"]], (node["@type"], set(node) - TERMS[node["@type"]])
        for value in node.values():
            check_terms(value)


def test_only_what_a_person_signed_is_a_claimreview(run: Run) -> None:
    with pytest.raises(UsageError, match="has been signed off"):
        export(run, "claimreview")
    space = run.workspace
    sign(space, run, COST, Verdict.REFUTED)
    with pytest.raises(UsageError, match="run the case again"):
        export(run, "claimreview")  # the run does not say yet what was signed
    second = run_once(space, "r2")
    page = json.loads(export(second, "claimreview").read_text(encoding="utf-8"))
    assert page["@context"] == "https://schema.org"
    check_terms(page["@graph"])
    (review,) = page["@graph"]
    assert review["claimReviewed"] == review["itemReviewed"]["text"] == COST
    assert review["author"] == [{"@type": "Person", "name": "Mia Example"}]
    assert review["editor"] == {"@type": "Person", "name": "Ken Example"}
    assert review["datePublished"] == "2025-03-02"
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Refuted", "ratingValue": 1, "worstRating": 1, "bestRating": 5,
    }  # fmt: skip
    assert review["citation"]["text"] == "The plant in Porto cost 340 million euros."
    assert review["itemReviewed"]["appearance"]["headline"] == "Halden opens in Porto"


@pytest.mark.parametrize(
    ("verdict", "rating", "value"),
    [
        (Verdict.SUPPORTED, None, 5),
        (Verdict.SUPPORTED, Rating.MISLEADING, 3),
        (Verdict.REFUTED, Rating.UNFOUNDED, None),
    ],
)
def test_a_persons_rating_stands_above_the_verdict(
    run: Run, verdict: Verdict, rating: Rating | None, value: int | None
) -> None:
    sign(run.workspace, run, COST, verdict, rating)
    page = json.loads(export(run_once(run.workspace, "r2"), "claimreview").read_text(encoding="utf-8"))
    (review,) = page["@graph"]
    assert review["reviewRating"].get("ratingValue") == value
    assert review["reviewRating"]["alternateName"] == (rating or verdict)


def test_a_decision_that_was_taken_back_is_not_published(run: Run) -> None:
    space = run.workspace
    sign(space, run, COST, Verdict.REFUTED)
    second = run_once(space, "r2")
    decided = read_decisions(space.decisions_jsonl("porto"))[0]
    undo = Decision(
        decided.claim_id, Action.UNDO, "Mia Example", "2025-03-03T09:00:00+00:00", about=(decided.id,)
    )
    append_decisions(space.decisions_jsonl("porto"), [undo])
    with pytest.raises(UsageError, match="signed off"):
        export(second, "claimreview")
