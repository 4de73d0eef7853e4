"""Questions that are often asked of all runs: what changed when, how steady a source is, what stays open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimbook.core.labels import DecidedBy, EvidenceStatus, Verdict
from claimbook.runs.history import History


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict that was another in the run before; empty where the claim was not checkable."""

    case: str
    claim_id: str
    claim: str
    run_id: str
    finished: datetime | None
    old_verdict: str
    new_verdict: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How steady a source was over the runs of a case."""

    case: str
    source_id: str
    runs: int
    read: int  # runs in which it could be read
    texts: int  # different texts that it had
    changes: int  # times that its text was another than when it was last read
    last_change: datetime | None


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """How long a claim has been without an answer: no source settles it and no person has decided."""

    case: str
    claim_id: str
    claim: str
    since: datetime | None  # when the first run of the present open time finished
    until: datetime | None  # when the first run that answered it did; None while it is open
    days: float  # up to the newest run of the case while it is open


_CHANGES = """
WITH steps AS (
    SELECT *, lag(coalesce(verdict, '')) OVER claims AS old_verdict
    FROM verdicts
    WINDOW claims AS (PARTITION BY "case", claim_id ORDER BY number)
)
SELECT "case", claim_id, claim, run_id, finished, old_verdict, coalesce(verdict, '') AS new_verdict
FROM steps
WHERE old_verdict <> coalesce(verdict, '')
ORDER BY "case", number, claim_id
"""

_SOURCES = """
WITH had AS (
    SELECT *, CASE WHEN status = $found THEN text_sha256 END AS text FROM captures
),
steps AS (
    SELECT *, lag(text IGNORE NULLS) OVER (PARTITION BY "case", source_id ORDER BY number) AS before FROM had
)
SELECT "case", source_id, count(*) AS runs, count(text) AS read, count(DISTINCT text) AS texts,
    count(*) FILTER (before <> text) AS changes, max(finished) FILTER (before <> text) AS last_change
FROM steps
GROUP BY "case", source_id
ORDER BY changes DESC, "case", source_id
"""

# A claim that was answered and is open again is open since then; one that never was open is left out.
_OPEN = """
WITH asked AS (
    SELECT *, verdict = $unsettled AND decided_by IS DISTINCT FROM $person AS open
    FROM verdicts WHERE verdict IS NOT NULL
),
marked AS (
    SELECT *, coalesce(max(number) FILTER (NOT open) OVER same, 0) AS closed,
        min(number) FILTER (open) OVER same AS opened
    FROM asked WINDOW same AS (PARTITION BY "case", claim_id)
),
claims AS (
    SELECT "case", claim_id, arg_max(claim, number) AS claim, arg_max(open, number) AS still_open,
        min(finished) FILTER (open) AS first_open,
        min(finished) FILTER (open AND number > closed) AS open_again,
        min(finished) FILTER (NOT open AND number > opened) AS answered
    FROM marked GROUP BY "case", claim_id
),
newest AS (SELECT "case", max(finished) AS finished FROM runs GROUP BY "case"),
spans AS (
    SELECT c."case", claim_id, claim, CASE WHEN still_open THEN open_again ELSE first_open END AS since,
        CASE WHEN NOT still_open THEN answered END AS until, finished AS now
    FROM claims c JOIN newest n ON n."case" = c."case" WHERE first_open IS NOT NULL
)
SELECT "case", claim_id, claim, since, until,
    coalesce(epoch(coalesce(until, now)) - epoch(since), 0) / 86400 AS days
FROM spans
ORDER BY until IS NOT NULL, days DESC, "case", claim_id
"""


def verdict_changes(history: History) -> tuple[VerdictChange, ...]:
    """Every change of a verdict, the oldest first."""
    return tuple(VerdictChange(**row) for row in history.rows(_CHANGES))


def source_records(history: History) -> tuple[SourceRecord, ...]:
    """How often each source changed and could be read, the least steady first."""
    rows = history.rows(_SOURCES, {"found": EvidenceStatus.FOUND.value})
    return tuple(SourceRecord(**row) for row in rows)


def open_claims(history: History) -> tuple[OpenClaim, ...]:
    """How long each claim has been open, the longest first, then how long those that are answered were."""
    named = {"unsettled": Verdict.NOT_ENOUGH.value, "person": DecidedBy.PERSON.value}
    return tuple(OpenClaim(**row) for row in history.rows(_OPEN, named))
