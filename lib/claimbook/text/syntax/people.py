"""The people whom a sentence names, and whether it speaks of others without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.text.entities.name_model import NameKind
from claimbook.text.entities.names import find_names
from claimbook.text.speakers.english_speakers import person_named

UNNAMED = "?"  # somebody or something without a name that a word might point to as well

_LONGEST = 600
_OFFICES = "市長|知事|社長|会長|代表|議員|首相|大統領|大臣|博士|弁護士|町長|村長|学長|館長|院長|校長"
_HONOURS = f"氏|さん|容疑者|被告|選手|監督|教授|{_OFFICES}"
_HONOURED = re.compile(
    r"(?P<name>[一-鿿々ヶ]{1,8}[ァ-ヺー]{0,8}|[ァ-ヺー]+(?:[・＝=][ァ-ヺー]+)*)"
    rf"(?:{_HONOURS})(?![一-鿿])"
)
# "副社長", "各議員": no name before the title.
_NO_SURNAME = re.compile(
    r"(?:副|元|前|現|各|同|両|新|沖|主任|准|名誉|最高|取締役|代表取締役|共同|国会|市議会|県議会|区議会|町議会|総合)?"
)
# What a name loses before it is compared with another.
_BESIDE_NAME = re.compile(
    rf"(?<=.)(?:{_HONOURS}|プロジェクト|計画|構想| project| initiative| plan)$",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?P<name>[A-Z][\w’'-]+ (?:(?:de|van|von|bin|al) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r"(?:, (?:\d\d|who)\b[^,]{0,80},)? (?:was born|is an?|was an?|has been an?|grew up|studied|married|died"
    r"|retired|resigned|joined|lives|lived|trained as|worked as|moved to|took over)\b"
)
_TITLED_CHINESE = re.compile(
    r"(?:局长|部长|市长|省长|县长|校长|院长|馆长|所长|主任|总裁|总经理|经理|董事长|教授|研究员|老师|教师|医生|律师|记者"
    r"|编辑|作家|诗人|画家|演员|导演|歌手|设计师|工程师|队长|教练|代表|议员|委员|秘书长|书记|创始人|负责人|发言人|策展人"
    r"|总监|店主|村民|居民|市民|车主)"
    r"(?:(?P<name>[一-鿿]{2,3}?)(?=说|表示|称|介绍|认为|指出|透露|告诉|强调|坦言|回忆|解释|在|将|于|的|和|与|对|也|曾|是|出"
    r"|毕业|担任|率|携|获|，|、|。|（)|(?=[一-鿿]))"
)
_NAMELESS = {
    "en": re.compile(
        r"\b(?:a|an|the|his|her|their|another|one) (?:[\w-]+ ){0,2}?(?:man|woman|boy|girl|driver|victim"
        r"|suspect|wife|husband|son|daughter|mother|father|brother|sister|spokesman|spokeswoman|spokesperson|colleague"
        r"|friend|witness|neighbou?r|passenger|patient|pupil|student|teenager|child|baby|widow|widower|partner"
        r"|pensioner|tourist|cyclist)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"(?:男性|女性|男児|女児|男子|女子|夫|妻|父|母|息子|娘|兄|弟|姉|妹|友人|同僚|会社員|住民|店主|客|運転手"
        r"|担当者|男|女|少年|少女|(?<![一-鿿々ァ-ヺー])副?(?:社長|代表|監督|容疑者))(?:（[^）]{1,12}）)?"
        r"(?=は|が|に|を|と|も|から)"
    ),
    "zh": re.compile(
        r"男子|女子|男孩|女孩|司机|丈夫|妻子|父亲|母亲|儿子|女儿|同事|朋友|老人|学生|居民|负责人"
    ),
}


def people(sentence: str, language: str) -> tuple[str, ...]:
    """The people of a sentence, each once; `UNNAMED` among them where it speaks of somebody without a name.

    >>> people("市長の沖田里江氏は谷岡修代表と会った。", "ja")
    ('沖田里江氏', '谷岡修代表')
    """
    sentence = sentence[:_LONGEST]
    names: list[str] = []
    if language == "en":
        born = _BORN.match(sentence)
        names = [born["name"]] if born else [name for name in (person_named(sentence),) if name]
    elif language in ("ja", "zh"):
        names = list(_titled(sentence, language))
        names += [m.surface for m in find_names(sentence, language) if m.kind is NameKind.PERSON]
    is_nameless = language in _NAMELESS and _NAMELESS[language].search(sentence) is not None
    return distinct([*names, UNNAMED] if is_nameless else names)


def only_person(sentences: Sequence[str], language: str) -> str:
    """The one person whom sentences name, in the fullest form; empty where there are more, or none.

    >>> only_person(["漁師の岩瀬丈さん（51）に聞いた。", "岩瀬さんは島で生まれた。"], "ja")
    '岩瀬丈さん'
    """
    names = distinct([n for sentence in sentences for n in people(sentence, language) if n != UNNAMED])
    return names[0] if len(names) == 1 else ""


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names without those that are a part of a fuller one; titles and quotation marks do not count.

    >>> distinct(["Protection Act", "the River Protection Act", "?"])
    ('the River Protection Act', '?')
    """
    once = list(dict.fromkeys(names))
    bare = [_bare(name) for name in once]
    return tuple(
        name
        for i, name in enumerate(once)
        if not any(bare[i] in bare[k] and (bare[i] != bare[k] or k < i) for k in range(len(once)) if k != i)
    )


def _titled(sentence: str, language: str) -> list[str]:
    if language == "zh":  # a title with a name whose end cannot be told is somebody, too
        return [match["name"] or UNNAMED for match in _TITLED_CHINESE.finditer(sentence)]
    return [
        match.group() for match in _HONOURED.finditer(sentence) if not _NO_SURNAME.fullmatch(match["name"])
    ]


def _bare(name: str) -> str:
    return _BESIDE_NAME.sub("", name.removeprefix("the ").strip("「」『』《》“”")).casefold()
