"""All cases of a project: run one after the other, and put side by side in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from claimbook.core.errors import ClaimbookError, UsageError
from claimbook.core.labels import Checkability, Verdict
from claimbook.core.past_runs import past_runs, read_record
from claimbook.core.tables import CASES, csv_text
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.plan import Request, RunResult
from claimbook.runs.runner import run_case


class Outcome(StrEnum):
    """How it stands with a case."""

    COMPLETE = "complete"
    FAILED = "failed"  # the run began and did not end well; its run.json says why
    REFUSED = "refused"  # something that a person wrote is not as it should be
    NEVER_RUN = "never run"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in one line: its run, what was found, and what was wrong."""

    case: str
    outcome: Outcome
    run_id: str = ""
    finished: str = ""  # ISO 8601 in UTC
    verdicts: tuple[int, ...] = ()  # in the order of `Verdict`; empty where there are none
    not_checkable: int = 0
    unread: int = 0  # sources that could not be read
    problem: str = ""

    def row(self) -> dict[str, object]:
        """The line as a row of the table `CASES`."""
        counts = zip(Verdict, self.verdicts, strict=True) if self.verdicts else ()
        return {
            "case": self.case,
            "outcome": self.outcome.value,
            "run_id": self.run_id,
            "finished": self.finished,
            **{verdict.value: number for verdict, number in counts},
            **({"not checkable": self.not_checkable, "sources unread": self.unread} if self.verdicts else {}),
            "problem": self.problem,
        }


def run_cases(
    workspace: Workspace,
    request: Request = Request(),  # noqa: B008  (frozen)
    on_case: Callable[[str], None] = lambda case: None,
) -> Iterator[tuple[CaseLine, RunResult | None]]:
    """Runs every case, in the order of their names; one that fails does not keep the others from running.

    Args:
        workspace: the project folder.
        request: what is asked of each run.
        on_case: called with the name of each case as its run begins.

    Yields:
        the line of each case as it ends, and its result where it did what it was asked.

    Raises:
        UsageError: there is no case.
        KeyboardInterrupt: it was asked to end; the cases that are left are not run.
    """
    cases = workspace.cases()
    if not cases:
        raise UsageError(f"There is no case in {workspace.root}. Start one with 'claimbook new'.")
    for case in cases:
        on_case(case)
        try:
            result = run_case(workspace, case, request, bars=False)
        except UsageError as error:
            yield CaseLine(case, Outcome.REFUSED, problem=_line(error)), None
        except (ClaimbookError, OSError) as error:
            yield CaseLine(case, Outcome.FAILED, problem=_line(error)), None
        else:
            yield line_of(result.run), result


def latest_lines(workspace: Workspace) -> Iterator[CaseLine]:
    """The line of the newest finished run of each case, in the order of their names."""
    for case in workspace.cases():
        try:
            finished = past_runs(workspace, case)
        except ClaimbookError as error:  # a folder that is named as no case can be
            yield CaseLine(case, Outcome.REFUSED, problem=_line(error))
            continue
        yield line_of(finished[-1].run) if finished else CaseLine(case, Outcome.NEVER_RUN)


def line_of(run: Run) -> CaseLine:
    """A run that did what it was asked, in one line, from its run.json."""
    record = read_record(run)
    counts: dict[str, Any] = record.get("counts") or {}
    verdicts, kinds = counts.get("verdicts", {}), counts.get("checkability", {})
    return CaseLine(
        run.case,
        Outcome.COMPLETE,
        run.run_id,
        str(record.get("finished", "")),
        tuple(int(verdicts.get(verdict, 0)) for verdict in Verdict) if verdicts else (),
        sum(int(number) for kind, number in kinds.items() if kind != Checkability.CHECKABLE),
        int(counts.get("sources_unread", 0)),
    )


def cases_csv(lines: list[CaseLine]) -> str:
    """The lines as the text of a CSV file."""
    return csv_text(CASES, [line.row() for line in lines])


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
