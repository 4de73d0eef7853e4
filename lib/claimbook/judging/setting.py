"""What a passage stands in: whom and when its page is about, where the sentence itself leaves that unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimbook.core.model import Document, Passage
from claimbook.judging.reading import read
from claimbook.matching.aliases import Aliases, joined
from claimbook.text.dates.times import Time
from claimbook.text.entities.names import NameKind, NameMention
from claimbook.text.language.languages import detect_language
from claimbook.text.language.words import Word, content_words

# How a capture says that its text was handed over with the claim.
GIVEN = "given"
# A name in this many passages is one that a page returns to.
_RECURRING = 2
# News and releases name whom they are about in their first sentences.
_OPENING = 5
# "In Dorran" is said of a place, and a place is not short for what bears its name.
_LOCATIVE = ("in", "at", "near", "to", "from", "around", "outside", "across")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an evidence passage stands in: what names, words and times the page is about, and who speaks."""

    topic: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    language: str = ""
    publisher: str = ""
    same_moment: bool = False  # whether claim and evidence were handed over together, so that "now" is one
    times: tuple[Time, ...] = ()  # of the title and the heading
    aliases: Aliases | None = None  # those of all texts with the page's own short forms


def setting_of(passage: Passage, document: Document, aliases: Aliases) -> Setting:
    """The names and times that a passage stands under, and who speaks on the page.

    These are the names of the title, the heading, the page's first sentence, which says what the page is
    about, and the sentence before, which a pronoun may mean.
    """
    language = document.source.language or detect_language(passage.quote)
    above = [p.quote for p in document.passages if p.end <= passage.start][-1:]
    first = [p.quote for p in document.passages[:1]]
    headings = (document.source.title, passage.context)
    topic = [read(text, language, aliases) for text in (*headings, *first)]
    nearby = [read(text, language, aliases) for text in above]
    above_names = (n.surface for facts in nearby for n in facts.names)
    page = _page_names(
        document.capture.text_sha256 if document.capture else document.text,
        document.source.source_id,
        tuple(p.quote for p in document.passages),
        document.source.language,
        aliases,
    )
    return Setting(
        topic=tuple(dict.fromkeys(n.surface for facts in topic for n in facts.names)),
        near=tuple(dict.fromkeys((*above_names, *page.near))),
        words=tuple(word for text in headings for word in content_words(text, language)),
        language=language,
        publisher=document.source.publisher,
        same_moment=document.capture is not None and document.capture.charset_reason == GIVEN,
        times=tuple(time for facts in topic for time in facts.times),
        aliases=page.aliases,
    )


@dataclass(frozen=True, slots=True)
class _PageNames:
    """The names that a page is about, and all names with the page's own short forms among them."""

    near: tuple[str, ...]
    aliases: Aliases


@lru_cache(maxsize=256)
def _page_names(
    key: str, source_id: str, quotes: tuple[str, ...], language: str, aliases: Aliases
) -> _PageNames:
    counts: dict[str, int] = {}
    places: set[str] = set()
    opening: dict[str, None] = {}
    for number, quote in enumerate(quotes):
        names = read(quote, language, aliases).names
        places |= {n.surface for n in names if n.kind is NameKind.PLACE or _is_where(n, quote)}
        if number < _OPENING:
            opening |= dict.fromkeys(n.surface for n in names)
        for surface in {n.surface for n in names}:
            counts[surface] = counts.get(surface, 0) + 1
    recurring = sorted(name for name, count in counts.items() if count >= _RECURRING)
    shortened = tuple(_short_forms(sorted(counts), places, aliases))
    return _PageNames(tuple(dict.fromkeys((*recurring, *opening))), joined(aliases, shortened))


def _short_forms(names: Sequence[str], places: set[str], aliases: Aliases) -> Iterator[tuple[str, str]]:
    """Names that begin one longer name of the page and no other: Redmoor, Redmoor United."""
    for short in names:
        if short in places or len(short) < 3 or aliases.canonical(short):
            continue
        longer = [n for n in names if n.startswith((f"{short} ", f"{short}・"))]
        if len(longer) == 1 and not aliases.canonical(longer[0]):
            yield short, longer[0]


def _is_where(name: NameMention, quote: str) -> bool:
    before = quote[: name.start].split()
    return bool(before) and before[-1].lower() in _LOCATIVE
