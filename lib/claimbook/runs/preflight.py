"""What is looked at before anything is executed: a mistake is told at once, and nothing runs in vain."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from claimbook.core.errors import RunError
from claimbook.core.settings import DEFAULTS, MEGABYTE
from claimbook.core.tables import NAMES, SOURCES, read_csv
from claimbook.core.workspace import Workspace
from claimbook.runs.notebooks import check_notebook
from claimbook.runs.plan import Stage, notebook_of
from claimbook.text.article import read_article


def check_case(workspace: Workspace, case: str, parameters: Mapping[Stage, Mapping[str, str]]) -> None:
    """Looks at the notebooks, at what people have written, and at the room on the disk.

    Args:
        workspace, case: the case.
        parameters: the stages that are to be executed, and what their notebooks are told.

    Raises:
        UsageError: a notebook, the article or a table of the case is missing or not as it should be.
        RunError: the disk has too little room.
    """
    for stage, told in parameters.items():
        check_notebook(notebook_of(workspace, stage), told)
    free = shutil.disk_usage(workspace.root).free
    if free < DEFAULTS.least_free_disk:
        raise RunError(
            f"The disk of {workspace.root} has {free / MEGABYTE:.0f} MB left; a run needs "
            f"{DEFAULTS.least_free_disk / MEGABYTE:.0f} MB. Free some space, and run again."
        )
    if workspace.sources_csv(case).exists():
        read_csv(workspace.sources_csv(case), SOURCES[:2], "source_id")
    if workspace.names_csv(case).exists():
        read_csv(workspace.names_csv(case), NAMES[:2])
    read_article(workspace.article(case))
