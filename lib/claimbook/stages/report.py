"""The last stage: the files of a run become a page to read and a table for spreadsheets.

Table in: claims.csv, captures.csv, verdicts.csv, certificates.jsonl. Out: report.html, one file that
needs no network and no script, and verdicts.excel.csv.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimbook.core.tables import VERDICTS, csv_text, spreadsheet_safe, write_text
from claimbook.core.workspace import Run
from claimbook.stages.outgoing import check_judged, outgoing
from claimbook.stages.provenance import hash_files, input_files, package_versions, settings_used
from claimbook.stages.report_extras import changed, strips, unsettled
from claimbook.stages.report_view import VERDICT_LOOKS, gather
from claimbook.stages.report_words import Words
from claimbook.stages.templates import template
from claimbook.text.article import read_article

HTML, EXCEL = "report.html", "verdicts.excel.csv"

# Columns that hold numbers only: a minus sign there is no formula.
_NUMBERS = ("confidence", "quote_start", "quote_end")


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where the report of a run lies."""

    html: Path
    excel: Path


def write_report(run: Run) -> ReportFiles:
    """Writes report.html and verdicts.excel.csv into the run's folder; same files in, same bytes out.

    Raises:
        CaseError: the run has no verdicts yet.
        TableError: a file of the run is not what its stage writes.
    """
    check_judged(run)
    files = ReportFiles(html=run.folder / HTML, excel=run.folder / EXCEL)
    write_text(files.html, render_report(run))
    write_text(files.excel, render_spreadsheet(run))
    return files


def render_report(run: Run) -> str:
    """The report of a run as one HTML page, in Japanese for a Japanese article, else in English."""
    article = read_article(run.workspace.article(run.case))
    view = gather(run, article.title, article.language, article.text)
    page = template("report.html.j2").render(
        view=view,
        strips=strips(view, len(article.text)),
        unsettled=unsettled(view),
        changed=changed(run),
        words=Words(article.language),
        looks=VERDICT_LOOKS,
        inputs=hash_files(input_files(run), run.workspace.root),
        settings=settings_used(),
        versions=package_versions(),
    )
    return f"{page}\n"


def render_spreadsheet(run: Run) -> str:
    """verdicts.csv for a spreadsheet: a byte order mark, no cell that could run as a formula, no secret."""
    table = outgoing(run.verdicts_csv, VERDICTS, "claim_id")
    safe = (
        {column: cell if column in _NUMBERS else spreadsheet_safe(cell) for column, cell in row.items()}
        for row in table.rows
    )
    return "\ufeff" + csv_text(table.columns, safe, line_end="\r\n")
