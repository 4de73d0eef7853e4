"""What many cases in one command cost: time, and the memory of the program that runs them.

    python benchmarks/many_cases.py [CASES]

Small made cases in a folder of their own, run one after the other as `claimbook run --all --offline` does,
and then once more, with nothing changed. What grows with the number of cases would show in the last columns.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from claimbook.core.workspace import Workspace
from claimbook.runs.cases import run_cases
from claimbook.runs.plan import Request

TOLD = 10  # lines a pass
ARTICLE = (
    "Halden opens in Porto\n\nHalden Motors opened a plant in Porto in 20{year:02}. The plant cost {cost} "
    "million euros. In my opinion it is the most beautiful building.\n"
)
PAGE = (
    "<html lang=en><title>Halden in Porto</title><p>Halden Motors opened its plant in Porto in 2021.</p>"
    "<p>The plant in Porto cost 340 million euros.</p></html>"
)
SOURCES = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n{id},{url},,,primary,,en,,\n"
CAPTURES = "source_id,file,how,captured_at,note\n{id},page.html,person,2025-01-01T00:00:00Z,\n"


def main(arguments: Sequence[str]) -> None:
    number = int(arguments[0]) if arguments else 100
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(Path(folder))
        for case in range(number):
            make_case(space, f"case-{case:03}", case)
        for told in ("first", "again, nothing changed"):
            print(told)
            run_all(space, number)


def make_case(space: Workspace, name: str, number: int) -> None:
    """A case with an article and a page that differ a little from those of every other."""
    space.case_claims(name).mkdir(parents=True)
    article = ARTICLE.format(year=number % 25, cost=300 + number)
    (space.case_claims(name) / "article.txt").write_text(article, encoding="utf-8")
    pages = space.offline_pages(name)
    pages.mkdir(parents=True)
    (pages / "page.html").write_text(PAGE.replace("340", str(340 + number)), encoding="utf-8")
    (pages / "captures.csv").write_text(CAPTURES.format(id="halden"), encoding="utf-8")
    url = f"https://halden.example/{name}"
    space.sources_csv(name).write_text(SOURCES.format(id="halden", url=url), encoding="utf-8")


def run_all(space: Workspace, number: int) -> None:
    begun, process = time.perf_counter(), psutil.Process()
    for done, (line, result) in enumerate(run_cases(space, Request("offline")), start=1):
        if result is None:
            raise SystemExit(f"{line.case}: {line.problem}")
        if done == 1 or done % max(1, number // TOLD) == 0:
            took = time.perf_counter() - begun
            held = process.memory_info().rss / 1e6
            open_files = process.num_fds()
            print(
                f"{done:5} cases {took / done:6.2f} s each {held:6.0f} MB {open_files:4} files open",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
