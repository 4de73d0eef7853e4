"""What a run costs: `claimbook run stargate --offline` beside papermill on five empty notebooks.

    python benchmarks/run_time.py [ROUNDS]

The two are timed in turn as whole processes, so that a slow moment of the machine meets both.
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
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.ipynb"
        write_empty(empty)
        bare = [
            sys.executable,
            "-c",
            "import papermill\n"
            f"for i in range({NOTEBOOKS}):\n"
            f"    out = {folder!r} + f'/out{{i}}.ipynb'\n"
            f"    papermill.execute_notebook({str(empty)!r}, out, progress_bar=False)",
        ]
        ours = [str(Path(sys.executable).with_name("claimbook")), "run", "stargate", "--offline"]
        ratios = []
        for number in range(rounds + 1):
            one, other = timed(ours), timed(bare)
            if number == 0:
                continue  # the first round warms the disk
            ratios.append(one / other)
            print(
                f"round {number}: claimbook {one:5.1f} s, {NOTEBOOKS} empty notebooks {other:5.1f} s, "
                f"ratio {one / other:.2f}"
            )
        print(f"median ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})")


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
