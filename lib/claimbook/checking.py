"""Checking without a case: claims against given sources, and claims against given evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from claimbook.core.helpers import with_helpers
from claimbook.core.labels import CaptureMethod, Checkability, EvidenceStatus, Tier
from claimbook.core.model import Candidate, Capture, Decided, Document, Passage, Score, Source
from claimbook.core.progress import Track, silently, track
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import EVIDENCE, VERDICTS, Table, read_csv, write_table
from claimbook.judging.judge import Question
from claimbook.judging.reading import read
from claimbook.judging.setting import GIVEN
from claimbook.matching.aliases import load_aliases
from claimbook.matching.semantic import load_embedder
from claimbook.matching.shared_facts import wording_coverage
from claimbook.stages.evidence import candidates_for, evidence_row
from claimbook.stages.verdicts import decide, question, verdict_row
from claimbook.text.checkability import classify
from claimbook.text.language.languages import detect_language
from claimbook.text.reading.encoding import clean
from claimbook.text.segmentation.sentences import SentenceKind, split_sentences
from claimbook.web.documents import read_location

# With fewer pairs than this, all are judged before a helper has started.
_MANY = 400


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check_claims` and `judge_pairs` decided, and which sources could not be read."""

    decided: tuple[Decided, ...]
    unread: tuple[Document, ...]


def check_claims(
    claims_csv: Path,
    locations: Sequence[str],
    out: Path,
    evidence_out: Path | None = None,
    settings: Settings = DEFAULTS,
    progress: Track = track,
) -> Checked:
    """Checks every claim of a CSV file against the given files and addresses.

    Args:
        claims_csv: a column `claim`; `claim_id` and `checkability` are used where they are there. All
            other columns are passed through; one that bears the name of a result column comes out as
            `input_<name>`.
        locations: paths of HTML, text or Markdown files, or http(s) addresses.
        out: where the verdicts go, one row for each row of `claims_csv`, in its order.
        evidence_out: where the candidates go, if anywhere.

    Raises:
        TableError: claims_csv cannot be read.
        UsageError: a file among the locations is not there.
    """
    table = read_csv(claims_csv, ("claim",))
    rows = table.rows
    documents = _named_apart([read_location(location, settings) for location in locations])
    aliases = load_aliases(None)
    questions = [_question(str(i), row, settings) for i, row in enumerate(rows)]
    wanted = {
        q.claim_id: q.claim for q in questions if q.checkability is Checkability.CHECKABLE and not q.problem
    }
    candidates = candidates_for(
        wanted, documents, aliases, load_embedder(settings.embedder), settings, progress
    )
    by_claim: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_claim.setdefault(candidate.claim_id, []).append(candidate)
    decided = decide(questions, by_claim, documents, aliases, settings, progress)
    ids = _ids(rows)
    _write_verdicts(out, table, ids, decided)
    if evidence_out:
        listed = [{**evidence_row(c), "claim_id": ids[int(c.claim_id)]} for c in candidates]
        write_table(evidence_out, EVIDENCE, listed)
    return Checked(decided, tuple(d for d in documents if d.status is not EvidenceStatus.FOUND))


def judge_pairs(
    pairs_csv: Path,
    out: Path,
    settings: Settings = DEFAULTS,
    progress: Track = track,
    helpers: int = 0,
) -> Checked:
    """Judges every claim of a CSV file by the evidence in its own row; nothing is looked for elsewhere.

    Args:
        pairs_csv: columns `claim` and `evidence`; others as for `check_claims`.
        out: where the verdicts go. Offsets point into the evidence of the row, whose SHA-256 (of its
            UTF-8 bytes) is the snapshot.
        helpers: how many other processes may help where there are many rows and no model judges, which
            uses all processors by itself; the verdicts are the same. See `core.helpers.with_helpers`.

    Raises:
        TableError: pairs_csv cannot be read.
    """
    table = read_csv(pairs_csv, ("claim", "evidence"))
    many = len(table.rows) >= _MANY and settings.judge == "none"
    work = partial(_judge_rows, settings=settings)
    with closing(with_helpers(work, table.rows, helpers if many else 0)) as judged:
        each = progress(table.rows, "judging pairs")
        decided = tuple(d for _, d in zip(each, judged, strict=True))
    _write_verdicts(out, table, _ids(table.rows), decided)
    return Checked(decided, ())


def _judge_rows(rows: Sequence[Mapping[str, str]], settings: Settings) -> tuple[Decided, ...]:
    return tuple(_judge_row(row, settings) for row in rows)


def _judge_row(row: Mapping[str, str], settings: Settings) -> Decided:
    aliases = load_aliases(None)
    asked = _question("0", row, settings)
    document = _given(row["evidence"])
    claim = read(asked.claim, asked.language, aliases)
    candidates = [
        Candidate("0", rank, passage, _wording_score(wording_coverage(claim, facts)))
        for rank, passage in enumerate(document.passages, start=1)
        for facts in [read(passage.quote, document.source.language, aliases)]
    ]
    (decided,) = decide([asked], {"0": candidates}, [document], aliases, settings, silently)
    return decided


def _given(evidence: str) -> Document:
    """The evidence of a row as a document: its sentences, and the whole where there are several."""
    text = _printable(evidence)
    language = detect_language(text)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    spans = [(s.start, s.end) for s in split_sentences(text, language) if s.kind is not SentenceKind.HEADING]
    if not spans and text.strip():
        spans = [(len(text) - len(text.lstrip()), len(text.rstrip()))]
    passages = [Passage("evidence", digest, start, end, text[start:end]) for start, end in spans]
    if len(spans) > 1:
        start, end = spans[0][0], spans[-1][1]
        passages.append(Passage("evidence", digest, start, end, text[start:end]))
    source = Source("evidence", "", "", "", Tier.PRIMARY, "", language, "")
    capture = Capture(
        "evidence",
        "",
        "",
        "",
        CaptureMethod.PERSON,
        "",
        "text/plain",
        "utf-8",
        GIVEN,
        len(text),
        digest,
        digest,
    )
    status = EvidenceStatus.FOUND if passages else EvidenceStatus.NO_TEXT
    return Document(source, status, capture, text, tuple(passages))


def _wording_score(coverage: float) -> Score:
    return Score(coverage, 0.0, 0.0, 0.0, coverage, 0.0, 0.0, 0.0)


def _printable(text: str) -> str:
    return clean(text)


def _question(claim_id: str, row: Mapping[str, str], settings: Settings) -> Question:
    """A row's claim as a question; one that cannot be read is named so, never silently set aside."""
    asked = question(claim_id, _printable(row["claim"]), Checkability.CHECKABLE, settings)
    given = row.get("checkability", "").strip()
    if given in set(Checkability):
        return replace(asked, checkability=Checkability(given))
    if asked.problem:
        return asked
    return replace(asked, checkability=classify(asked.claim, SentenceKind.SENTENCE, asked.language)[0])


def _ids(rows: Sequence[Mapping[str, str]]) -> list[str]:
    return [row.get("claim_id", "").strip() or f"row-{i}" for i, row in enumerate(rows, start=1)]


def _write_verdicts(
    out: Path,
    given: Table,
    ids: Sequence[str],
    decided: Sequence[Decided],
) -> None:
    passed = [c for c in given.columns if c not in ("claim", "claim_id", "checkability")]
    names: dict[str, str] = {}
    for column in passed:
        name = f"input_{column}" if column in VERDICTS else column
        while name in names.values() or (name != column and name in passed):
            name = f"input_{name}"
        names[column] = name
    write_table(
        out,
        (*VERDICTS, *names.values()),
        [
            {
                **verdict_row(d, ""),
                "claim_id": claim_id,
                "claim": row["claim"],
                **{names[c]: row[c] for c in passed},
            }
            for row, claim_id, d in zip(given.rows, ids, decided, strict=True)
        ],
    )


def _named_apart(documents: Sequence[Document]) -> list[Document]:
    """Gives sources of the same name a number, so that every row tells which one it means."""
    seen: dict[str, int] = {}
    apart = []
    for document in documents:
        name = document.source.source_id
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            new = f"{name}-{seen[name]}"
            document = replace(
                document,
                source=replace(document.source, source_id=new),
                capture=replace(document.capture, source_id=new) if document.capture else None,
                passages=tuple(replace(p, source_id=new) for p in document.passages),
            )
        apart.append(document)
    return apart
