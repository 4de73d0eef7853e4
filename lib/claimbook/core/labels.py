"""Every closed set of words that claimbook writes into a table, with its meaning beside it."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What the sources say of a checkable claim (labels of AVeriTeC, Schlichtkrull et al. 2023)."""

    SUPPORTED = "Supported"  # every fact of the claim stands in the quoted evidence
    REFUTED = "Refuted"  # the quoted evidence is about the same thing and says otherwise
    NOT_ENOUGH = "Not Enough Evidence"  # the reason code says what is missing
    CONFLICTING = "Conflicting Evidence/Cherrypicking"  # one source supports, another refutes


class Checkability(StrEnum):
    """Whether a statement can be checked against sources at all."""

    CHECKABLE = "checkable"  # states something that a source could confirm or deny
    OPINION = "opinion"  # a judgement, a taste, a comparison without a measure
    QUESTION = "question"  # asks
    PREDICTION = "prediction"  # the author's guess about what is yet to be
    NOT_A_CLAIM = "not a claim"  # headings, credits, links, asides, greetings


class EvidenceStatus(StrEnum):
    """Why there is, or is not, evidence. `could not look` is never `nothing found`."""

    FOUND = "found"  # a passage speaks of the claim
    IRRELEVANT = "irrelevant"  # the sources were read; none speaks of the claim
    FETCH_FAILED = "fetch failed"  # network, time-out, server error, bad certificate
    BLOCKED = "blocked"  # the site refuses programs (401, 403, challenge pages)
    GONE = "gone"  # 404 or 410
    CHANGED = "changed"  # the page no longer says what was quoted
    NO_TEXT = "no text"  # the page was had and holds no readable text
    NOT_VISIBLE = "not visible"  # the words are on the page but no reader can see them


class Rating(StrEnum):
    """The nine ratings of the FactCheck Initiative Japan; only ever a person's, or a suggestion to one."""

    ACCURATE = "正確"
    MOSTLY_ACCURATE = "ほぼ正確"
    MISLEADING = "ミスリード"
    INACCURATE = "不正確"
    UNFOUNDED = "根拠不明"
    FALSE = "誤り"
    FABRICATED = "虚偽"  # alleges intent: never set or suggested by the program
    PENDING = "判定留保"
    OUT_OF_SCOPE = "検証対象外"


class ClaimType(StrEnum):
    """What kind of statement a claim is; the first that fits, in this order."""

    QUOTE = "quote"  # somebody's words
    MEMBERSHIP = "membership"  # a list: who or what belongs to it
    ROLE = "role"  # who holds an office or a duty
    COMPARISON = "comparison"  # more, larger, first
    QUANTITY = "quantity"  # a number
    TIME = "time"  # a date or a span
    RELATION = "relation"  # two named things and what lies between them
    EVENT = "event"  # anything else that happened or is so


class Attribution(StrEnum):
    """Whose statement a claim is."""

    OWN_VOICE = "the article's own voice"
    REPORTED = "reported"
    DIRECT_QUOTE = "direct quote"


class QuoteStanding(StrEnum):
    """How the words of a direct quote stand in the sources."""

    EXACT = "exact"  # these words, whatever the marks, the width and the case
    NEAR = "near"  # nearly these words; the difference is shown
    TRANSLATED = "translated"  # a passage in another language that may be what was translated
    WRONG_SOURCE = "true quote, wrong source"  # the words are there, and somebody else says them
    NOT_THERE = "not there"  # no source that was read has them


class RowStatus(StrEnum):
    """Who made a row of claims.csv what it is."""

    SPLIT = "split"  # made by the program; the only rows that a new split may change
    EDITED = "edited"  # a person changed it
    ADDED = "added"  # a person wrote it
    DROPPED = "dropped"  # a person took it out; kept so that it does not come back


class Tier(StrEnum):
    """How near a source stands to what it tells."""

    PRIMARY = "primary"
    MIRROR = "mirror"
    SECONDARY = "secondary"


class CaptureMethod(StrEnum):
    """How the bytes of a source were had."""

    LIVE = "live"
    WAYBACK = "wayback"
    PERSON = "person"  # a page that a person saved by hand, or a file given on the command line
    RESTATEMENT = "offline restatement"  # the project's own words for a page's facts; never a capture


class DecidedBy(StrEnum):
    """What reached the verdict."""

    FACTS = "facts"
    ENTAILMENT = "entailment"
    PERSON = "person"


class FactKind(StrEnum):
    """The kinds of fact that are compared one by one."""

    QUANTITY = "quantity"
    TIME = "time"
    NAME = "name"
    ROLE = "role"
    MEMBERSHIP = "membership"
    POLARITY = "polarity"
    DIRECTION = "direction"
    MODALITY = "modality"
    SCOPE = "scope"  # only, all
    WORDING = "wording"  # the content words that no typed fact covers
    QUOTE = "quote"  # a direct quote, looked for as words; the note says how it stands (QuoteStanding)


class Level(StrEnum):
    """How a fact of the claim stands to the evidence, in the manner of record linkage.

    `missing` is a level of its own and never a mismatch.
    """

    EQUAL = "equal"
    ROUNDED = "equal after rounding"
    COMPATIBLE = "compatible"  # contained in a range, a vague amount, a longer list
    LESS_SPECIFIC = "less specific"  # the claim says less than the evidence: still true
    MORE_SPECIFIC = "more specific"  # the claim says more than the evidence: not covered
    DIFFERENT = "different"
    OPPOSITE = "opposite"
    MISSING_IN_EVIDENCE = "missing in evidence"
    MISSING_IN_CLAIM = "missing in claim"

    @property
    def agrees(self) -> bool:
        """True when the evidence carries the fact as the claim has it."""
        return self in _AGREEING

    @property
    def contradicts(self) -> bool:
        """True when the evidence says otherwise."""
        return self in (Level.DIFFERENT, Level.OPPOSITE)


_AGREEING = (Level.EQUAL, Level.ROUNDED, Level.COMPATIBLE, Level.LESS_SPECIFIC)


class ReasonCode(StrEnum):
    """The machine-readable reason of a verdict, one per way that the decision can end."""

    FACTS_AGREE = "facts agree"
    QUANTITY_DIFFERS = "quantity differs"
    TIME_DIFFERS = "time differs"
    NAME_DIFFERS = "name differs"
    ROLE_DIFFERS = "role differs"
    MEMBERSHIP_DIFFERS = "membership differs"
    POLARITY_OPPOSITE = "polarity opposite"
    DIRECTION_OPPOSITE = "direction opposite"
    READ_AS_SUPPORTED = "read as supported"  # facts are silent; an entailment model is sure enough
    READ_AS_REFUTED = "read as refuted"
    SOURCES_CONFLICT = "sources conflict"
    PARTLY_SUPPORTED = "partly supported"  # some facts agree, others are missing
    DOUBTFUL_DIFFERENCE = "doubtful difference"  # a fact differs, but perhaps not about the same thing
    FACTS_SILENT = "facts silent"  # the passage is near, but the facts settle nothing
    NO_RELEVANT_PASSAGE = "no relevant passage"
    SOURCE_UNAVAILABLE = "source unavailable"
    LANGUAGE_NOT_COVERED = "language not covered"
    NOT_CHECKABLE = "not checkable"
    UNREADABLE_CLAIM = "unreadable claim"  # empty, or longer than a sentence can be
    PERSON = "a person decided"  # other than the program; why is the explanation
    REVIEWERS_DIFFER = "reviewers differ"  # two people hold different verdicts; a final word is needed
