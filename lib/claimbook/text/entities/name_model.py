"""What a name in a text is, and the letters that names are written with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


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


# A name and what it may be: a span on its way to becoming a mention.
Span = tuple[int, int, NameKind]
# Full-width letters and typographic marks, folded one to one so that offsets stay true.
FOLD: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2019: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0xFF65: "・",
    0x2027: "·", 0x2022: "·", 0x30FB: "・",
}  # fmt: skip
UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁЄІЇҐ"
LETTER = "A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1effΑ-ωά-ώЀ-ӿ"
HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


def is_katakana(character: str) -> bool:
    """Whether a character is a katakana letter or the mark that lengthens one."""
    return "\u30a1" <= character <= "\u30fa" or character == "ー"
