"""One plot for each notebook, made from the files of a run; labels are plain ASCII.

matplotlib's own font has no Japanese, so that nothing here prints a word of an article or a page.
Every plot says in words and positions what it says in colours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimbook.core.claims_table import NOWHERE, read_claims
from claimbook.core.labels import Checkability, RowStatus, Verdict
from claimbook.core.tables import CAPTURES, EVIDENCE, VERDICTS, read_table
from claimbook.core.workspace import Run

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK = "#3b4252"
_VERDICT_COLOURS = {
    Verdict.SUPPORTED: "#2e8b57",
    Verdict.REFUTED: "#c0392b",
    Verdict.CONFLICTING: "#c77d0a",
    Verdict.NOT_ENOUGH: "#8a929e",
}


def plot_checkability(run: Run) -> Figure:
    """How many statements of the article are claims that can be checked, and what the others are."""
    claims = read_claims(run.workspace.claims_csv(run.case))
    kinds = Counter(str(c.checkability) for c in claims if c.status is not RowStatus.DROPPED)
    return _bars("Statements of the article", list(Checkability), kinds)


def plot_passages(run: Run) -> Figure:
    """How many passages each source gave; a source without any says why."""
    table = read_table(run.captures_csv, CAPTURES, "source_id").to_dict("records")
    names = [f"{_ascii(row['source_id'])} ({_reading(row)})" for row in table]
    counts = {
        name: int(row["passages"]) if str(row["passages"]).isdecimal() else 0
        for name, row in zip(names, table, strict=True)
    }
    return _bars("Passages in each source", names, counts)


def plot_scores(run: Run) -> Figure:
    """How near the best passage of each claim comes; nearness is not truth."""
    table = read_table(run.evidence_csv, EVIDENCE)
    best = [float(score) for score in table[table["rank"] == "1"]["score"] if score]
    from matplotlib.ticker import MaxNLocator

    figure, axes = _canvas("Score of the best passage of each claim (nearness, not truth)", 2.6)
    axes.hist(best, bins=20, range=(0, max([1.0, *best])), color=_INK, rwidth=0.9)
    axes.set_xlabel("score")
    axes.set_ylabel("claims")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return figure


def plot_verdicts(run: Run) -> Figure:
    """How many claims got each verdict."""
    table = read_table(run.verdicts_csv, VERDICTS, "claim_id")
    return _bars("Verdicts", list(Verdict), Counter(table["verdict"]), _VERDICT_COLOURS)


def plot_claims_along_article(run: Run) -> Figure:
    """Where in the article each verdict stands: one mark a claim, one row a verdict."""
    starts = {c.claim_id: c.start for c in read_claims(run.workspace.claims_csv(run.case))}
    verdicts = read_table(run.verdicts_csv, VERDICTS, "claim_id")
    figure, axes = _canvas("Verdicts along the article", 2.4)
    rows = list(reversed(Verdict))
    for height, verdict in enumerate(rows):
        places = [
            starts[claim]
            for claim in verdicts[verdicts["verdict"] == verdict]["claim_id"]
            if starts.get(claim, NOWHERE) != NOWHERE
        ]
        axes.plot(places, [height] * len(places), "|", ms=16, mew=3, color=_VERDICT_COLOURS[verdict])
    axes.set_yticks(range(len(rows)), [str(row) for row in rows])
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_xlabel("character of the article")
    axes.margins(x=0.02)
    return figure


def _reading(row: Mapping[Any, str]) -> str:
    return row["status"] or "not needed"


def _bars(
    title: str, names: Sequence[str], counts: dict[str, int], colours: dict[Verdict, str] | None = None
) -> Figure:
    figure, axes = _canvas(title, 0.9 + 0.4 * max(1, len(names)))
    numbers = [counts.get(name, 0) for name in names]
    tones = [(colours or {}).get(name, _INK) for name in names]  # type: ignore[call-overload]
    bars = axes.barh(range(len(names)), numbers, color=tones, height=0.65)
    axes.bar_label(bars, padding=4)
    axes.set_yticks(range(len(names)), [str(name) for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, max([1, *numbers]) * 1.12)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    return figure


def _canvas(title: str, height: float) -> tuple[Figure, Axes]:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, height), layout="constrained")
    # A closed figure is shown once, as the value of its cell, and not a second time at the cell's end.
    plt.close(figure)
    axes.set_title(title, loc="left", fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def _ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode("ascii").replace("$", r"\$")
