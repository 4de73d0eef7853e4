"""Changes to who and where: persons, places, exchanged roles, and the members of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutating.model import Edit
from mutating.tables import english_verbs, names, pattern

_CAPITALISED = r"[A-Z][\w&'’-]*(?: (?:of |de |the )?[A-Z][\w&'’-]*)*"
_SOMEBODY = rf"(?:[Tt]he )?{_CAPITALISED}"
_ENGLISH_LIST = re.compile(rf"{_SOMEBODY}(?:, {_SOMEBODY})+,? and {_SOMEBODY}")
_ENGLISH_PLAIN_LIST = re.compile(r"\b[a-z-]+(?:, [a-z-]+)+,? and [a-z-]+\b")
_EXHAUSTIVE = {
    "en": re.compile(
        r"\b(?:consists? of|consisted of|compris\w+|made up of|(?:members|founders|partners|owners|sites"
        r"|countries|cities"
        r"|colours|languages|subjects|hosts|winners|directors|finalists) (?:are|were)|the (?:two|three|four"
        r"|five|six) )",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"からなる|から成る|で構成|[2-9二三四五六](?:社|人|か国|カ国|都市|団体|校|つ|州|科目|言語|か所)|メンバーは|は次の"
    ),
    "zh": re.compile(r"组成|[两二三四五六七][家个所国位座种门]|分别是|成员是|成员为"),
}
_EAST_ASIAN_ITEM = {"ja": r"[ァ-ヶー・一-鿿A-Za-z0-9々]{2,14}", "zh": r"[一-鿿·A-Za-z0-9]{2,10}"}
_EAST_ASIAN_AND = {"ja": r"[、・]|と|および|及び", "zh": r"、|和|与|及|以及"}
_JAPANESE_ROLE = re.compile(
    r"(?P<first>[^\s、。]{2,18}?)(?P<particle>は|が)(?:(?P<when>[^、。]{2,14}?[年月日]に?、?|、))?(?P<second>[^\s、。はがにでとを]{2,18}?)を"
    r"(?=(?:買収|提訴|批判|吸収合併|破|下|訴|任命|表彰|招待|指名|後援|雇用|告発|支援|侵略|追い抜))"
)
_CHINESE_ROLE = re.compile(
    r"(?:^|(?<=，))(?P<first>[^，。、\s于在以的\d]{2,12})(?P<when>(?:[于在以][^，。]{2,14}?)?)(?P<verb>收购了|起诉了|击败了|批评了"
    r"|任命了|雇用了|资助了|指控了|战胜了|邀请了|取代了|聘请了|超越了|兼并了)(?P<second>(?!一)[^，。、\s]{2,14})(?=[，。]|$)"
)
_CHINESE_FAMILY = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏方邹熊白孟秦邱侯江尹薛阎段雷龙陶贺毛郝顾龚邵万覃武钱戴严莫孔向"
)
_CHINESE_PERSON = re.compile(
    rf"(?:(?<=市长|教授|经理|事长|馆长|校长|作家|导演|始人|主席|教练|程师|记者|医生|律师|画家|选手|省长|部长|总裁|院长)|(?<=家))"
    rf"[{_CHINESE_FAMILY}][一-鿿]{{1,2}}?(?=说|表示|担任|创办|当选|获得|出任|率领|设计|于|在|将|被|和|、|是|的|认为|辞|发现|写|出|主|介|创|荣|赢|，|。)"
    r"|[一-鿿]{2,5}·[一-鿿]{2,5}"
    rf"|(?:^|(?<=[，由]))[{_CHINESE_FAMILY}][一-鿿]{{1,2}}(?=担任|当选|出任|表示|辞去|荣获|创办|获得|发现|是|教授|于|接替|和)"
    rf"|(?<=接替|取代|任命|聘请)[{_CHINESE_FAMILY}][一-鿿]{{1,2}}?(?=担任|出任|成为|为|，|。|$)"
)
_JAPANESE_AFTER = (
    r"(?=氏|さん|教授|社長|会長|市長|知事|選手|監督|首相|大臣|館長|博士|議員|村長|校長|町長"
    r"|代表|は|が|を|に|の|、|と|で|だ)"
)


def persons(sentence: str, language: str) -> Iterator[Edit]:
    """Another person."""
    found = {"en": _english_person, "ja": _japanese_person, "zh": lambda: _CHINESE_PERSON}[language]()
    others = names("person", language)
    for match in found.finditer(sentence):
        foreign = "・" in match.group() or "·" in match.group()
        pool = [n for n in others if ("・" in n or "·" in n) == foreign and n not in sentence]
        yield Edit(match.start(), match.end(), pool[0])


def places(sentence: str, language: str) -> Iterator[Edit]:
    """Another place, a city for a city or a country for a country as the table has it: never one in it."""
    known = names("place", language)
    for match in pattern(known, language).finditer(sentence):
        around = sentence[max(0, match.start() - 1) : match.start()] + sentence[match.end() : match.end() + 1]
        if re.match(r"[ァ-ヶー]", match.group()) and re.search(r"[ァ-ヶー]", around):
            continue  # a part of a longer word: タイ in タイトル
        if language == "en" and re.match(r" [A-Z]", sentence[match.end() :]):
            continue  # a part of a longer name
        at = known.index(match.group())
        others = (known[(at + 1 + i) % len(known)] for i in range(len(known)))
        yield Edit(match.start(), match.end(), next(o for o in others if o not in sentence))


def role_swaps(sentence: str, language: str) -> Iterator[Edit]:
    """Who did it and whom it was done to, exchanged."""
    if language == "en":
        verbs = [v for v in english_verbs() if v.swappable]
        forms = "|".join(sorted({f for v in verbs for f in (v.past, v.third)}, key=lambda f: (-len(f), f)))
        active = rf"(?P<first>{_SOMEBODY}) (?P<verb>{forms}) (?P<second>{_SOMEBODY})(?![’'\w])"
        parts = "|".join(sorted({v.participle for v in verbs}, key=lambda f: (-len(f), f)))
        done = rf"(?:was|were|is|has been) (?:{parts}) by"
        passive = rf"(?P<first>{_SOMEBODY}) (?P<verb>{done}) (?P<second>{_SOMEBODY})(?![’'\w])"
        for match in (*re.finditer(active, sentence), *re.finditer(passive, sentence)):
            first, second = match["first"], match["second"]
            if match.start() == 0 or sentence[: match.start()].endswith(". "):
                second = second[0].upper() + second[1:]
                first = re.sub(r"^The ", "the ", first)
            yield Edit(match.start(), match.end(), f"{second} {match['verb']} {first}")
    elif language == "ja":
        for match in _JAPANESE_ROLE.finditer(sentence):
            words = f"{match['second']}{match['particle']}{match['when'] or ''}{match['first']}を"
            yield Edit(match.start(), match.end(), words)
    else:
        for match in _CHINESE_ROLE.finditer(sentence):
            words = f"{match['second']}{match['when'] or ''}{match['verb']}{match['first']}"
            yield Edit(match.start(), match.end(), words)


def members_added(sentence: str, language: str) -> Iterator[Edit]:
    """A list with a member that it does not have."""
    for _, end, item, separator in _middles(sentence, language):
        if other := _outsider(item, sentence, language):
            yield Edit(end, end, f"{separator}{other}")


def members_dropped(sentence: str, language: str) -> Iterator[Edit]:
    """A list that is said to be complete, with one member less."""
    if _EXHAUSTIVE[language].search(sentence):
        for start, end, _, separator in _middles(sentence, language):
            yield Edit(start - len(separator), end, "")


def members_replaced(sentence: str, language: str) -> Iterator[Edit]:
    """A list with another member in the place of one."""
    for start, end, item, _ in _middles(sentence, language):
        if other := _outsider(item, sentence, language):
            yield Edit(start, end, other)


def _middles(sentence: str, language: str) -> Iterator[tuple[int, int, str, str]]:
    """The second member of each list of three or more: its place, its words, and what stands before it."""
    if language == "en":
        for found in (*_ENGLISH_LIST.finditer(sentence), *_ENGLISH_PLAIN_LIST.finditer(sentence)):
            first = found.start() + found.group().index(", ") + 2
            rest = re.match(r"[^,]+?(?=,| and )", sentence[first : found.end()])
            if rest:
                yield first, first + rest.end(), rest.group(), ", "
        return
    item, conjunction = _EAST_ASIAN_ITEM[language], _EAST_ASIAN_AND[language]
    for found in re.finditer(rf"{item}、({item}?)(?={conjunction})(?:{conjunction}){item}", sentence):
        yield found.start(1), found.end(1), found.group(1), "、"


def _outsider(item: str, sentence: str, language: str) -> str:
    """A name of the same kind that the sentence does not have; a company where the kind is not known."""
    bare = re.sub(r"^the ", "", item)
    if bare[:1].islower():
        return ""
    kinds = ("place", "person", "organisation")
    given = bare.split()[0] in names("given name", "en")
    family = any(bare.startswith(f) for f in names("family name", "ja")) and language == "ja"
    kind = (
        "person"
        if given or family
        else next((k for k in kinds if bare in names(k, language)), "organisation")
    )
    return next((n for n in names(kind, language) if n not in sentence), "")


def _english_person() -> re.Pattern[str]:
    given = "|".join(names("given name", "en"))
    return re.compile(rf"\b(?:{given})(?: [A-Z]\.)? [A-Z][a-z'’-]+(?![\w’'])")


def _japanese_person() -> re.Pattern[str]:
    family = "|".join(sorted(names("family name", "ja"), key=lambda n: (-len(n), n)))
    native = rf"(?<![一-鿿ァ-ヶ])(?:{family})[一-鿿ぁ-ん]{{1,3}}?{_JAPANESE_AFTER}"
    foreign = r"[ァ-ヶー]{2,8}・[ァ-ヶー]{2,8}(?=氏|さん|教授|社長|会長|市長|知事|選手|監督|首相|館長|博士)"
    return re.compile(f"{native}|{foreign}")
