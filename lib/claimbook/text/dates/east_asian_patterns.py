"""Regular expressions for dates in Japanese, Chinese and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimbook.text.dates.calendar_words import EAST_RELATIVE, PARTS_OF


def _one_of(words: Iterable[str]) -> str:
    """An alternation, the longest first, that looks at the first letter before it tries the words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    letters = "".join(sorted({word[0] for word in ordered}))
    return rf"(?=[{letters}])(?:{'|'.join(ordered)})"


_HAN = "〇零○一二三四五六七八九十"
_SMALL = rf"(?:[0-9]{{1,2}}(?![0-9])|[{_HAN}]{{1,3}})"
# A number of its own: no ordinal (第3), no tail of a longer number or of a decimal.
_ALONE = rf"(?<![0-9第{_HAN}百千万])(?<![0-9][.,])"
_DASH = r"\s?(?:[~〜\-‐–—―ー]|から|至|到)\s?"
_DAY_END = "[日号號일]"

_ERA = (
    r"(?P<era>明治|大正|昭和|平成|令和|(?:中[華华])?民[國国])\s?"
    r"(?P<era_year>元|[0-9]{1,3}|[一二三四五六七八九十百]{1,5})\s?年(?!代)"
)
_INITIAL = r"(?<![A-Za-z0-9])(?P<initial>[MTSHR])\s?(?P<initial_year>[0-9]{1,2})\s?年"
# "2000年の歴史" and "2000年前" count years, as does anything after 約 or 過去.
_NOT_COUNTING = (
    r"(?!(?<=00年)[前来後后])(?![間间]|간|\s?동안|ぶり|以上|も前|にわた|に渡"
    r"|に及|の歴史|の伝統|的?历史|的?歷史|代|년대|대)"
)
_FOUR = (
    rf"{_ALONE}(?<![約约])(?<!過去)(?<!过去)(?<!今後)(?<!未来)(?:(?:西暦|西元|公元|서기)\s?)?"
    rf"(?P<year>[0-9]{{4}}|[一二][{_HAN}]{{3}}|[一二]?千[{_HAN}百]{{1,6}})\s?"
    rf"(?:[年년]{_NOT_COUNTING}|(?=[财財]年|会計年度|[财財]政年度|회계연도))"
)
# "24年" may be 2024, 平成24 or a duration: it is a year only with a month or the like beside it.
_SHORT = (
    rf"{_ALONE}'?(?P<short>[0-9]{{2}})\s?年"
    r"(?=\s?[0-9]{1,2}\s?[月~〜\-–]|度|[春夏秋冬末]|(?<=0[0-9]年)(?![間间前後后以ぶ]))"
)
_RELATIVE_YEAR = (
    rf"(?P<relative_year>{_one_of(EAST_RELATIVE['year'])})"
    r"(?![比代齢齡輩級级]|同期|同月|同日|並み|(?<=后年)[产產均])"
)
_YEAR = rf"(?:{_FOUR}|{_ERA}|{_INITIAL}|{_SHORT}|{_RELATIVE_YEAR})"
_FISCAL = r"(?P<fiscal>度(?!目)|[财財]年度?|[财財]政年度|会計年度|\s?회계연도)?"

_WEEKDAY = (
    r"(?:\s?\(\s?(?:(?P<paren_day>[月火水木金土日월화수목금토])(?:曜日?|요일)?"
    r"|(?:周|星期|週)(?P<paren_zh>[一二三四五六日天]))(?:[・、,]?\s?[祝休振])?\s?\)"
    r"|\s?(?P<week_day>[月火水木金土日])曜日?"
    r"|,?\s?\(?(?:周|星期|週|礼拜)(?P<week_zh>[一二三四五六日天])\)?(?!年)"
    r"|,?\s?(?P<week_ko>[월화수목금토일])요일)?"
)
# 2016年初めて and 2016年初の are "for the first time", not the beginning of 2016.
_GUARDED = {"初": "初(?![めの回出代])", "初め": "初め(?!て)", "はじめ": "はじめ(?!て)", "末": "末(?!日)"}


def _part(group: str) -> str:
    ordered = sorted(PARTS_OF, key=lambda word: (-len(word), word))
    return rf"(?P<{group}>{'|'.join(_GUARDED.get(word, word) for word in ordered)})"


_MONTH = rf"(?P<month>{_SMALL})\s?(?:月份?|월)(?![間间])"
_DAYS = (
    rf"(?:(?P<day>{_SMALL})\s?{_DAY_END}?{_DASH}(?P<last_day>{_SMALL})\s?{_DAY_END}"
    rf"|(?P<only_day>{_SMALL})\s?{_DAY_END}{_WEEKDAY})"
)
_IN_YEAR = (
    r"(?:第\s?(?P<quarter>[1-4一二三四])\s?(?:四半期|季度|季(?![节節])|분기)"
    r"|前(?P<quarters>[2-3两二三])个?季度|(?<![前连連续続])(?P<plain_quarter>[1-4一二三四])\s?(?:季度|분기)"
    r"|(?P<half>上半期|上期|前半期|上半年度?|半年度|상반기|下半期|下期|後半期|下半年度?|하반기)"
    rf"|(?P<first_month>{_SMALL})\s?[月월]?{_DASH}(?P<last_month>{_SMALL})\s?[月월]期?"
    rf"|{_MONTH}(?:(?P<term>期(?![間间待]))|\s?の?{_DAYS}|{_part('part')})?)"
)
WITH_YEAR = re.compile(
    rf"{_YEAR}{_FISCAL}(?:\s?[の的]?\s?(?:{_IN_YEAR}"
    rf"|(?P<season>[春夏秋冬])(?=[季期にのかまで頃ご以、。,天]|$)|{_part('year_part')}))?"
)
WITHOUT_YEAR = re.compile(rf"{_ALONE}{_IN_YEAR}")
YEAR_RANGE = re.compile(
    rf"{_ALONE}(?P<a>[12][0-9]{{3}})\s?[年년]?{_DASH}(?P<b>[12][0-9]{{3}})\s?[年년](?![間间度간代])(?!\s?[0-9]{{1,2}}\s?[月월])"
)
DECADE = re.compile(
    rf"(?:(?P<era>明治|大正|昭和|平成|令和)|{_ALONE}(?P<century>{_SMALL})\s?世[紀纪]\s?"
    rf"|(?P<last_century>上个?世[紀纪])\s?|{_ALONE})"
    rf"(?P<decade>[0-9]{{4}}|[0-9]{{2}}|[一二][{_HAN}]{{3}}|[一二三四五六七八九]十)\s?(?:年代|년대)"
    rf"(?:\s?[の的]?{_part('part')})?"
)
CENTURY = re.compile(
    rf"{_ALONE}第?(?P<century>{_SMALL})\s?(?:世[紀纪]|세기)(?!にわた|以上|ぶり|[前間间])(?:\s?[の的]?{_part('part')})?"
)
BEFORE_CHRIST = re.compile(
    rf"(?:紀元前|公元前|西元前|기원전)\s?約?(?:[0-9]{{1,5}}|[{_HAN}百千]{{1,7}})\s?(?:年|년|世[紀纪]|세기)代?"
)
RELATIVE = re.compile(
    rf"(?:(?P<month>{_one_of(EAST_RELATIVE['month'])})の?\s?(?:(?P<only_day>{_SMALL})\s?{_DAY_END}{_WEEKDAY}|{_part('part')})?"
    rf"|(?P<week>{_one_of(EAST_RELATIVE['week'])})の?\s?(?:(?P<of_week>[月火水木金土日])曜日?"
    rf"|(?P<of_week_zh>[一二三四五六日天])(?![年个次])|(?P<of_week_ko>[월화수목금토일])요일)?"
    rf"|(?P<relative_day>{_one_of(EAST_RELATIVE['day'])}))(?![比香]|同月|的[な性])"
)
TURN_OF_YEAR = re.compile(r"(?<![0-9\u3400-\u9fff])年[末内初底](?!調整|年始)")
# "3日で" and "1日あたり" count days; "21日に" names one.
DAY = re.compile(
    rf"{_ALONE}(?P<day>[0-9]{{1,2}})\s?日(?![間间本目以後后前ぶあ当常程分経曜連続で内])(?!か[けか]|ほど|余り|とも)(?:付け?)?{_WEEKDAY}"
)
FIRST_OF_MONTH = re.compile(r"付|に(?![0-9])|の|、|夜|午|は|から|まで|\(|未明|朝|夕")
WEEKDAY_ALONE = re.compile(
    r"(?<![月火水木金土日・])(?P<week_day>[月火水木金土日])曜日?"
    r"|(?<![0-9一二三四五六七八九十两兩数几])(?:(?:星期|礼拜|禮拜)(?P<week_zh>[一二三四五六日天])"
    r"|周(?P<paren_zh>[一二三四五六日])(?![年岁歳遍次个圈度回]))"
    r"|(?P<week_ko>[월화수목금토일])요일"
)
