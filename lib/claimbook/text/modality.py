"""Whether a sentence tells of something done, planned or merely possible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Modality(StrEnum):
    """How real a statement makes its matter; plain statements carry no mark."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class ModalMark:
    """The words that set a statement's modality; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    modality: Modality


_PATTERNS: dict[str, tuple[tuple[Modality, re.Pattern[str]], ...]] = {
    "en": (
        (
            Modality.POSSIBLE,
            re.compile(
                r"\b(?:may(?! \d)|might|could|possibly|perhaps|potentially|if|whether"
                r"|allegedly|suspected|accused|proposed|threaten\w*|false that|denied"
                r"|cancell?ed|postponed|called off|consider(?:s|ing)?"
                r"|explor(?:es|ing))\b", re.I),
        ),
        (
            Modality.PLANNED,
            re.compile(
                    r"\b(?:will|shall|'ll|intends?|intending|plan(?:s|ning|ned)? to|plans? for"
                    r"|aims? to|aiming|hopes? to"
                    r"|expect(?:s|ed)? to|is to|are to|going to|about to|scheduled|set to|would"
                    r"|propos(?:es|ed)|pledg(?:es?|ed)"
                r"|commit(?:s|ted)? to|looks? forward)\b",
                re.I,
            ),
        ),
        (
            Modality.DONE,
            re.compile(
                    r"\b(?:(?:has|have|had) (?:already )?(?:been )?\w+(?:ed|en|un|ne|id|ld|ft|ilt|ught"
                    r"|de)\b|already|completed|finished"
                r"|(?:was|were) \w+(?:ed|en|ilt|ught|un|ld|de))\b",
                re.I,
            ),
        ),
    ),
    "ja": (
        (Modality.POSSIBLE, re.compile(
            r"かもしれ|かも知れ|疑い|もし|場合|中止|延期|撤回|見送|可能性が|恐れが|おそれが|検討して|検討する|検討中|見込みもある")),
        (
            Modality.PLANNED,
            re.compile(
                    r"予定|計画して|計画だ|計画です|計画である|を計画|目指|方針|見込み|見通し|つもり"
                    r"|意向|意図|狙い|しようとして|していく"
                r"|ていきます|ていく|だろう|でしょう|見られ|期待して|期待され"
            ),
        ),
        (Modality.DONE, re.compile(
            r"(?:し|れ|っ|い|き|え|け|げ|せ|て|ね|べ|め)(?:た|ました)(?=。|$|と|が|、|」)|済み"
            r"|完了|すでに|既に")),
    ),
    "zh": (
        (Modality.POSSIBLE, re.compile(r"可能(?!性)|如果|推迟|取消|撤回|涉嫌"
            r"|若(?!川|干)|或许|也许|或将|考虑|正在研究")),
        (Modality.PLANNED, re.compile(
            r"将(?!军|领)|计划(?=[^\s，。]{0,12})|打算|拟|预计|有望|目标是|旨在|准备|即将"
            r"|(?<![董委机社工国议协大年理商])会(?!长|议|员|计|社|主|场|晤|谈)|意向")),
        (Modality.DONE, re.compile(
            r"已经|已(?=[^\s，。])|完成了|(?<=[\u4e00-\u9fff])了(?=[\u4e00-\u9fff，。0-9]|$)"
            r"|曾")),
    ),
}  # fmt: skip


def find_modality(text: str, language: str) -> tuple[ModalMark, ...]:
    """The marks of modality in a text, by position; empty where the language has no list.

    >>> [m.modality.value for m in find_modality("It intends to invest, and may build more.", "en")]
    ['planned', 'possible']
    """
    marks = [
        ModalMark(match.start(), match.end(), match.group(), modality)
        for modality, pattern in _PATTERNS.get(language, ())
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
