"""The things that a sentence names and that a later word may point back to, by kind.

Kinds, the words that point to them and the form of their names stand in data/referents.csv. In its
expressions <CAPS> stands for capitalised words before the last one, <CAPS1> for one to four of them, <RUN>
for the letters of a Japanese name, <HAN> for those of a Chinese name at the start of a clause, and <ANY> for
what stands between quotation marks.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from claimbook.text.entities.name_model import NameKind
from claimbook.text.entities.names import find_names
from claimbook.text.syntax.japanese_syntax import opening_topic, parse
from claimbook.text.syntax.people import UNNAMED, distinct, people

_LONGEST = 600
_CAP = r"(?-i:[A-Z][\w’'-]*)"
_TERMS = {
    "CAPS": rf"(?<![\w’'-])(?!(?:The|A|An|This|That) )(?:{_CAP} (?:(?:of|for|the|and|&|de) )?){{1,5}}",
    "CAPS1": rf"{_CAP}(?: (?:(?:of|and|&) )?{_CAP}){{0,3}}",
    "RUN": r"(?:[一-鿿々〆ヶヵァ-ヺー・A-Za-z0-9&＆]{1,20})",
    "HAN": r"(?:(?<=^)|(?<=[，。；：、“由与和对在向从给被]))[一-鿿A-Za-z0-9·]{1,14}?",
    "ANY": r"[^「」『』“”《》]{1,40}",
}
# 同 before a noun and nothing else: "(?<![...])同(?:...)(?=...)".
_SAME = re.compile(r"\(\?<!\[\w+\]\)同\(\?:[^()]*(?:\([^()]*\)\??[^()]*)*\)\(\?=[^()]*\)")
_NAMED = re.compile(r"<([A-Z0-9]+)>")
# What stands before a name and belongs to no name.
_LEADING = {
    "en": re.compile(
        r"(?:The|A|An|In|On|At|By|For|From|And|But|When|While|Last|This|That|Its|Their|His|Her"
        r"|Under|After|Since) "
    ),
    "ja": re.compile(
        r"(?:地元|隣接|近隣|各|全|元|旧|新|前|昨年度?|今年度?|同日|一方|なお|また|先週|先月|今回|現在|最大|県内|市内"
        r"|国内|大手|老舗|当時)(?=[一-鿿ァ-ヺA-Z]{2})"
    ),
    "zh": re.compile(
        r"昨天|昨日|今天|今日|日前|近日|目前|随后|此前|据悉|其中|本周|上周|去年|今年|当天|同时|此外|记者从|位于|来自"
    ),
}
# What has the form of a name and is none: 都市, 両社, "the bridge", 大学.
_NO_NAME = {
    "en": re.compile(r"(?:The|A|An|This|That|Our|Its|His|Her|Their|New|Old)? ?\w*", re.IGNORECASE),
    "ja": re.compile(
        r"(?:[各両同他本当自全都支入退出商会公神貴弊御大小中]|新聞|出版)?"
        r"(?:社|市|県|町|村|区|州|省|庁|党|駅|線|川|店|館|法|号|会社|株式会社|銀行|大学|高校|病院|協会|組合|委員会|議会"
        r"|条例|大会|制度|事件|橋|署|賞)|市町|政党|与党|野党|全国大会"
    ),
    "zh": re.compile(
        r".?(?:公司|集团|银行|大学|学院|医院|桥|市|省|县|局|法|党|站|队|线|中心|学校)"
        r"|(?:[全本我各城都超]|多家|两家|一家|这家|上市)(?:市|省|县|公司)"
    ),
}
_INTRODUCED = re.compile(
    r"「(?P<name>[^「」]{1,30})」を(?:発表|発売|公開|開発|リリース|出展|投入|披露|発明|購入|導入|採用|開設|売り出)"
)
_PARTICIPANT = re.compile(r"(?:社)?(?:は|が|を|と|や|、|も)")
_IN_QUOTES = re.compile(r"[「『“《][^「」『』“”《》]*[」』”》]")
_OPENING_ENGLISH = re.compile(
    r"(?P<name>[A-Z][\w&.’-]*(?: (?:& )?[A-Z][\w&.’-]*){0,3})"
    r" (?:is|was|has|had|will|announced|said|plans|reported|unveiled|launched|agreed"
    r"|raised|posted|employs|operates|makes|sells)\b"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w&’-]+")
_ORDINARY = re.compile(
    r"(?:The|A|An|In|On|It|He|She|They|This|That|These|We|I|But|And|\w+day|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)$"
)
_FOREIGN_NAME = re.compile(r"[「『]?[A-Za-z0-9ァ-ヶー・.&+\- ]{2,30}[」』]?")
_NO_COMPANY = re.compile(
    r"(?:計画|プロジェクト|構想|大会|法|州|県|市|国|氏|さん|大統領|首相|会長|社長|CEO|選手|監督|教授)$"
)


@dataclass(frozen=True, slots=True)
class Referent:
    """One row of the table: the words that point to a kind of thing, and how its names look."""

    kind: str
    place: str  # where the pointer stands: start, clause (its start) or any
    pointers: re.Pattern[str]
    names: re.Pattern[str] | None
    needs: str = ""  # a character that every pointer of the row has; without it none is looked for


@cache
def referents(language: str) -> tuple[Referent, ...]:
    """The rows of a language, in the order of the table; none where it has no rows."""
    text = (resources.files("claimbook.text") / "data" / "referents.csv").read_text(encoding="utf-8")
    return tuple(
        Referent(
            row["kind"],
            row["place"],
            re.compile(row["pointers"]),
            re.compile(_NAMED.sub(lambda term: _TERMS[term[1]], row["names"])) if row["names"] else None,
            needs="同" if _SAME.fullmatch(row["pointers"]) else "",
        )
        for row in csv.DictReader(text.splitlines())
        if row["language"] == language
    )


def named(sentence: str, language: str, referent: Referent) -> tuple[str, ...]:
    """What a sentence names of a kind, each once, in order; `UNNAMED` among it where it may mean others.

    >>> law = next(r for r in referents("en") if r.kind == "law")
    >>> named("The Assembly passed the River Protection Act.", "en", law)
    ('the River Protection Act',)
    """
    return _named(sentence[:_LONGEST], language, referent.kind)


@lru_cache(maxsize=4_000)
def _named(sentence: str, language: str, kind: str) -> tuple[str, ...]:
    if kind == "person":
        return people(sentence, language)
    if kind == "body":
        return _opening_company(sentence, language)
    if kind == "introduced":
        return tuple(dict.fromkeys(f"「{found['name']}」" for found in _INTRODUCED.finditer(sentence)))
    pattern = next(r.names for r in referents(language) if r.kind == kind)
    found = pattern.finditer(sentence) if pattern else ()
    names = [name for match in found if (name := _tidy(sentence, match, language))]
    if kind == "project":
        names = [name.strip("「」『』") for name in names]
    return _companies(sentence, language, names) if kind == "company" else distinct(names)


def _tidy(sentence: str, match: re.Match[str], language: str) -> str:
    name, start = match.group(), match.start()
    if language in _LEADING and (leading := _LEADING[language].match(name)):
        name, start = name[leading.end() :], start + leading.end()
    if language in _NO_NAME and _NO_NAME[language].fullmatch(name):
        return ""
    if language == "en" and sentence[max(0, start - 4) : start].lower() == "the ":
        return f"the {name}"
    return name.strip()


def _companies(sentence: str, language: str, names: Sequence[str]) -> tuple[str, ...]:
    """The companies of a sentence; a name of unknown kind that takes part in it may be another."""
    if language != "ja":
        return distinct(names) or _opening_company(sentence, language)
    quoted = [m.span() for m in _IN_QUOTES.finditer(sentence)]
    mentions = [m for m in find_names(sentence, language) if not any(a <= m.start < b for a, b in quoted)]
    sure = [*names, *(m.surface for m in mentions if m.kind is NameKind.ORGANISATION)]
    others = [
        UNNAMED
        for m in mentions
        if m.kind is NameKind.UNKNOWN
        and _PARTICIPANT.match(sentence, m.end)
        and not any(m.surface in name or name in m.surface for name in sure)
    ]
    if not sure:
        return _opening_company(sentence, language)
    return distinct([*sure, *others])


def _opening_company(sentence: str, language: str) -> tuple[str, ...]:
    """The one name that a sentence opens with as its subject; `UNNAMED` where it names others, too."""
    if language == "ja":
        topic = opening_topic(parse(sentence[:300]), 0).removesuffix("は").strip()
        is_company = _FOREIGN_NAME.fullmatch(topic) and not _NO_COMPANY.search(topic)
        return (topic,) if is_company else ()
    found = _OPENING_ENGLISH.match(sentence) if language == "en" else None
    if not found or _ORDINARY.match(found["name"]):
        return ()
    others = (w for w in _CAPITALISED.findall(sentence[found.end() :]) if not _ORDINARY.match(w))
    return (found["name"], UNNAMED) if any(others) else (found["name"],)
