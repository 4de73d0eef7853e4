"""A made case of any size with all that a run leaves behind, judged by no one: to try the review desk on.

Its tables are written straight, so that 500 claims are there in a second; the page goes through stage 2, so
that every quote stands in a real snapshot.
"""

from __future__ import annotations

import json
from pathlib import Path

from claimbook.core.claims_table import write_claims
from claimbook.core.labels import Attribution, Checkability, ClaimType, RowStatus, Verdict
from claimbook.core.model import Claim
from claimbook.core.tables import EVIDENCE, VERDICTS, write_table, write_text
from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.stages.sources import capture_sources
from claimbook.web.documents import load_documents

CASE = "desk"
HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{1+1}}"
_SOURCES = (
    "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
    "plants,https://plants.example/list,{title},Plants,primary,,en,2021-05-04,\n"
)
_OFFLINE = "source_id,file,how,captured_at,note\nplants,page.html,person,2025-01-01T00:00:00Z,\n"


def made_case(root: Path, claims: int = 24, hostile: bool = False) -> Run:
    """A judged run "r1" of the case "desk": every third claim Refuted, Supported, Not Enough Evidence.

    Args:
        root: an empty folder, which becomes the project folder.
        claims: how many claims.
        hostile: whether the article, the page and its title carry markup that must stay text.
    """
    space = Workspace(root)
    evil = f" {HOSTILE}" if hostile else ""
    said = [f"Plant {n} of Halden cost {n + 100} million euros{evil}." for n in range(1, claims + 1)]
    found = [f"Plant {n} of Halden cost {_cost(n)} million euros." for n in range(1, claims + 1)]
    article = "Halden and its plants\n\n" + "\n\n".join(said) + "\n"
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in found)
    evil_paragraph = f"<p>{escaped}</p>" if hostile else ""
    page = f"<html lang=en><title>Plants</title><h1>Plants 😀𠮷</h1>{paragraphs}{evil_paragraph}</html>"
    write_text(space.case_claims(CASE) / "article.txt", article)
    write_text(space.offline_pages(CASE) / "page.html", page)
    write_text(space.offline_pages(CASE) / "captures.csv", _OFFLINE)
    title = '"' + HOSTILE.replace('"', '""') + '"' if hostile else "The plants"
    write_text(space.sources_csv(CASE), _SOURCES.format(title=title))
    run = open_run(CASE, "r1", str(root))
    capture_sources(run, "offline")
    rows = [_claim(n, sentence, article) for n, sentence in enumerate(said, start=1)]
    write_claims(space.claims_csv(CASE), rows)
    _judge(run, rows, found)
    return run


def _cost(number: int) -> int:
    return number + 100 if number % 3 == 2 else number + 200


def _claim(number: int, sentence: str, article: str) -> Claim:
    start = article.index(sentence)
    return Claim(
        claim_id=f"c{number:03d}",
        paragraph=number,
        start=start,
        end=start + len(sentence),
        quote=sentence,
        claim=sentence,
        claim_type=ClaimType.QUANTITY,
        checkability=Checkability.CHECKABLE,
        speaker="",
        attribution=Attribution.OWN_VOICE,
        status=RowStatus.SPLIT,
    )


def _judge(run: Run, claims: list[Claim], found: list[str]) -> None:
    (document,) = load_documents(run)
    assert document.capture is not None
    snapshot = document.capture.sha256
    starts = [document.text.index(sentence) for sentence in found]
    evidence, verdicts, certificates = [], [], []
    for place, claim in enumerate(claims):
        number = place + 1
        verdict = (Verdict.NOT_ENOUGH, Verdict.REFUTED, Verdict.SUPPORTED)[number % 3]
        candidates = [(place + step) % len(claims) for step in range(min(10, len(claims)))]
        for rank, other in enumerate(candidates, start=1):
            evidence.append(
                {
                    "claim_id": claim.claim_id,
                    "rank": rank,
                    "source_id": "plants",
                    "snapshot": snapshot,
                    "start": starts[other],
                    "end": starts[other] + len(found[other]),
                    "quote": found[other],
                    "score": f"{1 / rank:.4f}",
                }
            )
        quote = found[place]
        verdicts.append(
            {
                "claim_id": claim.claim_id,
                "claim": claim.claim,
                "checkability": "checkable",
                "verdict": verdict.value,
                "confidence": f"{0.5 + (number % 40) / 100:.2f}",
                "evidence_status": "found",
                "source_id": "plants",
                "url": "https://plants.example/list",
                "snapshot": snapshot,
                "captured_at": "2025-01-01T00:00:00Z",
                "quote": quote,
                "quote_start": starts[place],
                "quote_end": starts[place] + len(quote),
                "explanation": f"Made for the desk: {verdict.value}.",
                "reason_code": "facts agree" if verdict is Verdict.SUPPORTED else "quantity differs",
                "decided_by": "facts",
                "run_id": run.run_id,
            }
        )
        certificates.append(_certificate(claim, quote, f"{number + 100} million", f"{_cost(number)} million"))
    write_table(run.evidence_csv, EVIDENCE, evidence)
    write_table(run.verdicts_csv, VERDICTS, verdicts)
    write_text(run.certificates_jsonl, "".join(json.dumps(line) + "\n" for line in certificates))


def _certificate(claim: Claim, quote: str, claimed: str, said: str) -> dict[str, object]:
    same = claimed == said
    start, there = claim.claim.index(claimed), quote.index(said)
    fact = {
        "kind": "quantity",
        "in_claim": claimed,
        "claim_start": start,
        "claim_end": start + len(claimed),
        "in_evidence": said,
        "evidence_start": there,
        "evidence_end": there + len(said),
        "level": "equal" if same else "different",
        "note": "",
    }
    name = fact | {
        "kind": "name",
        "in_claim": "Halden",
        "claim_start": claim.claim.index("Halden"),
        "claim_end": claim.claim.index("Halden") + 6,
        "in_evidence": "Halden",
        "evidence_start": quote.index("Halden"),
        "evidence_end": quote.index("Halden") + 6,
        "level": "equal",
    }
    return {
        "claim_id": claim.claim_id,
        "facts": [fact, name],
        "summary": "Made for the desk.",
        "turning_point": "",
    }
