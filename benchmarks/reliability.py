"""Reliability as a picture in HTML: in each band of the fit, how many verdicts were right, and what is told.

Inline styles only, as JupyterLab shows them of a notebook that papermill ran; figures stand in words, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from calibration import WRITTEN, interval

from claimbook.core.labels import Verdict
from claimbook.judging.calibration import calibrated

_CELL = "text-align: left; padding: .2em .8em"
_NAMES = {"known": "golden pairs and mutations (known)", "unknown": "entailment data (unknown)"}


class Shown:
    """HTML for a notebook."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def measured(path: Path = WRITTEN) -> Mapping[str, Any]:
    """What the recipe has measured and written."""
    found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def plot(verdict: Verdict, bands: Mapping[str, Iterable[Mapping[str, float]]]) -> Shown:
    """The reliability of one verdict.

    Args:
        verdict: Supported or Refuted.
        bands: rows of `calibration.banded`, by the name of the data.
    """
    rows = []
    for name, listed in bands.items():
        for band in listed:
            n, k = int(band["verdicts"]), int(band["right"])
            low, high = interval(k, n)
            told = calibrated(verdict, band["fit"])
            rows.append(
                f'<tr><td style="{_CELL}">{escape(_NAMES.get(name, name))}</td>'
                f'<td style="{_CELL}">{band["low"]:.1f} to {band["high"]:.1f}</td>'
                f'<td style="{_CELL}">{k} of {n}</td>'
                f'<td style="{_CELL}">{k / n:.2f} ({low:.2f} to {high:.2f})</td>'
                f'<td style="{_CELL}">{told:.2f}</td>'
                f'<td style="width: 40%">{_bar(k / n, low, high, told)}</td></tr>'
            )
    head = "".join(
        f'<th scope="col" style="{_CELL}">{title}</th>'
        for title in (
            "data",
            "fit",
            "right",
            "share (95% interval)",
            "told",
            "0 – share ▮ interval ─ told ◆ – 1",
        )
    )
    return Shown(
        f'<table style="width: 100%"><caption style="text-align: left">{verdict.value}: how often it was '
        f"right, and the confidence that is told</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _bar(share: float, low: float, high: float, told: float) -> str:
    def at(left: float, width: str, height: str, top: str, colour: str) -> str:
        return (
            f'<div style="position: absolute; left: {left:.1%}; width: {width}; height: {height}; '
            f'top: {top}; background-color: {colour}"></div>'
        )

    return (
        '<div style="position: relative; height: 1.2em; border: 1px solid #8a929e">'
        + at(low, f"{high - low:.1%}", "2px", "50%", "#5b6b86")
        + at(max(0.0, share - 0.005), "1%", "100%", "0", "#2e8b57")
        + f'<div title="told" style="position: absolute; left: {told:.1%}; top: -.25em; margin-left: -.4em; '
        'color: #c0392b">◆</div></div>'
    )
