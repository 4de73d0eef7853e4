"""claimbook checks the claims of an article against captured primary sources.

Notebooks import this package and nothing below it. Names are loaded when they are first used, so that a
notebook pays only for the stage it runs.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "open_run": "core.workspace",
    "as_table": "core.tables",
    "check_article": "pipeline",
    # one a stage
    "split_article": "stages.claims",
    "capture_sources": "stages.sources",
    "find_evidence": "stages.evidence",
    "decide_verdicts": "stages.verdicts",
    "write_report": "stages.report",
    "finish_run": "runs.manifest",
    # people decide
    "open_desk": "review.widget",
    # to look back
    "finished_run": "runs.diff",
    "show_diff": "runs.diff_shown",
    "show_source_changes": "stages.source_changes_view",
    "keep_history": "runs.history",
    "open_history": "runs.history",
    "show_verdict_history": "runs.history_shown",
    "show_source_history": "runs.history_shown",
    "show_open_claims": "runs.history_shown",
    "plot_verdict_history": "runs.history_shown",
    "plot_source_history": "runs.history_shown",
    "plot_open_claims": "runs.history_shown",
    # to correct the claims
    "edit_claim": "stages.corrections",
    "split_claim": "stages.corrections",
    "drop_claim": "stages.corrections",
    "restore_claim": "stages.corrections",
    "add_claim": "stages.corrections",
    # to look at
    "show_article": "stages.article_view",
    "show_claims": "stages.display",
    "show_names": "stages.display",
    "show_sources": "stages.display",
    "show_pages": "stages.source_view",
    "show_evidence": "stages.evidence_view",
    "show_verdicts": "stages.display",
    "show_certificates": "stages.certificates_shown",
    "plot_checkability": "stages.plots",
    "plot_passages": "stages.plots",
    "plot_scores": "stages.plots",
    "plot_verdicts": "stages.plots",
    "plot_claims_along_article": "stages.plots",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"claimbook has no '{name}'. It has {', '.join(_HOMES)}.")
    return getattr(import_module(f"claimbook.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return list(_HOMES)
