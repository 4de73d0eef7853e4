"""Whether a sentence tells of something real, or of something planned, wanted, supposed or called off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claimbook.text.language.words import japanese_morphemes
from claimbook.text.meaning.frames import find_framing


class Modality(StrEnum):
    """In what way a statement is less than real; plain statements carry no mark."""

    PLANNED = "planned"
    SOUGHT = "sought"  # wanted, tried, proposed, asked for
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    ALLEGED = "alleged"
    CALLED_OFF = "called off"  # cancelled, postponed, withdrawn, prevented
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class ModalMark:
    """The words that set a statement's modality; `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    modality: Modality


_QUESTION = re.compile(
    r"[?？]\s*[\"'」』”’）)]*\s*$|(?:のか|だろうか|でしょうか|ですか|ますか|[吗呢])[。.]?\s*$"
)


def find_modality(text: str, language: str) -> tuple[ModalMark, ...]:
    """The marks of modality in a text, by position; empty where the language has no list.

    >>> [m.modality.value for m in find_modality("It intends to invest, and may build more.", "en")]
    ['planned', 'possible']
    """
    marks = [
        ModalMark(match.start(), match.end(), match.group(), Modality(kind))
        for match, kind in find_framing(text, language, [m.value for m in Modality])
    ]
    if language == "ja":
        marks += _suppositions(text)
    # A question stands at the end; no need to look at more of a long text.
    tail = max(0, len(text) - 20)
    if question := _QUESTION.search(text, tail):
        marks.append(ModalMark(question.start(), question.end(), question.group(), Modality.ASKED))
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _suppositions(text: str) -> Iterator[ModalMark]:
    """Verbs in ば, たら and なら, not those of "must" (なければならない); and in ようと, not yet done."""
    words = japanese_morphemes(text)
    for m, following in pairwise(words):
        tags = m.part_of_speech
        is_form = (tags[1] == "接続助詞" and m.surface == "ば") or (
            tags[0] == "助動詞" and m.surface in ("たら", "だら", "なら")
        )
        if is_form and not following.surface.startswith(("なら", "なり", "いけ", "よ", "いい", "良")):
            yield ModalMark(m.start, m.end, m.surface, Modality.CONDITIONAL)
        elif tags[5].startswith("意志推量形") and following.surface == "と":
            yield ModalMark(m.start, following.end, text[m.start : following.end], Modality.SOUGHT)
