"""Who holds a role: how the holders of the claim stand to those of the evidence."""

from __future__ import annotations

import pytest

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.roles import compare_roles
from claimbook.matching.aliases import load_aliases
from claimbook.text.facts import read_facts

CLOSED = "The investors are Oracle, Microsoft and SoftBank."
OPEN = "The investors include Oracle, Microsoft and SoftBank."


def compare(claim: str, claim_language: str, evidence: str, language: str) -> list[Comparison]:
    aliases = load_aliases(None)
    return compare_roles(
        read_facts(claim, claim_language, aliases.surfaces),
        read_facts(evidence, language, aliases.surfaces),
        aliases,
    )


ROLE, MEMBERSHIP = FactKind.ROLE, FactKind.MEMBERSHIP
CASES = {
    "the same holder": (
        "Clara Voss is the chairwoman of Oracle.", "en",
        "The chairman of Oracle is Clara Voss.", "en", ROLE, Level.EQUAL,
    ),
    "another holder": (
        "Clara Voss is the chairwoman of Oracle.", "en",
        "The chairman of Oracle is Peter Lindqvist.", "en", ROLE, Level.DIFFERENT,
    ),
    "another holder, in Japanese": (
        "北山製菓の社長は佐藤明子氏である。", "ja",
        "北山製菓の社長は鈴木健一氏である。", "ja", ROLE, Level.DIFFERENT,
    ),
    "a duty across languages": (
        "オラクルが運営責任を負う。", "ja",
        "Oracle has operational responsibility.", "en", ROLE, Level.EQUAL,
    ),
    "duties that changed places": (
        "オラクルが財務を、ソフトバンクが運営を担う。", "ja",
        "SoftBank has financial responsibility and Oracle has operational responsibility.", "en",
        ROLE, Level.DIFFERENT,
    ),
    "the same list": (CLOSED, "en", CLOSED, "en", MEMBERSHIP, Level.EQUAL),
    "the same list in another order and script": (
        "出資者はマイクロソフト、ソフトバンク、オラクルである。", "ja",
        "The equity funders are Oracle, Microsoft and SoftBank.", "en", MEMBERSHIP, Level.EQUAL,
    ),
    "one of a list": (
        "Oracle is the investor.", "en", CLOSED, "en", ROLE, Level.LESS_SPECIFIC,
    ),
    "a closed list that leaves one out": (
        "The investors are Oracle and Microsoft.", "en", CLOSED, "en", MEMBERSHIP, Level.MORE_SPECIFIC,
    ),
    "an open list that leaves one out": (
        "The investors include Oracle and Microsoft.", "en", CLOSED, "en", MEMBERSHIP, Level.LESS_SPECIFIC,
    ),
    "one who is not on a closed list": (
        "The investors are Oracle, Microsoft and Sony.", "en", CLOSED, "en", MEMBERSHIP, Level.DIFFERENT,
    ),
    "one whom an open list does not name": (
        "The investors are Oracle, Microsoft and Sony.", "en", OPEN, "en",
        MEMBERSHIP, Level.MISSING_IN_EVIDENCE,
    ),
    "one who is not on a list in Chinese": (
        "投资方是微软、甲骨文和索尼。", "zh",
        "投资方是微软、甲骨文和软银。", "zh", MEMBERSHIP, Level.DIFFERENT,
    ),
    "no role in the evidence": (
        "Clara Voss is the chairwoman.", "en", "Clara Voss went home.", "en", ROLE, Level.MISSING_IN_EVIDENCE,
    ),
    "another role of the same holder": (
        "Clara Voss is the chairwoman of Oracle.", "en", "Clara Voss is the founder of Oracle.", "en",
        ROLE, Level.MISSING_IN_EVIDENCE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "cl", "evidence", "el", "kind", "level"), CASES.values(), ids=CASES)
def test_levels(claim: str, cl: str, evidence: str, el: str, kind: FactKind, level: Level) -> None:
    rows = compare(claim, cl, evidence, el)
    assert {(r.kind, r.level) for r in rows} == {(kind, level)}
    for row in rows:
        assert claim[row.claim_start : row.claim_end] == row.in_claim
        if row.evidence_start >= 0:
            assert evidence[row.evidence_start : row.evidence_end] == row.in_evidence


SILENT = {
    "no role in the claim": ("Oracle opened a plant.", "en", CLOSED, "en"),
    "nothing": ("", "en", "", "en"),
    "a language without roles": ("Oracle ist der Investor.", "de", CLOSED, "en"),
}


@pytest.mark.parametrize(("claim", "cl", "evidence", "el"), SILENT.values(), ids=SILENT)
def test_where_no_role_is_given_none_is_compared(claim: str, cl: str, evidence: str, el: str) -> None:
    assert compare(claim, cl, evidence, el) == []


def test_the_note_names_the_holders_of_both() -> None:
    (row,) = compare("The investors are Oracle and Sony.", "en", CLOSED, "en")
    assert row.note == "Oracle, Sony | Oracle, Microsoft, SoftBank"
