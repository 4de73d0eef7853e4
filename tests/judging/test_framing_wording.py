"""What takes support away without speaking against a claim: frames, exchanged words, verbs above the verb."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.comparison import Setting, compare
from claimbook.matching.aliases import load_aliases
from claimbook.text.facts import read_facts

MODALITY, SCOPE, WORDING, ROLE = FactKind.MODALITY, FactKind.SCOPE, FactKind.WORDING, FactKind.ROLE
QUANTITY, POLARITY = FactKind.QUANTITY, FactKind.POLARITY


def rows(claim: str, evidence: str, language: str) -> tuple[Comparison, ...]:
    aliases = load_aliases(None)
    compared = compare(
        read_facts(claim, language, aliases.surfaces),
        read_facts(evidence, language, aliases.surfaces),
        Setting(),
        aliases,
    )
    return compared.rows


# language, claim, evidence, the kind of the row, the word of the evidence that it names
LESS = [
    ("en", "Kelso Bank shut its mill.", "Kelso Bank may shut its mill.", MODALITY, "may"),
    (
        "en",
        "Kelso Bank shut its mill.",
        "Kelso Bank cancelled plans to shut its mill.",
        MODALITY,
        "cancelled",
    ),
    ("en", "The mill was shut.", "If prices fall, the mill is shut.", MODALITY, "If"),
    ("en", "The storm sank the boat.", "The storm nearly sank the boat.", SCOPE, "nearly"),
    ("en", "She is mayor of Aske.", "She is deputy mayor of Aske.", SCOPE, "deputy"),
    ("en", "They opened a hotel in Aske.", "They opened a school in Aske.", WORDING, "school"),
    ("en", "They opened the hotel.", "They applauded the opening of the hotel.", WORDING, "applauded"),
    ("en", "They sold the mill.", "Experts doubt that they sold the mill.", WORDING, "doubt"),
    ("en", "The fire reached Aske.", "They kept the fire from reaching Aske.", WORDING, "from "),
    ("ja", "工場を閉鎖した。", "工場の閉鎖を検討している。", MODALITY, "検討"),
    ("ja", "工場を閉鎖した。", "工場を閉鎖する。", MODALITY, "閉鎖"),
    ("ja", "山岸氏は社長だ。", "山岸氏は元社長だ。", SCOPE, "元"),
    ("ja", "工場を閉鎖した。", "工場を閉鎖するよう働きかけた。", WORDING, "働きかけ"),
    ("ja", "その本を読んだ。", "その本を読み終えた。", WORDING, "読み"),
    ("ja", "公園に図書館を建てた。", "公園に博物館を建てた。", WORDING, "博物館"),
    ("zh", "公司关闭了工厂。", "公司考虑关闭工厂。", MODALITY, "考虑"),
    ("zh", "他是总裁。", "他是前总裁。", SCOPE, "前"),
    ("zh", "他们开设了酒店。", "他们开设了学校。", WORDING, "学校"),
]
# language, claim, evidence, a kind of which no row may stand in the way
AS_MUCH = [
    ("en", "Kelso Bank shut its mill.", "Kelso Bank shut its mill, and it may sell another.", MODALITY),
    ("en", "Kelso Bank may shut its mill.", "Kelso Bank will shut its mill.", MODALITY),
    ("en", "Kelso Bank shut its mill.", "Kelso Bank said that it shut its mill.", WORDING),
    ("en", "She owns the mill.", "She, the former mayor, owns the mill.", SCOPE),
    ("en", "They began to build the mill.", "They began to build the mill in May.", WORDING),
    ("ja", "工場を閉鎖した。", "工場を閉鎖し、移転を検討している。", MODALITY),
    ("ja", "工場を閉鎖した。", "工場を閉鎖したと発表した。", WORDING),
    ("ja", "人口は12万人だ。", "人口は12万人に達する。", WORDING),
    ("zh", "公司关闭了工厂。", "公司去年关闭了工厂，并计划建厂。", MODALITY),
]


@pytest.mark.parametrize(("language", "claim", "evidence", "kind", "word"), LESS, ids=[c[2] for c in LESS])
def test_the_word_that_takes_support_away_is_named(
    language: str, claim: str, evidence: str, kind: FactKind, word: str
) -> None:
    found = [r for r in rows(claim, evidence, language) if r.kind is kind and not r.level.agrees]
    assert word in [r.in_evidence for r in found]
    assert not any(r.level.contradicts for r in found)


@pytest.mark.parametrize(("language", "claim", "evidence", "kind"), AS_MUCH, ids=[c[2] for c in AS_MUCH])
def test_what_is_said_of_another_matter_takes_nothing_away(
    language: str, claim: str, evidence: str, kind: FactKind
) -> None:
    assert all(r.level.agrees for r in rows(claim, evidence, language) if r.kind is kind)


# language, claim, evidence, the kind of the row and its level
PLACES = [
    ("en", "Kelso Bank sued Tom Reyes.", "Tom Reyes sued Kelso Bank.", ROLE, Level.DIFFERENT),
    ("en", "Aske is older than Dorran.", "Dorran is older than Aske.", ROLE, Level.DIFFERENT),
    ("en", "Ida Brandt left.", "The brother of Ida Brandt left.", ROLE, Level.MISSING_IN_EVIDENCE),
    ("ja", "小樽は湊市より古い。", "湊市は小樽より古い。", ROLE, Level.DIFFERENT),
    ("ja", "東京から大阪へ移した。", "大阪から東京へ移した。", ROLE, Level.DIFFERENT),
    (
        "en", "Aske got 10 buses and Dorran got 20 buses.", "Aske got 20 buses and Dorran got 10 buses.",
        QUANTITY, Level.DIFFERENT,
    ),
    ("en", "Kelso cut its staff by 300.", "Kelso cut its staff to 300.", QUANTITY, Level.MISSING_IN_EVIDENCE),
    (
        "ja", "湊市と小樽市はそれぞれ10台と20台を買った。", "湊市と小樽市はそれぞれ20台と10台を買った。",
        QUANTITY, Level.DIFFERENT,
    ),
    ("ja", "市は誤りを認めた。", "市は誤りを認めないわけではない。", POLARITY, Level.MISSING_IN_CLAIM),
    ("ja", "市は誤りを認めた。", "市は誤りを認めなかった。", POLARITY, Level.OPPOSITE),
]  # fmt: skip
KEPT = [
    ("en", "Kelso Bank sued Tom Reyes.", "Tom Reyes was sued by Kelso Bank.", ROLE),
    ("en", "Aske got 10 buses and Dorran got 20.", "Dorran got 20 buses and Aske got 10 buses.", ROLE),
    ("ja", "湊銀行は大和橋電機を訴えた。", "大和橋電機は湊銀行に訴えられた。", ROLE),
    ("zh", "微软起诉了甲骨文。", "甲骨文被微软起诉。", ROLE),
    ("ja", "小樽支店を閉めた。", "札幌支店を閉めなかったが、小樽支店を閉めた。", POLARITY),
    ("ja", "病院が1つある。", "病院が1つしかない。", POLARITY),
]


@pytest.mark.parametrize(
    ("language", "claim", "evidence", "kind", "level"), PLACES, ids=[c[2] for c in PLACES]
)
def test_what_has_changed_places(
    language: str, claim: str, evidence: str, kind: FactKind, level: Level
) -> None:
    assert level in [r.level for r in rows(claim, evidence, language) if r.kind is kind]


@pytest.mark.parametrize(("language", "claim", "evidence", "kind"), KEPT, ids=[c[2] for c in KEPT])
def test_what_has_kept_its_place(language: str, claim: str, evidence: str, kind: FactKind) -> None:
    assert all(r.level.agrees for r in rows(claim, evidence, language) if r.kind is kind)


PIECES = st.lists(
    st.sampled_from(
        ["湊市は", "計画を", "認め", "ない", "た", "。", "、", "もし", "3人", "2020年", "Kelso ", "not ",
         "if ", "by ", "may ", "to ", "close", "被", "王志明", "的", "\x00", "\ud800", " "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(claim=PIECES, evidence=PIECES, language=st.sampled_from(["ja", "en", "zh", "de", ""]))
def test_any_two_texts_are_compared_with_true_offsets(claim: str, evidence: str, language: str) -> None:
    for r in rows(claim, evidence, language):
        assert r.claim_start < 0 or claim[r.claim_start : r.claim_end] == r.in_claim
        assert r.evidence_start < 0 or evidence[r.evidence_start : r.evidence_end] == r.in_evidence
