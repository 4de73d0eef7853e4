"""What every column of a run's tables holds: its type and its meaning, for programs and people elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimbook.core.labels import (
    CaptureMethod,
    Checkability,
    DecidedBy,
    EvidenceStatus,
    Rating,
    ReasonCode,
    Tier,
    Verdict,
)


class Kind(StrEnum):
    """The types of Table Schema that occur."""

    TEXT = "string"
    ADDRESS = "uri"  # a string with that format
    INTEGER = "integer"
    NUMBER = "number"
    TIME = "datetime"  # ISO 8601 with its offset from UTC


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, its meaning, and the words that it may hold where they are a closed set."""

    kind: Kind
    meaning: str
    words: type[StrEnum] | None = None


_SHARE = "0 to 1"
COLUMNS: Mapping[str, Column] = {
    "claim_id": Column(Kind.TEXT, "Id of the claim; made from its words, stable across runs"),
    "claim": Column(Kind.TEXT, "One statement that stands on its own"),
    "checkability": Column(Kind.TEXT, "Whether sources could confirm or deny it", Checkability),
    "verdict": Column(Kind.TEXT, "What the sources say; empty where it is not checkable", Verdict),
    "confidence": Column(Kind.NUMBER, f"How sure the program is, {_SHARE}; orders rows, is no probability"),
    "evidence_status": Column(Kind.TEXT, "Why there is, or is not, evidence", EvidenceStatus),
    "source_id": Column(Kind.TEXT, "Id of the source"),
    "url": Column(Kind.ADDRESS, "The page's address as cited"),
    "archived_url": Column(Kind.ADDRESS, "An archived copy of the page"),
    "snapshot": Column(Kind.TEXT, "SHA-256 of the captured bytes"),
    "text_sha256": Column(Kind.TEXT, "SHA-256 of the text read from them, into which offsets point"),
    "captured_at": Column(Kind.TIME, "When the bytes were captured"),
    "quote": Column(Kind.TEXT, "The words of the source"),
    "quote_start": Column(Kind.INTEGER, "Where they begin in the text, in Unicode code points"),
    "quote_end": Column(Kind.INTEGER, "Where they end, exclusive"),
    "deep_link": Column(Kind.ADDRESS, "The page's address, opening at the words"),
    "explanation": Column(Kind.TEXT, "Why the verdict was reached"),
    "reason_code": Column(Kind.TEXT, "The same for programs", ReasonCode),
    "decided_by": Column(Kind.TEXT, "What reached the verdict", DecidedBy),
    "reviewer": Column(Kind.TEXT, "Who decided, and who signed off"),
    "reviewed_at": Column(Kind.TIME, "When they did"),
    "rating": Column(Kind.TEXT, "Rating of the FactCheck Initiative Japan, a person's", Rating),
    "run_id": Column(Kind.TEXT, "The run that made the row"),
    "title": Column(Kind.TEXT, "Title of the page"),
    "publisher": Column(Kind.TEXT, "Who publishes it"),
    "tier": Column(Kind.TEXT, "How near the source stands to what it tells", Tier),
    "status": Column(Kind.TEXT, "Whether it could be read; empty for a mirror not asked", EvidenceStatus),
    "how": Column(Kind.TEXT, "How the bytes were had", CaptureMethod),
    "final_url": Column(Kind.ADDRESS, "The address after redirects"),
    "passages": Column(Kind.INTEGER, "How many passages it gave"),
    "problem": Column(Kind.TEXT, "What went wrong, and what to do"),
    "rank": Column(Kind.INTEGER, "Place among the claim's candidates, from 1"),
    "start": Column(Kind.INTEGER, "Where the passage begins in the text, in Unicode code points"),
    "end": Column(Kind.INTEGER, "Where it ends, exclusive"),
    "score": Column(Kind.NUMBER, f"The blended score, {_SHARE}; nearness, not truth"),
    "semantic": Column(Kind.NUMBER, f"Cosine of the sentence vectors, {_SHARE}"),
    "lexical": Column(Kind.NUMBER, f"BM25 over runs of letters, {_SHARE}"),
    "contrast": Column(Kind.NUMBER, "The cosine beyond what is usual on its page, which is 0.5"),
    "wording": Column(Kind.NUMBER, f"Share of the claim's content words, {_SHARE}"),
    "facts": Column(Kind.NUMBER, f"Share of the claim's numbers and dates, {_SHARE}"),
    "names": Column(Kind.NUMBER, f"Share of the claim's names, {_SHARE}"),
    "fuzzy": Column(Kind.NUMBER, f"token_set_ratio, {_SHARE}"),
    "shared": Column(Kind.TEXT, "What claim and passage have in common, in the words of both"),
}
OTHER = Column(Kind.TEXT, "A column of the case's own")
