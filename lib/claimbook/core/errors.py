"""What can go wrong, and what to do about it.

    ClaimbookError
    ├── UsageError            the caller asked for something that cannot be done (exit code 2)
    │   ├── CaseError         a case, an article or a run is missing, empty or misnamed
    │   ├── TableError        a CSV lacks a column, repeats an id, or holds an unknown value
    │   └── ReadingError      a file's bytes cannot be turned into text with certainty
    ├── SourceError           a page could not be had; carries the evidence status that says why
    ├── StoreError            the store holds something other than what was put into it
    └── RunError              a run did not finish (exit code 4)

Every message says what happened, to what, and what to do next.
"""

from __future__ import annotations

from claimbook.core.labels import EvidenceStatus


class ClaimbookError(Exception):
    """The root of every error that claimbook raises on purpose."""


class UsageError(ClaimbookError):
    """The caller asked for something that cannot be done as asked."""


class CaseError(UsageError):
    """A case, an article or a run is missing, empty or misnamed."""


class TableError(UsageError):
    """A CSV file lacks a column, repeats an id or holds an unknown value."""


class ReadingError(UsageError):
    """The bytes of a file cannot be turned into text with certainty."""


class SourceError(ClaimbookError):
    """A page could not be had or gives no text; `status` says which, `advice` what to do."""

    def __init__(self, message: str, status: EvidenceStatus, advice: str = "") -> None:
        super().__init__(f"{message} {advice}".strip())
        self.status = status
        self.advice = advice


class StoreError(ClaimbookError):
    """The store holds something other than what was put into it."""


class RunError(ClaimbookError):
    """A run did not finish; its folder is kept and its run.json says failed."""
