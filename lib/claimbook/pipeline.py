"""The way of an article, one line a stage."""

from __future__ import annotations

from claimbook.core.progress import Track, track
from claimbook.core.workspace import Run
from claimbook.stages.claims import split_article
from claimbook.stages.evidence import find_evidence
from claimbook.stages.report import ReportFiles, write_report
from claimbook.stages.sources import capture_sources
from claimbook.stages.verdicts import decide_verdicts


def check_article(run: Run, mode: str = "fill", progress: Track = track) -> ReportFiles:
    """Checks a case from article to report in this process; the notebooks do the same, one stage each."""
    split_article(run)
    capture_sources(run, mode)
    find_evidence(run, progress)
    decide_verdicts(run, progress)
    return write_report(run)
