"""What a run costs, beside papermill on empty notebooks.

    python benchmarks/run_time.py [ROUNDS]

Two ratios: all five stages (`claimbook run stargate --offline --force`) to papermill on five empty
notebooks, and a run for which nothing has changed (without `--force`) to papermill on one. All are timed in
turn as whole processes, so that a slow moment of the machine meets all of them.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = 5


def main(arguments: Sequence[str]) -> None:
    rounds = int(arguments[0]) if arguments else 5
    again = [str(Path(sys.executable).with_name("claimbook")), "run", "stargate", "--offline"]
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.ipynb"
        write_empty(empty)
        # In this order a run without --force always comes after a whole one of the same program.
        commands = {
            "whole": [*again, "--force"],
            "five": bare(empty, NOTEBOOKS),
            "again": again,
            "one": bare(empty, 1),
        }
        ratios: dict[str, list[float]] = {"whole": [], "again": []}
        for number in range(rounds + 1):
            took = {name: timed(command) for name, command in commands.items()}
            if number == 0:
                continue  # the first round warms the disk
            ratios["whole"].append(took["whole"] / took["five"])
            ratios["again"].append(took["again"] / took["one"])
            print(
                f"round {number}: all stages {took['whole']:5.1f} s, five empty {took['five']:5.1f} s, "
                f"ratio {ratios['whole'][-1]:.2f}; nothing changed {took['again']:5.1f} s, "
                f"one empty {took['one']:5.1f} s, ratio {ratios['again'][-1]:.2f}"
            )
    for name, found in ratios.items():
        told = {"whole": "all stages", "again": "nothing changed"}[name]
        print(f"{told}: median {statistics.median(found):.2f} (from {min(found):.2f} to {max(found):.2f})")


def bare(notebook: Path, times: int) -> list[str]:
    """papermill on a notebook, so many times in one process."""
    outputs = [str(notebook.with_name(f"out{number}.ipynb")) for number in range(times)]
    return [
        sys.executable,
        "-c",
        "import papermill\n"
        f"for out in {outputs!r}:\n"
        f"    papermill.execute_notebook({str(notebook)!r}, out, progress_bar=False)",
    ]


def timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def write_empty(path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("pass")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    main(sys.argv[1:])
