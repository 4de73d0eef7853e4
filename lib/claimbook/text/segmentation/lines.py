"""Lines that are no prose: markers of lists and headings, credits, addresses."""

from __future__ import annotations

import re

_HEADING_MARK = re.compile(r"#{1,6}[ \t\u3000]+|[■◆▼▶►★☆◇□▲△◎]\s*(?=\S)")
_QUOTE_MARK = re.compile(r"(?:[>＞][ \t]?)+")
_ITEM_MARK = re.compile(
    r"[-*+•‣◦●○▪–—][ \t\u3000]+|[・•‣◦●○▪][ \t\u3000]*|[①-⑳❶-❿]\s*"
    r"|[(（]\d{1,2}[)）]\s*|\d{1,2}[)）][ \t]*(?=\D)|\d{1,2}\.[ \t]+(?=\D)|\d{1,2}[．、](?=\D)"
    r"|[a-zA-Z][)）][ \t]+|[(（][a-z][)）][ \t]*"
)
_LONGEST_MARKED = 120
_BRACKETED = re.compile(r"[【〔][^】〕]{1,60}[】〕]$")
_LINK = re.compile(
    r"[<(（\[]?(?:(?:https?://|www\.)[^\s<>\"「」、。]{2,}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|@\w{2,40})"
    r"[>)）\]]?[.。]?"
)
_LINK_LABEL = re.compile(r"(?:[\[(（【]?\d{1,3}[\])）】.]\s*)?(?:[^\s:：。/]{1,20}\s?[:：](?!//)\s*)?")
_MARKDOWN_LINK_LINE = re.compile(r"!?\[[^\]]{0,300}\]\([^)\s]{1,2000}[^)]{0,200}\)")
_REFERENCE = re.compile(r"[\[(（]?\d{1,3}[\])）][^。]{0,300}https?://\S+$")
_LABELS_EAST = (
    "文|撰文|作者|著者|筆者|編輯|编辑|責任編輯|责任编辑|責編|责编|記者|记者|来源|"
    "來源|出典|出所|情報源|情報提供|ニュース提供|資料提供|提供|取材|執筆|翻訳|編集|"
    "編集部|編集者|構成|翻訳と構成|写真|撮影|画像|图|圖|图片|圖片|图源|圖源|摄影|"
    "攝影|译者|譯者|翻译|翻譯|校对|監製|监制|コンパイル|整理|编译|編譯|"
    "プロジェクト|題材|クレジット|文責|関連記事|関連リンク|タグ|標籤|标签|关键词|"
    "關鍵詞|キーワード|原文|原標題|原标题|リンク|更新日?|公開日?|投稿日?|掲載日?|"
    "最終更新|发布时间|發布時間|发布日期|時間|时间|日期|글|기자|사진|출처|편집|"
    "작성자|입력|수정"
)
_CREDIT_EAST = re.compile(rf"(?:{_LABELS_EAST})(?:者|提供|元|日時|時間)?\s*[:：/／|｜丨]\s*\S.{{0,160}}")
_PAIRS_EAST = re.compile(
    r"(?:[^\s:：。、,，]{1,12}\s?[:：]\s?[^:：。、,，]{1,40}[、,，|/\s]{1,3}){1,6}"
    r"[^\s:：。、,，]{1,12}\s?[:：]\s?[^:：。、,，]{1,40}"
)
_CREDIT_LATIN = re.compile(
    r"[(\[]?(?:(?:(?:additional )?reporting|written|editing|edited|translated|compiled|illustrations?) by|by"
    r"|photos?(?:graphs?)?(?: by| credit)?|images?(?: by| credit| source)?|picture|credits?|sources?|authors?"
    r"|editors?|via|tags?|filed under|categories|copyright|published(?: on| by)?|updated(?: on| at)?"
    r"|posted(?: on| by| in)?|last (?:updated|modified)"
    r"|von|foto|quelle|par|crédit|por|fuente|di|fonte|door|bron)\b[:：\s].{1,140}",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\)\s?\d|copyright\b|all rights reserved|版权所有|版權所有|無断転載|无断转载", re.IGNORECASE
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}|(?:電話|TEL|Tel|电话|電話番号)\s?[:：]?\s?[\d(（+]")
_FINAL = re.compile(r"[。.！!？?][」』）)”\"]*$")
_VERB_AFTER_BY = re.compile(r"\b(?:is|are|was|were|will|has|have|had|said|says|can|could|would|should)\b")
_HAS_DATE = re.compile(r"(?:19|20)\d\d|\d\s?[月월]|\d:\d\d|\d [A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.? \d")
_DATE_PARTS = re.compile(
    r"\d{1,4}|[年月日時分秒년월일시분]|[-/.:,，、()（）|~〜–+\s]|(?:st|nd|rd|th)\b|[ap]\.?m\.?"
    r"|GMT|UTC|JST|CET|[EP][DS]T"
    r"|午前|午後|上午|下午|오전|오후|[月火水木金土日]曜日?|星期[一二三四五六日]|周[一二三四五六日]"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
    r"|更新|公開|配信|掲載|发布|發布|Updated?|Published|at\b|on\b",
    re.IGNORECASE,
)


def marker_of(line: str) -> tuple[int, str]:
    """The length of the marker that a line begins with, and whether it marks a heading or an item.

    >>> marker_of("## Plan"), marker_of("- one"), marker_of("> said"), marker_of("3.5 million")
    ((3, 'heading'), (2, 'item'), (2, ''), (0, ''))
    """
    quoted = _QUOTE_MARK.match(line)
    length = quoted.end() if quoted else 0
    if match := _HEADING_MARK.match(line, length):
        # Markdown's # is always a heading; a black square may also stand before a sentence.
        is_heading = match.group()[0] == "#" or (len(line) < _LONGEST_MARKED and not _FINAL.search(line))
        kind = "heading" if is_heading else ""
        return match.end(), kind
    if match := _ITEM_MARK.match(line, length):
        return match.end(), "item"
    return length, "heading" if _BRACKETED.fullmatch(line) else ""


def is_address(line: str) -> bool:
    """Whether a line is nothing but links, e-mail addresses or a Markdown link or image."""
    label = _LINK_LABEL.match(line)
    words = re.split(r"[\s、|]+", line[label.end() :] if label else line)
    return all(_LINK.fullmatch(word) for word in words) or bool(_MARKDOWN_LINK_LINE.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether a line says who made the article, when, or where it comes from.

    >>> is_credit("By Jane Doe"), is_credit("By 2030 the plant will be running.")
    (True, False)
    """
    if len(line) > 200:
        return False
    if _COPYRIGHT.match(line) or _REFERENCE.match(line):
        return True
    if _HAS_DATE.search(line) and not _DATE_PARTS.sub("", line).strip():
        return True
    if line.startswith(("(", "（")) and line.endswith((")", "）", ").", "）。")):
        inner = line.strip("()（）.。 ")
        return bool(_CREDIT_EAST.match(inner) or _CREDIT_LATIN.match(inner))
    if _FINAL.search(line):
        return False
    if _CONTACT.search(line) or _CREDIT_EAST.fullmatch(line) or _PAIRS_EAST.fullmatch(line):
        return True
    match = _CREDIT_LATIN.fullmatch(line)
    return bool(match) and len(line.split()) <= 14 and not _VERB_AFTER_BY.search(line)
