"""What became of a page: every sentence accounted for, what weighs marked, quotes found again or given up."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.labels import FactKind
from claimbook.text.changes import Change, ChangeKind, reanchor, sentence_changes, show_changes
from claimbook.text.fact_changes import changed_facts
from claimbook.text.segmentation.sentences import split_sentences

APPEARED, CHANGED, MOVED, VANISHED = (
    ChangeKind.APPEARED, ChangeKind.CHANGED, ChangeKind.MOVED, ChangeKind.VANISHED,
)  # fmt: skip
NUMBER, TIME, NAME, NOT = FactKind.QUANTITY, FactKind.TIME, FactKind.NAME, FactKind.POLARITY


@pytest.mark.parametrize(
    ("language", "old", "new", "facts"),
    [
        pytest.param(
            "en", "It cost 340 million euros.", "It cost 430 million euros.", (NUMBER,), id="number"
        ),
        pytest.param("en", "It opened on 4 May 2021.", "It opened on 5 May 2021.", (TIME,), id="date"),
        pytest.param("en", "It is run by Clara Voss.", "It is run by Peter Lindqvist.", (NAME,), id="name"),
        pytest.param("en", "The vote was held.", "The vote was not held.", (NOT,), id="denial"),
        pytest.param("en", "Sales rose.", "Sales fell.", (FactKind.DIRECTION,), id="direction"),
        pytest.param(
            "en", "They opened a site.", "They may open a site.", (FactKind.MODALITY,), id="modality"
        ),
        pytest.param("en", "See § 12b.", "See § 13b.", (NUMBER,), id="digits nobody reads"),
        pytest.param("en", "It cost $5,000.", "It cost 5000 dollars.", (), id="number written otherwise"),
        pytest.param("en", "It was a big plant.", "It was a large plant.", (), id="wording"),
        pytest.param("ja", "投資額は340億円だ。", "投資額は430億円だ。", (NUMBER,), id="ja number"),
        pytest.param("ja", "計画は承認された。", "計画は承認されなかった。", (NOT,), id="ja denial"),
        pytest.param("ja", "従業員は1,200人だ。", "従業員は１２００人だ。", (), id="ja width"),
        pytest.param("ja", "2021年に開業した。", "2022年に開業した。", (TIME,), id="ja year"),
        pytest.param("zh", "投资额为340亿元。", "投资额为430亿元。", (NUMBER,), id="zh number"),
        pytest.param("zh", "王小明出任董事长。", "李大伟出任董事长。", (NAME,), id="zh name"),
        pytest.param("de", "Peter Lindqvist leitet es.", "Peter Lindqvist leitet es nicht.", (NOT,), id="de"),
        pytest.param("fr", "Clara Voss dirige l'usine.", "Anna Voss dirige l'usine.", (NAME,), id="fr"),
        pytest.param("ko", "공장은 340명이 일한다.", "공장은 430명이 일한다.", (NUMBER,), id="ko"),
        pytest.param("", "١٢ 34", "١٢ 35", (NUMBER,), id="no language"),
    ],
)
def test_what_weighs_is_told_from_wording(
    language: str, old: str, new: str, facts: tuple[FactKind, ...]
) -> None:
    assert changed_facts(old, new, language) == facts
    assert changed_facts(new, old, language) == facts


def test_what_is_no_sentence_is_read_around_its_difference() -> None:
    filler = "word " * 10_000
    assert changed_facts(f"{filler}3 euros {filler}", f"{filler}4 euros {filler}", "en") == (NUMBER,)
    assert changed_facts("a " * 20_000, "b " * 20_000, "en") == (FactKind.WORDING,)


def kinds(old: str, new: str, language: str = "en") -> list[tuple[ChangeKind, str]]:
    return [(c.kind, c.new or c.old) for c in sentence_changes(old, new, language)]


PAGE = "The plant opened. It cost 3 million euros. Clara Voss runs it. Nobody lives there."


def test_each_fate_has_its_name_and_its_place() -> None:
    new = (
        "This page was corrected. The plant opened. Nobody lives there.\n"
        "It cost 4 million euros. Another firm owns the road."
    )
    assert kinds(PAGE, new) == [
        (APPEARED, "This page was corrected."),
        (CHANGED, "It cost 4 million euros."),
        (VANISHED, "Clara Voss runs it."),
        (APPEARED, "Another firm owns the road."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(PAGE, PAGE, [], id="nothing"),
        pytest.param(PAGE, PAGE.replace(". ", ".\n\n  "), [], id="white space"),
        pytest.param("", "It opened.", [(APPEARED, "It opened.")], id="from nothing"),
        pytest.param("It opened.", "", [(VANISHED, "It opened.")], id="to nothing"),
        pytest.param("", "", [], id="nothing at all"),
        pytest.param(
            "P one. Share it. P two. Share it. P three. Share it.",
            "P zero. Share it. P one. Share it. P two. Share it. P three. Share it.",
            [(APPEARED, "P zero."), (APPEARED, "Share it.")],
            id="a refrain",
        ),
        pytest.param(
            "Cats sleep. Birds sing.", "Birds sing. Cats sleep.", [(MOVED, "Cats sleep.")], id="swapped"
        ),
    ],
)
def test_nothing_else_is_told(old: str, new: str, expected: list[tuple[ChangeKind, str]]) -> None:
    assert kinds(old, new) == expected


def test_the_language_is_told_from_the_text() -> None:
    (change,) = sentence_changes("計画は承認された。", "計画は承認されなかった。")
    assert (change.kind, change.facts, change.is_weighty) == (CHANGED, (NOT,), True)


def test_a_person_can_read_it() -> None:
    new = PAGE.replace("3 million", "4 million").replace(" Nobody lives there.", " It has \x1b[31mroads.")
    told = show_changes(sentence_changes(PAGE, new, "en")).splitlines()
    assert told[0] == "changed (quantity): It cost [-3-]{+4+} million euros."
    assert any(line.startswith("vanished (polarity): Nobody lives there.") for line in told)
    assert show_changes([]) == ""


SENTENCES = st.sampled_from(
    [
        "It cost 3 euros.",
        "It cost 4 euros.",
        "工場は開業した。",
        "Share this.",
        "工場は開業しなかった。",
        "No.",
        "Clara Voss left.",
    ]
)
TEXTS = st.lists(SENTENCES, max_size=8).map(" ".join) | st.text(
    alphabet=st.characters(exclude_categories=()), max_size=60
)


def accounted(text: str, spans: list[tuple[int, int]]) -> None:
    sentences = {(s.start, s.end) for s in split_sentences(text, "en")}
    assert len(set(spans)) == len(spans)
    assert set(spans) <= sentences


@settings(deadline=None)
@given(old=TEXTS, new=TEXTS)
def test_offsets_are_true_and_every_sentence_has_one_fate(old: str, new: str) -> None:
    changes = sentence_changes(old, new, "en")
    for change in changes:
        for text, words, start, end in (
            (old, change.old, change.old_start, change.old_end),
            (new, change.new, change.new_start, change.new_end),
        ):
            assert words == (text[start:end] if start >= 0 else "")
    before = [(c.old_start, c.old_end) for c in changes if c.old]
    after = [(c.new_start, c.new_end) for c in changes if c.new]
    accounted(old, before)
    accounted(new, after)
    # What is in no change is in both, in the same number.
    stayed = len(split_sentences(old, "en")) - len(before)
    assert stayed == len(split_sentences(new, "en")) - len(after)
    assert sentence_changes(old, old, "en") == ()
    assert show_changes(changes).count("\n") == max(0, len(changes) - 1)


def test_thousands_of_sentences_are_paired_by_place() -> None:
    old = [f"The plant number {i} in Porto cost money." for i in range(5_000)]
    new = list(old)
    for i in random.Random(7).sample(range(5_000), 60):
        new[i] = new[i].replace("cost", "lost")
    changes = sentence_changes("\n".join(old), "\n".join(new), "en")
    assert [c.kind for c in changes] == [CHANGED] * 60
    assert all(c.old.replace("cost", "lost") == c.new for c in changes)


@pytest.mark.parametrize(
    ("quote", "old", "new", "expected"),
    [
        pytest.param("It opened.", "News. It opened.", "It opened. News.", 0, id="moved"),
        pytest.param("It opened.", "It opened.", "It opened.", 0, id="as it was"),
        pytest.param("It opened.", "It opened.", "It closed.", None, id="gone"),
        pytest.param("It opened.", "It opened.", "It opened. It opened.", None, id="twice now"),
        pytest.param("It opened.", "It opened. It opened.", "It opened.", None, id="twice before"),
        pytest.param("it opened", "Yes, it opened.", "Nobody says that it opened.", None, id="now denied"),
        pytest.param("it opened", "Yes, it opened.", "Yes, it opened not.", None, id="denied after"),
        pytest.param(
            "340 million", "Cost: 340 million.", "Cost: 1,340 million.", None, id="part of a number"
        ),
        pytest.param("30人", "従業員は30人だ。", "従業員は430人だ。", None, id="part of a number, ja"),
        pytest.param("工場は開業した。", "工場は開業した。", "昨日。工場は開業した。", 3, id="ja"),
        pytest.param(
            "工場は開業した", "工場は開業した。", "工場は開業した、とは言えない。", None, id="ja denied"
        ),
        pytest.param("", "a", "a", None, id="empty"),
        pytest.param("b", "a", "b", None, id="not there before"),
    ],
)
def test_a_quote_is_found_again_or_given_up(quote: str, old: str, new: str, expected: int | None) -> None:
    assert reanchor(quote, max(0, old.find(quote)), old, new) == expected


@given(
    before=st.text(max_size=20), quote=st.text(min_size=1, max_size=20), after=st.text(max_size=20), new=TEXTS
)
def test_a_quote_that_is_found_again_stands_there(before: str, quote: str, after: str, new: str) -> None:
    found = reanchor(quote, len(before), before + quote + after, new)
    assert found is None or new[found : found + len(quote)] == quote
    same = reanchor(quote, len(before), before + quote + after, before + quote + after)
    assert same in (None, len(before))


def test_a_change_without_facts_is_not_weighty() -> None:
    assert not Change(CHANGED, "a", 0, 1, "b", 0, 1, ()).is_weighty
