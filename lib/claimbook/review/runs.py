"""Which run a desk works on."""

from __future__ import annotations

from claimbook.core.errors import CaseError
from claimbook.core.past_runs import past_runs
from claimbook.core.workspace import Run, open_run


def judged_run(case: str, run: str = "", root: str = "") -> Run:
    """The run that a desk works on.

    Raises:
        CaseError: there is no such case, or nothing of it has been judged yet.
    """
    chosen = open_run(case, run, root)
    finished = past_runs(chosen.workspace, case) if not run else ()
    chosen = finished[-1].run if finished else chosen
    if not chosen.verdicts_csv.is_file():
        raise CaseError(
            f"The case '{case}' has no verdicts in {chosen.folder} yet. Run 'claimbook run {case}' first, or "
            "the notebooks 1 to 4."
        )
    return chosen
