"""Names in Japanese texts: katakana and kanji that SudachiPy takes for names, and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimbook.text.entities.name_model import NameKind, Span, is_katakana
from claimbook.text.language.dictionary import english_readings
from claimbook.text.language.words import Morpheme

_KATAKANA = "\u30a1-\u30fa\u30fc"
_RUN = re.compile(rf"(?:[A-Z][A-Za-z]{{0,5}})?[{_KATAKANA}]+(?:[・=][{_KATAKANA}]+)*(?:[A-Z](?![A-Za-z]))?")
_PERSON_AFTER = re.compile(
    r"氏|さん|様|容疑者|被告|選手|監督|弁護士|皇太子|国王|CEO|CFO|CTO|COO|最高経営責任者|共同創業者"
    r"|国務長官|国防長官|財務長官|財務相|外相"
    r"|(?:副|前|元|新)?(?:会長|社長|大統領|首相|知事|議員|教授|博士|長官|大臣|総裁|議長|市長|主席|総理|党首|代表)"
)
_PLACE_AFTER = re.compile(r"(?:州|市|郡|県|島|川|湾|半島|空港|地区|省(?!庁))")
_ORGANISATION_AFTER = re.compile(
    r"(?:大学院大学|大学|銀行|新聞社|新聞|財団|証券|電力|自動車|製薬|航空|通信社|通信|研究所|協会|工業|商事"
    r"|電機|電子|製鉄|鉄鋼|食品|乳業|海運|造船|重工|保険|物流|鉄道|集団|党|委員会|連盟|機構|グループ|ホールディングス|取引所|放送|病院|学園|高校)+社?"
)
_COMPANY_AFTER = re.compile(r"社(?!長|会|員|内|外|説|債|交|宅|屋|用|名|風|運)")
_PLACE_SUFFIX = re.compile(r".[都道府県市区町村郡州島]$")
_ERAS = frozenset(("明治", "大正", "昭和", "平成", "令和"))
_GENERIC_TAILS = frozenset(
    ("グループ", "ホールディングス", "プロジェクト", "ジャパン", "モーターズ", "バンク", "タイムズ")
)


def japanese_spans(text: str, morphemes: Sequence[Morpheme], known: frozenset[str]) -> Iterator[Span]:
    """The spans of names in a folded text, katakana first; `known` holds names as written."""
    yield from _katakana_spans(text, morphemes, known)
    group: list[Morpheme] = []
    for m in morphemes:
        joins = group and group[-1].end == m.start and _joins(group[-1], m)
        if not joins and group:
            yield from _kanji_name(text, group)
            group = []
        if is_proper(m) and not re.fullmatch(rf"[{_KATAKANA}]+", m.surface) and not m.surface.isascii():
            group.append(m)
        elif group:
            yield from _kanji_name(text, group)
            group = []
    if group:
        yield from _kanji_name(text, group)


def is_proper(m: Morpheme) -> bool:
    """Whether a Japanese word is a proper noun."""
    return m.part_of_speech[1] == "固有名詞"


def _joins(left: Morpheme, right: Morpheme) -> bool:
    """A surname and a given name are one name; two places, or a place and a person, are two."""
    return is_proper(right) and left.part_of_speech[2] == right.part_of_speech[2] == "人名"


def _kanji_name(text: str, group: Sequence[Morpheme]) -> Iterator[Span]:
    start, end = group[0].start, group[-1].end
    titles = list(_PERSON_AFTER.finditer(text, start + 1, end))
    titled = _PERSON_AFTER.match(text, end) is not None
    if titles and titles[-1].end() == end:  # トランプ大統領 is one word of the dictionary
        end, titled = titles[-1].start(), True
    surface = text[start:end]
    # 湊市 is a city, 市 before a word of its own is none.
    if surface in _ERAS or (len(surface) == 1 and not titled and not _PLACE_AFTER.match(text, end)):
        return
    if tail := _ORGANISATION_AFTER.match(text, end):
        yield start, tail.end(), NameKind.ORGANISATION
    elif _COMPANY_AFTER.match(text, end):
        yield start, end, NameKind.ORGANISATION
    elif titled:
        # 米国大統領 holds an office of the place in its name; 真壁市長 may be a place or a person.
        is_person = group[0].part_of_speech[2] != "地名"
        yield start, end, NameKind.PERSON if is_person else _place_or_unknown(group[0])
    elif tail := _PLACE_AFTER.match(text, end):
        yield start, tail.end(), NameKind.PLACE
    else:
        # A bare surname may be a company or a place as well.
        is_full_name = len(group) > 1 and group[0].part_of_speech[2] == "人名"
        yield start, end, NameKind.PERSON if is_full_name else _place_or_unknown(group[0])


def _place_or_unknown(m: Morpheme) -> NameKind:
    """A place that is one beyond doubt: half of the Japanese surnames are names of places, too."""
    is_place = m.part_of_speech[2] == "地名"
    is_certain = m.part_of_speech[3] == "国" or _PLACE_SUFFIX.search(m.surface) is not None
    return NameKind.PLACE if is_place and is_certain else NameKind.UNKNOWN


def _katakana_spans(text: str, morphemes: Sequence[Morpheme], known: frozenset[str]) -> Iterator[Span]:
    at = {m.start: i for i, m in enumerate(morphemes)}
    for run in _RUN.finditer(text):
        start, end = run.span()
        parts = re.split("[・=]", run.group())
        if len(parts) > 1 and run.group() not in known and all(p in known for p in parts):
            continue  # a list of names, not one name
        titled = _PERSON_AFTER.match(text, end) is not None
        if not titled:
            named = [_name_within(part, morphemes, at, start + run.group().find(part)) for part in parts]
            if not any(named):
                continue
            if len(parts) == 1 and named[0]:
                start, end = named[0]
        elif len(run.group()) < 2:
            continue
        if tail := _ORGANISATION_AFTER.match(text, end):
            yield start, tail.end(), NameKind.ORGANISATION
        elif _COMPANY_AFTER.match(text, end):
            yield start, end, NameKind.ORGANISATION
        elif titled:
            yield start, end, NameKind.PERSON
        elif tail := _PLACE_AFTER.match(text, end):
            yield start, tail.end(), NameKind.PLACE
        else:
            yield start, end, _morpheme_kind(morphemes, at, start, end)


def _name_within(
    part: str, morphemes: Sequence[Morpheme], at: dict[int, int], start: int
) -> tuple[int, int] | None:
    """The span of the name in a run of katakana: ordinary words at its end are no part of it."""
    end = start + len(part)
    index = at.get(start)
    if index is None:
        # The run begins inside a longer word of the dictionary, which is judged as a whole elsewhere.
        return (start, end) if not english_readings(part, "ja") and len(part) > 2 else None
    inside = []
    while index < len(morphemes) and morphemes[index].start < end:
        inside.append(morphemes[index])
        index += 1
    if english_readings(part, "ja") and not all(is_proper(m) for m in inside):
        return None
    last = -1
    named = False
    for i, m in enumerate(inside):
        if is_proper(m) or _is_unheard_of(m):
            last, named = i, True
        elif named and m.surface in _GENERIC_TAILS:
            last = i
    if not named:
        return None
    return start, min(end, inside[last].end)


def _is_unheard_of(m: Morpheme) -> bool:
    """A katakana word that no dictionary has as a common word is most likely a name."""
    return len(m.surface) > 2 and is_katakana(m.surface[0]) and not english_readings(m.surface, "ja")


def _morpheme_kind(morphemes: Sequence[Morpheme], at: dict[int, int], start: int, end: int) -> NameKind:
    m = morphemes[at[start]] if start in at else None
    if m is not None and m.end == end and m.part_of_speech[1:3] == ("固有名詞", "地名"):
        return NameKind.PLACE
    is_full_name = m is not None and m.end < end and m.part_of_speech[2] == "人名"
    return NameKind.PERSON if is_full_name else NameKind.UNKNOWN
