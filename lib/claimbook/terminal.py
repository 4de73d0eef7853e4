"""What the command line prints: tables of sources and verdicts, and a line that sums them up.

Words of articles and pages are shown without anything that could steer the terminal.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimbook.core.labels import EvidenceStatus, Tier, Verdict
from claimbook.core.model import Document
from claimbook.core.tables import VERDICTS, read_rows
from claimbook.web.redaction import redact_address

if TYPE_CHECKING:
    from claimbook.runs.cases import CaseLine
    from claimbook.runs.plan import RunResult
    from claimbook.stages.archiving import Archived

_NARROWEST = 80
_TONES = {
    Verdict.SUPPORTED: "bold green",
    Verdict.REFUTED: "bold red",
    Verdict.CONFLICTING: "bold magenta",
    Verdict.NOT_ENOUGH: "dim",
}
# Told with their reason: somebody has to do something about them.
_LOUD = (Verdict.REFUTED, Verdict.CONFLICTING)


def unread(documents: Iterable[Document]) -> list[Document]:
    """The sources that could not be read; a mirror that nobody had to ask is none of them."""
    return [d for d in documents if d.status is not EvidenceStatus.FOUND and d.source.tier is not Tier.MIRROR]


def print_sources(documents: Sequence[Document]) -> None:
    """One row a source: what was had, how and when; below, what to know and to do about single ones."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("source", overflow="fold")
    for column in ("status", "how", "captured"):
        table.add_column(column, no_wrap=column != "how")
    table.add_column("passages", justify="right", no_wrap=True)
    missing = {d.source.source_id for d in unread(documents)}
    console = _console()
    notes = []
    for document in documents:
        source_id, capture = document.source.source_id, document.capture
        tone = "bold yellow" if source_id in missing else "green" if capture else "dim"
        status = document.status.value if document.status else "not needed"
        table.add_row(
            _line(source_id),
            Text(status, tone),
            capture.how.value if capture else "",
            capture.captured_at[:16].replace("T", " ") if capture else "",
            str(len(document.passages) or ""),
        )
        if document.problem and document.status:
            head = _line(source_id, "bold").append(f": {status}", tone)
            notes.append(head.append("\n").append_text(_line(document.problem)))
    console.print(table)
    for note in notes:
        console.print(Padding(note, (0, 0, 1, 1)))


def print_archived(entries: Sequence[Archived]) -> None:
    """What the Wayback Machine keeps now, or why it does not."""
    console = _console()
    if not entries:
        console.print("Nothing to archive: every page that was read live is archived already, or none was.")
    else:
        console.print("In the Wayback Machine:")
    for entry in entries:
        line = Text(" ").append_text(_line(entry.line, "" if entry.archived_url else "yellow"))
        console.print(line, soft_wrap=bool(entry.archived_url))  # an address stays in one piece


def print_verdicts(rows: Iterable[Mapping[str, str]]) -> None:
    """Rows of verdicts.csv: one calm line for what is unsettled, the disputed with its reason."""
    table = _table("verdict")
    table.add_column("claim", ratio=1, overflow="fold")
    table.add_column("why", no_wrap=True)
    for row in rows:
        if not row["verdict"]:
            continue
        verdict = Verdict(row["verdict"])
        claim = _line(row["claim"])
        if verdict is Verdict.NOT_ENOUGH:
            claim.stylize("dim")
            claim.no_wrap, claim.overflow = True, "ellipsis"
        elif verdict in _LOUD:
            claim.append("\n").append_text(_line(row["explanation"], "dim"))
        # The longest label is broken where it may be, so that it does not take the claims' room.
        label = Text(verdict.replace("/", "/\n"), _TONES[verdict])
        table.add_row(
            label, claim, _line(row["reason_code"], _TONES[Verdict.NOT_ENOUGH] if claim.no_wrap else "")
        )
    _console().print(table)


def print_run(result: RunResult, shown: Callable[[Path], str]) -> None:
    """What a run found, what was taken over from earlier ones, and where to look; `shown` words a path."""
    if result.verdicts:
        rows = read_rows(result.run.verdicts_csv, VERDICTS)
        print_verdicts(rows)
        click.echo(f"\n{summary(row['verdict'] for row in rows)}")
    if result.carried:
        runs = sorted(set(result.carried.values()))
        click.echo(f"Unchanged and taken over from {', '.join(runs)}: {', '.join(result.carried)}.")
    for why in result.as_it_was:
        click.echo(f"Taken as it is, as you asked: {why}.", err=True)
    click.echo()
    for label, path in result.files.items():
        click.echo(f"  {label:<12} {shown(path)}")
    if not result.verdicts:
        click.echo(f"\nThe run ended where it was asked to. To go on: claimbook run {result.run.case}")
    if result.unread:
        click.echo(
            f"\nCould not be read: {', '.join(result.unread)}. See the sources in the report for what to do.",
            err=True,
        )


def print_cases(lines: Sequence[CaseLine]) -> None:
    """One row a case: how its run ended and how many claims got each verdict; below, what was wrong."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("case", overflow="fold")
    table.add_column("run", no_wrap=True)
    for label in ("supported", "refuted", "conflict", "not enough"):
        table.add_column(label, justify="right", no_wrap=True)
    table.add_column("unread", justify="right", no_wrap=True)
    console = _console()
    for line in lines:
        supported, refuted, not_enough, conflicting = map(str, line.verdicts or ("",) * 4)
        tone = {"complete": "green", "never run": "dim"}.get(line.outcome, "bold red")
        table.add_row(
            _line(line.case), Text(line.outcome.value, tone), supported, refuted, conflicting, not_enough,
            str(line.unread or ""),
        )  # fmt: skip
    console.print(table)
    for line in lines:
        if line.problem:
            console.print(_line(line.case, "bold").append(": ").append_text(_line(line.problem)))


def summary(verdicts: Iterable[str]) -> str:
    """How many claims got each verdict, the most frequent first; an empty one was not checkable.

    >>> summary(["Refuted", "", "Refuted"])
    '3 claims: 2 Refuted, 1 not checkable.'
    """
    counts = Counter(verdict or "not checkable" for verdict in verdicts)
    told = ", ".join(f"{n} {word}" for word, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    return f"{counts.total()} claims: {told}." if told else "0 claims."


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for column in columns:
        table.add_column(column, no_wrap=True)
    return table


def _line(text: str, tone: str = "") -> Text:
    told = redact_address(" ".join(text.split()))
    return Text("".join(c for c in told if c.isprintable()), tone)


def _console() -> Console:
    width = shutil.get_terminal_size((120, 24)).columns
    return Console(width=max(_NARROWEST, width), highlight=False, emoji=False)
