"""Who holds which office, duty or place in a list: roles with their holders.

A role is bound to names only where the words between them say so ("X is the chairman", 会長には X が
就任); a role that no words bind is no fact. The roles and their words stand in data/roles.csv.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claimbook.text.entities.names import NameKind, NameMention


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the names that the text gives it; `text[start:end] == surface` is the role's word.

    `is_open` where the text does not claim to name all holders ("including", など).
    """

    start: int
    end: int
    surface: str
    role: str
    holders: tuple[NameMention, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class NameRun:
    """Names in a row, as in a list."""

    start: int
    end: int
    names: tuple[NameMention, ...]
    is_open: bool


_SEPARATOR = re.compile(
    r"\s*(?:,|、|，|・|;|/|&|\band\b|\bor\b|および|及び|並びに|ならびに|そして|と|や"
    r"|和|与|及|以及|、?\s*(?:そして|および|と)|,\s*and\b|，?\s*(?:以及|和))"
    r"\s*(?:the\s+|its\s+)?",
    re.IGNORECASE,
)
_REPLACED = re.compile(r"(?:接替|接任|代替|取代|继任)$")
_ONE_OF = re.compile(r"\b(?:among|one of|some of)\b|の(?:一[社つ人員]|ひと[つり])|之一", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:among|one of|some of|several of)\b[^,.;:]{0,40}$", re.IGNORECASE)
# What is done to the name that follows; only "by" makes that the holder.
_ACTIVE = (
    "founded", "cofounded", "lead", "leads", "led", "leading", "heads", "headed", "hosts", "spearhead",
    "spearheads", "chairs", "chaired",
)  # fmt: skip
_PASSIVE_BEFORE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# "a teacher from Dorran, was elected mayor": not Dorran was.
_NO_HOLDER = re.compile(
    r"\b(?:from|in|at|near|of|for|with|against|over|outside)\s+(?:the\s+)?$", re.IGNORECASE
)
# "Stargate's partners", スターゲイトの会長: an owner is no holder.
_OWNER = re.compile(r"['’]s\b|(?:氏|社)?の|的(?!确)")
_OPEN_BEFORE = re.compile(
    r"(?:includ\w+|such as|among(?: them| others)?|like|e\.g\.|包括|比如|例如)[\s,:：]*(?:the\s+)?$",
    re.IGNORECASE,
)
_OPEN_AFTER = re.compile(r"^\s*(?:など|ら|等|，?等|,? (?:among|and) others|,? etc)", re.IGNORECASE)

# What may stand between a holder and the role, by language. A gap never crosses a clause or a name.
_HOLDER_FIRST = {
    "en": re.compile(
        r"^\s*,?\s*(?:(?:who|which)\s+)?(?:(?:will|would|shall|also|currently|now|then|jointly|to)\s+)*"
            r"(?:is|are|was|were|be|been|being|become|becomes|became|has|have|had|having|hold"
            r"|holds|held|holding|take|takes|taking|took"
            r"|assume[sd]?|assuming|serve[sd]?|serving|act|acts|acted|acting|carr\w+|bear\w*"
            r"|bore|remain\w*|named|appointed|elected"
            r"|as|handl\w+|manag\w+|the)(?:\s+(?!and\b|while\b|with\b)[\w'-]+){0,5}?\s*$|^\s*$"
            r"|^\s*,\s*(?:the|its|our|a|an)?\s*(?:\w+\s+){0,2}$",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"^(?:氏|さん|社|大統領|首相)?(?:が|は|も)、?[^、。「」]{0,14}$|^$|^(?:氏"
        r"|さん)?(?:が|は)、?.{0,2}$"),
    "zh": re.compile(
        r"^(?:则|将|也|公司|先生|女士)?(?:是|为|担任|出任|任|负责|作为|成为|承担"
        r"|主要)?[^，。、；]{0,8}$"),
}  # fmt: skip
_ROLE_FIRST = {
    "en": re.compile(
        r"^(?:\s+(?!and\b|while\b)[\w'-]+){0,6}?\s*"
        r"(?:(?:is|are|was|were|will be|be|include[sd]?|including|such as|lies? with|rests? with|sits with"
        r"|goes to|go to|went to|belongs? to|falls? to|passes to)\s*:?|:|—|–|by)\s+(?:the\s+|both\s+)?$"
        r"|^\s*,?\s*(?:Mr\.?|Ms\.?|Dr\.?)?\s*$",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"^(?:する|した|している)?(?:者|企業|会社|各社|役|職|パートナー|立場|の)*(?:には"
        r"|に|は|が|として|の|で|:|：|であった)?(?:、|,)?\s*(?:米|日本の|同社の)?$"),
    "zh": re.compile(r"^(?:者|方|公司|企业|一职)?(?:是|为|包括|由|有|分别是|将由|：|:)?\s*$"),
}  # fmt: skip


def find_roles(text: str, language: str, names: Sequence[NameMention]) -> tuple[Role, ...]:
    """The roles in a text that its words bind to names, in order.

    Args:
        text: one sentence or so.
        language: ja, en or zh; other languages give nothing.
        names: the name mentions in the text, in order.
    """
    if language not in _HOLDER_FIRST:
        return ()
    runs = tuple(run for run in name_runs(text, names) if not _OWNER.match(text[run.end : run.end + 12]))
    words = _role_words(text, language, names)
    bound = [_bind(text, language, word, words, runs) for word in words]
    return tuple(role for role in bound if role is not None)


def _bind(
    text: str,
    language: str,
    word: tuple[int, int, str],
    words: Sequence[tuple[int, int, str]],
    runs: Sequence[NameRun],
) -> Role | None:
    start, end, role = word
    if language == "en" and text[start:end].lower() in _ACTIVE and _PASSIVE_BEFORE.search(text[:start][-24:]):
        return None  # "was founded" does not say by whom
    # 大阪市長: a place has an office, it does not hold it.
    # "A succeeds B as chair" in Chinese: B holds nothing any more.
    runs = [r for r in runs if not _REPLACED.search(text[max(0, r.start - 4) : r.start])]
    able = [r for r in runs if not (is_office(role) and all(n.kind is NameKind.PLACE for n in r.names))]
    before = [r for r in able if r.end <= start]
    after = [r for r in able if r.start >= end]
    others = [w for w in words if w != word]
    candidates = []
    # "Owned by", "founded by": the holder comes after it.
    is_passive = text[start:end].lower().endswith(" by")
    if before and not is_passive and not _between(others, before[-1].end, start):
        gap = text[before[-1].end : start]
        is_place = language == "en" and _NO_HOLDER.search(
            text[max(0, before[-1].start - 20) : before[-1].start]
        )
        if _HOLDER_FIRST[language].search(gap) and not is_place:
            candidates.append((_weakness(gap, language), before[-1]))
    if after and not _between(others, end, after[0].start) and text[start:end].lower() not in _ACTIVE:
        # "the chairman of Stargate is X": the first name after a role may be what the role belongs to.
        for run in after[:2]:
            gap = text[end : run.start]
            if _ROLE_FIRST[language].search(gap):
                candidates.append((_weakness(gap, language), run))
                break
    if not candidates:
        return None
    # "Boise State coach Chris Petersen": who follows right behind a role holds it.
    behind = [run for _, run in candidates if language == "en" and text[end : run.start] == " "]
    run = behind[0] if behind else min(candidates, key=lambda c: (c[0], c[1].start))[1]
    near = text[min(run.end, start) : max(run.end, end) + 12]
    among = _AMONG.search(text[max(0, start - 40) : start]) if language == "en" else None
    is_open = run.is_open or bool(_ONE_OF.search(near)) or among is not None
    return Role(start, end, text[start:end], role, run.names, is_open)


def _weakness(gap: str, language: str) -> int:
    """How loosely a gap binds: a verb or particle that links binds tighter than mere nearness."""
    linked = {
        "en": re.search(r"\b(?:is|are|was|were|be|has|have|having|holds?|as|by|includ\w+)\b|:", gap, re.I),
        "ja": re.search(r"は|が|には|として|も", gap),
        "zh": re.search(r"是|为|任|负责|由|包括|：", gap),
    }[language]
    return len(gap) + (0 if linked else 20)


def _between(words: Sequence[tuple[int, int, str]], start: int, end: int) -> bool:
    return any(start <= w[0] and w[1] <= end for w in words)


def name_runs(text: str, names: Sequence[NameMention]) -> Iterator[NameRun]:
    """The names of a text, those that stand in a row together; a name alone is a row of one."""
    group: list[NameMention] = []
    for name in names:
        if group and _SEPARATOR.fullmatch(text[group[-1].end : name.start]):
            group.append(name)
            continue
        if group:
            yield _run(text, group)
        group = [name]
    if group:
        yield _run(text, group)


def _run(text: str, group: list[NameMention]) -> NameRun:
    start, end = group[0].start, group[-1].end
    is_open = bool(
        _OPEN_BEFORE.search(text[max(0, start - 40) : start]) or _OPEN_AFTER.match(text[end : end + 20])
    )
    return NameRun(start, end, tuple(group), is_open)


def _role_words(text: str, language: str, names: Sequence[NameMention]) -> list[tuple[int, int, str]]:
    """Role words outside names, longest first where they overlap."""
    taken = [(n.start, n.end) for n in names]
    found = []
    for match in _pattern(language).finditer(text):
        start, end = match.span()
        if not any(a < end and start < b for a, b in taken):
            found.append((start, end, _roles_of(language)[match.group().lower()]))
    return found


def is_role_word(surface: str, language: str) -> bool:
    """True for the word of a role, which is no name: 最高執行責任者."""
    return language in _HOLDER_FIRST and surface.lower() in _roles_of(language)


def is_office(role: str) -> bool:
    """True for a post that one person holds, false for a part in something (investor, supplier)."""
    return role in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["role"] for row in _rows() if row["kind"] == "office")


@cache
def _roles_of(language: str) -> dict[str, str]:
    return {word.lower(): row["role"] for row in _rows() for word in row[language].split("|") if word}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    file = resources.files("claimbook.text") / "data" / "roles.csv"
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(_roles_of(language), key=len, reverse=True)
    edge = r"\b" if language == "en" else ""
    return re.compile(edge + "(?:" + "|".join(re.escape(w) for w in words) + ")" + edge, re.IGNORECASE)
