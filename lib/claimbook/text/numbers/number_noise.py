"""Hides the digits that count nothing: addresses, dates, clock times, telephone numbers, versions, idioms."""

from __future__ import annotations

import re
from functools import cache

from claimbook.text.language.stopwords import is_function_word

# One for each hidden character, so that offsets stay; neither letter, digit nor space.
HIDDEN = "\ufffc"

_YEAR = r"[12][0-9]{3}"
_ANYWHERE = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>\"'「」（）。、]+",
            r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+",
            r"(?<!\w)[@#]\w+",
            r"\[[0-9]{1,3}\]",  # footnotes
            # dates
            rf"(?<![0-9]){_YEAR}[-/.年][01]?[0-9](?:[-/.月][0-3]?[0-9]日?)?(?![0-9%.,]|月)",
            r"(?<![0-9/.])[0-3]?[0-9][/.][0-3]?[0-9][/.](?:[12][0-9])?[0-9]{2}(?![0-9])",
            # clock times
            r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]+)?(?![0-9])",
            # years before and after Christ, by word
            r"(?<![0-9,.])(?:[0-9]{1,4} ?[-–—] ?)?[0-9]{1,4} (?:BCE?|B\.C\.|A\.D\.|AD|CE)(?![A-Za-z])",
            r"(?<![A-Za-z])AD [0-9]{1,4}(?![0-9])",
            # from one year to another
            rf"(?<![0-9,.]){_YEAR} ?[-–—~〜/] ?(?:[12][0-9])?[0-9]{{2}}(?:年度?|s)?"
            r"(?![0-9,.万億亿]|%)(?=年|[^A-Za-z0-9]|$)",
            # telephones and book numbers
            r"\+[0-9]{1,3}[ -](?:\(?[0-9]{1,4}\)?[ -]){1,4}[0-9]{2,4}(?![0-9])",
            r"\([0-9]{2,4}\) ?[0-9]{3,4}-[0-9]{4}(?![0-9])",
            r"(?<![0-9-])[0-9]{1,5}(?:-[0-9A-Za-z]{1,10}){2,6}(?![0-9A-Za-z])(?<=[0-9X])",
            r"(?<![0-9])0[0-9]{1,3}-[0-9]{3,4}(?![0-9])",
            r"(?<![0-9])[0-9]{3}-[0-9]{4}(?![0-9])",
            # versions, network addresses
            r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,2}){2,4}(?![0-9])",
            r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])",
            r"(?<![A-Za-z0-9])v[0-9]+(?:\.[0-9]+)*",
            r"\bQ[1-4]\b|\b24/7\b|(?<!\d)9/11(?!\d)",
            r"\([0-9]{1,2}\)(?=\s*[^\W\d_])",  # (1) first, (2) second
            # scores and ratios
            r"(?<![0-9.,])[0-9]{1,3}(?:[対对比:]|-to-)[0-9]{1,3}(?![0-9.,])",
            r"\b50[-/]50\b",
        )
    )
)
_LINE_NUMBER = re.compile(r"^[ \t]*(?:[0-9]{1,3}[.)](?=[ \t])|[0-9]{1,2}[、.](?=[^\W\d_]))", re.MULTILINE)
_LABELS = """no nos nr vol p pp ch fig figs sec art para ver version figure table section article chapter
    page pages step phase level room flight route highway appendix annex volume issue episode season part
    item line rule schedule title class grade tier unit stage option question exhibit zip"""
_LABELLED = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(_LABELS.split())})\.? ?[0-9]+(?:\.[0-9]+)*"
    r"(?![0-9.,]*[0-9]| ?(?:%|percent|million|billion|trillion|thousand))|№ ?[0-9]+",
    re.IGNORECASE,
)
_ENGLISH_YEAR = re.compile(
    r"(?<![0-9A-Za-z.,$€£¥])(?:1[4-9]|20|21)[0-9]{2}(?:s|['’]s)?(?![0-9A-Za-z]|[.,][0-9]| ?[%€$°])"
)
_TIME_WORD_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|fiscal|FY|year|years|early|late|mid)[ -]?$", re.IGNORECASE
)
_COUNTED_NEXT = re.compile(
    r"[ -]((?:[a-z]+[ -]){0,2}?(?:[a-z]{2,}s|people|men|women|children|kg|km|kW|MW|GW|GWh|metric))\b"
)
_EAST_ASIAN_NEXT = re.compile(r" ?[\u3005-\u9fff\uac00-\ud7af]")

_AFTER_ONE = (
    "of another day time thing way or that who hand side can may might must should would could is was"
)
_BEFORE_ONE = "no any every each this that the another which some last good new old big next other"
_SCALE_NEXT = "million billion trillion thousand hundred percent third half quarter fifth tenth fourth in out"
_HYPHENED_ONE = "on to stop off size sided way year day month week hour time"
_ENGLISH_IDIOMS = re.compile(
    rf"\b(?:one (?:{'|'.join(_AFTER_ONE.split())})\b"
    rf"|(?:{'|'.join(_BEFORE_ONE.split())})[ -]one\b(?![ -](?:{'|'.join(_SCALE_NEXT.split())}))"
    rf"|one-(?:{'|'.join(_HYPHENED_ONE.split())})\b|one by one|one's|zero[- ](?:sum|day)|ground zero"
    r"|(?:day|phase|number|round|part|chapter|step|square) one|all fours"
    r"|at sixes and sevens|nine[- ]to[- ]five"
    r"|million[- ]dollar question|thanks a million|one in a million|twenty[- ]first century)\b",
    re.IGNORECASE,
)
# Japanese and Chinese words that hold a numeral and count nothing.
_HAN_WORDS = r"""
    一人(?:ひとり|一人|前|暮らし|称|旅|芝居|歩き|っ子|息子|娘|々) [1一]人(?:当たり|あたり|当り|1台)
    (?:の|もう|誰)一人(?!が|の?死|負) 唯一 統一 随一 万一 十人十色 二人三脚 [二三]人称 百人一首 三位一体
    一国二制度 八百(?:屋|長|万) [千百]人力 四国 九州 六本木 二本松 八戸 三国(?:志|時代)? 三本(?:の矢|柱)
    [二三]枚目 一戸建 十分(?!の) 五分五分 百貨 千[葉代歳秋住里鳥禧丈] 百合 十字 十八番 三つ(?:巴|子)
    四つ(?:葉|角|んばい) 八つ当 七つ道具 二つ返事 50音 [一ひ]つ(?!し[かき]|だけ)
    (?<!翻)一[部方番般定様緒気体種律切旦度例連貫面帯括角同向行時瞬生挙応概見転段層線石本目流身心]
    一[首周翼因環端助族昨抹躍手足堂声新息存] (?:この|その|同|本|当)一件 一件落着 三日坊主 七転び八起き
    第一(?:に|次|線|歩|人者|印象|義|生命|三共) 第二(?:次|の人生|外国) 第三(?:者|国|世界|セクター|次|帝国)
    三[菱井越洋重] 五[輪島感臓] 七夕 九段 八王子 八幡 三権 [三二両]者 [二三四五]大 三種の神器 [二三一]重
    四季 四半期 [上下]半期 [二三]次(?:元|電池|利用|的|産業)
    [二三四五六七八]、[三四五六七八九](?=[人つ個社件回]) (?<!仅)(?<!只)(?<!只有)一[个個家名位]
    一[种種次些样樣直起般定切旦带帶边邊面方下样点點会會向贯流致] 三[星农農峡亚亞明方] 四[川处處]
    五[一四粮官] 六[安四] [七八]成新 十[足堰] 百[度姓货貨事] 万[达達科事物圣方] 亿万 三家村
    两(?:岸|国|會|会|者|难|手|侧|端|性|极|口子) 二[手维維胎] 三[思缄] 九[江寨] 接二连三 不三不四 乱七八糟
    七上八下 五花八门 千方百计 千军万马 千家万户
"""
_HAN_IDIOMS = re.compile("|".join(_HAN_WORDS.split()))


def hide_noise(text: str, language: str = "") -> str:
    """The text with every digit and numeral that counts nothing written over, at the same length.

    >>> hide_noise("See https://a.example/9 at 10:30: 5 km", "en").replace(HIDDEN, "_")
    'See ___________________ at _____: 5 km'
    """
    for pattern in (_ANYWHERE, _LINE_NUMBER, _LABELLED, _HAN_IDIOMS, _ENGLISH_IDIOMS, _month_dates(language)):
        if pattern is not _HAN_IDIOMS or not text.isascii():
            text = pattern.sub(_cover, text)
    return _ENGLISH_YEAR.sub(lambda match: _cover_year(match, text), text)


def _cover(match: re.Match[str]) -> str:
    return HIDDEN * (match.end() - match.start())


def _cover_year(match: re.Match[str], text: str) -> str:
    """Four digits from 1400 to 2199 are a year, unless they plainly count the next word."""
    before = text[max(0, match.start() - 14) : match.start()]
    noun = _COUNTED_NEXT.match(text, match.end())
    counted = (
        noun is not None
        and not any(is_function_word(word, "en") for word in noun[1].split())
        and not _TIME_WORD_BEFORE.search(before)
    )
    # What Japanese, Chinese and Korean count, and their word for year, follow at once.
    followed = counted or _EAST_ASIAN_NEXT.match(text, match.end())
    return match.group() if match.group()[-1].isdigit() and followed else _cover(match)


@cache
def _month_dates(language: str) -> re.Pattern[str]:
    """Days beside the name of a month (Unicode CLDR): "January 21, 2025", "21. Januar", "21 de enero"."""
    from babel.core import Locale, UnknownLocaleError

    names = {"Sept"}
    for code in dict.fromkeys(("en", language)):
        try:
            months = Locale.parse(code).months["format"]
        except (UnknownLocaleError, ValueError, TypeError):
            continue
        names |= {name.rstrip(".") for width in ("wide", "abbreviated") for name in months[width].values()}
    months = "|".join(sorted((n for n in names if n.isalpha()), key=lambda name: (-len(name), name)))
    day = r"[0-3]?[0-9](?:st|nd|rd|th|er)?"
    return re.compile(
        rf"(?<![0-9,.]){day}\.?(?:[ -](?:of|de|di))?[ -](?:{months})(?![^\W\d_])\.?"
        rf"(?:,? (?:de |del )?{_YEAR})?"
        rf"|(?<![^\W\d_])(?:{months})\.? (?:{day}(?:[-–—]{day})?(?:,? ?{_YEAR})?|(?:of )?{_YEAR})(?![0-9])"
    )
