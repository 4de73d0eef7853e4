"""What the report shows, gathered from the files of a run into plain values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from claimbook.core.claims_table import read_claims
from claimbook.core.errors import TableError
from claimbook.core.labels import (
    CaptureMethod,
    Checkability,
    DecidedBy,
    EvidenceStatus,
    RowStatus,
    Tier,
    Verdict,
)
from claimbook.core.tables import CAPTURES, SOURCES, VERDICTS, read_rows
from claimbook.core.workspace import Run
from claimbook.stages.certificate_view import FactView, fact_views
from claimbook.stages.outgoing import outgoing
from claimbook.text.language.languages import detect_language

Row = Mapping[str, str]

# Looks and marks of a verdict: never told by colour alone.
VERDICT_LOOKS = {
    Verdict.SUPPORTED: ("supported", "✓"),
    Verdict.REFUTED: ("refuted", "✗"),
    Verdict.CONFLICTING: ("conflicting", "⇄"),
    Verdict.NOT_ENOUGH: ("unsettled", "?"),
}


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source, and whether it could be read."""

    row: Row
    language: str
    url: str
    archived_url: str

    @property
    def was_read(self) -> bool:
        return self.row["status"] == EvidenceStatus.FOUND

    @property
    def is_lacking(self) -> bool:
        """True for a source that should have been read and was not; a mirror only stands in for one."""
        return not self.was_read and self.row["tier"] != Tier.MIRROR

    @property
    def restated(self) -> bool:
        return self.row["how"] == CaptureMethod.RESTATEMENT


@dataclass(frozen=True, slots=True)
class Card:
    """One checked claim with all that its verdict rests on; `number` counts from 1."""

    number: int
    row: Row
    claim: Row
    look: str
    mark: str
    source: SourceView | None
    deep_link: str
    facts: tuple[FactView, ...]
    turning_point: str
    program: Row | None = None  # the program's own row, where a person decided

    @property
    def settles(self) -> bool:
        """True where the quote decides, not merely lies nearest."""
        return self.row["verdict"] != Verdict.NOT_ENOUGH


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article and the cards whose claims cover it; `ends` are those that end here."""

    text: str
    cards: tuple[Card, ...]
    ends: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that the template needs, in the order in which it is read."""

    case: str
    run_id: str
    title: str
    language: str
    sources: tuple[SourceView, ...]
    cards: tuple[Card, ...]
    set_aside: tuple[tuple[Row, Row], ...]  # row of verdicts.csv, row of claims.csv
    paragraphs: tuple[tuple[Segment, ...], ...]
    unplaced: tuple[Card, ...]

    def having(self, verdict: str) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.row["verdict"] == verdict)


def gather(run: Run, title: str, language: str, article: str) -> ReportView:
    """Reads claims.csv, captures.csv, verdicts.csv and certificates.jsonl of a run.

    Args:
        run: the run; its stages 1 to 4 have been done.
        title: the title of the article, perhaps empty.
        language: the article's language, an ISO 639-1 code, perhaps empty.
        article: the text that the offsets of claims.csv point into.

    Raises:
        TableError: a file of the run is missing or is not what its stage writes.
    """
    claims = {row["claim_id"]: row for row in claim_rows(run)}
    verdicts = outgoing(run.verdicts_csv, VERDICTS, "claim_id").rows
    sources = _read_sources(run)
    certificates = read_certificates(run.certificates_jsonl)
    ordered = sorted(verdicts, key=lambda row: _place(claims.get(row["claim_id"], {})))
    checked = [row for row in ordered if row["checkability"] == Checkability.CHECKABLE]
    aside = [row for row in ordered if row["checkability"] != Checkability.CHECKABLE]
    cards = tuple(
        _card(number, row, claims.get(row["claim_id"], {}), sources, certificates.get(row["claim_id"], {}))
        for number, row in enumerate(checked, start=1)
    )
    if run.machine_csv.is_file():
        own = {row["claim_id"]: row for row in outgoing(run.machine_csv, VERDICTS, "claim_id").rows}
        cards = tuple(
            replace(card, program=own.get(card.row["claim_id"]))
            if card.row["decided_by"] == DecidedBy.PERSON
            else card
            for card in cards
        )
    paragraphs, placed = lay_along(article, cards)
    return ReportView(
        case=run.case,
        run_id=run.run_id,
        title=title,
        language=language,
        sources=tuple(sources.values()),
        cards=cards,
        set_aside=tuple((row, claims.get(row["claim_id"], {})) for row in aside),
        paragraphs=paragraphs,
        unplaced=tuple(card for card in cards if card.number not in placed),
    )


def claim_rows(run: Run) -> list[Row]:
    """claims.csv with its gaps filled in: a person may leave most columns of a row empty.

    Raises:
        TableError: claims.csv cannot be read.
    """
    claims = read_claims(run.workspace.claims_csv(run.case))
    return [{name: str(value) for name, value in asdict(claim).items()} for claim in claims]


def lay_along(article: str, cards: Iterable[Card]) -> tuple[tuple[tuple[Segment, ...], ...], frozenset[int]]:
    """The article in paragraphs, each cut where a claim begins or ends.

    A claim is placed only where the article's words at its offsets are the words that it quotes, so
    that an edited article never shows a verdict beside the wrong sentence.

    Returns:
        the paragraphs, and the numbers of the cards that found their place.
    """
    spans = [(span, card) for card in cards if (span := _span(card.claim, article)) is not None]
    spans.sort(key=lambda item: (item[0], item[1].number))
    paragraphs: list[tuple[Segment, ...]] = []
    waiting = 0
    running: list[tuple[tuple[int, int], Card]] = []
    offset = 0
    for line in article.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        while waiting < len(spans) and spans[waiting][0][0] < end:
            running.append(spans[waiting])
            waiting += 1
        if line.strip():
            paragraphs.append(tuple(_cut(article, start, end, running)))
        running = [item for item in running if item[0][1] > end]
    return tuple(paragraphs), frozenset(card.number for _, card in spans)


def read_certificates(path: Path) -> dict[str, dict[str, object]]:
    """The certificates of a run by claim id; `{}` where the file is not there.

    Raises:
        TableError: a line is not a JSON object with a claim_id.
    """
    if not path.is_file():
        return {}
    certificates: dict[str, dict[str, object]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            certificate = json.loads(line)
            certificates[certificate["claim_id"]] = certificate
        except (ValueError, KeyError, TypeError):
            raise TableError(
                f"{path}: line {number} is not a certificate. Run the stage 4_verdicts again."
            ) from None
    return certificates


def safe_link(url: str) -> str:
    """The address if it is safe to be made a link, else empty.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    # Browsers drop control characters inside an address before they look at its scheme.
    if any(char <= " " or char == "\x7f" for char in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _read_sources(run: Run) -> dict[str, SourceView]:
    path = run.workspace.sources_csv(run.case)
    listed = read_rows(path, SOURCES, "source_id") if path.is_file() else []
    languages = {row["source_id"]: row["language"] for row in listed}
    return {
        row["source_id"]: SourceView(
            row=row,
            language=languages.get(row["source_id"], ""),
            url=safe_link(row["final_url"] or row["url"]),
            archived_url=safe_link(row["archived_url"]),
        )
        for row in outgoing(run.captures_csv, CAPTURES, "source_id").rows
    }


def _card(
    number: int, row: Row, claim: Row, sources: Mapping[str, SourceView], certificate: Mapping[str, object]
) -> Card:
    source = sources.get(row["source_id"])
    look, mark = VERDICT_LOOKS.get(row["verdict"], ("unsettled", "?"))  # type: ignore[call-overload]
    # The facts are those of the program, whatever a person has decided since.
    languages = (detect_language(row["claim"]), source.language if source else "")
    return Card(
        number=number,
        row=row,
        claim=claim,
        look=look,
        mark=mark,
        source=source,
        # The words of a restatement do not stand on the live page: a link to them would lead nowhere.
        deep_link="" if source and source.restated else safe_link(row["deep_link"]),
        facts=fact_views(certificate.get("facts"), row["claim"], row["quote"], languages),
        turning_point=str(certificate.get("turning_point") or ""),
    )


def _cut(
    article: str, start: int, end: int, running: list[tuple[tuple[int, int], Card]]
) -> Iterable[Segment]:
    edges = {start, end}
    for span, _ in running:
        edges.update(edge for edge in span if start < edge < end)
    here: list[tuple[tuple[int, int], Card]] = []
    waiting = 0
    for left, right in pairwise(sorted(edges)):
        while waiting < len(running) and running[waiting][0][0] <= left:
            here.append(running[waiting])
            waiting += 1
        here = [item for item in here if item[0][1] > left]
        covering = tuple(card for _, card in here)
        ends = tuple(card for span, card in here if span[1] == right)
        yield Segment(article[left:right], covering, ends)


def _span(claim: Row, article: str) -> tuple[int, int] | None:
    try:
        start, end = int(claim["start"]), int(claim["end"])
    except (KeyError, ValueError):
        return None
    fits = 0 <= start < end <= len(article) and article[start:end] == claim["quote"]
    return (start, end) if fits and claim.get("status") != RowStatus.DROPPED else None


def _place(claim: Row) -> float:
    """Article order; claims without a place come last, in the order of the table (sorting is stable)."""
    start = claim.get("start", "")
    return int(start) if start.isdecimal() else float("inf")
