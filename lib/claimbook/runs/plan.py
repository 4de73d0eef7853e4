"""The stages of a run in their order, what each depends on; what is asked of a run, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimbook.core.errors import UsageError
from claimbook.core.workspace import Run, Workspace

MODES = ("fill", "offline", "live")

# Files of claims/CASE/ that are people's and the program's work on the claims, and people's decisions.
_CLAIMS = ("claims.csv", ".claims.split.csv", "names.csv")
_DECISIONS = ("decisions.jsonl",)


@dataclass(frozen=True, slots=True)
class Stage:
    """One notebook of a run; it depends on all that lies with the case and was made before it, except …"""

    name: str
    parameters: tuple[str, ...] = ()  # those that it takes beside case, run and root
    passes_over: tuple[str, ...] = ()  # the files of claims/CASE/ that it does not read
    captures: bool = (
        False  # it looks for captures of the sources in the store; the others read what was found
    )
    looks_back: bool = False  # it compares with the run before
    settles: bool = False  # it changes what it reads, so that a second time there is nothing left to do


STAGES = (
    Stage("1_claims", passes_over=_DECISIONS, captures=True, settles=True),
    Stage("2_sources", ("mode",), (*_CLAIMS, *_DECISIONS), captures=True, settles=True),
    Stage("3_evidence", ("executor",), _DECISIONS),
    Stage("4_verdicts", ("executor", "judge"), looks_back=True),
    Stage("5_report", looks_back=True),
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run, beside its case."""

    mode: str = "fill"  # "fill" fetches what is missing, "offline" nothing, "live" everything anew
    executor: str = "local"
    first: str = ""  # the stage from which on everything is run, changed or not
    only: str = ""  # the one stage that is run; the run ends after it
    force: bool = False  # every stage is run
    timeout: float | None = None  # seconds for the whole run
    judge: str = ""  # who reads what facts leave open; empty for the one of the settings

    def parameters(self, stage: Stage, case: str) -> dict[str, str]:
        """What the notebook of a stage is told, without the run's own name and place.

        What is left to the settings is not told, so that notebooks which do not know of it go on working.
        """
        given = {"mode": self.mode, "executor": self.executor, "judge": self.judge}
        return {"case": case} | {name: given[name] for name in stage.parameters if given[name]}

    @property
    def asked(self) -> Stage | None:
        """The stage before which everything is taken as it is; None where each is looked at."""
        name = self.first or self.only
        return stage_named(name) if name else None


@dataclass(frozen=True, slots=True)
class RunResult:
    """A run that did what it was asked: its verdicts counted, what to open, what could not be read.

    A run that was asked for one stage only has not finished; it has no verdicts counted.
    """

    run: Run
    verdicts: Mapping[str, int]
    files: Mapping[str, Path]
    unread: tuple[str, ...]
    carried: Mapping[str, str]  # the stages that were taken over, and the run that made each
    as_it_was: tuple[str, ...]  # what was taken over, as asked, although it was not up to date


def check_request(request: Request) -> None:
    """Refuses what cannot be meant.

    Raises:
        UsageError: there is no such mode or stage, two of the choices exclude each other, or no time is left.
    """
    if request.mode not in MODES:
        raise UsageError(f"There is no mode '{request.mode}'. The modes are {', '.join(MODES)}.")
    if sum(map(bool, (request.first, request.only, request.force))) > 1:
        raise UsageError("--from, --only and --force exclude each other. Choose one.")
    if request.timeout is not None and not request.timeout > 0:
        raise UsageError(f"{request.timeout:g} seconds are no time to work in. Give more, or no limit.")
    _ = request.asked


def stage_named(name: str) -> Stage:
    """A stage by its name, its number, or its name without the number.

    >>> stage_named("3").name, stage_named("evidence").name
    ('3_evidence', '3_evidence')

    Raises:
        UsageError: there is no such stage.
    """
    known: Mapping[str, Stage] = {key: s for s in STAGES for key in (s.name, *s.name.split("_"))}
    if name not in known:
        raise UsageError(f"There is no stage '{name}'. The stages are {', '.join(s.name for s in STAGES)}.")
    return known[name]


def notebook_of(workspace: Workspace, stage: Stage) -> Path:
    """The notebook of a stage: the project's own, else the one that claimbook itself comes with."""
    own = Path(__file__).parents[3] / "notebooks"
    folder = workspace.notebooks if workspace.notebooks.is_dir() else own
    return folder / f"{stage.name}.ipynb"
