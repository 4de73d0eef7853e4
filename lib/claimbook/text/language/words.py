"""Text into words: Japanese by SudachiPy, Chinese by dictionary, the rest by their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from claimbook.text.language import chinese
from claimbook.text.language.irregular_verbs import base_of
from claimbook.text.language.stopwords import is_function_word, is_light_word

_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
# SudachiPy refuses more than 49,149 bytes at once; a character takes at most four.
_SUDACHI_CHARACTERS = 12_000
_CONTENT_TAGS = {"名詞", "動詞", "形容詞", "形状詞", "副詞"}
_SNOWBALL = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "nl": "dutch", "pt": "portuguese", "ru": "russian", "id": "indonesian", "sv": "swedish",
    "ar": "arabic",
}  # fmt: skip


class Morpheme(NamedTuple):
    """A Japanese word in its sentence; offsets are into the text as given."""

    surface: str
    start: int
    end: int
    part_of_speech: tuple[str, ...]
    dictionary_form: str
    normalized_form: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries content; `key` is its form for comparison within a language."""

    start: int
    end: int
    surface: str
    key: str
    is_light: bool  # carries little by itself: する, 行う, make, project


def japanese_morphemes(text: str) -> tuple[Morpheme, ...]:
    """Splits Japanese text into morphemes (SudachiPy, mode C, dictionary "core").

    >>> [m.surface for m in japanese_morphemes("孫氏が会長に就任する")]
    ['孫', '氏', 'が', '会長', 'に', '就任', 'する']
    """
    if len(text) <= 400:
        return _morphemes_of_line(text)
    return tuple(_morphemes(text))


def content_words(text: str, language: str) -> tuple[Word, ...]:
    """The words that carry content, in order, without particles, articles and the like.

    Args:
        text: any text; offsets of the words point into it.
        language: ISO 639-1; an unknown one is treated by its letters alone.

    >>> [w.key for w in content_words("The jobs were created", "en")]
    ['job', 'creat']
    """
    if language == "ja":
        return tuple(_japanese_words(text))
    if language == "zh":
        return tuple(_chinese_words(text))
    return tuple(_latin_words(text, language))


def stem(word: str, language: str = "en") -> str:
    """The stem of a lower-case word by the Snowball stemmer of its language (Porter 2001)."""
    return _stem(word, language)


@lru_cache(maxsize=20_000)
def dictionary_parts(word: str, language: str) -> tuple[str, ...]:
    """The shorter words that a Japanese compound is made of; empty for a word without parts.

    >>> dictionary_parts("投資額", "ja")
    ('投資', '額')
    """
    if language != "ja" or len(word) < 2 or word.isascii():
        return ()
    import sudachipy

    parts = tuple(m.normalized_form() for m in _sudachi().tokenize(word, sudachipy.SplitMode.A))
    return parts if len(parts) > 1 else ()


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(language: str) -> Any:
    import Stemmer  # PyStemmer: the C library, with the same stems as the pure Python one

    name = _SNOWBALL.get(language)
    return Stemmer.Stemmer(name) if name else None


@cache
def _sudachi() -> Any:
    import sudachipy

    return sudachipy.Dictionary(dict="core").tokenizer()


@lru_cache(maxsize=20_000)
def _morphemes_of_line(text: str) -> tuple[Morpheme, ...]:
    return tuple(_morphemes(text))


def _morphemes(text: str) -> Iterator[Morpheme]:
    # A lone surrogate is no character; one placeholder for each keeps the offsets true.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _broken(text) else text
    for base, piece in _pieces(text):
        for m in _sudachi().tokenize(piece):
            yield Morpheme(
                m.surface(),
                base + m.begin(),
                base + m.end(),
                tuple(m.part_of_speech()),
                m.dictionary_form(),
                m.normalized_form(),
            )


def _broken(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + _SUDACHI_CHARACTERS)
        if end < len(text):
            cut = max(text.rfind(mark, start + 1, end) for mark in "。\n、 ")
            end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end


def _japanese_words(text: str) -> Iterator[Word]:
    for m in japanese_morphemes(text):
        tags = m.part_of_speech
        if tags[0] not in _CONTENT_TAGS or tags[1] in ("数詞", "助数詞", "非自立可能", "助動詞語幹"):
            continue
        if m.surface.isascii():
            key = stem(base_of(m.surface.lower()), "en")
            light = is_light_word(key, "en") or is_function_word(m.surface.lower(), "en")
        else:
            key = m.normalized_form
            light = is_light_word(key, "ja") or is_light_word(m.dictionary_form, "ja")
        if key.strip() and any(c.isalpha() for c in key):
            yield Word(m.start, m.end, m.surface, key, light)


def _chinese_words(text: str) -> Iterator[Word]:
    position = 0
    for run in _HAN_RUN.finditer(text):
        yield from _latin_words(text[position : run.start()], "en", position)
        for start, end in _joined(text, chinese.segment(text, run.start(), run.end())):
            surface = text[start:end]
            if not is_function_word(surface, "zh"):
                yield Word(start, end, surface, surface, is_light_word(surface, "zh"))
        position = run.end()
    yield from _latin_words(text[position:], "en", position)


def _joined(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Joins single characters that stand in a row: what no dictionary knows is one unknown word.

    Measure words (座, 棵) join nothing.
    """
    start = end = -1
    for a, b in spans:
        single = b - a == 1 and not is_function_word(text[a:b], "zh") and not is_light_word(text[a:b], "zh")
        if single and a == end:
            end = b
            continue
        if end > start >= 0:
            yield start, end
        start, end = (a, b) if single else (-1, -1)
        if not single:
            yield a, b
    if end > start >= 0:
        yield start, end


def _latin_words(text: str, language: str, base: int = 0) -> Iterator[Word]:
    for match in _LATIN_WORD.finditer(text):
        surface = match.group()
        lower = surface.lower().replace("’", "'").removesuffix("'s")
        if is_function_word(lower, language):
            continue
        key = stem(base_of(lower) if language == "en" else lower, language)
        yield Word(base + match.start(), base + match.end(), surface, key, is_light_word(key, language))
