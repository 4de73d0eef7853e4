"""The command line: arguments, messages and exit codes; all work is done elsewhere.

Exit codes: 0 done, 2 wrong use, 3 done but some sources could not be read, 4 the run failed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimbook.core.errors import ClaimbookError, UsageError

if TYPE_CHECKING:
    from claimbook.checking import Checked

USAGE, UNREAD, FAILED = 2, 3, 4
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
@told_plainly
def new(case: str, article: str, sources: tuple[str, ...]) -> None:
    """Start a case: copies the article and lists the sources."""
    from claimbook.new_case import start_case

    started = start_case(_workspace(), case, article, sources)
    click.echo(f"Started the case '{case}'.")
    click.echo(f"  article  {_shown(started.article)}\n  sources  {_shown(started.table)}")
    if not sources:
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
@told_plainly
def fetch(case: str, offline: bool, live: bool, saved: tuple[str, ...]) -> None:
    """Capture the sources of a case, so that they can be quoted and proved."""
    import claimbook as cb
    from claimbook.stages.sources import add_saved_pages
    from claimbook.terminal import print_sources, unread

    run = cb.open_run(case, root=str(_workspace().root))
    add_saved_pages(run, saved)
    documents = cb.capture_sources(run, _mode(offline, live))
    print_sources(documents)
    if unread(documents):
        raise SystemExit(UNREAD)


@main.command()
@click.argument("case")
@click.option("--offline", is_flag=True, help="Use only captures that are there; never the network.")
@click.option("--live", is_flag=True, help="Capture every source anew.")
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where matching and judging is done: in the notebook's own process, or on a dask cluster.",
)
@told_plainly
def run(case: str, offline: bool, live: bool, executor: str) -> None:
    """Check a case: all five notebooks through papermill; prints the verdicts."""
    from claimbook.core.tables import VERDICTS, read_rows
    from claimbook.runs.runner import run_case
    from claimbook.terminal import print_verdicts, summary

    mode = _mode(offline, live)
    workspace = _workspace()
    result = run_case(workspace, case, mode, executor=executor)
    rows = read_rows(result.run.verdicts_csv, VERDICTS)
    print_verdicts(rows)
    click.echo(f"\n{summary(row['verdict'] for row in rows)}\n")
    for label, path in result.files.items():
        click.echo(f"  {label:<12} {_shown(path)}")
    if result.unread:
        click.echo(
            f"\nCould not be read: {', '.join(result.unread)}. See the sources in the report for what to do.",
            err=True,
        )
        raise SystemExit(UNREAD)


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
@told_plainly
def check(claims_csv: Path, sources: tuple[str, ...], out: Path, evidence_out: Path | None, top: int) -> None:
    """Check the claims of a CSV file (column: claim) against given sources; no case needed."""
    from dataclasses import replace

    from claimbook.checking import check_claims
    from claimbook.core.settings import DEFAULTS

    checked = check_claims(claims_csv, sources, out, evidence_out, replace(DEFAULTS, top=top))
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
@told_plainly
def judge(pairs_csv: Path, out: Path) -> None:
    """Judge each claim of a CSV file by the evidence in its row (columns: claim, evidence)."""
    from claimbook.checking import judge_pairs

    _report_checked(judge_pairs(pairs_csv, out), out, None)


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
@click.argument("run_name", metavar="RUN")
@click.option("--format", "format_", required=True, help="csv, excel, html or warc.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; beside the run's files by default.",
)
@told_plainly
def export(run_name: str, format_: str, out: Path | None) -> None:
    """Write the verdicts of a run, or its captured pages (warc), for others.

    RUN is the folder of a run, CASE/RUN, or CASE for its latest.
    """
    from claimbook.runs.captures import export_captures
    from claimbook.runs.folders import find_run
    from claimbook.stages.report import export as write_export

    chosen = find_run(_workspace(), run_name)
    path = export_captures(chosen, out) if format_ == "warc" else write_export(chosen, format_, out)
    click.echo(_shown(path))


def _workspace() -> Any:
    from claimbook.core.workspace import find_workspace

    return find_workspace(Path.cwd())


def _mode(offline: bool, live: bool) -> str:
    if offline and live:
        raise UsageError("--offline and --live exclude each other. Choose one.")
    return "offline" if offline else "live" if live else "fill"


def _report_checked(checked: Checked, out: Path, evidence_out: Path | None) -> None:
    from claimbook.terminal import summary

    click.echo(summary(d.judgement.verdict.value if d.judgement else "" for d in checked.decided))
    for path in filter(None, (out, evidence_out)):
        click.echo(f"  {_shown(path)}")
    for document in checked.unread:
        click.echo(f"claimbook: {document.source.source_id}: {document.status}. {document.problem}", err=True)
    if checked.unread:
        raise SystemExit(UNREAD)


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _complain(error: Exception) -> None:
    click.echo(f"claimbook: {error}", err=True)


if __name__ == "__main__":
    main()
