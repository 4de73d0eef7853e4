"""The last stage: the files of a run become a page to read and a table for spreadsheets.

Table in: claims.csv, captures.csv, verdicts.csv, certificates.jsonl. Out: report.html, one file that
needs no network and no script, and verdicts.excel.csv.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from claimbook.core.errors import CaseError, UsageError
from claimbook.core.tables import VERDICTS, csv_text, read_csv, spreadsheet_safe, write_text
from claimbook.core.workspace import Run
from claimbook.stages.provenance import hash_files, input_files, package_versions, settings_used
from claimbook.stages.report_view import VERDICT_LOOKS, gather
from claimbook.stages.report_words import Words
from claimbook.stages.templates import template
from claimbook.text.article import read_article

# Each format that a run can be taken away in, and the file of the run's folder that it is.
FORMATS = {"csv": "verdicts.csv", "excel": "verdicts.excel.csv", "html": "report.html"}

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
    _check_judged(run)
    files = ReportFiles(html=run.folder / FORMATS["html"], excel=run.folder / FORMATS["excel"])
    write_text(files.html, render_report(run))
    write_text(files.excel, render_spreadsheet(run))
    return files


def render_report(run: Run) -> str:
    """The report of a run as one HTML page, in Japanese for a Japanese article, else in English."""
    article = read_article(run.workspace.article(run.case))
    page = template("report.html.j2").render(
        view=gather(run, article.title, article.language, article.text),
        words=Words(article.language),
        looks=VERDICT_LOOKS,
        inputs=hash_files(input_files(run), run.workspace.root),
        settings=settings_used(),
        versions=package_versions(),
    )
    return f"{page}\n"


def render_spreadsheet(run: Run) -> str:
    """verdicts.csv for a spreadsheet: a byte order mark, and no cell that could run as a formula."""
    table = read_csv(run.verdicts_csv, VERDICTS, "claim_id")
    safe = (
        {column: cell if column in _NUMBERS else spreadsheet_safe(cell) for column, cell in row.items()}
        for row in table.rows
    )
    return "\ufeff" + csv_text(table.columns, safe, line_end="\r\n")


def export(run: Run, format: str, out: Path | None = None) -> Path:
    """Takes the verdicts of a run away as csv, excel or html.

    The run's own file is copied where there is one, so that what is exported is what was made then.

    Args:
        run: a run whose verdicts are there.
        format: a key of `FORMATS`.
        out: a file, or a folder to put the file into; the run's folder where None.

    Returns:
        where the file lies.

    Raises:
        UsageError: there is no such format, or `out` cannot be written.
        CaseError: the run has no verdicts yet.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no format '{format}'. The formats are {', '.join(FORMATS)}.")
    _check_judged(run)
    made = run.folder / FORMATS[format]
    if not made.is_file():
        write_report(run)
    if out is None:
        return made
    target = out / made.name if out.is_dir() else out
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, target)
    except shutil.SameFileError:
        return target
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}. Choose another --out.") from None
    return target


def _check_judged(run: Run) -> None:
    if not run.verdicts_csv.is_file():
        raise CaseError(
            f"The run '{run.run_id}' of the case '{run.case}' has no verdicts in {run.folder}. "
            f"Run 'claimbook run {run.case}', or the notebooks 1 to 4 one after the other."
        )
