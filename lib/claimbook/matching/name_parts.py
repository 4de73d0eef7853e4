"""Names that are a part of other names: the head, the surname, the initials."""

from __future__ import annotations

import re

from claimbook.matching.aliases import Aliases
from claimbook.matching.name_dictionaries import name_readings, translated
from claimbook.matching.name_forms import LATIN, Form, form_of
from claimbook.matching.name_spellings import spelled_alike
from claimbook.matching.sounds import sounds_alike
from claimbook.text.entities.name_model import NameKind
from claimbook.text.language.han_characters import HAN

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
_DOT = re.compile(r"[·・‧•]")  # between the names of a foreigner
_HAN_TAIL = re.compile(
    r"[州市県縣省区區町村島川山駅党社庁廳部局院所会會店館国國校報紙港湾灣橋]$"
    r"|(?:大學|銀行|公司|集團|新聞|商事|自動車|電力)$"
)


def headed(first: Form, second: Form) -> str:
    """SoftBank and SoftBank Group: which name heads the other with a word for the whole; empty where none."""
    short, long = sorted((first, second), key=lambda form: len(form.key))
    if long.key.startswith(short.key) and long.key[len(short.key) :] in _HEADS and len(short.key) > 1:
        return f"{short.surface} heads {long.surface}"
    return ""


def is_surname_of(short: Form, full: Form, aliases: Aliases) -> bool:
    """Whether a name is the surname in a person's full name, in whichever script: Son, Masayoshi Son."""
    kinds = {aliases.kind(short.surface), aliases.kind(full.surface)}
    if not kinds <= {NameKind.PERSON, NameKind.UNKNOWN}:
        return False
    if HAN.fullmatch(short.key) and HAN.fullmatch(full.key):
        return _is_han_surname(short, full, NameKind.PERSON in kinds)
    if len(short.parts) != 1 or not 2 <= len(full.parts) <= 4 or len(short.key) < 2:
        return False
    if any(_NO_PERSON.search(part) for part in full.parts) or _NO_PERSON.search(short.key):
        return False
    if any(HAN.search(part) for part in full.parts) and not _DOT.search(full.surface):
        return False
    last = form_of(full.parts[-1])
    if short.key == last.key:
        return len(short.key) > 2
    return bool(translated(short, last)) or any(
        sounds_alike(a, b) or spelled_alike(a, b) for a, b in ((short, last), (last, short))
    )


def _is_han_surname(short: Form, full: Form, is_person: bool) -> bool:
    if not full.key.startswith(short.key) or not 3 <= len(full.key) <= 5 or len(short.key) >= len(full.key):
        return False
    given = full.key[len(short.key) :]
    if len(short.key) > 3 or len(given) > 3 or _HAN_TAIL.search(full.key):
        return False
    if is_person or short.is_titled:
        return True
    whole, surname, rest = full.written, full.written[: len(short.key)], full.written[len(short.key) :]
    if {kind for _, kind in name_readings(whole)} - {"person", "unclass"}:
        return False
    return _is_kind(surname, "surname") and _is_kind(rest, "given", "masc", "fem")


def _is_kind(name: str, *kinds: str) -> bool:
    return any(kind in kinds for _, kind in name_readings(name))


def is_shortened(short: Form, full: Form) -> bool:
    """NYT and New York Times; Donald J. Trump and Donald Trump; E. Musk and Elon Musk."""
    surface = short.surface.replace(".", "")
    if len(short.parts) == 1 and surface.isupper() and surface.isascii() and len(surface) >= 3:
        initials = "".join(p[0] for p in full.parts if p not in ("of", "the", "and", "for"))
        return len(initials) >= 3 and initials == short.key and all(LATIN.match(p) for p in full.parts)
    if not 2 <= len(short.parts) <= len(full.parts) <= 4 or short.parts[-1] != full.parts[-1]:
        return False
    if not all(LATIN.fullmatch(p) for p in (*short.parts, *full.parts)) or len(full.parts[0]) < 2:
        return False
    if short.parts == (full.parts[0], full.parts[-1]):
        return all(len(p) == 1 for p in full.parts[1:-1])
    return (
        len(short.parts[0]) == 1
        and short.parts[0] == full.parts[0][0]
        and len(short.parts) == len(full.parts)
    )
