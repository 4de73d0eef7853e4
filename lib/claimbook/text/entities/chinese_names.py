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
_TITLES_AFTER = tuple(sorted(_TITLES))
_TITLES_BEFORE_LIST = """
    市长 馆长 教授 作家 经理 董事长 校长 院长 部长 省长 县长 局长 所长 队长 导演 演员 歌手 画家 记者
    医生 律师 工程师 主席 总裁 选手 教练 创始人 发言人 研究员 科学家 诗人 设计师 建筑师 执行官 法官
    学家 运动员 老师 博士 会长 接替 任命 聘请 女儿 儿子 妻子 丈夫"""
TITLES_BEFORE = tuple(_TITLES_BEFORE_LIST.split())
_LONGEST_TITLE = 4
_CLAUSE_STARTS = "，。、；：“（(,;:\n"
# What a person does, right behind the name.
_AFTER_PERSON_LIST = """
    说 表示 称 担任 出任 就任 当选 获得 荣获 辞去 辞职 认为 指出 接替 接任 率领 创办 创立 设计 发现
    于 在 将 被 和 与 、 曾 已 没有 是 出生 去世 逝世 宣布 批评 起诉 收购 邀请 任命 支持 反对 撰写
    执导 主演 赢得 击败 提出 领导 加入 离开 的"""
_AFTER_PERSON = tuple(_AFTER_PERSON_LIST.split())
# These stand after a surname that is a word of its own: 高于, 于是, 马上.
_NOT_GIVEN = frozenset("于在将被和与的是了上下为有也不没只从到以及年月日等都说称元项件家亿兆额价格")
# The hundred commonest surnames or so (Ministry of Public Security, 2020), without those that are mostly
# words.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔"
)
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
    """A common surname with one or two characters after it, where a title or a verb says that it is a person.

    王毅部长, 市长陈志强, and 陈志强于2024年就任 at the beginning of a clause.
    """
    start, end = words[i]
    if end - start != 1 or text[start:end] not in _SURNAMES:
        return None
    titled = text[max(0, start - _LONGEST_TITLE) : start].endswith(TITLES_BEFORE)
    opens = start == 0 or text[start - 1] in _CLAUSE_STARTS
    found = None
    for place in range(i + 1, min(i + 3, len(words))):
        stop = words[place][1]
        given = text[end:stop]
        if stop - start > 3 or any(c in _NOT_GIVEN for c in given) or not HAN_RUN.fullmatch(given):
            break
        following = text[stop : stop + 4]
        if following.startswith(_TITLES_AFTER):
            return start, stop, NameKind.PERSON
        known = len(given) == 2 and words[place][1] - words[place][0] == 2
        says = following.startswith(_AFTER_PERSON) or not HAN_RUN.match(following)
        if (titled and (says or not known)) or (opens and following.startswith(_AFTER_PERSON)):
            found = start, stop, NameKind.PERSON
    return found
