"""People's decisions laid over the program's rows of verdicts.csv; the program's own verdict stays beside.

The row says what a person decided and why, then what the program said; machine.csv keeps the program's rows
as they were, and certificates.jsonl what they rest on (docs/decisions/0007-people-above-the-program.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimbook.core.decisions import Evidence, read_decisions
from claimbook.core.deep_link import deep_link
from claimbook.core.errors import StoreError
from claimbook.core.labels import Checkability, DecidedBy, EvidenceStatus, ReasonCode, Verdict
from claimbook.core.model import Decided, Document
from claimbook.core.reviews import Review, reviews_of
from claimbook.core.tables import VERDICTS, write_table
from claimbook.core.workspace import Run
from claimbook.judging.phrases import interface_language
from claimbook.stages.standing import Machine, Reopened, Sources, Standing, standing_of
from claimbook.text.language.languages import detect_language
from claimbook.web.snapshots import Store

Row = dict[str, object]

_PHRASES = {
    "en": {
        "agreed": "{who} agreed with the program.",
        "decided": "{who} decided: {verdict}.",
        "signed": "Signed off by {who}.",
        "machine": "The program: {verdict}. {explanation}",
        "disputed": "People differ ({views}); a final word is needed.",
        "view": "{who}: {verdict}",
        "reopened": "The decision of {who} ({verdict}) is open again: {reason}",
        Reopened.CLAIM_CHANGED: "the claim now reads {change}.",
        Reopened.EVIDENCE_CHANGED: "the words that it rests on no longer stand there: {change}.",
        Reopened.SOURCE_MISSING: "this run has no text of the source that it rests on: {change}.",
        Reopened.NEW_EVIDENCE: "a text that was not there then says otherwise.",
        "join": "; ",
    },
    "ja": {
        "agreed": "{who}がプログラムの判定を確認した。",
        "decided": "{who}の判断：{verdict}。",
        "signed": "{who}が承認した。",
        "machine": "プログラムの判定：{verdict}。{explanation}",
        "disputed": "確認者の判断が分かれている（{views}）。最終判断が必要。",
        "view": "{who}：{verdict}",
        "reopened": "{who}の判断（{verdict}）は再確認が必要：{reason}",
        Reopened.CLAIM_CHANGED: "主張の文が変わった：{change}。",
        Reopened.EVIDENCE_CHANGED: "根拠とした文が資料になくなったか、変わった：{change}。",
        Reopened.SOURCE_MISSING: "根拠とした資料の本文がこの実行にない：{change}。",
        Reopened.NEW_EVIDENCE: "判断のときになかった資料が別のことを述べている。",
        "join": "、",
    },
}


@dataclass(frozen=True, slots=True)
class Overlay:
    """What people decided of a case, against the sources of one run."""

    reviews: Mapping[str, Review]
    sources: Sources
    documents: Mapping[str, Document]

    def laid_over(self, row: Row, decided: Decided) -> Row:
        """A row of verdicts.csv with what people decided of its claim."""
        review = self.reviews.get(decided.claim_id)
        if review is None:
            return row
        machine = machine_of(decided)
        standing = standing_of(review, decided.claim, machine, self.sources)
        words = _PHRASES[interface_language(detect_language(decided.claim))]
        if decided.checkability is not Checkability.CHECKABLE:
            return row | _annotated(standing, words)
        if review.is_disputed:
            return row | _disputed(review, row, words)
        decision = standing.decision
        if decision is None or decision.after.verdict is None:
            return row
        if standing.reopened is not None:
            return row | _reopened(standing, standing.reopened, decision.after.verdict, row, words)
        told = _decided(standing, decision.after.verdict, row, machine, words)
        return row | told | self._evidence(standing.evidence, row)

    def _evidence(self, evidence: Evidence | None, row: Row) -> Row:
        """The columns of the words that a person's verdict rests on."""
        if evidence is None:
            return dict.fromkeys(_EVIDENCE, "") | {"evidence_status": row["evidence_status"]}
        document = self.documents[evidence.source_id]
        capture = document.capture
        return {
            "evidence_status": EvidenceStatus.FOUND.value,
            "source_id": evidence.source_id,
            "url": document.source.url,
            "archived_url": capture.archived_url if capture else "",
            "snapshot": evidence.snapshot,
            "captured_at": capture.captured_at if capture else "",
            "quote": evidence.quote,
            "quote_start": evidence.start,
            "quote_end": evidence.end,
            "deep_link": deep_link(document.source.url, evidence.quote),
        }


_EVIDENCE = (
    "source_id", "url", "archived_url", "snapshot", "captured_at", "quote", "quote_start", "quote_end",
    "deep_link",
)  # fmt: skip


def read_overlay(run: Run, documents: Sequence[Document]) -> Overlay:
    """What people decided of a run's case.

    Raises:
        TableError: a line of decisions.jsonl is no decision.
    """
    reviews = reviews_of(read_decisions(run.workspace.decisions_jsonl(run.case)))
    return Overlay(reviews, sources_of(run, documents), {d.source.source_id: d for d in documents})


def write_with_decisions(run: Run, machine: Sequence[Row], rows: Sequence[Row]) -> None:
    """Writes verdicts.csv and, where people's decisions make it another table, machine.csv beside it."""
    if list(rows) == list(machine):
        run.machine_csv.unlink(missing_ok=True)
    else:
        write_table(run.machine_csv, VERDICTS, machine)
    write_table(run.verdicts_csv, VERDICTS, rows)


def sources_of(run: Run, documents: Iterable[Document]) -> Sources:
    """The texts of a run's documents, and through the store those of earlier captures."""
    captured = {d.source.source_id: (d.capture, d.text) for d in documents if d.capture and d.text}
    texts = {capture.text_sha256: text for capture, text in captured.values()}
    store = Store(run.workspace.store)

    def read(text_sha256: str) -> str | None:
        if text_sha256 not in texts:
            try:
                texts[text_sha256] = store.read_text(text_sha256)
            except StoreError:
                return None
        return texts[text_sha256]

    return Sources({sid: (c.sha256, c.text_sha256) for sid, (c, _) in captured.items()}, read)


def machine_of(decided: Decided) -> Machine:
    """What the program holds of a claim."""
    verdict = decided.judgement.verdict if decided.judgement else None
    return Machine(verdict, decided.passage.source_id if decided.passage else "")


def _decided(
    standing: Standing, verdict: Verdict, row: Row, machine: Machine, words: Mapping[str, str]
) -> Row:
    review, why = standing.review, standing.decision.why if standing.decision else ""
    who, same = words["join"].join(review.reviewers), verdict is machine.verdict
    said = [words["agreed" if same else "decided"].format(who=who, verdict=verdict.value)]
    said += [why] if why else []
    said += [words["signed"].format(who=review.signed_by)] if review.signed_by else []
    said += [words["machine"].format(verdict=row["verdict"], explanation=row["explanation"])]
    return _annotated(standing, words) | {
        "verdict": verdict.value,
        # How sure the program is of another verdict says nothing of this one.
        "confidence": row["confidence"] if same else "",
        "explanation": _writable(" ".join(said)),
        "reason_code": row["reason_code"] if same else ReasonCode.PERSON.value,
        "decided_by": DecidedBy.PERSON.value,
    }


def _annotated(standing: Standing, words: Mapping[str, str]) -> Row:
    """Who decided, when, and the rating: all that a claim without a verdict has of a person's."""
    decision, review = standing.decision, standing.review
    if decision is None or standing.reopened is not None:
        return {}
    reviewers = review.reviewers + ((f"{review.signed_by} (signed)",) if review.signed_by else ())
    return {
        "reviewer": _writable("; ".join(reviewers)),
        "reviewed_at": review.signature.at if review.signature else decision.at,
        "rating": review.rating.value if review.rating else "",
    }


def _disputed(review: Review, row: Row, words: Mapping[str, str]) -> Row:
    views = (
        words["view"].format(who=p.reviewer, verdict=p.after.verdict.value)
        for p in review.decided
        if p.after.verdict
    )
    said = words["disputed"].format(views=words["join"].join(views))
    machine = words["machine"].format(verdict=row["verdict"], explanation=row["explanation"])
    return {
        "verdict": Verdict.NOT_ENOUGH.value,
        "confidence": "",
        "explanation": _writable(f"{said} {machine}"),
        "reason_code": ReasonCode.REVIEWERS_DIFFER.value,
        "decided_by": DecidedBy.PERSON.value,
        "reviewer": _writable("; ".join(p.reviewer for p in review.decided)),
        "reviewed_at": max(p.at for p in review.decided),
    }


def _reopened(
    standing: Standing, reopened: Reopened, verdict: Verdict, row: Row, words: Mapping[str, str]
) -> Row:
    said = words["reopened"].format(
        who=words["join"].join(standing.review.reviewers),
        verdict=verdict.value,
        reason=words[reopened].format(change=standing.change),
    )
    return {"explanation": f"{row['explanation']} {_writable(said)}"}


def _writable(text: str) -> str:
    """What a person typed, without the lone surrogates that no UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
