"""Which names a text gives a role to, and which it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.matching.aliases import load_aliases
from claimbook.text.entities.names import find_names
from claimbook.text.meaning.roles import Role, find_roles


def roles_in(text: str, language: str) -> tuple[Role, ...]:
    return find_roles(text, language, find_names(text, language, load_aliases(None).surfaces))


def held(text: str, language: str) -> list[tuple[str, list[str]]]:
    return [(r.role, [h.surface for h in r.holders]) for r in roles_in(text, language)]


BOUND = {
    "is": ("en", "Clara Voss is the chairwoman of Halden Motors.", [("chair", ["Clara Voss"])]),
    "the role first": (
        "en", "The chief executive of Halden Motors is Peter Lindqvist.",
        [("chief executive", ["Peter Lindqvist"])],
    ),
    "appointed as": (
        "en", "Halden Motors appointed Peter Lindqvist as chief executive.",
        [("chief executive", ["Peter Lindqvist"])],
    ),
    "title before the name": (
        "en", "Chief executive Peter Lindqvist welcomed the plan.",
        [("chief executive", ["Peter Lindqvist"])],
    ),
    "aside after the name": ("en", "Clara Voss, the mayor of Milford, agreed.", [("mayor", ["Clara Voss"])]),
    "list": (
        "en", "The investors are Halden Motors, Orland Rail and Brightwater Foods.",
        [("investor", ["Halden Motors", "Orland Rail", "Brightwater Foods"])],
    ),
    "two duties": (
        "en", "Halden Motors has financial responsibility and Orland Rail has operational responsibility.",
        [("financial responsibility", ["Halden Motors"]), ("operational responsibility", ["Orland Rail"])],
    ),
    "は": ("ja", "北山製菓の社長は佐藤明子氏である。", [("president", ["佐藤明子"])]),
    "には が": ("ja", "会長には佐藤明子氏が就任した。", [("chair", ["佐藤明子"])]),
    "list in Japanese": (
        "ja", "出資者はソフトバンク、オラクル、マイクロソフトである。",
        [("equity funder", ["ソフトバンク", "オラクル", "マイクロソフト"])],
    ),
    "two duties in Japanese": (
        "ja", "ソフトバンクが財務を、オラクルが運営を担う。",
        [("financial responsibility", ["ソフトバンク"]), ("operational responsibility", ["オラクル"])],
    ),
    "担任": ("zh", "孙正义担任董事长。", [("chair", ["孙正义"])]),
    "list in Chinese": (
        "zh", "投资方是微软、甲骨文和英特尔。", [("equity funder", ["微软", "甲骨文", "英特尔"])],
    ),
    "two duties in Chinese": (
        "zh", "甲骨文负责运营，微软负责财务。",
        [("operational responsibility", ["甲骨文"]), ("financial responsibility", ["微软"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), BOUND.values(), ids=BOUND)
def test_a_role_is_bound_to_its_holders(
    language: str, text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert held(text, language) == expected


UNBOUND = {
    "nobody named": ("en", "The chairman was late."),
    "only met": ("en", "The mayor met Clara Voss in Milford."),
    "nobody named in Japanese": ("ja", "会長は遅刻した。"),
    "nobody named in Chinese": ("zh", "董事长迟到了。"),
    "a language without roles": ("de", "Der Vorsitzende ist Peter Lindqvist."),
    "nothing": ("en", ""),
}


@pytest.mark.parametrize(("language", "text"), UNBOUND.values(), ids=UNBOUND)
def test_nearness_alone_binds_no_role(language: str, text: str) -> None:
    assert held(text, language) == []


LISTS = {
    "are": ("en", "The investors are Halden Motors and Orland Rail.", False),
    "include": ("en", "The investors include Halden Motors and Orland Rail.", True),
    "others": ("en", "The investors are Halden Motors, Orland Rail and others.", True),
    "など": ("ja", "出資者はソフトバンク、オラクルなどである。", True),
    "である": ("ja", "出資者はソフトバンクとオラクルである。", False),
    "包括": ("zh", "投资方包括微软和英特尔。", True),
    "是": ("zh", "投资方是微软和英特尔。", False),
}


@pytest.mark.parametrize(("language", "text", "is_open"), LISTS.values(), ids=LISTS)
def test_a_list_says_whether_it_names_all(language: str, text: str, is_open: bool) -> None:
    assert [r.is_open for r in roles_in(text, language)] == [is_open]


WORDS = [
    "Clara Voss",
    "Oracle",
    "ソフトバンク",
    "微软",
    "chairman",
    "会長",
    "董事长",
    " is the ",
    " of ",
    "は",
    "の",
]
PIECES = st.sampled_from([*WORDS, "是", ", ", "、", "。", "\0", "\ud800", "x" * 40])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["en", "ja", "zh"]))
def test_offsets_point_at_the_words(text: str, language: str) -> None:
    for role in roles_in(text, language):
        assert text[role.start : role.end] == role.surface
        assert role.holders
        assert all(text[h.start : h.end] == h.surface for h in role.holders)
