"""The history of the runs for the eyes of a notebook: tables and pictures with inline styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from claimbook.core.labels import Verdict
from claimbook.runs.history import History
from claimbook.runs.history_questions import OpenClaim, open_claims, source_records, verdict_changes
from claimbook.stages.display import Shown, show_rows
from claimbook.stages.plots import COLOURS
from claimbook.stages.templates import template
from claimbook.web.redaction import redact_address

_MOST_RUNS = 60  # columns that a picture holds; the newest are shown
_MOST_BARS = 30
_OPEN, _ANSWERED = "#c77d0a", "#2e8b57"


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a column or bar: its length in percent, its colour, and what it tells of itself."""

    percent: float
    colour: str
    title: str


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts one after the other, with a label and a number for all of them."""

    label: str
    number: str
    parts: tuple[Part, ...]


def show_verdict_history(history: History) -> Shown:
    """Every change of a verdict: which claim, in which run, from what to what."""
    rows = [_cells(asdict(change)) for change in verdict_changes(history)]
    for row in rows:
        row["old_verdict"], row["verdict"] = row["old_verdict"] or "not checkable", row["new_verdict"]
    columns = ("finished", "case", "claim_id", "claim", "old_verdict", "verdict", "run_id")
    return show_rows(f"{_counted(len(rows), 'change')} of verdicts", columns, rows)


def show_source_history(history: History) -> Shown:
    """How steady each source is: in how many runs it could be read, and how often its text changed."""
    rows = [_cells(asdict(record)) for record in source_records(history)]
    columns = ("source_id", "case", "runs", "read", "texts", "changes", "last_change")
    return show_rows(f"{_counted(len(rows), 'source')}, the least steady first", columns, rows)


def show_open_claims(history: History) -> Shown:
    """How long claims stay open: those that are, the longest first, then those that were answered."""
    rows = [_cells(asdict(claim)) | {"days": f"{claim.days:.1f}"} for claim in open_claims(history)]
    waiting = sum(not row["until"] for row in rows)
    columns = ("claim_id", "case", "claim", "days", "since", "until")
    return show_rows(f"{_counted(waiting, 'claim')} open, {len(rows) - waiting} answered", columns, rows)


def plot_verdict_history(history: History) -> Shown:
    """The verdicts of each run, one bar a run, the newest first."""
    counts = history.rows(
        'SELECT "case", run_id, number, finished, verdict, count(*) AS claims FROM verdicts '
        'WHERE verdict IS NOT NULL GROUP BY ALL ORDER BY finished DESC, "case", number DESC'
    )
    runs: dict[tuple[str, str], dict[str, int]] = {}
    when: dict[tuple[str, str], datetime | None] = {}
    for row in counts:
        key = (row["case"], row["run_id"])
        runs.setdefault(key, {})[row["verdict"]] = row["claims"]
        when[key] = row["finished"]
    shown = dict(list(runs.items())[:_MOST_RUNS])
    longest = max([1, *(sum(found.values()) for found in shown.values())])
    several = len(history.cases) > 1
    stacks = [
        Stack(
            label=_moment(when[key]) + (f" {key[0]}" if several else ""),
            number=str(sum(found.values())),
            parts=tuple(
                Part(round(100 * found[v] / longest, 2), COLOURS[v], f"{key[1]}: {found[v]} {v}")
                for v in Verdict
                if found.get(v)
            ),
        )
        for key, found in shown.items()
    ]
    return _stacks(f"Verdicts of the last {_counted(len(stacks), 'run')}, the newest first", stacks, COLOURS)


def plot_source_history(history: History) -> Shown:
    """How often the text of each source changed from one run to the next."""
    records = source_records(history)[:_MOST_BARS]
    longest = max([1, *(record.changes for record in records)])
    stacks = [
        Stack(
            record.source_id,
            str(record.changes),
            (
                Part(
                    round(100 * record.changes / longest, 2), _OPEN, f"{record.changes} in {record.runs} runs"
                ),
            ),
        )
        for record in records
    ]
    return _stacks("Changes of the text of each source", stacks, {})


def plot_open_claims(history: History) -> Shown:
    """How many days each claim has been open, or was until it was answered."""
    claims = open_claims(history)[:_MOST_BARS]
    longest = max([1e-9, *(claim.days for claim in claims)])
    stacks = [_span(claim, longest) for claim in claims]
    return _stacks("Days that claims stay open", stacks, {"open": _OPEN, "answered": _ANSWERED})


def _span(claim: OpenClaim, longest: float) -> Stack:
    colour, what = (_ANSWERED, "answered") if claim.until else (_OPEN, "open")
    part = Part(round(100 * claim.days / longest, 2), colour, f"{what}: {redact_address(claim.claim)}")
    return Stack(claim.claim_id, f"{claim.days:.1f}", (part,))


def _stacks(caption: str, stacks: Sequence[Stack], legend: Mapping[str, str]) -> Shown:
    page = template("stacks.html.j2").render(caption=caption, stacks=stacks, legend=legend)
    return Shown(caption, page)


def _cells(values: Mapping[str, object]) -> dict[str, str]:
    return {name: redact_address(_cell(value)) for name, value in values.items()}


def _cell(value: object) -> str:
    return _moment(value) if isinstance(value, datetime) else "" if value is None else str(value)


def _moment(value: datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if value else ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
