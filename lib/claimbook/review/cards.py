"""One claim as the screen shows it: plain values, every word of it text and never markup."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from claimbook.core.decisions import Decision, Evidence
from claimbook.core.deep_link import deep_link
from claimbook.core.labels import CaptureMethod, Verdict
from claimbook.core.reviews import Review
from claimbook.review.marks import Fact, Segment, in_claim, in_evidence
from claimbook.review.material import Material
from claimbook.review.queue import is_aside
from claimbook.review.words import suggested_rating
from claimbook.stages.report_view import safe_link
from claimbook.stages.standing import Standing

Values = dict[str, Any]

# What stands around a quote on its page, in characters: enough to see in what sense it is said.
_AROUND = 240
_LONGEST_WORD = 30  # a text without a space for so long has none between its words


def card(
    material: Material, claim_id: str, review: Review | None, own: Standing | None, reviewer: str
) -> Values:
    """All that a person needs to decide one claim.

    What others decided is left out until this person has decided: each works blind to the other.

    Args:
        material: the files of the case and the run.
        claim_id: a claim that is there.
        review: what people did with it.
        own: how this person's own decision stands.
        reviewer: who looks.
    """
    claim = material.claims[claim_id]
    row = material.machine.get(claim_id)
    judged = row is not None and not material.is_outdated(claim_id)
    verdict = Verdict(row["verdict"]) if row and judged and row["verdict"] else None
    sees = _sees(review, own)
    return {
        "claim_id": claim_id,
        "words": claim.claim,
        "kind": claim.checkability.value,
        "aside": is_aside(claim),
        "type": claim.claim_type.value,
        "attribution": claim.attribution.value,
        "speaker": claim.speaker,
        "row_note": claim.note,
        "context": _context(material, claim_id),
        "language": material.article.language,
        "judged": judged,
        "machine": {
            "verdict": verdict.value if verdict else "",
            "confidence": row["confidence"] if row and judged else "",
            "explanation": row["explanation"] if row and judged else "",
            "reason": row["reason_code"] if row and judged else "",
            "turning": material.turning_point(claim_id) if judged else "",
        },
        "suggested": _value(suggested_rating(verdict, is_aside(claim))),
        "passages": passages(material, claim_id, own),
        "pages": [
            {"source_id": source_id, "title": material.captures[source_id]["title"] or source_id}
            for source_id in material.sources.present
        ],
        "mine": _position(review.of(reviewer) if review else None, own),
        "others": _others(review, reviewer) if review and sees else [],
        "hidden": not sees and any(d.reviewer != reviewer for d in (review.decided if review else ())),
        "final": _final(review),
        "signed": review.signed_by if review and sees else "",
        "reopened": _reopened(own),
    }


def passages(material: Material, claim_id: str, own: Standing | None) -> list[Values]:
    """The person's own choice, the program's, then the other candidates, each once."""
    machine = material.machine_evidence(claim_id) if not material.is_outdated(claim_id) else None
    mine = own.evidence if own else None
    listed = [e for e in (mine, machine, *material.candidates.get(claim_id, ())) if e is not None]
    places = {(e.source_id, e.start, e.end): e for e in reversed(listed)}
    unique = list(dict.fromkeys(places[(e.source_id, e.start, e.end)] for e in listed))
    facts, words = material.facts(claim_id), material.claims[claim_id].claim
    return [
        passage(material, words, evidence, facts if _same(evidence, machine) else None)
        | {"program": _same(evidence, machine), "mine": _same(evidence, mine)}
        for evidence in unique
    ]


def passage(material: Material, claim: str, evidence: Evidence, facts: tuple[Fact, ...] | None) -> Values:
    """Words of a page with what to know about the page; `facts` None where nobody has compared them yet."""
    row = material.captures.get(evidence.source_id, {})
    restated = row.get("how") == CaptureMethod.RESTATEMENT
    url = safe_link(row.get("final_url") or row.get("url", ""))
    text = material.text(evidence.text_sha256) or ""
    stands = text[evidence.start : evidence.end] == evidence.quote
    return {
        "source_id": evidence.source_id,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "before": _before(text, evidence.start) if stands else "",
        "after": _after(text, evidence.end) if stands else "",
        "title": row.get("title") or evidence.source_id,
        "publisher": row.get("publisher", ""),
        "tier": row.get("tier", ""),
        "how": row.get("how", ""),
        "restated": restated,
        "published": material.published.get(evidence.source_id, ""),
        "captured": row.get("captured_at", "")[:10],
        "url": url,
        "archived": safe_link(row.get("archived_url", "")),
        # The words of a restatement do not stand on the live page.
        "deep_link": "" if restated or not url else deep_link(url, evidence.quote),
        **compared(claim, evidence.quote, facts),
    }


def compared(claim: str, quote: str, facts: tuple[Fact, ...] | None) -> Values:
    """The claim and the quoted words, both cut at their facts, and the facts as a table."""
    if facts is None:
        return {"claim": [], "segments": [asdict(Segment(quote))], "facts": None}
    return {
        "claim": [asdict(segment) for segment in in_claim(claim, facts)],
        "segments": [asdict(segment) for segment in in_evidence(quote, facts)],
        "facts": [asdict(fact) | {"tone": fact.tone} for fact in facts],
    }


def _before(text: str, start: int) -> str:
    """What stands before a quote, from the beginning of a word."""
    before = text[max(0, start - _AROUND) : start]
    cut = before[:_LONGEST_WORD].find(" ") + 1
    return f"…{before[cut:]}" if start > _AROUND else before


def _after(text: str, end: int) -> str:
    """What stands after a quote, to the end of a word."""
    after = text[end : end + _AROUND]
    if end + _AROUND >= len(text):
        return after
    cut = after.rfind(" ", len(after) - _LONGEST_WORD)
    return f"{after[: cut if cut > 0 else len(after)]}…"


def _context(material: Material, claim_id: str) -> Values:
    """The paragraph of a claim, cut at its words; empty for one that stands nowhere in the article."""
    claim, text = material.claims[claim_id], material.article.text
    if claim.start < 0 or text[claim.start : claim.end] != claim.quote:
        return {"before": "", "words": "", "after": ""}
    start = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    after = text[claim.end : end if end >= 0 else len(text)]
    return {"before": text[start : claim.start][-2000:], "words": claim.quote, "after": after[:2000]}


def _position(decision: Decision | None, own: Standing | None) -> Values:
    """What this person holds; a verdict that is open again is told under `reopened` instead."""
    if decision is None:
        return {"id": "", "verdict": "", "rating": "", "why": "", "at": ""}
    holds = own is not None and own.reopened is None
    return {
        "id": decision.id,
        "verdict": _value(decision.after.verdict) if holds else "",
        "rating": _value(decision.after.rating),
        "why": decision.why,
        "at": decision.at,
    }


def _sees(review: Review | None, own: Standing | None) -> bool:
    """Whether a person sees what others decided: once an own decision stands, or all is settled."""
    return review is not None and (review.final is not None or (own is not None and own.holds))


def _others(review: Review, reviewer: str) -> list[Values]:
    return [
        {"who": p.reviewer, "verdict": _value(p.after.verdict), "why": p.why, "at": p.at}
        for p in review.decided
        if p.reviewer != reviewer
    ]


def _final(review: Review | None) -> Values | None:
    if review is None or review.final is None:
        return None
    final = review.final
    return {"who": final.reviewer, "verdict": _value(final.after.verdict), "why": final.why}


def _reopened(own: Standing | None) -> Values | None:
    if own is None or own.reopened is None or own.decision is None or own.decision.after.verdict is None:
        return None
    from claimbook.text.changes import changed_words

    changed = changed_words(own.was, own.now) if own.now else ()
    return {
        "reason": own.reopened.value,
        "verdict": _value(own.decision.after.verdict),
        "at": own.decision.at[:10],
        "was": own.was,
        "words": [asdict(words) for words in changed],
    }


def _same(one: Evidence | None, other: Evidence | None) -> bool:
    if one is None or other is None:
        return False
    return (one.source_id, one.start, one.end) == (other.source_id, other.start, other.end)


def _value(word: Any) -> str:
    return word.value if word else ""
