"""Who wrote a text and who put it out, as its own lines say it; nothing is guessed.

A byline is a line of its own ("By Jane Doe", 文／山田太郎, 记者 张三); a report of an agency says at its
beginning where it was filed and by whom ("BERLIN, 3 March (Reuters) —", 【北京=佐藤】).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credits:
    """Author and publisher as the text names them; empty where it does not."""

    author: str = ""
    publisher: str = ""

    def __or__(self, other: Credits) -> Credits:
        """These credits, with the gaps filled from others."""
        return Credits(self.author or other.author, self.publisher or other.publisher)


_FIRST_LINES, _LAST_LINES = 15, 4
_LONGEST_BYLINE = 120

_SEPARATOR = r"\s*[:：/／|｜=＝・]\s*"
_EAST_NAME = r"[\u3041-\u30ff\u3400-\u9fff々ー\uac00-\ud7a3A-Za-z.'’·•・\-]"
_EAST_NAMES = rf"{_EAST_NAME}{{2,20}}(?:[ 、,，・　]{{1,2}}{_EAST_NAME}{{1,20}}){{0,3}}"
_EAST_AUTHOR = re.compile(
    rf"(?:取材・?[・]?文|文・写真|文責|執筆者?|著者|筆者|作者|撰文|撰稿人?|文|記者|记者|글|작성자)(?:名)?{_SEPARATOR}"
    rf"(?P<a>{_EAST_NAMES})"
    rf"|(?:(?:本报|本報|本刊|特约|特約)?(?:記者|记者|通讯员|通訊員)|作者|撰文)[\s　]+(?P<b>{_EAST_NAMES})"
    r"|(?P<c>[\u3400-\u9fff々]{2,4}[\s　]?[\u3400-\u9fff々ァ-ヶー]{1,5}(?<![部局社紙聞班員当者]))[\s　]?記者"
    rf"|(?P<d>[\uac00-\ud7a3]{{2,4}}(?:[,·\s]\s?[\uac00-\ud7a3]{{2,4}})?)\s?기자",
)
_EAST_PUBLISHER = re.compile(
    rf"(?:来源|來源|媒体|媒體|发布单位|發布單位|発行元?|発行者|配信元?|提供元|発信元|매체|출처){_SEPARATOR}"
    r"(?P<p>[^\s|｜／/,，、。：:]{2,30})"
)
_BETWEEN_CREDITS = re.compile(
    r"(?<![記记作]者)(?:\s{2,}|　)|\s?[|｜]\s?"
    r"|\s(?=(?:来源|來源|记者|記者|作者|写真|撮影|编辑|編集|編輯)\s?[:：／])"
)
_PARTICLES = "de da do dos del della di van von der den le la el bin al ten ter zu af"
_JOINING = "and und et y e en og & и"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.'’‑-]{0,30}"
_PERSON = (
    rf"(?:(?:Dr|Prof|Sir|Dame|Lord|Lady)\.?\s)?{_CAPITAL}"
    rf"(?:(?:\s(?:{_PARTICLES.replace(' ', '|')})){{0,2}}\s{_CAPITAL}){{1,3}}"
)
_LATIN_AUTHOR = re.compile(
    rf"(?i:(?:(?:story|text|words|report|written|reported|reporting)\s)?by|authors?\s*[:：]|text\s*[:：]|autore?\s*:"
    rf"|autor(?:in|a)?\s*:|auteure?\s*:|(?P<weak>von|par|por|di|door|af)\b|автор\s*:)\s*[:：]?\s*"
    rf"(?P<l>{_PERSON}(?:(?:,\s|\s(?:{_JOINING.replace(' ', '|')})\s){_PERSON}){{0,4}})"
    rf"(?P<rest>(?:\s*[,|｜•·/(–—-]\s*|\s(?:in|aus|à|en|da)\s).{{0,60}})?"
)
_LATIN_PUBLISHER = re.compile(
    r"(?i:publisher|published by|herausgeber|verlag|éditeur|editorial|editore)\s*:\s*(?P<p>\S.{1,60})"
)
_NO_NAMES = frozenset((
    "the", "and", "or", "of", "for", "in", "on", "at", "to", "from", "with", "without", "a", "an", "no",
    "not", "is", "are", "was", "how", "why", "what", "when", "nach", "das", "mit", "für", "auf", "pour",
    "sur", "avec", "dans", "sans", "con", "sin", "para", "per", "senza", "sea", "land", "air", "foot", "hand",
))  # fmt: skip

# Agencies by the names that they file under.
_AGENCIES = (
    "Reuters|AP|AFP|UPI|dpa|DPA|EFE|ANSA|APA|ATS|Belga|Lusa|PTI|ANI|TASS|Xinhua|Kyodo|Jiji|Yonhap|Bloomberg|CNN|BBC"
    "|Associated Press|The Associated Press|Agence France-Presse|Kyodo News|Jiji Press|Xinhua News Agency"
    "|ロイター|ロイター通信|共同|共同通信|共同通信社|時事|時事通信|時事通信社|AFP＝時事|AFP=時事|AFP時事|AP通信"
    "|ブルームバーグ|新华社|新華社|中新社|中新网|中新網|中央社|연합뉴스|뉴시스|뉴스1|로이터"
)
_FILED = re.compile(
    # BERLIN, 3 March 2025 (Reuters) — ...
    rf"[A-ZÀ-Þ][\w .,'’/-]{{1,60}}?\s?\((?P<a1>{_AGENCIES})\)\s?[-–—]+\s"
    # (Reuters) - ...
    rf"|[（(\[［【](?P<a2>{_AGENCIES})[)）\]］】]"
    # ［東京　５日　ロイター］
    rf"|[［\[][^］\]\n]{{1,20}}?[\s　](?P<a3>{_AGENCIES})[］\]]"
    # 【北京=佐藤】, 【ワシントン共同】
    r"|【[^】=＝\n]{1,20}[=＝](?P<n1>[^】\n]{1,20})】"
    rf"|【[^】\n]{{1,10}}?(?P<a4>共同|時事|AFP時事)】"
    # 新华社北京3月5日电（记者张三、李四）
    r"|(?P<a5>新华社|新華社|中新社|中新网|中新網)[^，。\n（(]{1,24}[电電]\s?(?:[（(](?:记者|記者)\s?(?P<n2>[^）)\n]{2,30})[）)])?"
    # （中央社記者張三台北5日電）: where the name ends and the place begins, nobody can tell
    r"|[（(](?P<a6>中央社)(?:記者)?[^）)\n]{1,24}[电電][）)]"
    # (서울=연합뉴스) 홍길동 기자 =
    r"|\([^)=\n]{1,12}=(?P<a7>연합뉴스|뉴시스|뉴스1)\)\s?(?:(?P<n3>[\uac00-\ud7a3]{2,4})\s?기자)?"
)
_IS_AGENCY = re.compile(_AGENCIES)


def find_byline(text: str) -> Credits:
    """The author and the publisher that the first and the last lines of a text name.

    >>> find_byline("# A plan\\n\\nBy Jane Doe and John Roe, Berlin\\n\\nIt starts.").author
    'Jane Doe and John Roe'
    >>> find_byline("【北京=佐藤】政府は発表した。"), find_byline("By 2030 the plant will run.")
    (Credits(author='佐藤', publisher=''), Credits(author='', publisher=''))
    """
    head = [line.strip(" \t\u3000#*_>") for line in text[:20_000].split("\n") if line.strip()][:_FIRST_LINES]
    foot = [line.strip(" \t\u3000#*_>") for line in text[-4_000:].split("\n") if line.strip()][-_LAST_LINES:]
    found = Credits()
    for number, line in enumerate(head):
        # "Von Berlin nach Rom", "Di Maio Si Dimette": such words begin headlines as well.
        found |= _of_line(line, may_be_headline=number == 0) | _filed(line)
    for line in foot:
        found |= _of_line(line.strip("()（）[]［］【】"), may_be_headline=True)
    return found


def without_byline(piece: str) -> str:
    """A piece of a line without the byline or the publisher that it consists of.

    >>> without_byline("来源：新华社 "), without_byline("of the plan")
    ('', 'of the plan')
    """
    bare = piece.strip(" \t\u3000|｜/／,，·•-–—")
    return "" if _of_line(bare) != Credits() else piece


def _of_line(line: str, may_be_headline: bool = False) -> Credits:
    if not line or len(line) > _LONGEST_BYLINE:
        return Credits()
    author = publisher = ""
    # Several credits may stand on one line: 文／山田太郎　写真／鈴木花子
    for part in (line, *_BETWEEN_CREDITS.split(line)):
        if author and publisher:
            break
        if match := _EAST_AUTHOR.fullmatch(part.strip()):
            author = author or next(name for name in match.groups() if name).strip(" 　・")
        elif match := _EAST_PUBLISHER.fullmatch(part.strip()):
            publisher = publisher or match["p"]
        elif match := _LATIN_PUBLISHER.fullmatch(part.strip()):
            publisher = publisher or match["p"].strip(" .")
    match = None if author else _LATIN_AUTHOR.fullmatch(line)
    if match and _are_names(match["l"]) and not (match["weak"] and may_be_headline):
        author = match["l"]
        agency = _IS_AGENCY.fullmatch((match["rest"] or "").strip(" ,|()–—-"))
        publisher = publisher or (agency[0] if agency else "")
    return Credits(author, publisher)


def _are_names(words: str) -> bool:
    """Whether every word is written as names are: with a capital, or small and known to stand in names."""
    parts = [part for part in re.split(r"[\s,]+", words) if part]
    named = [part for part in parts if part not in _PARTICLES.split() and part not in _JOINING.split()]
    return (
        len(named) >= 2
        and all(part[0].isupper() for part in named)
        and not any(part.lower() in _NO_NAMES for part in named)
    )


def _filed(line: str) -> Credits:
    match = _FILED.match(line)
    if not match:
        return Credits()
    said = match.groupdict()
    agency = next((said[f"a{i}"] for i in range(1, 8) if said[f"a{i}"]), "")
    name = next((said[f"n{i}"] for i in range(1, 4) if said[f"n{i}"]), "")
    if _IS_AGENCY.fullmatch(name):
        return Credits("", name)
    return Credits(name.strip(" 　"), agency)
