"""A sentence in other words: the same facts in other notation, order, voice or manners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mutating.model import Edit, Manner, Restatement
from mutating.tables import english_verbs, pattern, rows

LANGUAGES = ("ja", "en", "zh")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ANY_MONTH = "|".join(_MONTHS)
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MULTIPLES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"million": "m", "billion": "bn", "trillion": "tn"}
_SHORT_CURRENCY = {"dollars": "$", "euros": "€", "pounds": "£"}
_EAST_ASIAN = {"万": 10**4, "億": 10**8, "亿": 10**8}
_REIWA = 2018  # the year before the first of the era
# An adverbial of time at the beginning and where it goes at the end.
_FIRST_ENGLISH = re.compile(
    rf"^((?:In|On|Since|By|During) (?:(?:{_ANY_MONTH})(?: \d{{1,2}},)? \d{{4}}"
    rf"|\d{{1,2}} (?:{_ANY_MONTH}) \d{{4}}|\d{{4}})),? (?=(The|A|An|All)?)"
)
_LAST_ENGLISH = re.compile(
    rf" ((?:in|on) (?:(?:{_ANY_MONTH})(?: \d{{1,2}},)? \d{{4}}|\d{{1,2}} (?:{_ANY_MONTH}) \d{{4}}"
    rf"|\d{{4}}))\.$"
)
_NAME = r"(?:[Tt]he )?[A-Z][\w&'’-]*(?: (?:of |de |the )?[A-Z][\w&'’-]*)*"
_POLITE = (
    ("している", "しています"), ("していた", "していました"), ("された", "されました"), ("した", "しました"),
    ("である", "です"), ("だった", "でした"), ("増えた", "増えました"), ("減った", "減りました"),
    ("なった", "なりました"),
    ("上回った", "上回りました"), ("始まった", "始まりました"), ("始めた", "始めました"),
    ("られた", "られました"),
    ("建てた", "建てました"), ("行った", "行いました"), ("げた", "げました"), ("めた", "めました"),
    ("けた", "けました"),
    ("れた", "れました"), ("がある", "があります"), ("いる", "います"), ("する", "します"), ("だ", "です"),
)  # fmt: skip
_JAPANESE_PASSIVE = re.compile(
    r"^([^、。]{2,18}?)[はが]((?:\d{4}年(?:\d+月(?:\d+日)?)?に?、?)?)([^、。はがにでと]{2,18}?)を(買収|提訴|任命|表彰|建設|設計|発見|出版|批判|吸収合併)した(?=。|$)"
)
_CHINESE_PASSIVE = re.compile(
    r"^([^，。]{2,12}?)((?:于|在)?\d{4}年(?:\d+月(?:\d+日)?)?)?(收购|起诉|击败|批评|任命|否决|取代|兼并|聘请)了([^，。]{2,14})(?=。|$)"
)


def restatements(sentence: str, language: str) -> tuple[Restatement, ...]:
    """The sentence said in other ways, one change each; all are true where the sentence is.

    Args:
        sentence: one statement.
        language: ja, en or zh; of any other there are none.
    """
    return tuple(dict.fromkeys(_all(sentence, language))) if language in LANGUAGES else ()


def _all(sentence: str, language: str) -> Iterator[Restatement]:
    edits = {"en": _english, "ja": _japanese, "zh": _chinese}[language](sentence)
    for manner, edit in (*edits, *_from_table(sentence, language)):
        changed = edit.applied(sentence)
        if changed != sentence:
            yield Restatement(changed, manner, sentence[edit.start : edit.end], edit.words)


def _from_table(sentence: str, language: str) -> Iterator[tuple[Manner, Edit]]:
    for manner, row_language, old, new in rows("synonyms"):
        if row_language != language:
            continue
        if not old[0].isalnum():
            match = re.search(rf"(?<=\d){re.escape(old)}", sentence)
        else:
            match = pattern((old,), language).search(sentence)
        before = sentence[: match.start()] if match else ""
        if match is None or (
            manner == "unit notation" and language != "en" and not re.search(r"[\d万億亿]$", before)
        ):
            continue
        if old in ("will", "all") and re.search(rf"{old} (?:not|of|the)\b", sentence):
            continue
        if old == "all" and not re.match(r" (?:its|their|his|her)\b", sentence[match.end() :]):
            continue
        if old in _MONTHS and not re.match(r" \d", sentence[match.end() :]):
            continue
        if (
            language == "zh"
            and old in ("将", "约")
            and re.search(r"[大节合预公]$|^[军近来]", before[-1:] or sentence[match.end() : match.end() + 1])
        ):
            continue
        if (language, old) == ("ja", "約") and not re.match(
            r"\d|[一二三四五六七八九十百千数]", sentence[match.end() :]
        ):
            continue
        if (language, old) == ("ja", "米国") and sentence[match.end() : match.end() + 1] in ("産", "債"):
            continue
        yield Manner(manner), Edit(match.start(), match.end(), new)


def _english(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    for match in re.finditer(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+)(?![\d,.]\d)", sentence):
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), match.group().replace(",", ""))
        value = int(match.group().replace(",", ""))
        if value % 100_000 == 0 and value >= 10**6:
            words = f"{Decimal(value) / 10**6:f}".rstrip("0").rstrip(".") + " million"
            yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), words)
    for match in re.finditer(
        r"(?<![\w.,$€£])(\d+(?:\.\d+)?) (thousand|million|billion|trillion)\b", sentence
    ):
        value = Decimal(match.group(1)) * _MULTIPLES[match.group(2)]
        if value == int(value) and value < 10**10:
            yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), f"{int(value):,}")
    for match in re.finditer(r"(\d[\d,.]*) (million|billion|trillion) (dollars|euros|pounds)\b", sentence):
        sign = _SHORT_CURRENCY[match.group(3)]
        yield (
            Manner.NUMBER_NOTATION,
            Edit(match.start(), match.end(), f"{sign}{match.group(1)} {match.group(2)}"),
        )
        short = f"{sign}{match.group(1)}{_SHORT[match.group(2)]}"
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), short)
    for match in re.finditer(r"([$€£])(\d[\d,.]*) (million|billion|trillion)\b", sentence):
        name = {sign: word for word, sign in _SHORT_CURRENCY.items()}[match.group(1)]
        yield (
            Manner.NUMBER_NOTATION,
            Edit(match.start(), match.end(), f"{match.group(2)} {match.group(3)} {name}"),
        )
    for match in re.finditer(rf"\b({'|'.join(_SMALL)})\b(?= [a-z]+s\b)", sentence):
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), str(_SMALL.index(match.group()) + 2))
    for match in re.finditer(r"(?<![\w.,$€£-])([2-9])(?= [a-z]+s\b)", sentence):
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), _SMALL[int(match.group()) - 2])
    for match in re.finditer(rf"\b(\d{{1,2}}) ({_ANY_MONTH}) (\d{{4}})", sentence):
        day, month, year = match.groups()
        yield Manner.DATE_NOTATION, Edit(match.start(), match.end(), f"{month} {day}, {year}")
        iso = f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
        yield Manner.DATE_NOTATION, Edit(match.start(), match.end(), iso)
    for match in re.finditer(rf"\b({_ANY_MONTH}) (\d{{1,2}}), (\d{{4}})", sentence):
        month, day, year = match.groups()
        yield Manner.DATE_NOTATION, Edit(match.start(), match.end(), f"{day} {month} {year}")
    yield from _english_order(sentence)
    yield from _english_voice(sentence)


def _english_order(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    if first := _FIRST_ENGLISH.match(sentence):
        rest = sentence[first.end() :].rstrip(".")
        when = first.group(1)[0].lower() + first.group(1)[1:]
        yield Manner.WORD_ORDER, Edit(0, len(sentence), f"{rest[0].upper()}{rest[1:]} {when}.")
    if (last := _LAST_ENGLISH.search(sentence)) and not re.search(
        rf"\b(?:in|on|{_ANY_MONTH})$", sentence[: last.start()]
    ):
        when, rest = last.group(1), sentence[: last.start()]
        if re.search(r"\b(?:that|which|who|since|from|compared|than|between|while|,)\b", rest):
            return
        rest = (
            rest[0].lower() + rest[1:]
            if re.match(r"(?:The|A|An|All|Its|Some|Most|More|About|Both|Every|Half) ", rest)
            else rest
        )
        yield Manner.WORD_ORDER, Edit(0, len(sentence), f"{when[0].upper()}{when[1:]}, {rest}.")


def _english_voice(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    for verb in english_verbs():
        if not verb.swappable and verb.base not in (
            "build",
            "design",
            "publish",
            "write",
            "approve",
            "reject",
            "found",
            "launch",
            "discover",
            "restore",
            "ban",
        ):
            continue
        if active := re.match(rf"^({_NAME}) {verb.past} ({_NAME})(?= in | on | for |\.)", sentence):
            first, second = active.groups()
            second = second[0].upper() + second[1:]
            first = re.sub(r"^The ", "the ", first)
            yield Manner.VOICE, Edit(0, active.end(), f"{second} was {verb.participle} by {first}")
        if passive := re.match(
            rf"^({_NAME}) was {verb.participle} by ({_NAME})(?= in | on | for |\.)", sentence
        ):
            first, second = passive.groups()
            second = second[0].upper() + second[1:]
            first = re.sub(r"^The ", "the ", first)
            yield Manner.VOICE, Edit(0, passive.end(), f"{second} {verb.past} {first}")


def _japanese(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    yield from _grouping(sentence)
    for match in re.finditer(r"(?<![\d.,])(\d+)万(\d{4})(?=[人円ドル件台トン個社本冊戸校])", sentence):
        yield (
            Manner.NUMBER_NOTATION,
            Edit(match.start(), match.end(), f"{int(match.group(1)) * 10**4 + int(match.group(2)):,}"),
        )
    yield from _myriads(sentence)
    for match in re.finditer(r"\d+(?:年|人|円|%|社|ドル)", sentence):
        wide = match.group().translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}).replace("%", "％")
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), wide)
        break
    for match in re.finditer(r"(20[12]\d)年(?=\d{1,2}月|に|、|の|度)", sentence):
        if int(match.group(1)) > 2019:
            yield (
                Manner.DATE_NOTATION,
                Edit(match.start(), match.end(), f"令和{int(match.group(1)) - _REIWA}年"),
            )
    for match in re.finditer(r"(\d{4})年(\d{1,2})月(\d{1,2})日", sentence):
        yield Manner.DATE_NOTATION, Edit(match.start(), match.end(), "/".join(match.groups()))
    if when := re.match(
        r"^([^、。]{2,16}は)((?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)に)、?(?=[^。]*[。]?$)", sentence
    ):
        yield Manner.WORD_ORDER, Edit(0, when.end(), f"{when.group(2)}、{when.group(1)}")
    elif when := re.match(r"^((?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)に?)、([^、。]{2,16}は)", sentence):
        yield Manner.WORD_ORDER, Edit(0, when.end(), f"{when.group(2)}{when.group(1)}")
    if passive := _JAPANESE_PASSIVE.search(sentence):
        first, when_, second, verb = passive.groups()
        by = "によって"
        yield Manner.VOICE, Edit(passive.start(), passive.end(), f"{second}は{when_}{first}{by}{verb}された")
    if title := re.search(r"(?<=[一-鿿ァ-ヶ])氏(?=[はがをにのと、])", sentence):
        yield Manner.HONORIFIC, Edit(title.start(), title.end(), "さん")
    body = sentence.rstrip("。")
    for plain, polite in _POLITE:
        if body.endswith(plain) and not body.endswith(("んだ", "いだ")):
            if plain == "いる" and not body.endswith(("ている", "でいる")):
                return
            if plain == "した" and re.search(r"(?<![一-鿿ァ-ヶー])[ぁ-ん]$", body[:-2]):
                return
            yield Manner.POLITENESS, Edit(len(body) - len(plain), len(body), polite)
            return


def _chinese(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    yield from _grouping(sentence)
    yield from _myriads(sentence)
    for match in re.finditer(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日", sentence):
        yield (
            Manner.DATE_NOTATION,
            Edit(match.start(), match.end(), f"{match.group(1)}年{match.group(2)}月{match.group(3)}号"),
        )
    for match in re.finditer(r"(?<![\d.])(\d+(?:\.\d+)?)%", sentence):
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), f"百分之{match.group(1)}")
    if when := re.match(
        r"^([^，。]{2,14}?)(?:于|在)(\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)(?=[一-鿿]{2})(?!的|以|之|间|底|初|到|至|前|后)",
        sentence,
    ):
        yield Manner.WORD_ORDER, Edit(0, when.end(), f"{when.group(2)}，{when.group(1)}")
    elif when := re.match(
        r"^(\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)，([^，。]{2,14}?)(?=(?:收购|建成|发布|开设|任命|捐赠|关闭|通过|推出|签署))",
        sentence,
    ):
        yield Manner.WORD_ORDER, Edit(0, when.end(), f"{when.group(2)}于{when.group(1)}")
    if passive := _CHINESE_PASSIVE.search(sentence):
        first, when_, verb, second = passive.groups()
        yield Manner.VOICE, Edit(passive.start(), passive.end(), f"{second}{when_ or ''}被{first}{verb}了")
    if title := re.search(r"(?<=[一-鿿])先生(?=[是将表在于])", sentence):
        yield Manner.HONORIFIC, Edit(title.start(), title.end(), "")


def _grouping(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    """Thousands with and without a comma."""
    for match in re.finditer(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])", sentence):
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), match.group().replace(",", ""))
    for match in re.finditer(r"(?<![\d.,A-Za-z])[1-9]\d{3}(?=[人億万亿名件台円元ドル])", sentence):
        yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), f"{int(match.group()):,}")


def _myriads(sentence: str) -> Iterator[tuple[Manner, Edit]]:
    """2.5億 as 2億5000万, 12万 as 120,000."""
    for match in re.finditer(r"(?<![\d.,])(\d+)\.(\d+)([億亿])(?![一-鿿]?万)", sentence):
        rest = int(Decimal(f"0.{match.group(2)}") * 10**4)
        yield (
            Manner.NUMBER_NOTATION,
            Edit(match.start(), match.end(), f"{match.group(1)}{match.group(3)}{rest}万"),
        )
    for match in re.finditer(r"(?<![\d.,億亿])(\d+(?:\.\d+)?)万(?=[人名件台円元トン吨个个])", sentence):
        value = Decimal(match.group(1)) * 10**4
        if value == int(value):
            yield Manner.NUMBER_NOTATION, Edit(match.start(), match.end(), f"{int(value):,}")
