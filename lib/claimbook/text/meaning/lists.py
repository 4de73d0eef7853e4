"""Lists of names, and whether a text says that they are whole: "consists of A, B and C", A、B、Cの3社."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.text.entities.names import NameMention
from claimbook.text.meaning.roles import name_runs


@dataclass(frozen=True, slots=True)
class NameList:
    """Two names or more in a row; `is_whole` where the text says that there are no others."""

    start: int
    end: int
    names: tuple[NameMention, ...]
    is_whole: bool


_NUMBERS = {
    "en": r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})",
    "ja": r"(?:[2-9２-９]|\d\d|[二三四五六七八九十両])",
    "zh": r"(?:[2-9]|\d\d|[两二三四五六七八九十])",
}
# What says so right before the names; a number of them says it, too.
_BEFORE = {
    "en": re.compile(
        r"\b(?:consist(?:s|ed|ing)? of|ma(?:d|k)e(?:s)? up of|compris(?:es?|ed|ing)(?: of)?|composed of"
        rf"|(?:the|all|its|their|these) {_NUMBERS['en']} (?:[a-z-]+ ){{1,3}}(?:are|were|is|was|being|:)"
        rf"|(?:the|its|their"
        r"|whose|only) (?:[a-z-]+ ){0,2}?[a-z-]+s (?:are|were))\s*:?\s*(?:the\s+)?$",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"(?:構成するのは|[^、。]{1,14}(?:国|者|社|校|市|メンバー|構成員|加盟国)は)、?$"),
    "zh": re.compile(
        rf"(?:(?<!自)由|分别(?:是|为)|(?:成员|组成)(?:是|为|的是)|{_NUMBERS['zh']}[个家所座位名][^，。、]{{0,6}}(?:是|为|分别是|：))$"
    ),
}
# ... and right behind them.
_BEHIND = {
    "en": re.compile(r"^\s*(?:make up|made up|form(?:ed)?|compose[ds]?|constitute[ds]?|are the|were the)\b"),
    "ja": re.compile(
        rf"^(?:の{_NUMBERS['ja']}(?:つ|社|人|名|校|か国|カ国|ヶ国|都市|市|団体|州|県|町|区|[かカヶ]所|拠点|機関|大学|チーム)"
        r"|から(?:成|な)|で構成|によって構成|が[^、。]{0,12}構成)"
    ),
    "zh": re.compile(rf"^(?:这|等)?{_NUMBERS['zh']}[个家所座位名国](?!月)|^[^，。]{{0,4}}组成"),
}


def find_lists(text: str, language: str, names: Sequence[NameMention]) -> tuple[NameList, ...]:
    """The lists in a text, in order; empty in other languages than ja, en and zh.

    Args:
        text: one sentence or so.
        language: ISO 639-1.
        names: the name mentions in the text, in order.
    """
    if language not in _BEFORE:
        return ()
    return tuple(
        NameList(
            run.start, run.end, run.names, not run.is_open and _is_whole(text, language, run.start, run.end)
        )
        for run in name_runs(text, names)
        if len(run.names) > 1
    )


def _is_whole(text: str, language: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 60) : start], text[end : end + 24]
    return bool(_BEFORE[language].search(before) or _BEHIND[language].match(behind))
