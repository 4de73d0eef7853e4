"""What an article's unknown name may stand for, and which names get no proposal."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.tables import read_rows
from claimbook.matching.aliases import load_aliases
from claimbook.matching.artefacts import artefacts, propose_artefacts
from claimbook.matching.proposals import propose_names
from claimbook.text.entities.names import find_names

WORLD = load_aliases(None)
# Invented articles whose names are right, each with a page that answers it: 13, in three languages.
ARTICLES = read_rows(Path(__file__).with_name("right_names.csv"))


def _names(text: str, language: str) -> list[str]:
    return [n.surface for line in text.split("\n") for n in find_names(line, language, WORLD.surfaces)]


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("ウルトラマン", "Sam Altman"),  # 奥特曼, from Chinese
        ("Ultraman", "Sam Altman"),
        ("Ultraman of OpenAI", "Sam Altman"),
        ("Sun Zhengyi", "Masayoshi Son"),  # 孙正义, from Chinese
        ("甲骨文字", "Oracle"),  # 甲骨文, from Chinese
        ("リンゴ", "Apple"),  # 苹果, from Chinese
        ("Yingweida", "NVIDIA"),  # 英伟达, as it is read
        ("インウェイダ", "NVIDIA"),
        ("リンドグヴィスト", "Peter Lindqvist"),
        ("ハルデム・モータース", "Halden Motors"),
        ("スターシェイド", ""),
        ("田中太郎", ""),
        ("Nokia", ""),
        ("アニカ・リンド", ""),  # Lindqvist begins alike
        ("Petra Lindquist", ""),
        ("OpenAI", ""),  # a known name needs no proposal
        ("Lindqvist", ""),  # nor one that a source has
        ("", ""),
    ],
    ids=ascii,
)
def test_proposals(name: str, proposed: str) -> None:
    sources = ["OpenAI", "Sam Altman", "Masayoshi Son", "Oracle", "Apple", "NVIDIA", "Halden Motors"]
    found = propose_names([name], [*sources, "Peter Lindqvist"], WORLD)
    assert [p.proposed for p in found] == ([proposed] if proposed else [])
    assert all(p.name in name and p.reason and 0 < p.score < 1 for p in found)


def test_at_most_one_of_twenty_right_names_gets_a_wrong_proposal() -> None:
    names, wrong = 0, []
    for row in ARTICLES:
        said = list(dict.fromkeys(_names(row["article"], row["language"])))
        found = propose_names(said, _names(row["page"], row["page_language"]), WORLD)
        names += len(said)
        wrong += [p for p in found if f"{p.name}={p.proposed}" not in row["same"].split("|")]
    assert names > 100
    assert len(wrong) <= names / 20, wrong


def test_beside_foreign_pages_few_right_names_get_a_proposal() -> None:
    """Names of other articles' pages and all that is well known: whatever is proposed is wrong."""
    pages = [set(_names(row["page"], row["page_language"])) for row in ARTICLES]
    names, wrong = 0, []
    for number, row in enumerate(ARTICLES):
        said = list(dict.fromkeys(_names(row["article"], row["language"])))
        foreign = sorted(set().union(*pages[:number], *pages[number + 1 :]) | set(WORLD.kinds))
        names += len(said)
        wrong += propose_names(said, foreign, WORLD)
    assert len(wrong) <= names / 20, wrong


@pytest.mark.parametrize("row", ARTICLES, ids=lambda row: row["page"].split("\n")[0])
def test_right_articles_hold_no_artefact(row: dict[str, str]) -> None:
    assert propose_artefacts(row["article"], (), WORLD) == ()


@pytest.mark.parametrize(
    ("text", "known", "proposed"),
    [
        ("OpenAIのウルトラマンCEOが語った。", (), ["Sam Altman"]),
        ("ウルトラマンCEOが語った。", (), []),
        ("ウルトラマンCEOが語った。", ("アルトマン",), ["Sam Altman"]),
        ("OpenAIで作ったウルトラマンタロウの動画。", (), []),
        ("Ultraman leads OpenAI.", (), ["Sam Altman"]),
        ("Ultramania and OpenAI.", (), []),
        ("甲骨文字の展示をNVIDIAが支援した。", (), []),  # words by themselves need two of its things
        ("甲骨文字とOpenAI、ソフトバンクが組む。", (), ["Oracle"]),
        ("Yingweida sells a GPU to Ruanyin and OpenAI.", (), ["SoftBank", "NVIDIA"]),
        ("", (), []),
        ("\x00ウルトラマン\ud800OpenAI", (), ["Sam Altman"]),
    ],
    ids=ascii,
)
def test_artefacts_are_proposed_beside_what_belongs_to_them(
    text: str, known: tuple[str, ...], proposed: list[str]
) -> None:
    assert [p.proposed for p in propose_artefacts(text, known, WORLD)] == proposed


def test_every_artefact_stands_for_a_known_name_and_is_none_itself() -> None:
    for artefact in artefacts():
        assert WORLD.canonical(artefact.written) == WORLD.canonical(artefact.canonical) == artefact.canonical
        assert artefact.context
        assert [n for n in (*artefact.names, *artefact.words) if WORLD.canonical(n)] == []
