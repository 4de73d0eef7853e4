"""What other programs are told when verdicts have changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from claimbook.runs.diff import RunDiff
from claimbook.runs.diff_shown import diff_rows, summary
from claimbook.web.redaction import redact_address

EVENT = "verdicts.changed"
_MOST = 100  # claims and sources in one message; the counts are those of all


def message(diff: RunDiff) -> Mapping[str, Any]:
    """The changes between two runs as a message for a webhook; addresses carry no secrets."""
    counts = Counter(claim.what.value for claim in diff.claims)
    return {
        "type": EVENT,
        "case": diff.later.case,
        "earlier_run": diff.earlier.run_id,
        "later_run": diff.later.run_id,
        "summary": summary(diff),
        "counts": dict(sorted(counts.items())),
        "claims": diff_rows(diff)[:_MOST],
        "sources": [
            {"source_id": source.source_id, "kind": source.kind.value, "told": redact_address(source.told)}
            for source in diff.sources[:_MOST]
        ],
    }
