"""What a Japanese sentence says of a name before it comes to its own matter: "豆腐店を営む相馬フミさんは…".

A clause before a common noun tells which one is meant, and stays. Before the name of a person or an
organisation it tells something new, and is a statement of its own: "相馬フミさんは豆腐店を営む。"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.text.entities.japanese_names import is_proper
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.japanese_sources import leading_survey
from claimbook.text.syntax.japanese_syntax import Syntax, is_passive, phrase_start, verb_name
from claimbook.text.syntax.japanese_verbs import AUTHORED, takes_object

# After a name of a person, of an organisation, of a place.
_PERSON = re.compile(
    r"(?:氏|さん|様|ら|[（(][^（）()]{1,20}[）)]|選手|監督|教授|准教授|博士|市長|町長|村長|区長|知事|議員|議長|首相|大統領|大臣|長官|総裁"
    r"|会長|社長|代表|理事長|CEO|弁護士|医師|記者|委員長|党首|主席|総理|相)+$"
)
_ORGANISATION = re.compile(
    r"(?:社|会社|大学|大|銀行|グループ|ホールディングス|ＨＤ|HD|党|会|協会|財団|機構|研究所|電機|電力|自動車|製薬|工業|商事|証券"
    r"|新聞|放送|航空|鉄道|病院|高校|クラブ|組合|省|庁|チーム|研究室)(?:[（(][^（）()]{1,30}[）)])?$"
)
_PLACE = re.compile(r"(?:[都道府県市区町村州国島]|地区)$")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
# Verbs that say no more than "that is called" or "that concerns".
_EMPTY = frozenset(
    (
        "いう",
        "言う",
        "よる",
        "関する",
        "対する",
        "おける",
        "伴う",
        "つく",
        "ある",
        "なる",
        "よぶ",
        "知る",
        "含む",
        "する",
    )
)
_TIMES = re.compile(r"昨|今|先|去年|前|きょう|昨日|\d{1,2}日|曜日|現在|最近|近年|同日|当時")
_NUMBER = re.compile(r"[\d０-９一二三四五六七八九十]|昨|今|先|前")
_UNREAL = re.compile(r"(?:れば|なら|たら|べき|はず|かもしれ|だろう|でしょう)")
# "A社（本社・東京、代表：山田太郎）": what a bracket after a name says of it.
_KEYS = (
    "本社所在地", "本社", "本店", "本部", "本拠地", "本拠", "所在地", "代表取締役社長", "代表取締役会長",
    "代表取締役", "代表理事", "代表者", "代表", "社長", "会長", "理事長", "学長", "校長", "監督", "主宰",
    "最高経営責任者", "CEO", "設立", "創業", "資本金", "従業員数", "証券コード", "会場", "定員", "発行",
    "出身",
)  # fmt: skip
_BRACKET = re.compile(
    r"(?<=[^\s、。（(])[（(](?P<items>[^（()）「」]{2,120}(?:「[^「」]{1,30}」[^（()）「」]{0,40})?)[）)]"
)
_ITEM = re.compile(rf"\s*(?P<what>{'|'.join(_KEYS)})\s*[・：:＝=／/は]\s*(?P<value>[^、；;]+)")


@dataclass(frozen=True, slots=True)
class Taken:
    """The statements that were taken out, and the sentence without them."""

    clauses: tuple[Clause, ...]
    rest: str
    kept: int  # how much of `rest` stands before the place where something was taken out
    resumes: int  # where the sentence goes on

    def place(self, at: int) -> int:
        """Where a place in `rest` is in the sentence; what stands before the gap belongs to what follows."""
        return self.resumes if at <= self.kept else self.resumes + at - self.kept


def take_out(s: Syntax, first: int) -> Taken | None:
    """Takes out what a sentence says of the name that is its subject; None where nothing is certain.

    >>> from claimbook.text.syntax.japanese_syntax import parse
    >>> taken = take_out(parse("12日、東京に本社を置くアルファ社は新型車を発表した。"), 0)
    >>> taken.clauses[0].text, taken.rest
    ('アルファ社は東京に本社を置く。', '12日、アルファ社は新型車を発表した。')
    """
    return _survey(s.text) or _before_name(s, first) or _in_bracket(s)


def _survey(text: str) -> Taken | None:
    """ "A社が5月に行った調査では": that it made one, and when."""
    survey = leading_survey(text)
    if survey is None or not _NUMBER.search(survey["when"]):
        return None
    start, end = survey.span()
    told = f"{survey['who']}は{survey['when']}{survey['what']}を{survey['made']}。"
    source = f"{text[:start]}{survey['who']}の{survey['what']}"
    return Taken((Clause(start, end, told),), source + text[end:], len(source), end)


def _in_bracket(s: Syntax) -> Taken | None:
    found = _BRACKET.search(s.text)
    if not found:
        return None
    at = next((i for i, w in enumerate(s.words) if w.start >= found.start()), 0)
    name = s.text[s.words[phrase_start(s, at)].start : found.start()] if at else ""
    offset = found.start("items")
    items = [
        (
            item.start() + offset,
            item.end() + offset,
            f"{name}の{item['what']}は{item['value'].strip()}である。",
        )
        for item in _ITEM.finditer(found["items"])
    ]
    if not name or not items or items[0][0] != offset:
        return None
    clauses = tuple(Clause(start, end, told) for start, end, told in items)
    return Taken(clauses, s.text[: found.start()] + s.text[found.end() :], found.start(), found.end())


def _before_name(s: Syntax, first: int) -> Taken | None:
    begin = _after_adverbials(s, first)
    for v in range(begin, len(s.words) - 2):
        if s.is_comma(v) or s.is_topic(v):
            return None
        if s.describes_noun(v):
            end = _head_end(s, v + 1)
            if end and _says(s, begin, v, end):
                return _taken(s, begin, v + 1, end)
    return None


def _after_adverbials(s: Syntax, first: int) -> int:
    """The first word after "しかし、" and "12日、"."""
    begin = first
    for i in range(first, min(len(s.words), first + 24)):
        if s.is_particle(i, "は", "が", "を") or s.is_verbal(i) or not s.outside[i]:
            break
        if s.is_comma(i):
            begin = i + 1
    return begin


def _head_end(s: Syntax, start: int) -> int:
    """The place of the は or が after a run of nouns that is a name; 0 where there is none."""
    for i in range(start, min(len(s.words), start + 12)):
        if i > start and (s.is_topic(i) or s.is_subject(i)):
            return i if _kind(s, start, i) else 0
        tags = s.words[i].part_of_speech
        is_inside = (
            tags[0] in ("名詞", "接尾辞", "接頭辞")
            or tags[1] == "文字"
            or s.words[i].surface in ("・", "＝", "=")
        )
        if s.outside[i] and not is_inside and s.words[i].surface not in "（(）)":
            return 0
    return 0


def _kind(s: Syntax, start: int, end: int) -> str:
    """person, organisation or place for a name; empty for a common noun."""
    words = [w for w, out in zip(s.words[start:end], s.outside[start:end], strict=True) if out]
    text = s.text[s.words[start].start : s.words[end].start]
    named = [w for w in words if is_proper(w)]
    is_foreign = re.match(r"[ァ-ヶー]{2,}|[A-ZＡ-Ｚ][\w&.-]*", text) is not None
    if not named and not is_foreign:
        return ""
    if _ORGANISATION.search(text):
        return "organisation"
    if any(w.part_of_speech[2] == "人名" for w in named) and (_PERSON.search(text) or len(named) > 1):
        return "person"
    if _PERSON.search(_ASIDE.sub("", text)) and is_foreign:
        return "person"
    return "place" if named and _PLACE.search(text) else ""


def _says(s: Syntax, begin: int, verb: int, end: int) -> bool:
    """Whether the words up to a verb are a statement about the name after it."""
    region = range(begin, verb + 1)
    at = next(
        (i for i in reversed(region) if s.is_verbal(i) and s.words[i].part_of_speech[0] != "助動詞"), verb
    )
    if (
        s.words[at].dictionary_form in ("いる", "おる")
        and at > begin + 1
        and s.is_particle(at - 1, "て", "で")
    ):
        at -= 2
    text = s.text[s.words[begin].start : s.words[verb].end]
    name = verb_name(s, at)
    if (name in _EMPTY and not _is_copula(s, at)) or _UNREAL.search(text) or not text.strip():
        return False
    is_past = s.words[verb].dictionary_form == "た"
    if not is_past and _TIMES.match(text):
        return False  # the time may be that of the main clause
    has_object = any(s.is_particle(i, "を") for i in region)
    if any(s.is_subject(i) for i in region):
        return True  # "佐藤氏が率いるアルファ社" becomes "アルファ社は佐藤氏が率いる"
    kind = _kind(s, verb + 1, end)
    if _is_copula(s, at):
        return True
    if s.words[at].part_of_speech[0] == "形容詞":
        return False  # a bare adjective is a judgement
    if has_object:
        return kind != "place"
    is_said = any(s.is_particle(i, "と") for i in region)
    if is_said or takes_object(name) is False or is_passive(s, begin, verb + 1):
        return True
    return kind == "person" and name in AUTHORED


def _is_copula(s: Syntax, at: int) -> bool:
    word, before = s.words[at], s.words[at - 1] if at else None
    is_dearu = word.dictionary_form == "ある" and before is not None and before.surface == "で"
    return is_dearu or any(w is not None and w.part_of_speech[4] == "助動詞-ダ" for w in (word, before))


def _taken(s: Syntax, begin: int, head: int, end: int) -> Taken:
    start, resumes = s.words[begin].start, s.words[head].start
    name = _ASIDE.sub("", s.text[resumes : s.words[end].start])
    said = s.text[start:resumes]
    kept = s.text[:start]
    return Taken((Clause(start, resumes, f"{name}は{said}。"),), kept + s.text[resumes:], len(kept), resumes)
