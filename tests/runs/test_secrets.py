"""Secrets of the environment and in addresses stand in nothing that a run leaves behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimbook.core.workspace import Workspace
from small_case import make_run

PROGRAM = Path(sys.executable).with_name("claimbook")
ENVIRONMENT = {
    "CLAIMBOOK_WEBHOOK_SECRET": "planted-hook-4711",
    "AWS_SECRET_ACCESS_KEY": "planted/aws+4712",
    "OPENAI_API_KEY": "sk-planted-4713",
    "HTTPS_PROXY": "http://user:planted-proxy-4714@127.0.0.1:9/",
}
ADDRESS = "https://user:planted-password-4715@other.invalid/p?access_token=planted-token-4716"
# Tells all that it can find.
LEAK = (
    "import os, pathlib\\n"
    "print(dict(os.environ))\\n"
    "raise ValueError(pathlib.Path('sources/porto/sources.csv').read_text() + os.environ['OPENAI_API_KEY'])"
)
PLANTED = [*ENVIRONMENT.values(), "planted-"]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, str]:
    """A workspace in which a run finished and another failed, and all that was printed."""
    space = make_run(tmp_path_factory.mktemp("secrets") / "desk").workspace
    table = space.sources_csv("porto")
    rows = table.read_text(encoding="utf-8") + f"other,{ADDRESS},,,primary,,en,,\n"
    table.write_text(rows, encoding="utf-8")
    printed = claimbook(space, "run", "porto", "--offline")
    (space.root / "notebooks").mkdir()
    for path in (Path(__file__).parents[2] / "notebooks").glob("?_*.ipynb"):
        text = path.read_text(encoding="utf-8")
        if path.stem == "3_evidence":
            text = text.replace("import claimbook as cb", LEAK)
        (space.root / "notebooks" / path.name).write_text(text, encoding="utf-8")
    printed += claimbook(space, "run", "porto", "--offline")
    return space, printed


def claimbook(space: Workspace, *arguments: str) -> str:
    import os

    done = subprocess.run(
        [PROGRAM, *arguments],
        cwd=space.root,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{done.returncode}\n{done.stdout}\n{done.stderr}\n"


@pytest.mark.parametrize(
    "pattern",
    ["*/run.json", "*/run.log", "*/stages.json", "*/report.html", "*/notebooks/*.ipynb", "*/verdicts*.csv"],
)
def test_no_secret_stands_in_what_a_run_leaves(left: tuple[Workspace, str], pattern: str) -> None:
    space, _ = left
    files = sorted(space.case_runs("porto").glob(pattern))
    assert files
    found = [
        (path.relative_to(space.root).as_posix(), secret)
        for path in files
        for secret in PLANTED
        if secret in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_no_secret_of_the_environment_stands_in_any_file(left: tuple[Workspace, str]) -> None:
    """Not in tables of captures either, where addresses stand as people wrote them into sources.csv."""
    space, _ = left
    files = [path for path in sorted(space.root.rglob("*")) if path.is_file()]
    assert {"captures.csv", "captures.parquet", "sources.csv"} <= {path.name for path in files}
    secrets = [secret.encode() for secret in ENVIRONMENT.values()]
    assert [(path.name, s) for path in files for s in secrets if s in path.read_bytes()] == []


def test_no_secret_is_printed(left: tuple[Workspace, str]) -> None:
    _, printed = left
    assert printed.splitlines()[0] == "3"
    assert "ValueError" in printed
    assert [secret for secret in PLANTED if secret in printed] == []
