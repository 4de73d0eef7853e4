"""What a verification found: each thing that is not as it should be, with its place and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_LONGEST = 300  # characters of a quote or a message that are shown
_NARROWEST = 80


class Grade(StrEnum):
    """How much a finding weighs."""

    FAULT = "fault"  # the run is not what it was, or says what its evidence does not
    NOTE = "note"  # worth knowing; the run stands


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    grade: Grade
    file: str  # its path under the project folder, with forward slashes
    row: str  # "row 3", "line 2", "cell 4"; empty for the whole file
    expected: str
    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class Place:
    """A file that is looked at; makes the findings about it."""

    root: Path  # the project folder
    path: Path
    advice: str = ""  # what to do where a finding says nothing of its own

    def fault(self, expected: str, found: str, row: str = "", advice: str = "") -> Finding:
        """A finding that makes the run not whole."""
        return self._finding(Grade.FAULT, expected, found, row, advice)

    def note(self, expected: str, found: str, row: str = "", advice: str = "") -> Finding:
        """A finding that leaves the run whole."""
        return self._finding(Grade.NOTE, expected, found, row, advice)

    def _finding(self, grade: Grade, expected: str, found: str, row: str, advice: str) -> Finding:
        try:
            name = self.path.relative_to(self.root).as_posix()
        except ValueError:
            name = self.path.as_posix()
        return Finding(grade, name, row, _short(expected), _short(found), advice or self.advice)


def is_whole(findings: Iterable[Finding]) -> bool:
    """Whether a run with these findings is whole and true: notes do not count."""
    return all(finding.grade is not Grade.FAULT for finding in findings)


def shown(value: object) -> str:
    """A value in quotation marks, as it stands in a message."""
    return f"'{value}'"


def print_findings(findings: Sequence[Finding], console: Console | None = None) -> None:
    """A table of the findings, faults first; one line where there are none."""
    console = console or _console()
    faults = sum(finding.grade is Grade.FAULT for finding in findings)
    if findings:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
        table.add_column("", no_wrap=True)
        table.add_column("where", ratio=2, overflow="fold")
        table.add_column("what", ratio=3, overflow="fold")
        for finding in sorted(findings, key=lambda f: f.grade is not Grade.FAULT):
            table.add_row(
                Text(finding.grade.value, "bold red" if finding.grade is Grade.FAULT else "yellow"),
                _line(", ".join(filter(None, (finding.file, finding.row)))),
                _told(finding),
            )
        console.print(table)
    notes = len(findings) - faults
    told = [_count(faults, "fault")] if faults else []
    told += [_count(notes, "note")] if notes else []
    console.print(Text(f"{'Not whole' if faults else 'Whole'}: {', '.join(told) or 'nothing to tell'}."))


def _told(finding: Finding) -> Text:
    told = Text()
    for label, words in (
        ("expected", finding.expected), ("found", finding.found), ("to do", finding.advice),
    ):  # fmt: skip
        if words:
            told.append(f"{label:<9}", "dim").append_text(_line(words)).append("\n")
    told.rstrip()
    return told


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _line(text: str) -> Text:
    """Words of pages without anything that could steer the terminal."""
    return Text("".join(c for c in " ".join(text.split()) if c.isprintable()))


def _console() -> Console:
    width = max(_NARROWEST, shutil.get_terminal_size((120, 24)).columns)
    return Console(width=width, highlight=False, emoji=False)
