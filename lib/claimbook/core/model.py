"""The things that pass between the stages, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimbook.core.labels import (
    Attribution,
    CaptureMethod,
    Checkability,
    ClaimType,
    DecidedBy,
    EvidenceStatus,
    FactKind,
    Level,
    ReasonCode,
    RowStatus,
    Tier,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic statement of an article; `article[start:end] == quote` for every split row."""

    claim_id: str
    paragraph: int
    start: int
    end: int
    quote: str
    claim: str
    claim_type: ClaimType
    checkability: Checkability
    speaker: str
    attribution: Attribution
    status: RowStatus
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A page that may answer, as one row of sources.csv."""

    source_id: str
    url: str
    title: str
    publisher: str
    tier: Tier
    mirror_of: str
    language: str
    published: str  # ISO date, or empty
    note: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """How the bytes of one source were had: the record beside a snapshot in the store."""

    source_id: str
    url: str  # as cited
    final_url: str  # after redirects
    archived_url: str
    how: CaptureMethod
    captured_at: str  # ISO 8601 in UTC; empty for a file given on the command line
    content_type: str
    charset: str
    charset_reason: str
    byte_length: int
    sha256: str  # of the bytes: the snapshot's name
    text_sha256: str  # of the frozen text that every offset points into


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, heading or list item of a snapshot; `text[start:end] == quote`."""

    source_id: str
    snapshot: str  # sha256 of the captured bytes
    start: int
    end: int
    quote: str
    context: str = ""  # the heading or lead-in that the passage stands under
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One source as evidence: its capture, its frozen text and the passages in it."""

    source: Source
    status: EvidenceStatus | None  # None where nobody had to ask: a mirror of a page that was had
    capture: Capture | None
    text: str
    passages: tuple[Passage, ...]
    problem: str = ""  # what went wrong and what to do, where there is no text


@dataclass(frozen=True, slots=True)
class Score:
    """A blended score and each part that it is made of; parts are between 0 and 1."""

    total: float
    semantic: float
    contrast: float
    lexical: float
    wording: float
    facts: float
    names: float
    fuzzy: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage brought to the table for a claim; `rank` starts at 1."""

    claim_id: str
    rank: int
    passage: Passage
    score: Score
    shared: str = ""  # what both say, for a person to read


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of a certificate: a fact of the claim against its counterpart in the evidence.

    Offsets are into the claim and into the quoted evidence; -1 where there is no counterpart.
    """

    kind: FactKind
    in_claim: str
    claim_start: int
    claim_end: int
    in_evidence: str
    evidence_start: int
    evidence_end: int
    level: Level
    note: str = ""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What a model was asked beside the facts and said, with what that took; a suggestion, never a proof."""

    judge: str  # the model's name
    status: str  # "answered", or why there is no answer
    verdict: Verdict | None = None  # what it reads; None where it gave no answer
    sure: float = 0.0  # 0 to 1, by its own account
    quote: str = ""  # words of the passage that it rests on
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided of one claim against one piece of evidence, and why."""

    verdict: Verdict
    reason_code: ReasonCode
    confidence: float  # 0 to 1
    comparisons: tuple[Comparison, ...]
    explanation: str
    turning_point: str = ""  # the smallest change to the claim that would turn the verdict
    decided_by: DecidedBy = DecidedBy.FACTS
    second_opinion: SecondOpinion | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim with its verdict and the evidence it rests on: one row of verdicts.csv."""

    claim_id: str
    claim: str
    checkability: Checkability
    judgement: Judgement | None  # None where there is nothing to check
    evidence_status: EvidenceStatus | None
    passage: Passage | None = None
    document: Document | None = None
    extra: dict[str, str] = field(default_factory=dict)  # columns passed through, in order
