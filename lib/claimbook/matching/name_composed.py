"""Names made of a name and a word for what it is: ケルソー銀行 is Kelso Bank."""

from __future__ import annotations

import re

from claimbook.matching.name_dictionaries import translated
from claimbook.matching.name_forms import LATIN, Form, form_of
from claimbook.matching.name_spellings import spelled_alike
from claimbook.matching.sounds import sounds_alike

# What companies and the like are, in Japanese, Chinese and Korean, and in English.
_KINDS = {
    "銀行": "bank", "自動車": "motor motors automobile", "製鉄": "steel iron", "鉄鋼": "steel",
    "航空": "airways airlines airline aviation air", "電力": "electric power electricity", "鉄道": "railway"
    " rail railways",
    "大学": "university college", "食品": "foods food", "製薬": "pharmaceutical pharmaceuticals pharma",
    "化学": "chemical chemicals", "証券": "securities", "保険": "insurance", "建設": "construction",
    "工業": "industries industry industrial", "電機": "electric electronics", "電子": "electronics",
    "新聞": "times newspaper news", "財団": "foundation", "研究所": "institute laboratory laboratories",
    "商事": "trading", "通信": "communications telecom", "不動産": "realty estate", "石油": "oil petroleum",
    "海運": "shipping", "造船": "shipbuilding", "乳業": "dairy", "学園": "academy", "協会": "association"
    " society",
    "物流": "logistics", "重工業": "heavy", "ガス": "gas",
    "市": "city", "州": "state", "県": "prefecture", "社": "company",
    "大學": "university college", "银行": "bank", "汽车": "motor motors automobile auto",
    "航空公司": "airways airlines airline air", "电力": "electric power electricity", "科技": "technology"
    " technologies tech", "能源": "energy", "医院": "hospital", "博物馆": "museum", "基金会": "foundation",
    "日报": "daily", "时报": "times", "学院": "college institute academy", "资本": "capital",
    "은행": "bank", "대학교": "university", "대학": "university college", "자동차": "motor motors automobile",
    "항공": "airways airlines airline air", "전자": "electronics", "화학": "chemical chem chemicals",
    "전력": "electric power electricity", "증권": "securities", "재단": "foundation", "시": "city",
}  # fmt: skip
# What a name may leave out: ケルソー市 is Kelso.
_LEFT_OUT = ("市", "州", "県", "社", "시")
_KIND = re.compile("(.{2,}?)(" + "|".join(sorted(_KINDS, key=lambda kind: (-len(kind), kind))) + ")")


def composed_alike(foreign: Form, latin: Form) -> bool:
    """Whether a name before a word for what it is means the same as a Latin one before such a word.

    >>> composed_alike(form_of("ケルソー銀行"), form_of("Kelso Bank"))
    True
    >>> composed_alike(form_of("ケルソー銀行"), form_of("Kelso Steel"))
    False
    """
    split = _KIND.fullmatch(foreign.written)
    if split is None or not latin.parts or not all(LATIN.fullmatch(part) for part in latin.parts):
        return False
    head, kind = form_of(split[1]), split[2]
    if kind in _LEFT_OUT and _is_same_head(head, latin):
        return True
    words = _KINDS[kind].split()
    theirs = list(latin.parts)
    if len(theirs) > 2 and theirs[0] in words and theirs[1] == "of":
        return _is_same_head(head, form_of(" ".join(theirs[2:])))
    last = len(theirs)
    while last > 1 and theirs[last - 1] in words:
        last -= 1
    return last < len(theirs) and _is_same_head(head, form_of(" ".join(theirs[:last])))


def _is_same_head(head: Form, latin: Form) -> bool:
    return sounds_alike(head, latin) or spelled_alike(head, latin) or bool(translated(head, latin))
