"""Names of people, organisations, places and products: where they stand in a text.

Known names are searched as they are written. Beyond them, Latin (and Cyrillic and Greek) names are told
by their capitals, Japanese names by the part of speech that SudachiPy gives them, Chinese names by
CC-CEDICT and by the characters that foreign names are written with. Where it is doubtful whether a word
is a name, it is none: a name that is not there would be missed in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claimbook.text.entities.chinese_names import chinese_spans
from claimbook.text.entities.japanese_names import japanese_spans
from claimbook.text.entities.known_names import known_spans
from claimbook.text.entities.latin_names import latin_spans
from claimbook.text.entities.name_model import FOLD, HAN_RUN, NameKind, NameMention, Span
from claimbook.text.language.words import japanese_morphemes

__all__ = ["NameKind", "NameMention", "find_names"]


_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_PARTS = re.compile("[ ・·]")


def find_names(text: str, language: str = "", known: Iterable[str] = ()) -> tuple[NameMention, ...]:
    """The names in a text, in order; where two overlap, the longer one stands.

    Args:
        text: a sentence or a page.
        language: ISO 639-1; where empty, kana are taken for Japanese and bare Han for Chinese.
        known: names to be found as written, in any script; those of one character are passed over.

    >>> [(n.surface, n.kind.value) for n in find_names("OpenAI CEO Sam Altman met Mr. Son in Tokyo.", "en")]
    [('OpenAI', 'unknown'), ('Sam Altman', 'person'), ('Son', 'person'), ('Tokyo', 'unknown')]
    """
    folded = text.translate(FOLD)
    names = known if isinstance(known, tuple) else tuple(known)
    japanese = language == "ja" or (language != "zh" and _KANA.search(folded) is not None)
    is_chinese = not japanese and language in ("", "zh") and HAN_RUN.search(folded) is not None
    morphemes = japanese_morphemes(folded) if japanese else ()
    spans = list(latin_spans(folded, language))
    if japanese:
        spans += japanese_spans(folded, morphemes, _as_set(names))
    if is_chinese:
        spans += chinese_spans(folded)
    given = known_spans(folded, names, morphemes, is_chinese)
    return tuple(
        NameMention(start, end, text[start:end], kind) for start, end, kind in _longest(given, spans, folded)
    )


@lru_cache(maxsize=16)
def _as_set(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _longest(known: Sequence[Span], found: Sequence[Span], text: str) -> list[Span]:
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
