"""Names made ready for comparison: without case, width, accents, titles and legal form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.language.han_characters import traditional

KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
LATIN = re.compile(r"[a-z0-9]+")
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
_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"\b(o|d|al|l)'(?=[a-z])")  # O'Brien is one word
# Two ways to write one sound in katakana.
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
_LONG_E = re.compile(r"(?<=[エケセテネヘメレゲゼデベペェ])イ")


@dataclass(frozen=True, slots=True)
class Form:
    """A name made ready for comparison."""

    surface: str
    key: str  # folded, without spaces, titles and legal form
    written: str  # the key in the characters of its own language, for dictionaries
    bare: str  # the key without what a place or a company may carry: 州, 社, Company
    parts: tuple[str, ...]  # folded words
    is_titled: bool  # 氏, Mr.


@lru_cache(maxsize=200_000)
def form_of(surface: str) -> Form:
    """A name made ready for comparison; its key is empty where nothing is left of it.

    >>> form_of("The Trump Company").key, form_of("ソフトバンク株式会社").key, form_of("孙正义氏").key
    ('trumpcompany', 'ソフトバンク', '孫正義')
    """
    text = unicodedata.normalize("NFKC", surface).casefold()
    decomposed = unicodedata.normalize("NFD", text)
    # Accents are dropped; the marks that make カ into ガ are not accents.
    text = unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))
    text = text.replace("ı", "i").replace("’", "'").replace("'s ", " ").strip().removesuffix("'s")
    text = text.removeprefix("the ")
    untitled = _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", text)) or text
    legal = _LEGAL_AFTER.sub("", _LEGAL_BEFORE.sub("", untitled))
    legal = _LEGAL_AFTER.sub("", legal) or untitled
    folded = _katakana_folded(traditional(_ELIDED.sub(r"\1", legal)))
    parts = tuple(_WORD.findall(folded))
    bare = "".join(_WORD.findall(_BARE_AFTER.sub("", folded)))
    written = "".join(_WORD.findall(legal))
    return Form(surface, "".join(parts), written, bare, parts, untitled != text)


def _katakana_folded(text: str) -> str:
    for written, spoken in _V_SOUNDS:
        text = text.replace(written, spoken)
    return _LONG_E.sub("ー", text)
