"""Lists of names, and whether they are said to be whole."""

from __future__ import annotations

import pytest

from claimbook.text.entities.names import find_names
from claimbook.text.meaning.lists import find_lists

CASES = [
    ("The club consists of Germany, France and Italy.", "en", 3, True),
    (
        "The four partners are Kelso University, Mirren College, Dorran Institute and Lenna Academy.",
        "en",
        4,
        True,
    ),
    ("Germany, France and Italy took part.", "en", 3, False),
    ("Members such as Germany and France took part.", "en", 2, False),
    ("連合は東京、京都、大阪の3都市で構成されている。", "ja", 3, True),
    ("東京、京都、大阪で催しがあった。", "ja", 3, False),
    ("该联盟由北京、上海和深圳组成。", "zh", 3, True),
    ("北京、上海和深圳下雨。", "zh", 3, False),
]


@pytest.mark.parametrize(("text", "language", "members", "whole"), CASES, ids=[c[0] for c in CASES])
def test_a_list_is_whole_where_the_text_says_so(text: str, language: str, members: int, whole: bool) -> None:
    (found,) = find_lists(text, language, find_names(text, language))
    assert (len(found.names), found.is_whole) == (members, whole)
    assert text[found.start : found.end].startswith(found.names[0].surface)


@pytest.mark.parametrize("text", ["", "\x00", "\ud800、\udfff", "Anna Weber", "a" * 10_000])
def test_no_list_is_found_in_what_has_none(text: str) -> None:
    assert find_lists(text, "en", find_names(text, "en")) == ()


def test_other_languages_have_no_lists() -> None:
    text = "Deutschland, Frankreich und Italien"
    assert find_lists(text, "de", find_names(text, "de", ("Deutschland", "Frankreich", "Italien"))) == ()
