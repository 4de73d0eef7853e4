"""The quotes of a run as W3C Web Annotations, which annotation tools can lay over the pages.

Each annotation says what a source's words are to a claim: its body is the claim with its verdict and the
explanation, its target the page with the words, by quote and by position. Positions count Unicode code points
in the frozen text of the capture, whose hash stands beside them.

Source: W3C, Web Annotation Data Model (Recommendation of 23 February 2017).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimbook.core.errors import StoreError
from claimbook.core.labels import CaptureMethod
from claimbook.core.tables import write_text
from claimbook.core.workspace import Run
from claimbook.stages.outgoing import Row, capture_rows, verdict_rows, writable
from claimbook.text.language.languages import detect_language
from claimbook.web.snapshots import Store

_AROUND = 32  # characters before and after a quote, as many as tools need to tell two like places apart


def write_annotations(run: Run, target: Path) -> None:
    """Writes an annotation for each quote of verdicts.csv, as one AnnotationPage.

    Raises:
        CaseError: the run has no verdicts yet.
        StoreError: the store lacks the text of a quoted page, or it is not what was put in.
    """
    items = list(_annotations(run))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _name(run, "page"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    write_text(target, json.dumps(page, ensure_ascii=False, indent=2) + "\n")


def _annotations(run: Run) -> Iterator[dict[str, Any]]:
    captures, store = capture_rows(run), Store(run.workspace.store)
    for row in verdict_rows(run):
        if not row["quote"]:
            continue
        capture = captures.get(row["source_id"])
        if capture is None or capture["snapshot"] != row["snapshot"]:
            raise StoreError(
                f"The quote of {row['claim_id']} is from a capture that captures.csv does not name. See "
                f"'claimbook verify {run.case}/{run.run_id}'."
            )
        text = store.read_text(capture["text_sha256"])
        yield _annotation(run, row, capture, text)


def _annotation(run: Run, row: Row, capture: Row, text: str) -> dict[str, Any]:
    start, end = int(row["quote_start"]), int(row["quote_end"])
    restated = capture["how"] == CaptureMethod.RESTATEMENT
    state: dict[str, Any] = {"type": "TimeState"}
    if row["captured_at"]:
        state["sourceDate"] = row["captured_at"]
    if row["archived_url"]:
        state["cached"] = row["archived_url"]
    target: dict[str, Any] = {
        # The words of a restatement do not stand on the page that it restates.
        "source": f"urn:sha256:{row['snapshot']}" if restated or not row["url"] else row["url"],
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": writable(row["quote"]),
                "prefix": writable(text[max(0, start - _AROUND) : start]),
                "suffix": writable(text[end : end + _AROUND]),
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
    if len(state) > 1:
        target["state"] = state
    annotation: dict[str, Any] = {
        "id": _name(run, row["claim_id"]),
        "type": "Annotation",
        "motivation": "assessing",
        "body": _bodies(row, capture),
        "target": target,
    }
    if row["reviewer"]:
        annotation["creator"] = {"type": "Person", "name": writable(row["reviewer"])}
        annotation["created"] = row["reviewed_at"]
    return annotation


def _bodies(row: Row, capture: Row) -> list[dict[str, Any]]:
    bodies = []
    for purpose, words in (
        ("identifying", row["claim"]),
        ("classifying", row["verdict"]),
        ("commenting", row["explanation"]),
        ("describing", f"sha256 of the frozen text: {capture['text_sha256']}"),
    ):
        body = {"type": "TextualBody", "purpose": purpose, "value": writable(words), "format": "text/plain"}
        language = detect_language(words) if purpose in ("identifying", "commenting") else ""
        if language:
            body["language"] = language
        bodies.append(body)
    return bodies


def _name(run: Run, what: str) -> str:
    """A name that is the same whenever the run is exported."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'claimbook/{run.case}/{run.run_id}/{what}')}"
