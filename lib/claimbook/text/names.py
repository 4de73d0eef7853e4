"""Names of people, organisations, places and products: where they stand in a text.

Known names are searched as they are written. Beyond them, Latin (and Cyrillic and Greek) names are told
by their capitals, Japanese names by the part of speech that SudachiPy gives them, Chinese names by
CC-CEDICT and by the characters that foreign names are written with. Where it is doubtful whether a word
is a name, it is none: a name that is not there would be missed in the evidence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from claimbook.text import chinese
from claimbook.text.dictionary import english_readings
from claimbook.text.stopwords import is_function_word
from claimbook.text.words import Morpheme, japanese_morphemes


class NameKind(StrEnum):
    """What a name stands for; unknown unless the text or the list of known names says so."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in a text; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class KnownName:
    """One row of world_names.csv: a way to write the name that is called `canonical` in English."""

    name: str
    canonical: str
    language: str
    kind: NameKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name and what it may be: a span on its way to becoming a mention.
_Span = tuple[int, int, NameKind]

# Full-width letters and typographic marks, folded one to one so that offsets stay true.
_FOLD: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2019: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0xFF65: "・",
    0x2027: "·", 0x2022: "·", 0x30FB: "・",
}  # fmt: skip
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁЄІЇҐ"
_LETTER = "A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1effΑ-ωά-ώЀ-ӿ"
# Territories are written by CLDR as "Hong Kong SAR China" and "Myanmar (Burma)".
_CLDR_EXTRAS = re.compile(r" SAR China$|\s*[(（].*$")
_NO_TERRITORIES = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
_PARTS = re.compile("[ ・·]")
_KATAKANA = "\u30a1-\u30fa\u30fc"


def find_names(text: str, language: str = "", known: Iterable[str] = ()) -> tuple[NameMention, ...]:
    """The names in a text, in order; where two overlap, the longer one stands.

    Args:
        text: a sentence or a page.
        language: ISO 639-1; where empty, kana are taken for Japanese and bare Han for Chinese.
        known: names to be found as written, in any script; those of one character are passed over.

    >>> [(n.surface, n.kind.value) for n in find_names("OpenAI CEO Sam Altman met Mr. Son in Tokyo.", "en")]
    [('OpenAI', 'unknown'), ('Sam Altman', 'person'), ('Son', 'person'), ('Tokyo', 'unknown')]
    """
    folded = text.translate(_FOLD)
    names = known if isinstance(known, tuple) else tuple(known)
    japanese = language == "ja" or (language != "zh" and _KANA.search(folded) is not None)
    is_chinese = not japanese and language in ("", "zh") and _HAN.search(folded) is not None
    morphemes = japanese_morphemes(folded) if japanese else ()
    spans = list(_capitalised(folded, language))
    if japanese:
        spans += _japanese_spans(folded, morphemes, frozenset(names))
    if is_chinese:
        spans += _chinese_spans(folded)
    known_spans = _known_spans(folded, names, morphemes, is_chinese)
    return tuple(
        NameMention(start, end, text[start:end], kind)
        for start, end, kind in _longest(known_spans, spans, folded)
    )


@cache
def world_names() -> tuple[KnownName, ...]:
    """The names of world_names.csv, in file order: the best-known ones in English, Japanese and Chinese."""
    with files("claimbook.text").joinpath("data", "world_names.csv").open(encoding="utf-8") as file:
        return tuple(
            KnownName(r["name"], r["canonical"], r["language"], NameKind(r["note"]))
            for r in csv.DictReader(file)
        )


@cache
def territory_names() -> tuple[tuple[str, str], ...]:
    """The countries and territories of CLDR in English, Japanese and Chinese, each with its English name."""
    from babel import Locale

    english = Locale.parse("en").territories
    return tuple(
        (_CLDR_EXTRAS.sub("", name), _CLDR_EXTRAS.sub("", english[code]))
        for locale in ("en", "ja", "zh", "zh_Hant")
        for code, name in Locale.parse(locale).territories.items()
        if len(code) == 2 and code not in _NO_TERRITORIES
    )


@cache
def _kinds() -> dict[str, NameKind]:
    places = {name: NameKind.PLACE for name, _ in territory_names()}
    return {**places, **{name.name: name.kind for name in world_names()}}


def _longest(known: Sequence[_Span], found: Sequence[_Span], text: str) -> list[_Span]:
    kinds: dict[tuple[int, int], NameKind] = {}
    for start, end, kind in (*known, *found):
        if kinds.get((start, end), NameKind.UNKNOWN) is NameKind.UNKNOWN:
            kinds[start, end] = kind
    # A person known by the full name is not hidden by what stands beside it: Bundeskanzler Olaf Scholz.
    full = {(s, e) for s, e, kind in known if kind is NameKind.PERSON and _PARTS.search(text, s, e)}
    taken = bytearray(len(text))
    kept = []
    for start, end in sorted(kinds, key=lambda span: (span not in full, span[0] - span[1], span[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, kinds[start, end]))
    return sorted(kept)


# --- known names ---------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _index(names: tuple[str, ...]) -> dict[str, tuple[tuple[str, NameKind], ...]]:
    """First two characters to the names that begin with them, longest first."""
    index: dict[str, dict[str, NameKind]] = {}
    for name in names:
        folded = name.translate(_FOLD).strip()
        kind = _kinds().get(name, NameKind.UNKNOWN)
        # Headlines shout: a name in capitals is the same name. Short ones would become other words.
        shouted = {folded.upper()} if len(folded) > 4 and folded[0].isascii() else set()
        for form in (folded, *shouted):
            if len(form) > 1 and form.isprintable():
                index.setdefault(form[:2], {}).setdefault(form, kind)
    return {
        key: tuple(sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])))
        for key, forms in index.items()
    }


def _known_spans(
    text: str, names: tuple[str, ...], morphemes: Sequence[Morpheme], is_chinese: bool
) -> list[_Span]:
    index = _index(names)
    inside = _word_interiors(text, morphemes, is_chinese) if index else b""
    spans = []
    for start in range(len(text) - 1):
        for name, kind in index.get(text[start : start + 2], ()):
            end = start + len(name)
            if text.startswith(name, start) and _stands_alone(text, start, end) and not inside[start]:
                if inside[end] == 2 and not _OFFICE_AFTER.match(text, end):
                    continue  # the name would end in the middle of an ordinary word
                spans.append((start, end, kind))
                break
    return spans


def _word_interiors(text: str, morphemes: Sequence[Morpheme], is_chinese: bool) -> bytearray:
    """For each position: 0 where a word begins, 1 within a proper name, 2 within an ordinary word.

    It keeps 高通 (Qualcomm) from being found in 提高通胀 (raise inflation), and 京都 in 東京都. Katakana
    words have borders that one can see and are left alone.
    """
    inside = bytearray(len(text) + 1)
    for m in morphemes:
        if _HAN.match(m.surface):
            inside[m.start + 1 : m.end] = (b"\1" if _is_proper(m) else b"\2") * (m.end - m.start - 1)
    if is_chinese:
        for run in _HAN_RUN.finditer(text):
            for start, end in chinese.segment(text, run.start(), run.end()):
                inside[start + 1 : end] = b"\2" * (end - start - 1)
    return inside


_OFFICE_AFTER = re.compile(
    r"大統領|首相|政府|国民|企業|代表|軍"
)  # 米国大統領 names 米国, 中国語 does not name 中国
_GROUP_TAIL = re.compile(r"(?:グループ|ホールディングス|ジャパン)")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends where a name may: not inside a longer word of the same script."""
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    if _is_spaced(first) and _is_spaced(before):
        return False
    if _is_spaced(last) and _is_spaced(after):
        return False
    if _is_katakana(first) and _is_katakana(before):
        return False
    return not (_is_katakana(last) and _is_katakana(after) and not _GROUP_TAIL.match(text, end))


def _is_spaced(character: str) -> bool:
    """Whether a character belongs to a script that puts spaces between words."""
    return character.isalnum() and not "\u2e80" <= character <= "\ud7ff"


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30fa" or character == "ー"


# --- names told by their capitals ----------------------------------------------------------------

_TOKEN = re.compile(
    rf"(?:[{_UPPER}]\.){{2,}}|[{_UPPER}]\.(?= [{_UPPER}])"
    rf"|[{_LETTER}][{_LETTER}0-9]*(?:['&+-][{_LETTER}0-9]+)*(?:\.com\b)?"
)
_POSSESSIVE = re.compile(r"'[sS]$")
_COMPOUND_TAIL = re.compile(
    r"-(?:based|led|backed|owned|controlled|style|like|made|wide|related|run|funded|born|listed|friendly|only"
    r"|first|linked|held|occupied|speaking|approved|compatible|powered|to|in|and|era|affiliated|supported|driven"
    r"|inspired)$"
)
_CONNECTORS = frozenset(
    ("of", "of the", "de", "de la", "de los", "da", "do", "dos", "del", "della", "di", "du", "des", "von",
     "von der", "van", "van der", "van den", "bin", "al", "el", "y", "&", "zu")
)  # fmt: skip
_OPENERS = " \t\"'“”‘’«»([「『"
_SENTENCE_ENDS = ".!?:;…\n。！？•·*#>|–—-"
_TITLES = _words(
    """president chairman chairwoman chairperson chair ceo cfo coo cto cio evp svp vp chief executive
    officer vice prime minister governor senator sen. gov. rep. representative congressman
    congresswoman mr mrs ms dr prof professor sir founder co-founder cofounder director manager
    spokesman spokeswoman spokesperson analyst secretary ambassador mayor judge chancellor premier
    lawmaker economist partner investor billionaire bundeskanzler bundeskanzlerin kanzler präsident
    präsidentin herr frau président présidente ministre monsieur madame presidente ministro ministra
    señor señora президент премьер-министр министр"""
)
# Parts of titles that begin other things as well: Executive Order, Prime Time.
_TITLE_PARTS = _words("executive chief prime vice director officer secretary partner investor manager")
# Common nouns in capitals, months, days, peoples and languages: no names by themselves.
_NOT_NAMES = _words(
    """ai agi api ip gpu cpu npu tpu llm llms ml it pc pcs tv pr hr ipo esg gdp cpi ppi vc ict iot ar vr xr
    url pdf html http https id ok am pm usd eur jpy gbp cny rmb krw dna rna mrna hiv covid dvd cd
    gps sms usb ram ssd os ui ux sdk sql faq rss cdn dc ac ev evs suv gw mw kw gwh mwh twh kwh tb gb
    mb pb ceo cfo coo cto cio ngo ngos npo pm fm am q1 q2 q3 q4 h1 h2 fy ltd inc corp llc plc co r&d
    m&a b2b b2c saas iaas paas roi kpi etf etfs spac bn mn tn no vs nb ps re est edt pst pdt utc gmt
    jst et pt bc ad bce ce mp mps ph.d phd md ba ma bs mba tba tbd eta diy asap vip lgbt january
    february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue
    wed thu fri sat sun american americans british english chinese japanese korean koreans german
    germans french russian russians indian indians european europeans asian african arab italian
    spanish canadian australian israeli iranian mexican ukrainian taiwanese dutch swiss swedish
    turkish brazilian saudi latin western eastern northern southern internet web god earth sun moon
    today yesterday tomorrow millionen milliarden euro dollar prozent anfang mitte ende uhr januar februar
    märz mai juni juli oktober dezember"""
)
_TIME_WORDS = _words(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday"""
)
# Given names that are also words: at the start of a sentence they stay if a surname follows.
_GIVEN_NAMES = _words(
    """mark bill jack grant frank will rose grace rob pat ray drew sue art dick dean victor josh larry tim
    sam jay gene guy max rich chuck dale glen hope joy faith dawn summer june april august may carol
    ruby pearl amber daisy jasmine ivy lily olive violet iris ginger sandy rusty dusty norm bob don
    chase hunter mason carter cooper"""
)
_ORGANISATION_TAIL = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|PLC|GmbH|AG|SA|Group|Holdings?|Bank|University|College|Institute"
    r"|Times|Post|Journal|News|Foundation|Agency|Ministry|Department|Commission|Committee|Party|Fund|Partners|Capital"
    r"|Technolog(?:y|ies)|Systems|Association|Organi[sz]ation|Council|Court|Union|Airlines|Motors?|Office|Bureau)\b\.?$"
    r"|^(?:University|Bank|Ministry|Department|Institute|Bureau|Office) of "
)  # fmt: skip
_PLACE_TAIL = re.compile(r"\b(?:City|County|River|Island|Islands|State|Province|Valley|Bay|Lake|Mountains?)$")


def _is_tail(word: str) -> bool:
    return bool(_ORGANISATION_TAIL.search(word) or _PLACE_TAIL.search(word))


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    line: int
    starts_sentence: bool
    ends_group: bool  # a possessive or a compound: what follows is another name

    @property
    def lower(self) -> str:
        return self.word.lower().rstrip(".")


def _capitalised(text: str, language: str) -> Iterator[_Span]:
    """Runs of capitalised words, parted by titles, months and ordinary words."""
    tokens = list(_tokens(text))
    elsewhere = {t.word for t in tokens if not t.starts_sentence and t.word[0].isupper()}
    shouting, headings = _headings(text, tokens)
    for group in _groups(text, tokens):
        line = group[0].line
        if line in shouting:
            continue
        strict = line in headings
        group = _without_ordinary_start(group, elsewhere, language)
        for part, is_titled in _parted(group, strict):
            if language == "de" and len(part) == 1 and not _is_marked(part[0].word):
                continue  # German writes every noun with a capital
            start, end = part[0].start, part[-1].end
            yield start, end, _kind_of(text[start:end], part, is_titled)


def _tokens(text: str) -> Iterator[_Token]:
    line = seen = 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        word, end = match.group(), match.end()
        if tail := _POSSESSIVE.search(word) or _COMPOUND_TAIL.search(word):
            word, end = word[: tail.start()], end - (len(match.group()) - tail.start())
        before = text[max(0, match.start() - 6) : match.start()].rstrip(_OPENERS)
        starts = not before or before[-1] in _SENTENCE_ENDS
        yield _Token(match.start(), end, word, line, starts, tail is not None)


def _headings(text: str, tokens: Sequence[_Token]) -> tuple[set[int], set[int]]:
    """Lines all in capitals, and lines with a capital on nearly every word, by their number."""
    lines: dict[int, list[str]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token.word)
    texts = text.split("\n")
    shouting, headings = set(), set()
    for line, words in lines.items():
        plain = [w for w in words if len(w) > 3 and not is_function_word(w.lower(), "en")]
        if len(words) > 3 and all(w.isupper() for w in words) and any(_is_said(w.lower()) for w in words):
            shouting.add(line)
        elif (
            len(plain) > 3
            and sum(w[0].isupper() for w in plain) >= 0.9 * len(plain)
            and not texts[line].rstrip(' "”)').endswith((".", "!", "?"))
        ):
            headings.add(line)
    return shouting, headings


def _is_capital(word: str) -> bool:
    return word[0].isupper() or _is_marked(word)


def _is_common(word: str) -> bool:
    return word in _NOT_NAMES or word.removesuffix("s") in _NOT_NAMES


def _is_marked(word: str) -> bool:
    """Whether a word shows by its letters that it is a name: OpenAI, iPhone, MGX, Coca-Cola."""
    return any(c.isupper() for c in word[1:]) and not _is_common(word.lower().rstrip("."))


def _groups(text: str, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Runs of capitalised words with nothing between them but a space or a joining word."""
    group: list[_Token] = []
    joining: list[_Token] = []
    for token in tokens:
        gap = text[(joining or group or [token])[-1].end : token.start]
        follows = bool(group) and gap in (" ", " & ", ". ") and not (joining or group)[-1].ends_group
        if gap == ". " and group and not (len(group[-1].word) == 1 or group[-1].lower in _TITLES):
            follows = False
        if _is_capital(token.word):
            if follows and (not joining or " ".join(t.word for t in joining) in _CONNECTORS):
                group += [*joining, token]
            else:
                if group:
                    yield group
                group = [token]
            joining = []
        elif follows and len(joining) < 2:
            joining.append(token)
        else:
            if group:
                yield group
            group, joining = [], []
    if group:
        yield group


def _without_ordinary_start(group: list[_Token], elsewhere: set[str], language: str) -> list[_Token]:
    first = group[0]
    if not first.starts_sentence or _is_marked(first.word) or first.lower in _TITLES:
        return group
    followed = len(group) > 1 and _is_capital(group[1].word)
    if is_function_word(first.lower, language or "en") or is_function_word(first.lower, "en"):
        ordinary = not (followed and first.lower in _GIVEN_NAMES)
    elif language in ("", "en"):
        ordinary = first.word not in elsewhere and _is_ordinary(first.lower)
        ordinary = ordinary and not (followed and first.lower in _GIVEN_NAMES)
        if (
            len(group) == 2
            and _is_tail(group[1].word)
            and not (_is_common(first.lower) or first.lower.endswith("ly"))
        ):
            ordinary = False  # Orange County
    else:  # without a list of the language's words, a lone capital at the start says nothing
        ordinary = not followed and first.word not in elsewhere
    if not ordinary:
        return group
    rest = group[1:]
    while rest and not _is_capital(rest[0].word):  # "Construction of Texas": the joining word goes too
        rest = rest[1:]
    return rest


def _parted(group: Sequence[_Token], strict: bool) -> Iterator[tuple[list[_Token], bool]]:
    """The names within a run, each with whether a title stands before it."""
    part: list[_Token] = []
    titled = False
    for position, token in enumerate(group):
        is_title = token.lower in _TITLES
        is_time = token.lower in _TIME_WORDS and not (token.lower in _GIVEN_NAMES and part)
        is_article = token.lower in ("the", "a", "an") and token.word[0].isupper()
        is_plain = _is_capital(token.word) and not _is_marked(token.word)
        is_ordinary = strict and is_plain and _is_ordinary(token.lower)
        if is_title or is_time or is_article or is_ordinary:
            yield from _trimmed(part, titled, position > 0)
            part, titled = [], is_title and token.lower not in _TITLE_PARTS
        else:
            part.append(token)
    yield from _trimmed(part, titled, len(part) < len(group))


def _trimmed(part: list[_Token], titled: bool, was_cut: bool) -> Iterator[tuple[list[_Token], bool]]:
    while part and not _is_capital(part[0].word):
        part = part[1:]
    while part and not _is_capital(part[-1].word):
        part = part[:-1]
    if not part or all(_is_common(t.lower) or not _is_capital(t.word) for t in part):
        return
    if len(part) == 1:
        word = part[0]
        # "Executive Order": what a title leaves behind is a name only if it is no ordinary word.
        if len(word.lower) < 2 or (
            was_cut and not titled and not _is_marked(word.word) and _is_ordinary(word.lower)
        ):
            return
        if _is_tail(word.word):
            return  # the Company, the State
        if is_function_word(word.lower, "en") and not _is_marked(word.word) and not titled:
            return
    yield part, titled


def _kind_of(surface: str, part: Sequence[_Token], titled: bool) -> NameKind:
    if _ORGANISATION_TAIL.search(surface):
        return NameKind.ORGANISATION
    if titled and len(part) <= 4 and not any(t.word.isupper() and len(t.word) > 2 for t in part):
        return NameKind.PERSON
    return NameKind.PLACE if _PLACE_TAIL.search(surface) else NameKind.UNKNOWN


@cache
def _ordinary_words() -> frozenset[str]:
    """English words that CC-CEDICT's glosses write without a capital."""
    word = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
    return frozenset(
        found for lines in chinese.glossary().values() for line in lines for found in word.findall(line)
    )


def _is_said(word: str) -> bool:
    return is_function_word(word, "en") or _is_ordinary(word)


def _is_ordinary(word: str) -> bool:
    return word in _ordinary_words() or word.endswith(("ly", "ing", "ed"))


# --- Japanese ------------------------------------------------------------------------------------

_JAPANESE_RUN = re.compile(
    rf"(?:[A-Z][A-Za-z]{{0,5}})?[{_KATAKANA}]+(?:[・=][{_KATAKANA}]+)*(?:[A-Z](?![A-Za-z]))?"
)
_PERSON_AFTER = re.compile(
    r"氏|さん|様|容疑者|被告|選手|監督|弁護士|皇太子|国王|CEO|CFO|CTO|COO|最高経営責任者|共同創業者"
    r"|国務長官|国防長官|財務長官|財務相|外相"
    r"|(?:副|前|元|新)?(?:会長|社長|大統領|首相|知事|議員|教授|博士|長官|大臣|総裁|議長|市長|主席|総理|党首|代表)"
)
_PLACE_AFTER = re.compile(r"(?:州|市|郡|県|島|川|湾|半島|空港|地区|省(?!庁))")
_ORGANISATION_AFTER = re.compile(
    r"(?:大学院大学|大学|銀行|新聞社|新聞|財団|証券|電力|自動車|製薬|航空|通信社|通信|研究所|協会|工業|商事"
    r"|電機|電子|集団|党|委員会|連盟|機構|グループ|ホールディングス|取引所|放送|病院|学園|高校)+社?"
)
_COMPANY_AFTER = re.compile(r"社(?!長|会|員|内|外|説|債|交|宅|屋|用|名|風|運)")
_PLACE_SUFFIX = re.compile(r".[都道府県市区町村郡州島]$")
_ERAS = frozenset(("明治", "大正", "昭和", "平成", "令和"))
_GENERIC_TAILS = _words("グループ ホールディングス プロジェクト ジャパン モーターズ バンク タイムズ")


def _japanese_spans(text: str, morphemes: Sequence[Morpheme], known: frozenset[str]) -> Iterator[_Span]:
    runs = list(_katakana_spans(text, morphemes, known))
    yield from runs
    group: list[Morpheme] = []
    for m in morphemes:
        joins = group and group[-1].end == m.start and _joins(group[-1], m)
        if not joins and group:
            yield from _kanji_name(text, group)
            group = []
        if _is_proper(m) and not re.fullmatch(rf"[{_KATAKANA}]+", m.surface) and not m.surface.isascii():
            group.append(m)
        elif group:
            yield from _kanji_name(text, group)
            group = []
    if group:
        yield from _kanji_name(text, group)


def _is_proper(m: Morpheme) -> bool:
    return m.part_of_speech[1] == "固有名詞"


def _joins(left: Morpheme, right: Morpheme) -> bool:
    """A surname and a given name are one name; two places, or a place and a person, are two."""
    return _is_proper(right) and left.part_of_speech[2] == right.part_of_speech[2] == "人名"


def _kanji_name(text: str, group: Sequence[Morpheme]) -> Iterator[_Span]:
    start, end = group[0].start, group[-1].end
    titles = list(_PERSON_AFTER.finditer(text, start + 1, end))
    titled = _PERSON_AFTER.match(text, end) is not None
    if titles and titles[-1].end() == end:  # トランプ大統領 is one word of the dictionary
        end, titled = titles[-1].start(), True
    surface = text[start:end]
    if surface in _ERAS or (len(surface) == 1 and not titled):
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


def _katakana_spans(text: str, morphemes: Sequence[Morpheme], known: frozenset[str]) -> Iterator[_Span]:
    at = {m.start: i for i, m in enumerate(morphemes)}
    for run in _JAPANESE_RUN.finditer(text):
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
    if english_readings(part, "ja") and not all(_is_proper(m) for m in inside):
        return None
    last = -1
    named = False
    for i, m in enumerate(inside):
        if _is_proper(m) or _is_unheard_of(m):
            last, named = i, True
        elif named and m.surface in _GENERIC_TAILS:
            last = i
    if not named:
        return None
    return start, min(end, inside[last].end)


def _is_unheard_of(m: Morpheme) -> bool:
    """A katakana word that no dictionary has as a common word is most likely a name."""
    return len(m.surface) > 2 and _is_katakana(m.surface[0]) and not english_readings(m.surface, "ja")


def _morpheme_kind(morphemes: Sequence[Morpheme], at: dict[int, int], start: int, end: int) -> NameKind:
    m = morphemes[at[start]] if start in at else None
    if m is not None and m.end == end and m.part_of_speech[1:3] == ("固有名詞", "地名"):
        return NameKind.PLACE
    is_full_name = m is not None and m.end < end and m.part_of_speech[2] == "人名"
    return NameKind.PERSON if is_full_name else NameKind.UNKNOWN


# --- Chinese -------------------------------------------------------------------------------------

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
_CHINESE_TAILS = (
    (_words("公司 集团 大学 银行 基金会 研究所 研究院 报 通讯社 航空 证券 汽车"), NameKind.ORGANISATION),
    (_words("州 市 省 县 岛 河"), NameKind.PLACE),
)
_CHINESE_TITLES = _words(
    """先生 女士 总统 主席 总理 首相 董事长 总裁 议员 部长 州长 市长 国务卿 教授 博士 首席执行官
    大使"""
)
_NOT_NAME_GLOSS = re.compile(
    r"^(?:CL:|\(|Tw|Taiwan pr|[A-Z]{2,}$|I |[A-Z][a-z]+day\b|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)"
    r"|\b(?:language|dialect|people|ethnic|nationality|dynasty|surname|New Year|[Ff]estival)\b"
)
_NOT_A_MEANING = ("CL:", "variant of", "see ", "abbr. for")


def _chinese_spans(text: str) -> Iterator[_Span]:
    for match in _FOREIGN_NAME.finditer(text):
        yield match.start(), match.end(), NameKind.PERSON
    for run in _HAN_RUN.finditer(text):
        words = list(chinese.segment(text, run.start(), run.end()))
        for i, (start, end) in enumerate(words):
            following = text[words[i + 1][0] : words[i + 1][1]] if i + 1 < len(words) else ""
            if is_chinese_name(text[start:end]):
                if _is_foreign(text[start:end]) and _is_foreign(following) and len(following) == 1:
                    end, following = end + 1, ""  # a name that is longer than the one in the dictionary
                yield _extended(start, end, following)
            elif person := _chinese_person(text, words, i):
                yield person


def _is_foreign(word: str) -> bool:
    return all(c in _FOREIGN and c not in "于因比所列让" for c in word)


@lru_cache(maxsize=50_000)
def is_chinese_name(word: str) -> bool:
    """Whether CC-CEDICT knows a word of two characters or more only as a name."""
    glosses = [g for g in chinese.glosses(word) if not g.startswith(_NOT_A_MEANING)]
    return (
        len(word) > 1
        and bool(glosses)
        and all(g[:1].isupper() and not _NOT_NAME_GLOSS.search(g) for g in glosses)
    )


def _extended(start: int, end: int, following: str) -> _Span:
    for tails, kind in _CHINESE_TAILS:
        if following in tails:
            return start, end + len(following), kind
    return start, end, NameKind.PERSON if following in _CHINESE_TITLES else NameKind.UNKNOWN


def _chinese_person(text: str, words: Sequence[tuple[int, int]], i: int) -> _Span | None:
    """A surname with one or two characters after it, and a title after those: 王毅部长."""
    start, end = words[i]
    if end - start != 1 or not any(g.startswith("surname ") for g in chinese.glosses(text[start:end])):
        return None
    for after in words[i + 1 : i + 4]:
        if 1 < after[0] - start <= 3 and text[after[0] : after[1]] in _CHINESE_TITLES:
            return start, after[0], NameKind.PERSON
    return None
