"""One picture for each notebook, drawn from the files of a run, in words of any language.

They are HTML with inline styles, because that is what JupyterLab shows of a notebook that papermill ran:
it strips scripts, style sheets and SVG. Every picture says in words and positions what it says in colours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimbook.core.claims_table import NOWHERE, read_claims
from claimbook.core.labels import Checkability, RowStatus, Verdict
from claimbook.core.tables import CAPTURES, EVIDENCE, VERDICTS, read_rows
from claimbook.core.workspace import Run
from claimbook.stages.display import Shown
from claimbook.stages.templates import template

_PLAIN = "#5b6b86"  # can be seen on a light page and on a dark one
COLOURS: Mapping[str, str] = {
    Verdict.SUPPORTED: "#2e8b57",
    Verdict.REFUTED: "#c0392b",
    Verdict.CONFLICTING: "#c77d0a",
    Verdict.NOT_ENOUGH: "#8a929e",
}
_BINS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the number it stands for, and its length in percent of the longest."""

    label: str
    number: int
    percent: float
    colour: str


@dataclass(frozen=True, slots=True)
class Place:
    """One mark on a line: where, in percent of the article, and what it tells of itself."""

    percent: float
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """The marks of one verdict along the article."""

    label: str
    colour: str
    places: tuple[Place, ...]


def plot_checkability(run: Run) -> Shown:
    """How many statements of the article are claims that can be checked, and what the others are."""
    claims = read_claims(run.workspace.claims_csv(run.case))
    kinds = Counter(str(c.checkability) for c in claims if c.status is not RowStatus.DROPPED)
    return _bars("Statements of the article", {str(kind): kinds[kind] for kind in Checkability})


def plot_passages(run: Run) -> Shown:
    """How many passages each source gave; a source without any says why."""
    rows = read_rows(run.captures_csv, CAPTURES, "source_id")
    return _bars(
        "Passages in each source",
        {f"{row['source_id']} ({row['status'] or 'not needed'})": int(row["passages"] or 0) for row in rows},
    )


def plot_scores(run: Run) -> Shown:
    """How near the best passage of each claim comes; nearness is not truth."""
    best = [
        float(row["score"])
        for row in read_rows(run.evidence_csv, EVIDENCE)
        if row["rank"] == "1" and row["score"]
    ]
    bins = Counter(max(0, min(int(score * _BINS), _BINS - 1)) for score in best)
    lowest = min(bins, default=0)
    return _bars(
        "Claims by the score of their best passage (nearness, not truth)",
        {f"{n / _BINS:.1f} to {(n + 1) / _BINS:.1f}": bins[n] for n in range(lowest, _BINS)},
    )


def plot_verdicts(run: Run) -> Shown:
    """How many claims got each verdict."""
    verdicts = Counter(row["verdict"] for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id"))
    return _bars("Verdicts", {str(verdict): verdicts[verdict] for verdict in Verdict})


def plot_claims_along_article(run: Run) -> Shown:
    """Where in the article each verdict stands: one line a verdict, one mark a claim."""
    claims = read_claims(run.workspace.claims_csv(run.case))
    places = {c.claim_id: c.start for c in claims if c.start != NOWHERE}
    length = max([1, *(c.end for c in claims)])
    marks: dict[str, list[Place]] = {verdict: [] for verdict in Verdict}
    for row in read_rows(run.verdicts_csv, VERDICTS, "claim_id"):
        if row["verdict"] and row["claim_id"] in places:
            percent = round(100 * places[row["claim_id"]] / length, 2)
            marks[row["verdict"]].append(Place(percent, f"{row['claim_id']}: {row['claim']}"))
    lines = [Line(verdict, COLOURS[verdict], tuple(found)) for verdict, found in marks.items()]
    caption = "Verdicts along the article, from its first word on the left to its last on the right"
    return Shown(caption, template("marks.html.j2").render(caption=caption, lines=lines))


def _bars(caption: str, numbers: Mapping[str, int]) -> Shown:
    longest = max([1, *numbers.values()])
    bars: Sequence[Bar] = [
        Bar(label, number, round(100 * number / longest, 1), COLOURS.get(label, _PLAIN))
        for label, number in numbers.items()
    ]
    return Shown(caption, template("bars.html.j2").render(caption=caption, bars=bars))
