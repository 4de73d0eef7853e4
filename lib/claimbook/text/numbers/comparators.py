"""Words that make a number a bound or an estimate: "at least", 以上, 約, 不到."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache

from claimbook.text.numbers.numerals import significant_digits


class Comparator(StrEnum):
    """How a quantity stands to the number that it is written with."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    BETWEEN = "between"


INFINITY = Decimal("Infinity")
# How far "about 500" may be from 500. News writes "about" for what it rounds: half a step of the last digit
# that is not zero ("about 520" is 515 to 525), but never more than a tenth ("about 100" is 90 to 110) and,
# as few count that closely, never less than a fortieth.
_WIDEST_ABOUT = Decimal("0.1")
_NARROWEST_ABOUT = Decimal("0.025")

# The phrases before a number, in all languages together; "|" is a space.
_BEFORE = {
    Comparator.ABOUT: """about around approximately roughly some circa ca. approx. approx an|estimated
        est. ~ ≈ ∼ 約 およそ おおよそ おおむね ざっと だいたい 大体 推定 概算で 约 約 大约 大概 约为 约有 약
        rund etwa ungefähr circa zirka environ quelque unos unas aproximadamente alrededor|de cerca|de
        aproximadamente in|the|region|of in|the|order|of ongeveer около примерно sekitar""",
    Comparator.AT_LEAST: """at|least no|less|than no|fewer|than not|less|than not|fewer|than a|minimum|of
        minimum|of as|few|as as|little|as ≥ >= 少なくとも 最低 最低でも 最少 最小 至少 最少 不少于 不低于
        不下 不小于 至少有 上 적어도 최소 mindestens wenigstens au|moins al|menos como|mínimo almeno
        pelo|menos minstens не|менее minimal""",
    Comparator.MORE_THAN: """more|than over above exceeding exceeds exceeded in|excess|of north|of
        upwards|of greater|than higher|than larger|than older|than longer|than taller|than heavier|than
        well|over surpassing surpassed topping topped > 超
        超过 超過 逾 高于 多于 大于 突破 超出 超过了 過 über mehr|als plus|de más|de más|del più|di oltre
        mais|de meer|dan более lebih|dari""",
    Comparator.AT_MOST: """at|most up|to no|more|than not|more|than not|over no|greater|than a|maximum|of
        maximum|of as|many|as as|much|as ≤ <= 最大 最大で 最高 最高で 最多 最多で 最長 せいぜい 多くとも
        不超过 不超過 至多 最多 不高于 不多于 최대 höchstens maximal bis|zu jusqu'à au|plus au|maximum hasta
        como|máximo fino|a al|massimo até no|máximo hoogstens tot не|более до""",
    Comparator.LESS_THAN: """less|than fewer|than under below lower|than smaller|than younger|than
    shorter|than lighter|than < 不到 少于 少於
        低于 低於 不足 小于 未满 未滿 미만 weniger|als unter moins|de menos|de meno|di minder|dan менее
        kurang|dari""",
    Comparator.EXACTLY: "exactly precisely ちょうど わずか たった 正好 恰好 genau exactement exactamente",
}
_NEARLY_BEFORE = """nearly almost close|to just|under just|below approaching virtually ほぼ 近 将近 將近
    接近 近乎 逼近 거의 fast knapp beinahe presque près|de casi quasi bijna почти hampir"""
_AFTER = {
    Comparator.ABOUT: """ほど 程度 前後 くらい ぐらい 見当 内外 左右 上下 上下浮动 来 정도 가량 or|so -odd
        |odd""",
    Comparator.AT_LEAST: """以上 及以上 或以上 か、それ以上 かそれ以上 を下らない 이상 + -plus |plus
        |or|more |and|above |or|above |oder|mehr |ou|plus |o|más""",
    Comparator.MORE_THAN: """超 を超え を超す を超過 を上回 を突破 超え 超の 余り あまり 余 余人 强 以上も
        多 多名 有余 有餘 초과 이|넘 가|넘 을|넘 를|넘 여""",
    Comparator.AT_MOST: """以下 以内 以內 を超えない を上回らない 이하 이내 |or|less |or|fewer |at|most""",
    Comparator.LESS_THAN: """未満 に満たない に届かない を下回 を割 を切 足らず 弱 미만 |oder|weniger""",
}
_NEARLY_AFTER = "近く 近い に迫 に近 に上ろうと 弱"
_MORE_AFTER = "強 余り あまり 余 餘 多 多名 有余 有餘 여"
# Words that only begin like a comparator.
_OTHER_WORDS = """近く(?:で|に(?!上|達|な)) 強(?:い|く|化|力|制|調|み|ま|め|豪|国|さ)
    弱(?:い|く|体|点|者|ま|め|さ) 余(?:裕|地|波|剰|震) 多(?:样|様|数|い|く|国|角|元|方|种|年|次|少|彩|极|重)
    超(?:大|高|小|音|人|党|過(?:大|激|敏)) 来(?:自|年|月|週|日|场|客|た|る|源|到|说)"""
_NOT_AFTER = re.compile("|".join(_OTHER_WORDS.split()))


def comparator_before(text: str, position: int) -> tuple[Comparator, int, bool] | None:
    """The comparator that ends at `position`, where it starts, and whether it says "nearly".

    >>> comparator_before("at least 10", 9)
    (<Comparator.AT_LEAST: 'at least'>, 0, False)
    """
    window = text[max(0, position - 36) : position]
    match = _pattern_before().search(window)
    if not match:
        return None
    phrase = re.sub(r"\s+", " ", match[1].lower())
    if phrase == "上" and text[position : position + 1] not in tuple("百千万亿億"):
        return None
    start = position - len(window) + match.start(1)
    if phrase in _nearly(_NEARLY_BEFORE):
        return Comparator.ABOUT, start, True
    return _table_before()[phrase], start, False


def comparator_after(text: str, position: int) -> tuple[Comparator, int, bool] | None:
    """The comparator that begins at `position`, where it ends, and whether it is an estimate.

    An estimate from below ("nearly") is ABOUT, one from above (三十多, 500人強) is MORE_THAN.
    """
    match = _pattern_after().match(text, position)
    if not match or _NOT_AFTER.match(text, match.start(1)):
        return None
    phrase = match[1].lower()
    if phrase in _nearly(_NEARLY_AFTER):
        return Comparator.ABOUT, match.end(), True
    if phrase in _nearly(_MORE_AFTER):
        return Comparator.MORE_THAN, match.end(), True
    return _table_after()[phrase], match.end(), False


def allowed_range(value: Decimal, comparator: Comparator, nearly: bool = False) -> tuple[Decimal, Decimal]:
    """The closed range that a number allows with its comparator.

    >>> allowed_range(Decimal(500), Comparator.AT_LEAST)
    (Decimal('500'), Decimal('Infinity'))
    >>> allowed_range(Decimal(30), Comparator.MORE_THAN, nearly=True)
    (Decimal('30'), Decimal('40'))
    """
    margin = about_margin(value)
    match comparator:
        case Comparator.ABOUT:
            return (value - abs(value) * _WIDEST_ABOUT, value) if nearly else (value - margin, value + margin)
        case Comparator.MORE_THAN if nearly:
            # 三十多 stays below forty, 100余 below two hundred.
            return value, value + Decimal(10) ** (value.adjusted() - significant_digits(value) + 1)
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return value, INFINITY
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return (Decimal(0) if value >= 0 else -INFINITY), value
        case _:
            return value, value


def about_margin(value: Decimal) -> Decimal:
    """How far a number may be from the one that is meant by "about" it.

    >>> about_margin(Decimal(5000)), about_margin(Decimal(520))
    (Decimal('500'), Decimal('13'))
    """
    size = abs(value)
    if not size:
        return Decimal(0)
    half_step = Decimal(5).scaleb(size.adjusted() - significant_digits(size))
    return min(size * _WIDEST_ABOUT, max(half_step, size * _NARROWEST_ABOUT)).normalize() + Decimal(0)


def _phrases(words: str) -> list[str]:
    return [word.replace("|", " ") for word in words.split()]


@cache
def _nearly(words: str) -> frozenset[str]:
    return frozenset(_phrases(words))


@cache
def _table_before() -> dict[str, Comparator]:
    return {phrase: comparator for comparator, words in _BEFORE.items() for phrase in _phrases(words)}


@cache
def _table_after() -> dict[str, Comparator]:
    return {phrase: comparator for comparator, words in _AFTER.items() for phrase in _phrases(words)}


@cache
def _pattern_before() -> re.Pattern[str]:
    phrases = sorted((*_table_before(), *_nearly(_NEARLY_BEFORE)), key=lambda p: (-len(p), p))
    listed = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    # A Latin word must begin as a word; a Chinese one may follow anything.
    # 過去最高, 最近 and 以上 end like comparators and are none.
    guards = (
        r"(?<![^\W\d_\u3040-\u9fff])(?<!過去(?=最))(?<!史上(?=最))(?<!歴代(?=最))"
        r"(?<![最附付](?=近))(?<![以海](?=上))"
    )
    between = r"(?:(?:an?|the|um|another|a total of|a combined)\s|可?(?:容纳|达到?|有|为)|合?計|延べ|のべ|共)"
    return re.compile(rf"{guards}({listed})\s?{between}?$", re.IGNORECASE)


@cache
def _pattern_after() -> re.Pattern[str]:
    phrases = sorted(
        (*_table_after(), *_nearly(_NEARLY_AFTER), *_nearly(_MORE_AFTER)), key=lambda p: (-len(p), p)
    )
    listed = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?: (?=[\uac00-\ud7af]))?({listed})(?![A-Za-z])", re.IGNORECASE)
