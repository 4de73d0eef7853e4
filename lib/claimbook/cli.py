"""The command line: arguments and messages; all work is done elsewhere. How commands end: exits.py."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimbook.core.errors import UsageError
from claimbook.exits import CHANGED, FAILED, UNREAD, USAGE, shown, told_plainly

if TYPE_CHECKING:
    from claimbook.core.settings import Settings
    from claimbook.core.workspace import Workspace


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimbook")
def main() -> None:
    """Check the claims of an article against captured primary sources.

    A case is a folder under claims/ with the article and one under sources/ with the pages that may
    answer. Run these commands in the project folder or below it.
    """


@main.command()
@click.argument("case")
@click.option("--article", required=True, metavar="FILE|URL", help="The article to check.")
@click.option(
    "--source", "sources", multiple=True, metavar="URL", help="A page that may answer; repeat for more."
)
@click.option(
    "--template", metavar="CASE", default="", help="A case whose sources, saved pages and names are copied."
)
@told_plainly
def new(case: str, article: str, sources: tuple[str, ...], template: str) -> None:
    """Start a case: copies the article and lists the sources."""
    from claimbook.new_case import start_case

    started = start_case(_workspace(), case, article, sources, template)
    click.echo(f"Started the case '{case}'.")
    click.echo(f"  article  {shown(started.article)}\n  sources  {shown(started.table)}")
    if not (sources or template):
        click.echo("No source yet: add rows to the sources file, one page a row.")
    for line in started.lines():
        click.echo(line)
    click.echo(f"Next: claimbook claims {case}")


@main.command()
@click.argument("case")
@told_plainly
def claims(case: str) -> None:
    """Split the article into claims; what people edited is kept."""
    import claimbook as cb

    run = cb.open_run(case, root=str(_workspace().root))
    for line in cb.split_article(run).lines():
        click.echo(line)
    click.echo(f"  {shown(run.workspace.claims_csv(case))}")


@main.command()
@click.argument("case")
@click.option("--offline", is_flag=True, help="Use only what ships with the case; never the network.")
@click.option("--live", is_flag=True, help="Capture every source anew.")
@click.option(
    "--from-file",
    "saved",
    multiple=True,
    metavar="SOURCE_ID=FILE",
    help="A page that you saved by hand; repeat for more.",
)
@click.option(
    "--archive",
    is_flag=True,
    help="Have the Wayback Machine keep what was read live, too; needs a key in CLAIMBOOK_ARCHIVE_KEY.",
)
@told_plainly
def fetch(case: str, offline: bool, live: bool, saved: tuple[str, ...], archive: bool) -> None:
    """Capture the sources of a case, so that they can be quoted and proved."""
    import claimbook as cb
    from claimbook.core.progress import track
    from claimbook.stages.sources import add_saved_pages
    from claimbook.terminal import print_sources, unread

    mode, key = _mode(offline, live), _archive_key(offline) if archive else ""
    run = cb.open_run(case, root=str(_workspace().root))
    add_saved_pages(run, saved)
    documents = cb.capture_sources(run, mode, track)
    print_sources(documents)
    if archive:
        from claimbook.stages.archiving import archive_sources
        from claimbook.terminal import print_archived

        print_archived(archive_sources(run, documents, key, track))
    if unread(documents):
        raise SystemExit(UNREAD)


# Who is asked where facts settle nothing.
_READER = click.option(
    "--judge",
    "reader",
    metavar="own|none|endpoint|MODEL",
    default="",
    help="Who reads what facts leave open.",
)


@main.command()
@click.argument("case", required=False)
@click.option("--all", "every", is_flag=True, help="Run every case, one after the other.")
@click.option("--offline", is_flag=True, help="Use only captures that are there; never the network.")
@click.option("--live", is_flag=True, help="Capture every source anew.")
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where matching and judging is done: in the notebook's own process, or on a dask cluster.",
)
@click.option(
    "--from", "first", metavar="STAGE", default="", help="Take the stages before as they are, edited or not."
)
@click.option("--only", metavar="STAGE", default="", help="Run this one stage and stop there.")
@click.option("--force", is_flag=True, help="Run every stage, also where nothing has changed.")
@click.option("--timeout", type=float, metavar="SECONDS", help="Give up after so long.")
@_READER
@click.option("--fail-on-change", is_flag=True, help="Exit with 5 where verdicts changed since the last run.")
@click.option(
    "--summary",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --all: the table of the cases as CSV.",
)
@told_plainly
def run(
    case: str | None,
    every: bool,
    offline: bool,
    live: bool,
    executor: str,
    first: str,
    only: str,
    force: bool,
    timeout: float | None,
    reader: str,
    fail_on_change: bool,
    table: Path | None,
) -> None:
    """Check a case: all five notebooks through papermill; prints the verdicts.

    A stage for which nothing has changed since an earlier run is not run again; its files are taken over.
    A STAGE is named by its number or its name, as in 3 or evidence.

    With --all, a case that fails does not keep the others from running; the exit code is the worst.
    """
    if every == bool(case):
        raise UsageError("Name one case, or give --all.")
    if table and not every:
        raise UsageError("--summary goes with --all.")
    from claimbook.after_run import exit_code, run_all, tell_changes, webhook
    from claimbook.runs.plan import Request
    from claimbook.runs.runner import run_case
    from claimbook.terminal import print_run

    hook = webhook()
    if offline and reader == "endpoint":
        raise UsageError("--offline and --judge endpoint exclude each other: it is asked over the network.")
    request = Request(_mode(offline, live), executor, first, only, force, timeout, reader)
    if not case:
        raise SystemExit(run_all(_workspace(), request, hook, fail_on_change, table))
    result = run_case(_workspace(), case, request)
    print_run(result, shown)
    raise SystemExit(exit_code(result, tell_changes(result.run, hook) and fail_on_change))


@main.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="A CSV file.")
@told_plainly
def cases(out: Path | None) -> None:
    """Show how it stands with every case: one line each, by its newest finished run."""
    from claimbook.after_run import show_cases
    from claimbook.runs.cases import latest_lines

    show_cases(list(latest_lines(_workspace())), out)


@main.command()
@click.argument("case")
@click.option(
    "--run", "run_id", metavar="RUN", default="", help="Which run; the newest finished one by default."
)
@click.option("--reviewer", metavar="NAME", default="", help="Who decides; your login by default.")
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@told_plainly
def review(case: str, run_id: str, reviewer: str, no_browser: bool) -> None:
    """Open the review desk of a case in JupyterLab, to decide its claims by hand."""
    from claimbook.review.opening import open_lab, write_notebook
    from claimbook.review.runs import judged_run

    workspace = _workspace()
    path = write_notebook(judged_run(case, run_id, str(workspace.root)), reviewer)
    click.echo(f"Opening {shown(path)} in JupyterLab. There: Run > Run All Cells. Ctrl-C here ends it.")
    raise SystemExit(open_lab(path, workspace.root, not no_browser))


@main.command()
@click.argument("claims_csv", metavar="CLAIMS.csv", type=click.Path(path_type=Path))
@click.option(
    "--source",
    "sources",
    multiple=True,
    required=True,
    metavar="FILE|URL",
    help="HTML, text or Markdown; repeat for more.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="VERDICTS.csv",
    help="Where the verdicts go.",
)
@click.option(
    "--evidence-out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="EVIDENCE.csv",
    help="Where the candidates go.",
)
@click.option(
    "--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Candidates kept a claim."
)
@_READER
@told_plainly
def check(
    claims_csv: Path, sources: tuple[str, ...], out: Path, evidence_out: Path | None, top: int, reader: str
) -> None:
    """Check the claims of a CSV file (column: claim) against given sources; no case needed."""
    from claimbook.after_run import report_checked
    from claimbook.checking import check_claims

    checked = check_claims(claims_csv, sources, out, evidence_out, _asking(reader, top=top))
    report_checked(checked, out, evidence_out)


@main.command()
@click.argument("pairs_csv", metavar="PAIRS.csv", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="VERDICTS.csv",
    help="Where the verdicts go.",
)
@_READER
@told_plainly
def judge(pairs_csv: Path, out: Path, reader: str) -> None:
    """Judge each claim of a CSV file by the evidence in its row (columns: claim, evidence)."""
    from claimbook.after_run import report_checked
    from claimbook.checking import judge_pairs
    from claimbook.core.helpers import spare_processors

    report_checked(judge_pairs(pairs_csv, out, _asking(reader), helpers=spare_processors()), out, None)


@main.command()
@click.argument("run_name", metavar="RUN")
@told_plainly
def verify(run_name: str) -> None:
    """Prove that a run is whole and its quotes are true. RUN is named as for export."""
    from claimbook.runs.findings import is_whole, print_findings
    from claimbook.runs.folders import find_run
    from claimbook.runs.verify import verify_run

    findings = verify_run(find_run(_workspace(), run_name))
    print_findings(findings)
    if not is_whole(findings):
        raise SystemExit(FAILED)


@main.command()
@click.argument("case")
@click.argument("runs", metavar="[RUN_A RUN_B]", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="A CSV file.")
@click.option("--mail", "as_mail", is_flag=True, help="Print a mail, as sendmail -t takes it, and no table.")
@click.option("--fail-on-change", is_flag=True, help="Exit with 5 where verdicts changed.")
@told_plainly
def diff(case: str, runs: tuple[str, ...], out: Path | None, as_mail: bool, fail_on_change: bool) -> None:
    """Say what changed between two runs of a case, and why.

    Without names: the latest run and the one before. With one: that run and the latest.
    """
    from claimbook.core.tables import write_text
    from claimbook.runs.diff import compare_runs, runs_to_compare
    from claimbook.runs.diff_shown import diff_csv, mail, print_diff

    if len(runs) > 2:
        raise UsageError(f"{len(runs)} runs are named; two are compared. Name one or two.")
    found = compare_runs(*runs_to_compare(_workspace(), case, runs))
    if as_mail:
        click.echo(mail(found), nl=False)
    else:
        print_diff(found)
    if out:
        write_text(out, diff_csv(found))
        click.echo(f"  {shown(out)}", err=as_mail)
    if fail_on_change and found.verdicts_changed:
        raise SystemExit(CHANGED)


@main.command()
@click.argument("run_name", metavar="RUN")
@click.option(
    "--format",
    "format_",
    required=True,
    help="csv, excel, xlsx, html, claimreview, datapackage, annotations or warc.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; beside the run's files by default.",
)
@told_plainly
def export(run_name: str, format_: str, out: Path | None) -> None:
    """Write the verdicts of a run, or its captured pages (warc), for others.

    RUN is the folder of a run, CASE/RUN, or CASE for its latest. Secrets in addresses stay here.
    """
    from claimbook.runs.exports.formats import export as write_export
    from claimbook.runs.folders import find_run

    click.echo(shown(write_export(find_run(_workspace(), run_name), format_, out)))


@main.group()
def decisions() -> None:
    """What people decided of a case's claims."""


@decisions.command("import")
@click.argument("case")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--run", "run_name", metavar="RUN", default="", help="The run whose verdicts the file holds.")
@click.option("--reviewer", metavar="NAME", default="", help="Who decided, where the rows do not say.")
@told_plainly
def import_edited(case: str, file: Path, run_name: str, reviewer: str) -> None:
    """Take decisions from a spreadsheet: FILE is a copy of a run's verdicts that people edited.

    Only verdict, rating, reviewer, quote and comment (or explanation) are read; the same file may be given
    again. The run is the one that the file names.
    """
    from claimbook.review.edited_tables import import_decisions, run_of
    from claimbook.runs.folders import find_run

    name = run_name or run_of(file)
    chosen = find_run(_workspace(), f"{case}/{name}" if name and "/" not in name else name or case)
    imported = import_decisions(chosen, file, reviewer)
    count = len(imported.decisions)
    again = " Run the case again to see them in the report." if count else ""
    click.echo(f"{count} decision{'' if count == 1 else 's'} added.{again}")
    for problem in imported.problems:
        click.echo(f"claimbook: {file.name}, {problem}", err=True)
    if imported.problems:
        raise SystemExit(USAGE)


def _workspace() -> Workspace:
    from claimbook.core.workspace import find_workspace

    return find_workspace(Path.cwd())


def _archive_key(offline: bool) -> str:
    from claimbook.web.save_page import archive_key

    if offline:
        raise UsageError("--offline and --archive exclude each other: the archive is on the network.")
    return archive_key(os.environ)


def _mode(offline: bool, live: bool) -> str:
    if offline and live:
        raise UsageError("--offline and --live exclude each other. Choose one.")
    return "offline" if offline else "live" if live else "fill"


def _asking(reader: str, **changes: Any) -> Settings:
    """The settings with another judge, where one is named."""
    from claimbook.core.settings import DEFAULTS

    settings = replace(DEFAULTS, **changes)
    return replace(settings, judge=reader) if reader else settings


if __name__ == "__main__":
    main()
