"""Verdicts that people edited in a spreadsheet: what they meant comes back, and nothing else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from changing_case import COST, OPENED, new_case, run_once
from claimbook.cli import main
from claimbook.core.decisions import Action, read_decisions
from claimbook.core.errors import TableError, UsageError
from claimbook.core.labels import Rating, Verdict
from claimbook.core.tables import VERDICTS, read_csv, read_rows, write_table
from claimbook.core.workspace import Run
from claimbook.review.edited_tables import import_decisions, read_edited, run_of
from claimbook.runs.exports.formats import export

QUOTE = "Peter Lindqvist is the chief executive of Halden Motors."
OPINION = "In my opinion it is the most beautiful building."


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return run_once(new_case(tmp_path), "r1")


def edited(run: Run, claim: str = "", /, **cells: str) -> Path:
    """A workbook of the run as somebody saved it, with other words in the cells of a claim."""
    path = export(run, "xlsx")
    header, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Verdicts").to_python()
    target = run.folder / "edited.xlsx"
    with xlsxwriter.Workbook(str(target), {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Verdicts")
        sheet.write_row(0, 0, [str(name) for name in header])
        for line, row in enumerate(rows, start=1):
            values = dict(zip(map(str, header), row, strict=True))
            if values["claim"] == claim:
                values |= cells
            for place, value in enumerate(values.values()):
                is_number = isinstance(value, (int, float))
                write = sheet.write_number if is_number else sheet.write_string
                write(line, place, value if is_number else str(value))
    return target


def lines_of(run: Run) -> int:
    return len(read_decisions(run.workspace.decisions_jsonl("porto")))


@pytest.mark.parametrize("format", ["xlsx", "excel", "csv"])
def test_a_file_that_nobody_edited_decides_nothing(run: Run, format: str) -> None:
    imported = import_decisions(run, export(run, format), "Mia")
    assert (imported.decisions, imported.problems) == ((), ())
    assert not run.workspace.decisions_jsonl("porto").exists()


def test_a_verdict_comes_back_as_a_decision_and_only_once(run: Run) -> None:
    file = edited(run, COST, verdict="supported", reviewer="Mia Example", comment="The sum was corrected.")
    (decision,) = import_decisions(run, file).decisions
    assert (decision.action, decision.reviewer) == (Action.VERDICT, "Mia Example")
    assert (decision.after.verdict, decision.why) == (Verdict.SUPPORTED, "The sum was corrected.")
    assert decision.after.evidence is not None
    assert decision.after.evidence.quote == "The plant in Porto cost 340 million euros."
    assert import_decisions(run, file).decisions == ()
    assert lines_of(run) == 1
    second = run_once(run.workspace, "r2")
    (row,) = [row for row in read_rows(second.verdicts_csv, VERDICTS) if row["claim"] == COST]
    assert (row["verdict"], row["decided_by"]) == ("Supported", "person")


def test_a_name_alone_accepts_the_verdict(run: Run) -> None:
    (decision,) = import_decisions(run, edited(run, OPENED, reviewer="Mia")).decisions
    assert (decision.action, decision.after.verdict) == (Action.ACCEPT, Verdict.SUPPORTED)


def test_a_rating_and_a_note(run: Run) -> None:
    (rated,) = import_decisions(run, edited(run, COST, rating="誤り"), "Mia").decisions
    assert (rated.action, rated.after.rating) == (Action.RATE, Rating.FALSE)
    (noted,) = import_decisions(run, edited(run, OPENED, comment="Ask the firm."), "Mia").decisions
    assert (noted.action, noted.why) == (Action.NOTE, "Ask the firm.")


def test_other_words_of_the_source_are_looked_up(run: Run) -> None:
    file = edited(run, COST, verdict="Not Enough Evidence", quote=QUOTE)
    (decision,) = import_decisions(run, file, "Mia").decisions
    assert decision.after.evidence is not None
    assert decision.after.evidence.quote == QUOTE


@pytest.mark.parametrize(
    ("claim", "cells", "told"),
    [
        (COST, {"verdict": "Perhaps"}, "verdict is 'Perhaps'. It is one of Supported"),
        (COST, {"rating": "5 stars"}, "rating is '5 stars'"),
        (COST, {"verdict": "Supported", "quote": "It cost nothing."}, "do not stand in 'halden'"),
        (COST, {"verdict": "Supported", "quote": "Porto"}, "more than once"),
        (COST, {"quote": QUOTE, "source_id": "other"}, "'other' has no text"),
        (OPINION, {"verdict": "Supported"}, "set aside as opinion"),
        ("Clara Voss runs a bakery in Lisbon.", {"verdict": "Refuted"}, "needs the words"),
        (COST, {"claim_id": "c0"}, "no such claim"),
    ],
)
def test_what_cannot_be_meant_is_named_by_its_row(
    run: Run, claim: str, cells: dict[str, str], told: str
) -> None:
    imported = import_decisions(run, edited(run, claim, **cells), "Mia")
    assert imported.decisions == ()
    (problem,) = imported.problems
    assert problem.startswith("row ")
    assert told in problem


def test_a_decision_needs_a_name(run: Run) -> None:
    (problem,) = import_decisions(run, edited(run, COST, verdict="Supported")).problems
    assert "nobody is named" in problem


def test_a_claim_that_was_reworded_since_is_not_decided(run: Run) -> None:
    file = edited(run, COST, verdict="Supported")
    table = read_csv(run.workspace.claims_csv("porto"))
    rows = [row | {"claim": row["claim"].replace("cost", "has cost")} for row in table.rows]
    write_table(run.workspace.claims_csv("porto"), table.columns, rows)
    (problem,) = import_decisions(run, file, "Mia").problems
    assert "now reads" in problem


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-8")],
    ids=["comma", "semicolon", "tab"],
)
def test_csv_as_spreadsheets_of_many_countries_write_it(run: Run, delimiter: str, encoding: str) -> None:
    rows = list(csv.DictReader(io.StringIO(export(run, "excel").read_text(encoding="utf-8-sig"))))
    for row in rows:
        if row["claim"] == COST:
            row |= {
                "verdict": "Supported",
                "reviewer": "Mia",
                "confidence": "0,97",
                "explanation": "Sums differ.",
            }
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    file = run.folder / "saved.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    (decision,) = import_decisions(run, file).decisions
    assert (decision.after.verdict, decision.why) == (Verdict.SUPPORTED, "Sums differ.")


def test_the_mark_against_formulas_is_no_edit(run: Run) -> None:
    text = run.verdicts_csv.read_text(encoding="utf-8").replace("The source carries", "=The source carries")
    run.verdicts_csv.write_text(text, encoding="utf-8")
    (run.folder / "verdicts.excel.csv").unlink()
    assert import_decisions(run, export(run, "excel"), "Mia").decisions == ()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("no.xlsx", None, "cannot be read"),
        ("no.xlsx", b"PK\x03\x04 and no more", "no workbook"),
        ("no.csv", b"claim_id,\xff", "not UTF-8"),
        ("no.csv", b"a,b\n1,2\n", "lacks the columns claim_id, verdict"),
        ("no.csv", b"", "is empty"),
        ("no.csv", b"claim_id,verdict\nc1,x\nc1,y\n", "rows 2 and 3"),
        ("no.csv", b"claim_id,verdict,run_id\nc1,,r7\n", "of the run 'r7'"),
    ],
    ids=["missing", "broken", "bytes", "columns", "empty", "twice", "another run"],
)
def test_a_file_that_is_none_is_told(run: Run, name: str, content: bytes | None, told: str) -> None:
    file = run.folder / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises((UsageError, TableError), match=told):
        import_decisions(run, file, "Mia")


def test_the_file_says_which_run_it_is_of(run: Run) -> None:
    assert run_of(export(run, "xlsx")) == "r1"
    file = run.folder / "two.csv"
    file.write_text("claim_id,verdict,run_id\nc1,,r1\nc2,,r2\n")
    with pytest.raises(UsageError, match="2 runs"):
        run_of(file)


def test_blank_rows_and_columns_of_their_own_are_passed_over(run: Run) -> None:
    file = run.folder / "own.csv"
    file.write_text("mine,claim_id,verdict\n,,\nx,c1,Refuted\n\n", encoding="utf-8")
    assert read_edited(file) == [{"mine": "x", "claim_id": "c1", "verdict": "Refuted"}]


def test_the_command_line_takes_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(run.workspace.root)
    file = edited(run, COST, verdict="Supported", reviewer="Mia")
    done = CliRunner().invoke(main, ["decisions", "import", "porto", str(file)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("1 decision added.")
    wrong = edited(run, COST, verdict="Perhaps")
    refused = CliRunner().invoke(main, ["decisions", "import", "porto", str(wrong)], catch_exceptions=False)
    assert refused.exit_code == 2
    assert "edited.xlsx, row 4" in refused.output
