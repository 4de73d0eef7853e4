"""Names in Chinese texts: words that CC-CEDICT has only as names, and foreign names by their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimbook.text.entities.name_model import HAN_RUN, NameKind, Span
from claimbook.text.language import chinese

# Characters that foreign names are commonly written with.
_FOREIGN = (
    "阿埃艾爱安昂奥澳巴白拜班邦保鲍贝本比彼毕宾波伯博勃布查川达戴丹道德登迪蒂丁东杜顿多厄恩尔法凡范菲"
    "费芬丰弗福富盖冈戈格根古哈海汉豪赫亨洪胡华怀惠霍基吉加贾简杰卡凯坎康考科克肯孔库夸拉莱赖兰朗劳勒"
    "雷里利莉立列林琳留卢鲁路伦罗洛马玛迈麦曼芒梅门蒙米密明莫墨默姆穆拿娜纳内尼妮宁纽努诺欧帕派潘庞佩"
    "彭皮匹平珀普奇契恰乔切钦琼丘让日荣茹瑞萨塞赛桑瑟森沙珊尚绍舍申圣施史舒斯丝思苏所索塔泰坦汤特滕提"
    "廷通图托瓦万旺威韦维温文翁沃乌伍武西希锡夏香肖谢辛欣休雪逊雅亚延扬耶伊因英永尤于约泽扎詹哲芝茨朱"
    "兹卓佐"
)
_FOREIGN_NAME = re.compile(rf"[{_FOREIGN}]{{1,8}}(?:[·・][{_FOREIGN}]{{1,8}})+")
_TAILS = (
    (
        ("公司", "集团", "大学", "银行", "基金会", "研究所", "研究院", "报", "通讯社", "航空", "证券",
         "汽车"),
        NameKind.ORGANISATION,
    ),
    (("州", "市", "省", "县", "岛", "河"), NameKind.PLACE),
)  # fmt: skip
_TITLES = frozenset(
    ("先生", "女士", "总统", "主席", "总理", "首相", "董事长", "总裁", "议员", "部长", "州长", "市长",
     "国务卿", "教授", "博士", "首席执行官", "大使")
)  # fmt: skip
_NOT_NAME_GLOSS = re.compile(
    r"^(?:CL:|\(|Tw|Taiwan pr|[A-Z]{2,}$|I |[A-Z][a-z]+day\b|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)"
    r"|\b(?:language|dialect|people|ethnic|nationality|dynasty|surname|New Year|[Ff]estival)\b"
)
_NOT_A_MEANING = ("CL:", "variant of", "see ", "abbr. for")


def chinese_spans(text: str) -> Iterator[Span]:
    """The spans of names in a folded text: people with a foreign name first, then words and surnames."""
    for match in _FOREIGN_NAME.finditer(text):
        yield match.start(), match.end(), NameKind.PERSON
    for run in HAN_RUN.finditer(text):
        words = list(chinese.segment(text, run.start(), run.end()))
        for i, (start, end) in enumerate(words):
            following = text[words[i + 1][0] : words[i + 1][1]] if i + 1 < len(words) else ""
            if _is_name(text[start:end]):
                if _is_foreign(text[start:end]) and _is_foreign(following) and len(following) == 1:
                    end, following = end + 1, ""  # a name that is longer than the one in the dictionary
                yield _extended(start, end, following)
            elif person := _person(text, words, i):
                yield person


def _is_foreign(word: str) -> bool:
    return all(c in _FOREIGN and c not in "于因比所列让" for c in word)


@lru_cache(maxsize=50_000)
def _is_name(word: str) -> bool:
    """Whether CC-CEDICT knows a word of two characters or more only as a name."""
    glosses = [g for g in chinese.glosses(word) if not g.startswith(_NOT_A_MEANING)]
    return (
        len(word) > 1
        and bool(glosses)
        and all(g[:1].isupper() and not _NOT_NAME_GLOSS.search(g) for g in glosses)
    )


def _extended(start: int, end: int, following: str) -> Span:
    for tails, kind in _TAILS:
        if following in tails:
            return start, end + len(following), kind
    return start, end, NameKind.PERSON if following in _TITLES else NameKind.UNKNOWN


def _person(text: str, words: Sequence[tuple[int, int]], i: int) -> Span | None:
    """A surname with one or two characters after it, and a title after those: 王毅部长."""
    start, end = words[i]
    if end - start != 1 or not any(g.startswith("surname ") for g in chinese.glosses(text[start:end])):
        return None
    for after in words[i + 1 : i + 4]:
        if 1 < after[0] - start <= 3 and text[after[0] : after[1]] in _TITLES:
            return start, after[0], NameKind.PERSON
    return None
