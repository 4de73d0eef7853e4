"""Words that point back ("it", 同社, 该公司), and the name they point to where only one can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.text.japanese_syntax import opening_topic, parse


@dataclass(frozen=True, slots=True)
class Resolved:
    """A statement that stands on its own, or a note that says which word still points elsewhere."""

    text: str
    note: str  # empty, "この計画 = スターゲイト・プロジェクト" or "unresolved: これ"


_CONNECTIVES = {
    "ja": re.compile(
        r"(?:また|しかし|なお|一方で?|さらに|そして|ただ|ただし|とはいえ|つまり"
        r"|すなわち|だが|しかも|加えて|同時に|もっとも|ちなみに|では|そのため"
        r"|その結果|このため|こうした中)、"
    ),
    "en": re.compile(
        r"(?:And|But|Also|However|Moreover|Meanwhile|Still|Yet|Furthermore|In addition"
        r"|Besides|Thus|Therefore|Nevertheless|Additionally|As a result|For example"
        r"|For instance|In fact|Indeed|Of course|At the same time)(?:,\s+|(?<=And)\s+"
        r"|(?<=But)\s+)"
    ),
    "zh": re.compile(
        r"(?:而且|并且|此外|另外|同时|然而|但是|不过|因此|所以|其实|事实上|与此同时"
        r"|值得注意的是|值得一提的是|需要注意的是)[，,]"
    ),
}
_POINTERS = {
    "ja": re.compile(
        r"(?P<company>同社|この会社|この企業)"
        r"|(?P<project>(?:この|同|本)(?:計画|プロジェクト|取り組み|事業|構想))"
        r"|(?P<other>これら?|それら?|彼女?ら?|同氏|同紙|同国|同局|同省|両社|両者"
        r"|両国|両氏|その[^、。は]{1,8}(?=は|が|も)|(?:この|こうした|あの|そうした)[^、。はがを]{1,12}(?=は"
        r"|が|も|を))(?=は|が|も|を|に|の|、|で)"
    ),
    "en": re.compile(
        r"(?P<company>The (?:company|firm|group))\b(?! of)"
        r"|(?P<project>(?:The|This) (?:project|plan|initiative|venture))\b(?! (?:of|to|for))"
        r"|(?P<other>(?:It|He|She|They|This|That|These|Those|Both)\b(?! of the))"
    ),
    "zh": re.compile(
        r"(?P<company>该公司|這家公司|这家公司|該公司)"
        r"|(?P<project>(?:该|該|这一|這一|这个|這個|这项|這項)(?:项目|計畫|计划|計劃|專案|项目))"
        r"|(?P<other>它们?|他们?|她们?|其(?!中|他|实|余)|这(?!一|个|些|项|家)"
        r"|這(?!一|個|些|項|家)|此举|此舉|双方|雙方|两家公司|兩家公司)"
    ),
}
_PROJECT_NAMES = {
    "ja": re.compile(
        r"[「『](?P<e>Project [A-Z][\w ]{1,28})[」』]|(?P<f>Project [A-Z]\w+)|"
        r"[「『](?P<a>[^」』]{2,30}?(?:[・\s]?(?:プロジェクト|計画|構想|Project)))[」』]"
        r"|[「『](?P<b>[^」』]{2,30})[」』]\s?(?:プロジェクト|計画|構想|と呼ばれる)"
        r"|(?:プロジェクト|計画|構想|事業|AI)\s?[「『](?P<c>[^」』]{2,30})[」』]"
        r"|(?P<d>[ァ-ヶーA-Za-z・]{3,30}[・\s]?(?:プロジェクト|計画|構想))"
    ),
    "en": re.compile(
        r"(?P<a>[A-Z][\w’-]*(?: [A-Z][\w’-]*){0,4} (?:Project|Initiative|Plan"
        r"|Program|Programme))\b|(?P<b>Project [A-Z][\w’-]+)"
    ),
    "zh": re.compile(
        r"[“「《](?P<a>[^”」》]{2,20})[”」》](?:的)?(?:项目|计划|專案|計畫)"
        r"|(?P<b>[A-Z][A-Za-z]{2,20})(?:项目|计划|專案|計畫)"
    ),
}
_CORE = re.compile(r"[・\s]|プロジェクト|計画|構想|project|initiative|plan|programme?|\bthe\b", re.IGNORECASE)
# "It is worth noting that ...": what is worth noting is the statement.
_FRAMES = {
    "ja": re.compile(
        r"(?:(?:注目|特筆|留意)すべき(?:なの)?|見逃せない|注目される)(?:のは|点は|は)、?"
        r"(?P<a>.{6,}?)(?:こと|点)(?:だ|です|である)[。\s]*$"
        r"|(?P<b>.{6,}?)(?:こと|点)(?:は|も|にも?)、?(?:注目に値|特筆に値|注目され|特筆され|見逃せ)[^、]{0,8}$"
    ),
    "en": re.compile(
        r"(?:It(?: is|['’]s) (?:also )?(?:worth (?:noting|mentioning)|noteworthy|notable)|Note|Notably)"
        r"(?: that|,) (?P<a>.{6,})$"
    ),
}
_ONE_NAME = re.compile(
    r"[「『]?[A-Za-z0-9ァ-ヶー・.&+\- ]{2,30}[」』]?"
    r"|[一-鿿ァ-ヶーA-Za-z]{2,20}(?:社|グループ|銀行|自動車|電力|大学|HD)"
)
_PERSON = re.compile(r"(?:氏|さん|大統領|首相|会長|社長|CEO|選手|監督|教授|容疑者|被告)$")
_NO_COMPANY = re.compile(r"計画|プロジェクト|構想|大会|法$|州$|県$|市$|国$")
_OPENING_NAME_EN = re.compile(
    r"(?P<name>[A-Z][\w&.’-]*(?: [A-Z][\w&.’-]*){0,3})"
    r" (?:is|was|has|had|will|announced|said|plans|reported|unveiled|launched|agreed|raised|posted)\b"
)
_CAPITALISED_EN = re.compile(r"\b[A-Z][\w&’-]+")
_NOT_NAMES_EN = re.compile(
    r"(?:The|A|An|In|On|It|He|She|They|This|That|These|We|I|But|And|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)$"
)


def resolve(statement: str, language: str, preceding: Sequence[str]) -> Resolved:
    """Puts a name where a statement begins with a word that points back, if only one can be meant.

    Args:
        statement: a sentence or clause; a leading connective ("However,") and a frame ("it is worth
            noting that") are taken off.
        language: ISO 639-1; languages other than Japanese, English and Chinese are returned as they are.
        preceding: what was said before, the title first and the last sentence last.

    A company is the one name that the sentence before opens with. A project is the one that the
    sentence before names; if that names none, the only one named so far, or the only one in the title.
    All else is left as it stands, with a note.

    >>> resolve("同社は新しい。", "ja", ["MGXは投資会社です。"])
    Resolved(text='MGXは新しい。', note='同社 = MGX')
    """
    connective = _CONNECTIVES[language].match(statement) if language in _CONNECTIVES else None
    text = statement[connective.end() :].lstrip() if connective else statement
    if frame := _FRAMES[language].match(text) if language in _FRAMES else None:
        text = next(group for group in frame.groups() if group)
    if language == "en":
        text = text[:1].upper() + text[1:]
    pointer = _POINTERS[language].match(text) if language in _POINTERS else None
    if not pointer:
        return Resolved(text, "")
    word = pointer.group()
    name = ""
    if pointer["project"]:
        name = _project(language, preceding)
    elif pointer["company"] and preceding:
        name = _opening_company(language, preceding[-1])
    if not name:
        return Resolved(text, f"unresolved: {word}")
    return Resolved(name + text[pointer.end() :], f"{word} = {name}")


def _project(language: str, preceding: Sequence[str]) -> str:
    """The one project that the sentence before names; else the only one so far, or in the title."""
    if not preceding:
        return ""
    if near := _projects(language, preceding[-1:]):
        return near[0] if len(near) == 1 else ""
    for said in (preceding, preceding[:1]):
        names = _projects(language, said)
        if len(names) == 1:
            return names[0]
    return ""


def _projects(language: str, sentences: Sequence[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for sentence in sentences:
        for match in _PROJECT_NAMES[language].finditer(sentence):
            name = next(group for group in match.groups() if group)
            core = _CORE.sub("", name).lower()
            # The fuller form of a name is the clearer one.
            if core and len(name) > len(names.get(core, "")):
                names[core] = name
    return tuple(names.values())


def _opening_company(language: str, sentence: str) -> str:
    if language == "ja":
        topic = opening_topic(parse(sentence[:300]), 0).removesuffix("は").strip()
        is_company = (
            _ONE_NAME.fullmatch(topic) and not _PERSON.search(topic) and not _NO_COMPANY.search(topic)
        )
        return topic if is_company else ""
    found = _OPENING_NAME_EN.match(sentence) if language == "en" else None
    if not found or _NOT_NAMES_EN.match(found["name"]):
        return ""
    others = (w for w in _CAPITALISED_EN.findall(sentence[found.end() :]) if not _NOT_NAMES_EN.match(w))
    return "" if any(others) else found["name"]
