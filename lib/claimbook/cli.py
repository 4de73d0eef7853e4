"""The command line: arguments, messages and exit codes; all work is done elsewhere.

Exit codes: 0 done, 2 wrong use, 3 done but some sources could not be read, 4 the run failed, 5 verdicts
changed (with --fail-on-change; it stands before 3).
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimbook.core.errors import ClaimbookError, UsageError

if TYPE_CHECKING:
    from claimbook.checking import Checked
    from claimbook.core.settings import Settings
    from claimbook.core.workspace import Run
    from claimbook.runs.cases import CaseLine
    from claimbook.runs.plan import Request, RunResult
    from claimbook.web.webhook import Webhook

USAGE, UNREAD, FAILED, CHANGED = 2, 3, 4, 5
_WORSE = (0, UNREAD, CHANGED, USAGE, FAILED)  # of several cases, the last of these is told
F = TypeVar("F", bound=Callable[..., Any])


def told_plainly(command: F) -> F:
    """Turns our own errors into one message and the exit code of the contract, without a traceback."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UsageError as error:
            _complain(error)
            raise SystemExit(USAGE) from None
        except (ClaimbookError, OSError) as error:
            _complain(error)
            raise SystemExit(FAILED) from None
        except KeyboardInterrupt as error:
            _complain(str(error) or "It was stopped. What is done is kept.")
            raise SystemExit(FAILED) from None

    return wrapped  # type: ignore[return-value]


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
    click.echo(f"  article  {_shown(started.article)}\n  sources  {_shown(started.table)}")
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
    click.echo(f"  {_shown(run.workspace.claims_csv(case))}")


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
    from claimbook.runs.plan import Request
    from claimbook.runs.runner import run_case
    from claimbook.terminal import print_run

    hook = _webhook()
    request = Request(_mode(offline, live), executor, first, only, force, timeout)
    if not case:
        raise SystemExit(_run_all(request, hook, fail_on_change, table))
    result = run_case(_workspace(), case, request)
    print_run(result, _shown)
    raise SystemExit(_exit_code(result, _tell_changes(result.run, hook) and fail_on_change))


@main.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="A CSV file.")
@told_plainly
def cases(out: Path | None) -> None:
    """Show how it stands with every case: one line each, by its newest finished run."""
    from claimbook.runs.cases import latest_lines

    _show_cases(list(latest_lines(_workspace())), out)


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
    click.echo(f"Opening {_shown(path)} in JupyterLab. There: Run > Run All Cells. Ctrl-C here ends it.")
    raise SystemExit(open_lab(path, workspace.root, not no_browser))


# Who is asked where facts settle nothing.
_READER = click.option(
    "--judge", "reader", metavar="own|none|MODEL", default="", help="Who reads what facts leave open."
)


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
    from claimbook.checking import check_claims

    checked = check_claims(claims_csv, sources, out, evidence_out, _asking(reader, top=top))
    _report_checked(checked, out, evidence_out)


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
    from claimbook.checking import judge_pairs

    _report_checked(judge_pairs(pairs_csv, out, _asking(reader)), out, None)


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
        click.echo(f"  {_shown(out)}", err=as_mail)
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

    click.echo(_shown(write_export(find_run(_workspace(), run_name), format_, out)))


def _run_all(request: Request, hook: Webhook | None, fail_on_change: bool, table: Path | None) -> int:
    """Runs all cases and shows how each went; gives the worst exit code."""
    from claimbook.runs.cases import Outcome, run_cases

    lines, codes = [], [0]
    for line, result in run_cases(_workspace(), request, lambda case: click.echo(case, err=True)):
        lines.append(line)
        if result is None:
            codes.append(USAGE if line.outcome is Outcome.REFUSED else FAILED)
            continue
        try:
            changed = _tell_changes(result.run, hook)
        except (ClaimbookError, OSError) as error:  # the other cases are run all the same
            _complain(error)
            codes.append(FAILED)
        else:
            codes.append(_exit_code(result, changed and fail_on_change))
    _show_cases(lines, table)
    return max(codes, key=_WORSE.index)


def _show_cases(lines: list[CaseLine], out: Path | None) -> None:
    from claimbook.core.tables import write_text
    from claimbook.runs.cases import cases_csv
    from claimbook.terminal import print_cases

    print_cases(lines)
    if out:
        write_text(out, cases_csv(lines))
        click.echo(f"  {_shown(out)}")


def _exit_code(result: RunResult, changed: bool) -> int:
    return CHANGED if changed else UNREAD if result.unread else 0


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


def _tell_changes(run: Run, hook: Webhook | None) -> bool:
    """Says what changed since the run before, here and to the webhook; whether verdicts did."""
    from claimbook.core.past_runs import earlier_run, same_verdicts

    before = earlier_run(run)
    if before is None or not run.verdicts_csv.is_file() or same_verdicts(before, run):
        return False  # the usual end of a scheduled run; what follows takes its time to load
    from claimbook.runs.diff import compare_runs
    from claimbook.runs.diff_shown import summary
    from claimbook.runs.notice import message

    changes = compare_runs(before, run)
    click.echo(f"\nSince the run {changes.earlier.run_id}: {summary(changes)}")
    click.echo(f"Why: claimbook diff {run.case}")
    if hook and changes.verdicts_changed:
        try:
            hook.send(message(changes))
        except ClaimbookError as error:  # the run is done all the same
            _complain(error)
    return bool(changes.verdicts_changed)


def _webhook() -> Webhook | None:
    if not os.environ.get("CLAIMBOOK_WEBHOOK_URL"):
        return None
    from claimbook.web.webhook import webhook_of

    return webhook_of(os.environ)


def _workspace() -> Any:
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


def _report_checked(checked: Checked, out: Path, evidence_out: Path | None) -> None:
    from claimbook.terminal import summary

    click.echo(summary(d.judgement.verdict.value if d.judgement else "" for d in checked.decided))
    for path in filter(None, (out, evidence_out)):
        click.echo(f"  {_shown(path)}")
    for document in checked.unread:
        _complain(f"{document.source.source_id}: {document.status}. {document.problem}")
    if checked.unread:
        raise SystemExit(UNREAD)


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _complain(error: Exception | str) -> None:
    from claimbook.web.redaction import redact_address

    click.echo(f"claimbook: {redact_address(str(error))}", err=True)


if __name__ == "__main__":
    main()
