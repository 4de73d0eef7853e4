"""The verdicts that a person signed, as ClaimReview in JSON-LD, which search engines and archives read.

A verdict that nobody signed off is no review and stays in the house.

Source: schema.org, ClaimReview, Claim and Rating.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimbook.core.decisions import Decision, read_decisions
from claimbook.core.errors import UsageError
from claimbook.core.labels import Attribution, CaptureMethod, DecidedBy, Rating, Verdict
from claimbook.core.reviews import Review, reviews_of
from claimbook.core.tables import CLAIMS, write_text
from claimbook.core.workspace import Run
from claimbook.stages.outgoing import Row, capture_rows, outgoing, verdict_rows, writable
from claimbook.text.article import Article, read_article
from claimbook.text.language.languages import detect_language

# How true a claim is, 1 to 5, where that can be said of it at all. A person's rating stands above the
# verdict: a true sentence may mislead.
_WORST, _BEST = 1, 5
_OF_VERDICT: Mapping[str, int] = {Verdict.SUPPORTED: 5, Verdict.REFUTED: 1}
_OF_RATING: Mapping[str, int | None] = {
    Rating.ACCURATE: 5,
    Rating.MOSTLY_ACCURATE: 4,
    Rating.MISLEADING: 3,
    Rating.INACCURATE: 2,
    Rating.UNFOUNDED: None,
    Rating.FALSE: 1,
    Rating.FABRICATED: 1,
    Rating.PENDING: None,
    Rating.OUT_OF_SCOPE: None,
}


def write_claimreview(run: Run, target: Path) -> None:
    """Writes a ClaimReview for each verdict of a run that stands as a person signed it off.

    Raises:
        UsageError: there is none.
        CaseError: the run has no verdicts yet.
        TableError: a table of the run or decisions.jsonl cannot be read.
    """
    reviews = reviews_of(read_decisions(run.workspace.decisions_jsonl(run.case)))
    signed = [
        (row, review)
        for row in verdict_rows(run)
        if (review := reviews.get(row["claim_id"])) is not None and _stands_signed(row, review)
    ]
    if not signed:
        raise UsageError(
            f"No verdict of the run '{run.run_id}' has been signed off, and only those are published as "
            f"ClaimReview. Open 'claimbook review {run.case}', sign off, and run the case again."
        )
    article = read_article(run.workspace.article(run.case))
    claims = {row["claim_id"]: row for row in outgoing(run.workspace.claims_csv(run.case), CLAIMS).rows}
    captures = capture_rows(run)
    graph = [
        _review(row, review, claims.get(row["claim_id"], {}), captures.get(row["source_id"]), article)
        for row, review in signed
    ]
    page = {"@context": "https://schema.org", "@graph": graph}
    write_text(target, json.dumps(_writable(page), ensure_ascii=False, indent=2) + "\n")


def _stands_signed(row: Row, review: Review) -> bool:
    """Whether a row says what somebody signed: a decision made since is not in it yet."""
    signature = review.signature
    return (
        signature is not None
        and row["decided_by"] == DecidedBy.PERSON
        and row["reviewed_at"] == signature.at
        and bool(row["verdict"])
    )


def _review(row: Row, review: Review, claim: Row, capture: Row | None, article: Article) -> dict[str, Any]:
    signature = review.signature
    found: dict[str, Any] = {
        "@type": "ClaimReview",
        "claimReviewed": row["claim"],
        "datePublished": _day(signature),
        "author": [_person(name) for name in review.reviewers],
        "editor": _person(review.signed_by),
        "reviewRating": _rating(row),
        "reviewBody": row["explanation"],
        "itemReviewed": _claim(row, claim, article),
        "identifier": row["claim_id"],
    }
    if language := detect_language(row["explanation"]):
        found["inLanguage"] = language
    if capture is not None and row["quote"]:
        found["citation"] = _citation(row, capture)
    return found


def _claim(row: Row, claim: Row, article: Article) -> dict[str, Any]:
    appearance: dict[str, Any] = {"@type": "Article"}
    if article.title:
        appearance["headline"] = article.title
    if article.published:
        appearance["datePublished"] = article.published.isoformat()
    if article.author:
        appearance["author"] = _person(article.author)
    if article.publisher:
        appearance["publisher"] = {"@type": "Organization", "name": article.publisher}
    if article.language:
        appearance["inLanguage"] = article.language
    found: dict[str, Any] = {"@type": "Claim", "text": row["claim"], "appearance": appearance}
    if claim.get("speaker") and claim.get("attribution") != Attribution.OWN_VOICE:
        # Whether a speaker is a person or an organisation is not known; schema.org takes a name for either.
        found["author"] = claim["speaker"]
    return found


def _rating(row: Row) -> dict[str, Any]:
    rating = row["rating"]
    value = _OF_RATING.get(rating) if rating else _OF_VERDICT.get(row["verdict"])
    found: dict[str, Any] = {"@type": "Rating", "alternateName": rating or row["verdict"]}
    if value is not None:
        found |= {"ratingValue": value, "worstRating": _WORST, "bestRating": _BEST}
    return found


def _citation(row: Row, capture: Row) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "WebPage", "text": row["quote"]}
    if capture["title"]:
        found["name"] = capture["title"]
    if row["url"]:
        found["url"] = row["url"]
    if row["archived_url"]:
        found["archivedAt"] = row["archived_url"]
    if capture["publisher"]:
        found["publisher"] = {"@type": "Organization", "name": capture["publisher"]}
    if capture["how"] == CaptureMethod.RESTATEMENT:
        del found["text"]  # the words are the project's own, not the page's
    return found


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _day(signature: Decision | None) -> str:
    return signature.at[:10] if signature else ""


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {name: _writable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_writable(item) for item in value]
    return value
