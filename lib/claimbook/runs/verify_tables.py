"""The part of a verification that looks at a run's tables: every quote, every count, every certificate."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from claimbook.core.labels import (
    Checkability,
    DecidedBy,
    EvidenceStatus,
    FactKind,
    Level,
    ReasonCode,
    RowStatus,
    Verdict,
)
from claimbook.runs.findings import Finding, Place, shown

Rows = Sequence[Mapping[str, str]]
Texts = Mapping[tuple[str, str], str]  # frozen texts by source_id and snapshot

# Columns that hold one of a closed set of words.
_WORDS: Mapping[str, type[StrEnum]] = {
    "checkability": Checkability,
    "verdict": Verdict,
    "evidence_status": EvidenceStatus,
    "reason_code": ReasonCode,
    "decided_by": DecidedBy,
}
# The verdict that each reason leads to; every other reason leads to Not Enough Evidence.
_LEADS_TO = {
    ReasonCode.FACTS_AGREE: Verdict.SUPPORTED,
    ReasonCode.READ_AS_SUPPORTED: Verdict.SUPPORTED,
    ReasonCode.READ_AS_REFUTED: Verdict.REFUTED,
    ReasonCode.SOURCES_CONFLICT: Verdict.CONFLICTING,
    ReasonCode.QUANTITY_DIFFERS: Verdict.REFUTED,
    ReasonCode.TIME_DIFFERS: Verdict.REFUTED,
    ReasonCode.NAME_DIFFERS: Verdict.REFUTED,
    ReasonCode.ROLE_DIFFERS: Verdict.REFUTED,
    ReasonCode.MEMBERSHIP_DIFFERS: Verdict.REFUTED,
    ReasonCode.POLARITY_OPPOSITE: Verdict.REFUTED,
    ReasonCode.DIRECTION_OPPOSITE: Verdict.REFUTED,
}
_CITED = ("url", "archived_url", "captured_at")  # what a verdict repeats of captures.csv
_PERSONS = ("explanation", "reviewer", "reviewed_at", "rating")  # what a person may add to a row
_SCORES = ("score", "semantic", "contrast", "lexical", "wording", "facts", "names", "fuzzy")


def check_evidence(
    place: Place, rows: Rows, verdicts: Rows, texts: Texts, broken: set[str]
) -> Iterator[Finding]:
    """Looks at each candidate of evidence.csv: its numbers, its claim, its quote.

    Args:
        place: evidence.csv.
        rows: its rows.
        verdicts: the rows of verdicts.csv.
        texts: the frozen texts that are whole.
        broken: the sources that were captured and whose text is not whole; they are told of elsewhere.
    """
    claims = {row["claim_id"] for row in verdicts}
    for number, row in enumerate(rows, start=2):
        at = f"row {number}"
        if row["claim_id"] not in claims:
            yield place.fault("the claim_id of a verdict", shown(row["claim_id"]), at)
        for column in ("rank", *_SCORES):
            if row[column] and not _is_number(row[column]):
                yield place.fault(f"a number as {column}", shown(row[column]), at)
        yield from _quote(place, at, row, ("start", "end"), texts, broken)


def check_verdicts(
    place: Place, rows: Rows, evidence: Rows, captures: Rows, texts: Texts, broken: set[str], run_id: str
) -> Iterator[Finding]:
    """Looks at each row of verdicts.csv: its words, its quote, where that comes from, and its reason."""
    cited = {row["source_id"]: row for row in captures}
    candidates = {(r["claim_id"], r["source_id"], r["snapshot"], r["start"], r["end"]) for r in evidence}
    for number, row in enumerate(rows, start=2):
        at = f"row {number}"
        by_person = row["decided_by"] == DecidedBy.PERSON
        for column, words in _WORDS.items():
            if row[column] and row[column] not in list(words):
                yield place.fault(f"one of {', '.join(words)} as {column}", shown(row[column]), at)
        if row["run_id"] != run_id:
            yield place.fault(f"the run_id {shown(run_id)}", shown(row["run_id"]), at)
        yield from _verdict(place, at, row, by_person)
        if not row["quote"]:
            continue
        yield from _quote(place, at, row, ("quote_start", "quote_end"), texts, broken)
        key = (row["claim_id"], row["source_id"], row["snapshot"], row["quote_start"], row["quote_end"])
        if key not in candidates and not by_person:
            yield place.fault("a quote that is among the claim's rows of evidence.csv", row["quote"], at)
        capture = cited.get(row["source_id"])
        for column in _CITED if capture else ():
            if capture and row[column] != capture[column]:
                yield place.fault(
                    f"{column} {shown(capture[column])}, as in captures.csv", shown(row[column]), at
                )


def check_certificates(place: Place, lines: Sequence[str], verdicts: Rows) -> Iterator[Finding]:
    """Looks at each line of certificates.jsonl: its claim, its offsets, and that it bears the verdict out.

    Offsets point into the claim and the quote of the claim's row in verdicts.csv.
    """
    judged = [row for row in verdicts if row["verdict"]]
    for number, (line, row) in enumerate(zip_longest(lines, judged), start=1):
        at = f"line {number}"
        if row is None:
            yield place.fault(f"{len(judged)} lines, one for each verdict", f"{len(lines)}", at)
            return
        certificate = _certificate(line)
        if certificate is None:
            yield place.fault(f"the certificate of {row['claim_id']}", line or "nothing", at)
            continue
        if certificate["claim_id"] != row["claim_id"]:
            yield place.fault(f"the certificate of {row['claim_id']}", shown(certificate["claim_id"]), at)
            continue
        if certificate["summary"] != row["explanation"]:
            yield place.fault(
                f"the explanation in verdicts.csv: {row['explanation']}", str(certificate["summary"]), at
            )
        for fact in certificate["facts"]:
            yield from _fact(place, at, fact, row)
        yield from _borne_out(place, at, certificate["facts"], row)


def check_decided(place: Place, rows: Rows, machine: Rows) -> Iterator[Finding]:
    """Looks whether verdicts.csv is machine.csv wherever no person decided.

    A row whose decision is open again says so after the program's explanation; one of a claim that is not
    checkable may carry a person's name and rating.
    """
    for number, (row, own) in enumerate(zip_longest(rows, machine), start=2):
        if row is None or own is None or row["claim_id"] != own["claim_id"]:
            yield place.fault("the claims of machine.csv", "others", f"row {number}")
            return
        if row["decided_by"] == DecidedBy.PERSON:
            continue
        for column in (c for c in own if c not in _PERSONS):
            if row[column] != own[column]:
                wanted = f"{column} {shown(own[column])}, as in machine.csv"
                yield place.fault(wanted, shown(row[column]), f"row {number}")
        if not row["explanation"].startswith(own["explanation"]):
            wanted = f"the explanation of machine.csv: {own['explanation']}"
            yield place.fault(wanted, row["explanation"], f"row {number}")


def check_claims(place: Place, claims: Rows, verdicts: Rows) -> Iterator[Finding]:
    """Looks whether verdicts.csv has the claims of claims.csv, all of them, as they are."""
    expected = [
        (row["claim_id"], row["claim"], row["checkability"])
        for row in claims
        if row["status"] != RowStatus.DROPPED
    ]
    found = [(row["claim_id"], row["claim"], row["checkability"]) for row in verdicts]
    for number, (wanted, had) in enumerate(zip_longest(expected, found), start=2):
        if wanted != had:
            yield place.fault(_claim(wanted), _claim(had), f"row {number}")
            if wanted is None or had is None or wanted[0] != had[0]:
                return  # all rows after it are shifted


def _verdict(place: Place, at: str, row: Mapping[str, str], by_person: bool) -> Iterator[Finding]:
    verdict, reason = row["verdict"], row["reason_code"]
    if bool(verdict) != (row["checkability"] == Checkability.CHECKABLE):
        yield place.fault(
            "a verdict where the claim is checkable, and none elsewhere",
            f"{shown(verdict)} for {shown(row['checkability'])}",
            at,
        )
    if verdict and verdict != Verdict.NOT_ENOUGH and not (row["quote"] and row["snapshot"]):
        yield place.fault("a quote with its snapshot: no evidence, no verdict", "none", at)
    if bool(row["quote"]) != bool(row["snapshot"]):
        yield place.fault("a quote and a snapshot, or neither", f"{shown(row['snapshot'])}", at)
    if verdict and reason in list(ReasonCode) and not by_person:
        expected = _LEADS_TO.get(ReasonCode(reason), Verdict.NOT_ENOUGH)
        if verdict != expected:
            yield place.fault(f"{shown(expected)}, which the reason '{reason}' leads to", shown(verdict), at)


def _quote(
    place: Place, at: str, row: Mapping[str, str], columns: tuple[str, str], texts: Texts, broken: set[str]
) -> Iterator[Finding]:
    source_id, snapshot, quote = row["source_id"], row["snapshot"], row["quote"]
    text = texts.get((source_id, snapshot))
    if text is None:
        if source_id not in broken:
            yield place.fault(f"a snapshot of '{source_id}' that stands in captures.csv", shown(snapshot), at)
        return
    start, end = (_offset(row[column]) for column in columns)
    if start is None or end is None or not start < end <= len(text):
        found = f"{row[columns[0]]}–{row[columns[1]]}"
        yield place.fault(f"{' and '.join(columns)} within the text of {len(text)} characters", found, at)
    elif text[start:end] != quote:
        yield place.fault(
            f"at {start}–{end} of '{source_id}', the words of its frozen text: {text[start:end]}", quote, at
        )


def _fact(place: Place, at: str, fact: Mapping[str, Any], row: Mapping[str, str]) -> Iterator[Finding]:
    if fact["kind"] not in list(FactKind) or fact["level"] not in list(Level):
        yield place.fault("a kind of fact and a level that claimbook knows", _json(fact), at)
    for side, text in (("claim", row["claim"]), ("evidence", row["quote"])):
        start, end = fact[f"{side}_start"], fact[f"{side}_end"]
        if (start, end) == (-1, -1):
            continue
        words = text[start:end] if type(start) is type(end) is int and 0 <= start <= end else None
        if words != fact[f"in_{side}"]:
            yield place.fault(
                f"at {start}–{end} of the {side}, its words: {words}", str(fact[f"in_{side}"]), at
            )


def _borne_out(
    place: Place, at: str, facts: Sequence[Mapping[str, Any]], row: Mapping[str, str]
) -> Iterator[Finding]:
    """A support that a fact speaks against, and a refutation that none does, are none."""
    contradicting = [f for f in facts if f["level"] in list(Level) and Level(f["level"]).contradicts]
    if row["verdict"] == Verdict.SUPPORTED and contradicting:
        yield place.fault("no fact that differs, for a claim that is Supported", _json(contradicting[0]), at)
    if row["verdict"] == Verdict.REFUTED and not contradicting:
        yield place.fault("a fact that differs, for a claim that is Refuted", "none", at)


_CERTIFICATE = {"claim_id": str, "facts": list, "summary": str}
_FACT = {
    "kind",
    "level",
    "in_claim",
    "claim_start",
    "claim_end",
    "in_evidence",
    "evidence_start",
    "evidence_end",
}


def _certificate(line: str | None) -> dict[str, Any] | None:
    try:
        found = json.loads(line or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    if not all(isinstance(found.get(name), kind) for name, kind in _CERTIFICATE.items()):
        return None
    facts = found["facts"]
    return found if all(isinstance(fact, dict) and set(fact) >= _FACT for fact in facts) else None


def _claim(row: tuple[str, str, str] | None) -> str:
    return "no further row" if row is None else f"{row[0]} ({row[2]}): {row[1]}"


def _offset(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
