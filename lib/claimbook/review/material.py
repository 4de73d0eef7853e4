"""What a desk works on, read from the files of a case and of one run; nothing is fetched or judged here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimbook.core.claims_table import read_claims
from claimbook.core.decisions import Evidence
from claimbook.core.errors import StoreError
from claimbook.core.labels import RowStatus, Verdict
from claimbook.core.model import Claim
from claimbook.core.tables import CAPTURES, EVIDENCE, SOURCES, read_rows
from claimbook.core.workspace import Run
from claimbook.review.marks import Fact
from claimbook.stages.report_view import read_certificates
from claimbook.stages.standing import Machine, Sources, machine_rows
from claimbook.text.article import Article, read_article
from claimbook.web.snapshots import Store

Row = Mapping[str, str]


@dataclass(slots=True)
class Material:
    """The files of a case and a run as plain values; `claims` follows claims.csv when people edit it."""

    run: Run
    article: Article
    claims: dict[str, Claim]
    machine: Mapping[str, Row]  # the program's own rows of verdicts.csv
    candidates: Mapping[str, list[Evidence]]  # by claim, best first
    captures: Mapping[str, Row]
    published: Mapping[str, str]  # source_id to the day of publication
    certificates: Mapping[str, Mapping[str, object]]
    _texts: dict[str, str | None] = field(default_factory=dict)

    @property
    def sources(self) -> Sources:
        """The texts of this run, and through the store those of earlier ones."""
        present = {
            source_id: (row["snapshot"], row["text_sha256"])
            for source_id, row in self.captures.items()
            if row["snapshot"] and row["passages"] not in ("", "0")
        }
        return Sources(present, self.text)

    def text(self, text_sha256: str) -> str | None:
        """A frozen text by its hash; None where the store has it no more, or no longer as it was."""
        if text_sha256 not in self._texts:
            try:
                self._texts[text_sha256] = Store(self.run.workspace.store).read_text(text_sha256)
            except StoreError:
                self._texts[text_sha256] = None
        return self._texts[text_sha256]

    def reread_claims(self) -> None:
        """Follows what people have done to claims.csv."""
        self.claims = _claims(self.run)

    def machine_of(self, claim_id: str) -> Machine:
        """What the program holds of a claim; nothing where it judged other words, or none."""
        row = self.machine.get(claim_id)
        if row is None or not row["verdict"] or self.is_outdated(claim_id):
            return Machine(None)
        return Machine(Verdict(row["verdict"]), row["source_id"])

    def machine_evidence(self, claim_id: str) -> Evidence | None:
        """The words that the program's verdict rests on, or that come nearest."""
        row = self.machine.get(claim_id)
        if row is None or not row["quote"]:
            return None
        capture = self.captures.get(row["source_id"], {})
        return Evidence(
            row["source_id"],
            row["snapshot"],
            capture.get("text_sha256", ""),
            int(row["quote_start"]),
            int(row["quote_end"]),
            row["quote"],
        )

    def is_outdated(self, claim_id: str) -> bool:
        """Whether the program has not judged the claim as it now reads."""
        row, claim = self.machine.get(claim_id), self.claims.get(claim_id)
        return row is None or claim is None or row["claim"] != claim.claim

    def facts(self, claim_id: str) -> tuple[Fact, ...]:
        """The facts that the program compared with its own evidence."""
        listed = self.certificates.get(claim_id, {}).get("facts")
        names = Fact.__dataclass_fields__
        found = (
            [{name: fact.get(name, "") for name in names} for fact in listed]
            if isinstance(listed, list)
            else []
        )
        return tuple(Fact(**fact) for fact in found)

    def turning_point(self, claim_id: str) -> str:
        """What would turn the program's verdict."""
        return str(self.certificates.get(claim_id, {}).get("turning_point") or "")


def read_material(run: Run) -> Material:
    """Reads all that a desk needs of a run.

    Raises:
        CaseError: the case has no article.
        TableError: a table is missing or not what its stage writes; run the case first.
    """
    space, case = run.workspace, run.case
    captures = {row["source_id"]: row for row in read_rows(run.captures_csv, CAPTURES, "source_id")}
    listed = read_rows(space.sources_csv(case), SOURCES) if space.sources_csv(case).is_file() else []
    return Material(
        run=run,
        article=read_article(space.article(case)),
        claims=_claims(run),
        machine=machine_rows(run),
        candidates=_candidates(run, captures),
        captures=captures,
        published={row["source_id"]: row["published"] for row in listed},
        certificates=read_certificates(run.certificates_jsonl),
    )


def _claims(run: Run) -> dict[str, Claim]:
    rows = read_claims(run.workspace.claims_csv(run.case))
    return {row.claim_id: row for row in rows if row.status is not RowStatus.DROPPED}


def _candidates(run: Run, captures: Mapping[str, Row]) -> dict[str, list[Evidence]]:
    found: dict[str, list[tuple[int, Evidence]]] = {}
    for row in read_rows(run.evidence_csv, EVIDENCE):
        text_sha256 = captures.get(row["source_id"], {}).get("text_sha256", "")
        places = (row["start"], row["end"], row["rank"])
        if not text_sha256 or not all(place.isascii() and place.isdigit() for place in places):
            continue  # stage 4 names the row and what is wrong with it
        evidence = Evidence(
            row["source_id"], row["snapshot"], text_sha256, int(row["start"]), int(row["end"]), row["quote"]
        )
        found.setdefault(row["claim_id"], []).append((int(row["rank"]), evidence))
    return {
        claim_id: [evidence for _, evidence in sorted(listed, key=lambda item: item[0])]
        for claim_id, listed in found.items()
    }
