"""What is told when runs have ended: to the terminal, to a webhook, and by the exit code."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimbook.core.errors import ClaimbookError
from claimbook.exits import CHANGED, DONE, FAILED, UNREAD, USAGE, complain, shown, worst

if TYPE_CHECKING:
    from claimbook.checking import Checked
    from claimbook.core.workspace import Run, Workspace
    from claimbook.runs.cases import CaseLine
    from claimbook.runs.plan import Request, RunResult
    from claimbook.web.webhook import Webhook


def run_all(
    workspace: Workspace, request: Request, hook: Webhook | None, fail_on_change: bool, table: Path | None
) -> int:
    """Runs all cases and shows how each went; gives the worst exit code."""
    from claimbook.runs.cases import Outcome, run_cases

    lines: list[CaseLine] = []
    codes: list[int] = []
    for line, result in run_cases(workspace, request, lambda case: click.echo(case, err=True)):
        lines.append(line)
        if result is None:
            codes.append(USAGE if line.outcome is Outcome.REFUSED else FAILED)
            continue
        try:
            changed = tell_changes(result.run, hook)
        except (ClaimbookError, OSError) as error:  # the other cases are run all the same
            complain(error)
            codes.append(FAILED)
        else:
            codes.append(exit_code(result, changed and fail_on_change))
    show_cases(lines, table)
    return worst(codes)


def show_cases(lines: list[CaseLine], out: Path | None) -> None:
    """The table of the cases, and the same as CSV where a file is named."""
    from claimbook.core.tables import write_text
    from claimbook.runs.cases import cases_csv
    from claimbook.terminal import print_cases

    print_cases(lines)
    if out:
        write_text(out, cases_csv(lines))
        click.echo(f"  {shown(out)}")


def exit_code(result: RunResult, changed: bool) -> int:
    """How a run of one case ends; `changed`: verdicts changed, and that was to be told."""
    return CHANGED if changed else UNREAD if result.unread else DONE


def tell_changes(run: Run, hook: Webhook | None) -> bool:
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
            complain(error)
    return bool(changes.verdicts_changed)


def webhook() -> Webhook | None:
    """Where changes are sent to, if the environment names an address."""
    if not os.environ.get("CLAIMBOOK_WEBHOOK_URL"):
        return None
    from claimbook.web.webhook import webhook_of

    return webhook_of(os.environ)


def report_checked(checked: Checked, out: Path, evidence_out: Path | None) -> None:
    """What `check` and `judge` found, and where it lies; ends with 3 where a source could not be read."""
    from claimbook.terminal import summary

    click.echo(summary(d.judgement.verdict.value if d.judgement else "" for d in checked.decided))
    for path in filter(None, (out, evidence_out)):
        click.echo(f"  {shown(path)}")
    for document in checked.unread:
        complain(f"{document.source.source_id}: {document.status}. {document.problem}")
    if checked.unread:
        raise SystemExit(UNREAD)
