"""Tables for the eyes: what a person has to act on comes first."""

from __future__ import annotations

import re

from claimbook.core.workspace import Run
from claimbook.stages.display import show_names


def test_names_to_confirm_come_first(small_run: Run) -> None:
    assert repr(show_names(small_run)) == "<0 names, 0 to confirm>"
    small_run.workspace.names_csv("porto").write_text(
        "name,canonical,language,note\n"
        "ハルデン,Halden,ja,\n"
        "ボス,Voss,ja,proposed: they sound nearly the same\n"
        "<b>,Bold,en,rejected: a tag\n",
        encoding="utf-8",
    )
    shown = show_names(small_run)
    assert repr(shown) == "<3 names, 1 to confirm>"
    assert re.findall("<th scope=row[^>]*>([^<]*)</th>", shown.html) == ["ボス", "ハルデン", "&lt;b&gt;"]
