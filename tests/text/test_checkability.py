"""What can be checked and what cannot; when in doubt a statement is checkable."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Checkability
from claimbook.text.checkability import assess, classify
from claimbook.text.checkability_cues import cues_of
from claimbook.text.segmentation.sentences import SentenceKind

GOLDEN = Path(__file__).parents[1] / "golden"
CHECKABLE, OPINION = Checkability.CHECKABLE, Checkability.OPINION
QUESTION, PREDICTION, NOTHING = Checkability.QUESTION, Checkability.PREDICTION, Checkability.NOT_A_CLAIM

CASES = [
    ("en", "A man is playing a guitar.", CHECKABLE),
    ("en", "Filming in India was delayed due to unrest.", CHECKABLE),
    ("en", "Acme intends to invest $5 billion.", CHECKABLE),
    ("en", "The plant is expected to create 300 jobs.", CHECKABLE),
    ("en", "They Might Be Giants were known as El Grupo.", CHECKABLE),
    ("en", "It is worth noting that Acme has never made a profit.", CHECKABLE),
    ("en", "Smith said the plan will probably fail.", CHECKABLE),
    ("en", "Share prices fell on Monday.", CHECKABLE),
    ("en", "The plan will probably change the world.", PREDICTION),
    ("en", "Perhaps the plan fails.", PREDICTION),
    ("en", "I think the plan is fine.", OPINION),
    ("en", "The council should act.", OPINION),
    ("en", "The show is truly amazing.", OPINION),
    ("en", "Is this the end?", QUESTION),
    ("en", "Subscribe to our newsletter.", NOTHING),
    ("en", "Let's take a look.", NOTHING),
    ("en", "By Jane Doe", NOTHING),
    ("en", "https://example.org", NOTHING),
    ("ja", "市は5億円を投資することを目指している。", CHECKABLE),
    ("ja", "工場は将来、他の州にも拡大する予定だ。", CHECKABLE),
    ("ja", "赤ちゃんが消火栓を見ています。", CHECKABLE),
    ("ja", "注目すべきは、B社が株主に入れなかったことだ。", CHECKABLE),
    ("ja", "専門家によると、これは最大の投資となるだろう。", CHECKABLE),
    ("ja", "A社は、計画が成功すると考えています。", CHECKABLE),
    ("ja", "縁を取り持ったのは、おそらく本人だろう。", OPINION),
    ("ja", "世界は変わるのかもしれない。", PREDICTION),
    ("ja", "歴史を振り返ると、これは昔の政策を思い起こさせます。", OPINION),
    ("ja", "市はただちに動くべきだ。", OPINION),
    ("ja", "AIの複雑さは道路をはるかに超えている。", OPINION),
    ("ja", "新事業は都市開発の新たな章を開きました。", OPINION),
    ("ja", "「春計画」とは何ですか?", QUESTION),
    ("ja", "二人の蜜月は終わったのだろうか。", QUESTION),
    ("ja", "ちょっと愚痴を言いますが、この会社の声明はとても短い…", NOTHING),
    ("ja", "ここからはB社に光を当ててみましょう。", NOTHING),
    ("ja", "詳しくは問い合わせ先までご連絡ください。", NOTHING),
    ("ja", "速報!", NOTHING),
    ("ja", "参考資料:", NOTHING),
    ("zh", "软银负责财务。", CHECKABLE),
    ("zh", "该公司计划投资5亿元。", CHECKABLE),
    ("zh", "值得注意的是，微软没有入股。", CHECKABLE),
    ("zh", "或许，世界将因此改变。", PREDICTION),
    ("zh", "毫无疑问，这是一件大事。", OPINION),
    ("zh", "什么是星际之门？", QUESTION),
    ("zh", "请点击关注我们！", NOTHING),
    ("de", "Der Plan ist fertig.", CHECKABLE),
    ("de", "Ist der Plan fertig?", QUESTION),
    ("ko", "계획이 발표됐습니까", QUESTION),
    ("", "Azure", CHECKABLE),
    ("", "…", NOTHING),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES, ids=[case[1] for case in CASES])
def test_classify(language: str, sentence: str, expected: Checkability) -> None:
    assert classify(sentence, language=language)[0] is expected


with (Path(__file__).parent / "checkability_cases.csv").open(encoding="utf-8", newline="") as file:
    MORE = [(r["language"], r["sentence"], Checkability(r["checkability"])) for r in csv.DictReader(file)]


@pytest.mark.parametrize(("language", "sentence", "expected"), MORE, ids=[case[1] for case in MORE])
def test_sentences_of_many_kinds_of_article(language: str, sentence: str, expected: Checkability) -> None:
    assert classify(sentence, language=language)[0] is expected


def test_a_judgement_beside_a_fact_is_soft_and_a_belief_is_not() -> None:
    assert assess("The film is dull and Lindh was sent home.", language="en").is_soft
    assert not assess("I think that the film is good.", language="en").is_soft
    assert not assess("It opened on Monday.", language="en").is_soft


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
@pytest.mark.parametrize(
    "piece", ["is the ", "there is no ", "a", "0", "だろう", "いつか", "会", "或许", "の"]
)
def test_long_lines_take_no_longer_than_their_length(piece: str, language: str) -> None:
    assert assess((piece * 2_000)[:2_000], language=language).label in Checkability
    assert assess(piece * 100_000, language=language).label in Checkability


def test_every_row_of_the_table_compiles_and_gives_a_reason() -> None:
    for language in ("en", "ja", "zh", "de", "fr", "es", "ko", ""):
        assert all(cue.reason and cue.strength for cue in cues_of(language))


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        (SentenceKind.HEADING, "Acme pays $5 billion", NOTHING),
        (SentenceKind.CREDIT, "Jane Doe", NOTHING),
        (SentenceKind.ADDRESS, "example.org", NOTHING),
        (SentenceKind.LIST_ITEM, "Arm", NOTHING),
        (SentenceKind.LIST_ITEM, "Price: $5.2 billion", CHECKABLE),
        (SentenceKind.LIST_ITEM, "The mayor signed it.", CHECKABLE),
    ],
)
def test_kind_decides_first(kind: SentenceKind, sentence: str, expected: Checkability) -> None:
    assert classify(sentence, kind, "en")[0] is expected


def test_reason_names_the_cue_and_is_empty_for_checkable() -> None:
    assert classify("It will probably rain.", language="en")[1].endswith('"will probably"')
    assert classify("It rained on Monday.", language="en")[1] == ""


@pytest.mark.parametrize("name", ["stargate.csv", "other.csv"])
def test_no_checkable_claim_is_set_aside(name: str) -> None:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["checkability"] == CHECKABLE.value]
    assert rows
    assert [
        r["claim"] for r in rows if classify(r["claim"], language=r["language"])[0] is not CHECKABLE
    ] == []


@given(st.text(max_size=80), st.sampled_from(["ja", "en", "zh", "ko", ""]))
def test_any_text_has_a_label_and_a_reason_unless_checkable(sentence: str, language: str) -> None:
    label, reason = classify(sentence, language=language)
    assert bool(reason) is (label is not CHECKABLE)
