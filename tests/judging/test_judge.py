"""What is said where no passage speaks of the claim: nothing found, or a source that could not be asked."""

from __future__ import annotations

import pytest

from claimbook.core.labels import CaptureMethod, Checkability, EvidenceStatus, ReasonCode, Tier
from claimbook.core.model import Capture, Document, Source
from claimbook.core.settings import DEFAULTS
from claimbook.judging.judge import Question, judge
from claimbook.matching.aliases import load_aliases

QUESTION = Question("c1", "Clara Voss runs a bakery.", Checkability.CHECKABLE, "en", "")


def document(source_id: str, status: EvidenceStatus | None, tier: Tier, mirror_of: str = "") -> Document:
    source = Source(source_id, f"https://{source_id}.example/", "", "", tier, mirror_of, "en", "")
    had = status is EvidenceStatus.FOUND
    capture = Capture(source_id, "", "", "", CaptureMethod.LIVE, "", "", "", "", 1, "0", "0") if had else None
    return Document(source, status, capture, "A page." if had else "", ())


FOUND, BLOCKED = EvidenceStatus.FOUND, EvidenceStatus.BLOCKED
PRIMARY, MIRROR = Tier.PRIMARY, Tier.MIRROR


@pytest.mark.parametrize(
    ("documents", "status", "reason"),
    [
        pytest.param(
            [document("plan", FOUND, PRIMARY), document("copy", None, MIRROR, "plan")],
            EvidenceStatus.IRRELEVANT, ReasonCode.NO_RELEVANT_PASSAGE, id="the mirror was not needed",
        ),
        pytest.param(
            [document("plan", BLOCKED, PRIMARY), document("copy", FOUND, MIRROR, "plan")],
            EvidenceStatus.IRRELEVANT, ReasonCode.NO_RELEVANT_PASSAGE, id="the mirror was read instead",
        ),
        pytest.param(
            [document("plan", BLOCKED, PRIMARY), document("copy", BLOCKED, MIRROR, "plan")],
            BLOCKED, ReasonCode.SOURCE_UNAVAILABLE, id="neither was read",
        ),
        pytest.param(
            [document("plan", BLOCKED, PRIMARY), document("other", FOUND, PRIMARY)],
            BLOCKED, ReasonCode.SOURCE_UNAVAILABLE, id="the page that was not read might have answered",
        ),
    ],
)  # fmt: skip
def test_nothing_found(documents: list[Document], status: EvidenceStatus, reason: ReasonCode) -> None:
    decided = judge(QUESTION, [], documents, load_aliases(None), DEFAULTS, True)
    assert decided.judgement is not None
    assert (decided.evidence_status, decided.judgement.reason_code) == (status, reason)
