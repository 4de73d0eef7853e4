"""What can be told of a Chinese clause from its words alone: its subject, and where its predicate begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimbook.text.language import chinese


class Kind(StrEnum):
    """What stands between two commas."""

    OWN = "own"  # a subject and what is said of it
    BARE = "bare"  # a predicate whose subject was named before
    FIGURE = "figure"  # 全长31.6公里: a measure of what was named before
    PART = "part"  # 总部位于上海: something that belongs to what was named before
    COUNT = "count"  # 学生票30元: a subject and a number without a verb
    OTHER = "other"  # when, where, why, or a list; nothing that stands alone


@dataclass(frozen=True, slots=True)
class Segment:
    """The words between two commas; `subject` is empty unless the segment names its own."""

    text: str
    kind: Kind
    subject: str
    predicate: str  # from the first verb on, without the words that link it


_TIME = (
    r"(?:\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|昨[天日晚]|今[天日年晨晚]|明[天年日]|去年|前[天年]"
    r"|同[日年]|当[天日晚年]|次日|本[周月年]|上[周月]|下[周月]|周[一二三四五六日]|星期[一二三四五六日天]|近[日期年]|日前|目前|此前|随后|现在"
    r"|[上下]半[场年]|第[一二三四]季度|上午|下午|凌晨|早上|晚上|中午|傍晚|年初|年底|月底|\d{1,2}[时時点](?:\d{1,2}分)?|[一二三四五六七八九十]{1,3}月)"
)
_TIMES = re.compile(rf"(?:{_TIME}(?:[起左右许])?)+")
# Words between a subject and its verb.
_ADVERBS = (
    "已经", "已", "将", "將", "也", "都", "还", "還", "又", "再", "正在", "正", "仍然", "仍", "曾经", "曾",
    "共", "一共", "总共", "约", "均", "则", "即将", "即", "首次", "再次", "正式", "最终", "分别", "累计",
    "同样", "只", "仅", "不再", "不", "没有", "未", "并未", "能够", "能", "可以", "可", "会", "會", "应",
    "需", "必须", "计划", "拟", "有望", "成功", "顺利", "陆续", "全面", "大幅", "小幅", "预计", "同比",
    "环比", "进一步", "率先", "现", "便", "就", "却", "更", "最", "很", "也将", "还将", "由此", "先后",
    "主要", "通常", "同时", "同時", "随即", "立即", "一并", "于", "在", "从", "從", "自", "由", "被", "把",
    "对", "對", "向", "以", "按", "为了", "因", "因为", "与", "跟", "比", "经", "到",
)  # fmt: skip
# Verbs that the dictionary has as nouns as well, or of one character; none of them begins a name.
_VERBS = frozenset(
    ("是", "为", "為", "有", "占", "设", "設", "达", "達", "建", "获", "獲", "属", "含", "位于", "位於",
     "开通", "途经", "成立", "成立于", "创立于", "创建于", "建成", "负责", "負責", "担任", "擔任", "出任",
     "持有", "提供", "投资", "投資", "承担", "承擔", "主导", "主導", "生产", "生產", "获得", "獲得", "赢得",
     "贏得", "来自", "來自", "死亡", "受伤", "受傷", "出席", "参加", "展出", "出土", "增长", "下降", "上涨",
     "下跌", "上升", "减少", "增加", "达到", "超过", "调整", "建造", "制造", "销售", "经营", "运营", "开放",
     "开馆", "闭馆", "结束", "开始", "毕业于", "出生于", "任职于", "报告", "收藏", "覆盖", "设有", "建有",
     "拥有", "包含", "包括", "涵盖", "采用", "使用", "起火", "失踪", "获救", "被困", "停运", "停电", "通过",
     "批准", "发表", "出版", "发布", "上市", "上映", "首演", "夺冠", "排名", "位居", "位列", "毕业", "就读",
     "居住", "入选", "当选", "辞职", "退休", "去世", "逝世", "结婚", "始建于", "建于", "绘于", "坐落于",
     "创作于", "写于", "摄于", "分为", "设于", "藏于", "失踪", "可容纳", "容纳", "耗资", "耗时", "历时",
     "延长", "缩短", "改为", "更名为", "升至", "降至", "增至", "减至", "跌至", "涨至", "免费", "收费",
     "取消", "恢复", "实行", "实施", "曾任", "现任", "历任", "任职", "会见", "抵达", "前往", "访问", "宣布",
     "判处", "逮捕", "废止", "废除", "生效", "持续")
)  # fmt: skip
_LONG_VERB = re.compile("|".join(sorted((v for v in _VERBS if len(v) > 1), key=lambda v: (-len(v), v))))
_NOT_VERBS = frozenset(
    ("中", "上", "下", "前", "后", "地", "同", "号", "和", "等", "长", "大", "小", "新", "老", "高", "工作",
     "项目", "组织", "公司", "计划", "研究", "报告", "活动", "代表", "领导", "总统", "主席", "经理", "教育",
     "管理", "服务", "科学", "技术", "发展", "保险", "编辑", "导演", "翻译", "主任", "指挥", "裁判", "导游",
     "会议", "建筑", "建设", "规定", "要求", "决定", "设计", "设备", "产品", "运动", "贸易", "交通", "合作",
     "教授", "监督", "关系", "通知", "广告", "展览", "比赛", "训练", "统计", "调查", "考试", "演出", "作品",
     "需求", "收入", "支出", "出口", "进口", "投入", "产出", "消费", "供应", "补贴", "补助", "奖励", "贷款",
     "存款")
)  # fmt: skip
_LINK = re.compile(
    r"^(?:而且|并且|並且|而|并|並|且|同时|同時|但是|但|不过|不過|然而|另外|此外|并于|則|则)[，,]?"
)
# 在…, 由于…, 如果…: when, where, why, and what may never be.
_LEANS = re.compile(
    r"(?:在|于|自|从|當|当|随着|隨着|由于|由於|因为|因為|因|为了|為了|为|如果|若|假如|一旦|除非|只要|只有|无论|無論|不管|即使|哪怕|虽然|雖然|尽管"
    r"|儘管|以便|从而|從而|使得|使|让|讓|根据|根據|按照|按|据|據|对于|對於|对|關於|关于|通过|经过|經過|作为|作為|除了|除|其中|原因|理由|目的|比如|例如|包括|尤其"
    r"|特别是|即|所以|因此|因而|于是|以|至于|与|与此|截至|截止|直到|每|不论|不仅|不但|此举|这|這|那|它|其(?!余|他))"
)
_TRAILS = re.compile(
    r"(?:(?<!小)[时時]|[后後前]|(?<![高初集空])中|(?<![公英华海])[里裡]|(?<!国)[内內]|(?<![时空])[间間]|(?<!以)[上下]"
    r"|之际|以来|以來|以后|以前|之后|之前|期间|的话|起|时候|時候|方面|来说|而言|看来)$"
)
_FIGURES = (
    "全长", "总长", "长度", "长", "宽", "高", "面积", "占地面积", "占地", "总面积", "建筑面积", "总投资",
    "总造价", "造价", "时速", "重", "海拔", "人口", "总人口", "售价", "定价", "票价", "门票", "历时",
    "耗时", "耗资", "年产", "日均", "总重", "直径", "深", "容量", "储量", "全高", "身高", "体重", "续航",
    "距今", "展期", "工期", "现年", "年仅", "时长", "片长", "总额", "金额", "共计", "合计", "总计", "累计",
)  # fmt: skip
_LONG_FIGURES = sorted((f for f in _FIGURES if len(f) > 1), key=len, reverse=True)
_FIGURE = re.compile(
    rf"(?:{'|'.join(sorted(_FIGURES, key=len, reverse=True))})(?:为|達|达|约|約|近|超过|超|共|仅|只有)?"
    r"[\d０-９一二三四五六七八九十百千万两]"
)
# What is somewhere does not end in a place as "在房间里" does.
_PLACED = re.compile("位于|坐落|出生于|生于|建于|设于|设在|藏于|来自|展于")
# Nouns that a verb before them belongs to: 起步价, 起火原因, 建设资金.
_HEADS = re.compile(
    r"(?:原因|时间|费用|成本|资金|价格?|票价|率|数量?|人数|金额|面积|地点|方式|过程|结果|工作|工程|项目|收入|总额|标准|人员|机构|部门|单位|公司|地铁|线路)"
)
# "超过10万户停电": how many they are belongs to who they are.
_ABOUT = re.compile(r"^(?:超过|约|近|逾|至少|另有|另|共有|有)(?=[\d一二三四五六七八九十百千万两])")
# "大桥全长2.3公里"
_MEASURED = re.compile(
    rf"(?P<subject>[^，的是有在将、\d]{{2,16}}?)(?:{'|'.join(_LONG_FIGURES)})(?:为|達|达|约|約|近|超过|超|共|仅|只有)?"
    r"[\d０-９一二三四五六七八九十百千万两]"
    r"|(?P<thing>[^，的是有在将、\d]{2,16}?)(?<![增延加成生提升新最超])[长宽高重深](?:约|近|达)?\d"
)
# "学生票30元", "门票每张60元"
_COUNTED = re.compile(
    r"(?P<subject>[^，、的是有\d]{2,10}?)(?:每[张人年月天次平晚位套间份件]{1,2})?(?:约|近|达|为|仅|共)?"
    r"(?:[\d０-９][\d,.，．万亿千百]*|[一二三四五六七八九十百千万两]+)[^，、\d是的]{1,5}|(?P<half>[^，、\d]{2,6})(?:半价|免费|免票)"
)
_PARTS = re.compile(
    r"(?:总部|本部|前身|创始人|注册资本|法定代表人|法人代表|旗下|产品|营收|净利润|市值|总资产|作者|导演|主演|首都|面积|人口|展期|工期|票价|父亲|母亲|妻子|丈夫|儿子|女儿|父母|祖父)"
)
_NEW_THING = re.compile(
    r"(?:一|两|兩|三|几|多)?[家款部座条條位名个個种種项項本首台辆輛艘架支只隻份篇幢栋棟处處所间間]"
)


def read_segment(text: str) -> Segment:
    """What the words between two commas are.

    >>> s = read_segment("地铁7号线昨天上午10时开通")
    >>> s.kind.value, s.subject, s.predicate
    ('own', '地铁7号线', '昨天上午10时开通')
    """
    words = text.strip(" 。！!；;")
    body = _LINK.sub("", words).lstrip("，, ")
    if _FIGURE.match(body):
        return Segment(words, Kind.FIGURE, "", body)
    if measured := _MEASURED.match(body):
        subject = measured["subject"] or measured["thing"]
        return Segment(words, Kind.OWN, subject, body[len(subject) :])
    is_complete = "正在" in body or _PLACED.search(body) is not None
    if not body or _LEANS.match(body) or (_TRAILS.search(body) and not is_complete):
        return Segment(words, Kind.OTHER, "", "")
    about = _ABOUT.match(body)
    offset = about.end() if about else 0
    middle, verb = (at + offset if at >= 0 else at for at in _middle_and_verb(body[offset:]))
    if verb < 0:
        counted = _COUNTED.fullmatch(body)
        subject = (counted["subject"] or counted["half"]) if counted else ""
        return Segment(words, Kind.COUNT if counted else Kind.OTHER, subject, body[len(subject) :])
    subject = body[:middle]
    if not subject:
        return Segment(words, Kind.BARE, "", body)
    if _PARTS.fullmatch(subject):
        return Segment(words, Kind.PART, subject, body[middle:])
    return Segment(words, Kind.OWN, subject, body[middle:])


def names_new_thing(segment: Segment) -> bool:
    """Whether a clause brings in something that the next one may be about: "创办了一家公司"."""
    return re.search(rf"[一两兩几多\d]+{_NEW_THING.pattern.split(')?', 1)[1]}", segment.predicate) is not None


def has_object(segment: Segment) -> bool:
    """Whether nouns follow the verb of a clause; "开通试运营" and "成立于2015年" have none."""
    _, verb = _middle_and_verb(segment.predicate)
    if verb < 0 or _PLACED.match(segment.predicate, verb):
        return verb < 0
    said = re.sub(rf"[于於]?{_TIMES.pattern}$", "", segment.predicate[verb:])
    words = [said[a:b] for a, b in chinese.segment(said, 0, len(said))]
    return not all(is_verb(w) or w in ("了", "过", "試", "试", "正式", "于") for w in words)


def is_measured(segment: Segment) -> bool:
    """Whether a clause gives the measure of something: "大桥全长2.3公里"."""
    return _FIGURE.match(segment.predicate) is not None


@lru_cache(maxsize=50_000)
def is_verb(word: str) -> bool:
    """Whether a word is a verb and hardly anything else, by the English that CC-CEDICT has for it."""
    if word in _VERBS:
        return True
    if word in _NOT_VERBS or len(word) < 2:
        return False
    glosses = [
        g for g in chinese.glosses(word) if not g.startswith(("CL:", "surname", "variant", "also", "see"))
    ]
    verbal = sum(g.startswith(("to ", "(of ")) for g in glosses)
    return bool(glosses) and verbal >= 0.6 * len(glosses)


def _middle_and_verb(body: str) -> tuple[int, int]:
    """Where the subject ends and where the verb begins; -1 for a verb that is not there.

    What a clause with 的 describes belongs to the subject: in "负责运营的公司宣布" the verb is 宣布.
    """
    words = list(chinese.segment(body, 0, len(body)))
    middle = -1
    position = 0
    after_adverb = False  # 正在调查: here it is a verb
    for start, end in words:
        if start < position:
            continue
        if time := _TIMES.match(body, start):
            middle = start if middle < 0 else middle
            position = time.end()
            continue
        word = body[start:end]
        if _is_verb_here(body, start, end, after_adverb):
            if not start and _HEADS.match(body, end) and _says_more(body, end):
                continue
            if not _describes(body, end):
                return (start if middle < 0 else middle), start
            middle = -1  # the noun after 的 is still to come
        elif word in _ADVERBS:
            middle = start if middle < 0 else middle
        elif middle >= 0 and word == "的":
            middle = -1
        after_adverb = word in _ADVERBS
    return (max(middle, 0), -1)


def _is_verb_here(body: str, start: int, end: int, after_adverb: bool) -> bool:
    word = body[start:end]
    if is_verb(word) or _LONG_VERB.match(body, start):
        return True
    is_done = body[end : end + 1] in ("了", "过", "過", "着") and word not in _ADVERBS  # 去了
    may_be = (is_done and len(word) <= 2) or (after_adverb and word in _NOT_VERBS)
    return may_be and any(g.startswith("to ") for g in chinese.glosses(word))


def _describes(body: str, verb_end: int) -> bool:
    """Whether the verb belongs to a clause before 的 that another verb follows."""
    at = body.find("的", verb_end)
    return at >= 0 and _has_verb(body, at + 1)


def _says_more(body: str, start: int) -> bool:
    return re.search("正在|已|将|仍|为|是|达", body[start:]) is not None or _has_verb(body, start)


def _has_verb(body: str, start: int) -> bool:
    return any(is_verb(body[a:b]) for a, b in chinese.segment(body, start, len(body)))
