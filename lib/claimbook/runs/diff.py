"""What changed between two runs of a case, and why: verdict by verdict, each with what moved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimbook.core.claim_ids import squeezed
from claimbook.core.errors import CaseError
from claimbook.core.past_runs import earlier_run
from claimbook.core.tables import VERDICTS, read_rows
from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.runs.diff_reasons import Ground, Pair, Reason
from claimbook.runs.folders import find_run, latest_run
from claimbook.stages.source_changes import SourceChange
from claimbook.text.sentence_pairs import alike

Row = Mapping[str, str]


class What(StrEnum):
    """What became of a claim between two runs, the weightiest first."""

    VERDICT = "other verdict"
    NEW = "new claim"
    GONE = "claim gone"
    EVIDENCE = "same verdict, other evidence"
    DECISION = "same verdict, decided anew"
    WORDING = "same verdict, other wording"


@dataclass(frozen=True, slots=True)
class ClaimDiff:
    """One claim that is not what it was; the row of the run that lacks it is empty."""

    what: What
    old: Row
    new: Row
    reasons: tuple[Reason, ...]

    @property
    def claim_id(self) -> str:
        return (self.new or self.old)["claim_id"]

    @property
    def claim(self) -> str:
        return (self.new or self.old)["claim"]

    @property
    def verdict_changed(self) -> bool:
        """Whether the verdicts say something else: also where a claim with a verdict came or went."""
        return self.old.get("verdict", "") != self.new.get("verdict", "")


@dataclass(frozen=True, slots=True)
class RunDiff:
    """Two runs of a case, all that differs between their verdicts, and what became of the sources."""

    earlier: Run
    later: Run
    claims: tuple[ClaimDiff, ...]
    sources: tuple[SourceChange, ...]
    for_all: tuple[Reason, ...]  # settings and versions, which are among the reasons of each claim

    @property
    def verdicts_changed(self) -> tuple[ClaimDiff, ...]:
        """The claims for which `run --fail-on-change` fails."""
        return tuple(claim for claim in self.claims if claim.verdict_changed)


def compare_runs(earlier: Run, later: Run) -> RunDiff:
    """What differs between the verdicts of two runs of a case, and why.

    A claim is the same in both where its id is; one that is gone and a new one that say much the same are
    one that was reworded.

    Returns:
        the claims that differ: other verdicts first, then in the order of the later run.

    Raises:
        CaseError: the runs are of two cases, or one has no verdicts.
        TableError: a table of a run cannot be read.
    """
    if earlier.case != later.case:
        raise CaseError(
            f"The runs are of two cases, '{earlier.case}' and '{later.case}'. Name two of one case."
        )
    old, new = _verdicts(earlier), _verdicts(later)
    ground = Ground.of(earlier, later)
    found = [
        ClaimDiff(what, pair.old, pair.new, ground.reasons(pair))
        for pair in _pairs(old, new)
        if (what := _what(pair)) is not None
    ]
    places = {what: place for place, what in enumerate(What)}
    found.sort(key=lambda claim: places[claim.what])
    return RunDiff(earlier, later, tuple(found), ground.sources, ground.for_all)


def changed_since(run: Run) -> RunDiff | None:
    """What changed since the run before; None where there was none.

    Raises:
        TableError: a table of a run cannot be read.
    """
    before = earlier_run(run)
    return compare_runs(before, run) if before else None


def finished_run(case: str, run: str = "", root: str = "") -> Run:
    """A run of a case to look back from; every argument is text, as notebooks pass it.

    Args:
        case: the name of the case.
        run: the run's folder; the newest that finished where empty.
        root: the project folder; found from the current folder upwards where empty.

    Raises:
        CaseError: there is no such case, or no such run of it.
    """
    space = open_run(case, root=root).workspace
    return find_run(space, f"{case}/{run}" if run else case)


def runs_to_compare(workspace: Workspace, case: str, names: Sequence[str]) -> tuple[Run, Run]:
    """The two runs that a person means: both by name, one and the newest, or the newest and the one before.

    Raises:
        CaseError: there is no such run, or the case has no two finished runs.
    """
    found = [find_run(workspace, name if "/" in name else f"{case}/{name}") for name in names[:2]]
    if len(found) == 2:
        return found[0], found[1]
    newest = latest_run(workspace, case)
    before = found[0] if found else earlier_run(newest)
    if before is None or before.run_id == newest.run_id:
        raise CaseError(
            f"The case '{case}' has no second finished run to compare with. Run 'claimbook run {case}' "
            "again, or name two runs."
        )
    return before, newest


def _verdicts(run: Run) -> dict[str, Row]:
    if not run.verdicts_csv.is_file():
        raise CaseError(
            f"The run '{run.run_id}' of the case '{run.case}' has no verdicts in {run.folder}. Choose a run "
            "that finished."
        )
    return {row["claim_id"]: row for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id")}


def _pairs(old: Mapping[str, Row], new: Mapping[str, Row]) -> list[Pair]:
    """The claims of both runs side by side, in the order of the later run; those that are gone at the end."""
    gone = [row for claim_id, row in old.items() if claim_id not in new]
    came = [row for claim_id, row in new.items() if claim_id not in old]
    reworded = alike([row["claim"] for row in gone], [row["claim"] for row in came], {}, {})
    before = {came[j]["claim_id"]: gone[i] for i, j in reworded.items()}
    pairs = [Pair(old.get(name) or before.get(name) or {}, row) for name, row in new.items()]
    return pairs + [Pair(row, {}) for i, row in enumerate(gone) if i not in reworded]


def _what(pair: Pair) -> What | None:
    old, new = pair.old, pair.new
    if not old or not new:
        return What.NEW if new else What.GONE
    if old["verdict"] != new["verdict"]:
        return What.VERDICT
    if _evidence(old) != _evidence(new):
        return What.EVIDENCE
    if any(old[name] != new[name] for name in ("decided_by", "reviewer", "reviewed_at", "rating")):
        return What.DECISION
    if squeezed(old["claim"]) != squeezed(new["claim"]) or old["checkability"] != new["checkability"]:
        return What.WORDING
    return None


def _evidence(row: Row) -> tuple[str, ...]:
    """What a verdict rests on; the same words in a new capture of the page are the same evidence."""
    return row["source_id"], squeezed(row["quote"]), row["evidence_status"]
