"""The recipes: each is read by what reads it, and calls the command line as it is."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from claimbook.cli import main

FOLDER = Path(__file__).parents[1] / "docs" / "recipes"
RECIPES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".md")
# What every recipe calls, once quotation marks, commas and line breaks are gone.
COMMAND = re.compile(r"/?claimbook (run --all --live --timeout \d+ --fail-on-change --summary \S+)")


@pytest.mark.parametrize("path", [p for p in RECIPES if p.suffix != ".timer"], ids=lambda path: path.name)
def test_it_calls_the_command_line_as_it_is(path: Path) -> None:
    words = re.sub(r"[\s\",]+", " ", path.read_text(encoding="utf-8"))
    (called,) = COMMAND.findall(words)
    name, *arguments = called.split()
    with click.Context(main.commands[name]) as context:
        assert main.commands[name].parse_args(context, arguments) == []
        assert context.params["every"]
        assert context.params["fail_on_change"]


def test_every_recipe_stands_in_the_list() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in RECIPES if f"`{path.name}`" not in told] == []


@pytest.mark.parametrize("name", ["airflow_dag.py", "prefect_flow.py"])
def test_python_recipes_parse(name: str) -> None:
    assert ast.get_docstring(ast.parse((FOLDER / name).read_text(encoding="utf-8")))


def test_the_workflow_is_yaml_with_steps_that_run() -> None:
    workflow = yaml.safe_load((FOLDER / "github-actions.yml").read_text(encoding="utf-8"))
    assert workflow[True]["schedule"][0]["cron"].count(" ") == 4  # YAML 1.1 reads "on" as true
    steps = workflow["jobs"]["check"]["steps"]
    assert all("uses" in step or "run" in step for step in steps)
    for step in steps:
        if "run" in step:
            subprocess.run(["bash", "-n", "-c", step["run"]], check=True)


def test_the_crontab_has_a_time_and_a_command_that_a_shell_reads() -> None:
    lines = (FOLDER / "crontab").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line[:1].isdigit())
    *when, command = line.split(" ", 5)
    assert [bool(re.fullmatch(r"[\d*/,-]+", field)) for field in when] == [True] * 5
    assert "%" not in command  # cron takes it for the end of the line
    subprocess.run(["sh", "-n", "-c", command], check=True)


def test_a_quiet_night_mails_nothing_and_a_failed_one_tells(tmp_path: Path) -> None:
    lines = (FOLDER / "crontab").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line[:1].isdigit())
    command = line.split(" ", 5)[5].replace("/srv/newsdesk", str(tmp_path))
    (tmp_path / "runs").mkdir()
    program = tmp_path / "claimbook"
    for code in (0, 3, 4, 5):
        program.write_text(f"#!/bin/sh\necho what it said\nexit {code}\n")
        program.chmod(0o755)
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout == ("" if code in (0, 3) else f"claimbook ended with {code}\nwhat it said\n")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here to read its units")
def test_systemd_reads_its_units(tmp_path: Path) -> None:
    program = shutil.which("true")
    for name in ("claimbook.service", "claimbook.timer"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        # The program and its folder are where the reader installs them.
        text = text.replace("/srv/newsdesk/.venv/bin/claimbook", str(program)).replace(
            "/srv/newsdesk", "/tmp"
        )
        (tmp_path / name).write_text(text.replace("User=newsdesk", "User=root"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / "claimbook.timer")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
