"""The certificates of a run in a notebook: one that can be opened for each verdict, the loud ones open."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.core.labels import Verdict
from claimbook.core.workspace import Run
from claimbook.stages.certificate_view import FactView, fact_views
from claimbook.stages.display import MARKS, TONES, Shown, judged_rows
from claimbook.stages.plots import COLOURS
from claimbook.stages.report_view import read_certificates
from claimbook.stages.standing import machine_rows
from claimbook.stages.templates import template
from claimbook.text.language.languages import detect_language

_LOUD = (Verdict.REFUTED, Verdict.CONFLICTING)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One verdict of the program with all that it rests on."""

    claim_id: str
    claim: str
    verdict: str
    colour: str
    is_open: bool
    summary: str
    quote: str
    source_id: str
    facts: tuple[FactView, ...]
    turning_point: str


def show_certificates(run: Run, only: str = "") -> Shown:
    """Why the program came to each verdict, fact by fact; `only` keeps one verdict, by its label.

    Raises:
        UsageError: `only` is no verdict.
    """
    kept = read_certificates(run.certificates_jsonl)
    own = machine_rows(run)
    cards = []
    for listed in judged_rows(run, only):
        row = own.get(listed["claim_id"], listed)
        certificate = kept.get(row["claim_id"], {})
        languages = detect_language(row["claim"]), detect_language(row["quote"])
        cards.append(
            Certificate(
                row["claim_id"],
                row["claim"],
                row["verdict"],
                COLOURS.get(row["verdict"], ""),
                row["verdict"] in _LOUD,
                str(certificate.get("summary") or row["explanation"]),
                row["quote"],
                row["source_id"],
                fact_views(certificate.get("facts"), row["claim"], row["quote"], languages),
                str(certificate.get("turning_point") or ""),
            )
        )
    caption = f"{len(cards)} certificates, those of refuted claims open"
    page = template("certificates.html.j2").render(caption=caption, cards=cards, marks=MARKS, tones=TONES)
    return Shown(caption, page)
