"""Every form that the verdicts of a run can leave in, and the file that it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from claimbook.core.errors import UsageError
from claimbook.core.tables import write_bytes, write_text
from claimbook.core.workspace import Run
from claimbook.stages.outgoing import check_judged, outgoing_csv

Writer = Callable[[Run, Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A form: the file's name, what it is for, and the function that writes it, loaded when it is used."""

    file: str
    about: str
    module: str
    function: str

    def write(self, run: Run, target: Path) -> None:
        """Writes the verdicts of a run in this form."""
        writer: Writer = getattr(import_module(f"claimbook.{self.module}"), self.function)
        writer(run, target)


FORMATS: Mapping[str, Format] = {
    "csv": Format("verdicts.csv", "the table, for programs", "runs.exports.formats", "write_csv"),
    "excel": Format(
        "verdicts.excel.csv", "the table as CSV for spreadsheets", "runs.exports.formats", "write_excel_csv"
    ),
    "xlsx": Format(
        "verdicts.xlsx", "a workbook, to read and to decide in", "runs.exports.workbook", "write_workbook"
    ),
    "html": Format("report.html", "the report, in one file", "runs.exports.formats", "write_html"),
    "claimreview": Format(
        "claimreview.json",
        "signed verdicts for search engines (JSON-LD)",
        "runs.exports.claimreview",
        "write_claimreview",
    ),
    "datapackage": Format(
        "datapackage/datapackage.json",
        "the tables with a description of every column",
        "runs.exports.datapackage",
        "write_datapackage",
    ),
    "annotations": Format(
        "annotations.json",
        "the quotes as W3C Web Annotations",
        "runs.exports.annotations",
        "write_annotations",
    ),
    "warc": Format("captures.warc.gz", "the captured pages", "runs.exports.formats", "write_warc"),
}


def export(run: Run, format: str, out: Path | None = None) -> Path:
    """Takes a run away in one of the forms of `FORMATS`; same run, same bytes.

    Args:
        run: a run whose verdicts are there.
        format: a key of `FORMATS`.
        out: a file, or a folder to put it into; the run's folder where None. A data package is always a
            folder.

    Returns:
        where the file lies.

    Raises:
        UsageError: there is no such form, nothing to be given in it, or `out` cannot be written.
        CaseError: the run has no verdicts yet.
        TableError, StoreError: a file of the run or the store is not what was written.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no format '{format}'. The formats are {', '.join(FORMATS)}.")
    if format != "warc":
        check_judged(run)
    form = FORMATS[format]
    target = run.folder / form.file if out is None else _target(out, form)
    try:
        form.write(run, target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}. Choose another --out.") from None
    return target


def write_csv(run: Run, target: Path) -> None:
    """The canonical table; the run's own file stays as it is."""
    if target.resolve() != run.verdicts_csv.resolve():
        write_text(target, outgoing_csv(run.verdicts_csv))


def write_excel_csv(run: Run, target: Path) -> None:
    """The table for spreadsheets, as it was made with the run."""
    from claimbook.stages.report import render_spreadsheet

    _as_made(run.folder / FORMATS["excel"].file, target, lambda: render_spreadsheet(run))


def write_html(run: Run, target: Path) -> None:
    """The report, as it was made with the run."""
    from claimbook.stages.report import render_report

    _as_made(run.folder / FORMATS["html"].file, target, lambda: render_report(run))


def write_warc(run: Run, target: Path) -> None:
    """The captured pages."""
    from claimbook.runs.captures import export_captures

    export_captures(run, target)


def _as_made(made: Path, target: Path, render: Callable[[], str]) -> None:
    """The run's own file where there is one: what is given away is what was made then."""
    if not made.is_file():
        write_text(target, render())
    elif target.resolve() != made.resolve():
        write_bytes(target, made.read_bytes())


def _target(out: Path, form: Format) -> Path:
    name = Path(form.file)
    if len(name.parts) > 1:  # a folder of files
        return out if out.suffix == name.suffix else out / name.name
    return out / name if out.is_dir() else out
