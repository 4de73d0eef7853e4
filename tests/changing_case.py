"""The small made case, run again and again while its page, its article or its tables change in between."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.pipeline import check_article
from claimbook.runs.manifest import finish_run
from small_case import OFFLINE, PAGE, make_run

COST = "The plant in Porto cost 430 million euros."
OPENED = "Halden Motors opened a plant in Porto in 2021."

# The page as it is after somebody corrected its number.
CORRECTED = PAGE.replace("340", "430")
# ... as it is after somebody took the sentence out.
SHORTENED = PAGE.replace(" The plant in Porto cost 340 million euros.", "")
# ... and with news that nobody quoted.
WITH_NEWS = PAGE.replace("</html>", "<p>Visitors are welcome on Sundays from May on.</p></html>")


def new_case(folder: Path) -> Workspace:
    """The case "porto" in a workspace of its own; nothing has been run."""
    return make_run(folder / "workspace").workspace


def run_once(space: Workspace, run_id: str, page: str = PAGE, day: str = "2025-01-01") -> Run:
    """A whole run of the case "porto" with its page as it is on a day; run.json says that it is complete."""
    pages = space.offline_pages("porto")
    (pages / "page.html").write_text(page, encoding="utf-8")
    (pages / "captures.csv").write_text(OFFLINE.replace("2025-01-01", day), encoding="utf-8")
    run = open_run("porto", run_id, str(space.root))
    check_article(run, "offline", _still)
    finish_run(run)
    return run


def _still(items: Iterable[Any], label: str) -> Iterable[Any]:
    return items
