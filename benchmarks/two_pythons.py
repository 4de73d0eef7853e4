"""Do versions of Python agree to the byte on the shipped case?

    python benchmarks/two_pythons.py PYTHON PYTHON...

For each interpreter (as in python3.11 python3.13) a fresh environment is made in a temporary folder from
requirements.lock, and the case is run there offline. Then the files that hold results are compared, but for
the name of the run; exits with 1 where they differ.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from claimbook.core.workspace import Workspace
from claimbook.runs.folders import latest_run
from claimbook.runs.inputs import content_hash

ROOT = Path(__file__).resolve().parents[1]
CASE = "stargate"
RESULTS = ("captures.csv", "evidence.csv", "verdicts.csv", "certificates.jsonl", "verdicts.excel.csv")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("pythons", nargs="+", metavar="PYTHON", help="two interpreters or more")
    pythons = parser.parse_args(arguments).pythons
    with tempfile.TemporaryDirectory() as folder:
        found = [results(python, Path(folder) / str(number)) for number, python in enumerate(pythons)]
    differing = [name for name in RESULTS if len({hashes[name] for hashes in found}) > 1]
    for name in RESULTS:
        print(f"{name:<20} {'differs' if name in differing else 'the same'} on {', '.join(pythons)}")
    sys.exit(1 if differing else 0)


def results(python: str, folder: Path) -> dict[str, str]:
    """The hashes of what a run with this interpreter gives."""
    environment = make_environment(python, folder / "environment")
    project = folder / "project"
    for part in ("claims", "sources", "notebooks"):
        shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("store"))
    # Nothing that another version has kept must help.
    fresh = os.environ | {"CLAIMBOOK_CACHE": str(folder / "cache")}
    command = [str(environment / "bin" / "claimbook"), "run", CASE, "--offline"]
    subprocess.run(command, cwd=project, env=fresh, check=True, stdout=subprocess.DEVNULL)
    run = latest_run(Workspace(project), CASE)
    return {name: content_hash(run.folder / name) for name in RESULTS}


def make_environment(python: str, folder: Path) -> Path:
    """A virtual environment with claimbook and exactly what requirements.lock names."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
    subprocess.run([*pip, "--no-deps", ROOT], check=True)
    return folder


if __name__ == "__main__":
    main(sys.argv[1:])
