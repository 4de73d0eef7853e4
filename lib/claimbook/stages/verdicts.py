"""Stage 4: a verdict for each claim, with the certificate of how it was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimbook.core.claims_table import read_claims
from claimbook.core.deep_link import deep_link
from claimbook.core.errors import TableError
from claimbook.core.executor import Executor, in_shards
from claimbook.core.labels import Checkability, ReasonCode, RowStatus
from claimbook.core.model import Candidate, Decided, Document, Passage, Score
from claimbook.core.progress import Track, silently, track
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import EVIDENCE, read_rows, write_text
from claimbook.core.workspace import Run
from claimbook.judging.certificate import certificate_line
from claimbook.judging.judge import Question
from claimbook.judging.judge import judge as judge_claim
from claimbook.judging.judges import load_judge
from claimbook.judging.quotations import with_quotation
from claimbook.matching.aliases import Aliases, load_aliases
from claimbook.stages.overlay import read_overlay, write_with_decisions
from claimbook.stages.quote_changes import changed_quotes, reopened, write_changes
from claimbook.text.article import read_article
from claimbook.text.language.languages import detect_language
from claimbook.web.documents import load_documents
from claimbook.web.session import exchange


def decide_verdicts(
    run: Run,
    progress: Track = track,
    settings: Settings = DEFAULTS,
    executor: str = Executor.LOCAL,
    judge: str = "",
) -> tuple[Decided, ...]:
    """Decides every claim of a case by its evidence; writes verdicts.csv and certificates.jsonl.

    What people decided (decisions.jsonl) stands above the program's verdict in verdicts.csv, and never in
    what is returned or in the certificates. The program's own rows are then kept as machine.csv.

    A verdict whose words in the run before are no longer on the page as they were is marked as changed, and
    changes.csv says what became of them.

    `judge` names who reads what facts leave open (judging/judges.py); empty for the one of the settings.
    With the executor "dask" the claims are dealt out to the workers of a cluster.

    Raises:
        UsageError: there is no such executor.
        TableError: claims.csv, names.csv, evidence.csv or decisions.jsonl cannot be read.
        StoreError: a captured page is not what was captured.
    """
    settings = replace(settings, judge=judge) if judge else settings
    claims = [c for c in read_claims(run.workspace.claims_csv(run.case)) if c.status is not RowStatus.DROPPED]
    names_csv = run.workspace.names_csv(run.case)
    aliases = load_aliases(names_csv if names_csv.exists() else None)
    documents = load_documents(run)
    language = read_article(run.workspace.article(run.case)).language
    questions = [
        replace(question(c.claim_id, c.claim, c.checkability, settings), case_language=language)
        for c in claims
    ]
    candidates = read_evidence(run, documents)
    shown = progress if executor == Executor.LOCAL else silently

    def work(shard: Sequence[Question]) -> tuple[Decided, ...]:
        return decide(shard, candidates, documents, aliases, settings, shown)

    overlay = read_overlay(run, documents)
    changes = changed_quotes(run, documents)
    decided = tuple(
        reopened(d, changes[d.claim_id]) if d.claim_id in changes else d
        for d in in_shards(work, questions, executor)
    )
    write_changes(run, {d.claim_id: changes[d.claim_id] for d in decided if d.claim_id in changes})
    rows = [verdict_row(d, run.run_id) for d in decided]
    write_with_decisions(run, rows, [overlay.laid_over(r, d) for r, d in zip(rows, decided, strict=True)])
    write_text(
        run.certificates_jsonl,
        "".join(certificate_line(d.claim_id, d.judgement) + "\n" for d in decided if d.judgement),
    )
    return decided


def decide(
    questions: Sequence[Question],
    candidates: Mapping[str, Sequence[Candidate]],
    documents: Sequence[Document],
    aliases: Aliases,
    settings: Settings,
    progress: Track,
) -> tuple[Decided, ...]:
    """Decides each question by its own candidates, in the order given."""
    # Without a sentence model every semantic score is zero; a cosine of the model never is.
    with_model = any(c.score.semantic for listed in candidates.values() for c in listed)
    reader = load_judge(settings.judge, exchange)

    def decided(q: Question) -> Decided:
        found = candidates.get(q.claim_id, ())
        judged = judge_claim(q, found, documents, aliases, settings, with_model, reader)
        return with_quotation(judged, q, found, documents, aliases)

    return tuple(decided(q) for q in progress(questions, "judging claims"))


def question(
    claim_id: str,
    claim: str,
    checkability: Checkability,
    settings: Settings,
    extra: tuple[tuple[str, str], ...] = (),
) -> Question:
    """A claim as a question; one that is empty or endless is named so instead of being judged."""
    problem = ""
    if not claim.strip():
        problem = "empty"
    elif len(claim) > settings.longest_claim:
        problem = f"{len(claim)} > {settings.longest_claim}"
    return Question(claim_id, claim, checkability, detect_language(claim), problem, extra)


def read_evidence(run: Run, documents: Sequence[Document]) -> dict[str, list[Candidate]]:
    """evidence.csv as candidates by claim; a person may have added, edited, reordered or removed rows.

    A row whose scores a person left empty counts as a perfect match: that it speaks of the claim is then
    the person's word. What it says of the claim is still for the facts to decide.

    Raises:
        TableError: a row names a passage that its snapshot does not hold.
    """
    places = {
        (p.source_id, p.snapshot, p.start, p.end): p for document in documents for p in document.passages
    }
    found: dict[str, list[Candidate]] = {}
    rows = read_rows(run.evidence_csv, EVIDENCE)
    # Without a sentence model all semantic scores are zero, and have to stay so.
    perfect = dict.fromkeys(_SCORES, "1") | ({} if _has_model(rows) else {"semantic": "0"})
    for number, row in enumerate(rows, start=2):
        try:
            key = (row["source_id"], row["snapshot"], int(row["start"]), int(row["end"]))
            scores = [float(row[column] or perfect[column]) for column in _SCORES]
            rank = int(row["rank"])
        except ValueError as error:
            raise TableError(
                f"{run.evidence_csv}, row {number}: {error}. Numbers are needed there."
            ) from None
        passage = places.get(key) or _passage_at(key, documents)
        if passage is None or passage.quote != row["quote"]:
            raise TableError(
                f"{run.evidence_csv}, row {number}: the quote does not stand at {key[2]}–{key[3]} of source "
                f"'{key[0]}' where a reader sees it. Run stage 3 again, or correct start and end."
            )
        found.setdefault(row["claim_id"], []).append(
            Candidate(row["claim_id"], rank, passage, Score(*scores))
        )
    return {claim_id: sorted(listed, key=lambda c: c.rank) for claim_id, listed in found.items()}


_SCORES = ("score", "semantic", "contrast", "lexical", "wording", "facts", "names", "fuzzy")


def _has_model(rows: Iterable[Mapping[str, str]]) -> bool:
    return any(row["semantic"].strip("0.") for row in rows)


def _passage_at(key: tuple[str, str, int, int], documents: Iterable[Document]) -> Passage | None:
    """A passage that a person marked by its offsets, beside those that the program cut."""
    source_id, snapshot, start, end = key
    for document in documents:
        bytes_of = document.capture.sha256 if document.capture else ""
        named = (document.source.source_id, bytes_of) == (source_id, snapshot)
        hidden = (p for p in document.passages if not p.visible and p.start < end and start < p.end)
        if named and 0 <= start < end <= len(document.text) and not any(hidden):
            return Passage(source_id, snapshot, start, end, document.text[start:end])
    return None


def verdict_row(decided: Decided, run_id: str) -> dict[str, object]:
    """A decided claim as a row of verdicts.csv, its passed-through columns last."""
    judged, passage, document = decided.judgement, decided.passage, decided.document
    capture = document.capture if document else None
    return {
        "claim_id": decided.claim_id,
        "claim": decided.claim,
        "checkability": decided.checkability.value,
        "verdict": judged.verdict.value if judged else "",
        "confidence": f"{judged.confidence:.2f}" if judged else "",
        "evidence_status": decided.evidence_status.value if decided.evidence_status else "",
        "source_id": passage.source_id if passage else "",
        "url": document.source.url if document else "",
        "archived_url": capture.archived_url if capture else "",
        "snapshot": passage.snapshot if passage else "",
        "captured_at": capture.captured_at if capture else "",
        "quote": passage.quote if passage else "",
        "quote_start": passage.start if passage else "",
        "quote_end": passage.end if passage else "",
        "deep_link": deep_link(document.source.url, passage.quote) if document and passage else "",
        "explanation": judged.explanation if judged else "",
        "reason_code": judged.reason_code.value if judged else ReasonCode.NOT_CHECKABLE.value,
        "decided_by": judged.decided_by.value if judged else "",
        "reviewer": "",
        "reviewed_at": "",
        "rating": "",
        "run_id": run_id,
        **decided.extra,
    }
